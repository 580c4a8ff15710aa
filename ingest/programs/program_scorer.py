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
def weights(learned: bool) -> dict[str, float]:
    """The weight of each feature; with those of what the tagger says where `learned`."""
    with (TAGGED if learned else RULES).open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(line for line in file if not line.startswith("#"))
        return {row["feature"]: float(row["weight"]) for row in rows}


def probability(features: Iterable[str], weight: Mapping[str, float]) -> float:
    """Between 0 and 1."""
    # fsum: the last digits of a plain sum depend on the order
    total = weight[BIAS] + math.fsum(weight[feature] for feature in features if feature in weight)
    return 1 / (1 + math.exp(-total))
