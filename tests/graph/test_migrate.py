from concurrent.futures import ThreadPoolExecutor

import pytest
from neo4j import ManagedTransaction
from pydantic import SecretStr

from graph import migrate, writer
from graph.config import Settings
from graph.errors import ForeignStore, StoreError, StoreVersionError
from graph.model import Extraction
from graph.ontology import ontology
from graph.server.home import Home
from graph.store import Store, open_store, trusted


def run(store: Store, query: str) -> None:
    def work(transaction: ManagedTransaction) -> None:
        transaction.run(query).consume()  # type: ignore[arg-type]

    store.write(work)


def own(store: Store, **changes: object) -> Settings:
    """The test store as a Neo4j of the user's own."""
    password = store.settings.neo4j_password
    if store.private:
        password = SecretStr(Home(store.settings.home()).password())
    given = {"neo4j_uri": store.uri, "neo4j_username": store.username, "neo4j_password": password, **changes}
    return Settings(**given)  # type: ignore[arg-type]


def nodes(store: Store) -> int:
    return int(store.read("MATCH (n) RETURN count(n) AS n")[0]["n"])


def test_every_label_has_unique_ids_and_every_index_is_on_line(store: Store) -> None:
    found = store.read("SHOW CONSTRAINTS YIELD labelsOrTypes, properties RETURN labelsOrTypes[0] + properties[0] AS it")
    assert {row["it"] for row in found} >= {f"{label}id" for label in ("Entity", *ontology().labels)} | {"Documentkey"}
    states = {row["name"]: row["state"] for row in store.read("SHOW INDEXES YIELD name, state RETURN name, state")}
    assert {"entity_names", "indicator_names", "sentence_text", "document_titles"} <= set(states)
    assert set(states.values()) == {"ONLINE"}


@pytest.mark.parametrize(
    ("index", "words"),
    [
        ("entity_names", "土地制度"),
        ("entity_names", "全省"),
        ("indicator_names", "水渠"),
        ("sentence_text", "第2"),
        ("document_titles", "题计划"),
    ],
)
def test_full_text_search_finds_chinese(store: Store, documents: list[Extraction], index: str, words: str) -> None:
    writer.write(store, documents)
    rows = store.read(
        "CALL db.index.fulltext.queryNodes($index, $words) YIELD node "
        "RETURN reduce(all = '', text IN coalesce(node.aliases, []) + coalesce(node.name, node.text, node.title) | "
        "all + text) AS text",
        index=index,
        words=f'"{words}"',
    )
    assert rows
    assert all(words in row["text"] for row in rows)


def test_migrating_again_changes_nothing(store: Store, documents: list[Extraction]) -> None:
    writer.write(store, documents)
    before = nodes(store)
    migrate.ensure(store)
    migrate.migrate(store)
    assert nodes(store) == before


def test_several_may_begin_a_graph_at_once(store: Store) -> None:
    run(store, "MATCH (n) DETACH DELETE n")
    for kind, many in (("CONSTRAINT", "CONSTRAINTS"), ("INDEX", "INDEXES")):
        for row in store.read(trusted(f"SHOW {many} YIELD name, type WHERE type <> 'LOOKUP' RETURN name")):
            run(store, f"DROP {kind} {row['name']}")

    def begin(number: int) -> None:
        with open_store(own(store)) as mine:
            writer.write(mine, [])
            assert mine.read(migrate.NOTED)[0]["version"] == migrate.newest()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(begin, range(4)))
    assert nodes(store) == 1


def test_migrating_makes_what_somebody_dropped(store: Store) -> None:
    run(store, "DROP INDEX sentence_text")
    migrate.migrate(store)
    names = {row["name"] for row in store.read("SHOW INDEXES YIELD name RETURN name")}
    assert "sentence_text" in names


def test_an_older_graph_is_brought_up_to_date(store: Store) -> None:
    run(store, "MATCH (n:Reformgraph) SET n.version = 0 REMOVE n.labels")
    run(store, "DROP INDEX sentence_text")
    migrate.ensure(store)
    assert store.read(migrate.NOTED) == [{"version": migrate.newest(), "labels": migrate.labels()}]
    assert "sentence_text" in {row["name"] for row in store.read("SHOW INDEXES YIELD name RETURN name")}


def test_a_graph_of_a_newer_version_is_refused(store: Store) -> None:
    run(store, "MATCH (n:Reformgraph) SET n.version = 999")
    with pytest.raises(StoreVersionError, match=r"version 999 by a newer Reformgraph.*update") as caught:
        open_store(own(store))
    assert len(str(caught.value).splitlines()) == 1
    assert store.read(migrate.NOTED)[0]["version"] == 999


def test_a_neo4j_with_other_data_is_refused_and_left_as_it_is(store: Store) -> None:
    run(store, "MATCH (n) DETACH DELETE n")
    run(store, "CREATE (:Person {name: 'x'})")
    with pytest.raises(ForeignStore, match=r"holds 1 nodes that are not .*REFORMGRAPH_ALLOW_FOREIGN=true") as caught:
        open_store(own(store))
    assert len(str(caught.value).splitlines()) == 1
    assert caught.value.exit_code == 2
    assert store.read("MATCH (n) RETURN labels(n) AS labels") == [{"labels": ["Person"]}]


def test_told_to_it_puts_the_graph_beside_other_data(store: Store, documents: list[Extraction]) -> None:
    run(store, "MATCH (n) DETACH DELETE n")
    run(store, "CREATE (:Person {name: 'x'})")
    with open_store(own(store, reformgraph_allow_foreign=True)) as both:
        writer.write(both, documents)
        writer.remove(both, [one.document.id for one in documents])
    assert store.read("MATCH (n:!Reformgraph) RETURN n.name AS name") == [{"name": "x"}]
    with open_store(own(store)) as again:
        assert nodes(again) == 2


def test_nodes_of_others_with_our_labels_are_refused_in_any_case(store: Store) -> None:
    run(store, "MATCH (n) DETACH DELETE n")
    run(store, "CREATE (:Document {name: 'x'})")
    with pytest.raises(ForeignStore, match="nodes labelled Document"):
        open_store(own(store, reformgraph_allow_foreign=True))
    assert nodes(store) == 1


def test_what_cannot_be_made_is_one_clear_line(store: Store) -> None:
    run(store, "DROP CONSTRAINT document_key")
    run(store, "UNWIND ['d1', 'd2'] AS id CREATE (:Document {id: id, key: 'same'})")
    with pytest.raises(StoreError, match="Unable to create Constraint") as caught:
        migrate.migrate(store)
    assert len(str(caught.value).splitlines()) == 1
    run(store, "MATCH (n:Document) DELETE n")
    run(store, "CREATE INDEX theirs FOR (n:Document) ON (n.key)")
    with pytest.raises(StoreError, match="cannot be migrated") as caught:
        migrate.migrate(store)
    assert len(str(caught.value).splitlines()) == 1
    run(store, "DROP INDEX theirs")
    migrate.migrate(store)
