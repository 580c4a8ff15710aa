from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from neo4j import ManagedTransaction

from graph import writer
from graph.digest import digest
from graph.errors import OntologyError, StoreError
from graph.model import Extraction, Relation, Statement, make_id
from graph.store import Store

Make = Callable[..., Extraction]
KEYS = ("a.txt", "b.txt", "子/c.md")
THINGS = {
    "农村改革": "ReformArea",
    "土地改革": "ReformArea",
    "河长制": "Program",
    "林长制": "Program",
    "实施方案": "Policy",
    "区水利局": "Institution",
    "区林业局": "Institution",
    "湖南省": "Region",
}
LINKS = [
    ("SERVES", "河长制", "农村改革"),
    ("SERVES", "林长制", "农村改革"),
    ("SERVES", "实施方案", "土地改革"),
    ("PART_OF", "土地改革", "农村改革"),
    ("PART_OF", "农村改革", "土地改革"),
    ("PART_OF", "河长制", "实施方案"),
    ("LEADS", "区水利局", "河长制"),
    ("IMPLEMENTS", "区水利局", "河长制"),
    ("COOPERATES_WITH", "区水利局", "区林业局"),
    ("COOPERATES_WITH", "区林业局", "区水利局"),
    ("APPLIES_TO", "实施方案", "湖南省"),
]


@st.composite
def versions(draw: st.DrawFn) -> dict[str, Any]:
    """The arguments of `make` for one version of a document."""
    names = draw(st.sets(st.sampled_from(sorted(THINGS)), max_size=6))
    size = draw(st.integers(1, 4))
    places = st.lists(st.integers(0, size - 1), min_size=1, max_size=size, unique=True).map(sorted)
    entities = []
    for name in sorted(names):
        kind = THINGS[name]
        statuses = [None, "proposed", "underway", "completed"] if kind in ("Program", "Policy") else [None]
        entities.append(
            {
                "type": kind,
                "identity": name,
                "name": draw(st.sampled_from([name, f"“{name}”", f"{name}𠮷", name[1:]])),
                "aliases": draw(st.lists(st.sampled_from([name, "新名", "别名"]), max_size=2)),
                "kind": draw(st.sampled_from([None, "机制", "项目"])) if kind == "Program" else None,
                "status": draw(st.sampled_from(statuses)),
                "at": draw(places),
            }
        )
    links = [link for link in LINKS if {link[1], link[2]} <= names and draw(st.booleans())]
    measured = st.one_of(st.none(), st.sampled_from(sorted(names))) if names else st.none()
    indicators = st.lists(
        st.tuples(st.sampled_from(["流转土地", "新建学校"]), st.sampled_from([1.0, 0.1]), measured), max_size=3
    )
    return {
        "entities": entities,
        "relations": [(*link, draw(places)) for link in links],
        "indicators": draw(indicators),
        "size": size,
        "policy": draw(st.sampled_from([None, "实施方案"])) if "实施方案" in names else None,
        "date": draw(st.sampled_from([None, "2023", "2023-05-01", "2024-01-01"])),
        "region": draw(st.sampled_from([None, "湖南省"])),
    }


BATCHES = st.lists(st.tuples(st.sampled_from(KEYS), st.one_of(st.none(), versions())), min_size=1, max_size=3)


def empty(store: Store) -> None:
    def work(transaction: ManagedTransaction) -> None:
        transaction.run("MATCH (n:!Reformgraph) DETACH DELETE n").consume()

    store.write(work)


def counts(store: Store) -> tuple[int, int]:
    (row,) = store.read(
        "CALL () { MATCH (n:!Reformgraph) RETURN count(n) AS nodes } "
        "CALL () { MATCH ()-[r]->() RETURN count(r) AS relations } RETURN nodes, relations"
    )
    return row["nodes"], row["relations"]


def entity(store: Store, name: str) -> dict[str, Any]:
    (row,) = store.read("MATCH (n:Entity {identity: $name}) RETURN properties(n) AS n", name=name)
    return dict(row["n"])


def relation(store: Store, kind: str, head: str, tail: str) -> dict[str, Any]:
    rows = store.read(
        "MATCH (:Entity {identity: $head})-[r:$($kind)]->(:Entity {identity: $tail}) RETURN properties(r) AS r",
        head=head,
        kind=kind,
        tail=tail,
    )
    assert len(rows) == 1
    return dict(rows[0]["r"])


