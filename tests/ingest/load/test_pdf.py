from __future__ import annotations

from pathlib import Path

import pytest

from graph.config import PROJECT
from ingest.load.pdf import read
from tests.ingest.load.pdfs import column, pdf

DATA = Path(__file__).parents[2] / "data"
LINES = [
    "株洲市人民政府",
    "　　为深化农村改革，推进农村土地制度改革试点，现就有关工作提",
    "出以下意见，请各县市区人民政府结合实际认真贯彻执行，确保落",
    "实到位。",
    "　　全市流转土地4.45万亩。",
    "一、主要任务",
]


def test_lines_become_paragraphs() -> None:
    text, _ = read(pdf([column(LINES)]))
    assert text.splitlines() == [
        "株洲市人民政府",
        "为深化农村改革，推进农村土地制度改革试点，现就有关工作提出以下意见，请各县市区人民政府结合实际认真贯彻执行，确保落实到位。",
        "全市流转土地4.45万亩。",
        "一、主要任务",
    ]


def test_a_paragraph_goes_on_over_the_page() -> None:
    text, _ = read(pdf([column(LINES[:2]), column(LINES[2:])]))
    assert "现就有关工作提出以下意见" in text


def test_page_numbers_and_running_heads_are_left_out() -> None:
    pages = [
        [
            (250, 815, "改革工作简报"),
            *column([f"第{number}部分", *LINES[1:]]),
            (280, 30, f"— {number} —"),
        ]
        for number in range(1, 5)
    ]
    text, _ = read(pdf(pages))
    assert [line for line in text.splitlines() if len(line) < 8] == [
        part for number in range(1, 5) for part in (f"第{number}部分", "一、主要任务")
    ]


def test_a_scan_needs_ocr() -> None:
    with pytest.raises(ValueError, match="OCR"):
        read(pdf([[], []]))


def test_an_encrypted_file() -> None:
    with pytest.raises(ValueError, match="password"):
        read((DATA / "encrypted.pdf").read_bytes())


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"no pdf at all", pdf([column(LINES)])[:200]])
def test_a_broken_file(data: bytes) -> None:
    with pytest.raises(ValueError, match="PDF"):
        read(data)


def test_the_sample() -> None:
    text, _ = read((PROJECT / "ingest" / "samples" / "hunan-rural-opinion-2022.pdf").read_bytes())
    assert "持续深化农村改革，促进农民农村共同富裕" in text
