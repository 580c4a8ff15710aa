"""Annotations as files: which passage of which document, by whom, and the facts; no text.

A passage is a document of its own: the spans joined by line ends, with the metadata of the file. Offsets in the file
count code points of the text that the loader gives of the whole document.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol

from graph.errors import DocumentError, UsageError
from graph.model import Document
from ingest.evaluation.anchors import Mark
from ingest.evaluation.facts import Facts, Place, annotated, told
from ingest.load import load

FOLDER = Path(__file__).parent / "gold"
DEVELOPMENT, HELD_BACK = "development", "held_back"
SPLITS = (DEVELOPMENT, HELD_BACK)


@dataclass(frozen=True, slots=True)
class Annotation:
    """What one reader found in one passage.

    `name` is that of the passage, `document` the path of its document in the corpus; `file_sha256` that of the file,
    `text_sha256` that of the loaded text (UTF-8); `marks` find the passage again in a text loaded otherwise.
    """

    name: str
    document: str
    reader: str
    split: str
    file_sha256: str
    text_sha256: str
    spans: tuple[Place, ...]
    marks: tuple[Mark, ...]
    facts: Facts

    @property
    def path(self) -> Path:
        """Where it is kept, below the folder of annotations."""
        return Path(self.split, f"{self.name}.{self.reader}.json")


def read_all(folder: Path = FOLDER, splits: Sequence[str] = SPLITS) -> list[Annotation]:
    """The annotations kept in a folder, by split, passage and reader."""
    return [read(path, folder) for split in splits for path in sorted((folder / split).glob("*.json"))]


def read(path: Path, folder: Path = FOLDER) -> Annotation:
    """One annotation.

    Raises:
        UsageError: the file holds none.
    """
    try:
        given = json.loads(path.read_text(encoding="utf-8"))
        return Annotation(
            path.name.split(".")[0],
            given["document"],
            given["reader"],
            path.parent.relative_to(folder).as_posix(),
            given["file_sha256"],
            given["text_sha256"],
            tuple((start, end) for start, end in given["spans"]),
            tuple(Mark(*mark) for mark in given["marks"]),
            annotated(given),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{path}: is no annotation ({type(error).__name__}: {error})") from error


def write(annotation: Annotation, folder: Path = FOLDER) -> Path:
    """Keep an annotation; gives the file's path."""
    head: dict[str, Any] = {
        "document": annotation.document,
        "reader": annotation.reader,
        "file_sha256": annotation.file_sha256,
        "text_sha256": annotation.text_sha256,
        "spans": annotation.spans,
        "marks": [(mark.start, mark.end, mark.hash) for mark in annotation.marks],
    }
    path = folder / annotation.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_lines(head | told(annotation.facts)), encoding="utf-8")
    return path


def _lines(given: dict[str, Any]) -> str:
    """JSON with a line for each fact, so that a change shows as one."""
    parts = []
    for name, value in given.items():
        if name in ("entities", "relations", "indicators"):
            inner = ",\n  ".join(json.dumps(item, ensure_ascii=False) for item in value)
            shown = f"[\n  {inner}\n ]" if value else "[]"
        else:
            shown = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        parts.append(f" {json.dumps(name)}: {shown}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


class Read(Protocol):
    """What was read of a document: an annotation, or a marked passage."""

    @property
    def name(self) -> str:
        """Its own name."""

    @property
    def document(self) -> str:
        """The document's path in the corpus."""

    @property
    def file_sha256(self) -> str:
        """That of the file that was read."""


def document_of(kept: Read, documents: Path) -> Document:
    """The document that was read, loaded.

    Raises:
        DocumentError: it is not there, or is another file than the one that was read.
    """
    path = documents / kept.document
    if not path.is_file():
        raise DocumentError(kept.document, f"is not in {documents}; name its folder with --documents")
    document = load(path, kept.document)
    if document.sha256 != kept.file_sha256:
        raise DocumentError(kept.document, f"is another file than the one that was read as {kept.name}")
    return document


def passage_of(annotation: Annotation, documents: Path) -> tuple[Document, Facts]:
    """The passage as a document of its own, and the facts with their offsets in it.

    Raises:
        DocumentError: as `document_of`, or the loader gives another text now.
    """
    document = document_of(annotation, documents)
    if text_hash(document.text) != annotation.text_sha256:
        reason = "is loaded otherwise than when it was annotated; run python -m ingest.evaluation.annotate realign"
        raise DocumentError(annotation.document, reason)
    spans = annotation.spans
    text = "\n".join(document.text[start:end] for start, end in spans)
    return replace(document, key=annotation.name, text=text), moved(annotation.facts, _inside(spans))


def text_hash(text: str) -> str:
    """The SHA-256 of a text in UTF-8, in hex."""
    return hashlib.sha256(text.encode()).hexdigest()


def _inside(spans: Sequence[Place]) -> Callable[[Place], Place | None]:
    """From offsets of the document to offsets of the passage."""

    def move(place: Place) -> Place | None:
        before = 0
        for start, end in spans:
            if start <= place[0] < end:
                return before + place[0] - start, before + min(place[1], end) - start
            before += end - start + 1
        return None

    return move


def moved(facts: Facts, move: Callable[[Place], Place | None]) -> Facts:
    """The facts with other places."""
    return Facts(
        tuple(replace(e, places=tuple(_moved(e.places, move))) for e in facts.entities),
        facts.relations,
        tuple(replace(i, place=move(i.place) if i.place else None) for i in facts.indicators),
    )


def _moved(places: Sequence[Place], move: Callable[[Place], Place | None]) -> Iterator[Place]:
    for place in places:
        new = move(place)
        if new is not None:
            yield new
