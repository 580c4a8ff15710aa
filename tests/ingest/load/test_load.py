from __future__ import annotations

import os
from pathlib import Path

import pytest

from graph.config import PROJECT
from graph.errors import DocumentError
from ingest import load as loading
from ingest.load import FORMATS, load
from tests.ingest.load.pdfs import pdf

DATA = Path(__file__).parents[2] / "data"
SAMPLES = PROJECT / "ingest" / "samples"
REPORT = (
    "2024年天元区政府工作报告\n——2024年1月9日在株洲市天元区第六届人民代表大会第四次会议上\n\n全区流转土地4.8万亩。\n"
)


def refused(path: Path) -> str:
    with pytest.raises(DocumentError) as caught:
        load(path, path.name)
    message = str(caught.value)
    assert message.startswith(f"{path.name}: ")
    assert "\n" not in message
    return message


def written(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_the_text_of_a_text_file_is_the_decoded_file_with_lf(tmp_path: Path, encoding: str) -> None:
    text = "　一、深化改革\t\n\n流转土地4.5万亩 \x0b\n𠮷\n"
    path = written(tmp_path, "a.txt", text.replace("\n", "\r\n").encode(encoding))
    assert load(path, "a.txt").text == text


def test_a_report_has_its_place_and_its_government() -> None:
    document = loading.parse(REPORT.encode(), ".txt", "sub/a.txt", "/somewhere")
    assert (document.key, document.origin) == ("sub/a.txt", "/somewhere")
    assert document.title == "2024年天元区政府工作报告"
    assert document.date == "2024-01-09"
    assert document.region == "湖南省/株洲市/天元区"
    assert document.issuer == "株洲市天元区人民政府"


def test_a_national_document_has_no_home_region() -> None:
    text = "国务院办公厅关于推进湖南省农村改革的通知\n国办发〔2024〕1号\n湖南省人民政府：\n请抓好湖南省农村改革。\n"
    document = loading.parse(text.encode(), ".txt", "a.txt")
    assert (document.region, document.issuer, document.number) == (None, "国务院办公厅", "国办发〔2024〕1号")


def test_front_matter_wins_over_the_text() -> None:
    source = f"---\ntitle: 报告\ndate: 2024-02-01\nregion: 湖南省/株洲市\n---\n{REPORT}"
    document = loading.parse(source.encode(), ".md", "a.md")
    assert (document.title, document.date, document.region) == ("报告", "2024-02-01", "湖南省/株洲市")
    assert "title:" not in document.text


@pytest.mark.parametrize("path", sorted(SAMPLES.iterdir()), ids=lambda path: path.name)
def test_every_sample_has_title_date_and_place(path: Path) -> None:
    document = load(path, path.name)
    assert len(document.title) >= 10
    assert document.date is not None
    assert document.date[:2] == "20"
    assert document.region is not None
    assert document.region.startswith("湖南省")


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("content", [b"", b"\n \r\n"])
def test_an_empty_file(tmp_path: Path, suffix: str, content: bytes) -> None:
    assert "is empty" in refused(written(tmp_path, f"a{suffix}", content))


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_binary(tmp_path: Path, suffix: str) -> None:
    refused(written(tmp_path, f"a{suffix}", bytes(range(256)) * 10))


@pytest.mark.parametrize(
    ("name", "advice"),
    [("a.doc", ".docx"), ("a.wps", ".docx"), ("a.ofd", "PDF"), ("a.xlsx", "not read"), ("a", "not read")],
)
def test_other_types(tmp_path: Path, name: str, advice: str) -> None:
    assert advice in refused(written(tmp_path, name, b"something"))


def test_a_scan(tmp_path: Path) -> None:
    assert "OCR" in refused(written(tmp_path, "a.pdf", pdf([[]])))


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(loading.LARGEST + 1)
    assert "larger than 100 MB" in refused(path)


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    assert "No such file" in refused(tmp_path / "a.txt")


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", b"text")
    path.chmod(0)
    assert "Permission denied" in refused(path)


def test_a_folder_with_the_name_of_a_document(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    assert "cannot be read" in refused(tmp_path / "a.txt")


def test_suffixes_in_capitals(tmp_path: Path) -> None:
    assert load(written(tmp_path, "A.TXT", REPORT.encode()), "A.TXT").text == REPORT


@pytest.mark.parametrize("issuer", ["农业农村部", "国家发展改革委 财政部"])
def test_a_paper_of_ministries_has_no_home_region(issuer: str) -> None:
    text = f"{issuer}关于支持湖南省农村改革的通知\n湖南省人民政府：\n全省推进。\n{issuer}\n2024年1月2日\n"
    assert loading.parse(text.encode(), ".txt", "a.txt").region is None


@pytest.mark.parametrize("stated", ["湖南省/株洲市/天元区", "株洲市天元区", "湖南省株洲市天元区", "天元区"])
def test_a_stated_region_is_a_path(stated: str) -> None:
    source = f"---\nregion: {stated}\n---\n正文。\n"
    assert loading.parse(source.encode(), ".md", "a.md").region == "湖南省/株洲市/天元区"
