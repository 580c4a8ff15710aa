"""Short forms that a document declares (以下简称…): each later place of one names what it stands for."""

from __future__ import annotations

import re

from ingest.reading import Candidate, Reading

DECLARED = re.compile(
    r"[”\"》」]?\s*[（(]\s*(?:以下|下)?(?:统称|合称|简称)[为：:]?\s*[“\"「《]?(?P<short>[^“”\"「」《》（）()]{2,14})[”\"」》]?\s*[）)]"
)
NAME = "short_forms"
# institutions and policies declare theirs by rules of their own
TYPES = ("Program", "ReformArea", "Region")


def short_forms(reading: Reading) -> list[Candidate]:
    """Candidates for the later places of declared short forms; a form that stands for two things names both."""
    text = reading.document.text
    found: list[Candidate] = []
    for match in DECLARED.finditer(text):
        short = match["short"].strip()
        owners = _owners(reading, match.start(), short)
        for owner in owners:
            owner.aliases = (*owner.aliases, short)
        taken = [c for c in reading.candidates if c.type in TYPES and c.start >= match.end()] if owners else []
        for later in re.finditer(re.escape(short), text[match.end() :]) if owners else ():
            start, end = match.end() + later.start(), match.end() + later.end()
            if any(c.start <= start and end <= c.end for c in taken):
                continue
            found += [
                Candidate(start, end, owner.type, owner.name, NAME, 0.8, (short,), owner.kind, None, owner.identity)
                for owner in owners
            ]
    return found


def _owners(reading: Reading, place: int, short: str) -> list[Candidate]:
    """What stands right before the declaration: one thing, or the places of a list (甲、乙（简称…）)."""
    ending = [c for c in reading.candidates if c.type in TYPES and c.end == place]
    if not ending:
        return []
    owner = min(ending, key=lambda c: (c.start, TYPES.index(c.type)))
    if owner.type != "Region":
        return [owner]
    known = [c for c in reading.candidates if c.type == "Region" and short in c.aliases and c.end <= place]
    paths = {c.identity: c for c in (*known, owner)}
    return list(paths.values())
