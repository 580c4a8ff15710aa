"""What a confidence means: components say how sure they are of a fact, here it becomes the share that is right.

`lexicon/confidence.csv` has, for each type of fact, steps: from which score on which share of such facts was right
where careful readers had looked (`python -m ingest.evaluation.calibrate` writes it). The score of an entity or an
indicator is what its component says; that of a relation is multiplied by the confidence of both ends, for it falls with
either.
"""

from __future__ import annotations

import csv
from bisect import bisect_right
from collections import defaultdict
from dataclasses import replace
from functools import cache

from graph.model import Extraction, Statement
from ingest import words

FILE = words.LEXICON / "confidence.csv"
INDICATOR = "Indicator"
# the steps of relation types of which readers found too few
OTHERS = "RELATION"

# (least score, share right), from the lowest score up
Steps = list[tuple[float, float]]


@cache
def kept() -> dict[str, Steps]:
    """The steps by type."""
    steps: dict[str, Steps] = defaultdict(list)
    with FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(line for line in file if not line.startswith("#")):
            steps[row["type"]].append((float(row["least"]), float(row["share"])))
    return {kind: sorted(found) for kind, found in steps.items()}


def share(steps: dict[str, Steps], kind: str, score: float) -> float:
    """The share of right facts of this type at this score; the score itself where nothing is known of the type."""
    known = steps.get(kind) or (steps.get(OTHERS) if kind.isupper() else None)
    if not known:
        return score
    return known[max(0, bisect_right(known, (score, 1.0)) - 1)][1]


def calibrated(extraction: Extraction, steps: dict[str, Steps] | None = None) -> Extraction:
    """The same facts, each with the share that is right as its confidence; by other steps where they are given."""
    known = kept() if steps is None else steps
    entities = tuple(replace(e, confidence=share(known, e.type, e.confidence)) for e in extraction.entities)
    sure = {entity.id: entity.confidence for entity in entities}

    def stated(statement: Statement, kind: str, ends: float) -> Statement:
        return replace(statement, confidence=share(known, kind, statement.confidence * ends))

    relations = tuple(
        replace(r, statements=tuple(stated(s, r.type, sure[r.head] * sure[r.tail]) for s in r.statements))
        for r in extraction.relations
    )
    indicators = tuple(replace(i, confidence=share(known, INDICATOR, i.confidence)) for i in extraction.indicators)
    return replace(extraction, entities=entities, relations=relations, indicators=indicators)
