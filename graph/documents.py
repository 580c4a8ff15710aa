"""The documents that the store holds, for those who load, remove and list them."""

from __future__ import annotations

from dataclasses import dataclass

from graph.store import Store

STORED = """
MATCH (document:Document)
RETURN document.id AS id, document.key AS key, document.origin AS origin, document.content AS content,
  document.extractor AS extractor
ORDER BY key
"""


@dataclass(frozen=True, slots=True)
class Stored:
    """A stored document.

    `origin` is the folder it was loaded from, `content` the `graph.model.content_hash` of what was loaded, `extractor`
    the version that read it: with the same three, loading it again changes nothing.
    """

    id: str
    key: str
    origin: str
    content: str
    extractor: str


def stored(store: Store) -> dict[str, Stored]:
    """All stored documents by key."""
    return {row["key"]: Stored(**row) for row in store.read(STORED)}
