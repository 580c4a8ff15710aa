"""The measured accuracy: extraction and answers on the real, annotated documents, by the scorers beside them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from graph.config import PROJECT
from graph.store import Store

SHARED = PROJECT.parent / "shared"
EVALUATION = SHARED / "evaluation"
pytestmark = pytest.mark.skipif(not EVALUATION.is_dir(), reason="needs the annotated documents in ../shared")


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *map(str, arguments)], capture_output=True, text=True, check=False, encoding="utf-8"
    )


def test_extraction(tmp_path: Path) -> None:
    out = tmp_path / "extracted.jsonl"
    extracted = run("-m", "ingest", "extract", SHARED / "documents", "--out", out)
    assert extracted.returncode == 0, extracted.stderr
    least = ("--min-entities", 0.90, "--min-relations", 0.80, "--min-indicators", 0.95)
    scored = run(EVALUATION / "score.py", EVALUATION / "gold", out, *least)
    print(scored.stdout)
    assert scored.returncode == 0, scored.stdout + scored.stderr


def test_every_evidence_is_in_the_text(tmp_path: Path) -> None:
    out = tmp_path / "extracted.jsonl"
    run("-m", "ingest", "extract", SHARED / "documents", "--out", out)
    lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert len(lines) == 11
    for document in lines:
        for fact in (*document["entities"], *document["relations"], *document["indicators"]):
            assert fact["evidence"], fact
            assert 0 <= fact["confidence"] <= 1
            for place in fact["evidence"]:
                assert document["text"][place["start"] : place["end"]] == place["text"] != ""


def test_answers(store: Store, tmp_path: Path) -> None:
    documents = [SHARED / "documents" / name for name in ("tianyuan-reform-2017.txt", "yaopin-2019.txt")]
    loaded = run("-m", "ingest", "load", *documents)
    assert loaded.returncode == 0, loaded.stderr
    out = tmp_path / "answers.jsonl"
    asked = run("-m", "queries", "ask", "--file", EVALUATION / "questions.json", "--out", out)
    assert asked.returncode == 0, asked.stderr
    scored = run(EVALUATION / "ask_score.py", EVALUATION / "questions.json", out, "--min-exact", 15 / 24)
    print(scored.stdout)
    assert scored.returncode == 0, scored.stdout + scored.stderr
