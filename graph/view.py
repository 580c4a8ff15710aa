"""A part of the graph as a networkx graph, for analysts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import networkx as nx
from neo4j import READ_ACCESS, ManagedTransaction
from neo4j.graph import Node, Relationship

from graph.errors import UsageError
from graph.ontology import ontology
from graph.store import Store, trusted

OTHERS = "MATCH (node) WHERE elementId(node) IN $nodes RETURN node"


def subgraph(store: Store, query: str, **parameters: Any) -> nx.MultiDiGraph[str]:
    """The nodes and relations that a read query returns, by themselves, in paths or in lists.

    Args:
        store: an open store.
        query: Cypher that returns nodes, relations or paths, such as
            `MATCH way = (:ReformArea {name: $name})<-[:SERVES]-() RETURN way`.
        parameters: its parameters.

    Returns:
        A graph whose nodes are keyed by `id` and whose edges by the relation's type. A node has its properties and
        `type` (its label), an edge its properties. The ends of every relation are there; nodes without `id` are not.

    Raises:
        StoreError: the server cannot be used.
        neo4j.exceptions.ClientError: the query is wrong, or writes.
    """

    def work(transaction: ManagedTransaction) -> tuple[dict[str, Node], Sequence[Relationship]]:
        found = transaction.run(trusted(query).text, parameters).graph()
        nodes = {node.element_id: node for node in found.nodes}
        # Of a relation returned alone the driver knows no more of its ends than who they are.
        bare = [key for key, node in nodes.items() if not node.labels]
        nodes.update((row["node"].element_id, row["node"]) for row in transaction.run(OTHERS, nodes=bare))
        return nodes, list(found.relationships)

    with store.told(), store.driver.session(database=store.database, default_access_mode=READ_ACCESS) as session:
        nodes, relations = session.execute_read(work)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in nodes.values():
        if "id" in node:
            kind = next((label for label in ontology().labels if label in node.labels), None)
            graph.add_node(node["id"], **dict(node), type=kind)
    for relation in relations:
        head, tail = (nodes[end.element_id].get("id") if end is not None else None for end in relation.nodes)
        if head is not None and tail is not None:
            graph.add_edge(head, tail, relation.type, **dict(relation))
    return graph


def around(store: Store, ids: Sequence[str], depth: int = 1, types: Sequence[str] = ()) -> nx.MultiDiGraph[str]:
    """The entities with these ids and all that is related to them within so many steps, in any direction.

    Args:
        store: an open store.
        ids: ids of entities; those that the store does not hold are left out.
        depth: steps from them, 0 and more.
        types: relation types to follow; by default all between entities.

    Returns:
        What `subgraph` gives, with all relations of these types among the entities found.

    Raises:
        UsageError: there is no such relation type between entities, or `depth` is less than 0.
        StoreError: the server cannot be used.
    """
    known = [kind for kind in ontology().relations if kind != "MEASURES"]
    for kind in types:
        if kind not in known:
            raise UsageError(f"no relation {kind} between entities; known: {', '.join(known)}")
    if depth < 0:
        raise UsageError(f"depth {depth}: must be 0 or more")
    chosen = "|".join(types or known)
    # The older form of a path with a length, because only for it the server looks at each node just once.
    near = store.read(
        trusted(
            f"MATCH (start:Entity) WHERE start.id IN $ids MATCH (start)-[:{chosen}*0..{int(depth)}]-(near:Entity) "
            "RETURN DISTINCT near.id AS id"
        ),
        ids=list(ids),
    )
    return subgraph(
        store,
        f"""
        MATCH (head:Entity) WHERE head.id IN $ids
        OPTIONAL MATCH (head)-[relation:{chosen}]->(tail:Entity) WHERE tail.id IN $ids
        RETURN head, relation
        """,
        ids=[row["id"] for row in near],
    )
