"""The API over the samples, as the project's own pipeline reads them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from graph import writer
from graph.config import PROJECT
from graph.model import Extraction
from graph.store import Store
from ingest.load import load
from ingest.pipeline import extract

SAMPLES = PROJECT / "ingest" / "samples"


def extractions() -> list[Extraction]:
    paths = [path for path in sorted(SAMPLES.iterdir()) if path.name != "README.md"]
    return [extract(load(path, path.name, str(SAMPLES))) for path in paths]


@pytest.fixture(scope="module")
def loaded(module_store: Store) -> Store:
    writer.write(module_store, extractions())
    return module_store


@pytest.fixture(scope="module")
def client(loaded: Store) -> Iterator[TestClient]:
    """Answers of the application; what it fails to foresee comes as a response of status 500, as to users."""
    with TestClient(create_app(loaded), raise_server_exceptions=False) as opened:
        yield opened


@pytest.fixture(scope="module")
def named(client: TestClient) -> dict[str, str]:
    """Ids of entities by name."""
    found = {}
    for name in ("农村改革", "河长制", "天元区", "株洲市"):
        items = client.get("/api/v1/entities", params={"q": name}).json()["items"]
        found[name] = next(item["id"] for item in items if item["name"] == name)
    return found
