"""Weights of features as files, and how likely they make what they weigh."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

BIAS = "(bias)"
# weights nearer to zero than this are not kept
SMALLEST = 0.01


@cache
def weights(path: Path) -> dict[str, float]:
    """The weight of each feature in a file of the lexicon."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(line for line in file if not line.startswith("#"))
        return {row["feature"]: float(row["weight"]) for row in rows}


def probability(features: Iterable[str], weight: Mapping[str, float]) -> float:
    """Between 0 and 1."""
    # fsum: the last digits of a plain sum depend on the order
    total = math.fsum([weight[feature] for feature in features if feature in weight])
    return 1 / (1 + math.exp(-weight[BIAS] - total))


def write(weight: Mapping[str, float], path: Path, header: str) -> None:
    """Keep the weights that say something, below a comment."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(header)
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["feature", "weight"])
        for feature, value in sorted(weight.items()):
            if abs(value) >= SMALLEST:
                writer.writerow([feature, f"{value:.3f}"])
