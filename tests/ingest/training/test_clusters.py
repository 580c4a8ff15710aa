"""Words with like neighbours come into one cluster, whatever else they are; the same every time."""

from __future__ import annotations

import io
import json
import tarfile
from pathlib import Path

import numpy as np
import pytest

from ingest.training import clusters

RIVERS, YEARS = ("长江", "黄河", "淮河", "珠江"), ("今年", "去年", "明年", "前年")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A report and a law in which rivers stand among the same words, and years among others."""
    report = "".join(f"加强{river}治理保护。{year}粮食增产。" for river in RIVERS for year in YEARS)
    (tmp_path / "report.txt").write_text(report, encoding="utf-8")
    (tmp_path / clusters.INDEX).write_text(json.dumps([{"file": "report.txt"}]), encoding="utf-8")
    law = "".join(f"禁止破坏{river}治理保护。" for river in RIVERS).encode()
    with tarfile.open(tmp_path / clusters.LAWS, "w:xz") as laws:
        member = tarfile.TarInfo("law.txt")
        member.size = len(law)
        laws.addfile(member, io.BytesIO(law))
    return tmp_path


def test_words_with_like_neighbours_are_in_one_cluster(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clusters, "SIZES", (2, 4))
    said = list(clusters.run(corpus, corpus / "a.npz"))
    assert said[-1].endswith("words in 2, 4 clusters")
    with np.load(corpus / "a.npz") as kept:
        own = dict(zip(kept["words"].tolist(), kept["clusters"].tolist(), strict=True))
    assert len({tuple(own[river]) for river in RIVERS}) == 1
    assert len({tuple(own[year]) for year in YEARS}) == 1
    assert own["长江"][0] != own["今年"][0]
    list(clusters.run(corpus, corpus / "b.npz"))
    assert (corpus / "a.npz").read_bytes() == (corpus / "b.npz").read_bytes()
