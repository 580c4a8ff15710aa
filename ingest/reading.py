"""What the pipeline's components know of one document while it is read.

A spaCy `Doc` carries one `Reading` as `doc._.reading`; each component adds to it. All offsets are half-open and count
Unicode code points of the text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc

from graph.model import Document, Section, Sentence
from ingest.corrections.entry import Entry


@dataclass(slots=True, eq=False)
class Candidate:
    """A place in the text that names an entity.

    `name` is the entity's name as this place gives it (without quotes of titles, with the shared head of an enumeration
    added); `aliases` are other names that this place states; `identity` overrides the name where the document knows
    better which one it is (a path of a region, a completed relative name); `corrections` name the users' entries that
    decided something here.
    """

    start: int
    end: int
    type: str
    name: str
    extractor: str
    confidence: float = 0.8
    aliases: tuple[str, ...] = ()
    kind: str | None = None
    status: str | None = None
    identity: str | None = None
    corrections: tuple[str, ...] = ()


@dataclass(slots=True, eq=False)
class Link:
    """A relation that the sentence at `start` states by the words `trigger`."""

    type: str
    head: Candidate
    tail: Candidate
    start: int
    trigger: str
    extractor: str
    confidence: float = 0.7


@dataclass(slots=True, eq=False)
class Quantity:
    """An indicator before its topic is resolved; fields as in `graph.model.Indicator`."""

    start: int
    end: int
    name: str
    value: float
    value_max: float | None
    unit: str
    comparator: str
    period: str | None
    period_iso: str | None
    status: str
    extractor: str
    confidence: float = 0.8
    topic: Candidate | None = None


@dataclass(slots=True)
class Heading:
    """A heading: the section it opens, its whole span (number included) and the span of its title alone.

    `run_in` when text follows on the same line.
    """

    section: int
    start: int
    end: int
    title_start: int
    title_end: int
    run_in: bool = False


@dataclass(slots=True)
class Reading:
    """Everything found so far.

    `body` lists the spans of the text that are the document's own, without page furniture; `policy` is the place where
    it names the policy whose text it is; `corrections` are the users' entries about names that hold in it.
    """

    document: Document
    body: tuple[tuple[int, int], ...] = ()
    home: str | None = None
    sections: list[Section] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    candidates: list[Candidate] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)
    policy: Candidate | None = None
    corrections: tuple[Entry, ...] = ()

    def sentence_at(self, offset: int) -> int | None:
        """The index of the sentence that holds this offset, or None between sentences and in furniture."""
        index = bisect_right(self.sentences, offset, key=lambda sentence: sentence.start) - 1
        return index if index >= 0 and offset < self.sentences[index].end else None

    def of_type(self, *types: str) -> list[Candidate]:
        """The candidates of these types, in the order of the text, longer ones first at the same place."""
        chosen = [candidate for candidate in self.candidates if candidate.type in types]
        return sorted(chosen, key=lambda candidate: (candidate.start, -candidate.end))

    def covered(self, start: int, end: int, *types: str) -> bool:
        """Whether a candidate of one of these types holds the whole span."""
        return any(c.type in types and c.start <= start and end <= c.end for c in self.candidates)


def inside(items: Sequence[Candidate], start: int, end: int) -> list[Candidate]:
    """The candidates, given by start, that lie within a span."""
    low, high = (bisect_left(items, place, key=lambda item: item.start) for place in (start, end))
    return [candidate for candidate in items[low:high] if candidate.end <= end]


if not Doc.has_extension("reading"):
    Doc.set_extension("reading", default=None)


def reading_of(doc: Doc) -> Reading:
    """The document's reading; every component of the pipeline starts with it."""
    reading = doc._.reading
    if not isinstance(reading, Reading):
        raise TypeError("this pipeline reads documents through ingest.pipeline.extract, which sets doc._.reading")
    return reading
