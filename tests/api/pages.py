"""Reading lists of the API to their end."""

from __future__ import annotations

from typing import Any

from fastapi.testclient import TestClient


def everything(client: TestClient, address: str, **parameters: Any) -> list[dict[str, Any]]:
    """All items of a list, over all its pages."""
    items: list[dict[str, Any]] = []
    cursor: str | None = None
    while True:
        given = {**parameters, **({"cursor": cursor} if cursor else {})}
        answer = client.get(f"/api/v1{address}", params=given)
        assert answer.status_code == 200, answer.text
        page = answer.json()
        assert set(page) == {"items", "next"}
        items += page["items"]
        cursor = page["next"]
        if cursor is None:
            return items


def problem(answer: Any, status: int) -> dict[str, Any]:
    """The problem details of an answer, which must have this status."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    details: dict[str, Any] = answer.json()
    assert details["status"] == status
    assert details["type"].startswith("urn:reformgraph:problem:")
    assert details["title"]
    assert details["detail"]
    assert details["request_id"] == answer.headers["x-request-id"]
    return details
