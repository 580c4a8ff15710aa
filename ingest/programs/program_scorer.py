"""How likely a phrase names a program: the weights of its features, learned by python -m ingest.training programs."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterable, Mapping
from functools import cache

from ingest import words

BIAS = "(bias)"
# the weights for phrases of the rules alone, and for those that the tagger has seen, too
RULES, TAGGED = (words.LEXICON / name for name in ("program_weights.csv", "program_weights_tagged.csv"))


@cache
def weights(tagger: bool) -> dict[str, float]:
    """The weight of each feature."""
    with (TAGGED if tagger else RULES).open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(line for line in file if not line.startswith("#"))
        return {row["feature"]: float(row["weight"]) for row in rows}


def probability(features: Iterable[str], weight: Mapping[str, float]) -> float:
    """Between 0 and 1."""
    # in a fixed order: the last digits of a sum depend on it
    total = weight[BIAS] + sum(weight.get(feature, 0.0) for feature in sorted(features))
    return 1 / (1 + math.exp(-total))
