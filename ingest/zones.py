"""Find functional areas: behind the name of a place, with a proper name of their own, and towns."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from ingest import words
from ingest.place_names import NAME
from ingest.reading import Candidate, Link, Reading

HAN = "\u4e00-\u9fff"
STATE = re.compile("国家级?|省级")


def find_zones(reading: Reading, places: list[Candidate]) -> None:
    """Note the functional areas: 株洲高新区, 西部（成都）科学城, 石河子、昌吉高新区, 临港新片区."""
    taken = [_behind(reading, places, place) for place in places]
    spans = [span for span in taken if span is not None] + [(place.start, place.end) for place in places]
    for match in _bracketed().finditer(reading.document.text):
        inner = next((place for place in places if match.start(2) <= place.start < match.end(2)), None)
        if inner is not None and reading.sentence_at(match.start()) is not None:
            spans.append(match.span())
            aliases = (match[2] + match[3], f"{match[2]}{match[4]}")
            zone = _zone(match.start(), match.end(), match[0], 0.8, aliases, match[0])
            reading.candidates.append(zone)
            _nest(reading, zone, inner, match[0])
    _proper(reading, spans)


def _zone(
    start: int, end: int, name: str, confidence: float, aliases: tuple[str, ...], identity: str | None
) -> Candidate:
    others = tuple(sorted(set(aliases) - {name}))
    return Candidate(start, end, "Region", name, NAME, confidence, others, identity=identity)


def _nest(reading: Reading, inner: Candidate, outer: Candidate, trigger: str) -> None:
    reading.links.append(Link("PART_OF", inner, outer, inner.start, trigger, NAME, 0.9))


@cache
def _listed(key: str) -> str:
    return "|".join(sorted(words.load("regions")[key], key=len, reverse=True))


@cache
def _unit() -> re.Pattern[str]:
    stop = "的和与及、在等以为是了将到对从各国"
    return re.compile(
        rf"(?:国家级?|省级)?((?:(?![{stop}])[{HAN}]){{0,8}}?)({_listed('zone_units')})(?![{HAN}]?(?:建设用地))"
    )


@cache
def _bracketed() -> re.Pattern[str]:
    """中国（贵州）自由贸易试验区, 西部（成都）科学城."""
    return re.compile(rf"([{HAN}]{{2}})[（(]([{HAN}]{{2,8}})[）)]((?:[{HAN}]{{0,4}}?)({_listed('bracketed_units')}))")


@cache
def _proper_unit() -> re.Pattern[str]:
    left = rf"(?:(?<=[，、。；：（(“\s及和与在对以])|(?<={'|'.join(words.load('regions')['zone_left'])}))"
    return re.compile(rf"(?:{left}([{HAN}]{{2,6}}?)|([A-Z]\d+))({_listed('proper_zone_units')})")


@cache
def _verbs() -> re.Pattern[str]:
    """Words that show that a clause, not a name, was read."""
    return re.compile(_listed("zone_clause_words"))


@cache
def _classes() -> re.Pattern[str]:
    return re.compile(rf"^(?:{_listed('zone_classes')}|\d+|[一二三四五六七八九十]+个)|[个家]$")


def _behind(reading: Reading, places: list[Candidate], place: Candidate) -> tuple[int, int] | None:
    """The functional area that begins with this place, and those that share its unit in a list before it."""
    text = reading.document.text
    match = _unit().match(text, place.end)
    if match is None or _another_place(places, place, match.end()) or _verbs().search(match[1]):
        return None
    if text[place.start - 1 : place.start] in ("建", "创"):
        return None
    if match[1] and match[2] in words.load("regions")["bare_units"]:
        return None
    unit, name = match[2], text[place.start : match.end()]
    wider = unit in words.load("regions")["wider_units"]
    plain = STATE.sub("", name)
    full = plain[: -len(unit)] + words.load("regions")["zone_short"].get(unit, unit)
    identity = full if wider else f"{place.identity}/{full}"
    zone = _zone(place.start, match.end(), name, 0.8, (plain, full), identity)
    reading.candidates.append(zone)
    if not wider:
        _nest(reading, zone, place, name)
        _sharing(reading, places, place, text[place.end : match.end()])
    return place.start, match.end()


def _another_place(places: list[Candidate], place: Candidate, end: int) -> bool:
    """Whether another place begins between this one and the end of the zone's name, so that the zone is that one's."""
    index = bisect_left(places, place.end, key=lambda other: other.start)
    return index < len(places) and places[index].start < end and places[index] is not place


def _sharing(reading: Reading, places: list[Candidate], last: Candidate, rest: str) -> None:
    """乌鲁木齐、昌吉、石河子|高新区 is three zones."""
    text, at = reading.document.text, last.start
    while text[at - 1 : at] == "、":
        index = bisect_left(places, at, key=lambda other: other.start) - 1
        before = places[index] if index >= 0 else None
        if before is None or before.end != at - 1:
            return
        name = STATE.sub("", before.name + rest)
        zone = _zone(before.start, before.end, name, 0.7, (before.name + rest,), f"{before.identity}/{name}")
        reading.candidates.append(zone)
        _nest(reading, zone, before, name)
        at = before.start


def _proper(reading: Reading, spans: list[tuple[int, int]]) -> None:
    """临港新片区, G60科创走廊: areas with a proper name of their own."""
    spans = sorted(spans)
    starts = [start for start, _ in spans]
    for match in _proper_unit().finditer(reading.document.text):
        index = bisect_left(starts, match.end()) - 1
        if any(end > match.start() for _, end in spans[max(0, index - 3) : index + 1]):
            continue
        if reading.sentence_at(match.start()) is None:
            continue
        if match[1] and (_verbs().search(match[1]) or _classes().search(match[1])):
            continue
        identity = f"{reading.home}/{match[0]}" if reading.home else match[0]
        reading.candidates.append(_zone(match.start(), match.end(), match[0], 0.6, (), identity))


@cache
def _town() -> re.Pattern[str]:
    left = rf"(?:(?<![{HAN}])|(?<=[和与及在对到了])|(?<={_listed('town_left')}))"
    return re.compile(rf"{left}([{HAN}]{{2,3}}?)({_listed('town_units')})(?![{HAN}]?级)")


@cache
def _town_words() -> re.Pattern[str]:
    opening = r"^(?:各|该|本|全|在|对|把|将|向|从|以|每|个|多|一|两|三个|村|镇|乡)"
    return re.compile(rf"(?:{_listed('town_words')})$|[在回到进去]|[省市州]$|{opening}")


def find_towns(reading: Reading) -> None:
    """Towns, streets and communities, in the papers of a county or a prefecture."""
    if not reading.home or "/" not in reading.home:
        return
    for match in _town().finditer(reading.document.text):
        if not _town_words().search(match[1]) and reading.sentence_at(match.start()) is not None:
            name = match[0].removesuffix("办事处")
            identity = f"{reading.home}/{name}"
            reading.candidates.append(_zone(match.start(), match.start() + len(name), name, 0.7, (), identity))
