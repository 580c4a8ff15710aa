"""The store that queries are tested on: seven sample documents as a careful reader reads them."""

from __future__ import annotations

import pytest

from graph import writer
from graph.store import Store
from tests.queries import reading


@pytest.fixture(scope="module")
def samples(module_store: Store) -> Store:
    """The store with the samples, for the tests of a module that only read."""
    writer.write(module_store, reading.samples())
    return module_store
