"""Find towns, streets, communities and villages: behind their county, and where they are named again."""

from __future__ import annotations

import re
from functools import cache

from ingest.reading import Candidate, Reading
from ingest.regions.zones import HAN, listed, nest, zone_at

# a name of a town or village is looked for again when it is this long
AGAIN = 3
VILLAGE = re.compile(f"([{HAN}]{{2,3}}?)(?:社区|村)(?![级庄民集落委企务卫改干支])")


@cache
def _town() -> re.Pattern[str]:
    left = rf"(?:(?<![{HAN}])|(?<=[和与及在对到了])|(?<={listed('town_left')}))"
    return re.compile(rf"{left}([{HAN}]{{2,3}}?)({listed('town_units')})(?![{HAN}]?级|(?<=乡)村)")


@cache
def _town_name() -> re.Pattern[str]:
    return re.compile(rf"([{HAN}]{{2,3}}?)({listed('town_units')})(?![{HAN}]?级)")


@cache
def _town_words() -> re.Pattern[str]:
    opening = r"^(?:各|该|本|全|在|对|把|将|向|从|以|每|个|多|一|两|三个|村|镇|乡)"
    return re.compile(rf"(?:{listed('town_words')})$|[在回到进去]|[省市州]$|{opening}")


def find_towns(reading: Reading, places: list[Candidate]) -> None:
    """Towns, streets and communities behind their county; in the papers of a county or prefecture also alone."""
    behind = [town for place in places if (town := _town_behind(reading, place)) is not None]
    behind += [village for town in behind if (village := _village_behind(reading, town)) is not None]
    taken, paths = {town.start for town in behind}, _paths(behind)
    for town in behind:
        town.identity = paths[town.name]
    _again(reading, taken, paths)
    if not reading.home or "/" not in reading.home:
        return
    for match in _town().finditer(reading.document.text):
        if match.start() in taken or _town_words().search(match[1]) or reading.sentence_at(match.start()) is None:
            continue
        name = match[0].removesuffix("办事处")
        # a town that the text has named behind its county
        identity = paths.get(name) or f"{reading.home}/{name}"
        town = zone_at(match.start(), match.start() + len(name), name, 0.7, (), identity)
        reading.candidates.append(town)
        _village_behind(reading, town)


def _paths(towns: list[Candidate]) -> dict[str, str]:
    """The fullest path that the text gives for each name: a village may stand behind its county or its town."""
    paths: dict[str, str] = {}
    for town in towns:
        known = paths.get(town.name, "")
        paths[town.name] = max(known, town.identity or "", key=lambda path: path.count("/"))
    return paths


def _again(reading: Reading, taken: set[int], paths: dict[str, str]) -> None:
    """Further places of towns and villages that the text has named behind their county."""
    for name, path in paths.items():
        for match in re.finditer(name, reading.document.text) if len(name) >= AGAIN else ():
            if match.start() not in taken and reading.sentence_at(match.start()) is not None:
                taken.add(match.start())
                reading.candidates.append(zone_at(*match.span(), name, 0.75, (), path))


def _village_behind(reading: Reading, town: Candidate) -> Candidate | None:
    """闽宁镇|原隆村: the village or community directly behind its town."""
    found = VILLAGE.match(reading.document.text, town.end)
    if found is None or town.name.endswith(("村", "社区")) or _town_words().search(found[1]):
        return None
    alias, identity = town.name + found[0], f"{town.identity}/{found[0]}"
    village = zone_at(*found.span(), found[0], 0.7, (alias,), identity)
    reading.candidates.append(village)
    nest(reading, village, town, alias)
    return village


def _town_behind(reading: Reading, place: Candidate) -> Candidate | None:
    """永宁县|闽宁镇: the town directly behind the full name of its county."""
    text = reading.document.text
    found = _town_name().match(text, place.end)
    if found is None or text[place.end - 1] not in "县区市旗" or _town_words().search(found[1]):
        return None
    depth = (place.identity or "").count("/")
    # a county of a province lies in a prefecture, one of 重庆 does not
    if depth != 2 and not (depth == 1 and text[place.end - 1] in "县区旗"):
        return None
    name = found[0].removesuffix("办事处")
    alias, identity = text[place.start : place.end] + name, f"{place.identity}/{name}"
    town = zone_at(place.end, place.end + len(name), name, 0.8, (alias,), identity)
    reading.candidates.append(town)
    nest(reading, town, place, alias)
    return town
