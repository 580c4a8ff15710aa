"""Which words are used alike: clusters of words by their neighbours in official documents, lexicon/word_clusters.npz,
learned by python -m ingest.training clusters from text that nobody marked."""

from __future__ import annotations

from functools import cache, lru_cache

import numpy as np

from ingest import words

FILE = words.LEXICON / "word_clusters.npz"
# how many clusters there are, coarse to fine
SIZES = (64, 256, 1024)
Clusters = tuple[str, ...]
_UNKNOWN: Clusters = ("?",) * len(SIZES)


@cache
def _known() -> dict[str, Clusters]:
    with np.load(FILE) as kept:
        numbers = (tuple(map(str, row)) for row in kept["clusters"].tolist())
        return dict(zip(kept["words"].tolist(), numbers, strict=True))


@lru_cache(maxsize=50_000)
def clusters_of(word: str) -> Clusters:
    """The word's cluster of each size, or that of the longest known word that ends it (抽水蓄能电站: 电站)."""
    known = _known()
    return next((known[word[at:]] for at in range(len(word)) if word[at:] in known), _UNKNOWN)
