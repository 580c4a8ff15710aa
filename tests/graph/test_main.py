import subprocess
import sys
from pathlib import Path

import pytest

from graph.__main__ import main


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
