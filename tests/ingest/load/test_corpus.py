"""The real papers of the State Council: their metadata are those of the index, their text reads as the document."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from graph.config import PROJECT
from ingest.load import load

CORPUS = PROJECT.parent / "shared" / "corpus"
pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="needs the real documents in ../shared")
INDEX: list[dict[str, Any]] = json.loads((CORPUS / "index.json").read_text(encoding="utf-8")) if CORPUS.is_dir() else []
PAPERS = [item for item in INDEX if item["file"].startswith("state-council-papers/")]
REPORTS = [item for item in INDEX if item["file"].startswith("provincial-2026/")]


def of(item: dict[str, Any]) -> Path:
    return CORPUS / item["file"]


@pytest.mark.parametrize("item", PAPERS, ids=lambda item: item["number"])
def test_a_paper_of_the_state_council(item: dict[str, Any]) -> None:
    document = load(of(item), item["file"])
    assert document.title == item["title"]
    assert document.number == item["number"]
    assert document.region is None
    assert document.issuer is not None
    assert document.issuer.startswith("国务院")
    year = re.search(r"〔(\d{4})〕", item["number"])
    assert document.date is not None
    assert year is None or abs(int(document.date[:4]) - int(year[1])) <= 1
    lines = document.text.splitlines()
    assert sum(line == item["title"] for line in lines) == 1
    assert sum(line == item["number"] for line in lines) == 1
    assert not any(word in document.text for word in ("<", "&nbsp", "\u3000", "\xa0"))


@pytest.mark.parametrize("item", REPORTS, ids=lambda item: item["place"])
def test_a_report_of_a_province(item: dict[str, Any]) -> None:
    document = load(of(item), item["file"])
    assert document.region == item["place"]
    assert document.issuer == item["place"] + "人民政府"
    assert document.title.endswith("政府工作报告")
    assert document.date is not None
    assert document.date.startswith("2026-")
    assert document.text == of(item).read_text(encoding="utf-8-sig")
