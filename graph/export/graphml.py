"""GraphML (http://graphml.graphdrawing.org), as networkx, Gephi and yEd read it: a list is the text of its JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any, TextIO
from xml.sax.saxutils import escape, quoteattr

from graph import stream
from graph.ontology import ontology
from graph.store import Store

TYPES = {"integer": "long", "number": "double"}
# What XML 1.0 cannot hold at all becomes the replacement character.
FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(store: Store, out: TextIO) -> None:
    """Write the whole graph."""
    rules = ontology()
    lay(
        (node for label in rules.labels for node in stream.nodes(store, label)),
        (edge for kind in stream.types() for edge in stream.edges(store, kind)),
        dict.fromkeys(name for label in rules.labels for name in rules.node_properties(label)),
        dict.fromkeys(name for kind in stream.types() for name in rules.relation_properties(kind)),
        out,
    )


def lay(
    nodes: Iterable[stream.Node],
    edges: Iterable[stream.Edge],
    of_nodes: Iterable[str],
    of_edges: Iterable[str],
    out: TextIO,
) -> None:
    """Write nodes, then relations, as one directed graph; `type` is the label or the relation's type.

    Args:
        nodes: all nodes.
        edges: relations between them.
        of_nodes: names of all properties that nodes have.
        of_edges: names of all properties that relations have.
        out: where to.
    """
    values = ontology().values
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n')
    for place, names in (("node", of_nodes), ("edge", of_edges)):
        for name in ("type", *(name for name in names if name not in ("id", "type"))):
            kind = TYPES.get(values[name].type, "string") if name in values else "string"
            key = f"id={_quoted(f'{place}-{name}')} for={_quoted(place)}"
            out.write(f"<key {key} attr.name={_quoted(name)} attr.type={_quoted(kind)}/>\n")
    out.write('<graph id="reformgraph" edgedefault="directed">\n')
    for node in nodes:
        data = _data("node", {"type": node.label, **node.properties})
        out.write(f"<node id={_quoted(node.id)}>{data}</node>\n")
    for edge in edges:
        data = _data("edge", {"type": edge.type, **edge.properties})
        ends = f"source={_quoted(edge.head)} target={_quoted(edge.tail)}"
        out.write(f"<edge id={_quoted(edge.id)} {ends}>{data}</edge>\n")
    out.write("</graph>\n</graphml>\n")


def _data(place: str, values: dict[str, Any]) -> str:
    return "".join(
        f"<data key={_quoted(f'{place}-{name}')}>{_text(value)}</data>"
        for name, value in values.items()
        if name != "id"
    )


def _quoted(text: str) -> str:
    return quoteattr(_whole(text))


def _text(value: Any) -> str:
    return escape(_whole(json.dumps(value, ensure_ascii=False) if isinstance(value, list) else str(value)))


def _whole(text: str) -> str:
    return FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)
