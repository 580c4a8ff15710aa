"""One extraction as the rows that the store holds: plain dictionaries, made of the document alone."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass

from graph.merge import Row
from graph.model import Extraction, Statement, content_hash, make_id


@dataclass(frozen=True, slots=True)
class Rows:
    """What one document adds to the graph.

    Each row of `sections` and `sentences` has `node`, its properties, and `within`, the id of what holds it. Rows of
    `relations` have `statements`, in the order of the text, each with a place of the parallel lists; rows of
    `indicators` have `topic`, the id of what they measure or None, and the one `statement` of that.
    """

    document: Row
    sections: list[Row]
    sentences: list[Row]
    entities: list[Row]
    states: list[Row]
    mentions: list[Row]
    relations: list[Row]
    indicators: list[Row]
    policy: str | None

    @property
    def size(self) -> int:
        """How many nodes and relations it is about."""
        parts = (self.sections, self.sentences, self.entities, self.mentions, self.relations, self.indicators)
        return sum(len(part) for part in parts)


def rows(extraction: Extraction) -> Rows:
    """The rows of an extraction that `graph.model.check` found right."""
    document = extraction.document
    key, text = document.key, document.text
    sections = [
        make_id("Section", f"{key}|{place}|{one.start}|{one.end}") for place, one in enumerate(extraction.sections)
    ]
    sentences = [make_id("Sentence", f"{key}|{one.start}|{one.end}") for one in extraction.sentences]
    return Rows(
        document={
            "id": document.id,
            "key": key,
            "title": document.title,
            "date": document.date,
            "number": document.number,
            "issuer": document.issuer,
            "region": document.region,
            "author": document.author,
            "source": document.source,
            "sha256": document.sha256,
            "corrections": list(document.corrections) or None,
            "origin": document.origin,
            "content": content_hash(document),
            "extractor": extraction.extractor,
        },
        sections=[
            {
                "node": {
                    "id": sections[place],
                    "document": document.id,
                    "heading": one.heading,
                    "level": one.level,
                    "start": one.start,
                    "end": one.end,
                },
                "within": document.id if one.parent is None else sections[one.parent],
            }
            for place, one in enumerate(extraction.sections)
        ],
        sentences=[
            {
                "node": {
                    "id": sentences[place],
                    "document": document.id,
                    "start": one.start,
                    "end": one.end,
                    "text": text[one.start : one.end],
                },
                "within": sections[one.section],
            }
            for place, one in enumerate(extraction.sentences)
        ],
        entities=[{"id": one.id, "type": one.type, "identity": one.identity} for one in extraction.entities],
        states=[
            {
                "document": document.id,
                "entity": one.id,
                "properties": {
                    "name": one.name,
                    "aliases": sorted(set(one.aliases) - {one.name}),
                    "kind": one.kind,
                    "status": one.status,
                    "confidence": float(one.confidence),
                    "mentions": len(one.mentions),
                    "corrections": sorted(one.corrections) or None,
                },
            }
            for one in extraction.entities
        ],
        mentions=_mentions(extraction, sentences),
        relations=_relations(extraction, sentences),
        indicators=_indicators(extraction, sentences),
        policy=extraction.policy,
    )


def _mentions(extraction: Extraction, sentences: list[str]) -> list[Row]:
    """One row for each sentence and entity that it names, with all places in the document's text."""
    starts = [one.start for one in extraction.sentences]
    places: dict[tuple[str, str], set[tuple[int, int]]] = defaultdict(set)
    for entity in extraction.entities:
        for mention in entity.mentions:
            at = bisect_right(starts, mention.start) - 1
            if at >= 0 and mention.start < extraction.sentences[at].end:
                places[sentences[at], entity.id].add((mention.start, mention.end))
    return [
        {
            "sentence": sentence,
            "entity": entity,
            "properties": {"starts": [start for start, _ in sorted(found)], "ends": [end for _, end in sorted(found)]},
        }
        for (sentence, entity), found in places.items()
    ]


def _relations(extraction: Extraction, sentences: list[str]) -> list[Row]:
    """One row for each relation; a sentence that states it twice counts once, as the surest."""
    best: dict[tuple[str, str, str], dict[int, Statement]] = defaultdict(dict)
    for relation in extraction.relations:
        known = best[relation.type, relation.head, relation.tail]
        for one in relation.statements:
            if one.sentence not in known or _surer(one) > _surer(known[one.sentence]):
                known[one.sentence] = one
    return [
        {
            "type": kind,
            "head": head,
            "tail": tail,
            "statements": [
                {
                    "sentence": sentences[place],
                    "document": extraction.document.id,
                    "trigger": known[place].trigger,
                    "confidence": float(known[place].confidence),
                    "extractor": known[place].extractor,
                    "date": extraction.document.date or "",
                }
                for place in sorted(known)
            ],
        }
        for (kind, head, tail), known in best.items()
    ]


def _surer(statement: Statement) -> tuple[float, str, str]:
    return statement.confidence, statement.trigger, statement.extractor


def _indicators(extraction: Extraction, sentences: list[str]) -> list[Row]:
    """One row for each indicator id; what it measures is stated by the words that state the quantity."""
    document = extraction.document
    found = {
        one.id: {
            "node": {
                "id": one.id,
                "name": one.name,
                "value": float(one.value),
                "value_max": None if one.value_max is None else float(one.value_max),
                "unit": one.unit,
                "comparator": one.comparator,
                "period": one.period,
                "period_iso": one.period_iso,
                "status": one.status,
                "sentence": sentences[one.sentence],
                "document": document.id,
                "start": one.start,
                "end": one.end,
                "confidence": float(one.confidence),
                "extractor": one.extractor,
            },
            "topic": one.topic,
            "statement": {
                "sentence": sentences[one.sentence],
                "document": document.id,
                "trigger": document.text[one.start : one.end],
                "confidence": float(one.confidence),
                "extractor": one.extractor,
                "date": document.date or "",
            },
        }
        for one in extraction.indicators
    }
    return list(found.values())
