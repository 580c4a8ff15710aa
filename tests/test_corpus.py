"""The real corpus, loaded whole: no document fails, every relation has its sentence, one comes out exactly."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from graph.config import PROJECT
from graph.digest import digest
from graph.ontology import ontology
from graph.status import status
from graph.store import Store, trusted

SHARED = PROJECT.parent / "shared"
CORPUS = [SHARED / "documents", SHARED / "corpus" / "provincial-2026", SHARED / "corpus" / "state-council-papers"]
DOCUMENTS = 94
pytestmark = pytest.mark.skipif(not all(map(Path.is_dir, CORPUS)), reason="needs the real documents in ../shared")


def ingest(*arguments: object) -> Any:
    """What `python -m ingest … --json` says."""
    done = subprocess.run(
        [sys.executable, "-m", "ingest", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout) if "--json" in arguments else None


@pytest.fixture(scope="module")
def corpus(module_store: Store) -> Store:
    """The store with the whole corpus."""
    ingest("load", *CORPUS, "--json")
    return module_store


def test_no_document_fails(corpus: Store) -> None:
    found = status(corpus)
    assert found["documents"] == DOCUMENTS
    assert all(found["entities"].values())
    assert sum(found["relations"].values()) > 5_000
    assert found["indicators"] > 5_000


def test_every_relation_has_a_sentence_that_states_it(corpus: Store) -> None:
    for name in ontology().relations:
        if name == "MEASURES":
            text = (
                "MATCH (i:Indicator)-[r:MEASURES]->() WHERE NOT EXISTS { (s:Sentence {id: i.sentence}) }"
                " RETURN count(r) AS n"
            )
        else:
            text = (
                f"MATCH ()-[r:{name}]->() WHERE size(r.sentences) = 0 OR size(r.sentences) <> size(r.documents)"
                " OR any(id IN r.sentences WHERE NOT EXISTS { (:Sentence {id: id}) }) RETURN count(r) AS n"
            )
        assert corpus.read(trusted(text)) == [{"n": 0}], name


def test_loading_again_changes_nothing(corpus: Store) -> None:
    before = digest(corpus)
    ingest("load", *CORPUS, "--json")
    assert digest(corpus) == before


def test_a_removed_document_was_never_there(store: Store, tmp_path: Path) -> None:
    papers = tmp_path / "papers"
    shutil.copytree(SHARED / "documents", papers)
    gone = "zongbao-2019.txt"
    ingest("load", papers, "--json")
    ingest("remove", gone)
    without = digest(store)
    ingest("load", papers, "--json")
    assert digest(store) != without
    for document in papers.glob("*.txt"):
        ingest("remove", document.name)
    (papers / gone).unlink()
    ingest("load", papers, "--json")
    assert digest(store) == without
