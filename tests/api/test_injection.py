"""Nothing that is typed reaches Cypher but as a parameter: tried through every parameter of the description."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient
from pydantic import SecretStr

from api.app import create_app
from graph import digest
from graph.store import Store

MARK = "zqxv7"
TYPED = [
    f"{MARK}' OR 1=1 //",
    f'{MARK}" }}) DETACH DELETE n //',
    f"{MARK}}}) MATCH (n) DETACH DELETE n WITH 1 AS x RETURN ('",
    f"\\u0027{MARK}\\u0060 `{MARK}` SET n.name = $(`{MARK}`)",
    f'{MARK}~ AND name:* OR "{MARK}^2 /[/ -+(){{}}:\\',
    f"SERVES]->() DETACH DELETE n //.{MARK}.area-1",
    f"../../{MARK}%2e%2e/etc/passwd",
    f"{MARK}\u0000\u202e\ud7ff😀",
]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts of all queries that go to the store."""
    texts: list[str] = []
    read = Store.read

    def listening(store: Store, query: Any, /, **parameters: Any) -> Any:
        texts.append(getattr(query, "text", query))
        return read(store, query, **parameters)

    monkeypatch.setattr(Store, "read", listening)
    return texts


@pytest.mark.parametrize("typed", TYPED)
def test_what_is_typed_is_only_a_value(
    client: TestClient, loaded: Store, named: dict[str, str], asked: list[str], typed: str
) -> None:
    before = digest.digest(loaded)
    sent = 0
    for path, item in client.get("/openapi.json").json()["paths"].items():
        operation = item.get("get")
        if operation is None:
            continue
        known = {one["name"]: one["in"] for one in operation.get("parameters", [])}
        there = "counts" if path.endswith("{name}") else named["农村改革"]
        required = {"q": "农村改革", "from": named["河长制"], "to": named["农村改革"]}
        for name, place in known.items():
            where = path.replace(f"{{{name}}}", quoted(typed)) if place == "path" else path
            for other in ("id", "name"):
                where = where.replace(f"{{{other}}}", there)
            query = {one: value for one, value in required.items() if one in known}
            headers = {}
            if place == "query":
                query[name] = typed
            elif place == "header":
                headers[name] = typed.encode()
            answer = client.get(where, params=query, headers=headers)  # type: ignore[arg-type]
            assert answer.status_code < 500, (path, name, answer.text)
            sent += 1
    for name in client.get("/api/v1/queries").json()["items"]:
        for parameter in name["parameters"]:
            answer = client.get(f"/api/v1/queries/{name['name']}", params={parameter["name"]: typed})
            assert answer.status_code < 500, (name["name"], parameter["name"], answer.text)
            sent += 1
    assert sent > 150
    assert len(asked) > 100
    assert not [text for text in asked if MARK in text]
    assert digest.digest(loaded) == before


def quoted(text: str) -> str:

    return quote(text, safe="")


def test_keys_of_documents_are_only_values(loaded: Store, asked: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loaded, "settings", loaded.settings.model_copy(update={"reformgraph_token": SecretStr("t")}))
    before = digest.digest(loaded)
    with TestClient(create_app(loaded), raise_server_exceptions=False) as opened:
        for typed in TYPED:
            headers = {"Authorization": "Bearer t"}
            assert opened.delete(f"/api/v1/documents/{quoted(typed)}", headers=headers).status_code in (404, 405)
            form = {"key": typed}
            answer = opened.post("/api/v1/documents", files={"file": ("a.txt", b"x")}, data=form, headers=headers)
            assert answer.status_code in (415, 422), answer.text
    assert not [text for text in asked if MARK in text]
    assert digest.digest(loaded) == before
