from __future__ import annotations

from pathlib import Path

import pytest

from graph.config import PROJECT
from ingest.benchmark import main


def test_speeds_and_memory_are_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(PROJECT / "ingest" / "samples" / "tianyuan-reform-2023.txt")]) == 0
    shown = capsys.readouterr().out
    for word in ("extraction", "tokenisation", "ratio", "1/16", "1/128", "memory"):
        assert word in shown
    assert main([str(tmp_path)]) == 2
