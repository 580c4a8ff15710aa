"""A document cut into windows that a language model reads one by one: whole sentences, no overlap, by sections."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.llm import evidence
from ingest.reading import Reading

# Characters: dense pages state some forty facts in so many, which an answer has room for.
SIZE = 1_500

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Window:
    """Sentences that are read together, and the titles of the headings above the first, outermost first."""

    pieces: tuple[Span, ...]
    headings: tuple[Span, ...]

    def places(self, reading: Reading, quote: str) -> list[Span]:
        """Where the quote stands in a sentence of the window, else in a heading above it."""
        text = reading.document.text
        for start, end in ((self.pieces[0][0], self.pieces[-1][1]), *reversed(self.headings)):
            found = evidence.places(text, start, end, quote)
            found = [place for place in found if reading.sentence_at(place[0]) is not None]
            if found:
                return found
        return []

    def halves(self) -> list[Window]:
        """The window in two; nothing where it is a single piece."""
        middle = len(self.pieces) // 2
        return [Window(part, self.headings) for part in (self.pieces[:middle], self.pieces[middle:])] if middle else []


def cut(reading: Reading, size: int = SIZE) -> Iterator[Window]:
    """The windows of a document, at most `size` characters each; a section that starts late in one starts the next."""
    titles = {heading.section: (heading.title_start, heading.title_end) for heading in reading.headings}

    def above(section: int | None) -> Iterator[Span]:
        while section is not None:
            if section in titles:
                yield titles[section]
            section = reading.sections[section].parent

    pieces: list[Span] = []
    total, first, last = 0, 0, 0
    for section, piece in _pieces(reading, size):
        length = piece[1] - piece[0]
        if pieces and (total + length > size or (section != last and total >= size // 2)):
            yield Window(tuple(pieces), tuple(above(first))[::-1])
            pieces, total = [], 0
        if not pieces:
            first = section
        pieces.append(piece)
        total, last = total + length, section
    if pieces:
        yield Window(tuple(pieces), tuple(above(first))[::-1])


def _pieces(reading: Reading, size: int) -> Iterator[tuple[int, Span]]:
    """The sentences with their sections; one that is too long, as a table may be, in parts."""
    for sentence in reading.sentences:
        for start in range(sentence.start, sentence.end, size):
            yield sentence.section, (start, min(start + size, sentence.end))
