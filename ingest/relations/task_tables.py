"""Find LEADS in tables of tasks: a row whose last cells list the bodies in charge."""

from __future__ import annotations

import re

from graph.names import normal
from ingest.reading import Candidate
from ingest.relations.relation_finder import TOP, Finder

# the head of the column that lists them
HEAD = re.compile(
    r"(?m)(?:^|\t)[ 　]*(?:责任|牵头|负责|指导|主管|承办|实施)(?:单位|部门|主体)(?:及分工)?[ 　]*(?=\t|$)"
)
CELL = re.compile(r"[^\t\n]+")
# what a cell of bodies may hold besides them
FILLER = re.compile("[、，,；;　 和及与等]|有关|部门|单位|按职责分工|负责|牵头|各省级人民政府|省级人民政府|各地区|各")
# a task's name fills this share of its cell, or stands at the end of it
SHARE = 0.7


def find_task_tables(finder: Finder) -> None:
    """Note who leads the task of each row."""
    heads = [match.end() for match in HEAD.finditer(finder.text)]
    row = heads[0] if heads else len(finder.text)
    known = {normal(thing.name): thing for thing in [*finder.areas.items, *finder.programs.items]} if heads else {}
    for cell in CELL.finditer(finder.text, row):
        bodies = finder.bodies.outer(*cell.span())
        if not bodies or not _only(finder.text, bodies, *cell.span()):
            continue
        task = _task(finder, known, row, cell.start())
        for body in bodies if task else []:
            if task and body.name not in TOP:
                finder.link("LEADS", body, task, body.start, "责任单位", 0.65)
        row = cell.end()


def _only(text: str, bodies: list[Candidate], start: int, end: int) -> bool:
    """Whether the cell holds nothing but the bodies."""
    ends = [start, *(body.end for body in bodies)]
    gaps = "".join(text[one:other] for one, other in zip(ends, [*(body.start for body in bodies), end], strict=True))
    return not FILLER.sub("", gaps)


def _task(finder: Finder, known: dict[str, Candidate], start: int, end: int) -> Candidate | None:
    """The programme or area that fills a cell of the row first, or whose name elsewhere is that of the cell."""
    for cell in CELL.finditer(finder.text, start, end):
        first, last = cell.span()
        for thing in [*finder.programs.outer(first, last), *finder.areas.outer(first, last)]:
            if thing.end == last or thing.end - thing.start >= SHARE * (last - first):
                return thing
        if normal(cell[0]) in known:
            return known[normal(cell[0])]
    return None
