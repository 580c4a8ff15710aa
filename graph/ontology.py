"""The ontology: `ontology.yaml`, read once, and the check that a relation's ends fit it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from graph.errors import OntologyError

FILE = Path(__file__).with_name("ontology.yaml")


@dataclass(frozen=True, slots=True)
class NodeType:
    """An entity type: label, Chinese and English name, id prefix, what it is, and its enumerated values."""

    name: str
    zh: str
    en: str
    prefix: str
    about: str
    kinds: tuple[str, ...]
    statuses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RelationType:
    """A relation type: its name, Chinese and English label, and the pairs (head type, tail type) it may join."""

    name: str
    zh: str
    en: str
    about: str
    ends: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Value:
    """What a property holds; `type` is text, integer, number or reference (an id), or their plural for lists."""

    type: str
    about: str


@dataclass(frozen=True, slots=True)
class Ontology:
    """All types, the values of an indicator, labels of statuses, the evidence layer, and all properties."""

    nodes: dict[str, NodeType]
    relations: dict[str, RelationType]
    comparators: tuple[str, ...]
    indicator_statuses: tuple[str, ...]
    statuses: dict[str, dict[str, str]]
    evidence: dict[str, tuple[tuple[str, str], ...]]
    properties: dict[str, tuple[str, ...]]
    bookkeeping: dict[str, tuple[str, ...]]
    values: dict[str, Value]
    indicator: dict[str, str]

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels by which nodes are told apart: those of the evidence layer, `Indicator`, the entity types."""
        ends = [*self.evidence.values(), *(relation.ends for relation in self.relations.values())]
        found = dict.fromkeys(label for pairs in ends for pair in pairs for label in pair if label != "Entity")
        return (*(label for label in found if label not in self.nodes), *self.nodes)

    def node_properties(self, label: str) -> tuple[str, ...]:
        """The properties of a node with this label (of `labels`)."""
        return self.properties["Entity" if label in self.nodes else label]

    def relation_properties(self, kind: str) -> tuple[str, ...]:
        """The properties of a relation of this type, of the ontology or of the evidence layer."""
        return self.properties.get("relation" if kind in self.relations else kind, ())

    def ends(self, kind: str) -> tuple[tuple[str, str], ...]:
        """The pairs of labels that a relation of this type, of the ontology or of the evidence layer, may join."""
        return self.relations[kind].ends if kind in self.relations else self.evidence[kind]

    def check_relation(self, kind: str, head: str, tail: str) -> None:
        """Raise OntologyError unless a relation of this kind may join these two types (`Indicator` counts as one)."""
        relation = self.relations.get(kind)
        if relation is None:
            raise OntologyError(f"no relation type {kind}; known: {', '.join(self.relations)}")
        if (head, tail) not in relation.ends:
            allowed = ", ".join(f"{a} to {b}" for a, b in relation.ends)
            raise OntologyError(f"{kind} cannot join {head} to {tail}; allowed: {allowed}")

    def check_entity(self, kind: str, subkind: str | None, status: str | None) -> None:
        """Raise OntologyError unless the type exists and `kind` and `status` are among its values (or None)."""
        node = self.nodes.get(kind)
        if node is None:
            raise OntologyError(f"no entity type {kind}; known: {', '.join(self.nodes)}")
        if subkind is not None and subkind not in node.kinds:
            raise OntologyError(f"{kind} has no kind {subkind}; known: {', '.join(node.kinds) or 'none'}")
        if status is not None and status not in node.statuses:
            raise OntologyError(f"{kind} has no status {status}; known: {', '.join(node.statuses) or 'none'}")


def _pairs(items: list[list[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((head, tail) for head, tail in items)


@cache
def ontology() -> Ontology:
    """The ontology of this version."""
    data: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    nodes = {
        name: NodeType(
            name=name,
            zh=item["zh"],
            en=item["en"],
            prefix=item["prefix"],
            about=item["about"],
            kinds=tuple(item.get("kinds", ())),
            statuses=tuple(item.get("statuses", ())),
        )
        for name, item in data["nodes"].items()
    }
    relations = {
        name: RelationType(name=name, zh=item["zh"], en=item["en"], about=item["about"], ends=_pairs(item["ends"]))
        for name, item in data["relations"].items()
    }
    indicator = data["indicator"]
    return Ontology(
        nodes=nodes,
        relations=relations,
        comparators=tuple(indicator["comparators"]),
        indicator_statuses=tuple(indicator["statuses"]),
        statuses=data["statuses"],
        evidence={name: _pairs(ends) for name, ends in data["evidence"].items()},
        properties={name: tuple(names) for name, names in data["properties"].items()},
        bookkeeping={name: tuple(names) for name, names in data["bookkeeping"].items()},
        values={name: Value(**item) for name, item in data["values"].items()},
        indicator={key: indicator[key] for key in ("zh", "en", "about")},
    )
