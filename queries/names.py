"""Names as people write them, and the entities they may mean."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.names import normal
from graph.ontology import ontology
from graph.store import Store, trusted

LUCENE = re.compile(r'[+\-&|!(){}\[\]^"~*?:\\/<>=]')
CANDIDATES = 400

BY_TEXT = trusted("""
CALL db.index.fulltext.queryNodes('entity_names', $words, {limit: $limit}) YIELD node, score
WHERE any(label IN labels(node) WHERE label IN $types)
RETURN node.id AS id, [l IN labels(node) WHERE l <> 'Entity'][0] AS type, node.name AS name,
  node.aliases AS aliases, score
""")
BY_NAME = trusted("""
UNWIND $names AS name
MATCH (node:Entity {name: name})
WHERE any(label IN labels(node) WHERE label IN $types)
RETURN DISTINCT node.id AS id, [l IN labels(node) WHERE l <> 'Entity'][0] AS type, node.name AS name,
  node.aliases AS aliases, 0.0 AS score
""")


@dataclass(frozen=True, slots=True)
class Named:
    """An entity of the graph by its names."""

    id: str
    type: str
    name: str
    aliases: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The name and the aliases."""
        return (self.name, *self.aliases)


def lucene(text: str, *, phrases: bool = False) -> str:
    """The words as a full-text query: any of them, or with `phrases` all of them, each as it stands."""
    terms = LUCENE.sub(" ", unicodedata.normalize("NFKC", text)).split()
    terms = [term if term not in ("AND", "OR", "NOT", "TO") else term.lower() for term in terms]
    if phrases:
        return " AND ".join(f'"{term}"' for term in terms)
    return " ".join(terms)


def entity_types(types: Sequence[str]) -> list[str]:
    """The labels that a parameter type stands for; `Entity` is all of them."""
    return list(ontology().nodes) if "Entity" in types else list(types)


def search(store: Store, words: str, types: Sequence[str] = ("Entity",), limit: int = CANDIDATES) -> list[Named]:
    """Entities of these types whose names share words with the text, best first."""
    query = lucene(words)
    if not query:
        return []
    return _named(store.read(BY_TEXT, words=query, types=entity_types(types), limit=limit))


def exact(store: Store, names: Iterable[str], types: Sequence[str] = ("Entity",)) -> list[Named]:
    """Entities of these types that have exactly one of these as their main name."""
    return _named(store.read(BY_NAME, names=sorted(set(names)), types=entity_types(types)))


def find(store: Store, name: str, types: Sequence[str] = ("Entity",)) -> list[Named]:
    """All entities that a name may mean: that have it as name or alias, else whose names contain it.

    Quotes, brackets, spaces and width make no difference.
    """
    wanted = normal(name)
    if not wanted:
        return []
    candidates = {one.id: one for one in (*exact(store, [name], types), *search(store, name, types))}
    same = [one for one in candidates.values() if any(normal(other) == wanted for other in one.names)]
    return same or [one for one in candidates.values() if any(wanted in normal(other) for other in one.names)]


def likely(found: Iterable[Named], form: str) -> list[Named]:
    """Of entities that have a name in common, those that a question means by it: main names before aliases.

    An entity that has the name as an alias is left out where another of its type has it as its main name.

    Args:
        found: entities that have the name.
        form: the name, as names are compared.
    """
    ranked = sorted(found, key=lambda one: (normal(one.name) != form, one.name, one.id))
    main = {one.type for one in ranked if normal(one.name) == form}
    return [one for one in ranked if normal(one.name) == form or one.type not in main]


def nearest(store: Store, name: str, types: Sequence[str] = ("Entity",), limit: int = 5) -> list[str]:
    """Names like the given one, to suggest."""
    return list(dict.fromkeys(one.name for one in search(store, name, types, limit * 4)))[:limit]


def _named(rows: Iterable[dict[str, object]]) -> list[Named]:
    found = []
    for row in rows:
        aliases = row["aliases"]
        others = tuple(str(alias) for alias in aliases) if isinstance(aliases, list) else ()
        found.append(Named(str(row["id"]), str(row["type"]), str(row["name"]), others))
    return found
