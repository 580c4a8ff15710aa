"""A client made from the OpenAPI description alone: it knows nothing of the API but what that says.

Made here at test time, one function for each operation, rather than by a generator that writes a package: the same
parts of the description decide (operation ids, parameters, bodies, schemas of answers), and every answer is held
against the schema that its status declares.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient
from jsonschema import Draft202012Validator

SKIPPED = {"postDocument", "deleteDocument", "getImport"}  # need the token: tests/api/test_posting.py


class Generated:
    """Functions by operation id; each gives the answer's JSON, or text."""

    def __init__(self, description: dict[str, Any], http: TestClient) -> None:
        self._components = description["components"]
        self._http = http
        self.operations: dict[str, Callable[..., Any]] = {}
        self.parameters: dict[str, dict[str, dict[str, Any]]] = {}
        for path, item in description["paths"].items():
            for method, operation in item.items():
                self._add(path, method, operation)

    def _add(self, path: str, method: str, operation: dict[str, Any]) -> None:
        name = operation["operationId"]
        known = {one["name"]: one for one in operation.get("parameters", [])}
        self.parameters[name] = known

        def call(body: Any = None, **values: Any) -> Any:
            assert set(values) <= set(known), set(values) - set(known)
            assert {one["name"] for one in known.values() if one.get("required")} <= set(values)
            for key, value in values.items():
                self._check(known[key]["schema"], value)
            if body is not None:
                self._check(operation["requestBody"]["content"]["application/json"]["schema"], body)
            by_place: dict[str, dict[str, Any]] = {"path": {}, "query": {}, "header": {}}
            for key, value in values.items():
                by_place[known[key]["in"]][key] = value
            answer = self._http.request(
                method, path.format(**by_place["path"]), params=by_place["query"], headers=by_place["header"], json=body
            )
            return self._read(operation["responses"], answer)

        self.operations[name] = call

    def _read(self, responses: dict[str, Any], answer: Any) -> Any:
        assert str(answer.status_code) in responses, (answer.status_code, answer.text)
        declared = responses[str(answer.status_code)]
        for name in declared.get("headers", {}):
            assert name in answer.headers or name == "Link", name
        if not answer.content:
            assert "content" not in declared
            return None
        kind = answer.headers["content-type"].partition(";")[0]
        assert kind in declared["content"], kind
        content = answer.json() if kind.endswith("json") else answer.text
        schema = declared["content"][kind]["schema"]
        self._check(schema, content)
        return content

    def _check(self, schema: dict[str, Any], value: Any) -> None:
        Draft202012Validator({**schema, "components": self._components}).validate(value)


@pytest.fixture(scope="module")
def generated(client: TestClient) -> Generated:
    return Generated(client.get("/openapi.json").json(), client)


@pytest.fixture(scope="module")
def values(generated: Generated, named: dict[str, str]) -> dict[str, dict[str, Any]]:
    """For each operation that needs them, parameters that other operations gave."""
    area = named["农村改革"]
    relation = generated.operations["listRelations"](tail=area)["items"][0]
    document = generated.operations["listDocuments"]()["items"][0]
    given: dict[str, dict[str, Any]] = {
        "listPaths": {"from": named["河长制"], "to": area},
        "runQuery": {"name": "counts"},
        "ask": {"q": "农村改革有哪些政策？"},
        "runCypher": {"body": {"query": "MATCH (n:Policy) RETURN n.name AS name LIMIT $n", "parameters": {"n": 2}}},
        "listRelationEvidence": {"id": relation["id"]},
        "getDocument": {"id": document["id"]},
    }
    for name, parameters in generated.parameters.items():
        if "id" in parameters and name not in given:
            given[name] = {"id": area}
    return given


def test_every_operation_answers_as_it_is_described(generated: Generated, values: dict[str, dict[str, Any]]) -> None:
    called = 0
    for name, call in generated.operations.items():
        if name in SKIPPED:
            continue
        answer = call(**values.get(name, {}))
        assert answer, name
        if "items" in answer:
            assert answer["items"], name
        called += 1
    assert called > 20


def test_every_format_and_language_is_described(generated: Generated, values: dict[str, dict[str, Any]]) -> None:
    for name, parameters in generated.parameters.items():
        if "format" not in parameters or name in SKIPPED:
            continue
        for form in parameters["format"]["schema"]["enum"]:
            assert generated.operations[name](**values.get(name, {}), format=form) is not None, (name, form)
        if "Accept-Language" in parameters:
            assert generated.operations[name](**values.get(name, {}), **{"Accept-Language": "en"}), name


def test_problems_are_described(generated: Generated) -> None:
    assert generated.operations["getEntity"](id="area-0")["status"] == 404
    assert generated.operations["runCypher"](body={"query": "CREATE (n)"})["status"] == 403
    assert generated.operations["runCypher"](body={"query": "nothing"})["status"] == 422
    for name in SKIPPED & {"deleteDocument", "getImport"}:
        assert generated.operations[name](id="x")["status"] == 403


def test_a_list_is_read_to_its_end(generated: Generated) -> None:
    found, cursor = [], {}
    while True:
        page = generated.operations["listEntities"](limit=50, **cursor)
        found += [one["id"] for one in page["items"]]
        if page["next"] is None:
            break
        cursor = {"cursor": page["next"]}
    assert len(found) == len(set(found)) > 50
