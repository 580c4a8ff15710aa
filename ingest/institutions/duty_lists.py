"""Find the bodies of a list of who is responsible: （责任单位：市行政审批局、住建局，各县（市、区）人民政府）."""

from __future__ import annotations

import re
from functools import cache

from ingest.institutions.bodies import HAN, Bodies, listed
from ingest.institutions.body_names import departments
from ingest.institutions.place_bodies import UNIT
from ingest.reading import Candidate
from ingest.regions.gazetteer import full_place
from ingest.resolution.identity import level_of

LABEL = "(?:牵头|责任|主办|负责|配合|协办|参与|承办)(?:单位|部门|机构)[：:]"
LABELLED = re.compile(
    rf"[（(]{LABEL}(?P<brackets>(?:[^（）()]|[（(][^（）()]{{1,30}}[）)]){{2,300}})[）)]|(?m:^\s*{LABEL}(?P<line>.{{2,300}})$)"
)
PIECE = re.compile(r"[^、，,；;。\s]+")
ITEM = re.compile(rf"(?:{LABEL})?(?P<name>[{HAN}]{{2,20}}?)(?:等?(?:按职责(?:分工)?)?(?:牵头|负责|配合)|等)?")
CLASS = re.compile("[各有相其他该本全]|(?:市|县|区|省)(?:直|级|有关|相关|各)")


@cache
def _ending() -> re.Pattern[str]:
    return re.compile(f"(?:{listed('local_endings')}|{listed('duty_endings')})$")


@cache
def _known() -> re.Pattern[str]:
    return re.compile(departments())


def find_responsible(bodies: Bodies) -> None:
    """Each member of such a list is a body: as a whole, and of the place of the member before where it names none."""
    known = {body.start: body for body in bodies.found}
    for match in LABELLED.finditer(bodies.text):
        _members(bodies, known, *match.span("brackets" if match["brackets"] else "line"))


def _members(bodies: Bodies, known: dict[int, Candidate], start: int, end: int) -> None:
    home = path = bodies.reading.home
    if not home:
        return
    for piece in PIECE.finditer(bodies.text, start, end):
        item = ITEM.fullmatch(bodies.text, *piece.span())
        if item is None or CLASS.match(item["name"]) or not _ending().search(item["name"]):
            continue
        begin, stop = item.span("name")
        unit = UNIT.match(item["name"])
        above = level_of(home, unit[0]) if unit else None
        path, body = above or path, known.get(begin)
        if body is not None and body.end < stop:
            # 市规划局|云湖管理局 is the second, and not the first
            bodies.extend(body, stop)
        elif body is None:
            own = item["name"][unit.end() :] if unit and above else item["name"]
            _note(bodies, begin, stop, own, path or home)


def _note(bodies: Bodies, start: int, end: int, own: str, path: str) -> None:
    """Note a member; a department by its full name may stand without its place."""
    full, name = full_place(path) + own, bodies.text[start:end]
    unit = path.rpartition("/")[2][-1]
    aliases = {full, unit + own} - {name} if name != own or _known().fullmatch(own) else {full}
    bodies.add(start, end, name, 0.75, identity=full, aliases=tuple(sorted(aliases)))
