"""The command line: what it prints, its exit codes, and what the store holds after it."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import psutil
import pytest

from graph.config import PROJECT
from graph.digest import digest
from graph.store import Store
from ingest.__main__ import main

SAMPLES = PROJECT / "ingest" / "samples"
REPORT = SAMPLES / "tianyuan-reform-2023.txt"


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder of three sample documents, one of them in a folder of its own."""
    folder = tmp_path / "papers"
    (folder / "2024").mkdir(parents=True)
    shutil.copy(REPORT, folder)
    shutil.copy(SAMPLES / "zhuzhou-news-2024.txt", folder)
    shutil.copy(SAMPLES / "shifeng-reform-2024.txt", folder / "2024")
    return folder


def told(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def load(*arguments: object) -> int:
    return main(["load", *map(str, arguments), "--workers", "1"])


def outcome(capsys: pytest.CaptureFixture[str], *arguments: object) -> dict[str, Any]:
    """What `load --json` says."""
    capsys.readouterr()
    load(*arguments, "--json")
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def keys(store: Store) -> list[str]:
    return [row["key"] for row in store.read("MATCH (d:Document) RETURN d.key AS key ORDER BY key")]


def test_extract_prints_a_document_a_line(papers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", str(papers), "--workers", "1"]) == 0
    shown = capsys.readouterr()
    documents = told(shown.out)
    assert [one["document"] for one in documents] == [
        "2024/shifeng-reform-2024.txt",
        "tianyuan-reform-2023.txt",
        "zhuzhou-news-2024.txt",
    ]
    assert "3 documents read" in shown.err


def test_every_piece_of_evidence_is_a_part_of_the_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", str(REPORT)]) == 0
    (document,) = told(capsys.readouterr().out)
    text = document["text"]
    assert text == REPORT.read_text(encoding="utf-8")
    ids = {entity["id"] for entity in document["entities"]}
    assert document["relations"]
    assert document["indicators"]
    for kind in ("entities", "relations", "indicators"):
        for fact in document[kind]:
            assert 0 <= fact["confidence"] <= 1
            assert fact["evidence"]
            for place in fact["evidence"]:
                assert text[place["start"] : place["end"]] == place["text"] != ""
    for relation in document["relations"]:
        assert relation["type"] != "MEASURES"
        assert {relation["head"], relation["tail"]} <= ids
    for indicator in document["indicators"]:
        assert indicator["topic"] is None or indicator["topic"] in ids
        assert indicator["quote"] in indicator["evidence"][0]["text"]
    assert len({indicator["id"] for indicator in document["indicators"]}) == len(document["indicators"])


def test_extract_into_a_file(papers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out.jsonl"
    assert main(["extract", str(papers), "--out", str(out)]) == 0
    assert len(told(out.read_text(encoding="utf-8"))) == 3
    assert capsys.readouterr().out == ""
    assert main(["extract", str(papers), "--out", str(tmp_path / "none" / "out.jsonl")]) == 2
    assert "cannot be written" in capsys.readouterr().err


def test_a_document_that_fails_is_named_and_the_others_are_read(
    papers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (papers / "scan.pdf").write_bytes(b"%PDF-1.7 broken")
    (papers / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    (papers / "table.xlsx").write_bytes(b"PK")
    assert main(["extract", str(papers)]) == 1
    shown = capsys.readouterr()
    assert len(told(shown.out)) == 3
    assert "ingest: scan.pdf: " in shown.err
    assert "ingest: old.doc: is an old Word file" in shown.err
    assert "3 documents read, 2 failed; 1 file of other types skipped" in shown.err


@pytest.mark.parametrize("command", ["extract", "load"])
def test_nothing_to_read(tmp_path: Path, command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, str(tmp_path)]) == 2
    assert main([command, str(tmp_path / "none")]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 2
    assert "no document" in lines[0]
    assert "none: no such file" in lines[1]


@pytest.mark.parametrize("arguments", [[], ["load"], ["remove"], ["load", "x", "--workers", "0"], ["unheard-of"]])
def test_wrong_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "usage" in capsys.readouterr().err


def test_a_store_out_of_reach(
    papers: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NEO4J_URI", "bolt://127.0.0.1:1")
    assert load(papers) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("ingest: bolt://127.0.0.1:1: ")


def test_loading_twice_is_loading_once(store: Store, papers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert load(papers) == 0
    assert "3 documents loaded, 0 replaced, 0 unchanged, 0 failed" in capsys.readouterr().out
    assert keys(store) == ["2024/shifeng-reform-2024.txt", "tianyuan-reform-2023.txt", "zhuzhou-news-2024.txt"]
    before = digest(store)
    found = outcome(capsys, papers)
    assert found == {"loaded": 0, "replaced": 0, "unchanged": 3, "skipped": 0, "failed": []}
    assert digest(store) == before


def test_a_changed_document_replaces_what_it_said(
    store: Store, papers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    load(papers)
    before = digest(store)
    changed = papers / "tianyuan-reform-2023.txt"
    text = changed.read_text(encoding="utf-8")
    changed.write_text(text.replace("4.8万亩", "5.1万亩"), encoding="utf-8")
    assert outcome(capsys, papers)["replaced"] == 1
    assert store.read("MATCH (i:Indicator) WHERE i.value IN [48000, 51000] RETURN i.value AS value") == [
        {"value": 51000}
    ]
    changed.write_text(text, encoding="utf-8")
    assert outcome(capsys, papers)["replaced"] == 1
    assert digest(store) == before


def test_a_key_from_another_place_is_refused_unless_told(
    store: Store, papers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    load(papers)
    before = digest(store)
    other = tmp_path / "other"
    other.mkdir()
    (other / "tianyuan-reform-2023.txt").write_text("天元区改革总结\n\n流转土地1万亩。\n", encoding="utf-8")
    shutil.copy(SAMPLES / "tianyuan-work-2024.txt", other)
    assert load(other) == 1
    shown = capsys.readouterr()
    assert f"tianyuan-reform-2023.txt: a document of this key was loaded from {papers.resolve()}" in shown.err
    assert "1 document loaded" in shown.out
    main(["remove", "tianyuan-work-2024.txt"])
    assert digest(store) == before
    found = outcome(capsys, other, "--replace")
    assert (found["loaded"], found["replaced"], found["failed"]) == (1, 1, [])
    assert outcome(capsys, other)["unchanged"] == 2


def test_a_failed_document_leaves_the_others_in(store: Store, papers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (papers / "empty.txt").write_bytes(b"")
    found = outcome(capsys, papers)
    assert (found["loaded"], found["failed"]) == (3, [{"document": "empty.txt", "reason": "is empty"}])
    assert len(keys(store)) == 3
    assert load(papers / "empty.txt") == 1


def test_a_removed_document_was_never_there(store: Store, papers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    load(papers / "zhuzhou-news-2024.txt")
    before = digest(store)
    load(papers)
    assert main(["remove", "2024/shifeng-reform-2024.txt", "tianyuan-reform-2023.txt"]) == 0
    assert digest(store) == before


def test_remove_by_a_name_that_fits_one(store: Store, papers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    load(papers)
    capsys.readouterr()
    assert main(["remove", "shifeng-reform-2024.txt"]) == 0
    assert capsys.readouterr().out == "2024/shifeng-reform-2024.txt: removed\n"
    assert len(keys(store)) == 2


def test_remove_by_a_name_that_fits_none_or_several(
    store: Store, papers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (papers / "2023").mkdir()
    shutil.copy(papers / "2024" / "shifeng-reform-2024.txt", papers / "2023")
    load(papers)
    before = digest(store)
    capsys.readouterr()
    assert main(["remove", "zhuzhou-news-2024.txt", "shifeng-reform-2024.txt", "none.txt"]) == 2
    told = capsys.readouterr().err
    assert "2023/shifeng-reform-2024.txt, 2024/shifeng-reform-2024.txt" in told
    assert "none.txt: no such document" in told
    assert digest(store) == before


def test_interrupting_ends_the_workers(tmp_path: Path) -> None:
    text = REPORT.read_text(encoding="utf-8")
    for number in range(200):
        (tmp_path / f"{number}.txt").write_text(text * 4, encoding="utf-8")
    command = [sys.executable, "-m", "ingest", "extract", str(tmp_path), "--workers", "2"]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8")
    assert running.stdout is not None
    assert running.stdout.readline()
    workers = psutil.Process(running.pid).children(recursive=True)
    assert workers
    running.send_signal(signal.SIGINT)
    _, errors = running.communicate(timeout=60)
    assert running.returncode == 130
    assert errors.startswith("ingest: interrupted")
    deadline = time.monotonic() + 30
    while any(worker.is_running() for worker in workers) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not any(worker.is_running() for worker in workers)
