import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from graph import writer
from graph.__main__ import main
from graph.model import Extraction
from graph.store import Store


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "graph", *arguments], capture_output=True, text=True, check=False)


def test_stop_is_content_where_none_runs_and_leaves_a_neo4j_of_ones_own_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("REFORMGRAPH_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("NEO4J_URI", "bolt://127.0.0.1:1")
    assert main(["stop"]) == 0
    assert "no private server runs" in capsys.readouterr().out
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize("command", [["status"], ["status", "--json"], ["digest"], ["migrate"]])
def test_a_store_out_of_reach_is_one_line_and_exit_2(
    command: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NEO4J_URI", "bolt://127.0.0.1:1")
    assert main(command) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("graph: bolt://127.0.0.1:1: no answer from Neo4j")
    assert len(said.err.splitlines()) == 1


def test_a_variable_that_cannot_be_read_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("REFORMGRAPH_ALLOW_FOREIGN", "perhaps")
    assert main(["status"]) == 2
    assert capsys.readouterr().err.startswith("graph: REFORMGRAPH_ALLOW_FOREIGN: ")


def test_whoever_reads_only_the_beginning_gets_no_complaint(store: Store) -> None:
    command = [sys.executable, "-m", "graph", "status"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        process.stdout.close()
        assert process.stderr
        assert process.stderr.read() == ""
        assert process.wait(timeout=120) == 0


@pytest.mark.parametrize("arguments", [[], ["nothing"], ["export", "out"], ["export", "--format", "pdf", "out"]])
def test_wrong_usage_is_exit_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2


def test_help_names_every_command() -> None:
    said = run("--help")
    assert said.returncode == 0
    for command in ("status", "digest", "stop", "fetch", "migrate", "export"):
        assert command in said.stdout


def test_status_counts_and_says_how_to_connect(
    store: Store, documents: list[Extraction], capsys: pytest.CaptureFixture[str]
) -> None:
    writer.write(store, documents)
    assert main(["status", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert {"documents", "sections", "sentences", "entities", "relations", "indicators", "store", "versions"} <= set(
        found
    )
    assert (found["documents"], found["entities"]["Program"], found["relations"]["SERVES"]) == (3, 1, 2)
    assert main(["status"]) == 0
    said = capsys.readouterr().out
    assert store.uri in said
    assert re.search(r"^documents +3$", said, re.MULTILINE)
    assert re.search(r"^ +SERVES +2$", said, re.MULTILINE)


def test_digest_is_one_line_and_migrate_leaves_it(
    store: Store, documents: list[Extraction], capsys: pytest.CaptureFixture[str]
) -> None:
    writer.write(store, documents)
    assert main(["digest"]) == 0
    said = capsys.readouterr().out
    assert re.fullmatch(r"[0-9a-f]{64}\n", said)
    assert main(["migrate"]) == 0
    assert main(["digest"]) == 0
    assert capsys.readouterr().out == said


def test_export_writes_the_file_or_says_why_not(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "graph.json"
    assert main(["export", "--format", "cytoscape", str(out)]) == 0
    assert json.loads(out.read_text(encoding="utf-8")) == {"elements": {"nodes": [], "edges": []}}
    assert main(["export", "--format", "csv", str(out)]) == 2
    assert capsys.readouterr().err == f"graph: {out}: is not an empty folder; name a new one\n"


@pytest.mark.parametrize("command", [["status"], ["digest"], ["migrate"], ["export", "--format", "jsonld", "out"]])
def test_a_neo4j_that_holds_other_data_is_one_line_and_exit_2(
    command: list[str], store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    with store.driver.session(database=store.database) as session:
        session.run("MATCH (n) DETACH DELETE n").consume()
        session.run("CREATE (:Person)").consume()
    assert main(command) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1
    assert "REFORMGRAPH_ALLOW_FOREIGN" in said.err
