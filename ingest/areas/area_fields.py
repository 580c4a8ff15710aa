"""A field as words name it, and the other forms of its name."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from graph.names import normal
from ingest.outline.segment import ends_word
from ingest.words import load

# what a name may end in whose field is what stands before: 补贴范围, 安全生产长效机制
PART = re.compile("(?:长效|工作|协作|协同)?机制$|范围$|(?:申领|申请|准入)条件$|(?:政策|资金)?支持$")
# how many shorter forms a name has at most
MOST = 5
# what joins a part that fell away; no 碳中和
LOOSE = re.compile("(?<![中缓平饱温总共谐])[和与及、]+$")
SHORT_PART = re.compile("[和与及][^和与及、]{1,2}$")
OF = re.compile("的(?:发展|建设|改革|管理|保护|开发|利用|治理|调整|整顿)$")


@dataclass(frozen=True, slots=True)
class Field:
    """A field as words name it: its name, other names, and where in those words the name stands."""

    name: str
    aliases: tuple[str, ...]
    start: int
    end: int

    def moved(self, by: int) -> Field:
        """The same field in words that begin that much earlier."""
        return replace(self, start=self.start + by, end=self.end + by)


def make_field(name: str, others: list[str], start: int) -> Field:
    """A field of this name that starts there; its other names without doubles."""
    return Field(name, tuple(dict.fromkeys(other for other in others if other != name)), start, start + len(name))


def alternatives(key: str) -> str:
    """A list of lexicon/areas.yaml as alternatives of a regular expression, longest first."""
    return "|".join(sorted(map(str, load("areas")[key]), key=len, reverse=True))


@cache
def tail_pattern() -> re.Pattern[str]:
    """Words at the end of a name that say nothing more."""
    return re.compile(f"(?<=..)(?:{alternatives('tails')})$")


@cache
def empty_names() -> frozenset[str]:
    """Names that are too wide to be a field."""
    return frozenset(normal(name) for name in load("areas")["empty"])


@cache
def _vague() -> re.Pattern[str]:
    """Names that only count or point: 各项准备, 今年政府, …的各项."""
    return re.compile("(?:" + "|".join(load("areas")["vague"]) + ")$")


def is_empty(name: str) -> bool:
    """Whether the name is too short or too wide to be a field."""
    return len(normal(name)) < 2 or normal(name) in empty_names() or _vague().match(name) is not None


def without_tail(name: str) -> str:
    """The name without words at its end that say nothing more: “双创”|工作|纵深发展."""
    bare = tail_pattern().sub("", re.sub("(?<=.{3})助力.{4,}$", "", name))
    bare = tail_pattern().sub("", bare) if len(bare) > 3 else bare
    # 服务质量|和水平
    bare = LOOSE.sub("", bare)
    if SHORT_PART.search(bare):
        # 县域经济发展和城市|工作: the second part needs the word
        return name
    # 知识分子的|作用
    return bare.removesuffix("的") if bare != name else bare


def variants(name: str) -> list[str]:
    """Other forms of an area's name: without what says nothing, with the fuller or shorter word."""
    found: list[str] = []
    bare = LOOSE.sub("", tail_pattern().sub("", name))
    if bare != name and len(bare) >= 2:
        found.append(bare)
    if name.endswith("建设") and len(name) > 5 and not name.endswith("基本建设"):
        found.append(name[:-2])
    part = PART.search(name)
    if part and part.start() >= 4:
        found.append(name[: part.start()])
    if OF.search(name) and name.count("的") == 1:
        found.append(name.replace("的", ""))
    if name.endswith("体制改革") and len(name) > 5:
        found += [name[:-4] + "改革", name[:-2] + "机制改革"]
    if name.endswith("体制机制改革"):
        found += [name[:-4] + "改革", name[:-6] + "改革"]
    for group in load("areas")["synonyms"]:
        word = next((word for word in sorted(group, key=len, reverse=True) if word in name), None)
        if word is not None:
            found += [name.replace(word, other) for other in group if other != word]
    return [*found, *_shorter(name)]


@cache
def _more() -> re.Pattern[str]:
    """What a name may end in or begin with beside the field's own name: a head, a result, a quantity, X的."""
    result = f"(?:{alternatives('manners')})*(?:{alternatives('results')})(?:和|、)?"
    return re.compile(
        rf"(?:(?:{result})+|(?:首要|主要|重要|总体|整体|综合|公共|主体)?(?:{alternatives('further_heads')}))$"
        rf"|^(?:更加?[^的更]{{1,6}}的|更[多大高好]{{1,2}}(?:水平|质量|规模|范围)?的?|各(?:类型?|种|项)、?|[^的“”]{{2,14}}的(?=[^的]{{4,}}$)|[^的等“”]{{2,12}}等(?=[^等]{{4,}}$))"
    )


def _shorter(name: str) -> list[str]:
    """The name without heads and results at its end, one after the other: 服务业|优质高效发展, 安全生产|责任|体系."""
    found: list[str] = []
    waiting = [name]
    while waiting and len(found) < MOST:
        form = waiting.pop(0)
        for match in _more().finditer(form):
            rest = form[: match.start()] + form[match.end() :]
            rest = rest.rstrip("的和与及、").lstrip("、")
            long = len(rest) > 2 or (len(rest) == 2 and len(match[0]) > 3)
            whole = match.start() == 0 or ends_word(form, match.start())
            if long and whole and rest not in found and not is_empty(rest) and rest.count("“") == rest.count("”"):
                found.append(rest)
                waiting.append(rest)
    return found
