"""Where sentences name the document's own field again: places of evidence, which govern nothing."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import accumulate

from ingest.areas.areas import TELLING, TITLE
from ingest.reading import Candidate, Reading

NAME = "areas.again"
# Further names longer than this are whole clauses.
LONGEST = 16


def own_field_again(reading: Reading) -> list[Candidate]:
    """Candidates for the later places of the title's field, by its name or a telling further name."""
    own = next((area for area in reading.of_type("ReformArea") if area.extractor == TITLE), None)
    names = [] if own is None else [n for n in (own.name, *own.aliases) if TELLING <= len(n) <= LONGEST]
    if own is None or not names:
        return []
    things = reading.of_type("ReformArea", "Policy", "Program")
    starts = [thing.start for thing in things]
    reach = list(accumulate((thing.end for thing in things), max))
    form = re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))))
    found = []
    for again in form.finditer(reading.document.text, own.end):
        before = bisect_left(starts, again.end())
        if not before or reach[before - 1] <= again.start():
            span = again.span()
            found.append(Candidate(*span, own.type, own.name, NAME, 0.8, own.aliases, own.kind, None, own.identity))
    return found
