"""Word files: paragraphs with the numbers that Word shows, tables row by row, in the order of the document."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn

from ingest.load.facts import Facts
from ingest.load.numbering import Numbering
from ingest.load.tree import clean

# what a Word file, and the XML in it, may unpack to, in bytes
UNPACKED, UNPACKED_XML = 300_000_000, 50_000_000
PARAGRAPH, TABLE, ROW, CELL, CONTROL = (qn(name) for name in ("w:p", "w:tbl", "w:tr", "w:tc", "w:sdt"))
TEXT, BREAKS = qn("w:t"), {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): "\t", qn("w:noBreakHyphen"): "-"}
# drawings and their fallbacks hold text boxes, deleted and moved text is no longer there
LEFT_OUT = {qn(name) for name in ("w:del", "w:moveFrom", "w:pPr", "w:rPr")} | {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
}
CONTENTS = ("Table of Contents", "目录")


def read(data: bytes) -> tuple[str, Facts]:
    """The text of a .docx, a paragraph or table row a line.

    Raises:
        ValueError: it is no Word file, is encrypted, too large or holds no text; says what to do.
    """
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise ValueError("is an old or encrypted Word file; save it as .docx without a password")
    try:
        _bounded(data)
        document = docx.Document(io.BytesIO(data))
    except (zipfile.BadZipFile, PackageNotFoundError, KeyError, SyntaxError, AttributeError) as error:
        raise ValueError("is no Word file (.docx) that can be read; save it again from Word") from error
    lines = [line for line in _lines(document.element.body, Numbering(document)) if line]
    if not lines:
        raise ValueError("is a Word file without text; where it holds pictures of pages, run OCR on them")
    return "\n".join(lines) + "\n", Facts()


def _bounded(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
        size = sum(entry.file_size for entry in entries)
        xml = sum(entry.file_size for entry in entries if entry.filename.endswith((".xml", ".rels")))
        if size > UNPACKED or xml > UNPACKED_XML:
            raise ValueError(f"unpacks to {size // 1_000_000} MB; that is no document")


def _lines(body: Any, numbering: Numbering) -> Iterator[str]:
    for element in body.iterchildren():
        if element.tag == PARAGRAPH:
            yield from _paragraph(element, numbering)
        elif element.tag == TABLE:
            yield from _table(element, numbering)
        elif element.tag == CONTROL and not _is_contents(element):
            content = element.find(qn("w:sdtContent"))
            if content is not None:
                yield from _lines(content, numbering)


def _paragraph(element: Any, numbering: Numbering) -> list[str]:
    number = numbering.next(element)
    lines = [clean(line) for line in _text(element).split("\n")]
    lines = [line for line in lines if line]
    return [number + lines[0], *lines[1:]] if lines else []


def _table(element: Any, numbering: Numbering) -> Iterator[str]:
    for row in element.iterchildren(ROW):
        cells = []
        for cell in row.iterchildren(CELL, CONTROL):
            inner = cell if cell.tag == CELL else cell.find(f"{qn('w:sdtContent')}/{CELL}")
            if inner is None:
                continue
            merged = inner.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
            going_on = merged is not None and merged.get(qn("w:val")) != "restart"
            cells.append("" if going_on else " ".join(line.replace("\t", " ") for line in _lines(inner, numbering)))
        yield "\t".join(cells).rstrip("\t")


def _text(paragraph: Any) -> str:
    """The text of a paragraph as it stands: insertions and links with it, deletions without."""
    parts: list[str] = []
    waiting = [paragraph]
    while waiting:
        element = waiting.pop()
        if element.tag == TEXT:
            parts.append(element.text or "")
        elif element.tag in BREAKS:
            parts.append(BREAKS[element.tag])
        elif element.tag not in LEFT_OUT:
            waiting.extend(reversed(element))
    return "".join(parts)


def _is_contents(control: Any) -> bool:
    gallery = control.find(f"{qn('w:sdtPr')}/{qn('w:docPartObj')}/{qn('w:docPartGallery')}")
    return gallery is not None and gallery.get(qn("w:val")) in CONTENTS
