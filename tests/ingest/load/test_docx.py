from __future__ import annotations

import io
import zipfile
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from graph.config import PROJECT
from ingest.load.docx import read
from ingest.load.numbering import formatted

LEVEL = '<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'


def saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def text(document: Any) -> list[str]:
    return read(saved(document))[0].splitlines()


def numbered(document: Any, *levels: tuple[str, str]) -> None:
    """Add list 77 with these formats and texts of its levels."""
    root = document.part.numbering_part.element
    inner = "".join(LEVEL.format(level=place, form=form, text=shown) for place, (form, shown) in enumerate(levels))
    root.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{inner}</w:abstractNum>'))
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))


def item(document: Any, words: str, level: int) -> None:
    paragraph = document.add_paragraph(words)
    paragraph._p.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>')
    )


def test_paragraphs_and_tables_in_their_order() -> None:
    document = docx.Document()
    document.add_heading("株洲市农村改革三年行动计划", 1)
    document.add_paragraph("　　为推进农村改革，制定本计划。")
    document.add_paragraph("")
    table = document.add_table(2, 3)
    for cell, words in zip(table._cells, ["指标", "2024年", "2025年", "流转土地", "100万亩", "110万亩"], strict=True):
        cell.text = words
    document.add_paragraph("株洲市农村改革\n工作领导小组")
    assert text(document) == [
        "株洲市农村改革三年行动计划",
        "为推进农村改革，制定本计划。",
        "指标\t2024年\t2025年",
        "流转土地\t100万亩\t110万亩",
        "株洲市农村改革",
        "工作领导小组",
    ]


def test_numbers_that_word_draws_are_text() -> None:
    document = docx.Document()
    numbered(document, ("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."))
    for words, level in [("甲", 0), ("乙", 1), ("丙", 1), ("丁", 2), ("戊", 0), ("己", 1), ("庚", 2)]:
        item(document, words, level)
    assert text(document) == ["一、甲", "（一）乙", "（二）丙", "1.丁", "二、戊", "（一）己", "1.庚"]


def test_bullets_are_not() -> None:
    document = docx.Document()
    document.add_paragraph("一项", style="List Bullet")
    document.add_paragraph("两项", style="List Number")
    assert text(document) == ["一项", "1.两项"]


def test_insertions_count_and_deletions_do_not() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("流转土地")
    for tag, inner, words in [("del", "delText", "3万亩"), ("ins", "t", "5万亩")]:
        paragraph._p.append(
            parse_xml(
                f'<w:{tag} {nsdecls("w")} w:id="1" w:author="a"><w:r><w:{inner}>{words}</w:{inner}></w:r></w:{tag}>'
            )
        )
    assert text(document) == ["流转土地5万亩"]


def test_content_controls_count_and_the_contents_do_not() -> None:
    document = docx.Document()
    document.add_paragraph("正文。")
    body = document.element.body
    control = (
        "<w:sdt {ns}><w:sdtPr>{about}</w:sdtPr><w:sdtContent>"
        "<w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    contents = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    body.insert(0, parse_xml(control.format(ns=nsdecls("w"), about="", words="标题")))
    body.insert(1, parse_xml(control.format(ns=nsdecls("w"), about=contents, words="一、目标\t1")))
    assert text(document) == ["标题", "正文。"]


@pytest.mark.parametrize("data", [b"no zip", b"PK\x03\x04 broken", b"\xef\xbb\xbf<html></html>"])
def test_no_zip(data: bytes) -> None:
    with pytest.raises(ValueError, match="no Word file"):
        read(data)


def archive(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as written:
        for name, content in parts.items():
            written.writestr(name, content)
    return out.getvalue()


def test_a_zip_that_is_no_word_file() -> None:
    with pytest.raises(ValueError, match="no Word file"):
        read(archive(a=b"b"))


def test_a_word_file_with_a_broken_part() -> None:
    source = zipfile.ZipFile(io.BytesIO(saved(docx.Document())))
    parts = {name: source.read(name) for name in source.namelist()} | {"word/document.xml": b"<w:document"}
    with pytest.raises(ValueError, match="no Word file"):
        read(archive(**parts))


def test_a_zip_bomb_is_not_unpacked() -> None:
    with pytest.raises(ValueError, match="unpacks to"):
        read(archive(**{"word/document.xml": b" " * 60_000_000}))


def test_an_old_word_file() -> None:
    with pytest.raises(ValueError, match="old or encrypted"):
        read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512)


def test_without_text() -> None:
    with pytest.raises(ValueError, match="without text"):
        read(saved(docx.Document()))


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        (1, "chineseCounting", "一"),
        (10, "chineseCounting", "十"),
        (21, "chineseCountingThousand", "二十一"),
        (100, "chineseCounting", "100"),
        (3, "decimalEnclosedCircle", "③"),
        (2, "upperRoman", "II"),
        (27, "lowerLetter", "27"),
        (5, "unheardOf", "5"),
    ],
)
def test_formats(value: int, form: str, shown: str) -> None:
    assert formatted(value, form) == shown


def test_the_sample() -> None:
    data = (PROJECT / "ingest" / "samples" / "zhuzhou-rural-plan-2024.docx").read_bytes()
    assert "指标\t2024年\t2025年\t2026年" in read(data)[0].splitlines()
