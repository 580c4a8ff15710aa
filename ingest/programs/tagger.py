"""How likely each stretch of words names a program: a linear-chain conditional random field over Chinese words.

A word begins a name, stands inside, ends it, is one alone, or stands outside. The model is lexicon/program_tagger.npz:
hashes of features with their weights for the five labels, and the weights of one label after another; learned by
python -m ingest.training programs.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingest import words

FILE = words.LEXICON / "program_tagger.npz"
Floats = NDArray[np.float64]
BEGIN, INSIDE, END, ALONE, OUTSIDE = LABELS = range(5)
NEVER = -1e4
# which label may follow which, begin a sentence, and end one
_FOLLOWS = np.array([[0, 1, 1, 0, 0], [0, 1, 1, 0, 0], [1, 0, 0, 1, 1], [1, 0, 0, 1, 1], [1, 0, 0, 1, 1]], dtype=bool)
_FIRST = np.array([1, 0, 0, 1, 1], dtype=bool)
_LAST = np.array([0, 0, 1, 1, 1], dtype=bool)
# the longest name in words, and how likely a name at least begins, goes on and ends where one is looked for
LONGEST = 22
LEAST = 0.08
_GOES_ON = 0.02
# how many words a batch of sentences takes, padded
BATCH = 4000


def key(feature: str) -> int:
    """The hash by which a feature is kept."""
    return zlib.crc32(feature.encode())


@dataclass(slots=True)
class Model:
    """The row of each feature's hash in `weights` (features, labels), and `steps` from label to label."""

    rows: dict[int, int]
    weights: Floats
    steps: Floats

    def known(self, features: Sequence[str]) -> list[int]:
        """The rows of those features that were seen in training."""
        rows = self.rows
        return [rows[one] for one in map(key, features) if one in rows]


@cache
def model() -> Model:
    """The model that ships."""
    return read(FILE)


def read(path: Path) -> Model:
    """A model from its file."""
    with np.load(path) as kept:
        rows = {int(one): row for row, one in enumerate(kept["keys"])}
        return Model(rows, kept["weights"].astype(np.float64), kept["steps"].astype(np.float64))


@dataclass(slots=True)
class Lattice:
    """Sentences of one batch side by side, padded: the logarithms of the weights of all ways to and from a label.

    `emissions`, `forward` and `backward` are (sentences, words, labels); `total` is the weight of all ways.
    """

    lengths: NDArray[np.int64]
    within: NDArray[np.bool_]
    emissions: Floats
    steps: Floats
    forward: Floats
    backward: Floats
    total: Floats

    @classmethod
    def of(cls, scores: Floats, lengths: NDArray[np.int64], steps: Floats) -> Lattice:
        """`scores` are those of all words of all sentences, one after another."""
        count, longest = len(lengths), int(lengths.max())
        within = np.arange(longest)[None] < lengths[:, None]
        emissions = np.zeros((count, longest, len(LABELS)))
        emissions[within] = scores
        emissions[:, 0] += np.where(_FIRST, 0.0, NEVER)
        emissions[np.arange(count), lengths - 1] += np.where(_LAST, 0.0, NEVER)
        allowed = np.where(_FOLLOWS, steps, NEVER)
        step = np.exp(allowed)
        forward, backward = np.zeros_like(emissions), np.zeros_like(emissions)
        forward[:, 0] = emissions[:, 0]
        for place in range(1, longest):
            forward[:, place] = emissions[:, place] + _through(forward[:, place - 1], step)
        for place in range(longest - 2, -1, -1):
            before = _through(emissions[:, place + 1] + backward[:, place + 1], step.T)
            backward[:, place] = np.where((place + 1 < lengths)[:, None], before, 0.0)
        last = forward[np.arange(count), lengths - 1]
        total = _through(last, np.ones((len(LABELS), 1)))[:, 0]
        return cls(lengths, within, emissions, allowed, forward, backward, total)

    def shares(self) -> Floats:
        """The probability of each label at each word."""
        shares: Floats = np.exp(self.forward + self.backward - self.total[:, None, None])
        return shares

    def share(self, sentence: int, first: int, last: int) -> float:
        """The probability that the words from first to last are one name."""
        forward, backward = self.forward[sentence], self.backward[sentence]
        if first == last:
            return float(np.exp(forward[first, ALONE] + backward[first, ALONE] - self.total[sentence]))
        emissions, steps = self.emissions[sentence], self.steps
        score, before = forward[first, BEGIN], BEGIN
        for place in range(first + 1, last):
            score += steps[before, INSIDE] + emissions[place, INSIDE]
            before = INSIDE
        score += steps[before, END] + emissions[last, END] + backward[last, END]
        return float(np.exp(score - self.total[sentence]))


def _through(weights: Floats, step: Floats) -> Floats:
    """log(exp(weights) · step) for each row, without overflow."""
    top = weights.max(axis=1, keepdims=True)
    through: Floats = np.log(np.exp(weights - top) @ step + 1e-300) + top
    return through


@dataclass(slots=True)
class Sentence:
    """The features of each word, and the stretches (first and last word) whose probability is asked for."""

    features: list[list[str]]
    asked: list[tuple[int, int]]


def spans(learned: Model, sentences: Sequence[Sentence]) -> Iterator[dict[tuple[int, int], float]]:
    """For each sentence the probability of every stretch that is asked for, and of those that are likely."""
    found: list[dict[tuple[int, int], float]] = [{} for _ in sentences]
    for batch in batches([len(sentence.features) for sentence in sentences], BATCH):
        chosen = [learned.known(features) for index in batch for features in sentences[index].features]
        scores = np.array([learned.weights[rows].sum(axis=0) for rows in chosen])
        lengths = np.array([len(sentences[index].features) for index in batch])
        lattice = Lattice.of(scores, lengths, learned.steps)
        shares = lattice.shares()
        for row, index in enumerate(batch):
            stretches = {*_likely(shares[row, : lengths[row]]), *sentences[index].asked}
            asked = set(sentences[index].asked)
            for stretch in sorted(stretches):
                share = lattice.share(row, *stretch)
                if share >= LEAST or stretch in asked:
                    found[index][stretch] = share
    yield from found


def batches(lengths: Sequence[int], most: int) -> Iterator[list[int]]:
    """Places of sentences of similar lengths, together no more than so many words when padded, or one alone."""
    batch: list[int] = []
    for place in sorted(range(len(lengths)), key=lambda place: lengths[place]):
        if batch and lengths[place] * (len(batch) + 1) > most:
            yield batch
            batch = []
        batch.append(place)
    if batch:
        yield batch


def _likely(shares: Floats) -> Iterator[tuple[int, int]]:
    """The stretches that begin and end where a name may well do so."""
    for first in range(len(shares)):
        if shares[first, ALONE] >= LEAST:
            yield first, first
        if shares[first, BEGIN] < LEAST:
            continue
        for last in range(first + 1, min(len(shares), first + LONGEST)):
            if shares[last, END] >= LEAST:
                yield first, last
            if shares[last, INSIDE] + shares[last, END] < _GOES_ON:
                break
