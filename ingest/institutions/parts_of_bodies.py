"""Find parts of known bodies with a name of their own: a university's college, a firm's mine, a chamber's agency."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from ingest import words
from ingest.institutions.bodies import HAN, Bodies, clause
from ingest.outline.segment import tagged
from ingest.reading import Candidate

# a campus behind the name of its school or hospital
CAMPUS = re.compile(r"[^，。；、的或和及（）\s]{1,8}?(?:校区|院区)")
NUMBERED = re.compile(r"第?[一二三四五六七八九十\d]+[矿厂]")
PARTY = re.compile("(?:党委|党总支|党支部)(?![组会])")


@cache
def _parts() -> tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]:
    """What the parts of bodies are called, by the endings of the whole."""
    return tuple((tuple(part["of"]), _part(part)) for part in words.load("institutions")["parts"])


def _part(part: dict[str, Any]) -> re.Pattern[str]:
    joins = "" if part.get("joined") else "和与"
    own = rf"(?:高等|(?![的或{joins}及等、])[{HAN}]){{{part['least']},12}}?"
    barred = f"(?!{part['not']})" if "not" in part else ""
    return re.compile(rf"{barred}{own}(?:{'|'.join(part['parts'])})(?![{HAN}]?[等的])")


def find_parts(bodies: Bodies) -> None:
    """北山大学秋水校区, 秋山大学云湖学院 instead of the whole; 云湖集团秋水煤矿, 秋山商会云湖代表处 beside it."""
    for body in list(bodies.found):
        if _full(body).endswith(("大学", "学院", "医院", "学校", "科学院", "中科院", "社科院")):
            _instead(bodies, body)
        else:
            _beside(bodies, body)


def _full(body: Candidate) -> str:
    """The full name of a school by a short one (北航), else the name."""
    full = body.identity or ""
    return full if full.endswith(("大学", "学院")) else body.name


def _instead(bodies: Bodies, body: Candidate) -> None:
    while (part := CAMPUS.match(bodies.text, body.end) or _part_of(bodies, body)) and not clause().search(part[0]):
        bodies.extend(body, part.end())


def _beside(bodies: Bodies, body: Candidate) -> None:
    part = NUMBERED.match(bodies.text, body.end) if body.kind == "企业" else None
    part = part or _part_of(bodies, body)
    if part is None or clause().search(part[0].replace("高等", "")):
        return
    alias = (part[0],) if len(part[0]) >= 4 and not NUMBERED.fullmatch(part[0]) else ()
    full = (body.identity or body.name) + part[0]
    bodies.add(body.end, part.end(), body.name + part[0], 0.7, identity=full, aliases=alias, kind=body.kind)


def _part_of(bodies: Bodies, body: Candidate) -> re.Match[str] | None:
    """The part that the text names behind a body."""
    for endings, pattern in _parts():
        if not _full(body).endswith(endings) and not (body.kind == "企业" and "企业" in endings):
            continue
        part = pattern.match(bodies.text, body.end)
        if part is not None and bodies.free(*part.span()) and tagged(part[0])[0][2] not in ("v", "p", "d", "c"):
            return part
    return None


def find_party_committees(bodies: Bodies) -> None:
    """The Party's committee in a firm, a school or a town: 云湖集团公司党委."""
    text = bodies.text
    for body in list(bodies.found):
        party = PARTY.match(text, body.end)
        if party is not None and body.kind != "党委":
            full = (body.identity or body.name) + party[0]
            end = party.end()
            bodies.add(body.end, end, body.name + party[0], 0.75, identity=full, kind="党委")
