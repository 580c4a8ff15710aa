"""Where the text may name a program: phrases that end in a program's head noun, and names in quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from ingest import words

_QUOTE, _NOTE, _TITLE = "\ue000", "\ue001", "\ue002"
_ENCLOSED = re.compile(r"《[^《》]{1,80}》|<[^<>]{1,80}>|“[^“”]{1,40}”|「[^「」]{1,40}」|\"[^\"]{1,40}\"|[（(][^（）()]{0,60}[）)]")
_UNIT = re.compile(r"[^，。；：！？…\n,;:!?\s]+(?:[ 　]+(?=“)[^，。；：！？…\n,;:!?\s]+)*")


@dataclass(slots=True)
class Found:
    """A phrase that may name a program.

    `start` and `end` are the span of the name, `head` the head noun and `group` its group in lexicon/programs.yaml
    (`quote` for a quoted name without one). `verb` is the word that governs the phrase, `tail` what follows the name in
    the same phrase, `features` what the scorer weighs.
    """

    start: int
    end: int
    name: str
    head: str
    group: str
    kind: str | None
    verb: str = ""
    verb_start: int = -1
    tail: str = ""
    aliases: list[str] = field(default_factory=list)
    features: set[str] = field(default_factory=set)
    shared: tuple[int, int] | None = None
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Head:
    """A head noun's group and the kind of program that it makes."""

    group: str
    kind: str | None


def _any(items: list[str]) -> str:
    return "|".join(re.escape(item) for item in sorted(set(items), key=lambda item: (-len(item), item)))


@cache
def heads() -> dict[str, Head]:
    """The head nouns."""
    groups = words.load("programs")["heads"]
    return {word: Head(name, group["kind"]) for name, group in groups.items() for word in group["words"]}


@cache
def verb_groups() -> dict[str, str]:
    """The group of each governing verb."""
    groups = words.load("programs")["verbs"]
    return {verb: name for name, verbs in groups.items() for verb in verbs}


@cache
def _head_pattern() -> re.Pattern[str]:
    return re.compile(_any(list(heads())))


@cache
def _tail_pattern() -> re.Pattern[str]:
    return re.compile(_any(words.load("programs")["tails"]))


@cache
def _nominal_pattern() -> re.Pattern[str]:
    return re.compile(f"(?:{_any(words.load('programs')['nominal'])})*")


@cache
def _boundary_pattern() -> re.Pattern[str]:
    lists = words.load("programs")
    verbs = _any(list(verb_groups()))
    return re.compile(
        rf"(?P<verb>{verbs})"
        rf"|(?P<adverb>{_any(lists['adverbs'])})"
        rf"|(?P<cut>{'|'.join(lists['cuts'])})"
        rf"|(?P<number>{lists['number']})"
        r"|(?P<of>(?<!目)的(?!士))"
        rf"|(?P<join>、|”(?=[“「])|{'|'.join(lists['joins'])})"
        rf"|(?P<etc>{lists['etc']})"
    )


def mask(text: str) -> str:
    """The text with what stands in quotation marks, brackets and 《》 blotted out, at the same length."""

    def blot(match: re.Match[str]) -> str:
        whole = match[0]
        if whole[0] in "《<":
            return _TITLE * len(whole)
        if whole[0] in "（(":
            return _NOTE * len(whole)
        return whole[0] + _QUOTE * (len(whole) - 2) + whole[-1]

    return _ENCLOSED.sub(blot, text)


@dataclass(frozen=True, slots=True)
class Left:
    """What stands before a head: where the name starts, fully and shortly, and what governs it."""

    full: int
    bare: int
    short: int
    verb: str
    verb_start: int
    numbered: bool
    joins: tuple[int, ...]
    etc: int


def candidates(text: str, start: int, end: int) -> Iterator[Found]:
    """The phrases of one sentence that may name a program, in the order of their ends."""
    sentence = text[start:end]
    masked = mask(sentence)
    for unit in _UNIT.finditer(masked):
        for found in _unit(sentence, masked, unit.start(), unit.end()):
            found.start += start
            found.end += start
            found.verb_start += start
            yield found


@dataclass(frozen=True, slots=True)
class Boundary:
    """A word at which a name may begin: its kind, span, and whether a phrase starts with it."""

    kind: str
    start: int
    end: int
    word: str
    opens: bool


class _Unit:
    """One stretch of a sentence between commas."""

    def __init__(self, sentence: str, masked: str, start: int, end: int, subjects: frozenset[int]) -> None:
        """`subjects` are the offsets at which a place or a body ends."""
        self.text, self.masked, self.start, self.end = sentence, masked, start, end
        self.boundaries: list[Boundary] = []
        before = start
        for match in _boundary_pattern().finditer(masked, start, end):
            kind = match.lastgroup or ""
            opens = match.start() == before or match.start() in subjects
            self.boundaries.append(Boundary(kind, match.start(), match.end(), match[0], opens))
            if kind not in ("adverb", "verb") or opens or match[0] not in weak():
                before = match.end()
        self.ends = [boundary.end for boundary in self.boundaries]

    def left(self, at: int) -> Left:
        """What stands before offset `at`, where a head or a quotation begins."""
        bare = short = etc = -1
        joins: list[int] = []
        numbered = False
        index = bisect_right(self.ends, at)
        while index:
            index -= 1
            boundary = self.boundaries[index]
            if boundary.kind == "of":
                bare = boundary.end if bare < 0 else bare
            elif boundary.kind == "join":
                joins.append(boundary.start)
                short = boundary.end if short < 0 else short
            elif boundary.kind == "etc":
                etc = boundary.start if etc < 0 else etc
            elif boundary.kind == "number":
                if boundary.opens or index == 0 or self.boundaries[index - 1].kind == "verb":
                    numbered = True
                    governing = self.boundaries[index - 1] if index else None
                    if governing and governing.kind == "verb" and governing.end == boundary.start:
                        return Left(boundary.end, bare, short, governing.word, governing.start, True, tuple(joins), etc)
                    return Left(boundary.end, bare, short, "", -1, True, tuple(joins), etc)
            elif boundary.kind == "adverb":
                if boundary.opens and not _nominal_pattern().fullmatch(self.masked, boundary.end, at):
                    return Left(boundary.end, bare, short, "", -1, numbered, tuple(joins), etc)
            elif boundary.kind == "cut":
                return Left(boundary.end, bare, short, "", -1, numbered, tuple(joins), etc)
            elif self._governs(index, at):
                return Left(boundary.end, bare, short, boundary.word, boundary.start, numbered, tuple(joins), etc)
        return Left(self.start, bare, short, "", -1, numbered, tuple(joins), etc)

    def _governs(self, index: int, at: int) -> bool:
        boundary = self.boundaries[index]
        if boundary.word in nominal() and _nominal_pattern().fullmatch(self.masked, boundary.end, at):
            return False
        if boundary.word in weak() and not boundary.opens:
            return False
        if boundary.word in opening() and index:
            before = self.boundaries[index - 1]
            if before.kind == "verb" and before.end == boundary.start and verb_groups()[before.word] == "act":
                return False
        return True
