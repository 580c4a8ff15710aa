"""Answers while the graph changes."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api import kept, states
from api.app import create_app
from api.kept import Kept
from api.problems import Problem
from api.states import States, whole
from graph import writer
from graph.store import Store
from tests.api.conftest import extractions


def test_a_new_state_is_rested_on_only_when_it_has_lasted(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr(states.time, "monotonic", lambda: now[0])
    seen = States()
    assert seen.settled("a")
    assert not seen.settled("b")
    now[0] += states.SETTLES / 2
    assert not seen.settled("b")
    now[0] += states.SETTLES / 2
    assert seen.settled("b")
    assert not seen.settled("a")


def test_half_of_a_commit_is_read_again_and_what_is_raised_on_purpose_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(states, "WAITS", (0.0, 0.0))
    rows: list[Any] = [None, None, "whole"]

    def make() -> int:
        return len(rows.pop(0))

    assert whole(make) == 5
    rows += [None, None, None, "never"]
    with pytest.raises(TypeError):
        whole(make)
    assert rows == ["never"]
    calls = []

    def refuse() -> None:
        calls.append(1)
        raise Problem(404, "no")

    with pytest.raises(Problem):
        whole(refuse)
    assert calls == [1]


def test_what_is_kept_holds_for_its_state_and_not_for_long(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr(kept.time, "monotonic", lambda: now[0])
    made: list[int] = []

    def make() -> int:
        made.append(len(made))
        return made[-1]

    one = Kept[int]()
    assert [one.get("a", make), one.get("a", make), one.get("b", make), one.get("b", make)] == [0, 0, 1, 1]
    assert [one.get(None, make), one.get("b", make)] == [2, 1]
    now[0] += kept.SECONDS + 1
    assert one.get("b", make) == 3


def test_the_tree_is_asked_of_the_store_once_for_a_state(loaded: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    read = Store.read

    def counted(store: Store, query: Any, /, **parameters: Any) -> Any:
        asked.append(getattr(query, "text", query))
        return read(store, query, **parameters)

    monkeypatch.setattr(Store, "read", counted)
    with TestClient(create_app(loaded)) as client:
        first = client.get("/api/v1/areas?depth=2").json()
        assert client.get("/api/v1/areas?depth=2").json() == first
        client.get("/api/v1/areas?depth=3")
    assert sum("wider:ReformArea" in text for text in asked) == 1


def test_readers_get_no_error_while_documents_come_and_go(loaded: Store) -> None:
    documents = extractions()
    ends = threading.Event()

    def change() -> None:
        while not ends.is_set():
            writer.remove(loaded, [one.document.id for one in documents])
            writer.write(loaded, documents)

    answers = set()
    with TestClient(create_app(loaded), raise_server_exceptions=False) as client:
        changing = threading.Thread(target=change)
        changing.start()
        try:
            for _ in range(8):
                for address in ("entities?limit=200", "relations?limit=200", "areas", "indicators", "documents"):
                    answers.add(client.get(f"/api/v1/{address}").status_code)
        finally:
            ends.set()
            changing.join()
    assert answers == {200}
