"""Find bodies that laws name by their field: 国务院水行政主管部门, 国务院财政、税务主管部门, 省人民政府渔业主管部门."""

from __future__ import annotations

import re
from functools import cache

from ingest.institutions.bodies import HAN, Bodies, clause, listed

# how a law calls the one department, agency or organ for a field
HEAD = "(?:行政主管|监督管理|行政管理|行政执法|主管|行政|管理|监管)(?:部门|机构|机关)"
# the fields of bodies named together
FIELDS = re.compile("[、和]")


@cache
def _statutory() -> re.Pattern[str]:
    """Behind 国务院 or a government: one or several fields, and the head."""
    field = f"(?:{listed('law_fields')})"
    return re.compile(
        rf"(?P<known>(?:{field}[、和])*{field})部门(?!规章)|(?P<fields>[{HAN}、]{{1,16}}?)(?P<head>{HEAD})(?!规章)"
    )


@cache
def _no_field() -> re.Pattern[str]:
    """What shows that the words before a head name no field, but a class of departments."""
    return re.compile(listed("no_field"))


def find_statutory(bodies: Bodies) -> None:
    """Note such departments of the State Council, and of a government that the text names."""
    text = bodies.text
    for match in re.finditer("国务院", text):
        _read(bodies, match.start(), match.end(), "国务院")
    for body in [body for body in bodies.found if body.name.endswith("人民政府")]:
        _read(bodies, body.end, body.end, body.identity or body.name)


def _read(bodies: Bodies, start: int, at: int, owner: str) -> None:
    """Note the departments whose fields follow at this place; the first one begins at `start`."""
    match = _statutory().match(bodies.text, at)
    said = (match["known"] or match["fields"]) if match is not None else ""
    if match is None or clause().search(said) or _no_field().search(said):
        return
    fields = FIELDS.split(said)
    if not all(fields):
        return
    place = match.start()
    for number, field in enumerate(fields):
        name = owner + field + (match["head"] or "部门")
        end = match.end() if number == len(fields) - 1 else place + len(field)
        bodies.add(start if number == 0 else place, end, name, 0.8, identity=name, kind="政府")
        place += len(field) + 1
