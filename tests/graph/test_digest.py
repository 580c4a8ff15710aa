import re
from dataclasses import replace

from neo4j import ManagedTransaction

from graph import writer
from graph.digest import digest
from graph.model import Extraction
from graph.store import Store


def test_it_tells_content_and_nothing_else(store: Store, documents: list[Extraction]) -> None:
    empty = digest(store)
    writer.write(store, documents)
    full = digest(store)
    assert re.fullmatch("[0-9a-f]{64}", full)
    assert full != empty
    moved = [
        replace(one, extractor="2", document=replace(one.document, origin="/elsewhere")) for one in reversed(documents)
    ]
    writer.write(store, moved)
    assert digest(store) == full


def test_it_changes_with_every_property(store: Store, documents: list[Extraction]) -> None:
    seen = set()
    changes = (
        "MATCH (n:Sentence {start: 0}) SET n.text = n.text + '。'",
        "MATCH (n:Program) SET n.status = 'underway'",
        "MATCH (n:Document) SET n.date = '1949'",
        "MATCH ()-[r:LEADS]->() SET r.triggers = ['x']",
        "MATCH ()-[r:MEASURES]->() SET r.confidence = 0.1",
        "MATCH (:Document {key: '结果.md'})-[r:STATES]->() SET r.name = 'x'",
        "MATCH ()-[r:MENTIONS]->() SET r.starts = [9]",
        "MATCH ()-[r:IS_TEXT_OF]->() DELETE r",
    )
    for change in changes:
        writer.write(store, documents)
        seen.add(digest(store))

        def work(transaction: ManagedTransaction, query: str = change) -> None:
            transaction.run(query).consume()  # type: ignore[arg-type]

        store.write(work)
        seen.add(digest(store))
    assert len(seen) == 1 + len(changes)
