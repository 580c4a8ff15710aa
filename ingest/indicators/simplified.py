"""Read traditional characters as simplified ones, place by place, and write them back."""

from __future__ import annotations

from functools import cache

from ingest.words import load

ENOUGH = 15


@cache
def _pairs() -> dict[str, str]:
    lists = load("traditional")
    return dict(zip(_letters(lists["traditional"]), _letters(lists["simplified"]), strict=True))


def _letters(words: str) -> str:
    return "".join(words.split())


def simplify(text: str) -> tuple[str, dict[int, str]]:
    """The text in simplified characters, of the same length, and the table by which `str.translate` writes words of it
    back; a text with few traditional characters comes back as it is."""
    used = set(text) & _pairs().keys()
    if len(used) < ENOUGH:
        return text, {}
    present = set(text)
    back = {ord(_pairs()[letter]): letter for letter in sorted(used) if _pairs()[letter] not in present}
    return text.translate({ord(letter): _pairs()[letter] for letter in used}), back
