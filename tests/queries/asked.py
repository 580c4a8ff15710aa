"""What a question was understood as, in names: for comparison with the expected query and parameters."""

from __future__ import annotations

from typing import Any

from graph.store import Store
from queries import catalog
from queries.ask import Answer

NAME = "MATCH (e:Entity) WHERE e.id IN $ids RETURN DISTINCT e.name AS name"


def parameters(store: Store, answer: Answer) -> dict[str, Any]:
    """Those that are no defaults, entities by name."""
    found: dict[str, Any] = {}
    if answer.query is None:
        return found
    for one in catalog.get(answer.query).parameters:
        value = answer.parameters[one.name]
        if one.name == "limit" or value == one.default:
            continue
        if one.entities:
            value = " | ".join(sorted(row["name"] for row in store.read(NAME, ids=value)))
        found[one.name] = value
    return found
