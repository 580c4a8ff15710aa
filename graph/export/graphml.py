"""GraphML (http://graphml.graphdrawing.org), as networkx, Gephi and yEd read it: a list is the text of its JSON."""

from __future__ import annotations

import json
import re
from typing import Any, TextIO
from xml.sax.saxutils import escape, quoteattr

from graph import stream
from graph.ontology import ontology
from graph.store import Store

TYPES = {"integer": "long", "number": "double"}
# What XML 1.0 cannot hold at all becomes the replacement character.
FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(store: Store, out: TextIO) -> None:
    """Write all nodes, then all relations, as one directed graph; `type` is the label or the relation's type."""
    rules = ontology()
    of_nodes = dict.fromkeys(name for label in rules.labels for name in rules.node_properties(label) if name != "id")
    of_edges = dict.fromkeys(name for kind in stream.types() for name in rules.relation_properties(kind))
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n')
    for place, names in (("node", ["type", *of_nodes]), ("edge", ["type", *of_edges])):
        for name in names:
            kind = TYPES.get(rules.values[name].type, "string") if name in rules.values else "string"
            out.write(f'<key id="{place}-{name}" for="{place}" attr.name="{name}" attr.type="{kind}"/>\n')
    out.write('<graph id="reformgraph" edgedefault="directed">\n')
    for label in rules.labels:
        for node in stream.nodes(store, label):
            values = {"type": label, **node.properties}
            del values["id"]
            out.write(f"<node id={quoteattr(node.id)}>{_data('node', values)}</node>\n")
    for kind in stream.types():
        for edge in stream.edges(store, kind):
            data = _data("edge", {"type": kind, **edge.properties})
            ends = f"source={quoteattr(edge.head)} target={quoteattr(edge.tail)}"
            out.write(f"<edge id={quoteattr(edge.id)} {ends}>{data}</edge>\n")
    out.write("</graph>\n</graphml>\n")


def _data(place: str, values: dict[str, Any]) -> str:
    return "".join(f'<data key="{place}-{name}">{_text(value)}</data>' for name, value in values.items())


def _text(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False) if isinstance(value, list) else str(value)
    return escape(FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text))
