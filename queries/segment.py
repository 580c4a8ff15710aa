"""Cut Chinese text into words of the lexicon and the rest between them."""

from __future__ import annotations

import itertools
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from queries.question import Mention, words

# What it costs to leave a character without a word, to begin doing so, and to take a single character as a word.
REST, REST_BEGINS, SINGLE, INFINITE = 10.0, 8.0, 12.0, 1e9
LONGEST_WORD = 8
# Groups of the lexicon that say no more than that a word is in them.
FLAGS = (
    "passive",
    "question",
    "count",
    "measure",
    "path",
    "pair",
    "most",
    "plan",
    "result",
    "about",
    "unknown",
    "function",
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the question: a mention, a word of the lexicon, or the rest."""

    start: int
    end: int
    text: str
    mention: Mention | None = None
    word: bool = False

    @property
    def groups(self) -> dict[str, str]:
        """What the lexicon says of the word: group → value."""
        return lexicon()[self.text] if self.word else {}

    @property
    def content(self) -> bool:
        """Whether it is a rest that may name something."""
        return not self.word and self.mention is None and len(self.text.strip("0123456789年月")) >= 2


@cache
def lexicon() -> dict[str, dict[str, str]]:
    """Every word → group → value; groups as in zh.yaml, `asked` split into `asked` and `kind`."""
    data = words("zh")
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for asked, entry in data["asked"].items():
        for word in entry.get("words", ()):
            found[word]["asked"] = asked
        for word in entry.get("kinds", ()):
            found[word].update(asked=asked, kind=data["endings"].get(word, word))
    for relation, roles in data["verbs"].items():
        for role, verbs in roles.items():
            for word in verbs:
                found[word].update(verb=relation, subject=role)
    for status, forms in data["status"].items():
        for word in forms:
            found[word]["status"] = status
    for group in FLAGS:
        for word in data[group]:
            found[word].setdefault(group, group)
    for word, unit in data["units"].items():
        found[word]["unit"] = unit
        for number in ("多少", "几"):
            found[number + word].update(question="question", count="count", measure="measure", unit=unit)
    for asking in ("哪些", "哪个", "哪几个", "几个", "多少个"):
        for word in data["divisions"]:
            found[asking + word].update(question="question", asked="Region", kind=word)
            if asking in data["count"] or asking.startswith("多少"):
                found[asking + word].update(count="count", measure="measure")
    return dict(found)


def segment(text: str, offset: int) -> list[Piece]:
    """Words of the lexicon and the rest, with as little rest and as few words as possible."""
    known = lexicon()
    # the cheapest ways to the end of a word and to the end of a character of the rest: (cost, pieces)
    word: list[tuple[float, tuple[int, ...]]] = [(0.0, ())]
    never: tuple[float, tuple[int, ...]] = (INFINITE, ())
    rest = [never]
    for end in range(1, len(text) + 1):
        begun = (word[end - 1][0] + REST_BEGINS + REST, (*word[end - 1][1], end - 1))
        rest.append(min(begun, (rest[end - 1][0] + REST, rest[end - 1][1])))
        options = [never]
        for start in range(max(0, end - LONGEST_WORD), end):
            if text[start:end] in known:
                cost, cuts = min(word[start], rest[start])
                options.append((cost + _cost(text[start:end]), (*cuts, start)))
        word.append(min(options))
    cuts = (*min(word[-1], rest[-1])[1], len(text))
    return [
        Piece(offset + a, offset + b, text[a:b], word=text[a:b] in known) for a, b in itertools.pairwise(cuts) if a < b
    ]


def _cost(word: str) -> float:
    """Longer words are surer; single characters that are often parts of other words (家, 个, 中) cost most."""
    return 1 - 0.01 * len(word) ** 2 if len(word) > 1 or word in words("zh")["particles"] else SINGLE
