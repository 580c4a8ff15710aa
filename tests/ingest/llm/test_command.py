"""`--model llm` on the command line: what is loaded, where a run ends early, and that no key is shown."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from graph.config import PROJECT
from graph.store import Store
from ingest.__main__ import main
from tests.ingest.llm.conftest import KEY
from tests.ingest.llm.endpoint import Endpoint, Reply
from tests.ingest.llm.test_model import GOOD, TEXT

SAMPLES = PROJECT / "ingest" / "samples"


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """Two documents of one window each."""
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    shutil.copy(SAMPLES / "tianyuan-reform-2023.txt", folder / "b.txt")
    return folder


def load(papers: Path, capsys: pytest.CaptureFixture[str], *more: str) -> tuple[int, str, str]:
    """Exit code, output and messages of a load."""
    code = main(["load", str(papers), "--workers", "1", *more])
    shown = capsys.readouterr()
    assert KEY not in shown.out + shown.err
    return code, shown.out, shown.err


def test_a_load_notices_the_model_and_keeps_what_it_found(
    environment: None, endpoint: Endpoint, papers: Path, store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    endpoint.facts = GOOD
    assert load(papers, capsys)[1].startswith("2 documents loaded")
    assert endpoint.asked == []
    code, out, err = load(papers, capsys, "--model", "llm")
    assert (code, out) == (0, "0 documents loaded, 2 replaced, 0 unchanged, 0 failed\n")
    assert "language model: 2 requests, 200 tokens" in err
    assert store.read("MATCH (p:Program {name: '板凳夜话'}) RETURN count(p) AS n")[0]["n"] == 1
    assert load(papers, capsys, "--model", "llm")[1] == "0 documents loaded, 0 replaced, 2 unchanged, 0 failed\n"
    assert load(papers, capsys, "--model", "none")[1] == "0 documents loaded, 2 replaced, 0 unchanged, 0 failed\n"
    assert store.read("MATCH (p:Program {name: '板凳夜话'}) RETURN count(p) AS n")[0]["n"] == 0


def test_a_run_that_reaches_its_limit_keeps_what_was_done_and_can_go_on(
    environment: None,
    endpoint: Endpoint,
    papers: Path,
    store: Store,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("REFORMGRAPH_LLM_REQUESTS", "1")
    code, out, err = load(papers, capsys, "--model", "llm")
    assert (code, out) == (1, "1 document loaded, 0 replaced, 0 unchanged, 0 failed\n")
    assert "ingest: stopped early: the spending limit is reached: REFORMGRAPH_LLM_REQUESTS is 1" in err
    code, out, err = load(papers, capsys, "--model", "llm")
    assert (code, out) == (0, "1 document loaded, 0 replaced, 1 unchanged, 0 failed\n")
    assert len(endpoint.asked) == 2


def test_extract_ends_early_with_the_lines_it_has(
    environment: None, endpoint: Endpoint, papers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    endpoint.facts = GOOD
    assert main(["extract", str(papers / "a.txt"), "--model", "llm"]) == 0
    endpoint.replies.append(Reply(json.dumps({"error": {"message": f"key {KEY} is unknown"}}).encode(), 401))
    assert main(["extract", str(papers), "--model", "llm", "--out", str(tmp_path / "out.jsonl")]) == 1
    shown = capsys.readouterr()
    (line,) = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    assert "板凳夜话" in {entity["name"] for entity in json.loads(line)["entities"]}
    assert "1 document read" in shown.err
    assert "ingest: stopped early: the language model at 127.0.0.1 refused the key (401)" in shown.err
    assert KEY not in shown.out + shown.err


def test_without_settings_nothing_is_done(papers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", str(papers), "--model", "llm"]) == 2
    assert "needs REFORMGRAPH_LLM_URL" in capsys.readouterr().err
