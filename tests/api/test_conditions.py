"""Answers are known by the state of the graph."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from fastapi.testclient import TestClient
from pydantic import SecretStr

from api.app import create_app
from graph import writer
from graph.store import Store
from tests.api.conftest import extractions
from tests.api.pages import problem

ADDRESSES = (
    "/entities?q=农村改革",
    "/relations?limit=3",
    "/areas",
    "/documents",
    "/queries",
    "/queries/counts",
    "/ask?q=农村改革有哪些政策",
    "/ontology",
    "/statistics",
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_who_has_the_answer_gets_no_other(client: TestClient, address: str) -> None:
    first = client.get(f"/api/v1{address}")
    assert first.headers["Cache-Control"] == "no-cache"
    tag = first.headers["ETag"]
    for given in (tag, tag.removeprefix("W/"), f'"other", {tag}', "*"):
        again = client.get(f"/api/v1{address}", headers={"If-None-Match": given})
        assert again.status_code == 304
        assert again.content == b""
        assert again.headers["ETag"] == tag
    assert client.get(f"/api/v1{address}", headers={"If-None-Match": '"other"'}).json() == first.json()


def test_an_answer_is_known_by_its_whole_address(client: TestClient) -> None:
    tags = [client.get(f"/api/v1/entities?limit={limit}").headers["ETag"] for limit in (1, 2)]
    assert len(set(tags)) == 2
    problem(client.get("/api/v1/entities/area-0", headers={"If-None-Match": "*"}), 404)
    assert "ETag" not in client.get("/api/v1/entities/area-0").headers


def test_a_graph_that_changed_is_told_anew(store: Store) -> None:
    client = TestClient(create_app(store), raise_server_exceptions=False)
    one = extractions()[0]
    tags = []
    for change in (lambda: None, lambda: writer.write(store, [one]), lambda: writer.remove(store, [one.document.id])):
        change()
        answer = client.get("/api/v1/documents", headers={"If-None-Match": tags[-1] if tags else ""})
        assert answer.status_code == 200
        tags.append(answer.headers["ETag"])
    assert len(set(tags)) == 3


def test_the_body_of_who_shows_no_token_is_not_read(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = store.settings.model_copy(update={"reformgraph_token": SecretStr("open sesame")})
    monkeypatch.setattr(store, "settings", settings)
    told: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        raise AssertionError("the body was read")

    async def send(message: Any) -> None:
        told.append(message)

    scope = {
        "type": "http",
        "method": "POST",
        "path": "/api/v1/documents",
        "raw_path": b"/api/v1/documents",
        "root_path": "",
        "query_string": b"",
        "headers": [(b"content-type", b"multipart/form-data; boundary=x"), (b"authorization", b"Bearer other")],
        "server": ("test", 80),
        "client": ("test", 1),
        "scheme": "http",
        "http_version": "1.1",
    }
    asyncio.run(create_app(store)(scope, receive, send))
    assert told[0]["status"] == 401
