"""Short forms that a document declares (以下简称…): each later place of one names what it stands for."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate

from ingest.reading import Candidate, Reading

DECLARED = re.compile(
    r"[（(]\s*(?:以下|下)?(?:统称|合称|简称)[为：:]?\s*[“\"「《]?(?P<short>[^“”\"「」《》（）()]{2,14})[”\"」》]?\s*[）)]"
)
CLOSING = '”"》」'
NAME = "short_forms"
# institutions and policies declare theirs by rules of their own
TYPES = ("Program", "ReformArea", "Region")


def short_forms(reading: Reading) -> list[Candidate]:
    """Candidates for the later places of declared short forms; a form that stands for two things names both."""
    text = reading.document.text
    found: list[Candidate] = []
    things = reading.of_type(*TYPES)
    starts = [thing.start for thing in things]
    # how far the things that start so far reach
    reach = list(accumulate((thing.end for thing in things), max))
    for match in DECLARED.finditer(text):
        short = match["short"].strip()
        owners = _owners(reading, things, _ends_before(text, match.start()), short)
        for owner in owners:
            owner.aliases = (*owner.aliases, short)
        for later in re.compile(re.escape(short)).finditer(text, match.end()) if owners else ():
            start, end = later.span()
            before = bisect_right(starts, start)
            if before and reach[before - 1] >= end:
                continue
            found += [
                Candidate(start, end, owner.type, owner.name, NAME, 0.8, (short,), owner.kind, None, owner.identity)
                for owner in owners
            ]
    return found


def _ends_before(text: str, place: int) -> tuple[int, ...]:
    """Where what stands before the bracket at this place may end: before the spaces, before a closing mark, too."""
    while place and text[place - 1].isspace():
        place -= 1
    return (place, place - 1) if place and text[place - 1] in CLOSING else (place,)


def _owners(reading: Reading, things: list[Candidate], places: tuple[int, ...], short: str) -> list[Candidate]:
    """What stands right before the declaration: one thing, or the places of a list (甲、乙（简称…）)."""
    ending = [thing for thing in things if thing.end in places]
    if not ending:
        return []
    owner = min(ending, key=lambda c: (c.start, TYPES.index(c.type)))
    if owner.type != "Region":
        return [owner]
    known = [c for c in reading.candidates if c.type == "Region" and short in c.aliases and c.end <= places[0]]
    paths = {c.identity: c for c in (*known, owner)}
    return list(paths.values())
