"""The whole graph, node by node and relation by relation, without holding it in memory.

Only what the ontology names is given: labels, types and properties of others are passed over.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from neo4j import READ_ACCESS, Record

from graph.ontology import ontology
from graph.store import Store, trusted

FETCH = 2_000  # records that are on the way at once


@dataclass(frozen=True, slots=True)
class Node:
    """A node: `label` is its own (of an entity, its type), `properties` those that it has."""

    label: str
    id: str
    properties: dict[str, Any]

    @property
    def labels(self) -> tuple[str, ...]:
        """All its labels."""
        return ("Entity", self.label) if self.label in ontology().nodes else (self.label,)


@dataclass(frozen=True, slots=True)
class Edge:
    """A relation from the node with id `head` to that with id `tail`; there is one at most of each type."""

    type: str
    head: str
    tail: str
    properties: dict[str, Any]

    @property
    def id(self) -> str:
        """Made of its type and ends."""
        return f"{self.type}:{self.head}:{self.tail}"


def types() -> tuple[str, ...]:
    """All relation types, those of the evidence layer first."""
    return (*ontology().evidence, *ontology().relations)


def nodes(store: Store, label: str, *, bookkeeping: bool = False) -> Iterator[Node]:
    """All nodes with this label (of `ontology().labels`), by id.

    Args:
        store: an open store.
        label: that of the nodes.
        bookkeeping: also what loading notes beside the content.
    """
    names = ontology().node_properties(label) + (ontology().bookkeeping.get(label, ()) if bookkeeping else ())
    wanted = ", ".join(f".{name}" for name in names)
    for row in _rows(
        store,
        f"MATCH (n:{label}) USING INDEX n:{label}(id) WHERE n.id IS NOT NULL "
        f"RETURN n.id AS id, n {{{wanted}}} AS properties ORDER BY id",
    ):
        yield Node(label, row["id"], _had(row["properties"]))


def edges(store: Store, kind: str) -> Iterator[Edge]:
    """All relations of this type (of `types()`), by the label of the head, its id and the tail's."""
    wanted = ", ".join(f".{name}" for name in ontology().relation_properties(kind))
    ends = ontology().ends(kind)
    for head in dict.fromkeys(label for label, _ in ends):
        tails = "|".join(tail for label, tail in ends if label == head)
        # The index gives the order, so that the server sorts no more than the relations of one node.
        for row in _rows(
            store,
            f"MATCH (a:{head})-[r:{kind}]->(b:{tails}) USING INDEX a:{head}(id) WHERE a.id IS NOT NULL "
            f"RETURN a.id AS head, b.id AS tail, r {{{wanted}}} AS properties ORDER BY head, tail",
        ):
            yield Edge(kind, row["head"], row["tail"], _had(row["properties"]))


def _rows(store: Store, text: str) -> Iterator[Record]:
    with (
        store.told(),
        store.driver.session(database=store.database, default_access_mode=READ_ACCESS, fetch_size=FETCH) as session,
    ):
        yield from session.run(trusted(text))


def _had(properties: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in properties.items() if value is not None}
