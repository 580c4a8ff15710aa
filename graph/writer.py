"""Writing documents into the store and taking them back, exactly.

After any sequence of writes and removals the graph is the one that the documents it holds would have made alone, in
whatever order and batches they came.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, LiteralString, TypeVar

from neo4j import ManagedTransaction

from graph.errors import StoreError
from graph.merge import Row, lists, shown, statements
from graph.model import Extraction, check
from graph.rows import Rows, rows
from graph.store import Store

T = TypeVar("T")

BATCH = 10_000  # nodes and relations in one transaction, as far as documents can be told apart
DOCUMENTS = 20  # documents taken back in one transaction
CHUNK = 2_000  # rows in one query

# Writers take turns: whoever writes this node first holds its lock until the transaction ends. The stamp tells readers
# that the graph is another one now (graph.status).
TURN = "MATCH (meta:Reformgraph {id: 'reformgraph'}) SET meta.stamp = randomUUID() RETURN meta.stamp"
STATED = "MATCH (document:Document)-[:STATES]->(entity) WHERE document.id IN $ids RETURN DISTINCT entity.id AS id"
TAKE_BACK_RELATIONS = """
MATCH (document:Document)-[:STATES]->(head:Entity) WHERE document.id IN $ids
WITH DISTINCT head
MATCH (head)-[relation]->(:Entity)
WHERE any(id IN relation.documents WHERE id IN $ids)
WITH relation, [i IN range(0, size(relation.documents) - 1) WHERE NOT relation.documents[i] IN $ids] AS kept
SET relation.sentences = [i IN kept | relation.sentences[i]],
  relation.triggers = [i IN kept | relation.triggers[i]],
  relation.extractors = [i IN kept | relation.extractors[i]],
  relation.dates = [i IN kept | relation.dates[i]],
  relation.confidence = reduce(most = 0.0, i IN kept |
    CASE WHEN relation.confidences[i] > most THEN relation.confidences[i] ELSE most END),
  relation.confidences = [i IN kept | relation.confidences[i]],
  relation.documents = [i IN kept | relation.documents[i]]
