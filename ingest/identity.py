"""What makes two names the same thing: the identity of a candidate, of one document and the word lists alone."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from ingest.gazetteer import full_place
from ingest.reading import Candidate
from ingest.words import load

DROP = re.compile(r"[\s\"'“”‘’「」『』《》〈〉<>()（）\[\]【】、,，·・—\-~～]")


def normal(name: str) -> str:
    """The name as names are compared: without width, spaces, quotes, brackets and case."""
    return DROP.sub("", unicodedata.normalize("NFKC", name)).lower()


@cache
def _relative() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{form})" for form in _numbered(load("identity")["relative"])))


def _numbered(forms: list[str]) -> list[str]:
    """The forms with their groups named apart."""
    return [form.replace("(?P<unit>", f"(?P<unit{number}>") for number, form in enumerate(forms)]


@cache
def _general() -> re.Pattern[str]:
    words = sorted(load("identity")["generic"], key=lambda word: (-len(word), word))
    return re.compile(f"(?:{'|'.join(words)})+")


def level_of(home: str, unit: str) -> str | None:
    """The part of the home path that 省, 市 or 区 stands for: 湖南省/株洲市/天元区 and 市 give 湖南省/株洲市.

    The lowest one of that unit: 区 in a district of 内蒙古自治区 is the district, 市 in 醴陵市 is 醴陵市.
    """
    parts = home.split("/")
    return next(("/".join(parts[:i]) for i in range(len(parts), 0, -1) if parts[i - 1].endswith(unit)), None)


def identity_of(candidate: Candidate, home: str | None) -> str:
    """The identity of what a candidate names, in a document whose home region is `home`.

    A name that is relative (区级平台, 全市…) or general (工作领导小组) is completed by the home region.
    """
    identity = candidate.identity or normal(candidate.name)
    if (
        home is None
        or candidate.type in ("Region", "Policy")
        or (candidate.identity and candidate.type == "Institution")
    ):
        return identity
    match = _relative().match(identity)
    if match is not None:
        unit = next(group for group in match.groups() if group)
        place = level_of(home, unit)
    else:
        place = home if _general().fullmatch(identity) else None
    if place is None:
        return identity
    return full_place(place) + identity if candidate.type == "Institution" else f"{identity}|{place}"
