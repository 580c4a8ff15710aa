"""`python -m ingest evaluate`, on samples of ours whose annotation is what the pipeline finds, changed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from graph.config import PROJECT
from graph.errors import UsageError
from ingest.__main__ import main
from ingest.evaluation import cases, gold, overlaps, results
from ingest.evaluation.calibration import curve
from ingest.evaluation.scoring import Judged
from tests.ingest.evaluation.test_annotate import keep

SAMPLE = PROJECT / "ingest" / "samples" / "tianyuan-reform-2023.txt"
CORPUS = PROJECT.parent / "shared" / "corpus"
needs_corpus = pytest.mark.skipif(not CORPUS.is_dir(), reason="needs the documents in ../shared/corpus")


@pytest.fixture
def annotated(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A folder with `documents` and `gold`, in which one program that the pipeline finds is missing."""
    (tmp_path / "documents").mkdir()
    (tmp_path / "gold").mkdir()
    (tmp_path / "documents" / SAMPLE.name).write_bytes(SAMPLE.read_bytes())
    main(["extract", str(SAMPLE), "--workers", "1"])
    read = json.loads(capsys.readouterr().out)
    gone = next(entity for entity in read["entities"] if entity["type"] == "Program")
    given = {
        "document": SAMPLE.name,
        "entities": [{**e, "also": e["aliases"]} for e in read["entities"] if e is not gone],
        "relations": [r for r in read["relations"] if gone["id"] not in (r["head"], r["tail"])],
        "indicators": [i for i in read["indicators"] if i["topic"] != gone["id"]],
    }
    (tmp_path / "gold" / "sample.json").write_text(json.dumps(given), encoding="utf-8")
    return tmp_path


def evaluate(folder: Path, *options: object) -> int:
    given = ["evaluate", "--gold", folder / "gold", "--documents", folder / "documents", *options]
    return main([str(word) for word in given])


def test_figures_of_annotations_in_the_judges_format(annotated: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert evaluate(annotated, "--json") == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    group = found["groups"]["given"]
    assert group["entities"]["recall"] == 1.0
    assert group["entities"]["found"] == group["entities"]["gold"] + 1
    assert list(group["documents"]) == ["tianyuan-reform-2023"]
    assert group["mistakes"]["entities"] == {"extra": 1}
    assert 0 < found["pairs"]["recall"] <= 1


def test_the_report_lists_errors_and_confidence(annotated: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert evaluate(annotated, "--errors", "--calibration") == 0
    shown = capsys.readouterr().out
    assert "tianyuan-reform-2023: extra: Program " in shown
    for words in ("given: 1 document", "errors by class", "entities [0.8, 1.0]", "name pairs: precision"):
        assert words in shown


def test_a_run_tells_what_changed_since_the_last(annotated: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept = annotated / "results.json"
    assert evaluate(annotated, "--out", kept) == 0
    assert "since" not in capsys.readouterr().out
    given = json.loads((annotated / "gold" / "sample.json").read_text(encoding="utf-8"))
    lost = next(e for e in given["entities"] if e["type"] == "Region")
    lost["name"], lost["also"], lost["aliases"] = "火星", [], []
    (annotated / "gold" / "sample.json").write_text(json.dumps(given), encoding="utf-8")
    assert evaluate(annotated, "--out", kept) == 0
    shown = capsys.readouterr().out
    assert f"since {kept}" in shown
    assert "    lost: Region " in shown
    assert "    new extra: Region " in shown
    assert evaluate(annotated, "--against", kept, "--json") == 0
    assert len(json.loads(capsys.readouterr().out)["changes"]) == 1
    assert evaluate(annotated, "--against", kept) == 0
    assert "lost" not in capsys.readouterr().out.partition("since")[2]


def test_errors_of_held_back_passages_are_not_listed(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keep(corpus, tmp_path / "gold", split=gold.HELD_BACK)
    assert main(["evaluate", "--split", "held_back", "--errors"]) == 2
    assert "not listed" in capsys.readouterr().err
    (case,) = cases.kept(corpus, (gold.HELD_BACK,), tmp_path / "gold")
    told = results.results([results.outcome(case)])["groups"][gold.HELD_BACK]["documents"]["tianyuan-2023"]
    assert all(fact.isalnum() and fact.isascii() for kind in ("right", "extra", "missed") for fact in told[kind])


def test_two_readings_of_a_passage_are_one_case(corpus: Path, tmp_path: Path) -> None:
    for reader in "AB":
        keep(corpus, tmp_path / "gold", reader)
    (case,) = cases.kept(corpus, gold.SPLITS, tmp_path / "gold")
    assert case.readers == ("A", "B")
    assert case.agreement is not None
    assert case.agreement.parts["entities", ""].f1 == 1.0


def test_what_is_missing_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "gold").mkdir()
    (tmp_path / "documents").mkdir()
    assert evaluate(tmp_path) == 2
    assert "no annotation" in capsys.readouterr().err
    (tmp_path / "gold" / "a.json").write_text('{"entities": [], "relations": []}', encoding="utf-8")
    assert evaluate(tmp_path) == 2
    assert "is not in" in capsys.readouterr().err
    (tmp_path / "results.json").write_text("[]", encoding="utf-8")
    with pytest.raises(UsageError, match="no results"):
        results.read(tmp_path / "results.json")


@needs_corpus
def test_our_passages_are_read(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", "--documents", str(CORPUS), "--json"]) == 0
    groups = json.loads(capsys.readouterr().out)["groups"]
    assert set(groups) == set(gold.SPLITS)
    assert sum(len(group["documents"]) for group in groups.values()) >= 12


def test_no_document_stands_in_two_parts(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", "--overlaps"]) == 0
    assert " 0 overlaps" in capsys.readouterr().out


def test_overlaps_are_found_by_name_and_by_words(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "lessons").mkdir()
    (tmp_path / "lessons" / "one.yaml").write_text("- document: reports/tianyuan.txt\n", encoding="utf-8")
    keep(corpus, tmp_path / "gold")
    parts = overlaps.parts(tmp_path / "gold", tmp_path / "lessons")
    assert overlaps.same_names(parts) == ["reports/tianyuan.txt: in training and development"]
    line = "关于进一步深化全区农村改革若干重大事项的工作情况报告"
    for name in ("a.txt", "b.txt"):
        (corpus / name).write_text(f"{line}\n全文如下：{name}的话。", encoding="utf-8")
    assert len(overlaps.same_texts({"training": {"a.txt"}, "held_back": {"b.txt"}}, corpus)) == 1
    assert overlaps.same_texts({"training": {"a.txt", "b.txt"}}, corpus) == []


def test_the_curve_counts_each_confidence() -> None:
    facts = [
        Judged("entities", "Program", "林长制", right, sure) for right, sure in ((True, 1.0), (False, 0.8), (True, 0.3))
    ]
    rows = {(row["least"], row["below"]): (row["facts"], row["right"]) for row in curve(facts)}
    assert rows == {(0.0, 0.5): (1, 1), (0.8, 0.9): (1, 0), (0.9, 1.0): (1, 1), (0.8, 1.0): (2, 1)}
