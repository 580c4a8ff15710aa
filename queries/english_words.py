"""The words of an English question: tokens, and the phrases of lexicon/en.yaml that begin at them."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from queries.bilingual import lemmas
from queries.question import words

TOKEN = re.compile(
    r"[《“\"‘][^》”\"’]*[^\x00-\x7f][^》”\"’]*[》”\"’][^\x00-\x7f]*|[^\x00-\x7f,?!]+(?:[0-9A-Za-z+~-]*[^\x00-\x7f,?!]+)*|[A-Za-z0-9]+(?:[-'&+./][A-Za-z0-9]+)*"
)
HAN = re.compile(r"[一-鿿]")
YEAR = re.compile(r"(?:19|20)\d{2}")
PREPOSITIONS = (
    "of", "in", "for", "by", "from", "under", "within", "at", "on", "to", "with", "into", "through", "during",
    "about", "regarding", "across", "among", "between",
)  # fmt: skip
AUXILIARIES = ("be", "do", "have", "can", "could", "will", "would", "should", "may", "might", "must")
LONGEST_CUE = 5


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase of the lexicon at tokens `start` to `end`, with what it says: group → value."""

    start: int
    end: int
    groups: dict[str, str]


@cache
def lexicon() -> dict[str, dict[str, str]]:
    """Every phrase (lemmas joined by spaces) → group → value."""
    data = words("en")
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for asked, entry in data["asked"].items():
        for word in entry.get("words", ()):
            found[word]["asked"] = asked
        for word, kind in entry.get("kinds", {}).items():
            found[word].update(asked=asked, kind=kind)
    for relation, roles in data["verbs"].items():
        for role, verbs in roles.items():
            for word in verbs:
                found[word].update(verb=relation, subject=role)
    for relation, nouns in data["nouns"].items():
        for word in nouns:
            found[word]["noun"] = relation
    for status, forms in data["status"].items():
        for word in forms:
            found[word]["status"] = status
    for word, unit in data["units"].items():
        found[word]["unit"] = unit
    for group in ("question", "count", "measure", "path", "most", "plan", "result", "about", "unknown", "function"):
        for word in data[group]:
            found[word].setdefault(group, group)
    return dict(found)


class Tokens:
    """The tokens of a question, and which of them are taken by a phrase; what no phrase takes are names."""

    def __init__(self, text: str) -> None:
        self.tokens = TOKEN.findall(text)
        self.used = [False] * len(self.tokens)

    def phrases(self, at: int) -> list[Cue]:
        """All phrases of the lexicon that begin at this token, longest first."""
        found = []
        for size in range(min(LONGEST_CUE, len(self.tokens) - at), 0, -1):
            for key in _keys(tuple(self.tokens[at : at + size])):
                if key in lexicon():
                    found.append(Cue(at, at + size, lexicon()[key]))
        return found

    def cue(self, at: int, group: str | None = None) -> Cue | None:
        """The longest phrase that begins at this token, or the longest of a group."""
        return next((cue for cue in self.phrases(at) if group is None or group in cue.groups), None)

    def has(self, at: int, group: str) -> bool:
        """Whether a phrase of this group begins at this token."""
        return self.cue(at, group) is not None

    def take(self, start: int, end: int) -> None:
        """Mark the tokens as taken."""
        for at in range(start, end):
            self.used[at] = True

    def is_(self, at: int, *forms: str) -> bool:
        """Whether the token is a form of one of these words."""
        return at < len(self.tokens) and bool(lemmas(self.tokens[at]) & set(forms))

    def function(self, at: int) -> bool:
        """Whether a phrase without content begins at this token."""
        return self.has(at, "function")

    def trim(self, places: list[int]) -> list[int]:
        """The places without function words at either end."""
        while places and self.function(places[0]) and not HAN.search(self.tokens[places[0]]):
            places = places[1:]
        while places and self.function(places[-1]) and not HAN.search(self.tokens[places[-1]]):
            places = places[:-1]
        return places


def function(word: str) -> bool:
    """Whether an English word carries no content: the, of, were."""
    return any("function" in lexicon().get(form, {}) for form in lemmas(word)) and not word.isupper()


@cache
def _keys(tokens: tuple[str, ...]) -> frozenset[str]:
    keys = {""}
    for token in tokens:
        keys = {f"{key} {form}".strip() for key in keys for form in lemmas(token)}
    return frozenset(keys)