@settings(
    deadline=None, max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(steps=st.lists(BATCHES, min_size=1, max_size=3))
def test_the_graph_is_that_of_the_documents_it_holds_however_it_came_to_be(
    store: Store, make: Make, steps: Sequence[Sequence[tuple[str, dict[str, Any] | None]]]
) -> None:
    empty(store)
    held: dict[str, Extraction] = {}
    for step in steps:
        added = [make(key, **version) for key, version in step if version is not None]
        gone = [make(key).document.id for key, version in step if version is None]
        writer.remove(store, gone)
        writer.write(store, added)
        held = {key: one for key, one in held.items() if one.document.id not in gone}
        held.update({one.document.key: one for one in added})
    reached, size = digest(store), counts(store)
    empty(store)
    for key in sorted(held, reverse=True):
        writer.write(store, [held[key]])
    assert (digest(store), counts(store)) == (reached, size)
    writer.write(store, list(held.values()))
    assert (digest(store), counts(store)) == (reached, size)
    writer.remove(store, [one.document.id for one in held.values()])
    assert counts(store) == (0, 0)


def test_every_part_of_a_document_is_there(store: Store, documents: list[Extraction]) -> None:
    writer.write(store, documents)
    (row,) = store.read(
        "MATCH (d:Document {key: '子/意见.pdf'})-[:HAS_SECTION]->(top:Section)-[:HAS_SECTION]->(s:Section) "
        "MATCH (top)-[:HAS_SENTENCE]->(t:Sentence)-[m:MENTIONS]->(e:Region) MATCH (d)-[:IS_TEXT_OF]->(p:Policy) "
        "RETURN d.number AS number, top.level AS level, s.heading AS heading, p.name AS policy, t.text AS text, "
        "m.starts AS starts, m.ends AS ends, t.document = d.id AS own"
    )
    assert row == {
        "number": "湘政发〔2022〕1号",
        "level": 0,
        "heading": "一、改革",
        "policy": "湖南省农村改革意见",
        "text": "第0句。",
        "starts": [0],
        "ends": [2],
        "own": True,
    }
    (row,) = store.read(
        "MATCH (i:Indicator {value: 44500})-[m:MEASURES]->(a:ReformArea) RETURN i.name AS name, a.name AS area, "
        "i.value_max AS most, m.sentences = [i.sentence] AS stated, m.triggers AS triggers, m.dates AS dates"
    )
    assert row == {
        "name": "流转土地",
        "area": "农村改革",
        "most": None,
        "stated": True,
        "triggers": ["第0"],
        "dates": ["2023-03-01"],
    }


def test_a_relation_lists_its_sentences_the_oldest_document_first(store: Store, documents: list[Extraction]) -> None:
    writer.write(store, list(reversed(documents)))
    plan, result = documents[0].document, documents[1].document
    found = relation(store, "SERVES", "河长制", "农村改革")
    assert found["documents"] == [plan.id, result.id, result.id]
    assert found["dates"] == ["2023-03-01", "2024-12-31", "2024-12-31"]
    assert found["triggers"] == ["词1", "词0", "词2"]
    assert found["confidences"] == [0.6, 0.5, 0.7]
    assert found["confidence"] == 0.7
    assert found["extractors"] == ["rule"] * 3
    places = {row["id"]: row["start"] for row in store.read("MATCH (s:Sentence) RETURN s.id AS id, s.start AS start")}
    assert [places[one] for one in found["sentences"]] == [4, 0, 8]
    writer.remove(store, [result.id])
    found = relation(store, "SERVES", "河长制", "农村改革")
    assert found["documents"] == [plan.id]
    assert found["confidence"] == 0.6


def test_the_node_shows_the_latest_status_and_the_most_frequent_name(store: Store, documents: list[Extraction]) -> None:
    writer.write(store, documents)
    assert entity(store, "河长制") == {
        "id": make_id("Program", "河长制"),
        "identity": "河长制",
        "name": "“河长制”",
        "aliases": ["河长制"],
        "kind": "机制",
        "status": "completed",
    }
    writer.remove(store, [documents[1].document.id])
    shown = entity(store, "河长制")
    assert (shown["name"], shown["aliases"], shown["status"]) == ("河长制", [], "proposed")


def test_what_no_document_states_any_more_is_gone(store: Store, make: Make) -> None:
    area, program = {"type": "ReformArea", "identity": "农村改革"}, {"type": "Program", "identity": "河长制"}
    first = make("a", [area, program], [("SERVES", "河长制", "农村改革", [0])], [("流转土地", 1.0, "农村改革")])
    writer.write(store, [first, make("b", [area])])
    writer.write(store, [make("a", [area, program])])
    assert store.read("MATCH ()-[r:SERVES|MEASURES]->() RETURN r") == []
    writer.write(store, [make("a", [area])])
    assert store.read("MATCH (n:Program|Indicator) RETURN n") == []
    writer.remove(store, [first.document.id])
    assert store.read("MATCH (n:Entity) RETURN n.name AS name") == [{"name": "农村改革"}]


def test_removing_what_is_not_there_changes_nothing(store: Store, documents: list[Extraction]) -> None:
    writer.write(store, documents)
    before = digest(store)
    writer.remove(store, ["document-0000000000000000"])
    writer.remove(store, [])
    writer.write(store, [])
    assert digest(store) == before


def test_of_two_with_one_key_the_last_counts(store: Store, make: Make) -> None:
    area = {"type": "ReformArea", "identity": "农村改革"}
    writer.write(store, [make("a", [area]), make("a", title="新")])
    assert store.read("MATCH (n:Document|Entity) RETURN n.title AS title") == [{"title": "新"}]


def wrong(extraction: Extraction) -> dict[str, Extraction]:
    """The plan, spoilt in different ways."""
    first, program = extraction.entities[0], extraction.entities[2]
    stated = (Statement(0, "词", 0.5, "rule"),)
    return {
        "joins": replace(extraction, relations=(Relation("SERVES", first.id, program.id, stated),)),
        "unknown": replace(extraction, relations=(Relation("KNOWS", first.id, program.id, stated),)),
        "unstated": replace(extraction, relations=(Relation("SERVES", program.id, first.id, ()),)),
        "nobody": replace(extraction, relations=(Relation("SERVES", program.id, "area-0", stated),)),
        "nowhere": replace(extraction, entities=(replace(first, mentions=()),), relations=(), indicators=()),
        "status": replace(extraction, entities=(*extraction.entities[1:], replace(first, status="issued"))),
        "identity": replace(extraction, entities=(*extraction.entities[1:], replace(first, identity="x"))),
        "twice": replace(extraction, entities=(*extraction.entities, first)),
        "sentence": replace(extraction, sentences=tuple(reversed(extraction.sentences))),
        "section": replace(extraction, sections=extraction.sections[:1]),
        "policy": replace(extraction, policy=first.id),
    }


WRONG = (
    "joins", "unknown", "unstated", "nobody", "nowhere", "status", "identity", "twice", "sentence", "section", "policy"
)  # fmt: skip


@pytest.mark.parametrize("how", WRONG)
def test_what_does_not_fit_the_ontology_is_refused_and_nothing_is_stored(
    store: Store, documents: list[Extraction], how: str
) -> None:
    spoilt = wrong(documents[0])
    assert set(spoilt) == set(WRONG)
    with pytest.raises(OntologyError) as caught:
        writer.write(store, [documents[1], spoilt[how]])
    assert len(str(caught.value).splitlines()) == 1
    assert counts(store) == (0, 0)


def test_it_leaves_nodes_of_others_alone(store: Store, documents: list[Extraction]) -> None:
    def add(transaction: ManagedTransaction) -> None:
        transaction.run("CREATE (:Note {id: 'n', document: $id, text: 'x'})", id=documents[0].document.id).consume()

    store.write(add)
    before = digest(store)
    writer.write(store, documents)
    writer.remove(store, [one.document.id for one in documents])
    assert store.read("MATCH (n:Note) RETURN n.text AS text") == [{"text": "x"}]
    assert digest(store) == before


def test_writers_at_the_same_time_lose_nothing(store: Store, make: Make) -> None:
    entities = [{"type": "ReformArea", "identity": "农村改革"}, {"type": "Program", "identity": "河长制"}]
    many = [make(f"{number}", entities, [("SERVES", "河长制", "农村改革", [0, 1])]) for number in range(12)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda one: writer.write(store, [one]), many))
    assert len(relation(store, "SERVES", "河长制", "农村改革")["sentences"]) == 24
    together = digest(store)
    empty(store)
    writer.write(store, many)
    assert digest(store) == together


def test_a_document_larger_than_a_batch(store: Store, make: Make) -> None:
    size = writer.CHUNK * 2 + 1
    area = {"type": "ReformArea", "identity": "农村改革"}
    writer.write(store, [make("a", [{**area, "at": list(range(size))}], size=size), make("b", [area])])
    assert store.read("MATCH (s:Sentence)-[:MENTIONS]->(:ReformArea) RETURN count(s) AS n") == [{"n": size + 1}]


def test_a_graph_that_is_not_migrated_is_not_written(store: Store, documents: list[Extraction]) -> None:
    def forget(transaction: ManagedTransaction) -> None:
        transaction.run("MATCH (n:Reformgraph) DELETE n").consume()

    store.write(forget)
    with pytest.raises(StoreError, match="python -m graph migrate"):
        writer.write(store, documents)
    assert counts(store) == (0, 0)
