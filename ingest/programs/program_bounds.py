"""Where a name that ends at a head noun or a quotation begins, and what follows it, within a stretch of a sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from ingest.programs.program_words import NOTE, Token, after, before_verbs, front, purposes

_BLANK = re.compile(r"[ 　\t]+")
_LONG_NOTE = re.compile(r"[（(][^（）()]{5,}[）)]")
_IN_PERIOD = re.compile("时期|期间|规划|以来")
# how far before a head its name, or the enumeration that it closes, may begin
FURTHEST = 600
# Words before a place, after which a verb may govern (在…建设X).
_PLACES = ("在", "由", "向", "从", "以", "用", "把", "将", "对")
# Heads of names that may hold a verb: what a mechanism is for.
_CLAUSES = ("mechanism", "system", "model", "framework")
# A count in digits is no part of a name.
_COUNT = re.compile(r"\d[\d.,]*[万亿]?多?余?[个项家批处座条种类所支]$")
PERIOD = re.compile(r"[“「\"]?[一二三四五六七八九十]{1,2}五[”」\"]?$")


@dataclass(slots=True)
class Found:
    """A phrase that may name a program.

    `start` and `end` are the span of the name, `head` the head noun and `group` its group in lexicon/programs.yaml
    (`quote` for a quotation without one, `known` for a national undertaking, `member` for one of an enumeration).
    `verb` governs it; `opening` says at what the name begins, `closing` what follows it; `tail` are the words after it
    that belong to the phrase, `rest` all up to the next comma; `marks` is what else was seen.
    """

    start: int
    end: int
    name: str
    head: str
    group: str
    kind: str | None
    verb: str = ""
    verb_group: str = ""
    verb_start: int = -1
    opening: str = ""
    closing: str = ""
    tail: str = ""
    follows: str = ""
    rest: str = ""
    aliases: list[str] = field(default_factory=list)
    marks: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Left:
    """What stands before a head or a quotation.

    The name begins at `start`, without what describes it (…的) at `bare`, without the first parts of an enumeration at
    `short` (-1 where there is none); `verb` governs it; `after` is the candidate that it is joined to. `index` is the
    place among the words at which it was decided.
    """

    start: int
    bare: int
    short: int
    verb: Token | None
    numbered: bool
    joins: list[Token]
    etc: Token | None
    after: Found | None
    opening: str = "start"
    index: int = 0


class Bounds:
    """One stretch of a sentence between commas, with the words of the lists in it."""

    def __init__(
        self, text: str, masked: str, start: int, end: int, parts: list[Token], subjects: frozenset[int]
    ) -> None:
        self.text, self.masked, self.parts, self.subjects = text, masked, parts, subjects
        self.stop = end
        self.start = start + len(masked[start:end]) - len(masked[start:end].lstrip(" 　\t—"))
        while self.start < end and masked[self.start] == NOTE:
            self.start += 1
        begin = front().match(masked, self.start, end)
        if begin:
            self.start = begin.end()
        self.ends = [token.end for token in parts]
        self.at = {token.start: token for token in parts}
        self.by_end: dict[int, Found] = {}

    def right(self, end: int) -> tuple[str, str, int, str]:
        """What follows a name that ends here: how it closes, the words of the phrase after it, where they end."""
        place = end
        while place < self.stop and self.masked[place] == NOTE:
            place += 1
        while place < self.stop:
            token = self.at.get(place)
            if token is None or not token.has("tail") or token.has("protected"):
                break
            place = token.end
        tail = self.words(end, place)
        closing, follows = self._closing(place)
        if closing == "noun" and place > end:
            first = self.at.get(end)
            if first is not None and first.has("predicate", "verb"):
                return "predicate", "", end, first.text
        return closing, tail, place, follows

    def _closing(self, place: int) -> tuple[str, str]:
        while place < self.stop and self.masked[place] in " 　\t" + NOTE:
            place += 1
        if place >= self.stop:
            return "end", ""
        token = self.at.get(place)
        if token is None:
            return ("predicate" if self.masked[place] in after() else "noun"), self.masked[place]
        if token.has("join"):
            return "join", token.text
        if token.has("etc"):
            return "etc", token.text
        if token.role == "of":
            return "of", ""
        if token.role == "quote":
            return "quote", ""
        if token.has("number", "digits"):
            return "number", ""
        if token.has("predicate", "adverb", "verb", "cut") and not token.has("protected"):
            return "predicate", token.text
        return "noun", token.text

    def left(self, at: int, index: int | None = None) -> Left:
        """What stands before a head or a quotation that begins here; looked for before the word at `index`."""
        left = Left(self.start, -1, -1, None, False, [], None, None)
        index = bisect_right(self.ends, at) if index is None else index
        while index:
            index -= 1
            left.index = index
            token = self.parts[index]
            if token.end <= self.start or at - token.end > FURTHEST:
                break
            if token.has("protected"):
                continue
            if token.has("join"):
                if token.start in self.by_end:
                    left.start, left.after, left.opening = token.end, self.by_end[token.start], "join"
                    return left
                left.joins.append(token)
                left.short = token.end if left.short < 0 else left.short
            elif (
                token.role == "quote"
                and _IN_PERIOD.match(self.text, token.end)
                and PERIOD.match(self.text[token.start : token.end])
            ):
                left.start, left.opening = token.end + 2, "period"
                return left
            elif token.role == "quote":
                # two quotations side by side are two names
                next_to = self.at.get(token.end)
                if next_to is not None and next_to.role == "quote":
                    left.start, left.after, left.opening = token.end, self.by_end.get(token.end), "quote"
                    return left
            elif token.role == "of":
                left.bare = token.end if left.bare < 0 else left.bare
            elif token.has("etc"):
                if left.etc is None:
                    left.etc = token
            elif token.has("number"):
                if not self._opens(index) and not _COUNT.match(token.text):
                    continue
                left.numbered, left.start, left.opening = True, token.end, "number"
                before = self.parts[index - 1] if index else None
                if before is not None and before.has("verb") and before.end == token.start:
                    left.verb = before
                return left
            elif token.has("cut"):
                left.start, left.opening = token.end, token.text
                before = self.parts[index - 1] if index else None
                if token.text in _PLACES:
                    self._after_place(left, index, at)
                elif token.text == "了" and before is not None and before.end == token.start and before.has("verb"):
                    left.verb = before
                return left
            elif token.has("verb") and self._governs(index, at):
                left.start, left.verb, left.opening = token.end, token, "verb"
                return left
            elif (
                token.has("adverb")
                and not token.has("verb")
                and self._opens(index)
                and not self._nominal(index + 1, at)
            ):
                left.start, left.opening = token.end, "adverb"
                return left
        left.index = 0
        return left

    def _after_place(self, left: Left, index: int, at: int) -> None:
        """在…建设X: the verb after the place governs X."""
        for place in range(index + 1, len(self.parts)):
            token = self.parts[place]
            if token.start >= at:
                return
            if token.word.verb in ("act", "build") and not (token.has("nominal") and self._nominal(place, at)):
                left.start, left.verb, left.opening = token.end, token, "verb"
                return

    def _opens(self, index: int) -> bool:
        """Whether a phrase may begin with this token: it stands first, after a subject, an adverb or a verb."""
        token = self.parts[index]
        if token.start <= self.start or token.start in self.subjects:
            return True
        if self.masked[token.start - 1] in before_verbs():
            return True
        before = self.parts[index - 1] if index else None
        if before is None or before.end != token.start:
            return False
        if before.has("adverb", "cut", "number"):
            return True
        if before.has("join"):
            return index > 1 and self.parts[index - 2].has("verb") and self.parts[index - 2].end == before.start
        return before.has("verb") and (not before.has("weak") or self._opens(index - 1))

    def _begins(self, index: int) -> bool:
        """Whether this token stands first in its phrase or after an adverb."""
        token = self.parts[index]
        if token.start <= self.start:
            return True
        before = self.parts[index - 1] if index else None
        return before is not None and before.end == token.start and before.has("adverb") and not before.has("verb")

    def _nominal(self, index: int, at: int) -> bool:
        """Whether from this token on only verbs that are nouns, too, lead up to the head."""
        place = self.parts[index].start if index < len(self.parts) else at
        while index < len(self.parts) and self.parts[index].start < at:
            token = self.parts[index]
            if token.start != place or not token.has("nominal"):
                return False
            place = token.end
            index += 1
        return place == at

    def _governs(self, index: int, at: int) -> bool:
        token = self.parts[index]
        named = token.end == at and at in self.at and self.at[at].role in ("quote", "known")
        if named and (token.word.verb in ("act", "build", "set") or not token.has("nominal") or self._opens(index)):
            return True
        if token.has("nominal") and token.end <= at and self._adjacent(index, at):
            return token.end == at and self._begins(index) and len(self.at[at].text) > 2
        if token.has("weak") and not self._opens(index):
            return False
        # a noun that may be a verb, right after the verb: 推行|投资包干制
        if token.word.verb == "other" and token.has("nominal") and not self._begins(index):
            return False
        # what a mechanism is for may be told by a verb inside its name
        head = self.at[at].word.head if at in self.at else ""
        if head in _CLAUSES and token.word.verb in ("push", "other") and not self._opens(index):
            return False
        if token.has("opening") and index:
            while index > 1 and self.parts[index - 1].has("adverb") and self.parts[index - 1].end == token.start:
                index -= 1
            before = self.parts[index - 1]
            if before.has("verb") and before.end == self.parts[index].start:
                return not (before.word.verb == "act" or (before.word.verb == "set" and token.text in purposes()))
        return True

    def _adjacent(self, index: int, at: int) -> bool:
        """Whether verbs that are nouns, too, lead from here up to the head, and something else stands before them."""
        place = self.parts[index].end
        while place < at:
            index += 1
            if index >= len(self.parts):
                return False
            token = self.parts[index]
            if token.start != place or not token.has("nominal"):
                return False
            place = token.end
        return place == at

    def words(self, start: int, end: int) -> str:
        """The text from start to end without blanks and long brackets."""
        return _BLANK.sub("", _LONG_NOTE.sub("", self.text[start:end]))
