"""What the finders of institutions share: where bodies stand so far, and how a body is noted."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from ingest import words
from ingest.reading import Candidate, Reading
from ingest.regions.gazetteer import full_place

NAME = "reformgraph_institutions"
HAN = "一-鿿"


@cache
def listed(key: str) -> str:
    """A list of lexicon/institutions.yaml as alternatives of a regular expression, longest first."""
    return "|".join(sorted(words.load("institutions")[key], key=len, reverse=True))


@cache
def clause() -> re.Pattern[str]:
    """Words that show that a clause, not a name, was read."""
    return re.compile(listed("clause_words"))


@cache
def class_starts() -> tuple[str, ...]:
    """Words with which 集团, 公司 and the like name a class: 上市公司."""
    return tuple(words.load("institutions")["class_starts"])


def kind_of(name: str) -> str | None:
    """The kind of a body by the ending of its name; None where the ending says nothing."""
    for kind, endings in words.load("institutions")["kinds"].items():
        if name.endswith(tuple(endings)):
            return str(kind)
    return None


class Bodies:
    """The bodies found in one reading so far, no two in the same place."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.document.text
        self.found: list[Candidate] = []
        self.regions = reading.of_type("Region")
        self.region_at_end = {region.end: region for region in self.regions}
        self._region_starts = [region.start for region in self.regions]
        self._taken = bytearray(len(self.text))

    @property
    def home(self) -> str:
        """The full name of the document's home region, or nothing."""
        return full_place(self.reading.home) if self.reading.home else ""

    def free(self, start: int, end: int) -> bool:
        """Whether no body stands there."""
        return not any(self._taken[start:end])

    def region_from(self, start: int) -> Candidate | None:
        """The longest region that starts there."""
        place = bisect_left(self._region_starts, start)
        region = self.regions[place] if place < len(self.regions) else None
        return region if region is not None and region.start == start else None

    def add(
        self,
        start: int,
        end: int,
        name: str,
        confidence: float,
        *,
        identity: str | None = None,
        aliases: tuple[str, ...] = (),
        kind: str | None = None,
    ) -> Candidate | None:
        """Note a body, unless one is there or the place is not the document's own text."""
        if not self.free(start, end) or self.reading.sentence_at(start) is None:
            return None
        self._taken[start:end] = b"\1" * (end - start)
        candidate = Candidate(
            start, end, "Institution", name, NAME, confidence, aliases, kind or kind_of(name), identity=identity
        )
        self.found.append(candidate)
        return candidate

    def extend(self, body: Candidate, end: int) -> None:
        """Let a body go on to that place: it is the part that the words there name, and no longer the whole."""
        rest = self.text[body.end : end]
        body.identity, body.aliases = (body.identity or body.name) + rest, ()
        body.name, body.end = body.name + rest, end
