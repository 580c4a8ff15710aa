"""Enumerations that share their head: 电力、电信、民航、铁路等行业改革 is one field for each member."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from graph.names import normal
from ingest.areas.area_fields import Field, alternatives, make_field
from ingest.areas.imperatives import object_of
from ingest.words import load

# 等 and one of these: the members are fields of their own
ETC = re.compile(
    r"等(?:各个?|各[项类种]|其他|相关|有关|配套|重大|(?:重点|关键)(?!领域|环节))*"
    r"(?:[^、，等]{0,6}(?:行业|领域|方面|部门|企业|环节)(?:[和、](?:重点|关键)?(?:领域|环节))?)?"
    r"的?(?P<head>(?:管理)?(?:体制机制|体制|制度|机制)?改革)"
)
# 政策性银行|和其他商业银行改革
AMONG = re.compile(r"[和与及、](?:其他|其它|相关|有关)(?:各[类项种])?[^、，和与]{0,10}改革$")
# 等52项改革, 等一批重点改革
COUNTED = re.compile(
    r"等(?:[\d一二三四五六七八九十百两几多数余]+[项个条批]|一系列|若干项?)(?:重点|重大|关键|特色|专项|标志性|国家级?|省级)*改革$"
)

SYSTEM = re.compile("(?:体制|制度|机制)$")
SYSTEMS = re.compile("(?:[^、和，]{2,8}(?:体制|制度|机制)[、和])+[^、和，]{2,8}(?:体制|制度|机制)")


@cache
def _head() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives('heads')})*改革$")


@cache
def _whole() -> frozenset[str]:
    """Fixed phrases of several members that name one field."""
    return frozenset(normal(phrase) for phrase in load("areas")["phrases"])


def shared_head(words: str) -> list[Field]:
    """The members that a heading enumerates; an empty list where it enumerates none."""
    name, start = object_of(words)
    if words[max(0, start - 2) : start] == "改革" and SYSTEMS.fullmatch(name):
        # 改革财政体制和工资制度
        parts = re.finditer("[^、和]+", name)
        return [Field(part[0] + "改革", (part[0], words), start + part.start(), start + part.end()) for part in parts]
    if not name.endswith("改革") or "、" not in name:
        return []
    return [field.moved(start) for field in members(name)]


def members(name: str) -> list[Field]:
    """The members of a name that ends in 改革, each with the head that they share."""
    head_match = _head().search(name)
    etc, among = name.rfind("等"), AMONG.search(name)
    listed = "、" in name or among is not None or ETC.search(name) is not None
    if head_match is None or not listed or normal(name[:-2]) in _whole():
        return [make_field(name, [], 0)]
    body, head = name[: head_match.start()], head_match.group()
    if COUNTED.search(name):
        body, head = name[:etc], "改革"
    elif etc > name.rfind("、"):
        generic = ETC.fullmatch(name, etc)
        if generic is None:
            # A、B等C改革: one field, C says which
            return [replace(make_field(name[etc + 1 :], [name], etc + 1), start=0)]
        body, head = name[:etc], generic["head"]
    elif among is not None:
        body, head = name[: among.start()], "改革"
    elif SYSTEMS.fullmatch(name[:-2]):
        # 经济体制、政治体制、社会体制改革: each has its head
        body, head = name[:-2], "改革"
    joined = "和" in body[max(0, body.rfind("、")) :] or "性、" in body
    parts = list(re.finditer(r"[^、和与及]+" if joined else r"[^、]+", body))
    if any(len(part.group()) < 2 or part.group().count("“") != part.group().count("”") for part in parts):
        return [make_field(name, [], 0)]
    if any(part.group().endswith("改革") for part in parts[:-1]):
        # full names, one after the other
        ends = [part.end() for part in parts]
        if not parts[-1].group().endswith("改革"):
            ends[-1] = len(name)
        return [make_field(name[part.start() : end], [], part.start()) for part, end in zip(parts, ends, strict=True)]
    noun = re.match(r".+性(.+)$", parts[-1].group())
    found = [_member(part, head, noun[1] if noun else "") for part in parts]
    # the whole is what some call the first, 铁路等行业改革 the last
    last = replace(found[-1], aliases=(*found[-1].aliases, name[found[-1].start :]), end=len(name))
    first = [replace(field, aliases=(*field.aliases, name)) for field in found[:1]]
    return [*first, *found[1:-1], last] if len(found) > 1 else [last]


def _member(part: re.Match[str], head: str, noun: str) -> Field:
    """One member with its head; 开发性 (金融机构) takes the noun of the last one."""
    word = part.group()
    own = word + noun if word.endswith("性") else word
    shares = head.startswith(("市场", "机构")) and (not noun or "性" in word)
    name = own + (head if shares else "改革")
    others = [own + head, own + "改革", own]
    others += [] if SYSTEM.search(own) else [own + "制度改革", own + "体制改革"]
    return Field(name, tuple(dict.fromkeys(other for other in others if other != name)), *part.span())
