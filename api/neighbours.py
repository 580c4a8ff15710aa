"""What lies around an entity, step by step, so that a hub costs no more than what is shown of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from api.deps import cypher
from api.models import Neighbourhood, Ref
from api.rows import need, relation
from api.vocabulary import RELATIONS
from graph.store import Store

RELATIONS_SHOWN = 1_000


def around(
    store: Store,
    entity: str,
    *,
    depth: int,
    limit: int,
    types: Sequence[str] | None = None,
    confidence: float = 0.0,
    period: tuple[str | None, str | None] = (None, None),
) -> Neighbourhood:
    """An entity with those around it and all relations among them.

    Args:
        store: an open store.
        entity: its id.
        depth: steps from it.
        limit: entities besides it, at most; the nearest are kept.
        types: relation types to follow; none means all.
        confidence: the least of a relation.
        period: what the date of a document that states it lies in.

    Raises:
        Problem: 404, there is no such entity.
    """
    need(store, entity)
    facts: dict[str, Any] = {"types": sorted(set(types or RELATIONS)), "confidence": confidence}
    facts |= {"from": period[0], "until": period[1]}
    known, edge = [entity], [entity]
    more = False
    for _ in range(depth):
        room = limit + 1 - len(known)
        if not edge or room <= 0:
            break
        found = [row["id"] for row in store.read(cypher("neighbours"), ids=edge, known=known, limit=room + 1, **facts)]
        more = len(found) > room
        edge = found[:room]
        known += edge
    # what leads on from a full neighbourhood is not told
    values = {"low": "", "high": "\uffff", "type": "", "last": "", "limit": RELATIONS_SHOWN + 1}
    nothing = dict.fromkeys(("tail", "status", "document", "path"))
    rows = store.read(cypher("relations/among", "relations/filtered"), ids=known, **values, **nothing, **facts)
    return Neighbourhood(
        nodes=[Ref(**row) for row in store.read(cypher("refs"), ids=known)],
        relations=[relation(row) for row in rows[:RELATIONS_SHOWN]],
        truncated=more or len(rows) > RELATIONS_SHOWN,
    )
