"""What holds for every address: problems, ids, CORS, the description, the probes."""

from __future__ import annotations

import re
from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import SecretStr

from api.app import create_app
from graph.config import Settings
from graph.store import Store
from tests.api.pages import problem

LISTS = ("/entities", "/relations", "/areas", "/documents")


@pytest.mark.parametrize(
    ("method", "address", "status"),
    [
        ("GET", "/nothing", 404),
        ("GET", "/api/v1/nothing", 404),
        ("GET", "/api/v1/entities/", 404),
        ("GET", "/../../etc/passwd", 404),
        ("GET", "/assets/../../pyproject.toml", 404),
        ("POST", "/api/v1/entities", 405),
        ("DELETE", "/healthz", 405),
        ("GET", "/api/v1/cypher", 405),
        ("GET", "/api/v1/entities?limit=0", 422),
        ("GET", "/api/v1/entities?limit=201", 422),
        ("GET", "/api/v1/entities?limit=many", 422),
        ("GET", "/api/v1/entities?type=Person", 422),
        ("GET", "/api/v1/relations?type=LOVES", 422),
        ("GET", "/api/v1/relations?min_confidence=2", 422),
        ("GET", "/api/v1/relations?status=asleep", 422),
        ("GET", "/api/v1/entities?q=" + "改" * 201, 422),
    ],
)
def test_every_error_is_a_problem(client: TestClient, method: str, address: str, status: int) -> None:
    details = problem(client.request(method, address), status)
    assert details["instance"] == client.build_request(method, address).url.path


def test_a_wrong_method_is_told_the_right_ones(client: TestClient) -> None:
    assert set(client.put("/api/v1/documents").headers["Allow"].split(", ")) == {"GET", "POST"}
    assert set(client.put("/api/v1/documents/x").headers["Allow"].split(", ")) == {"GET", "DELETE"}
    assert client.post("/").headers["Allow"] == "GET"


def test_a_problem_of_validation_names_each_wrong_part(client: TestClient) -> None:
    details = problem(client.get("/api/v1/relations?limit=0&type=LOVES"), 422)
    assert {error["where"] for error in details["errors"]} == {"query.limit", "query.type.0"}


@given(st.text(max_size=60))
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
def test_any_text_for_a_cursor_or_a_name_is_answered(client: TestClient, text: str) -> None:
    cursor = client.get("/api/v1/entities", params={"cursor": text})
    problem(cursor, 422)
    assert client.get("/api/v1/entities", params={"q": text}).status_code == 200


@pytest.mark.parametrize("address", LISTS)
def test_a_cursor_belongs_to_its_list_and_its_question(client: TestClient, address: str) -> None:
    cursor = client.get(f"/api/v1{address}?limit=1").json()["next"]
    assert cursor
    assert client.get(f"/api/v1{address}?limit=3&cursor={cursor}").status_code == 200
    for other in LISTS:
        if other != address:
            problem(client.get(f"/api/v1{other}?cursor={cursor}"), 422)
    extra = "depth=2" if address == "/areas" else "period=2023" if address == "/documents" else "type=SERVES"
    extra = "type=Policy" if address == "/entities" else extra
    problem(client.get(f"/api/v1{address}?{extra}&cursor={cursor}"), 422)


def test_a_request_has_an_id(client: TestClient) -> None:
    assert client.get("/healthz", headers={"X-Request-ID": "mine-1"}).headers["x-request-id"] == "mine-1"
    made = client.get("/healthz", headers={"X-Request-ID": "no good\tid"}).headers["x-request-id"]
    assert re.fullmatch(r"[0-9a-f]{32}", made)
    assert client.get("/healthz").headers["x-request-id"] != made


def test_probes(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    assert client.get("/readyz").json() == {"status": "ready"}


def test_a_store_out_of_reach_is_a_problem(loaded: Store) -> None:
    with Store(own(loaded), None) as gone:
        gone.close()
        client = TestClient(create_app(gone), raise_server_exceptions=False)
        for address in ("/readyz", "/api/v1/entities", "/api/v1/areas", "/api/v1/ask?q=农村改革有哪些政策"):
            answer = client.get(address)
            assert loaded.uri not in str(problem(answer, 503))
            assert answer.headers["Retry-After"]
        assert client.get("/healthz").status_code == 200


def own(store: Store, **changes: Any) -> Settings:
    """The test store, named as a user names a Neo4j of their own."""
    from graph.server.home import Home

    password = SecretStr(Home(store.settings.home()).password()) if store.private else store.settings.neo4j_password
    given: dict[str, Any] = {"neo4j_uri": store.uri, "neo4j_username": store.username, "neo4j_password": password}
    return Settings(**{**given, **changes})


def test_pages_of_other_origins_may_use_it_where_the_settings_say_so(loaded: Store) -> None:
    asked = {"Origin": "https://example.org", "Access-Control-Request-Method": "GET"}
    closed = TestClient(create_app(loaded)).options("/api/v1/entities", headers=asked)
    assert "access-control-allow-origin" not in closed.headers
    with Store(own(loaded, reformgraph_cors="https://example.org, https://example.com"), None) as store:
        opened = TestClient(create_app(store))
        allowed = opened.options("/api/v1/entities", headers=asked)
        assert allowed.headers["access-control-allow-origin"] == "https://example.org"
        other = opened.get("/healthz", headers={"Origin": "https://elsewhere.org"})
        assert "access-control-allow-origin" not in other.headers


def test_the_description_is_good_enough_for_a_client(client: TestClient) -> None:
    schema = client.get("/openapi.json").json()
    operations = [
        (path, method, operation) for path, item in schema["paths"].items() for method, operation in item.items()
    ]
    names = [operation["operationId"] for _, _, operation in operations]
    assert len(names) == len(set(names)) > 20
    for path, method, operation in operations:
        assert operation["summary"], (path, method)
        assert operation["description"], (path, method)
        for status, response in operation["responses"].items():
            if int(status) >= 400:
                assert list(response["content"]) == ["application/problem+json"], (path, status)
        for parameter in operation.get("parameters", []):
            assert parameter["in"] == "path" or parameter.get("description"), (path, parameter["name"])
    text = str(schema)
    for reference in set(re.findall(r"#/components/schemas/(\w+)", text)):
        assert reference in schema["components"]["schemas"], reference
    assert "HTTPValidationError" not in text
    kinds = schema["components"]["schemas"]["EntitySummary"]["properties"]["type"]["enum"]
    assert kinds == ["ReformArea", "Institution", "Policy", "Program", "Region"]
