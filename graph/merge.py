"""What several documents state of one thing, as one: the lists of a relation, and what an entity's node shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from graph.ontology import ontology

Row = dict[str, Any]

# A statement's field and the parallel list of the relation that holds it.
LISTS = {
    "sentence": "sentences",
    "document": "documents",
    "trigger": "triggers",
    "confidence": "confidences",
    "extractor": "extractors",
    "date": "dates",
}


def lists(statements: Iterable[Row]) -> Row:
    """The properties of a relation: the oldest document first, within a document the order given (of the text)."""
    ordered = sorted(statements, key=lambda one: (one["date"], one["document"]))
    properties: Row = {plural: [one[name] for one in ordered] for name, plural in LISTS.items()}
    return {**properties, "confidence": max(properties["confidences"])}


def statements(properties: Row) -> list[Row]:
    """The inverse of `lists`: one row for each stating sentence."""
    columns = [properties[plural] for plural in LISTS.values()]
    return [dict(zip(LISTS, values, strict=True)) for values in zip(*columns, strict=True)]


def shown(stated: Sequence[Row]) -> Row:
    """What an entity's node shows.

    The name in most mentions (of several the longest, then the first by code points), all other names as `aliases`,
    the kind of most mentions, and the status in the latest document that states one (of several the furthest).

    Args:
        stated: `name`, `aliases`, `kind`, `status`, `date` and `mentions` of one document or of several alike.
    """
    order = list(ontology().statuses)
    names: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for one in stated:
        names[one["name"]] += one["mentions"]
        if one["kind"] is not None:
            kinds[one["kind"]] += one["mentions"]
    name = min(names, key=lambda other: (-names[other], -len(other), other))
    others = {alias for one in stated for alias in one["aliases"]} | set(names)
    statuses = [(one["date"], order.index(one["status"]), one["status"]) for one in stated if one["status"] is not None]
    return {
        "name": name,
        "aliases": sorted(others - {name}),
        "kind": min(kinds, key=lambda kind: (-kinds[kind], kind)) if kinds else None,
        "status": max(statuses)[2] if statuses else None,
    }
