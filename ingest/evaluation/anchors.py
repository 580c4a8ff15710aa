"""Offsets that survive a change of the loader, without keeping text: marks of the clauses, and places by the white
space left out.

A mark is a hash of 6 hex digits over a run of Chinese characters, white space left out; a sequence of marks finds a
passage again, and the text can't be read from it.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from ingest.evaluation.facts import Place

RUN = re.compile(r"[一-鿿](?:\s*[一-鿿])*")
WHITE = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Mark:
    """A run of Chinese characters: where it is, and the hash of its characters."""

    start: int
    end: int
    hash: str


def marks(text: str, spans: Sequence[Place]) -> tuple[Mark, ...]:
    """The marks of these spans of a text, in order."""
    return tuple(
        Mark(match.start(), match.end(), _hash(match.group()))
        for start, end in spans
        for match in RUN.finditer(text, start, end)
    )


def _hash(run: str) -> str:
    return hashlib.sha256(WHITE.sub("", run).encode()).hexdigest()[:6]


class Shift:
    """Where the offsets of an old text are in a new one, by the marks of both."""

    def __init__(self, old: Sequence[Mark], new: Sequence[Mark]) -> None:
        matcher = SequenceMatcher(None, [m.hash for m in old], [m.hash for m in new], autojunk=False)
        self._pairs = [(old[a + i], new[b + i]) for a, b, size in matcher.get_matching_blocks() for i in range(size)]
        self._starts = [mark.start for mark, _ in self._pairs]

    def of(self, offset: int) -> int | None:
        """The new offset: exact inside a mark and right beside one, None where no mark is found again."""
        place = bisect_right(self._starts, offset) - 1
        if place >= 0 and offset <= self._pairs[place][0].end:
            before, after = self._pairs[place]
            # white space inside a run may have come or gone: from the nearer end
            if offset - before.start <= before.end - offset:
                return after.start + offset - before.start
            return after.end - (before.end - offset)
        left = self._pairs[place] if place >= 0 else None
        right = self._pairs[place + 1] if place + 1 < len(self._pairs) else None
        if left and (right is None or offset - left[0].end <= right[0].start - offset):
            return left[1].end + offset - left[0].end
        return max(0, right[1].start - (right[0].start - offset)) if right else None

    @property
    def kept(self) -> int:
        """How many marks were found again."""
        return len(self._pairs)


@dataclass(frozen=True, slots=True)
class Flat:
    """A text without its white space, and the offset of each character in the text."""

    text: str
    offsets: tuple[int, ...]

    @classmethod
    def of(cls, text: str, spans: Iterable[Place] | None = None) -> Flat:
        """Of these spans of a text, else of all."""
        kept = [
            place
            for start, end in (spans if spans is not None else [(0, len(text))])
            for place in range(start, end)
            if not text[place].isspace()
        ]
        return cls("".join(text[place] for place in kept), tuple(kept))

    def place(self, start: int, end: int) -> Place:
        """The span of the text that these characters take up."""
        return self.offsets[start], self.offsets[end - 1] + 1

    def find(self, words: str, start: int = 0) -> int:
        """Where these words begin, white space in them left out; -1 where they don't stand."""
        return self.text.find(WHITE.sub("", words), start)


def spans_of(passage: str, text: str) -> tuple[Place, ...]:
    """Where the lines of a passage stand in a text, in their order, white space left out; neighbours are one span.

    A line that the text holds nowhere, or only out of order, is left out: where lines cross, the most characters stay.
    """
    flat = Flat.of(text)
    lines = [line for line in (WHITE.sub("", line) for line in passage.splitlines()) if line]
    # the heaviest chain of places that neither cross nor overlap; per line and place the weight and the place before
    best: list[tuple[int, int, int, int]] = []
    for line in lines:
        before = list(best)
        start = flat.text.find(line)
        while start >= 0:
            chain = max(((one[0], index) for index, one in enumerate(before) if one[2] <= start), default=(0, -1))
            best.append((chain[0] + len(line), start, start + len(line), chain[1]))
            start = flat.text.find(line, start + 1)
    if not best:
        return ()
    chosen: list[tuple[int, int]] = []
    index = max(range(len(best)), key=lambda place: (best[place][0], -place))
    while index >= 0:
        chosen.append(best[index][1:3])
        index = best[index][3]
    return _joined(flat, sorted(chosen))


def _joined(flat: Flat, places: Sequence[Place]) -> tuple[Place, ...]:
    joined: list[Place] = []
    for start, end in places:
        if joined and joined[-1][1] == start:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(flat.place(start, end) for start, end in joined)
