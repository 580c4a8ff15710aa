"""Learn weights of features: logistic regression with a quadratic penalty, by gradient descent from zero."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from ingest.logistic import BIAS

Floats = NDArray[np.float64]
# how long a step is, and how long times the steepest bend, lest the weights swing ever further
STEP, STEADY = 2.0, 3.0


def learn(
    examples: Sequence[tuple[Collection[str], bool]], *, strength: float, rounds: int, seen: int
) -> dict[str, float]:
    """The weights by which features tell right examples from wrong ones: the same every time.

    `strength` is that of the penalty; features of fewer than `seen` examples are left out.
    """
    index = index_of((features for features, _ in examples), seen)
    # the last column is the bias: every example has it
    rows = [[*sorted(index[f] for f in features if f in index), len(index)] for features, _ in examples]
    table = _Table(rows, len(index) + 1)
    target = np.array([right for _, right in examples], dtype=float)
    weight, speed = np.zeros(len(index) + 1), np.zeros(len(index) + 1)
    penalty = np.full(len(index) + 1, strength)
    penalty[-1] = 0.0
    step = min(STEP, STEADY / table.steepest())
    for _ in range(rounds):
        error: Floats = 1 / (1 + np.exp(-table.scores(weight))) - target
        speed = 0.9 * speed - step * (table.slope(error) + penalty * weight) / len(examples)
        weight = weight + speed
    return {BIAS: float(weight[-1])} | {feature: float(weight[place]) for feature, place in index.items()}


def index_of(features: Iterable[Collection[str]], seen: int) -> dict[str, int]:
    """A column for each feature that is seen often enough."""
    counts = Counter(feature for one in features for feature in one)
    return {feature: place for place, feature in enumerate(sorted(f for f, n in counts.items() if n >= seen))}


class _Table:
    """Rows of columns that are one, side by side."""

    def __init__(self, rows: Sequence[Sequence[int]], columns: int) -> None:
        self.size = columns
        self.columns = np.concatenate([np.array(row, dtype=np.int64) for row in rows])
        self.sizes = np.array([len(row) for row in rows])
        self.starts = np.r_[0, np.cumsum(self.sizes)[:-1]]

    def scores(self, weight: Floats) -> Floats:
        """The sum of the weights of each row."""
        scores: Floats = np.add.reduceat(weight[self.columns], self.starts)
        return scores

    def slope(self, error: Floats) -> Floats:
        """The sum of the errors of each column's rows."""
        slope: Floats = np.bincount(self.columns, np.repeat(error, self.sizes), self.size).astype(np.float64)
        return slope

    def steepest(self) -> float:
        """How much the slope changes at most with the weights, at the start: by the power method."""
        weight, bend = np.ones(self.size), 0.0
        for _ in range(20):
            weight = weight / np.linalg.norm(weight)
            slope = self.slope(self.scores(weight)) / (4 * len(self.sizes))
            bend, weight = float(weight @ slope), slope
        return bend
