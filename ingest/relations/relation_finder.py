"""What the finders of institutions' relations share: candidates by place, and how a link is noted."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from ingest.reading import Candidate, Link, Reading

NAME = "reformgraph_institution_relations"
HAN = "一-鿿"
CLAUSE_END = re.compile("[。！？!?；;\n]")
# these lead everything and are members of nothing
TOP = ("党中央", "中共中央", "国务院")
# no clause is followed further than this
REACH = 500


class Places:
    """The candidates of some types by place."""

    def __init__(self, reading: Reading, *types: str) -> None:
        self.items = reading.of_type(*types)
        self.starts = [candidate.start for candidate in self.items]

    def inside(self, start: int, end: int) -> list[Candidate]:
        """Those that lie within the span, by start."""
        low, high = bisect_left(self.starts, start), bisect_right(self.starts, end)
        return [candidate for candidate in self.items[low:high] if candidate.end <= end]

    def starting(self, start: int, end: int) -> list[Candidate]:
        """Those that begin between the two places, both included."""
        return self.items[bisect_left(self.starts, start) : bisect_right(self.starts, end)]

    def outer(self, start: int, end: int) -> list[Candidate]:
        """Those within the span that lie in no other of them."""
        result: list[Candidate] = []
        for candidate in self.inside(start, end):
            if not result or candidate.end > result[-1].end:
                result.append(candidate)
        return result

    def covering(self, start: int, end: int) -> bool:
        """Whether one of them holds the whole span."""
        near = self.starting(max(0, start - REACH), start)
        return any(candidate.end >= end for candidate in near)


class Finder:
    """One reading with its candidates by place; notes each relation once for a pair of places."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.document.text
        self.bodies = Places(reading, "Institution")
        self.areas = Places(reading, "ReformArea")
        self.programs = Places(reading, "Program")
        self.policies = Places(reading, "Policy")
        self.regions = Places(reading, "Region")
        self.named = Places(reading, "Program", "Institution")
        self._seen: set[tuple[str, int, int]] = set()

    def link(self, kind: str, head: Candidate, tail: Candidate, start: int, trigger: str, confidence: float) -> None:
        """Note a relation that the sentence at `start` states."""
        key = (kind, id(head), id(tail))
        if head is tail or key in self._seen or same(head, tail):
            return
        self._seen.add(key)
        self.reading.links.append(Link(kind, head, tail, start, trigger, NAME, confidence))

    def sentences(self) -> Iterator[tuple[int, int]]:
        """The spans of the sentences that name an institution."""
        last = -1
        for body in self.bodies.items:
            index = self.reading.sentence_at(body.start)
            if index is not None and index != last:
                last = index
                sentence = self.reading.sentences[index]
                yield sentence.start, sentence.end

    def subject(self, start: int) -> Candidate | None:
        """The institution that the sentence from `start` begins with."""
        return next((body for body in self.bodies.inside(start, start + 40) if body.start <= start + 1), None)

    def clause_end(self, start: int) -> int:
        """Where the clause that holds this place ends."""
        found = CLAUSE_END.search(self.text, start, start + REACH)
        return found.start() if found else min(len(self.text), start + REACH)

    def clause_start(self, end: int) -> int:
        """Where the clause that holds this place begins."""
        near = max(0, end - REACH)
        return max((found.end() for found in CLAUSE_END.finditer(self.text, near, end)), default=near)

    def ending_at(self, place: int) -> list[Candidate]:
        """The bodies that end there."""
        return [body for body in self.bodies.inside(max(0, place - 40), place) if body.end == place]


def same(one: Candidate, other: Candidate) -> bool:
    """Whether two candidates are the same entity."""
    return one.type == other.type and (one.identity or one.name) == (other.identity or other.name)
