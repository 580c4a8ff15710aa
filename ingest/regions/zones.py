"""Find functional areas: behind the name of a place, and with a proper name of their own."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from functools import cache

from ingest import words
from ingest.outline.segment import tagged
from ingest.reading import Candidate, Link, Reading, inside
from ingest.regions.gazetteer import gazetteer
from ingest.regions.place_names import NAME

HAN = "\u4e00-\u9fff"
JOINT_UNITS = "都市圈|城市群|经济圈|经济区|自创区|国家自主创新示范区"
# how much of the text around a name tells its words
WINDOW = 8
FREE_TRADE = re.compile("自(?:由贸易|贸)(?:试验)?区$")
# the home's own: no other words say which one it is
OWN_FREE_TRADE = re.compile(r"(?<![国级各个大型式多—盟）)])自贸试验区")
STATE = re.compile("国家级?|省级|(?:\\d+|[两三四五六七八九十]+)个")


def find_zones(reading: Reading, places: list[Candidate]) -> None:
    """Note the functional areas: 株洲高新区, 西部（成都）科学城, 石河子、昌吉高新区, 临港新片区."""
    taken = [_behind(reading, places, place) for place in places]
    spans = [span for span in taken if span is not None] + [(place.start, place.end) for place in places]
    for match in _bracketed().finditer(reading.document.text):
        inner = next((place for place in places if match.start(2) <= place.start < match.end(2)), None)
        if inner is not None and reading.sentence_at(match.start()) is not None:
            spans.append(match.span())
            aliases = (match[2] + match[3], f"{match[2]}{match[4]}")
            zone = zone_at(match.start(), match.end(), match[0], 0.8, aliases, match[0])
            reading.candidates.append(zone)
            nest(reading, zone, inner, match[0])
    _proper(reading, spans)


def zone_at(
    start: int, end: int, name: str, confidence: float, aliases: tuple[str, ...], identity: str | None
) -> Candidate:
    """The candidate of an area there."""
    others = tuple(sorted(set(aliases) - {name}))
    return Candidate(start, end, "Region", name, NAME, confidence, others, identity=identity)


def nest(reading: Reading, inner: Candidate, outer: Candidate, trigger: str) -> None:
    """Note that the first region lies in the second."""
    reading.links.append(Link("PART_OF", inner, outer, inner.start, trigger, NAME, 0.9))


@cache
def listed(key: str) -> str:
    """A list of lexicon/regions.yaml as alternatives of a regular expression, longest first."""
    return "|".join(sorted(words.load("regions")[key], key=len, reverse=True))


@cache
def _unit() -> re.Pattern[str]:
    stop = "的和与及、在等以为是了将到对从各国"
    return re.compile(
        rf"(?:(?:\d+|[两三四五六七八九十]+)个)?(?:国家级?|省级)?((?:(?![{stop}])[{HAN}]){{0,8}}?)({listed('zone_units')})(?![{HAN}]?(?:建设用地))"
    )


@cache
def _bracketed() -> re.Pattern[str]:
    """中国（贵州）自由贸易试验区, 西部（成都）科学城."""
    return re.compile(rf"([{HAN}]{{2}})[（(]([{HAN}]{{2,8}})[）)]((?:[{HAN}]{{0,4}}?)({listed('bracketed_units')}))")


@cache
def _proper_unit() -> re.Pattern[str]:
    left = rf"(?:(?<=[，、。；：（(“\s及和与在对以])|(?<={'|'.join(words.load('regions')['zone_left'])}))"
    return re.compile(rf"(?:{left}(?![以在由对将把])([{HAN}]{{2,6}}?)|([A-Z]\d+))({listed('proper_zone_units')})")


@cache
def _verbs() -> re.Pattern[str]:
    """Words that show that a clause, not a name, was read."""
    return re.compile(listed("zone_clause_words"))


@cache
def _classes() -> re.Pattern[str]:
    return re.compile(rf"^(?:{listed('zone_classes')}|\d+|[一二三四五六七八九十]+个)|[个家]$")


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
    if place.identity in words.load("regions")["macro"] and FREE_TRADE.search(name):
        # 中国—东盟自贸区 is an agreement
        return None
    wider = unit in words.load("regions")["wider_units"]
    plain = STATE.sub("", name)
    full = _in_full(plain, unit)
    identity = full if wider else f"{place.identity}/{full}"
    zone = zone_at(place.start, match.end(), name, 0.8, (plain, full), identity)
    _add(reading, zone, None if wider else place)
    if not wider:
        _sharing(reading, places, place, STATE.sub("", text[place.end : match.end()]), unit)
    return place.start, match.end()


def _add(reading: Reading, zone: Candidate, place: Candidate | None) -> None:
    """Note the zone and where it lies; a free trade zone is a pilot where the document has no home."""
    reading.candidates.append(zone)
    pilot = place is not None and reading.home is None and FREE_TRADE.search(zone.name) is not None
    if pilot:
        zone.type, zone.identity = "Program", None
    if place is not None:
        kind = "LOCATED_IN" if pilot else "PART_OF"
        reading.links.append(Link(kind, zone, place, zone.start, zone.name, NAME, 0.9))


def _another_place(places: list[Candidate], place: Candidate, end: int) -> bool:
    """Whether another place begins between this one and the end of the zone's name, so that the zone is that one's."""
    index = bisect_left(places, place.end, key=lambda other: other.start)
    return index < len(places) and places[index].start < end and places[index] is not place


def _in_full(name: str, unit: str) -> str:
    """The zone's name with its unit in full: 株洲高新区 is 株洲高新技术产业开发区."""
    return name[: -len(unit)] + str(words.load("regions")["zone_short"].get(unit, unit))


