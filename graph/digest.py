"""A hash over the content of the whole graph."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from graph import stream
from graph.ontology import ontology
from graph.store import Store

SIZE = 2**256


def digest(store: Store) -> str:
    """64 hex digits that are the same for the same content, whatever the order of loading, the place or the time.

    Content is what ontology.yaml names: the nodes and relations of the ontology and of the evidence layer with their
    properties. The hashes of all of them are added up, so nothing is sorted and no more than one is held at a time.
    """
    total, count = 0, 0
    for label in ontology().labels:
        for node in stream.nodes(store, label):
            total, count = (total + _number([label, node.properties])) % SIZE, count + 1
    for kind in stream.types():
        for edge in stream.edges(store, kind):
            total, count = (total + _number([kind, edge.head, edge.tail, edge.properties])) % SIZE, count + 1
    return hashlib.sha256(f"{count} {total}".encode()).hexdigest()


def _number(content: Any) -> int:
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return int.from_bytes(hashlib.sha256(text.encode()).digest(), "big")
