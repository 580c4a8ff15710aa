"""Resolution within a document: candidates that name the same thing become one entity, and links become relations."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict

from graph.model import Entity, Extraction, Indicator, Mention, Relation, Statement, make_id
from graph.ontology import ontology
from ingest.reading import Candidate, Reading

DROP = re.compile(r"[\s\"'“”‘’「」『』《》〈〉<>()（）\[\]【】、,，·・—\-~～]")
FURTHEST = ("proposed", "drafted", "issued", "underway", "completed")


def normal(name: str) -> str:
    """The name as names are compared: without width, spaces, quotes, brackets and case."""
    return DROP.sub("", unicodedata.normalize("NFKC", name)).lower()


def resolve(reading: Reading, extractor: str) -> Extraction:
    """Everything the document states, one entity per thing."""
    groups: dict[tuple[str, str], list[Candidate]] = defaultdict(list)
    for candidate in reading.candidates:
        groups[candidate.type, candidate.identity or normal(candidate.name)].append(candidate)
    entities, ids = [], {}
    for (kind, identity), members in groups.items():
        counts = Counter(member.name for member in members)
        name = min(counts, key=lambda n: (-counts[n], -len(n), n))
        aliases = {alias for member in members for alias in (member.name, *member.aliases)} - {name}
        statuses = [member.status for member in members if member.status]
        places = sorted({(m.start, m.end, m.name) for m in members if reading.sentence_at(m.start) is not None})
        if not places:
            continue
        entity = Entity(
            id=make_id(kind, identity),
            type=kind,
            name=name,
            identity=identity,
            aliases=tuple(sorted(aliases)),
            kind=next((member.kind for member in members if member.kind), None),
            status=max(statuses, key=FURTHEST.index) if statuses else None,
            confidence=max(member.confidence for member in members),
            mentions=tuple(Mention(*place) for place in places),
        )
        entities.append(entity)
        ids.update({id(member): entity.id for member in members})
    types = {entity.id: entity.type for entity in entities}
    statements: dict[tuple[str, str, str], dict[int, Statement]] = defaultdict(dict)
    for link in reading.links:
        head, tail, sentence = ids.get(id(link.head)), ids.get(id(link.tail)), reading.sentence_at(link.start)
        if head is None or tail is None or sentence is None or head == tail:
            continue
        ontology().check_relation(link.type, types[head], types[tail])
        known = statements[link.type, head, tail].get(sentence)
        if known is None or known.confidence < link.confidence:
            statements[link.type, head, tail][sentence] = Statement(
                sentence, link.trigger, link.confidence, link.extractor
            )
    relations = tuple(
        Relation(kind, head, tail, tuple(found[place] for place in sorted(found)))
        for (kind, head, tail), found in statements.items()
    )
    indicators = []
    for quantity in reading.quantities:
        sentence = reading.sentence_at(quantity.start)
        if sentence is None:
            continue
        place = (
            f"{reading.document.key}|{quantity.start}|{quantity.end}|{quantity.name}|{quantity.value}|{quantity.unit}"
        )
        indicators.append(
            Indicator(
                id=make_id("Indicator", place),
                name=quantity.name,
                value=quantity.value,
                value_max=quantity.value_max,
                unit=quantity.unit,
                comparator=quantity.comparator,
                period=quantity.period,
                period_iso=quantity.period_iso,
                status=quantity.status,
                topic=ids.get(id(quantity.topic)) if quantity.topic else None,
                sentence=sentence,
                start=quantity.start,
                end=quantity.end,
                confidence=quantity.confidence,
                extractor=quantity.extractor,
            )
        )
    return Extraction(
        document=reading.document,
        sections=tuple(reading.sections),
        sentences=tuple(reading.sentences),
        entities=tuple(entities),
        relations=relations,
        indicators=tuple(indicators),
        extractor=extractor,
    )
