"""What a test run may do to a Neo4j that REFORMGRAPH_TEST_URI names."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from neo4j import ManagedTransaction

from graph.config import PROJECT
from graph.server.home import Home
from graph.store import Store

TEST = "tests/graph/test_store.py::test_it_gives_rows_and_takes_any_name_of_a_parameter"


def pytest_on(store: Store, folder: Path, **other: str) -> subprocess.CompletedProcess[str]:
    """One test of ours in a run of its own, on the test store, named as a user names a Neo4j of theirs."""
    password = store.settings.neo4j_password.get_secret_value()
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("REFORMGRAPH_", "NEO4J_"))},
        "REFORMGRAPH_TEST_URI": store.uri,
        "REFORMGRAPH_TEST_USERNAME": store.username,
        "REFORMGRAPH_TEST_PASSWORD": Home(store.settings.home()).password() if store.private else password,
        **other,
    }
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", f"--basetemp={folder}", TEST]
    return subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True, check=False)


def test_one_that_holds_anything_is_refused_and_left_alone(store: Store, tmp_path: Path) -> None:
    def add(transaction: ManagedTransaction) -> None:
        transaction.run("MATCH (n) DETACH DELETE n").consume()
        transaction.run("CREATE (:Person {name: 'a researcher'})").consume()

    store.write(add)
    done = pytest_on(store, tmp_path / "run")
    assert done.returncode == 2
    assert f"REFORMGRAPH_TEST_URI={store.uri} holds 1 nodes; tests wipe their store" in done.stdout + done.stderr
    assert store.read("MATCH (n) RETURN n.name AS name") == [{"name": "a researcher"}]


def test_an_empty_one_is_tested_on(store: Store, tmp_path: Path) -> None:
    def wipe(transaction: ManagedTransaction) -> None:
        transaction.run("MATCH (n) DETACH DELETE n").consume()

    store.write(wipe)
    done = pytest_on(store, tmp_path / "run")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 passed" in done.stdout


@pytest.mark.parametrize("uri", ["bolt://127.0.0.1:1", "nonsense"])
def test_one_out_of_reach_ends_the_run(store: Store, tmp_path: Path, uri: str) -> None:
    done = pytest_on(store, tmp_path / "run", REFORMGRAPH_TEST_URI=uri)
    assert done.returncode == 2
    assert "REFORMGRAPH_TEST_URI: " in done.stdout + done.stderr
