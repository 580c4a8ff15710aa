"""What the graph holds, counted, in which state it is, and how to connect to it."""

from __future__ import annotations

from typing import Any

from graph import migrate, version
from graph.ontology import ontology
from graph.store import Store, trusted

STAMP = "MATCH (meta:Reformgraph {id: 'reformgraph'}) RETURN meta.stamp AS stamp"
# behind + stands which language model read it, too
OUTDATED = """
MATCH (document:Document) WHERE split(document.extractor, '+')[0] <> $extractor RETURN count(document) AS n
"""


def status(store: Store) -> dict[str, Any]:
    """Counts, `store` (how to connect, see `Store.about`) and `versions`.

    Returns:
        `documents`, `sections`, `sentences`, `indicators`; `entities` and `relations` by type; `outdated`, the
        documents that another version of the extractor read; `store`; `versions` of `reformgraph`, of the `graph` (the
        last migration), of the `extractor` and of `neo4j`.
    """
    entities = {label: _count(store, f"(n:{label})") for label in ontology().nodes}
    relations = {kind: _count(store, f"()-[n:{kind}]->()") for kind in ontology().relations}
    return {
        "documents": _count(store, "(n:Document)"),
        "sections": _count(store, "(n:Section)"),
        "sentences": _count(store, "(n:Sentence)"),
        "entities": entities,
        "relations": relations,
        "indicators": _count(store, "(n:Indicator)"),
        "outdated": store.read(OUTDATED, extractor=version.extractor())[0]["n"],
        "store": store.about(),
        "versions": {
            "reformgraph": version.program(),
            "graph": migrate.newest(),
            "extractor": version.extractor(),
            "neo4j": store.version,
        },
    }


def stamp(store: Store) -> str | None:
    """A text that another state of the graph never had, nor another graph: it changes with every write of `writer`.

    None where nothing was written since this is noted.
    """
    rows = store.read(STAMP)
    found: str | None = rows[0]["stamp"] if rows else None
    return found


def _count(store: Store, pattern: str) -> int:
    """How many nodes or relations of one label or type there are; the server keeps these numbers ready."""
    return int(store.read(trusted(f"MATCH {pattern} RETURN count(n) AS n"))[0]["n"])
