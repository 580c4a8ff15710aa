"""Learn clusters of words from text that nobody marked: words with like neighbours, by the singular vectors of how
much oftener than by chance they stand beside others, and k-means of these.

What documents of development and held-back say is left out.
"""

from __future__ import annotations

import json
import re
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import rjieba
from numpy.typing import NDArray

from ingest.evaluation.gold import FOLDER as KEPT
from ingest.load import load
from ingest.programs.word_clusters import FILE, SIZES

INDEX, LAWS = "index.json", "laws.tar.xz"
SEED = 7
# a word of a report or paper counts as much as so many of a law
WEIGHT = 4.0
# how often a word of a report, or any word, must be seen; how many words count as neighbours, and where they stand
SEEN, SEEN_ANYWHERE = 3, 8
NEIGHBOURS = 5000
OFFSETS = (-2, -1, 1, 2)
SMOOTH = 0.75
# length of a word's vector, further ones that are dropped, and rounds of the two iterations
SIZE, MORE, TURNS = 100, 20, 2
ROUNDS = 25
# a word seen more often than this weighs no more
MOST = 2000
# rows taken at a time
CHUNK = 400_000
_SENTENCE = re.compile(r"[。；！？\n]+")
_HAN = re.compile("[\u4e00-\u9fff]")
Floats = NDArray[np.float32]
Weights = NDArray[np.float64]
Numbers = NDArray[np.int64]


@dataclass(slots=True)
class Text:
    """All words in a row, as places in `words`, a sentence's end as the place behind them; how much each counts."""

    words: list[str]
    row: Numbers
    weight: Weights

    @property
    def end(self) -> int:
        """What stands for a sentence's end."""
        return len(self.words)


def run(corpus: Path, path: Path = FILE) -> Iterator[str]:
    """Learn, and write the file of the lexicon; says what was read."""
    text = _text(corpus)
    yield f"{len(text.row)} words, {len(text.words)} different"
    counts: Weights = np.bincount(text.row, text.weight, text.end + 1).astype(np.float64)
    chosen = _chosen(text, counts)
    vectors = _vectors(text, counts, chosen)
    weights = np.sqrt(np.minimum(counts[chosen], MOST)).astype(np.float32)
    numbers = np.stack([_means(vectors, weights, size) for size in SIZES], axis=1)
    np.savez_compressed(path, words=np.array([text.words[at] for at in chosen]), clusters=numbers.astype(np.uint16))
    yield f"{len(chosen)} words in {', '.join(map(str, SIZES))} clusters"


def _text(corpus: Path) -> Text:
    """The words of the reports, papers and laws."""
    places: dict[str, int] = {}
    rows, weights = [], []
    for sentence, weight in _sentences(corpus):
        row = [places.setdefault(word, len(places)) for word in rjieba.cut(sentence) if not word.isspace()]
        rows.append(np.array([*row, -1], dtype=np.int64))
        weights.append(np.full(len(row) + 1, weight))
    joined = np.concatenate(rows)
    return Text(list(places), np.where(joined < 0, len(places), joined), np.concatenate(weights))


def _sentences(corpus: Path) -> Iterator[tuple[str, float]]:
    kept = {json.loads(path.read_text("utf-8"))["document"] for path in KEPT.rglob("*.json")}
    for entry in json.loads((corpus / INDEX).read_text("utf-8")):
        if entry["file"] not in kept:
            yield from ((one, WEIGHT) for one in _split(load(corpus / entry["file"], entry["file"]).text))
    with tarfile.open(corpus / LAWS) as laws:
        for member in laws:
            file = laws.extractfile(member)
            if file is not None:
                yield from ((one, 1.0) for one in _split(file.read().decode("utf-8", "replace")))


def _split(text: str) -> Iterator[str]:
    return (one for one in map(str.strip, _SENTENCE.split(text)) if one)


def _chosen(text: Text, counts: Weights) -> Numbers:
    """The places of the words that are seen often enough."""
    reports = np.bincount(text.row, text.weight == WEIGHT, text.end + 1)
    often = np.flatnonzero((counts[:-1] >= SEEN_ANYWHERE) | (reports[:-1] >= SEEN))
    return np.array([at for at in often if _HAN.search(text.words[at])])


