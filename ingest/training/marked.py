"""Passages in which a reader marked every entity, as files: offsets and names, no text.

Offsets count code points of the text that the loader gives of the whole document.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from graph.errors import DocumentError, OntologyError, UsageError
from graph.model import Document
from graph.ontology import ontology
from ingest.evaluation.anchors import WHITE, Flat, Mark, Shift, marks, spans_of
from ingest.evaluation.facts import Place
from ingest.evaluation.gold import text_hash

FOLDER = Path(__file__).parent / "entities"
DOUBTFUL = "?"
# how far white space that came or went may move a mention
NEAR = 8


@dataclass(frozen=True, slots=True)
class Mention:
    """A place that names an entity; `doubtful` where the reader was not sure."""

    start: int
    end: int
    type: str
    name: str
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Marked:
    """One passage: its document's path in the corpus, the spans that were read, and every mention in them.

    `file_sha256` is that of the file, `text_sha256` that of the loaded text (UTF-8); `marks` find the passage again in
    a text loaded otherwise.
    """

    name: str
    document: str
    file_sha256: str
    text_sha256: str
    spans: tuple[Place, ...]
    marks: tuple[Mark, ...]
    mentions: tuple[Mention, ...]

    def holds(self, start: int, end: int) -> bool:
        """Whether the reader read this stretch."""
        return any(low <= start and end <= high for low, high in self.spans)

    @property
    def size(self) -> int:
        """How many characters were read."""
        return sum(end - start for start, end in self.spans)


def imported(lines: Sequence[str], rows: Sequence[str], document: Document, name: str) -> tuple[Marked, list[str]]:
    """A reader's marks with offsets in the document's text, and the rows whose line that text does not hold.

    `lines` are the sentences that were read, in order; a row is `number of the line, type, name[, ?]`, tab-separated,
    one for each mention in the order of the text.

    Raises:
        DocumentError: no line is in the text, or a row does not fit its line or the ontology.
    """
    spans = spans_of("\n".join(lines), document.text)
    if not spans:
        raise DocumentError(name, f"no line of the passage is in {document.key}")
    flat = Flat.of(document.text, spans)
    offsets: list[int | None] = []
    at = 0
    for line in lines:
        bare = WHITE.sub("", line)
        held = flat.text.startswith(bare, at)
        offsets.append(at if held else None)
        at += len(bare) if held else 0
    mentions, lost = [], []
    for row, (number, type_, words, start) in zip(rows, _places(lines, rows, name), strict=True):
        offset = offsets[number]
        if offset is None:
            lost.append(row)
            continue
        first, last = flat.place(offset + start, offset + start + len(WHITE.sub("", words)))
        mentions.append(Mention(first, last, type_, words, row.endswith("\t" + DOUBTFUL)))
    return _marked(name, document, spans, tuple(sorted(mentions, key=_order))), lost


def joined(old: Marked, new: Marked, document: Document) -> Marked:
    """Two passages of one document as one; what both read counts as the new one has it.

    Raises:
        DocumentError: the old one's places are those of a text loaded otherwise.
    """
    wrong = misplaced(old, document)
    if wrong:
        raise DocumentError(old.document, wrong[0])
    kept = [piece for span in old.spans for piece in without(span, new.spans)]
    mentions = [m for m in old.mentions if any(low <= m.start and m.end <= high for low, high in kept)]
    ordered = tuple(sorted((*mentions, *new.mentions), key=_order))
    return _marked(new.name, document, tuple(sorted((*kept, *new.spans))), ordered)


def without(span: Place, others: Sequence[Place]) -> Iterator[Place]:
    """The parts of a span outside of others, which are in order."""
    at, end = span
    for low, high in others:
        if low < end and high > at:
            if low > at:
                yield at, low
            at = high
    if at < end:
        yield at, end


def _order(mention: Mention) -> tuple[int, int, str]:
    return mention.start, -mention.end, mention.type


def _marked(name: str, document: Document, spans: tuple[Place, ...], mentions: tuple[Mention, ...]) -> Marked:
    text = document.text
    return Marked(name, document.key, document.sha256, text_hash(text), spans, marks(text, spans), mentions)


def _places(lines: Sequence[str], rows: Sequence[str], name: str) -> Iterator[tuple[int, str, str, int]]:
    """Line, type, name and offset in the line (white space left out) of each row.

    A name that stands more than once in its line is taken to be the next that is free behind the mention before.
    """
    taken: set[tuple[int, str, str, int]] = set()
    last = (-1, 0)
    for row in rows:
        try:
            number, type_, words = row.split("\t")[:3]
            line = int(number) - 1
            text, wanted = WHITE.sub("", lines[line]), WHITE.sub("", words)
            ontology().check_entity(type_, None, None)
        except (ValueError, IndexError, OntologyError) as error:
            raise DocumentError(name, f"is no mark: {row!r}") from error
        places = [place for place in range(len(text)) if wanted and text.startswith(wanted, place)]
        free = [place for place in places if (line, type_, wanted, place) not in taken]
        if not free:
            raise DocumentError(name, f"marks what its line does not hold, or not so often: {row!r}")
        behind = [place for place in free if (line, place) >= last]
        start = (behind or free)[0]
        taken.add((line, type_, wanted, start))
        last = (line, start)
        yield line, type_, words, start


def realigned(old: Marked, document: Document) -> tuple[Marked, list[str]]:
    """The passage with offsets in the text as it is loaded now, and the names that have lost their place.

    Raises:
        DocumentError: too little of the passage is found again.
    """
    text = document.text
    shift = Shift(old.marks, marks(text, [(0, len(text))]))
    if shift.kept * 2 < len(old.marks):
        raise DocumentError(old.document, f"only {shift.kept} of {len(old.marks)} clauses are found again; import it")

    def move(start: int, end: int) -> Place | None:
        first, last = shift.of(start), shift.of(end)
        return (first, min(last, len(text))) if first is not None and last is not None and first < last else None

    spans = tuple(span for span in (move(*span) for span in old.spans) if span)
    kept, lost = [], []
    for mention in old.mentions:
        place = move(mention.start, mention.end)
        place = _near(text, place, mention.name) if place else None
        if place:
            kept.append(replace(mention, start=place[0], end=place[1]))
        else:
            lost.append(mention.name)
    return _marked(old.name, document, spans, tuple(kept)), lost


def _near(text: str, place: Place, name: str) -> Place | None:
    """This place where it holds the name, else the first that does a few characters before or behind it."""
    if _same(text[slice(*place)], name):
        return place
    flat = Flat.of(text, [(max(0, place[0] - NEAR), min(len(text), place[1] + NEAR))])
    found = flat.find(name)
    return flat.place(found, found + len(WHITE.sub("", name))) if found >= 0 else None


def _same(one: str, other: str) -> bool:
    return WHITE.sub("", one) == WHITE.sub("", other)


def misplaced(marked: Marked, document: Document) -> list[str]:
    """What does not fit the text as it is loaded now: a line for each mention whose place does not hold its name."""
    if text_hash(document.text) != marked.text_sha256:
        return [f"{marked.name}: {marked.document} is loaded otherwise; run python -m ingest.training realign"]
    return [
        f"{marked.name}: {mention.name} is not at {mention.start}"
        for mention in marked.mentions
        if not _same(document.text[mention.start : mention.end], mention.name)
        or not marked.holds(mention.start, mention.end)
    ]


def read_all(folder: Path = FOLDER) -> list[Marked]:
    """The passages kept in a folder, by name.

    Raises:
        UsageError: a file holds none.
    """
    return [read(path) for path in sorted(folder.glob("*.json"))]


def read(path: Path) -> Marked:
    """One passage.

    Raises:
        UsageError: the file holds none.
    """
    try:
        given = json.loads(path.read_text(encoding="utf-8"))
        return Marked(
            path.stem,
            given["document"],
            given["file_sha256"],
            given["text_sha256"],
            tuple((start, end) for start, end in given["spans"]),
            tuple(Mark(*mark) for mark in given["marks"]),
            tuple(Mention(*mention) for mention in given["mentions"]),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{path}: is no marked passage ({type(error).__name__}: {error})") from error


def write(marked: Marked, folder: Path = FOLDER) -> Path:
    """Keep a passage, a line for each mention; gives the file's path."""

    def told(value: object) -> str:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    head = {name: getattr(marked, name) for name in ("document", "file_sha256", "text_sha256", "spans")}
    head["marks"] = [(mark.start, mark.end, mark.hash) for mark in marked.marks]
    parts = [f" {told(name)}: {told(value)}" for name, value in head.items()]
    rows = [[m.start, m.end, m.type, m.name, *([True] if m.doubtful else [])] for m in marked.mentions]
    inner = ",\n  ".join(told(row) for row in rows)
    parts.append(f' "mentions": [\n  {inner}\n ]' if rows else ' "mentions": []')
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{marked.name}.json"
    path.write_text("{\n" + ",\n".join(parts) + "\n}\n", encoding="utf-8")
    return path