WITH relation, kept WHERE kept = []
DELETE relation
"""
TAKE_BACK_NODES = (
    "MATCH (n:Indicator) WHERE n.document IN $ids DETACH DELETE n",
    "MATCH (n:Sentence) WHERE n.document IN $ids DETACH DELETE n",
    "MATCH (n:Section) WHERE n.document IN $ids DETACH DELETE n",
    "MATCH (n:Document) WHERE n.id IN $ids DETACH DELETE n",
)
ADD_DOCUMENTS = "UNWIND $rows AS row CREATE (document:Document) SET document = row"
ADD_SECTIONS = "UNWIND $rows AS row CREATE (section:Section) SET section = row.node"
# Of a section's parent, the label is known only by trying.
ADD_TO_DOCUMENT = """
UNWIND $rows AS row
MATCH (section:Section {id: row.node.id})
MATCH (within:Document {id: row.within})
CREATE (within)-[:HAS_SECTION]->(section)
"""
ADD_TO_SECTION = """
UNWIND $rows AS row
MATCH (section:Section {id: row.node.id})
MATCH (within:Section {id: row.within})
CREATE (within)-[:HAS_SECTION]->(section)
"""
ADD_SENTENCES = """
UNWIND $rows AS row
MATCH (within:Section {id: row.within})
CREATE (within)-[:HAS_SENTENCE]->(sentence:Sentence)
SET sentence = row.node
"""
ADD_ENTITIES = """
UNWIND $rows AS row
MERGE (entity:Entity {id: row.id})
ON CREATE SET entity.identity = row.identity, entity:$(row.type)
"""
ADD_STATES = """
UNWIND $rows AS row
MATCH (document:Document {id: row.document})
MATCH (entity:Entity {id: row.entity})
CREATE (document)-[states:STATES]->(entity)
SET states = row.properties
"""
ADD_TEXT_OF = """
UNWIND $rows AS row
MATCH (document:Document {id: row.document})
MATCH (policy:Entity {id: row.policy})
CREATE (document)-[:IS_TEXT_OF]->(policy)
"""
ADD_MENTIONS = """
UNWIND $rows AS row
MATCH (sentence:Sentence {id: row.sentence})
MATCH (entity:Entity {id: row.entity})
CREATE (sentence)-[mentions:MENTIONS]->(entity)
SET mentions = row.properties
"""
ADD_INDICATORS = "UNWIND $rows AS row CREATE (indicator:Indicator) SET indicator = row.node"
ADD_MEASURES = """
UNWIND $rows AS row
MATCH (indicator:Indicator {id: row.indicator})
MATCH (entity:Entity {id: row.topic})
CREATE (indicator)-[measures:MEASURES]->(entity)
SET measures = row.properties
"""
# Hints, because a server that has counted little yet plans to scan all relations.
KNOWN_RELATIONS = """
UNWIND $rows AS row
MATCH (head:Entity {id: row.head})-[relation:$(row.type)]->(tail:Entity {id: row.tail})
USING INDEX SEEK head:Entity(id)
RETURN row.type AS type, row.head AS head, row.tail AS tail, properties(relation) AS properties
"""
SET_RELATIONS = """
UNWIND $rows AS row
MATCH (head:Entity {id: row.head})-[relation:$(row.type)]->(tail:Entity {id: row.tail})
USING INDEX SEEK head:Entity(id)
SET relation = row.properties
"""
ADD_RELATIONS = """
UNWIND $rows AS row
MATCH (head:Entity {id: row.head})
MATCH (tail:Entity {id: row.tail})
CREATE (head)-[relation:$(row.type)]->(tail)
SET relation = row.properties
"""
SHOWN_BY = """
UNWIND $rows AS row
MATCH (entity:Entity {id: row})
OPTIONAL MATCH (entity)<-[states:STATES]-(document:Document)
RETURN entity.id AS id, states.name AS name, states.aliases AS aliases, states.kind AS kind, states.status AS status,
  CASE WHEN states.status IS NULL THEN null ELSE coalesce(document.date, '') END AS date,
  sum(states.mentions) AS mentions