def _vectors(text: Text, counts: Weights, chosen: Numbers) -> Floats:
    """A vector of length one for each word."""
    table = _Table.of(text, counts, chosen)
    back = table.turned()
    chance = np.random.default_rng(SEED).standard_normal((table.columns, SIZE + MORE)).astype(np.float32)
    basis = np.linalg.qr(table.times(chance))[0]
    for _ in range(TURNS):
        basis = np.linalg.qr(table.times(np.linalg.qr(back.times(basis))[0]))[0]
    left, sizes, _ = np.linalg.svd(back.times(basis).T, full_matrices=False)
    made = (basis @ left)[:, :SIZE] * np.sqrt(sizes[:SIZE])
    vectors: Floats = (made / (np.linalg.norm(made, axis=1, keepdims=True) + 1e-9)).astype(np.float32)
    return vectors


@dataclass(slots=True)
class _Table:
    """A matrix of which few cells hold something, by rows."""

    row: Numbers
    column: Numbers
    value: Floats
    rows: int
    columns: int

    @classmethod
    def of(cls, text: Text, counts: Weights, chosen: Numbers) -> _Table:
        """How much oftener than by chance a neighbour stands at each offset of a word: the logarithm, above zero."""
        word, beside = np.full(text.end + 1, -1), np.full(text.end + 1, -1)
        word[chosen] = np.arange(len(chosen))
        often = np.argsort(-counts, kind="stable")[:NEIGHBOURS]
        beside[often] = np.arange(len(often))
        columns = len(OFFSETS) * NEIGHBOURS
        cells, sums = [], []
        for place, offset in enumerate(OFFSETS):
            first, last = max(0, -offset), len(text.row) - max(0, offset)
            own, other = text.row[first:last], text.row[first + offset : last + offset]
            kept = (word[own] >= 0) & (beside[other] >= 0)
            if abs(offset) == 2:
                kept &= text.row[1:-1] != text.end
            cell = word[own[kept]] * columns + place * NEIGHBOURS + beside[other[kept]]
            found, where = np.unique(cell, return_inverse=True)
            cells.append(found)
            sums.append(np.bincount(where, text.weight[first:last][kept]))
        cell, value = np.concatenate(cells), np.concatenate(sums)
        order = np.argsort(cell, kind="stable")
        row, column, value = cell[order] // columns, cell[order] % columns, value[order]
        by_row = np.bincount(row, value, len(chosen))
        by_column = np.bincount(column, value, columns) ** SMOOTH
        more = np.log(value / by_row[row] / (by_column[column] / by_column.sum()))
        kept = more > 0
        return cls(row[kept], column[kept], more[kept].astype(np.float32), len(chosen), columns)

    def turned(self) -> _Table:
        """Rows as columns."""
        order = np.argsort(self.column, kind="stable")
        return _Table(self.column[order], self.row[order], self.value[order], self.columns, self.rows)

    def times(self, matrix: Floats) -> Floats:
        """The product with a matrix."""
        product = np.zeros((self.rows, matrix.shape[1]), np.float32)
        for at in range(0, len(self.row), CHUNK):
            row = self.row[at : at + CHUNK]
            first = np.flatnonzero(np.r_[True, row[1:] != row[:-1]])
            cells = self.value[at : at + CHUNK, None] * matrix[self.column[at : at + CHUNK]]
            product[row[first]] += np.add.reduceat(cells, first, axis=0)
        return product


def _means(vectors: Floats, weights: Floats, size: int) -> Numbers:
    """The number of each vector's cluster, by k-means of directions."""
    chance = np.random.default_rng(SEED)
    share = weights / weights.sum()
    centres = vectors[chance.choice(len(vectors), min(size, len(vectors)), replace=False, p=share)]
    nearest = np.zeros(len(vectors), np.int64)
    for _ in range(ROUNDS):
        nearest = np.argmax(vectors @ centres.T, axis=1)
        sums = np.zeros_like(centres)
        np.add.at(sums, nearest, vectors * weights[:, None])
        lengths = np.linalg.norm(sums, axis=1)
        empty = lengths < 1e-9
        sums[~empty] /= lengths[~empty, None]
        sums[empty] = vectors[chance.choice(len(vectors), int(empty.sum()), p=share)]
        centres = sums
    return nearest
