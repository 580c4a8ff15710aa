"""Every request of docs/api.md is made, and its answer has the fields that the page shows."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from fastapi.testclient import TestClient

from graph.config import PROJECT

PAGE = (PROJECT / "docs" / "api.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"```http\n(.*?)```\n(?:```json\n(.*?)```)?", re.DOTALL)
REQUEST = re.compile(r"(GET|POST) (\S.*?)(?:\s+→ (\d+))?")


def requests() -> list[Any]:
    found = []
    for block, shown in BLOCK.findall(PAGE):
        first, _, body = block.strip().partition("\n")
        lines = [first] if first.startswith("POST") else block.strip().splitlines()
        body = body if first.startswith("POST") else ""
        for line in lines:
            match = REQUEST.fullmatch(line)
            assert match, line
            method, address, status = match.groups()
            # what is shown is the answer to the last request of a block
            answer = shown if line == lines[-1] else ""
            found.append(pytest.param(method, address, body, int(status or 200), answer, id=address))
    return found


def has(answer: Any, shown: Any, where: str = "answer") -> None:
    """The answer has every field that is shown, at the same place; of a list, its first item that has them."""
    if isinstance(shown, dict):
        for name, value in shown.items():
            assert name in answer, f"{where}.{name}"
            has(answer[name], value, f"{where}.{name}")
    elif isinstance(shown, list):
        assert isinstance(answer, list), where
        assert answer or not shown, where
        for item in shown:
            assert type(answer[0]) is type(item), where
            has(answer[0], item, f"{where}[0]")
    elif isinstance(shown, str) and isinstance(answer, str) and "…" not in shown and shown.startswith(("area-", "doc")):
        assert answer == shown, where


@pytest.mark.parametrize(("method", "address", "body", "status", "shown"), requests())
def test_the_page_tells_the_truth(
    client: TestClient, method: str, address: str, body: str, status: int, shown: str
) -> None:
    answer = client.request(method, address, json=json.loads(body) if body else None)
    assert answer.status_code == status, answer.text
    items = answer.json().get("items")
    if items is not None:
        assert items, address
    if shown:
        has(answer.json(), json.loads(shown))