"""
DELETE_ENTITIES = "UNWIND $rows AS row MATCH (entity:Entity {id: row}) DETACH DELETE entity"
SHOW = """
UNWIND $rows AS row
MATCH (entity:Entity {id: row.id})
SET entity.name = row.name, entity.aliases = row.aliases, entity.kind = row.kind, entity.status = row.status
"""


def write(store: Store, extractions: Sequence[Extraction]) -> None:
    """Store what these documents state; a document that is stored already is replaced exactly.

    Documents go in by batches, each in one transaction: after an error, whole documents are in or not.

    Args:
        store: an open store.
        extractions: one for each document; of two with the same key the last counts.

    Raises:
        OntologyError: one does not fit the ontology; nothing is stored.
        StoreError: the server cannot be used.
    """
    for extraction in extractions:
        check(extraction)
    chosen = {extraction.document.id: extraction for extraction in extractions}
    for batch in _batches(chosen.values()):
        store.write(_replace, batch)


def remove(store: Store, ids: Sequence[str]) -> None:
    """Take back what the documents with these ids state; ids that the store does not hold change nothing.

    An entity or relation that no document states any more is gone.

    Raises:
        StoreError: the server cannot be used.
    """
    for batch in _chunks(list(dict.fromkeys(ids)), DOCUMENTS):
        store.write(_remove, batch)


def _batches(extractions: Iterable[Extraction]) -> Iterator[list[Rows]]:
    batch: list[Rows] = []
    for extraction in extractions:
        one = rows(extraction)
        if batch and sum(other.size for other in batch) + one.size > BATCH:
            yield batch
            batch = []
        batch.append(one)
    if batch:
        yield batch


def _replace(transaction: ManagedTransaction, batch: list[Rows]) -> None:
    touched = _take_back(transaction, [one.document["id"] for one in batch])
    _add(transaction, batch)
    touched.update(entity["id"] for one in batch for entity in one.entities)
    _show(transaction, sorted(touched))


def _remove(transaction: ManagedTransaction, ids: list[str]) -> None:
    _show(transaction, sorted(_take_back(transaction, ids)))


def _take_back(transaction: ManagedTransaction, ids: list[str]) -> set[str]:
    """Take back what the documents state; gives the ids of the entities that they stated."""
    if not transaction.run(TURN).data():
        raise StoreError("the graph is not migrated; run python -m graph migrate")
    touched = {row["id"] for row in transaction.run(STATED, ids=ids).data()}
    if touched:
        transaction.run(TAKE_BACK_RELATIONS, ids=ids).consume()
    for query in TAKE_BACK_NODES:
        transaction.run(query, ids=ids).consume()
    return touched


def _add(transaction: ManagedTransaction, batch: list[Rows]) -> None:
    documents = {one.document["id"] for one in batch}
    sections = [row for one in batch for row in one.sections]
    indicators = [row for one in batch for row in one.indicators]
    entities = {row["id"]: row for one in batch for row in one.entities}
    _run(transaction, ADD_DOCUMENTS, [one.document for one in batch])
    _run(transaction, ADD_SECTIONS, sections)
    _run(transaction, ADD_TO_DOCUMENT, [row for row in sections if row["within"] in documents])
    _run(transaction, ADD_TO_SECTION, [row for row in sections if row["within"] not in documents])
    _run(transaction, ADD_SENTENCES, [row for one in batch for row in one.sentences])
    _run(transaction, ADD_ENTITIES, [row for _, row in sorted(entities.items())])
    _run(transaction, ADD_STATES, [row for one in batch for row in one.states])
    _run(transaction, ADD_MENTIONS, [row for one in batch for row in one.mentions])
    _run(
        transaction,
        ADD_TEXT_OF,
        [{"document": one.document["id"], "policy": one.policy} for one in batch if one.policy is not None],
    )
    _run(transaction, ADD_INDICATORS, indicators)
    _run(
        transaction,
        ADD_MEASURES,
        [
            {"indicator": row["node"]["id"], "topic": row["topic"], "properties": lists([row["statement"]])}
            for row in indicators
            if row["topic"] is not None
        ],
    )
    _add_relations(transaction, batch)


def _add_relations(transaction: ManagedTransaction, batch: list[Rows]) -> None:
    added: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for one in batch:
        for row in one.relations:
            added[row["type"], row["head"], row["tail"]] += row["statements"]
    known = set()
    for chunk in _chunks([_ends(name) for name in sorted(added)], CHUNK):
        for row in transaction.run(KNOWN_RELATIONS, rows=chunk).data():
            name = row["type"], row["head"], row["tail"]
            added[name] += statements(row["properties"])
            known.add(name)
    merged = {name: {**_ends(name), "properties": lists(added[name])} for name in sorted(added)}
    _run(transaction, SET_RELATIONS, [row for name, row in merged.items() if name in known])
    _run(transaction, ADD_RELATIONS, [row for name, row in merged.items() if name not in known])


def _ends(name: tuple[str, str, str]) -> Row:
    return dict(zip(("type", "head", "tail"), name, strict=True))


def _show(transaction: ManagedTransaction, touched: list[str]) -> None:
    """Set what entities show from what is left of documents that state them; without any, they are gone."""
    for chunk in _chunks(touched, CHUNK):
        stated: dict[str, list[Row]] = defaultdict(list)
        for row in transaction.run(SHOWN_BY, rows=chunk).data():
            stated[row["id"]] += [row] if row["name"] is not None else []
        _run(transaction, DELETE_ENTITIES, [entity for entity, found in stated.items() if not found])
        _run(transaction, SHOW, [{"id": entity, **shown(found)} for entity, found in stated.items() if found])


def _run(transaction: ManagedTransaction, query: LiteralString, rows: Sequence[Any]) -> None:
    for chunk in _chunks(rows, CHUNK):
        transaction.run(query, rows=chunk).consume()


def _chunks(items: Sequence[T], size: int) -> Iterator[list[T]]:
    for start in range(0, len(items), size):
        yield list(items[start : start + size])
