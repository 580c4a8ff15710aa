"""Whether a confidence means what it says: how many facts of each are right."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from ingest.evaluation.scoring import Judged

BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
SURE = 0.8


def curve(facts: Iterable[Judged]) -> list[dict[str, Any]]:
    """The facts by confidence: a row for each bin that holds any, and one for all with 0.8 and more.

    Rows have `least` and `below` (a confidence of 1 is in the last bin), `facts`, `right` and `share`.
    """
    given = list(facts)
    rows = []
    for least, below in [*pairwise(BINS), (SURE, 1.0)]:
        inside = [f for f in given if least <= f.confidence and (f.confidence < below or below == BINS[-1])]
        if inside:
            right = sum(fact.right for fact in inside)
            rows.append(
                {
                    "least": least,
                    "below": below,
                    "facts": len(inside),
                    "right": right,
                    "share": round(right / len(inside), 4),
                }
            )
    return rows
