"""Learn the tagger's weights: the likelihood of the labels by AdaGrad, in batches of a fixed order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingest.programs.tagger import ALONE, BEGIN, END, INSIDE, LABELS, OUTSIDE, Floats, Lattice, Model, batches, key
from ingest.programs.tagger_features import Clause
from ingest.training.lessons import Lesson
from ingest.training.logistic import index_of

SEED = 7
ROUNDS = 14
SPEED = 0.15
# how strongly weights are drawn to zero, and how often a feature must be seen
STRENGTH = 1e-2
SEEN = 2
WORDS = 1500
# weights nearer to zero than this are not kept
SMALLEST = 0.02


def labels(clause: Clause, lesson: Lesson) -> list[int]:
    """The label of each word of a clause; names that cut a word are left out, and those inside others."""
    given = [OUTSIDE] * len(clause.words)
    low, high = clause.words[0][0], clause.words[-1][1]
    for start, end in sorted(lesson.named, key=lambda place: (place[0], -place[1])):
        stretch = clause.stretch(start, end) if low <= start and end <= high else None
        if stretch is None or any(given[at] != OUTSIDE for at in range(stretch[0], stretch[1] + 1)):
            continue
        first, last = stretch
        if first == last:
            given[first] = ALONE
        else:
            given[first : last + 1] = [BEGIN, *[INSIDE] * (last - first - 1), END]
    return given


@dataclass(slots=True)
class _Batch:
    """Sentences side by side: the features of all words in a row, and in the order of the features."""

    lengths: NDArray[np.int64]
    wanted: NDArray[np.int64]
    features: NDArray[np.int64]
    starts: NDArray[np.int64]
    owners: NDArray[np.int64]
    distinct: NDArray[np.int64]
    firsts: NDArray[np.int64]

    @classmethod
    def of(cls, chosen: Sequence[tuple[list[list[int]], list[int]]]) -> _Batch:
        flat = [row for rows, _ in chosen for row in rows]
        sizes = np.array([len(row) for row in flat])
        features = np.concatenate([np.array(row, dtype=np.int64) for row in flat])
        order = np.argsort(features, kind="stable")
        ordered = features[order]
        firsts = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]])
        return cls(
            np.array([len(rows) for rows, _ in chosen]),
            np.array([label for _, given in chosen for label in given]),
            features,
            np.r_[0, np.cumsum(sizes)[:-1]],
            np.repeat(np.arange(len(flat)), sizes)[order],
            ordered[firsts],
            firsts,
        )


def learn(sentences: Sequence[tuple[list[list[str]], list[int]]]) -> Model:
    """A model from the features and labels of the words of each sentence; the same every time.

    The weights are the mean of those of the later rounds.
    """
    index = index_of((word for features, _ in sentences for word in features), SEEN)
    rows = [([[index[f] for f in word if f in index] for word in features], given) for features, given in sentences]
    packed = [_Batch.of([rows[i] for i in batch]) for batch in batches([len(given) for _, given in rows], WORDS)]
    weights, steps = np.zeros((len(index), len(LABELS))), np.zeros((len(LABELS), len(LABELS)))
    past, past_steps = np.full_like(weights, 1e-2), np.full_like(steps, 1e-2)
    mean, mean_steps = np.zeros_like(weights), np.zeros_like(steps)
    chance = np.random.default_rng(SEED)
    for turn in range(ROUNDS):
        for place in chance.permutation(len(packed)):
            batch = packed[place]
            by_word, by_step = _gradient(batch, weights, steps)
            old = weights[batch.distinct]
            slope = np.add.reduceat(by_word[batch.owners], batch.firsts, axis=0) - STRENGTH * len(batch.lengths) * old
            past[batch.distinct] += slope * slope
            weights[batch.distinct] = old + SPEED * slope / np.sqrt(past[batch.distinct])
            past_steps += by_step * by_step
            steps += SPEED * by_step / np.sqrt(past_steps)
        if turn >= ROUNDS // 2:
            mean += weights
            mean_steps += steps
    rounds = ROUNDS - ROUNDS // 2
    return _kept(index, mean / rounds, mean_steps / rounds)


def _gradient(batch: _Batch, weights: Floats, steps: Floats) -> tuple[Floats, Floats]:
    """How the likelihood of the labels rises with the score of each label at each word, and with each step."""
    scores = np.add.reduceat(weights[batch.features], batch.starts, axis=0)
    lattice = Lattice.of(scores, batch.lengths, steps)
    by_word = np.eye(len(LABELS))[batch.wanted] - lattice.shares()[lattice.within]
    onward = lattice.emissions[:, 1:] + lattice.backward[:, 1:] - lattice.total[:, None, None]
    pairs = np.exp(lattice.forward[:, :-1, :, None] + lattice.steps + onward[:, :, None, :])
    both = lattice.within[:, 1:]
    by_step = -pairs[both].sum(axis=0)
    wanted = np.zeros(lattice.within.shape, dtype=np.int64)
    wanted[lattice.within] = batch.wanted
    np.add.at(by_step, (wanted[:, :-1][both], wanted[:, 1:][both]), 1.0)
    return by_word, by_step


def _kept(index: dict[str, int], weights: Floats, steps: Floats) -> Model:
    """The model without features that say next to nothing; of two with the same hash the heavier."""
    size = np.abs(weights).max(axis=1)
    chosen: dict[int, int] = {}
    for feature, row in index.items():
        if size[row] >= SMALLEST and size[row] >= size[chosen.get(key(feature), row)]:
            chosen[key(feature)] = row
    keys = sorted(chosen)
    # as it is kept in the file
    kept = weights[[chosen[one] for one in keys]].astype(np.float16).astype(np.float64)
    return Model({one: row for row, one in enumerate(keys)}, kept, steps)


def write(model: Model, path: Path) -> None:
    """Keep a model: the same bytes for the same model."""
    keys = np.array(sorted(model.rows), dtype=np.uint32)
    np.savez_compressed(path, keys=keys, weights=model.weights.astype(np.float16), steps=model.steps)
