"""A language model of a test's own: a server on loopback, settings that name it, an empty folder of answers."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.config import Settings
from ingest.llm.model import LanguageModel
from tests.ingest.llm.endpoint import Endpoint

KEY = "sk-of-the-test"


@pytest.fixture(autouse=True)
def _no_model_of_the_user(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("REFORMGRAPH_LLM_")]:
        monkeypatch.delenv(name)


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    server = Endpoint()
    yield server
    server.stop()


@pytest.fixture
def environment(
    _no_model_of_the_user: None, endpoint: Endpoint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The environment names the test's server; the key is KEY."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv("REFORMGRAPH_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("REFORMGRAPH_LLM_URL", endpoint.url)
    monkeypatch.setenv("REFORMGRAPH_LLM_MODEL", "reader-1")
    monkeypatch.setenv("REFORMGRAPH_LLM_KEY", KEY)


@pytest.fixture
def language_model(environment: None) -> Iterator[LanguageModel]:
    """The model, which does not wait before it repeats a request."""
    model = LanguageModel(Settings(), pause=0)
    yield model
    model.close()
