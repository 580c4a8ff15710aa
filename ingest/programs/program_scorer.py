"""How likely a phrase names a program: the weights of its features, learned by ingest.programs.program_training."""

from __future__ import annotations

import csv
import math
from functools import cache

from ingest import words

BIAS = "(bias)"


@cache
def weights() -> dict[str, float]:
    """The weight of each feature, from lexicon/program_weights.csv."""
    with (words.LEXICON / "program_weights.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(line for line in file if not line.startswith("#"))
        return {row["feature"]: float(row["weight"]) for row in rows}


def probability(features: set[str]) -> float:
    """Between 0 and 1."""
    known = weights()
    total = known[BIAS] + sum(known.get(feature, 0.0) for feature in features)
    return 1 / (1 + math.exp(-total))
