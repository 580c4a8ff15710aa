"""Files become documents: `load` reads any of the formats, `FORMATS` lists them by suffix."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from graph.errors import DocumentError
from graph.model import Document
from ingest.load import docx, html, markdown, pdf
from ingest.load.encoding import decode
from ingest.load.facts import WORK_REPORT, Facts, facts_of
from ingest.regions import regions
from ingest.regions.gazetteer import full_place, gazetteer

LARGEST = 100_000_000
WORD, WPS, OFD = "open it in Word or LibreOffice", "open it in WPS or LibreOffice", "open it in an OFD reader"
# formats that are known and not read, with the way out
CONVERT = {
    ".doc": f"is an old Word file; {WORD} and save it as .docx",
    ".rtf": f"is an RTF file; {WORD} and save it as .docx",
    ".odt": f"is an OpenDocument file; {WORD} and save it as .docx",
    ".wps": f"is a WPS file; {WPS} and save it as .docx",
    ".ofd": f"is an OFD file; {OFD} and save it as PDF",
}


def text_file(data: bytes) -> tuple[str, Facts]:
    """The decoded file without byte order mark and with LF, and no metadata beside what the text says.

    Raises:
        ValueError: it is no text in an encoding that is known here.
    """
    return decode(data).replace("\r\n", "\n").replace("\r", "\n"), Facts()


FORMATS: dict[str, Callable[[bytes], tuple[str, Facts]]] = {
    ".docx": docx.read,
    ".htm": html.read,
    ".html": html.read,
    ".markdown": markdown.read,
    ".md": markdown.read,
    ".pdf": pdf.read,
    ".shtml": html.read,
    ".text": text_file,
    ".txt": text_file,
    ".xhtml": html.read,
}


def load(path: Path, key: str, origin: str = "", said: Facts | None = None) -> Document:
    """Read a file as a document: its text and what its source says of it.

    Args:
        path: the file.
        key: what the document is known by, its path relative to `origin`.
        origin: the folder that the key is relative to.
        said: what the user says of it, which wins over all that the file says.

    Raises:
        DocumentError: the file cannot be read as a document; says why and what to do.
    """
    reader = FORMATS.get(path.suffix.lower())
    if reader is None:
        known = ", ".join(FORMATS)
        raise DocumentError(key, CONVERT.get(path.suffix.lower(), f"is of a type that is not read; read are {known}"))
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise DocumentError(key, f"is larger than {LARGEST // 1_000_000} MB ({size // 1_000_000} MB); split it")
        data = path.read_bytes()
    except OSError as error:
        raise DocumentError(key, f"cannot be read ({error.strerror})") from error
    return parse(data, path.suffix.lower(), key, origin, said)


def parse(data: bytes, suffix: str, key: str, origin: str = "", said: Facts | None = None) -> Document:
    """The document that these bytes of a file of this type (a key of `FORMATS`) are; else as `load`.

    Raises:
        DocumentError: they cannot be read as a document; says why and what to do.
    """
    if not data.strip():
        raise DocumentError(key, "is empty")
    try:
        text, given = FORMATS[suffix](data)
    except ValueError as error:
        raise DocumentError(key, str(error)) from error
    if not text.strip():
        raise DocumentError(key, "holds no text")
    facts = (said or Facts()).over(given.over(facts_of(text)))
    document = Document(
        key=key,
        text=text,
        sha256=hashlib.sha256(data).hexdigest(),
        title=facts.title or "",
        date=facts.day,
        number=facts.number,
        issuer=facts.issuer,
        region=path_of(facts.region) if facts.region else None,
        author=facts.author,
        source=facts.source,
        origin=origin,
    )
    if document.region is None:
        document = replace(document, region=regions.home_of(document))
    if document.issuer is None and WORK_REPORT.search(document.title):
        document = replace(document, issuer=_government(document))
    return document


def path_of(region: str) -> str:
    """The path of a stated region: 株洲市天元区 → 湖南省/株洲市/天元区; what is no known division stays as it is."""
    places = gazetteer().names.get(region.rpartition("/")[2], [])
    if any(place.path == region for place in places):
        return region
    return regions.home_of(Document(key="", text="", sha256="", title=region.replace("/", ""))) or region


def _government(document: Document) -> str | None:
    """Who gives a government's work report."""
    if document.region is not None:
        return full_place(document.region) + "人民政府"
    return "国务院" if "国务院" in document.title else None
