"""The reference of the queries lists exactly the catalog."""

from __future__ import annotations

import re

from graph.config import PROJECT
from queries import catalog


def row(query: catalog.CatalogQuery) -> str:
    given = " ".join(
        f"`{one.name}`" if one.required else f"[`{one.name}`]" for one in query.parameters if one.name != "limit"
    )
    return f"| `{query.name}` | {query.en}<br>{query.zh} | {given} |"


def test_docs_list_the_catalog() -> None:
    page = (PROJECT / "docs" / "queries.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| `.*$", page, re.MULTILINE)
    assert listed == [row(query) for query in catalog.catalog().values()]


def test_all_but_counts_take_a_limit() -> None:
    without = [
        query.name for query in catalog.catalog().values() if all(one.name != "limit" for one in query.parameters)
    ]
    assert without == ["counts"]
