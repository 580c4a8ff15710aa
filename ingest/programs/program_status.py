"""The status of a program as the words around its name state it, and which parts of a text plan or look back."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from ingest import words
from ingest.programs.program_bounds import Found
from ingest.reading import Reading

PLAN_TITLE = re.compile(
    r"(?:通知|意见|决定|批复|函|办法|方案|规定|规划|纲要|要点|计划|措施|条例)(?:[（(][^（）()]+[）)])?$"
)
_BEFORE = 14
_AFTER = 14
# The longest section that is read as one paragraph.
_PARAGRAPH = 900


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
    text = reading.document.text
    found: list[bool] = []
    for section in reading.sections:
        inherited = start if section.parent is None else found[section.parent]
        if review.search(section.heading):
            inherited = False
        elif task.search(section.heading) or (section.level == 1 and outlook.search(section.heading)):
            inherited = True
        elif section.parent is not None and not inherited and section.end - section.start < _PARAGRAPH:
            inherited = (
                _pattern("future").search(text, section.start, section.end) is not None
                and _pattern("past").search(text, section.start, section.end) is None
            )
        found.append(inherited)
    return found


@cache
def _verbs() -> re.Pattern[str]:
    verbs = words.load("programs")["verbs"]
    known = {verb for group in ("act", "build", "set", "push") for verb in verbs[group]}
    return re.compile("|".join(sorted(known, key=len, reverse=True)))


def _acted(clause: str) -> bool:
    """Whether a clause says that something is done: 深化…, 继续把…."""
    return _verbs().search(clause) is not None


def status_of(found: Found, text: str, start: int, end: int, plan: bool) -> str | None:
    """The status that the sentence text[start:end] gives the program; None where it says nothing of it."""
    lists = _lists()
    after = text[found.end : min(end, found.end + _AFTER)]
    clause = re.split(r"[，。；,;]", after, maxsplit=1)[0]
    before = text[max(start, found.verb_start - _BEFORE) : max(start, found.verb_start)] if found.verb else ""
    before = re.split(r"[，。；,;]", before)[-1]
    made = "proposed" if plan else "completed"
    if found.verb in lists["proposed"] or _pattern("aim").search(clause):
        return "proposed"
    if not found.verb:
        if _pattern("finished").search(clause):
            return made
        if found.closing == "predicate" or _pattern("going").search(found.rest):
            return "underway"
        return "underway" if _acted(re.split(r"[，。；,;]", text[start : found.start])[-1]) else None
    if before.endswith("同意"):
        return "completed"
    if _pattern("intent").search(re.split("、", before)[-1]):
        return "proposed"
    if found.verb in lists["completed"] or _pattern("made").search(before):
        return made
    if plan and found.verb in lists["planned"] and not _pattern("ongoing").search(before):
        return "proposed"
    return "underway"
