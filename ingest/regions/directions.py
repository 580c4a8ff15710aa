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
    return re.compile(rf"{lists['direction_left']}({names})(?={lists['direction_right']})", re.MULTILINE)


def find_directions(reading: Reading) -> None:
    """Note 西部, 西北 and their like where they stand for a part of the country, not of a province."""
    full_names = words.load("regions")["directions"]
    for match in _direction().finditer(reading.document.text):
        if reading.sentence_at(match.start(1)) is not None:
            name, full = match[1], full_names[match[1]]
            reading.candidates.append(Candidate(*match.span(1), "Region", name, NAME, 0.75, (full,), identity=full))
