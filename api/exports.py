"""Answers as files of other programs: as tables (CSV), and what they name of the graph as GraphML, JSON-LD and
Cytoscape JSON.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from fastapi import Response

from api.negotiation import FORMATS
from graph.export import cytoscape, graphml, jsonld
from graph.ontology import ontology
from graph.stream import Edge, Node
from queries import show

Found = dict[str, Any]

# Of what the answer says beside the graph: sentences are told by their ids, texts by their documents.
LEFT_OUT = ("evidence", "outline", "text", "mentions", "parameters")
# A thing within another one, and the relation that joins them: name, types of both, and whether the inner is the head.
WITHIN = {
    "children": ("PART_OF", True),
    "topic": ("MEASURES", False),
    "policy": ("IS_TEXT_OF", False),
}


def response(content: Any, form: str, headers: Mapping[str, str] | None = None) -> Response:
    """An answer in another format than JSON.

    Args:
        content: the answer as JSON holds it.
        form: csv, or one of the graph formats of `FORMATS`.
        headers: of the response.
    """
    text = table(content) if form == "csv" else drawn(content, form)
    return Response(text, headers=dict(headers or {}), media_type=FORMATS[form])


def table(content: Any) -> str:
    """The items or rows as CSV; without any, the answer itself is the row. Nested fields are named `head.name`."""
    if "rows" in content:
        columns = content.get("columns") or list(dict.fromkeys(name for row in content["rows"] for name in row))
        rows = [row if isinstance(row, dict) else dict(zip(columns, row, strict=True)) for row in content["rows"]]
        if len(set(columns)) == len(columns) and not any(isinstance(row, list) for row in content["rows"]):
            return show.as_csv(columns, [{name: _cell(row.get(name)) for name in columns} for row in rows])
        cells = [[_cell(value) for value in row] for row in content["rows"]]
        places = [str(place) for place in range(len(columns))]
        body = show.as_csv(places, [dict(zip(places, row, strict=True)) for row in cells])
        return show.as_csv(columns, []) + body.partition("\n")[2]
    items = content.get("items", content.get("relations") if "nodes" in content else [content])
    flat = [_flat(item) for item in items]
    names = list(dict.fromkeys(name for row in flat for name in row))
    return show.as_csv(names, [{name: row.get(name) for name in names} for row in flat])


def drawn(content: Any, form: str) -> str:
    """The things and relations that an answer names, as a graph."""
    graph = _Graph()
    graph.take(content)
    nodes, edges = graph.nodes(), list(graph.edges.values())
    out = io.StringIO()
    if form == "graphml":
        graphml.lay(nodes, edges, _names(nodes), _names(edges), out)
    else:
        lay: Callable[..., None] = {"jsonld": jsonld.lay, "cytoscape": cytoscape.lay}[form]
        lay(nodes, edges, out)
    return out.getvalue()


class _Graph:
    """What an answer names, each thing and relation once."""

    def __init__(self) -> None:
        self._nodes: dict[str, Node] = {}
        self._elements: dict[str, str] = {}
        self.edges: dict[tuple[str, str, str], Edge] = {}

    def nodes(self) -> list[Node]:
        """All things, also ends of which no more is known than their id."""
        for edge in self.edges.values():
            for end in (edge.head, edge.tail):
                self._nodes.setdefault(end, Node(_type(end) or "Thing", end, {}))
        return list(self._nodes.values())

    def take(self, value: Any) -> None:
        """Everything that a part of an answer names, nodes before the relations that join them."""
        relations: list[Found] = []
        self._walk(value, relations)
        for one in relations:
            head, tail = (self._elements.get(one[end], str(one[end])) for end in ("start", "end"))
            self._join(one["type"], head, tail, one["properties"])

    def _walk(self, value: Any, relations: list[Found]) -> str | None:
        """Take a value and all within it; gives the id where it is a thing."""
        if isinstance(value, list):
            for one in value:
                self._walk(one, relations)
        if not isinstance(value, dict):
            return None
        if {"id", "labels", "properties"} == set(value):
            return self._node(value)
        if {"id", "type", "start", "end", "properties"} == set(value):
            relations.append(value)
            return None
        mine = value.get("id")
        kind = (value.get("type") or _type(mine)) if isinstance(mine, str) else None
        if "head" in value and "tail" in value:
            head, tail = (self._walk(value[end], relations) for end in ("head", "tail"))
            if head and tail and isinstance(value.get("type"), str):
                self._join(value["type"], head, tail, value)
            return None
        thing = mine if isinstance(kind, str) and kind in ontology().labels else None
        if thing is not None:
            self._add(thing, str(kind), value)
        for name, inner in value.items():
            if name in LEFT_OUT:
                continue
            ids = [self._walk(one, relations) for one in (inner if isinstance(inner, list) else [inner])]
            for other in ids:
                if thing is not None and other is not None and name in WITHIN:
                    relation, inward = WITHIN[name]
                    head, tail = (other, thing) if inward else (thing, other)
                    self._join(relation, head, tail, {})
        return thing

    def _node(self, value: Found) -> str:
        """A node as Cypher gives it, by its own id where it has one."""
        properties = value["properties"]
        mine = properties.get("id")
        mine = mine if isinstance(mine, str) else value["id"]
        labels = [label for label in value["labels"] if label != "Entity"]
        self._elements[value["id"]] = mine
        self._add(mine, labels[0] if labels else "Thing", properties)
        return str(mine)

    def _add(self, identifier: str, kind: str, properties: Found) -> None:
        known = self._nodes.get(identifier)
        self._nodes[identifier] = Node(kind, identifier, {**(known.properties if known else {}), **_plain(properties)})

    def _join(self, kind: str, head: str, tail: str, properties: Found) -> None:
        self.edges.setdefault((kind, head, tail), Edge(kind, head, tail, _plain(properties)))


def _plain(properties: Found) -> Found:
    """The properties that a graph format can hold: single values and lists of them."""
    return {
        name: value
        for name, value in properties.items()
        if name not in ("id", "type", "direction", *LEFT_OUT)
        and value is not None
        and not isinstance(value, dict)
        and not (isinstance(value, list) and any(isinstance(one, dict | list) for one in value))
    }


def _type(identifier: Any) -> str | None:
    """The type that an id of ours tells by its beginning."""
    prefix = str(identifier).partition("-")[0]
    return _types().get(prefix) if "-" in str(identifier) else None


def _types() -> dict[str, str]:
    known = ontology()
    return {
        **{label.lower(): label for label in known.labels},
        **{node.prefix: name for name, node in known.nodes.items()},
    }


def _names(items: Iterable[Node | Edge]) -> list[str]:
    return list(dict.fromkeys(name for item in items for name in item.properties))


def _flat(item: Found, before: str = "") -> Found:
    """Nested fields beside the others, named by the way to them."""
    found: Found = {}
    for name, value in item.items():
        if name == "labels":
            continue
        if isinstance(value, dict):
            found |= _flat(value, f"{before}{name}.")
        else:
            found[before + name] = _cell(value)
    return found


def _cell(value: Any) -> Any:
    """What a cell holds: lists of plain values stay, other nesting becomes JSON."""
    nested = isinstance(value, dict) or (isinstance(value, list) and any(isinstance(one, dict | list) for one in value))
    return json.dumps(value, ensure_ascii=False) if nested else value
