"""The tools for language models, driven by the client of the SDK."""

from __future__ import annotations

import asyncio
import os
import sys
from typing import Any

import pytest
from fastapi.testclient import TestClient
from mcp import Client, StdioServerParameters

from api.mcp import server
from graph.store import Store

TOOLS = {"search", "entity", "relations", "evidence", "ask", "schema"}


def call(target: Any, *calls: tuple[str, dict[str, Any]]) -> list[Any]:
    """The results of tools, one after the other over one connection."""

    async def talk() -> list[Any]:
        async with Client(target) as client:
            return [await client.call_tool(name, arguments) for name, arguments in calls]

    return asyncio.run(talk())


def answer(target: Any, name: str, **arguments: Any) -> Any:
    [result] = call(target, (name, arguments))
    assert not result.is_error, result.content
    return result.structured_content


def test_every_tool_says_that_it_only_reads_and_what_it_takes(loaded: Store) -> None:
    async def talk() -> Any:
        async with Client(server(loaded)) as client:
            return (await client.list_tools()).tools

    tools = asyncio.run(talk())
    assert {tool.name for tool in tools} == TOOLS
    for tool in tools:
        assert tool.description
        assert tool.annotations.read_only_hint
        assert tool.output_schema


def test_tools_answer_what_the_api_answers(loaded: Store, client: TestClient, named: dict[str, str]) -> None:
    area = named["农村改革"]
    for name, arguments, address in (
        ("search", {"words": "农村改革", "limit": 3}, "/entities?q=农村改革&limit=3"),
        ("entity", {"id": area}, f"/entities/{area}"),
        ("relations", {"id": area, "type": ["SERVES"]}, f"/entities/{area}/relations?type=SERVES&limit=20"),
        ("evidence", {"id": area, "limit": 2}, f"/entities/{area}/evidence?limit=2"),
        ("ask", {"question": "农村改革有哪些政策？"}, "/ask?q=农村改革有哪些政策？"),
        ("schema", {}, "/ontology"),
    ):
        assert answer(server(loaded), name, **arguments) == client.get(f"/api/v1{address}").json(), name


def test_a_fact_is_followed_to_its_sentences_page_by_page(loaded: Store, named: dict[str, str]) -> None:
    tools = server(loaded)
    relations = answer(tools, "relations", id=named["农村改革"])["items"]
    longest = max(relations, key=lambda one: len(one["sentences"]))
    found, cursor = [], None
    while True:
        page = answer(tools, "evidence", id=longest["id"], limit=1, cursor=cursor)
        found += [one["sentence"] for one in page["items"]]
        assert all("confidence" in one for one in page["items"])
        cursor = page["next"]
        if cursor is None:
            break
    assert found == longest["sentences"]


@pytest.mark.parametrize(
    ("name", "arguments", "told"),
    [
        ("entity", {"id": "area-0"}, "no entity area-0"),
        ("evidence", {"id": "SERVES.a.b"}, "no relation"),
        ("search", {"words": "改革", "type": "Person"}, "must be one of"),
        ("search", {"words": "改革", "limit": 1000}, "200"),
        ("search", {"words": "改革", "cursor": "x"}, "cursor"),
        ("ask", {}, "question"),
    ],
)
def test_what_is_wrong_is_told_to_the_model(loaded: Store, name: str, arguments: dict[str, Any], told: str) -> None:
    [result] = call(server(loaded), (name, arguments))
    assert result.is_error
    assert told in result.content[0].text


def test_the_process_speaks_over_stdio(loaded: Store, named: dict[str, str]) -> None:
    process = StdioServerParameters(command=sys.executable, args=["-m", "api.mcp"], env=dict(os.environ))
    found, wrong = call(process, ("search", {"words": "河长制"}), ("entity", {"id": "area-0"}))
    assert named["河长制"] in [one["id"] for one in found.structured_content["items"]]
    assert wrong.is_error
