"""The fields of items that reward places: 对深化商事制度改革成效显著的市…"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ingest.areas.area_fields import Field, alternatives, is_empty, make_field, tail_pattern, variants
from ingest.areas.area_names import ending_pattern
from ingest.areas.imperatives import imperative
from ingest.words import load

# How many fields one item has at most.
MOST = 3


@cache
def _item() -> re.Pattern[str]:
    return re.compile(rf"对(?P<fields>[^。；]{{4,120}}?)的(?:{alternatives('rewarded')})")


@cache
def _result() -> re.Pattern[str]:
    """What is said of the field: 成效明显, 推进力度大."""
    return re.compile(
        rf"(?:(?:{alternatives('result_nouns')}|、)*(?:较为|比较|较|特别)?(?:{alternatives('result_words')})+)$"
    )


@cache
def _tail() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives('item_tails')})+$")


@cache
def _measure() -> re.Pattern[str]:
    """What names of single measures end in; they are no fields."""
    return re.compile(f"(?:{alternatives('item_measures')})$")


def item_fields(text: str, start: int, end: int) -> Iterator[Field]:
    """The fields of the item that opens at `start`, with their places in the text."""
    item = _item().match(text, start, end)
    if item is None:
        return
    base, found = item.start("fields"), 0
    summed = re.search(r"等([^、，等]{4,10}?)(?:工作|领域|方面)", item["fields"])
    if summed and imperative(summed[1]) is None and not is_empty(summed[1]):
        yield make_field(summed[1], variants(summed[1]), base + summed.start(1))
        return
    for offset, words in _parts(item["fields"]):
        field = _of_part(words, found == 0)
        if field is not None and found < MOST:
            found += 1
            yield field.moved(base + offset)


def _parts(fields: str) -> Iterator[tuple[int, str]]:
    """The parts of the item's condition: at commas, and between members of which the second has a verb or a result."""
    start = 0
    for mark in re.finditer(r"[，、]|以及", fields):
        before, after = fields[start : mark.start()], fields[mark.end() :]
        if mark.group() == "、" and imperative(after) is None and not _result().search(before):
            continue
        yield start, before
        start = mark.end()
    yield start, fields[start:]


def _of_part(words: str, first: bool) -> Field | None:
    result = _result().search(words)
    bare = _tail().sub("", words[: result.start()] if result else words)
    name, start, verb = bare, 0, ""
    aside = re.match(r"在?(?P<in>.+?)中(?:认定|确定|评定)为|在", name)
    if aside:
        name, start = (aside["in"], aside.start("in")) if aside["in"] else (name[1:], 1)
        name = _tail().sub("", name)
    while (found := imperative(name)) is not None and (not verb or found.verb in load("areas")["item_verbs"]):
        verb = verb or found.verb
        name, start = found.object, start + found.object_start
    name = tail_pattern().sub("", _tail().sub("", name))
    others = [bare, words, *variants(name)]
    if "、" in name and len(name) > 10 and not re.search(r"(?:及|以及|和)[^、]{4,}$", name):
        name, *more = name.split("、")
        others += [*more, "、".join((name, *more))]
    second = re.search(rf"和(?:{alternatives('item_verbs')})(?=.{{3}})", name)
    if second:
        name = name[: second.start()]
    if is_empty(name) or len(name) < 3 or "且" in name or _measure().search(name):
        return None
    telling = verb in load("areas")["item_verbs"] if verb else bool(result and "成效" in result.group())
    if not first and not (telling and (verb or ending_pattern().search(name))):
        return None
    return make_field(name, others, start)
