"""Find what each indicator is about: the nearest entity that its sentence names, else the area of its heading."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc

from graph.names import normal
from ingest.areas.area_scopes import AreaScopes
from ingest.indicators.phrases import opening_verb
from ingest.indicators.subjects import SAYS, opening_area
from ingest.indicators.subjects import named as named_by
from ingest.reading import Candidate, Reading, reading_of

NAME = "reformgraph_topics"
# What plans for a nation are called: 第六个五年计划, 国家预算草案.
PLAN = re.compile(r"(?:计划|规划|纲要|预算)(?:[（(]?草案[)）]?)?$")
PLAIN = frozenset("发展建设改革工作推进加强服务体系制度能力水平全面深化提升")


@Language.component(NAME)
def component(doc: Doc) -> Doc:
    """Add to the document's reading."""
    find(reading_of(doc))
    return doc


def find(reading: Reading) -> None:
    """Give each quantity of the reading its topic."""
    if not reading.quantities:
        return
    text = reading.document.text
    scopes = AreaScopes(reading)
    named = reading.of_type("Program", "Policy", "Institution", "Region", "ReformArea")
    starts = [candidate.start for candidate in named]
    whole = _Whole(reading, named)
    fields = _fields(scopes.areas)
    last: tuple[int, Candidate] | None = None
    counted: list[Candidate] = []
    sentence = -1
    for quantity in reading.quantities:
        place = reading.sentence_at(quantity.start)
        if place is None:
            continue
        start = _start(text, reading, place)
        inside = named[bisect_left(starts, start) : bisect_left(starts, reading.sentences[place].end)]
        if start != sentence:
            sentence, counted = start, []
        topic, carries = named_by(text, quantity, start, inside, reading.home, counted)
        if topic is not None and not carries:
            counted.append(topic)
        if topic is None and last is not None and last[0] == start:
            topic, carries = last[1], True
        if topic is None:
            topic = opening_area(text, start, inside) or _stating(text, reading, place, named, starts)
        if topic is None:
            around = scopes.of_section(reading.sentences[place].section)
            topic = _closest(quantity.name, around) or _field(quantity.name, fields)
        quantity.topic = topic or whole.at(quantity.start)
        last = (start, topic) if topic is not None and carries else None


class _Whole:
    """What the text as a whole is about, for amounts that nothing nearer claims: the area in a paper's title, else the
    region, else the body that opens the paragraph, else the plan that a report names most, else the paper itself."""

    def __init__(self, reading: Reading, named: Sequence[Candidate]) -> None:
        self.text = reading.document.text
        self.area = _of_title(reading, named, "ReformArea") or next(
            (c for c in named if c.type == "Region" and c.identity == reading.home), None
        )
        self.paper = _of_title(reading, named, "Policy")
        self.bodies = {c.start: c for c in named if c.type == "Institution"}
        report = self.paper is not None and "报告" in self.paper.name
        self.plans = [c for c in named if report and c.type == "Policy" and PLAN.search(c.name)]
        self._seen: Counter[str] = Counter()
        self._most: Candidate | None = None
        self._place = 0

    def at(self, offset: int) -> Candidate | None:
        """For an amount at this place; places are asked for in the order of the text."""
        return self.area or self._body(offset) or self._plan(offset) or self.paper

    def _body(self, offset: int) -> Candidate | None:
        """The body that opens the paragraph."""
        start = self.text.rfind("\n", 0, offset) + 1
        while start < offset and self.text[start] in " \u3000":
            start += 1
        return self.bodies.get(start)

    def _plan(self, offset: int) -> Candidate | None:
        """The plan named most often before this place, the later one of two."""
        while self._place < len(self.plans) and self.plans[self._place].start < offset:
            plan = self.plans[self._place]
            self._seen[normal(plan.name)] += 1
            if self._most is None or self._seen[normal(plan.name)] >= self._seen[normal(self._most.name)]:
                self._most = plan
            self._place += 1
        return self._most


def _of_title(reading: Reading, named: Sequence[Candidate], kind: str) -> Candidate | None:
    """What a paper as a whole is about: the area in its title, or the paper itself as a policy."""
    title = reading.policy
    if title is None:
        return None
    return next((c for c in named if c.type == kind and title.start <= c.start and c.end <= title.end), None)


def _start(text: str, reading: Reading, place: int) -> int:
    """Where the sentence starts; one that opens with a verb shares the subject of the one that ends in ； before it."""
    while place and text[reading.sentences[place - 1].end - 1] in "；;":
        start = reading.sentences[place].start
        if not opening_verb(text[start : start + 6]):
            break
        place -= 1
    return reading.sentences[place].start


def _stating(
    text: str, reading: Reading, place: int, named: Sequence[Candidate], starts: Sequence[int]
) -> Candidate | None:
    """The policy that the sentence quotes: 《纲要》提出的目标是：…；…."""
    while place and text[reading.sentences[place - 1].end - 1] in "；;：:":
        place -= 1
    start = reading.sentences[place].start
    while text[start] in " \u3000":
        start += 1
    at = bisect_left(starts, start)
    first = next((c for c in named[at : at + 4] if c.start == start and c.type == "Policy"), None)
    return first if first is not None and SAYS.match(text, first.end) else None


def _fields(areas: Sequence[Candidate]) -> list[tuple[str, Candidate]]:
    """The words that name each area's field, long ones first."""
    found: dict[str, Candidate] = {}
    for area in areas:
        core = re.sub(r"(?:高质量)?(?:体制|制度|机制)?(?:改革|建设|发展|保护|工作)$", "", normal(area.name))
        if len(core) >= 4:
            found.setdefault(core, area)
    return sorted(found.items(), key=lambda item: -len(item[0]))


def _field(name: str, fields: Sequence[tuple[str, Candidate]]) -> Candidate | None:
    plain = normal(name)
    return next((area for core, area in fields if core in plain), None)


def _closest(name: str, around: Sequence[Candidate]) -> Candidate | None:
    """Of the areas of a joint heading the one that shares most characters with the name."""
    if not around:
        return None
    letters = set(normal(name)) - PLAIN
    return max(around, key=lambda area: len(letters & set(normal(area.name))))
