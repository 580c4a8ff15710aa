"""What the tests of relations share: a text is read and its relations are given by names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.model import Document, check
from ingest.pipeline import extract

Relations = Callable[..., set[tuple[str, str]]]


@pytest.fixture(scope="session")
def stated() -> Relations:
    """The pairs of names that a text's relations of one type join."""

    def read(kind: str, text: str, *, title: str = "", region: str | None = None) -> set[tuple[str, str]]:
        extraction = extract(Document(key="a.txt", text=text, sha256="0", title=title, region=region))
        check(extraction)
        names = {entity.id: entity.name for entity in extraction.entities}
        return {(names[r.head], names[r.tail]) for r in extraction.relations if r.type == kind}

    return read
