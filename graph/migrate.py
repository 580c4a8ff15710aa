"""Constraints and indexes of the graph, and whether a Neo4j is ours to use.

The constraints follow from ontology.yaml (an `id` is unique within its label); the indexes are the `.cypher` files in
`migrations/`, run in the order of their numbers. A node `(:Reformgraph)` notes how far a graph has come.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from neo4j import ManagedTransaction
from neo4j.exceptions import ClientError

from graph.errors import ForeignStore, StoreError, StoreVersionError
from graph.ontology import ontology
from graph.store import Store, trusted

FOLDER = Path(__file__).with_name("migrations")
META = "Reformgraph"
INDEX_SECONDS = 600
TRIES = 5

NOTED = "MATCH (meta:Reformgraph) RETURN meta.version AS version, meta.labels AS labels"
NODES = "MATCH (n) RETURN count(n) AS nodes"
NOTE = """
MERGE (meta:Reformgraph {id: 'reformgraph'})
SET meta.version = $version, meta.labels = $labels, meta.stamp = coalesce(meta.stamp, randomUUID())
"""


def labels() -> list[str]:
    """All labels of the graph's content."""
    return ["Entity", *ontology().labels]


@cache
def migrations() -> dict[int, tuple[str, ...]]:
    """The statements of each `.cypher` file by its number; a file is one transaction, so it holds indexes or data."""
    found = {}
    for path in sorted(FOLDER.glob("*.cypher")):
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("//")]
        statements = (statement.strip() for statement in "\n".join(lines).split(";\n"))
        found[int(path.name.partition("-")[0])] = tuple(one.rstrip(";") for one in statements if one)
    return found


def newest() -> int:
    """The version that this program migrates to: the highest number of a migration."""
    return max(migrations())


def constraints() -> list[str]:
    """The statements that make an `id` unique within every label, and a document's key unique."""
    unique = [(label, "id") for label in (*labels(), META)] + [("Document", "key")]
    return [
        f"CREATE CONSTRAINT {label.lower()}_{name} IF NOT EXISTS FOR (n:{label}) REQUIRE n.{name} IS UNIQUE"
        for label, name in unique
    ]


def ensure(store: Store) -> None:
    """Bring an empty Neo4j or a graph of ours up to date; a graph that is up to date is only read.

    Raises:
        ForeignStore: the Neo4j holds other data, and the settings don't allow that; nothing is changed.
        StoreVersionError: a newer version of Reformgraph migrated the graph.
        StoreError: a constraint or an index cannot be made.
    """
    noted = _noted(store)
    if noted is None:
        nodes = store.read(NODES)[0]["nodes"]
        noted = _noted(store)  # again, because others may have begun the graph before the nodes were counted
        if noted is None and nodes:
            _refuse_foreign(store, nodes)
    if noted is not None and noted["version"] > newest():
        raise StoreVersionError(
            f"{store.uri}: the graph was migrated to version {noted['version']} by a newer Reformgraph; this one knows "
            f"{newest()}: update it, or use another database"
        )
    if noted is None or noted["version"] < newest() or noted["labels"] != labels():
        _migrate(store, noted["version"] if noted else 0)


def migrate(store: Store) -> None:
    """What `ensure` does, and in any case make every constraint and index again that is missing."""
    ensure(store)
    _migrate(store, 0)


def _noted(store: Store) -> dict[str, Any] | None:
    rows = store.read(NOTED)
    return rows[0] if rows else None


def _refuse_foreign(store: Store, nodes: int) -> None:
    if not store.settings.reformgraph_allow_foreign:
        raise ForeignStore(
            f"{store.uri}: holds {nodes:,} nodes that are not Reformgraph's; use an empty database, "
            "or set REFORMGRAPH_ALLOW_FOREIGN=true to put the graph beside them"
        )
    for label in labels():
        if store.read(trusted(f"MATCH (n:{label}) RETURN count(n) AS nodes"))[0]["nodes"]:
            raise ForeignStore(
                f"{store.uri}: holds nodes labelled {label} that are not Reformgraph's, and its own would mix with "
                "them; use another database"
            )


def _migrate(store: Store, done: int) -> None:
    for step in (constraints(), *(file for number, file in migrations().items() if number > done)):
        _step(store, step)
    store.read("CALL db.awaitIndexes($seconds)", seconds=INDEX_SECONDS)
    store.write(_note)


def _step(store: Store, statements: Sequence[str]) -> None:
    """Run statements in one transaction, again where another process made the same meanwhile."""
    for again in range(TRIES, -1, -1):
        try:
            store.write(_run, statements)
        except ClientError as error:
            if not (again and str(error.code).endswith("AlreadyExists")):
                short = " ".join(str(error.message).split())[:200]
                raise StoreError(f"{store.uri}: cannot be migrated ({short})") from error
        else:
            return


def _run(transaction: ManagedTransaction, statements: Sequence[str]) -> None:
    for statement in statements:
        transaction.run(trusted(statement).text).consume()


def _note(transaction: ManagedTransaction) -> None:
    transaction.run(NOTE, version=newest(), labels=labels()).consume()
