"""Find relations of areas: which area is part of which, and which area a policy or program serves."""

from __future__ import annotations

from bisect import bisect_left

from spacy.language import Language
from spacy.tokens import Doc

from ingest.areas import HEADING, ITEM, SENTENCE, areas_by_section
from ingest.reading import Candidate, Link, Reading, reading_of
from ingest.resolve import normal
from ingest.title_fields import title_field

NAME = "reformgraph_area_relations"


@Language.component(NAME)
def component(doc: Doc) -> Doc:
    """Add to the document's reading."""
    find(reading_of(doc))
    return doc


def find(reading: Reading) -> None:
    """Add PART_OF of areas and SERVES of policies and programs."""
    named = areas_by_section(reading)
    scopes = _scopes(reading, named)
    areas = reading.of_type("ReformArea")
    _part_of(reading, named, scopes, areas)
    _serves(reading, scopes, areas)


def _scopes(reading: Reading, named: dict[int, list[Candidate]]) -> list[list[Candidate]]:
    """For each section the areas of the nearest heading at or above it that names one."""
    scopes: list[list[Candidate]] = []
    for index, section in enumerate(reading.sections):
        above = scopes[section.parent] if section.parent is not None else []
        scopes.append(named.get(index) or above)
    return scopes


def _same(one: Candidate, other: Candidate) -> bool:
    return (one.identity or normal(one.name)) == (other.identity or normal(other.name))


def _link(reading: Reading, kind: str, head: Candidate, tail: Candidate, trigger: str, confidence: float) -> None:
    reading.links.append(Link(kind, head, tail, head.start, trigger, NAME, confidence))


def _part_of(
    reading: Reading, named: dict[int, list[Candidate]], scopes: list[list[Candidate]], areas: list[Candidate]
) -> None:
    titles = {id(area) for area in named.get(0, [])}
    for index, own in named.items():
        parent = reading.sections[index].parent
        if parent is None:
            continue
        for area in own:
            if area.extractor != HEADING:
                continue
            for wider in scopes[parent]:
                if not _same(area, wider):
                    _link(reading, "PART_OF", area, wider, wider.name, 0.85)
    for area in areas:
        place = reading.sentence_at(area.start)
        if area.extractor != SENTENCE or place is None:
            continue
        around = scopes[reading.sentences[place].section]
        if any(_same(area, wider) for wider in around):
            continue
        for wider in _closest(area, around):
            if id(wider) not in titles and wider.extractor != ITEM:
                _link(reading, "PART_OF", area, wider, wider.name, 0.7)


def _closest(thing: Candidate, around: list[Candidate]) -> list[Candidate]:
    """Those areas of a joint heading that share most with the thing's name; all of them where none shares anything."""
    if len(around) < 2:
        return around
    shares = [max(_share(thing.name, name) for name in (area.name, *area.aliases)) for area in around]
    best = max(shares)
    if best == 0:
        return around
    return [area for area, share in zip(around, shares, strict=True) if share == best]


def _share(one: str, other: str) -> int:
    a, b = normal(one), normal(other)
    return len({a[i : i + 2] for i in range(len(a) - 1)} & {b[i : i + 2] for i in range(len(b) - 1)} - {"改革", "建设"})


def _serves(reading: Reading, scopes: list[list[Candidate]], areas: list[Candidate]) -> None:
    starts = [area.start for area in areas]
    for thing in reading.of_type("Policy", "Program"):
        place = reading.sentence_at(thing.start)
        if place is None:
            continue
        sentence = reading.sentences[place]
        inside = areas[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        around = scopes[sentence.section]
        holding = [area for area in inside if thing.start <= area.start and area.end <= thing.end]
        if holding:
            for area in holding:
                _link(reading, "SERVES", thing, area, area.name, 0.8)
            continue
        before = [area for area in inside if area.end <= thing.start and area.extractor == SENTENCE]
        if before:
            _link(reading, "SERVES", thing, before[-1], before[-1].name, 0.7)
            continue
        if around:
            for area in _closest(thing, around):
                _link(reading, "SERVES", thing, area, area.name, 0.75)
            continue
        if thing.type == "Policy":
            field = title_field(thing.name)
            known = next((area for area in areas if field and normal(field.name) == normal(area.name)), None)
            if known is not None:
                _link(reading, "SERVES", thing, known, known.name, 0.8)
