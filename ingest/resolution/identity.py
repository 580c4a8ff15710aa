"""What makes two names the same thing: the identity of a candidate, of one document and the word lists alone."""

from __future__ import annotations

import re
from functools import cache

from graph.names import normal
from ingest.institutions.body_names import full_body
from ingest.reading import Candidate
from ingest.regions.gazetteer import full_place
from ingest.words import load


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


@cache
def _short_words() -> tuple[re.Pattern[str], dict[str, str]]:
    """Short words, wherever a name holds them."""
    table = load("identity")["short_words"]
    return re.compile("|".join(sorted(table, key=lambda word: (-len(word), word)))), table


@cache
def _same_field() -> re.Pattern[str]:
    """What 改革 says without it, too: 财税|体制|改革; not in 土地制度改革, which is another reform than 土地改革."""
    return re.compile(r"(?<=..)(?<!土地)(?:体制机制|体制|制度)(?=改革$)")


@cache
def _sort() -> re.Pattern[str]:
    """The word for its sort at the end of a program's name, where the rest says what it is."""
    lists = load("identity")
    return re.compile(rf"(?<=....)(?:(?:{'|'.join(lists['sorts'])})|(?<={'|'.join(lists['activities'])})工程)$")


@cache
def _undertakings() -> frozenset[str]:
    return frozenset(normal(name) for names in load("undertakings").values() for name in names)


def canonical(kind: str, name: str) -> str:
    """The full form of the name of an area or a program, as `normal` gives it: 国企改革 → 国有企业改革."""
    name = load("identity")["short_names"].get(name, name)
    short, table = _short_words()
    name = short.sub(lambda match: table[match[0]], name)
    if kind == "ReformArea":
        return _same_field().sub("", name)
    stem = re.sub("(?:工程|战略)$", "", name)
    return stem if stem != name and stem in _undertakings() else _sort().sub("", name)


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
    if candidate.type in ("Program", "ReformArea"):
        identity = canonical(candidate.type, identity)
    elif candidate.type == "Institution":
        identity = full_body(identity)
    told = candidate.identity and candidate.type in ("Region", "Institution")
    if home is None or told or candidate.type == "Policy":
        return identity
    if candidate.type == "Region":
        return f"{home}/{identity}"
    match = _relative().match(identity)
    if match is not None:
        unit = next(group for group in match.groups() if group)
        place = level_of(home, unit)
    else:
        place = home if _general().fullmatch(identity) else None
    if place is None:
        return identity
    return full_place(place) + identity if candidate.type == "Institution" else f"{identity}|{place}"
