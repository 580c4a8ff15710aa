"""Find bodies by a proper name of their own: laboratories, examples of firms, what stands beside a firm."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import rjieba

from ingest.institutions.bodies import HAN, Bodies, class_starts, clause, listed
from ingest.institutions.central_bodies import is_known
from ingest.outline.segment import tagged

# how far left of its last word a name is looked for
WINDOW = 40
# 山海、云湖 in 山海、云湖等企业
ITEM = rf"[{HAN}A-Za-z0-9“”—-]{{2,14}}"
ITEMS = re.compile(rf"((?:{ITEM}、)*{ITEM})$")
FIRMS = "企业|公司|央企|国企|民企|外企|车企|药企"
# members of an enumeration: the next one, the one before, and that a whole member ends here
BEHIND = re.compile(rf"、([{HAN}]{{3,8}}?)(?=[、，。；）和]|等(?!级))")
BEFORE = re.compile(rf"(?<![{HAN}\d])([{HAN}]{{3,8}})、$")
# what stands beside laboratories in an enumeration and is none: 高校、企业、重点实验室
PLAIN = re.compile("[学业院所心台地构校厂间室区站园库馆点司]$")
MEMBER = re.compile("[、，。；）和]|等(?!级)")


@cache
def _examples() -> re.Pattern[str]:
    return re.compile(rf"等(?:\d+[家户]|{listed('kinds_of_firms')})*(?:{FIRMS})(?![化家所职单])")


@cache
def _left() -> str:
    """A look behind: where a proper name can begin."""
    ahead = "|".join(f"(?<={word})" for word in sorted({*listed("free_left").split("|"), *"和与在由对"}))
    return rf"(?:(?<![{HAN}A-Za-z0-9])|{ahead})"


@cache
def _laboratory() -> re.Pattern[str]:
    return re.compile(rf"{_left()}([{HAN}“”—]{{2,16}}?)实验室")


@cache
def _laboratories() -> re.Pattern[str]:
    """Laboratories that share their head."""
    return re.compile(rf"{_left()}((?:[{HAN}]{{2,4}}、)+[{HAN}]{{2,4}}?)(?P<count>等|\d+[个家])?(?P<level>省)?实验室")


@cache
def _class_of_laboratories() -> re.Pattern[str]:
    return re.compile(f"(?:{listed('laboratory_classes')})*$")


def find_laboratories(bodies: Bodies) -> None:
    """秋山实验室; 秋山、云湖2个省实验室 is two."""
    text = bodies.text
    for match in _around(_laboratories(), "实验室", text):
        names = _behind_verb(match[1]).split("、")
        at = match.end(1) - len("、".join(names))
        if not match["count"] and not all(_named(name) == name and not PLAIN.search(name) for name in names):
            continue
        for name in names:
            level = match["level"] or ""
            aliases = (f"{name}实验室",) if level else ()
            bodies.add(at, at + len(name), f"{name}{level}实验室", 0.7, aliases=aliases, kind="事业单位")
            at += len(name) + 1
    for match in _around(_laboratory(), "实验室", text):
        name = _named(match[1])
        if name and not clause().search(name):
            bodies.add(match.end(1) - len(name), match.end(), name + "实验室", 0.7)


def _around(pattern: re.Pattern[str], word: str, text: str) -> Iterator[re.Match[str]]:
    """The matches that end in this word, looked for near it only."""
    floor = at = 0
    while (at := text.find(word, at)) >= 0:
        end = at + len(word)
        match = pattern.search(text, max(floor, at - WINDOW), end)
        if match is not None and match.end() == end:
            floor = end
            yield match
        at = end


@cache
def _verbs() -> frozenset[str]:
    """Words before a name that are none of it."""
    return frozenset(word for key in ("free_left", "before_firms") for word in listed(key).split("|") if len(word) > 1)


def _named(words_before: str) -> str:
    """A laboratory's own name in the words before 实验室; nothing where they give a class, a number or a clause."""
    words = [(words_before[start:end], tag) for start, end, tag in tagged(words_before)]
    while words and (words[0][1] == "v" or words[0][0] in _verbs()):
        words.pop(0)
    name = "".join(word for word, _ in words)
    own = _class_of_laboratories().sub("", name)
    if (
        not own
        or own.count("“") != own.count("”")
        or re.search("[一二三四五六七八九十]+[个家]|[和与及等由]|系列$|^[各该本以将在]", own)
    ):
        return ""
    last = tagged(own)[-1][2]
    return "" if own != name and last in ("v", "d", "p", "c") else name


def find_examples(bodies: Bodies) -> None:
    """云湖生物、秋山科技等企业: what is listed as examples of firms, a third of them no common words."""
    for firms in _examples().finditer(bodies.text):
        match = ITEMS.search(bodies.text, max(0, firms.start() - 2 * WINDOW), firms.start())
        if match is None:
            continue
        at, items = match.start(1), match[1].split("、")
        first = _behind_verb(items[0])
        at, items[0] = at + len(items[0]) - len(first), first
        if 3 * sum(_coined(item) for item in items) < len(items):
            continue
        for item in items:
            general = item.endswith(class_starts()) or (item.startswith(class_starts()) and not _coined(item))
            if len(item) > 1 and not general and not clause().search(item):
                bodies.add(at, at + len(item), item, 0.7, kind="企业")
            at += len(item) + 1


def find_beside(bodies: Bodies) -> None:
    """云湖生物 in 中国一汽、云湖生物等: what stands beside a known firm in an enumeration and is no common word."""
    text = bodies.text
    firms = [body for body in bodies.found if body.kind == "企业"]
    for firm in firms:
        at = firm.end
        while (found := BEHIND.match(text, at)) is not None and _firm(bodies, found):
            at = found.end()
        at = firm.start if MEMBER.match(text, firm.end) else 0
        while at and (found := BEFORE.search(text, max(0, at - 10), at)) is not None and _firm(bodies, found):
            at = found.start(1)


def _firm(bodies: Bodies, found: re.Match[str]) -> bool:
    """Note a member of an enumeration of firms; whether the enumeration goes on there."""
    name = found[1]
    if not bodies.free(*found.span(1)):
        return True
    if not _coined(name) or clause().search(name) or re.search(f"(?:{listed('no_firm')})$", name):
        return False
    if any(tag == "v" and end - start > 1 for start, end, tag in tagged(name)):
        return False
    bodies.add(*found.span(1), name, 0.65, kind="企业")
    return True


def _behind_verb(item: str) -> str:
    """The item without the words before its name: 依托云湖 → 云湖."""
    found = re.match(rf"(?:.*(?:{listed('free_left')}|{listed('before_firms')}))?(.{{2,}})$", item)
    return found[1] if found else item


def _coined(name: str) -> bool:
    """Whether a name is no row of common words: one of its characters stands alone, or it is a known body's."""
    return is_known(name) or name.endswith(("集团", "股份")) or any(len(word) == 1 for word in rjieba.cut(name, False))
