"""Find works and village bodies by name (秋水煤矿, 秋水村村委会), governments and firms of other countries."""

from __future__ import annotations

import re
from functools import cache

import rjieba

from ingest import words
from ingest.institutions.bodies import HAN, Bodies, clause, listed

# how much of the text before its last word makes a work's name
LONGEST = 10
VILLAGE = re.compile(
    rf"([{HAN}]{{1,3}}村)(村民委员会|村委会|党支部|党总支|党委)|([{HAN}]{{2,4}}社区)(居民委员会|居委会|党支部|党总支|党委)"
)
CLASS_OF_VILLAGES = re.compile("农村|乡村|各村|本村|行政村|自然村|[个每]")
PARTICLE = re.compile(".*[的和及与由对在到向]")
GOVERNMENT = re.compile("政府(?![间性])")
FOREIGN_FIRM = re.compile(r"([A-Z][A-Za-z]{2,14})(?:公司|集团|(?=[等、，。和与]))")


@cache
def _work(key: str) -> re.Pattern[str]:
    return re.compile(listed(key))


@cache
def _classes(key: str) -> re.Pattern[str]:
    """Openings and endings of what makes a class of works: 乡镇|煤矿."""
    return re.compile(rf"^(?:{listed(key)})|(?:{listed(key)})$|\d|[一二三四五六七八九十]+[个家座处]")


@cache
def _left() -> re.Pattern[str]:
    """What a work's name may follow: it starts behind the last of these."""
    return re.compile(rf".*(?:[^{HAN}]|{listed('free_left')}|[{listed('free_particles').replace('|', '')}])", re.DOTALL)


def find_works(bodies: Bodies) -> None:
    """Mines, factories, farms, museums and schools behind a place or by a name that is no common word."""
    _find(bodies, "works", "work_classes", "企业")
    _find(bodies, "houses", "house_classes", "事业单位")


def _find(bodies: Bodies, endings: str, classes: str, kind: str) -> None:
    text, last = bodies.text, 0
    for match in _work(endings).finditer(text):
        floor = max(last, match.start() - LONGEST)
        ends = (bodies.region_at_end.get(at) for at in range(match.start(), floor, -1))
        place = next((region for region in ends if region is not None), None)
        front = _left().match(text, floor, match.start())
        start = max(place.end if place else floor, front.end() if front else floor)
        if place is not None and place.end < start:
            # words between: the name does not stand behind the place
            place = None
        stem = text[start : match.start()]
        if not bodies.free(start, match.end()) or not (stem or place):
            continue
        if _classes(classes).search(stem) or clause().search(stem):
            continue
        spoken = text[place.start : match.end()] if place else ""
        if len(stem) >= 2 and any(len(word) == 1 for word in rjieba.cut(stem, False)):
            aliases = (spoken,) if spoken else ()
            bodies.add(start, match.end(), stem + match[0], 0.65, aliases=aliases, kind=kind)
        elif place:
            bodies.add(place.start, match.end(), spoken, 0.65, kind=kind)
        else:
            continue
        last = match.end()


def find_villages(bodies: Bodies) -> None:
    """秋水村村民委员会, 秋水村党支部, 云湖社区居委会."""
    for match in VILLAGE.finditer(bodies.text):
        place = match[1] or match[3]
        # behind a place that the name doesn't begin with
        front = PARTICLE.match(place)
        floor = match.start() + (front.end() if front else 0)
        cuts = [at for at in range(floor, match.start() + len(place) - 1) if at in bodies.region_at_end]
        start = max(cuts, default=floor)
        if len(place) - (start - match.start()) > 1 and not CLASS_OF_VILLAGES.search(place):
            bodies.add(start, match.end(), bodies.text[start : match.end()], 0.7)


@cache
def _countries() -> frozenset[str]:
    return frozenset(words.load("regions")["countries"])


def find_foreign(bodies: Bodies) -> None:
    """英国政府, 沙特SABIC: a government or a firm behind the name of a country."""
    for region in bodies.regions:
        if region.identity not in _countries():
            continue
        government = GOVERNMENT.match(bodies.text, region.end)
        firm = FOREIGN_FIRM.match(bodies.text, region.end)
        if government is not None:
            bodies.add(region.start, government.end(), region.name + "政府", 0.8, kind="政府")
        elif firm is not None:
            name = bodies.text[region.start : firm.end()]
            bodies.add(region.start, firm.end(), name, 0.65, aliases=(firm[0],), kind="企业")
