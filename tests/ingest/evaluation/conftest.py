"""A small corpus."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ingest.evaluation.readings import TEXT


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A folder with the document `reports/tianyuan.txt`."""
    folder = tmp_path / "corpus"
    (folder / "reports").mkdir(parents=True)
    (folder / "reports" / "tianyuan.txt").write_text(TEXT, encoding="utf-8")
    return folder
