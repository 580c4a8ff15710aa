"""Where other entities stand: which spans hold a phrase, which a phrase holds."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from ingest.reading import Candidate


class Spans:
    """The spans of candidates."""

    def __init__(self, named: Iterable[Candidate]) -> None:
        self.spans = sorted((one.start, one.end) for one in named)
        self.reach: list[int] = []
        for _, end in self.spans:
            self.reach.append(max(end, self.reach[-1] if self.reach else 0))

    def hold(self, start: int, end: int) -> bool:
        """Whether one of them holds this span."""
        place = bisect_right(self.spans, (start, 10**9)) - 1
        return place >= 0 and self.reach[place] >= end

    def within(self, start: int, end: int) -> bool:
        """Whether one of them lies in this span."""
        place = bisect_right(self.spans, (start, -1))
        return place < len(self.spans) and self.spans[place][0] >= start and self.spans[place][1] <= end
