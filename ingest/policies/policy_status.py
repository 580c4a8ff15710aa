"""What a document says of a policy's progress: by the verb that governs its name, and whether the words are a plan."""

from __future__ import annotations

import re
from functools import cache

from graph.model import Section
from ingest.indicators.outlook import leaning
from ingest.policies.policy_names import verb_pattern, verb_status
from ingest.policies.titles import DRAFT
from ingest.reading import Reading
from ingest.words import load


@cache
def _words(name: str) -> re.Pattern[str]:
    return re.compile("|".join(sorted(load("policies")[name], key=len, reverse=True)))


# a longer section looks back here and ahead there
LONGEST = 4000
# how much its words must speak for the plan
CLEAR = 0.5


def planned_sections(reading: Reading) -> list[bool]:
    """For each section whether it tells what is to be done: by the nearest heading that says so, else by its clauses.

    The text of a policy (other than a work report) is a plan throughout.
    """
    if reading.policy is not None and not reading.policy.name.endswith("工作报告"):
        return [True] * len(reading.sections)
    told: list[bool | None] = []
    result: list[bool] = []
    for section in reading.sections:
        value = told[section.parent] if section.parent is not None else None
        if section.parent is not None and _words("past").search(section.heading):
            value = False
        elif section.parent is not None and _words("plan").search(section.heading):
            value = True
        told.append(value)
        short = section.parent is not None and section.end - section.start < LONGEST
        result.append(bool(value or (value is None and short and _looks_ahead(reading, section))))
    return result


def _looks_ahead(reading: Reading, section: Section) -> bool:
    """Whether a section whose headings do not say so tells what is to be done."""
    return leaning(reading.document.text[section.start : section.end]) > CLEAR


# what may stand between a verb and the name that it governs: 了, an issuer, 关于
BETWEEN = re.compile(r"[了好]?(?:[一-鿿、 ]{0,12}(?:[委府厅院部央局会家省市区县州国党]|关于|的))?[的]?[《“]?")
# words before the verb by which also a plan tells of the past
PAST = re.compile(r"(?:19|20)\d\d年\d{1,2}月(?:\d{1,2}日)?(?![底前起])|已(?!列)|曾|近年来|以来|去年")
ORDER = ("proposed", "drafted", "issued", "underway", "completed")


@cache
def _single() -> re.Pattern[str]:
    return re.compile("|".join(sorted(verb_status(), key=lambda word: (-len(word), word))))


@cache
def _future() -> re.Pattern[str]:
    return re.compile(f"(?:{_words('future').pattern})[一-鿿]{{0,4}}$")


def status_of(text: str, span: tuple[int, int], floor: int, name: str, verb: str, planned: bool) -> str | None:
    """The status that the words around a name give a policy; None where they give none.

    Args:
        text: the document's text.
        span: where the name stands.
        floor: where the sentence starts.
        name: the policy's name; a draft says so in it.
        verb: the governing verbs, where they are known from an enumeration; else they are looked for.
        planned: whether the passage tells what is to be done. There what is to be made is proposed, what exists and is
            carried on is under way.
    """
    start, end = span
    if DRAFT.search(name) or status_after(text, end) == "drafted":
        return "drafted"
    clause = max(floor, start - 40, *(text.rfind(mark, floor, start) + 1 for mark in "，。；,;\n》"))
    if verb:
        at = max(text.rfind(verb, floor, start), floor)
    else:
        verb, at = _governing(text, clause, start)
    found = [verb_status()[word[0]] for word in _single().finditer(verb)]
    found = [status for status in found if status != "none"]
    if not found:
        return status_after(text, end)
    made = text[at + len(verb) : start] == "的"
    to_come = planned and PAST.search(text, floor, at) is None
    to_come = to_come or _future().search(text[max(floor, at - 8) : at]) is not None
    if to_come and not made and any(status != "underway" for status in found):
        return "proposed"
    return max(found, key=ORDER.index)


def status_after(text: str, end: int) -> str | None:
    """The status that the words behind a name give: “80条”基本落地."""
    for status, pattern in load("policies")["after"]:
        if re.compile(pattern).match(text, end):
            return str(status)
    return None


def _governing(text: str, start: int, place: int) -> tuple[str, int]:
    """The last governing verbs between two places, next to the second, and where they stand."""
    verb, at = "", place
    for match in verb_pattern().finditer(text, start, place):
        near = BETWEEN.fullmatch(text, match.end(), place) is not None
        verb, at = (match[0], match.start()) if near else ("", place)
    return verb, at


def governing(text: str, floor: int, place: int) -> str:
    """The verbs that govern what stands at this place, in its clause and next to it."""
    clause = max(floor, place - 40, *(text.rfind(mark, floor, place) + 1 for mark in "，。；,;\n》"))
    return _governing(text, clause, place)[0]
