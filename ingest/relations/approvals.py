"""Find IMPLEMENTS in replies that approve something: the governments that are told to see to it."""

from __future__ import annotations

import re

from ingest.reading import Candidate
from ingest.relations.relation_finder import OPENS, TOP, Finder

# the title of a reply: 国务院关于同意…建设国家自主创新示范区的批复
TITLE = re.compile(r"\A\s*[^。]{4,160}?批复(?=\s)")
# what it says first: 同意乌鲁木齐、石河子高新区建设国家自主创新示范区
AGREES = re.compile(r"(?:同意|批准)[^，。；\n]{2,120}")
TOLD = re.compile("(?:等(?:有关)?(?:部门|单位)?)?(?:要|应当?|须)")
SEES_TO = re.compile(
    "加强[^，。；]{0,16}(?:组织领导|领导|统筹|协调)|组织实施|主体责任|推进[^，。；]{0,40}(?:建设|工作|落实)|抓好[^，。；]{0,12}落实"
)


def find_approvals(finder: Finder) -> None:
    """Note who carries out the programme that a reply approves."""
    title = TITLE.match(finder.text)
    agrees = AGREES.search(finder.text, title.end()) if title else None
    approved = finder.programs.outer(*agrees.span())[-1:] if agrees else []
    if title is None or not approved:
        return
    for start, end in finder.sentences():
        heads = _subject(finder, start, end) if start >= title.end() else []
        if heads and SEES_TO.search(finder.text, heads[-1].end, end):
            for body in heads:
                finder.link("IMPLEMENTS", body, approved[0], body.start, "要", 0.6)


def _subject(finder: Finder, start: int, end: int) -> list[Candidate]:
    """The governments that open the sentence and are told what to do."""
    bodies = finder.bodies.outer(start, end)
    listed = finder.list_starting(bodies, 0) if bodies else []
    if (
        not listed
        or not OPENS.fullmatch(finder.text, start, listed[0].start)
        or not TOLD.match(finder.text, listed[-1].end)
    ):
        return []
    return [body for body in listed if body.name not in TOP and body.name.endswith(("政府", "兵团"))]
