"""The store of a test run: a private server of its own, or an empty Neo4j named by REFORMGRAPH_TEST_URI.

No test sees the user's NEO4J_URI, `.env` or private store: for the whole run the environment names the test store,
for this process and for commands that tests start.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import hypothesis
import pytest

from graph.config import PROJECT, Settings
from graph.errors import ReformgraphError
from graph.server import control
from graph.store import Store, open_store

# A loaded machine is no failure: no example is timed.
hypothesis.settings.register_profile("untimed", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("untimed")

OURS = ("NEO4J_URI", "NEO4J_USERNAME", "NEO4J_PASSWORD", "NEO4J_DATABASE")
OTHERS = ("REFORMGRAPH_HOME", "REFORMGRAPH_TOKEN", "REFORMGRAPH_ALLOW_FOREIGN")


@pytest.fixture(scope="session", autouse=True)
def settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """The test store's settings, also in the environment; the working folder is empty, so that no `.env` is found."""
    users = Settings()
    test = {name: os.environ.get(name.replace("NEO4J", "REFORMGRAPH_TEST")) for name in OURS}
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in (*OURS, *OTHERS):
            patch.delenv(name, raising=False)
        patch.chdir(tmp_path_factory.mktemp("work"))
        patch.setenv("PYTHONPATH", str(PROJECT))
        patch.setenv("REFORMGRAPH_HOME", str(home))
        if users.reformgraph_cache:
            patch.setenv("REFORMGRAPH_CACHE", str(users.reformgraph_cache.expanduser().resolve()))
        if users.reformgraph_maven:
            patch.setenv("REFORMGRAPH_MAVEN", users.reformgraph_maven)
        if test["NEO4J_URI"]:
            for name, value in test.items():
                if value:
                    patch.setenv(name, value)
            _refuse_data(Settings())
        yield Settings()
        control.stop(home)


@pytest.fixture(scope="session")
def _opened(settings: Settings) -> Iterator[Store]:
    with open_store(settings, migrated=False) as opened:
        yield opened
        wipe(opened)


@pytest.fixture
def store(_opened: Store) -> Store:
    """The test store, empty and migrated."""
    return _emptied(_opened)


@pytest.fixture(scope="module")
def module_store(_opened: Store) -> Store:
    """The same for all tests of a module, which load it once; such a module uses no `store`."""
    return _emptied(_opened)


def _emptied(opened: Store) -> Store:
    from graph import migrate

    wipe(opened)
    migrate.ensure(opened)
    return opened


def _refuse_data(settings: Settings) -> None:
    """End the run unless the Neo4j that is to be tested on holds nothing: it could be a researcher's."""
    try:
        with open_store(settings, migrated=False) as opened:
            found = opened.read("MATCH (n) RETURN count(n) AS nodes")[0]["nodes"]
    except ReformgraphError as error:
        pytest.exit(f"REFORMGRAPH_TEST_URI: {error}", returncode=2)
    if found:
        pytest.exit(
            f"REFORMGRAPH_TEST_URI={settings.neo4j_uri} holds {found} nodes; tests wipe their store, "
            "so they only run on an empty one",
            returncode=2,
        )


def wipe(opened: Store) -> None:
    """Take everything out of the test store."""
    with opened.driver.session(database=opened.database) as session:
        session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS").consume()
