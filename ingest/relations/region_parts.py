"""Find PART_OF of regions that the words beside their names state: 广东（珠三角）, 你省广安市."""

from __future__ import annotations

import re

from ingest.reading import Candidate
from ingest.relations.makers import ADDRESSEE, HEAD
from ingest.relations.relation_finder import Finder

OPEN, CLOSE = ("（", "("), ("）", ")", "、")
# in a letter to a province
YOURS = re.compile(r"你([省市区县州])(?=[\u4e00-\u9fff])")


def find_region_parts(finder: Finder) -> None:
    """Note which regions belong to which."""
    for outer in finder.regions.outer(0, len(finder.text)):
        if finder.text.startswith(OPEN, outer.end):
            for inner in finder.regions.starting(outer.end + 1, outer.end + 1)[:1]:
                if finder.text.startswith(CLOSE, inner.end) and not _within(outer, inner):
                    finder.link("PART_OF", inner, outer, inner.start, "（", 0.75)
    addressee = _spoken_to(finder)
    if addressee is None:
        return
    for match in YOURS.finditer(finder.text):
        for city in finder.regions.starting(match.end(), match.end())[:1]:
            if _within(city, addressee) and addressee.name.endswith(match[1]):
                finder.link("PART_OF", city, addressee, city.start, match[0], 0.75)


def _within(inner: Candidate, outer: Candidate) -> bool:
    """Whether the path of the one lies below that of the other."""
    return (inner.identity or "").startswith(f"{outer.identity}/")


def _spoken_to(finder: Finder) -> Candidate | None:
    """The region that the body opens with to which the document is addressed."""
    addressee = ADDRESSEE.search(finder.text, 0, HEAD)
    return next(iter(finder.regions.starting(addressee.start(1), addressee.start(1))), None) if addressee else None
