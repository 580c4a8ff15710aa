"""What is learned from: documents as the rules read them, with the programs that readers found in them."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import yaml

from graph.errors import DocumentError
from graph.names import normal
from ingest.evaluation.facts import Place
from ingest.evaluation.gold import document_of
from ingest.load import load
from ingest.load.furniture import body_spans
from ingest.pipeline import pipeline
from ingest.programs.program_weighed import Weighed
from ingest.programs.programs import NAME, weighed
from ingest.reading import Reading
from ingest.training import marked

PASSAGES = Path(__file__).parent / "programs.yaml"
# what a lesson comes from
GOLD, READ, MARKED = "gold", "passages", "marked passages"


@dataclass(slots=True)
class Lesson:
    """One document or the stretches of it that were read.

    `phrases` are those of the rules in the whole document; `right` the names of each program found, `unsure` those on
    which readers differ or that a reader doubted; `named` the places of programs in the text, doubtful ones, too.
    """

    document: str
    source: str
    reading: Reading
    phrases: list[Weighed]
    spans: tuple[Place, ...]
    right: list[list[str]]
    unsure: list[str]
    named: list[Place] = field(default_factory=list)

    def holds(self, start: int, end: int) -> bool:
        """Whether this stretch was read."""
        return any(low <= start and end <= high for low, high in self.spans)

    def answers(self, weighed: Weighed) -> frozenset[int]:
        """Which programs a phrase names."""
        names = {normal(name) for name in (weighed.found.name, *weighed.found.aliases)}
        return frozenset(i for i, forms in enumerate(self.right) if any(normal(form) in names for form in forms))

    def doubted(self, weighed: Weighed) -> bool:
        """Whether a phrase has a name on which readers may differ."""
        names = {normal(name) for name in (weighed.found.name, *weighed.found.aliases)}
        return any(normal(name) in names for name in self.unsure)


@cache
def _read(path: Path) -> tuple[Reading, list[Weighed]]:
    """A document read as the pipeline reads it up to its programs, and what may name one."""
    loaded = load(path, path.name)
    reading = Reading(loaded, body=body_spans(loaded.text))
    doc = pipeline().make_doc(loaded.text)
    doc._.reading = reading
    for name, component in pipeline().pipeline:
        if name == NAME:
            break
        doc = component(doc)
    return reading, weighed(reading)


def of_gold(documents: Path, gold: Path) -> Iterator[Lesson]:
    """A lesson for each annotated document."""
    paths = {path.stem: path for path in documents.iterdir() if path.is_file()}
    for file in sorted(gold.glob("*.json")):
        programs = [e for e in json.loads(file.read_text("utf-8"))["entities"] if e["type"] == "Program"]
        right = [[e["name"], *e.get("also", [])] for e in programs if not e.get("optional")]
        unsure = [name for e in programs if e.get("optional") for name in (e["name"], *e.get("also", []))]
        yield _lesson(file.stem, GOLD, paths[file.stem], None, right, unsure)


def of_passages(corpus: Path, passages: Sequence[marked.Marked]) -> Iterator[Lesson]:
    """A lesson for each passage of training/programs.yaml, without what was read again as a marked passage."""
    again = {passage.document: passage.spans for passage in passages}
    for given in yaml.safe_load(PASSAGES.read_text("utf-8")):
        key = given["document"]
        reading, _ = _read(corpus / key)
        span = (given.get("start", 0), min(given.get("end", sys.maxsize), len(reading.document.text)))
        spans = tuple(marked.without(span, again.get(key, ())))
        text = normal("".join(reading.document.text[start:end] for start, end in spans))
        right = [forms.split("|") for forms in given["right"]]
        right = [forms for forms in right if any(normal(form) in text for form in forms)]
        yield _lesson(key, READ, corpus / key, spans, right, given["open"])


def of_marks(corpus: Path, passages: Sequence[marked.Marked]) -> Iterator[Lesson]:
    """A lesson for each marked passage.

    Raises:
        DocumentError: a document is loaded otherwise than when it was read.
    """
    for passage in passages:
        wrong = marked.misplaced(passage, document_of(passage, corpus))
        if wrong:
            raise DocumentError(passage.document, wrong[0])
        programs = [mention for mention in passage.mentions if mention.type == "Program"]
        sure = {normal(mention.name): mention.name for mention in programs if not mention.doubtful}
        unsure = [m.name for m in programs if normal(m.name) not in sure]
        lesson = _lesson(
            passage.document, MARKED, corpus / passage.document, passage.spans, [[n] for n in sure.values()], unsure
        )
        lesson.named = [(mention.start, mention.end) for mention in programs]
        yield lesson


def _lesson(
    document: str, source: str, path: Path, spans: tuple[Place, ...] | None, right: list[list[str]], unsure: list[str]
) -> Lesson:
    reading, phrases = _read(path)
    whole = ((0, len(reading.document.text)),)
    lesson = Lesson(document, source, reading, phrases, whole if spans is None else spans, right, unsure)
    lesson.named = _places(lesson)
    return lesson


def _places(lesson: Lesson) -> list[Place]:
    """Where the names stand in the text: main names before others, longer ones before shorter ones."""
    text = lesson.reading.document.text
    main = {forms[0] for forms in lesson.right} | set(lesson.unsure)
    others = {form for forms in lesson.right for form in forms[1:]} - main
    found: list[Place] = []
    taken = [False] * len(text)
    for name in (*sorted(main, key=_longest), *sorted(others, key=_longest)):
        for low, high in lesson.spans if len(name) > 1 else ():
            start = text.find(name, low, high)
            while start >= 0:
                end = start + len(name)
                if not any(taken[start:end]):
                    found.append((start, end))
                    taken[start:end] = [True] * len(name)
                start = text.find(name, end, high)
    return sorted(found)


def _longest(name: str) -> tuple[int, str]:
    return -len(name), name
