"""Parts of the country that one word names: 居西部第一, 面向西北、西南市场."""

from __future__ import annotations

import re
from functools import cache

from ingest import words
from ingest.reading import Candidate, Reading
from ingest.regions.place_names import NAME


@cache
def _direction() -> re.Pattern[str]:
    lists = words.load("regions")
    names = "|".join(lists["directions"])
    return re.compile(
        rf"{lists['direction_left']}({names})(?={lists['direction_right']})|({lists['northeast']})", re.MULTILINE
    )


def find_directions(reading: Reading) -> None:
    """Note 西部, 西北 and their like where they stand for a part of the country, not of a province."""
    full_names = words.load("regions")["directions"]
    for match in _direction().finditer(reading.document.text):
        group = 1 if match[1] else 2
        if reading.sentence_at(match.start(group)) is not None:
            name, full = match[group], full_names[match[group]]
            reading.candidates.append(Candidate(*match.span(group), "Region", name, NAME, 0.75, (full,), identity=full))
