"""The JSON of Cytoscape.js and Cytoscape Desktop: https://js.cytoscape.org/#notation/elements-json."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, TextIO

from graph import stream
from graph.ontology import ontology
from graph.store import Store


def write(store: Store, out: TextIO) -> None:
    """Write the whole graph."""
    lay(
        (node for label in ontology().labels for node in stream.nodes(store, label)),
        (edge for kind in stream.types() for edge in stream.edges(store, kind)),
        out,
    )


def lay(nodes: Iterable[stream.Node], edges: Iterable[stream.Edge], out: TextIO) -> None:
    """Write nodes, then relations; `type` is the label or the relation's type."""
    out.write('{"elements": {"nodes": [')
    _items(out, ({"type": node.label, **node.properties, "id": node.id} for node in nodes))
    out.write('], "edges": [')
    _items(
        out,
        (
            {"type": edge.type, **edge.properties, "id": edge.id, "source": edge.head, "target": edge.tail}
            for edge in edges
        ),
    )
    out.write("]}}\n")


def _items(out: TextIO, data: Iterable[dict[str, Any]]) -> None:
    separator = "\n"
    for one in data:
        out.write(separator + json.dumps({"data": one}, ensure_ascii=False))
        separator = ",\n"
