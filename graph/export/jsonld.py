"""JSON-LD 1.1: each relation as a link between its ends and, with its evidence, as an `rdf:Statement`.

Names of types and properties are those of the ontology, in the namespace `urn:reformgraph:term:`; ids become
`urn:reformgraph:ID`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, TextIO

from graph import stream
from graph.ontology import ontology
from graph.store import Store

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
TERM = "urn:reformgraph:term:"


def context() -> dict[str, Any]:
    """The `@context`: relations and references are links, lists keep their order."""
    terms: dict[str, Any] = {"@version": 1.1, "@vocab": TERM, "rg": "urn:reformgraph:", "rdf": RDF}
    for name in ("rdf:subject", "rdf:predicate", "rdf:object", *stream.types()):
        terms[name] = {"@type": "@id"}
    for name, value in ontology().values.items():
        term: dict[str, Any] = {}
        if value.type.startswith("reference"):
            term["@type"] = "@id"
        if value.type.endswith("s"):
            term["@container"] = "@list"
        if term:
            terms[name] = term
    return terms


def write(store: Store, out: TextIO) -> None:
    """Write the whole graph."""
    lay(
        (node for label in ontology().labels for node in stream.nodes(store, label)),
        (edge for kind in stream.types() for edge in stream.edges(store, kind)),
        out,
    )


def lay(nodes: Iterable[stream.Node], edges: Iterable[stream.Edge], out: TextIO) -> None:
    """Write one object for each node, one for each link, and one for each relation that has properties."""
    out.write(f'{{"@context": {json.dumps(context(), ensure_ascii=False)},\n"@graph": [')
    separator = "\n"
    for node in nodes:
        one = {"@id": f"rg:{node.id}", "@type": list(node.labels), **_values(node.properties)}
        out.write(separator + json.dumps(one, ensure_ascii=False))
        separator = ",\n"
    for edge in edges:
        tail = f"rg:{edge.tail}"
        # of a type that the context does not name, the link must say that it is one
        link = {"@id": f"rg:{edge.head}", edge.type: tail if edge.type in stream.types() else {"@id": tail}}
        out.write(separator + json.dumps(link, ensure_ascii=False))
        separator = ",\n"
        if edge.properties:
            out.write(separator + json.dumps(_statement(edge), ensure_ascii=False))
    out.write("\n]}\n")


def _statement(edge: stream.Edge) -> dict[str, Any]:
    return {
        "@id": f"rg:{edge.id}",
        "@type": "rdf:Statement",
        "rdf:subject": f"rg:{edge.head}",
        "rdf:predicate": TERM + edge.type,
        "rdf:object": f"rg:{edge.tail}",
        **_values(edge.properties),
    }


def _values(properties: dict[str, Any]) -> dict[str, Any]:
    """Without the id, which is the node's own, and with references as links."""
    return {name: _value(name, value) for name, value in properties.items() if name != "id"}


def _value(name: str, value: Any) -> Any:
    kind = ontology().values[name].type if name in ontology().values else ""
    # others' properties may have a name of ours and hold something else
    if kind == "reference" and isinstance(value, str):
        return f"rg:{value}"
    return [f"rg:{one}" for one in value] if kind == "references" and isinstance(value, list) else value
