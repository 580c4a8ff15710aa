"""The status of a program as the words around its name state it, and which parts of a text plan or look back."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from ingest import words
from ingest.program_bounds import Found
from ingest.reading import Reading

PLAN_TITLE = re.compile(
    r"(?:通知|意见|决定|批复|函|办法|方案|规定|规划|纲要|要点|计划|措施|条例)(?:[（(][^（）()]+[）)])?$"
)
_BEFORE = 14
_AFTER = 14


@cache
def _lists() -> Any:
    return words.load("programs")["status"]


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_lists()[name])


def plans(reading: Reading) -> list[bool]:
    """For each section whether it says what is to be done, rather than what was."""
    lists = words.load("programs")
    review, outlook, task = (re.compile(lists[name]) for name in ("review", "outlook", "task"))
    start = PLAN_TITLE.search(re.sub(r"\s", "", reading.document.title)) is not None
    found: list[bool] = []
    for section in reading.sections:
        inherited = start if section.parent is None else found[section.parent]
        if review.search(section.heading):
            inherited = False
        elif task.search(section.heading) or (section.level == 1 and outlook.search(section.heading)):
            inherited = True
        found.append(inherited)
    return found


def status_of(found: Found, text: str, start: int, end: int, plan: bool) -> str | None:
    """The status that the sentence text[start:end] gives the program; None where it says nothing of it."""
    lists = _lists()
    after = text[found.end : min(end, found.end + _AFTER)]
    clause = re.split(r"[，。；,;]", after, maxsplit=1)[0]
    before = text[max(start, found.verb_start - _BEFORE) : max(start, found.verb_start)] if found.verb else ""
    before = re.split(r"[，。；、,;]", before)[-1]
    if found.verb in lists["proposed"]:
        return "proposed"
    if found.closing == "predicate" and _pattern("finished").search(clause):
        return "proposed" if plan else "completed"
    if not found.verb:
        return "underway" if found.closing == "predicate" else None
    if _pattern("intent").search(before):
        return "proposed"
    if found.verb in lists["completed"]:
        return "proposed" if plan else "completed"
    if plan and found.verb in lists["planned"] and not _pattern("ongoing").search(before):
        return "proposed"
    return "underway"
