import re

import pytest

from graph import writer
from graph.config import PROJECT
from graph.model import Extraction
from graph.store import Store, trusted

PAGE = (PROJECT / "docs" / "store.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"```cypher\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture(scope="module")
def full(module_store: Store, documents: list[Extraction]) -> Store:
    writer.write(module_store, documents)
    return module_store


def test_the_page_has_queries() -> None:
    assert len(QUERIES) >= 6


@pytest.mark.parametrize("query", QUERIES, ids=range(len(QUERIES)))
def test_every_query_of_the_page_finds_something(full: Store, query: str) -> None:
    rows = full.read(trusted(query))
    assert rows
    assert all(value is not None for value in rows[0].values())


def test_the_page_names_every_index_and_format() -> None:
    from graph.export import FORMATS
    from graph.migrate import migrations

    indexes = re.findall(r"FULLTEXT INDEX (\w+)", " ".join(one for file in migrations().values() for one in file))
    assert len(indexes) == 4
    for name in (*indexes, *FORMATS):
        assert f"`{name}`" in PAGE
