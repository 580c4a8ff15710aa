from collections.abc import Callable
from dataclasses import replace

from graph import migrate, version, writer
from graph.documents import Stored, stored
from graph.model import Extraction, content_hash
from graph.ontology import ontology
from graph.status import stamp, status
from graph.store import Store


def test_it_counts_everything(store: Store, documents: list[Extraction]) -> None:
    writer.write(store, documents)
    found = status(store)
    assert [found[name] for name in ("documents", "sections", "sentences", "indicators")] == [3, 6, 9, 3]
    assert found["entities"] == {"ReformArea": 2, "Institution": 1, "Policy": 1, "Program": 1, "Region": 1}
    assert set(found["relations"]) == set(ontology().relations)
    assert {kind: n for kind, n in found["relations"].items() if n} == {
        "SERVES": 2,
        "PART_OF": 1,
        "LEADS": 1,
        "APPLIES_TO": 1,
        "MEASURES": 2,
    }
    assert found["store"] == store.about()
    assert set(found["versions"]) == {"reformgraph", "graph", "extractor", "neo4j"}


def test_it_counts_what_an_older_extractor_read(store: Store, documents: list[Extraction]) -> None:
    mine = version.extractor()
    writer.write(store, [replace(documents[0], extractor=mine), *documents[1:]])
    assert status(store)["outdated"] == 2
    writer.write(store, [replace(documents[1], extractor=f"{mine}+llm:reader-1@0123456789ab")])
    assert status(store)["outdated"] == 1


def test_it_tells_what_is_stored(store: Store, documents: list[Extraction]) -> None:
    assert stored(store) == {}
    writer.write(store, documents)
    assert stored(store) == {
        one.document.key: Stored(
            one.document.id, one.document.key, one.document.origin, content_hash(one.document), "1"
        )
        for one in documents
    }


def test_the_content_hash_is_that_of_text_and_metadata(make: Callable[..., Extraction]) -> None:
    document = make("a").document
    same = replace(document, origin="/elsewhere")
    assert content_hash(same) == content_hash(document)
    changed = [
        replace(document, text="x"),
        replace(document, title="x"),
        replace(document, date="2024"),
        replace(document, number="x"),
        replace(document, issuer="x"),
        replace(document, region="x"),
        replace(document, author="x"),
        replace(document, source="x"),
        replace(document, sha256="x"),
    ]
    assert len({content_hash(one) for one in (document, *changed)}) == 1 + len(changed)


def test_the_stamp_changes_with_the_graph_and_with_nothing_else(store: Store, documents: list[Extraction]) -> None:
    seen = [stamp(store)]
    for change in (
        lambda: writer.write(store, documents),
        lambda: writer.remove(store, [documents[0].document.id]),
        lambda: writer.write(store, documents[:1]),
    ):
        change()
        seen.append(stamp(store))
        migrate.migrate(store)
        assert stamp(store) == seen[-1]
    assert len(set(seen)) == len(seen)
