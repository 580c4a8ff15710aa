"""Whether the text says what a language model quotes from it."""

from __future__ import annotations

import re

from graph.names import normal

LONGEST = 500


def places(text: str, start: int, end: int, quote: str) -> list[tuple[int, int]]:
    """Where the quote stands between two places of the text, white space aside; an empty or very long one nowhere.

    >>> places("深化 农村\\n改革", 0, 8, "农村改革")
    [(3, 8)]
    """
    marks = [re.escape(mark) for mark in quote if not mark.isspace()]
    if not 0 < len(marks) <= LONGEST:
        return []
    return [match.span() for match in re.compile(r"\s*".join(marks)).finditer(text, start, end)]


def spelled(name: str, words: str) -> bool:
    """Whether the name is made of characters of these words, in their order: 电力改革 of 电力、电信改革."""
    rest = iter(normal(words))
    return bool(normal(name)) and all(mark in rest for mark in normal(name))
