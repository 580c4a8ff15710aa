"""Find regions: administrative divisions, functional areas and macro-regions, and the document's home region."""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

from graph.model import Document
from ingest import words
from ingest.reading import Candidate, Link, Reading, reading_of
from ingest.regions.directions import find_directions
from ingest.regions.gazetteer import full_place, gazetteer, short_name
from ingest.regions.home_region import home_region
from ingest.regions.place_names import NAME as NAME
from ingest.regions.place_names import Name, candidate_of, choose, in_lists, names_in
from ingest.regions.towns import find_towns
from ingest.regions.zones import find_free_trade_zone, find_joint, find_zones

RELATIVE = re.compile(r"我([省市区县州])(?![场委政人级长外内里属域直])")
DECLARED = re.compile(r"[（(](?:以下)?(?:统称|合称|简称)[为]?[“\"]?([一-鿿]{2,8})[”\"]?[)）]")


@Language.component(NAME)
def component(doc: Doc) -> Doc:
    """Add to the document's reading."""
    find(reading_of(doc))
    return doc


def find(reading: Reading) -> None:
    """Add the regions that the text names, their nesting where a full name states it, and the home region."""
    text = reading.document.text
    names = names_in(text)
    reading.home = reading.document.region or home_region(reading.document, names)
    chosen = [(name, place) for name in names if (place := choose(text, name, reading.home)) is not None]
    known: dict[int, Candidate] = {}
    for name, place in in_lists(text, names, chosen, reading.home):
        if reading.sentence_at(name.start) is None:
            continue
        candidate = candidate_of(name, place)
        known[id(name)] = candidate
        reading.candidates.append(candidate)
        above = known.get(id(name.parent)) if name.parent else None
        if above is not None and place.path.startswith(f"{above.identity}/"):
            between = text[above.start : name.end]
            candidate.aliases = (*candidate.aliases, between)
            reading.links.append(Link("PART_OF", candidate, above, candidate.start, between, NAME, 0.95))
    _state_zones(reading, list(known.values()))
    find_zones(reading, sorted(known.values(), key=lambda place: (place.start, -place.end)))
    find_joint(reading, list(known.values()))
    find_free_trade_zone(reading)
    find_directions(reading)
    find_towns(reading, list(known.values()))
    _relative(reading)
    _declared(reading)


def _state_zones(reading: Reading, places: list[Candidate]) -> None:
    """河北雄安新区, 福州新区: a zone of the State whose name begins with a place lies there."""
    for zone in places:
        # the port of Hainan is the whole province
        listed = zone.identity in words.load("regions")["zones"] and not str(zone.identity).endswith("自由贸易港")
        holder = gazetteer().holder(zone.name) if listed else None
        if holder is not None:
            front = holder.name if zone.name.startswith(holder.name) else short_name(holder.name) or holder.name
            above = candidate_of(Name(zone.start, zone.start + len(front), front, [holder]), holder)
            reading.candidates.append(above)
            reading.links.append(Link("PART_OF", zone, above, zone.start, zone.name, NAME, 0.85))


def home_of(document: Document) -> str | None:
    """The home region of a document whose metadata name none; the loader's question."""
    return home_region(document, names_in(document.text))


def _relative(reading: Reading) -> None:
    """我省, 我市, 我区 are other names of the home region or of one above it."""
    if not reading.home:
        return
    parts = reading.home.split("/")
    levels = {parts[level][-1]: "/".join(parts[: level + 1]) for level in reversed(range(len(parts)))}
    named = {candidate.identity for candidate in reading.candidates if candidate.type == "Region"}
    for match in RELATIVE.finditer(reading.document.text):
        path = levels.get(match[1])
        if path is None or path not in named or reading.sentence_at(match.start()) is None:
            continue
        name = path.rpartition("/")[2]
        aliases = (match[0], full_place(path))
        reading.candidates.append(
            Candidate(match.start(), match.end(), "Region", name, NAME, 0.8, aliases, identity=path)
        )


def _declared(reading: Reading) -> None:
    """A short form declared behind a list of places stands for each of them."""
    text = reading.document.text
    by_end: dict[int, list[Candidate]] = {}
    for candidate in reading.of_type("Region"):
        by_end.setdefault(candidate.end, []).append(candidate)
    for match in DECLARED.finditer(text):
        at = match.start()
        while at in by_end:
            widest = min(candidate.start for candidate in by_end[at])
            for candidate in by_end[at]:
                if candidate.start == widest:
                    candidate.aliases = (*candidate.aliases, match[1])
            if text[widest - 1 : widest] not in ("、", "和"):
                break
            at = widest - 1
