"""Files become documents."""

from __future__ import annotations

import hashlib
from dataclasses import replace as _replace
from pathlib import Path

from graph.errors import DocumentError
from graph.model import Document
from ingest import regions
from ingest.load.encoding import decode
from ingest.load.facts import Facts, facts_of


def load(path: Path, key: str, origin: str = "") -> Document:
    """Read a file as a document: its text and what it says of itself.

    Args:
        path: the file.
        key: what the document is known by.
        origin: the folder that the key is relative to.

    Raises:
        DocumentError: the file cannot be read; says why and what to do.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise DocumentError(key, f"cannot be read ({error.strerror})") from error
    try:
        text = decode(data).replace("\r\n", "\n").replace("\r", "\n")
    except ValueError as error:
        raise DocumentError(key, str(error)) from error
    if not text.strip():
        raise DocumentError(key, "is empty")
    return _document(key, text, hashlib.sha256(data).hexdigest(), facts_of(text), origin)


def _document(key: str, text: str, sha256: str, facts: Facts, origin: str) -> Document:
    document = Document(
        key=key,
        text=text,
        sha256=sha256,
        title=facts.title or "",
        date=facts.written if facts.number and facts.written else facts.date or facts.written,
        number=facts.number,
        issuer=facts.issuer,
        region=facts.region,
        author=facts.author,
        source=facts.source,
        origin=origin,
    )
    if document.region is None:
        document = _replace(document, region=regions.home_of(document))
    return document
