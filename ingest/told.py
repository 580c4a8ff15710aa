"""An extraction as JSON: what `python -m ingest extract` prints, in the format of the gold annotations and more."""

from __future__ import annotations

import hashlib
from typing import Any

from graph.model import Extraction


def told(extraction: Extraction) -> dict[str, Any]:
    """The extraction as one JSON object.

    Every entity, relation and indicator has `confidence` and `evidence`, a list of `{"start", "end", "text"}` with
    half-open offsets in Unicode code points of `text`: of an entity the places that name it, of a relation and an
    indicator the sentences that state it. What an indicator measures is its `topic`, so MEASURES is no relation here.
    """
    document = extraction.document
    text = document.text

    def place(start: int, end: int) -> dict[str, Any]:
        return {"start": start, "end": end, "text": text[start:end]}

    def sentence(index: int) -> dict[str, Any]:
        return place(extraction.sentences[index].start, extraction.sentences[index].end)

    return {
        "document": document.key,
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "title": document.title,
        "date": document.date,
        "number": document.number,
        "issuer": document.issuer,
        "region": document.region,
        "source": document.source,
        "author": document.author,
        "corrections": list(document.corrections),
        "policy": extraction.policy,
        "extractor": extraction.extractor,
        "entities": [
            {
                "id": entity.id,
                "type": entity.type,
                "name": entity.name,
                "aliases": list(entity.aliases),
                "identity": entity.identity,
                "kind": entity.kind,
                "status": entity.status,
                "confidence": entity.confidence,
                "corrections": list(entity.corrections),
                "evidence": [place(mention.start, mention.end) for mention in entity.mentions],
            }
            for entity in extraction.entities
        ],
        "relations": [
            {
                "type": relation.type,
                "head": relation.head,
                "tail": relation.tail,
                "triggers": [statement.trigger for statement in relation.statements],
                "extractors": [statement.extractor for statement in relation.statements],
                "confidence": relation.confidence,
                "evidence": [sentence(statement.sentence) for statement in relation.statements],
            }
            for relation in extraction.relations
        ],
        "indicators": [
            {
                "id": indicator.id,
                "name": indicator.name,
                "value": indicator.value,
                "value_max": indicator.value_max,
                "unit": indicator.unit,
                "comparator": indicator.comparator,
                "period": indicator.period,
                "period_iso": indicator.period_iso,
                "status": indicator.status,
                "topic": indicator.topic,
                "quote": text[indicator.start : indicator.end],
                "confidence": indicator.confidence,
                "evidence": [sentence(indicator.sentence)],
            }
            for indicator in extraction.indicators
        ],
        "text": text,
    }
