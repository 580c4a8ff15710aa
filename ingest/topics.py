"""Find what each indicator is about: the nearest entity that its sentence names, else the area of its heading."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc

from ingest.area_scopes import AreaScopes
from ingest.areas import SENTENCE
from ingest.reading import Candidate, Quantity, Reading, reading_of
from ingest.resolve import normal

NAME = "reformgraph_topics"
CLAUSE = re.compile(r"[，。；;：:,！？\n]")
# What may stand between the start of a clause and its subject.
LEAD = re.compile(
    r"[ 　]*(?:[\d一二三四五六七八九]+[.、]|[一二三四五六七八九十]是|同时|其中|[^，。；]{0,8}年(?:来|间|底|末)?)?[ 　]*"
)
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
    scopes = AreaScopes(reading)
    named = reading.of_type("Program", "Policy", "Institution", "Region", "ReformArea")
    starts = [candidate.start for candidate in named]
    home = next((c for c in named if c.type == "Region" and c.identity == reading.home), None)
    fields = _fields(scopes.areas)
    last: tuple[int, Candidate] | None = None
    for quantity in reading.quantities:
        place = reading.sentence_at(quantity.start)
        if place is None:
            continue
        sentence = reading.sentences[place]
        inside = named[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        topic, carries = _named(reading, quantity, sentence.start, inside)
        if topic is None and last is not None and last[0] == place:
            topic, carries = last[1], True
        if topic is None:
            topic = _field(quantity.name, fields) or _closest(quantity.name, scopes.of_section(sentence.section))
        quantity.topic = topic or home
        last = (place, topic) if topic is not None and carries else None


def _named(
    reading: Reading, quantity: Quantity, start: int, inside: Sequence[Candidate]
) -> tuple[Candidate | None, bool]:
    """The entity of the sentence that the quantity is about, and whether what follows in it is about it too."""
    text = reading.document.text
    breaks = [start, *(match.end() for match in CLAUSE.finditer(text, start, quantity.start))]
    stop = CLAUSE.search(text, quantity.end)
    clause, end = breaks[-1], stop.start() if stop else len(text)
    beside = _beside(text, quantity, clause, end, inside)
    if beside is not None:
        return beside, False
    opening = len(breaks) == 1
    subject = _subject(text, clause, quantity, inside, reading.home)
    if subject is not None:
        return subject, opening
    if not opening:
        subject = _subject(text, start, quantity, inside, None)
        if subject is not None and subject.type in ("Institution", "Program"):
            return subject, True
    for area in reversed(inside):
        if area.type == "ReformArea" and area.extractor == SENTENCE and area.end <= quantity.start:
            return area, True
    if 2 <= len(breaks) <= 4:
        for candidate in reversed(inside):
            if candidate.type == "Program" and breaks[-2] <= candidate.start and candidate.end <= clause:
                return candidate, True
    return None, False


def _beside(text: str, quantity: Quantity, clause: int, end: int, inside: Sequence[Candidate]) -> Candidate | None:
    """A program, policy or body that the name holds: right behind the amount, right before it, or within."""
    name = normal(quantity.name)
    found: Candidate | None = None
    for candidate in inside:
        if candidate.type in ("Region", "ReformArea") or not clause <= candidate.start <= end:
            continue
        if (
            len(normal(candidate.name)) >= 3
            and normal(candidate.name) in name
            and (found is None or len(candidate.name) > len(found.name))
        ):
            found = candidate
    return found


def _subject(
    text: str, start: int, quantity: Quantity, inside: Sequence[Candidate], home: str | None
) -> Candidate | None:
    """The entity that opens the clause, the longest one; the document's own region opens too many to say anything."""
    lead = LEAD.match(text, start)
    places = (start, lead.end() if lead else start)
    opening = [
        c
        for c in inside
        if c.type != "ReformArea" and c.start in places and c.end <= quantity.start and c.identity != (home or "-")
    ]
    best = max(opening, key=lambda c: (c.end, c.type != "Region"), default=None)
    if best is None or (best.type == "Region" and any(c.start < best.end < c.end for c in inside)):
        return None
    return best


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
