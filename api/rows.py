"""Rows of queries become answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from api.deps import cypher
from api.models import Relation
from api.problems import Problem
from api.vocabulary import RELATIONS
from graph.store import Store

Row = dict[str, Any]


def relation_id(kind: str, head: str, tail: str) -> str:
    """The id of a relation; it holds as long as both ends keep theirs.

    >>> relation_id("SERVES", "policy-1", "area-2")
    'SERVES.policy-1.area-2'
    """
    return f"{kind}.{head}.{tail}"


def relation_ends(identifier: str) -> tuple[str, str, str]:
    """Type, head and tail of a relation's id.

    Raises:
        Problem: 404, it is no id of a relation.
    """
    parts = identifier.split(".")
    if len(parts) != 3 or parts[0] not in RELATIONS:
        raise Problem(404, f"no relation {identifier}; an id is TYPE.head.tail, as lists of relations give it")
    return parts[0], parts[1], parts[2]


def relation(row: Row) -> Relation:
    """A relation from a row of `relations/filtered.cypher` or `steps.cypher`."""
    return Relation(**relation_fields(row))


def relation_fields(row: Row) -> Row:
    """The fields of a relation."""
    dates = [date for date in row["dates"] if date]
    return {
        "id": relation_id(row["type"], row["head"]["id"], row["tail"]["id"]),
        "type": row["type"],
        "head": row["head"],
        "tail": row["tail"],
        "confidence": row["confidence"],
        "sentences": row["sentences"],
        "documents": unique(row["documents"]),
        "first": min(dates, default=None),
        "last": max(dates, default=None),
        "triggers": unique(word for word in row["triggers"] if word),
    }


def unique(items: Any) -> list[str]:
    """Each item once, in the order of first appearance."""
    return list(dict.fromkeys(items))


def need(store: Store, identifier: str, types: Sequence[str] = ()) -> Row:
    """Type and name of the entity with this id.

    Raises:
        Problem: 404, there is none, or none of these types.
    """
    found = store.read(cypher("entity-exists"), id=identifier)
    if not found or (types and found[0]["type"] not in types):
        raise Problem(404, f"no {' or '.join(types) or 'entity'} {identifier}")
    return found[0]


def region_path(store: Store, identifier: str | None) -> str | None:
    """The path of the region that a list is limited to.

    Raises:
        Problem: 422, there is no region of this id.
    """
    if identifier is None:
        return None
    found = store.read(cypher("region"), id=identifier)
    if not found:
        raise Problem(422, f"region: no region {identifier}; it takes the id of one (GET /api/v1/entities?type=Region)")
    path: str = found[0]["path"]
    return path
