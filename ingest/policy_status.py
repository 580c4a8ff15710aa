"""What a document says of a policy's progress: by the verb that governs its name, and whether the words are a plan."""

from __future__ import annotations

import re
from functools import cache

from ingest.policy_names import verb_pattern, verb_status
from ingest.reading import Reading
from ingest.titles import DRAFT
from ingest.words import load


@cache
def _words(name: str) -> re.Pattern[str]:
    return re.compile("|".join(sorted(load("policies")[name], key=len, reverse=True)))


def planned_sections(reading: Reading) -> list[bool]:
    """For each section whether it tells what is to be done: by the nearest heading that says so.

    The text of a policy (other than a work report) is a plan throughout.
    """
    own = reading.policy is not None and not reading.policy.name.endswith("工作报告")
    result: list[bool] = []
    for section in reading.sections:
        value = result[section.parent] if section.parent is not None else own
        if section.parent is not None and not own:
            if _words("past").search(section.heading):
                value = False
            elif _words("plan").search(section.heading):
                value = True
        result.append(value)
    return result


def status_of(verb: str, name: str, planned: bool) -> str | None:
    """The status that the governing verbs give a policy; None where they give none.

    In a plan what is to be made is proposed, what exists and is to be carried on is under way.
    """
    words = [match[0] for match in re.finditer(_single().pattern, verb)]
    found = [verb_status()[word] for word in words if word in verb_status()]
    found = [status for status in found if status != "none"]
    if DRAFT.search(name):
        return "drafted"
    if not found:
        return None
    order = ("proposed", "drafted", "issued", "underway", "completed")
    if planned and any(status in ("proposed", "drafted", "issued", "completed") for status in found):
        return "proposed"
    return max(found, key=order.index)


@cache
def _single() -> re.Pattern[str]:
    return re.compile("|".join(sorted(verb_status(), key=lambda word: (-len(word), word))))


def status_after(text: str, end: int) -> str | None:
    """The status that the words behind a name give: “80条”基本落地."""
    for status, pattern in load("policies")["after"]:
        if re.compile(pattern).match(text, end):
            return str(status)
    return None


# what may stand between a verb and the name that it governs: an issuer, 了, 关于
NEAR = 12


def governing(text: str, start: int, place: int) -> str:
    """The last governing verbs between two places, near the second."""
    verb = ""
    for match in verb_pattern().finditer(text, start, place):
        between = text[match.end() : place]
        verb = match[0] if len(between) <= NEAR and "、" not in between else ""
    return verb
