"""Chinese words in a phrase: where they begin and end, and their part of speech."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import rjieba


def words_of(text: str) -> Iterator[tuple[int, int, str]]:
    """The words as (start, end, tag); tags as in jieba: v verb, vn verbal noun, n noun, d adverb, a adjective, …"""
    place = 0
    for word, tag in rjieba.tag(text):
        yield place, place + len(word), tag
        place += len(word)


@lru_cache(maxsize=20_000)
def tagged(phrase: str) -> tuple[tuple[int, int, str], ...]:
    """The words of a phrase that may come again."""
    return tuple(words_of(phrase))


def ends_word(phrase: str, place: int) -> bool:
    """Whether a word ends at this place of the phrase, so that cutting there cuts no word in two.

    Words of four characters count as two of two (扩大出口).
    """
    return any(end == place or (end - start == 4 and start + 2 == place) for start, end, _ in tagged(phrase))


def whole_words(text: str, start: int, end: int, around: int) -> bool:
    """Whether no word runs over an end of text[start:end], read with `around` characters beside it: not 大连热电|站."""
    left = max(0, start - around)
    words = tagged(text[left : end + around])
    return not any(left + at < edge < left + to for at, to, _ in words for edge in (start, end))
