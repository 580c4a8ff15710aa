"""Find the outline: headings as a tree of sections, and the sentences inside them.

Which style of heading stands below which is taken from the order in which the styles open in this document; the usual
order (章, 一、, （一）, 1., （1）, ①, 一是, lead) decides only where a style has not been seen.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from graph.model import Section, Sentence
from ingest.outline.blocks import Block, paragraphs
from ingest.outline.headings import LEAD, find_headings
from ingest.outline.numbering import RANKS
from ingest.outline.sentences import pieces
from ingest.outline.series import Opening
from ingest.reading import Heading, Reading, reading_of

NAME = "reformgraph_outline"
# What stays open when the text speaks generally again.
FRAMES = ("part", "chapter", "section", "annex")


@Language.component(NAME)
def component(doc: Doc) -> Doc:
    """Add to the document's reading."""
    find(reading_of(doc))
    return doc


def find(reading: Reading) -> None:
    """Add sections, headings and sentences to the reading."""
    text = reading.document.text
    blocks = paragraphs(text, reading.body)
    openings, closings = find_headings(text, reading.document.title, blocks)
    build(reading, openings, closings)
    cut_sentences(reading, blocks, openings)


@dataclass(slots=True)
class _Open:
    """A section that is still open: its index, its style, where it ends by itself."""

    index: int
    style: str
    holds: int | None


class _Tree:
    """The sections so far and those still open, outermost first."""

    def __init__(self, heading: str, size: int) -> None:
        self.sections = [Section(None, 0, heading, 0, size)]
        self.open = [_Open(0, "root", None)]
        # which style stood over which
        self.above: set[tuple[str, str]] = set()

    def close(self, keep: int, at: int) -> None:
        """Close all but the first `keep` open sections."""
        while len(self.open) > keep:
            index = self.open.pop().index
            old = self.sections[index]
            self.sections[index] = Section(old.parent, old.level, old.heading, old.start, min(at, old.end))

    def expire(self, at: int) -> None:
        """Close what ends by itself before this place."""
        for depth, section in enumerate(self.open):
            if section.holds is not None and section.holds <= at:
                self.close(depth, section.holds)
                return

    def generalise(self, at: int) -> None:
        """Close all that stands below the innermost frame."""
        frames = [depth for depth, section in enumerate(self.open) if section.style in FRAMES]
        self.close(frames[-1] + 1 if frames else 1, at)

    def add(self, opening: Opening, heading: str) -> int:
        """Open a section under the one that its style stands below, and give its index."""
        self.expire(opening.start)
        self.close(self._depth(opening.style), opening.start)
        parent = self.open[-1].index
        self.above.update((section.style, opening.style) for section in self.open)
        limit = self.sections[parent].end
        end = limit if opening.holds is None else min(opening.holds, limit)
        self.sections.append(Section(parent, self.sections[parent].level + 1, heading, opening.start, end))
        self.open.append(_Open(len(self.sections) - 1, opening.style, opening.holds))
        return len(self.sections) - 1

    def _depth(self, style: str) -> int:
        """How many open sections stay open when a heading of this style comes."""
        styles = [section.style for section in self.open]
        if style == "annex":
            return 1
        if style in styles:
            return styles.index(style)
        for depth, known in enumerate(styles[1:], 1):
            if (known, style) in self.above or (known, style) == ("lead", "ordinal"):
                continue
            # a line stands below numbers that go on below their own paragraph
            rank = RANKS["ordinal"] + 0.5 if style == "line" else RANKS[style]
            if (style, known) in self.above or _rank(known) >= rank:
                return depth
        return len(styles)


def _rank(style: str) -> float:
    return RANKS.get(style, -2)


def build(reading: Reading, openings: list[Opening], closings: list[int]) -> None:
    """Sections as a tree from the headings in order; `closings` are the places at which all but frames end."""
    text = reading.document.text
    tree = _Tree(reading.document.title, len(text))
    pending = list(reversed(closings))
    for opening in openings:
        while pending and pending[-1] <= opening.start:
            tree.generalise(pending.pop())
        start, end = opening.title or (opening.start, min(opening.end, opening.start + LEAD))
        index = tree.add(opening, re.sub(r"\s+", "", text[start:end]))
        if opening.title is not None:
            reading.headings.append(Heading(index, opening.start, opening.end, *opening.title, run_in=opening.run_in))
    for place in reversed(pending):
        tree.generalise(place)
    reading.sections.extend(tree.sections)


def cut_sentences(reading: Reading, blocks: list[Block], openings: list[Opening]) -> None:
    """The sentences of the blocks; a heading that runs in is a sentence of its own."""
    text = reading.document.text
    run_ins = {opening.start: opening.end for opening in openings if opening.run_in and opening.title is not None}
    starts = [section.start for section in reading.sections]
    for block in blocks:
        place = run_ins.get(block.start, block.start)
        spans = [(block.start, place)] if place > block.start else []
        for left, right in pieces(text, place, block.end):
            inner = run_ins.get(left)
            if inner is not None and inner < right:
                spans += [(left, inner), *pieces(text, inner, right)]
            else:
                spans.append((left, right))
        for left, right in spans:
            reading.sentences.append(Sentence(_innermost(reading.sections, starts, left), left, right))


def _innermost(sections: list[Section], starts: list[int], offset: int) -> int:
    """The section that holds this offset and no other inside it does."""
    index: int | None = bisect_right(starts, offset) - 1
    while index is not None and sections[index].end <= offset:
        index = sections[index].parent
    return index or 0