def _sharing(reading: Reading, places: list[Candidate], last: Candidate, rest: str, unit: str) -> None:
    """乌鲁木齐、昌吉、石河子|高新区 is three zones."""
    text, at = reading.document.text, last.start
    while text[at - 1 : at] == "、":
        index = bisect_left(places, at, key=lambda other: other.start) - 1
        before = places[index] if index >= 0 else None
        if before is None or before.end != at - 1:
            return
        name = before.name + rest
        full = _in_full(name, unit)
        _add(reading, zone_at(before.start, before.end, name, 0.7, (full,), f"{before.identity}/{full}"), before)
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
        reading.candidates.append(zone_at(match.start(), match.end(), match[0], 0.6, (), identity))


def find_free_trade_zone(reading: Reading) -> None:
    """自贸试验区 is the home's own; 自贸试验区哈尔滨片区: its parts lie in it."""
    if reading.home:
        _own_free_trade_zone(reading)
    parts = [zone for zone in reading.of_type("Region") if zone.name.endswith("片区")]
    for part in parts:
        found = FREE_TRADE.search(reading.document.text[max(0, part.start - WINDOW) : part.start])
        if found is not None:
            start, identity = part.start - len(found[0]), f"{reading.home or ''}/自由贸易试验区"
            zone = zone_at(start, part.start, found[0], 0.7, ("自贸试验区", "自由贸易试验区"), identity)
            reading.candidates.append(zone)
            for one in parts:
                nest(reading, one, zone, one.name)
            return


def find_joint(reading: Reading, places: list[Candidate]) -> None:
    """厦漳泉都市圈, 福厦泉, 宜荆荆襄: prefectures of the home province, each by its first character."""
    letters, clear = _initials((reading.home or "").split("/")[0])
    if not letters:
        return
    full = {offset for place in places for offset in range(place.start, place.end)}
    text = reading.document.text
    for match in re.finditer(rf"([{letters}]{{2,6}})({JOINT_UNITS})|([{letters}]{{3,6}})", text):
        name = match[1] or match[3]
        # two prefectures may begin alike: then four characters tell
        told = (
            match[2] is not None
            or (set(name) <= clear and len(set(name)) == len(name))
            or (len(name) >= 4 and len(set(name)) >= len(name) - 1)
        )
        if not told or reading.sentence_at(match.start()) is None or match.start() in full:
            continue
        left = max(0, match.start() - WINDOW)
        near = text[left : match.end() + WINDOW]
        inside = [
            span
            for span in tagged(near)
            if left + span[0] < match.start() + len(name) and left + span[1] > match.start()
        ]
        alone = all(left + at >= match.start() and left + end <= match.start() + len(name) for at, end, _ in inside)
        if alone:
            aliases = (name,) if match[2] else ()
            reading.candidates.append(zone_at(match.start(), match.end(), match[0], 0.7, aliases, match[0]))


def _own_free_trade_zone(reading: Reading) -> None:
    """Note each place of 自贸试验区 that says not of which place it is one."""
    regions = reading.of_type("Region")
    ends = {place.end for place in regions}
    for match in OWN_FREE_TRADE.finditer(reading.document.text):
        if match.start() in ends or any(
            place.start < match.end() <= place.end
            for place in inside(regions, match.start() - WINDOW, match.end() + WINDOW)
        ):
            continue
        if reading.sentence_at(match.start()) is not None:
            identity = f"{reading.home}/自由贸易试验区"
            aliases = ("自贸试验区", "自由贸易试验区")
            reading.candidates.append(zone_at(*match.span(), match[0], 0.7, aliases, identity))


@cache
def _initials(province: str) -> tuple[str, frozenset[str]]:
    """The characters that stand for a province's prefectures, and those that stand for just one each."""
    paths = {
        place.path for places in gazetteer().names.values() for place in places if place.level == 2 and not place.former
    }
    own = [path.rpartition("/")[2] for path in paths if path.startswith(province + "/") and province]
    by_letter = words.load("regions")["abbreviations"]
    counts = Counter(name[0] for name in own) + Counter(by_letter[name] for name in own if name in by_letter)
    return "".join(sorted(counts)), frozenset(letter for letter, count in counts.items() if count == 1)
