"""Which areas govern a place of the text: those of the nearest heading at or above it that names one."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from graph.names import normal
from ingest.areas.area_names import reform_slogan
from ingest.areas.areas import LINE, SENTENCE, areas_by_section
from ingest.outline.numbering import NUMBER
from ingest.reading import Candidate, Heading, Reading, inside

# how many areas of a sentence before a thing are looked at
NEAR = 12
# a clause before, other than 同时，
LATER = re.compile(r"[^，；、,;\s]{5}[，；,;]")
# measures that a lead puts in hand, and how it does so
MEASURE = re.compile("(?:计划|行动|工程|专项|制度|试点|机制|项目|活动)[”」]?$")
LINE_OF = re.compile("(?:行动|工程|计划)$")
SYSTEM = re.compile("(?:制度|机制|试点)$")
DONE = re.compile("(?:实施|实行|启动|开展|推行)[^，。]{0,2}$")
BEFORE = 6
# 全面推开甲改革，拓展…: one measure of several
AS_MEASURE = re.compile("(?:推开|启动|实施|开展|完成|实行)$")
# 甲改革的重点，是…; 甲改革方面，
MADE_OF = re.compile("的(?:重点|关键|核心|目标|任务|主要任务|方向)，?[是在]")
TURNED_TO = re.compile(f"{MADE_OF.pattern}|方面|(?:工作|试点)?中，")
# words and characters of any area's name
PLAIN = {"改革", "建设", "体制", "制改"}
COMMON = set("改革建设发展体系制度工作完善和与的“”")
AIM = re.compile("为(?:工作|发展)?(?:主线|动力|根本动力|牵引|重点|抓手|主题|目的|导向|引领|突破口)")
GROUP = re.compile("集团(?:综合|深化|专项)?改革$")
OWNED = re.compile("(?:国企|国有企业|国资国企|国资)改革$")


class AreaScopes:
    """The areas of a reading by place."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._titles = {heading.title_start for heading in reading.headings}
        self._leads = {heading.section for heading in reading.headings if self._is_lead(heading)}
        by_section = areas_by_section(reading)
        self.named = self._governing(by_section)
        self.areas = reading.of_type("ReformArea")
        self._starts = [area.start for area in self.areas]
        self._by_name: dict[str, Candidate] = {}
        for area in sorted(self.areas, key=lambda area: -area.confidence):
            for name in (area.name, *area.aliases):
                self._by_name.setdefault(normal(name), area)
        self._named_apart = self._apart()
        self._above: list[list[Candidate]] = []
        idle = by_section.keys() - self.named.keys()
        before: dict[int | None, int] = {}
        for index, section in enumerate(reading.sections):
            wider = self._above[section.parent] if section.parent is not None else []
            last = before.get(section.parent)
            if index in idle & self._leads and last is not None and last in self._leads:
                # 实行甲制度。 goes on with the lead before it
                wider = self._above[last]
            if reform_slogan().match(section.heading):
                # 深化改革 names no field, and what stands under it is no part of the field beside it
                wider = []
            self._above.append(self.named.get(index) or wider)
            before[section.parent] = index

    def of_section(self, index: int) -> list[Candidate]:
        """The areas of the section's own heading, else those of the nearest one above that names any."""
        return self._above[index]

    def over(self, index: int) -> list[Candidate]:
        """The areas of the section and of all those that hold it."""
        found: list[Candidate] = []
        place: int | None = index
        while place is not None:
            found += self.named.get(place, [])
            place = self.reading.sections[place].parent
        return found

    def inside(self, start: int, end: int) -> list[Candidate]:
        """The areas that the text names between two places."""
        return inside(self.areas, start, end)

    def areas_from(self, start: int) -> list[Candidate]:
        """The first few areas that the text names from this place on."""
        place = bisect_left(self._starts, start)
        return self.areas[place : place + 3]

    def called(self, name: str) -> Candidate | None:
        """An area that goes by this name."""
        return self._by_name.get(normal(name))

    def stated_before(self, thing: Candidate, sentence_start: int) -> Candidate | None:
        """The area by 改革 that the sentence is about, named last before the thing, not inside another thing's name.

        Its first clause names it (深化甲改革，…), or a later one turns to it (甲改革的重点，是…).
        """
        low, high = bisect_left(self._starts, sentence_start), bisect_right(self._starts, thing.start)
        text, opening = self.reading.document.text, list[Candidate]()
        for area in reversed(self.areas[max(low, high - NEAR) : high]):
            if area.end > thing.start or id(area) not in self._named_apart:
                continue
            if TURNED_TO.match(text, area.end):
                return area
            first = LATER.search(text, sentence_start, area.start) is None
            if first and not AS_MEASURE.search(text, max(0, area.start - 2), area.start):
                opening.append(area)
        # 加快甲、乙和丙改革，…: of several the one that shares something with the thing's name
        alike = closest(thing, opening)
        return alike[0] if len(alike) == 1 else None

    def made_of(self, area: Candidate, sentence_start: int) -> Candidate | None:
        """The area that the sentence says to be made of this one: 甲改革的重点，是…推进乙改革."""
        text, wider = self.reading.document.text, self.stated_before(area, sentence_start)
        if wider is None or MADE_OF.match(text, area.end) or MADE_OF.match(text, wider.end) is None:
            return None
        return wider

    def in_sentence(self, thing: Candidate, start: int, end: int) -> list[Candidate]:
        """The area that the sentence names last before the thing, wherever it does; no mere aim (以…改革为主线)."""
        areas = [area for area in self.inside(start, end) if area.extractor in (SENTENCE, LINE)]
        before = [area for area in areas if area.end <= thing.start]
        return before[-1:] if before and not AIM.match(self.reading.document.text, before[-1].end) else []

    def state_owned(self, area: Candidate) -> Candidate | None:
        """For the reform of a single group (甲集团改革) the reform of state-owned enterprises named before it there."""
        place = self.reading.sentence_at(area.start)
        if place is None or not GROUP.search(area.name):
            return None
        section = self.reading.sections[self.reading.sentences[place].section]
        before = self.inside(section.start, area.start)
        return next((other for other in reversed(before) if OWNED.search(other.name)), None)

    def _governing(self, by_section: dict[int, list[Candidate]]) -> dict[int, list[Candidate]]:
        """The areas that sections name; what a sentence puts in hand (落实甲规划。 实行乙制度。) governs nothing."""
        policies = self.reading.of_type("Policy")
        papers = {(policy.start, policy.end) for policy in policies if not policy.name.endswith("政策")}
        found: dict[int, list[Candidate]] = {}
        for index, areas in by_section.items():
            kept = [area for area in areas if (area.start, area.end) not in papers]
            if index in self._leads:
                kept = [area for area in kept if not self._measure(area)]
            if kept:
                found[index] = kept
        return found

    def _measure(self, area: Candidate) -> bool:
        """Whether the lead only says that a measure is put in hand, or how it goes (转移支付制度逐步完善。)."""
        text = self.reading.document.text
        if area.start in self._titles and SYSTEM.search(area.name):
            return True
        # 实施甲行动。 at the front of a paragraph is its line
        front = "。" not in text[text.rfind("\n", 0, area.start) + 1 : area.start] and LINE_OF.search(area.name)
        return bool(
            not front and MEASURE.search(area.name) and DONE.search(text, max(0, area.start - BEFORE), area.start)
        )

    def _is_lead(self, heading: Heading) -> bool:
        """Whether the heading is the unnumbered lead of a paragraph."""
        return heading.run_in and NUMBER.match(self.reading.document.text, heading.start, heading.end) is None

    def _apart(self) -> set[int]:
        """The ids of the areas that sentences name outside the names of policies and programs."""
        found: set[int] = set()
        things = self.reading.of_type("Policy", "Program")
        reach = place = 0
        for area in self.areas:
            while place < len(things) and things[place].start <= area.start:
                reach, place = max(reach, things[place].end), place + 1
            if area.extractor in (SENTENCE, LINE) and area.end > reach:
                found.add(id(area))
        return found


def same_area(one: Candidate, other: Candidate) -> bool:
    """Whether two candidates are the same area."""
    return (one.identity or normal(one.name)) == (other.identity or normal(other.name))


def closest(thing: Candidate, around: list[Candidate]) -> list[Candidate]:
    """Those areas of a joint heading that share most with the thing's name; all of them where none shares anything."""
    if len(around) < 2:
        return around
    shares = [max(_share(thing.name, name) for name in (area.name, *area.aliases)) for area in around]
    if not any(shares):
        # 财政体制改革 under 财税、投资、价格改革
        shares = [max(_letters(thing.name, name) for name in (area.name, *area.aliases)) for area in around]
    best = max(shares)
    return [area for area, share in zip(around, shares, strict=True) if share == best] if best else around


def _share(one: str, other: str) -> int:
    return len(_pairs(one) & _pairs(other) - PLAIN)


def _letters(one: str, other: str) -> int:
    return len(set(normal(one)) & set(normal(other)) - COMMON)


def _pairs(name: str) -> set[str]:
    plain = normal(name)
    return {plain[place : place + 2] for place in range(len(plain) - 1)}
