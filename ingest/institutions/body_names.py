"""The full name of a body of a place that goes by a short one: 湖南省发改委 is 湖南省发展和改革委员会."""

from __future__ import annotations

import re
from functools import cache

from ingest import words

PLACE = r"(?P<place>.*[省市区县州盟旗])(?:(?:人民)?政府)?"


@cache
def _tables() -> tuple[dict[str, str], dict[str, str]]:
    """Full subjects and full bodies by each of their names."""
    lists = words.load("departments")
    subjects, bodies = (
        {form: full for full, forms in lists[name].items() for form in (full, *forms)}
        for name in ("subjects", "bodies")
    )
    return subjects, bodies


def _any(forms: dict[str, str]) -> str:
    return "|".join(sorted(forms, key=lambda form: (-len(form), form)))


@cache
def _organs() -> dict[str, str]:
    return dict(words.load("departments")["organs"])


@cache
def departments() -> str:
    """A pattern for the names of departments without their place, short and full ones."""
    subjects, bodies = _tables()
    return rf"(?P<body>{_any(bodies)})|(?P<subject>{_any(subjects)})(?P<organ>{_any(_organs())})"


@cache
def _department() -> re.Pattern[str]:
    return re.compile(f"{PLACE}(?:{departments()})")


@cache
def department_of_government() -> re.Pattern[str]:
    """人民政府 in front of one of its departments: 湖南省|人民政府|国有资产监督管理委员会."""
    return re.compile(f"(?:人民)?政府(?={departments()})")


def full_body(name: str) -> str:
    """The full name of a body; a name that is no known short one of a place's body comes back as it is."""
    match = _department().fullmatch(name)
    if match is None:
        return re.sub("管委会$", "管理委员会", name)
    subjects, bodies = _tables()
    if match["body"]:
        return match["place"] + bodies[match["body"]]
    return match["place"] + subjects[match["subject"]] + _organs()[match["organ"]]
