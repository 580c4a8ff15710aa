"""Find relations of areas: which area is part of which, and which area a policy or program serves."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from ingest.area_scopes import AreaScopes, closest, same_area
from ingest.areas import HEADING, SENTENCE
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
    scopes = AreaScopes(reading)
    _part_of(reading, scopes)
    for thing in reading.of_type("Policy", "Program"):
        for area, confidence in _served(reading, scopes, thing):
            if normal(thing.name) != normal(area.name):
                _link(reading, "SERVES", thing, area, confidence)


def _link(reading: Reading, kind: str, head: Candidate, tail: Candidate, confidence: float) -> None:
    reading.links.append(Link(kind, head, tail, head.start, tail.name, NAME, confidence))


def _part_of(reading: Reading, scopes: AreaScopes) -> None:
    """Headings nest areas, and an area that a sentence names belongs to the area of the heading above it."""
    for index, own in scopes.named.items():
        parent = reading.sections[index].parent
        for area in own if parent is not None else []:
            for wider in scopes.of_section(parent or 0):
                if area.extractor == HEADING and not same_area(area, wider):
                    _link(reading, "PART_OF", area, wider, 0.85)
    for area in scopes.areas:
        place = reading.sentence_at(area.start)
        if area.extractor != SENTENCE or place is None:
            continue
        around = scopes.of_section(reading.sentences[place].section)
        if any(same_area(area, wider) for wider in around):
            continue
        for wider in closest(area, around):
            if wider.extractor == HEADING:
                _link(reading, "PART_OF", area, wider, 0.7)


def _served(reading: Reading, scopes: AreaScopes, thing: Candidate) -> list[tuple[Candidate, float]]:
    """The nearest areas of a policy or program: in its own name, before it in its sentence, in the heading above."""
    place = reading.sentence_at(thing.start)
    if place is None:
        return []
    sentence = reading.sentences[place]
    holding = scopes.inside(thing.start, thing.end)
    if holding:
        return [(area, 0.8) for area in holding]
    before = scopes.stated_before(thing, sentence.start)
    if before is not None:
        return [(before, 0.7)]
    around = scopes.of_section(sentence.section)
    if around:
        return [(area, 0.75) for area in closest(thing, around)]
    field = title_field(thing.name) if thing.type == "Policy" else None
    known = next((area for area in scopes.areas if field and normal(field.name) == normal(area.name)), None)
    return [(known, 0.8)] if known else []
