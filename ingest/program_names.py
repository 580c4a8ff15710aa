"""Where the text may name a program: phrases that end in a program's head noun, names in quotation marks, and the
members of an enumeration that a class word closes (A、B等煤矿)."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.program_words import (
    NOTE,
    TITLE,
    Token,
    after,
    before_verbs,
    classes,
    formulas,
    front,
    generic,
    ideas,
    mask,
    modifiers,
    purposes,
    tokens,
)

_UNIT = re.compile(rf"[^，。；：！？…\n,;:!?{TITLE}]+")
_BLANK = re.compile(r"[ 　\t]+")
_LONG_NOTE = re.compile(r"[（(][^（）()]{5,}[）)]")
_PERIOD = re.compile(r"[“「\"]?[一二三四五六七八九十]{1,2}五[”」\"]?$")
_IN_PERIOD = re.compile("时期|期间|规划|以来")
# A head followed by one of these is another word: 工程化, 项目费.
_SUFFIXES = "度化性型师员者率额费款学院机法界"
_SHARED = ("action", "plan", "work")
_PLACES = ("在", "由", "向", "从", "以", "用", "把", "将", "对")
_CLAUSES = ("mechanism", "system", "model", "framework")
_EMPTY = "、和与及或并其该本这此的 　"
LONGEST = 44


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
class _Left:
    start: int
    bare: int
    short: int
    verb: Token | None
    numbered: bool
    joins: list[Token]
    etc: Token | None
    after: Found | None
    opening: str = "start"


def _empty(name: str) -> bool:
    """Whether the name is no more than a period (“十五五”) or a formula in quotation marks, or ends in one."""
    quote = re.search(r"[“「\"]([^“”「」\"]+)[”」\"]", name)
    if quote is None:
        return False
    last = quote.end() == len(name)
    return quote[1] in ideas() or (last and (_PERIOD.match(quote[0]) is not None or quote[1] in formulas()))


def candidates(text: str, start: int, end: int, subjects: frozenset[int] = frozenset()) -> Iterator[Found]:
    """The phrases of text[start:end] that may name a program, in the order of their ends.

    `subjects` are the offsets at which a place or a body ends.
    """
    span = text[start:end]
    masked = mask(span)
    found = tokens(span, masked)
    starts = [token.start for token in found]
    inside = frozenset(offset - start for offset in subjects if start < offset <= end)
    for unit in _UNIT.finditer(masked):
        if unit.end() - unit.start() < 3:
            continue
        part = found[bisect_left(starts, unit.start()) : bisect_left(starts, unit.end())]
        for one in _Unit(span, masked, unit.start(), unit.end(), part, inside).found():
            one.start += start
            one.end += start
            one.verb_start += start
            yield one


class _Unit:
    """One stretch of a sentence between commas."""

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

    def found(self) -> Iterator[Found]:
        """The candidates of this unit, without those that a longer one holds."""
        made: list[Found] = []
        for token in self.parts:
            if token.has("head") or token.role in ("quote", "known"):
                made += self._anchor(token)
        for one in made:
            if not any(o is not one and o.start <= one.start and one.end < o.end and o.group != "member" for o in made):
                yield one

    def _anchor(self, token: Token) -> list[Found]:
        closing, tail, tail_end, follows = self._right(token.end)
        if (
            closing == "noun"
            and token.role not in ("quote", "known")
            and token.word.head not in ("action", "work", "plan", "pilot")
        ):
            return []
        if closing == "noun" and not token.role and follows in _SUFFIXES:
            return []
        if tail.startswith("改革") and token.word.head in ("system", "mechanism", "framework", "platform"):
            return []
        left = self._left(token.start)
        head = token.text if not token.role else ""
        group, kind = token.word.head or token.role, token.word.kind
        if left.etc is not None and head:
            wide = self.text[left.etc.end : token.end]
            if classes().fullmatch(wide):
                return self._members(left, left.etc.start, token, closing)
        if group in _SHARED and self._shares(left, token):
            return self._members(left, token.start, token, closing)
        start, marks = left.start, set[str]()
        if left.etc is not None:
            listed = self._words(start, token.end)
            start = left.etc.end
            counted = self.at.get(start)
            if counted is not None and counted.has("number"):
                start = counted.end
                marks.add("numbered")
        if start >= token.end or token.end - start > LONGEST:
            start = max(left.bare, left.short)
            if start < 0 or token.end - start > LONGEST:
                return []
        if token.role == "known" and token.start not in self.subjects:
            start = token.start
        if re.match(".{0,5}改革", self.text[token.end : self.stop]):
            marks.add("reform")
        one = Found(start, token.end, "", head, group, kind, closing=closing, tail=tail, follows=follows, marks=marks)
        one.rest = self.text[token.end : self.stop]
        self._govern(one, left)
        # the modifier before 的 describes, unless nothing of its own is left after it
        bare = left.bare if left.bare > start else -1
        if bare > 0 and token.start - bare >= 2:
            one.marks.add("of")
            one.aliases.append(self._words(start, token.end))
            start = bare
        start = token.end - len(self.text[start : token.end].lstrip(_EMPTY))
        one.start = start
        one.name = self._words(start, token.end)
        if left.etc is not None and len(left.joins) < 2:
            one.aliases.append(listed)
        short = left.short
        if short > start and token.end - short > len(head) + 1:
            one.marks.add("joined")
            one.aliases.append(self._words(short, token.end))
        if tail:
            one.aliases.append(one.name + tail)
        self._more_names(one, token)
        if len(one.name) < 2 or _empty(one.name):
            return []
        if token.role == "quote" and token.start <= self.start and token.end >= self.stop:
            return []
        self.by_end[tail_end] = self.by_end[token.end] = one
        if closing == "number":
            counted = self.at.get(tail_end)
            self.by_end[counted.end if counted else tail_end] = one
        return [one]

    def _govern(self, one: Found, left: _Left) -> None:
        one.opening = left.opening
        if left.numbered:
            one.marks.add("numbered")
        if left.after is not None:
            one.marks.add("listed")
            one.verb, one.verb_group, one.verb_start = left.after.verb, left.after.verb_group, left.after.verb_start
        elif left.verb is not None:
            one.verb, one.verb_group, one.verb_start = left.verb.text, left.verb.word.verb, left.verb.start

    def _words(self, start: int, end: int) -> str:
        return _BLANK.sub("", _LONG_NOTE.sub("", self.text[start:end]))

    def _more_names(self, one: Found, token: Token) -> None:
        """Shorter names that mean the same: without modifiers in front, the quotation alone, without a general head."""
        name = one.name
        for modifier in modifiers():
            if name.startswith(modifier) and len(name) - len(modifier) > len(one.head) + 1:
                name = name[len(modifier) :]
                one.aliases.append(name)
        quote = re.search(r"“[^“”]+”", one.name)
        if quote and quote.start() > 0:
            one.aliases.append(one.name[quote.start() :])
        if quote and quote[0] != one.name and not _PERIOD.match(quote[0]):
            one.aliases.append(quote[0])
        for offset in self.subjects:
            if one.start < offset < token.start - 1:
                one.aliases.append(self._words(offset, token.end))
        if one.group in ("work", "project", "action", "pilot", "line") or (one.head and quote):
            for bare in (one.name.removesuffix(one.head), name.removesuffix(one.head)):
                if len(bare) >= 4 and not generic().fullmatch(bare):
                    one.aliases.append(bare)

    def _members(self, left: _Left, stop: int, token: Token, closing: str) -> list[Found]:
        """A、B等项目: A and B."""
        found: list[Found] = []
        head = token.text
        commas = [join for join in left.joins if join.text == "、" and join.end < stop]
        joins = commas or [j for j in left.joins if j.end < stop and j.text != "暨" and left.after is None]
        edges = [left.start, *(place for join in reversed(joins) for place in (join.start, join.end)), stop]
        edges = [place for place in edges if place <= stop]
        if len(edges) % 2:
            edges.append(stop)
        for start, end in zip(edges[::2], edges[1::2], strict=True):
            known = self.by_end.get(end)
            if known is not None and known.start >= start:
                known.marks.add("class")
                known.kind = known.kind or token.word.kind
                if known.group == "quote":
                    known.aliases.append(known.name + head)
                continue
            name = self._words(start, end)
            if not 2 <= len(name) <= 24:
                continue
            shared = stop == token.start
            group = token.word.head if shared else "member"
            one = Found(start, end, name, head, group, token.word.kind, closing=closing, marks={"class"})
            self._govern(one, left)
            one.aliases.append(name if shared else name + head)
            if shared:
                one.name = name + head
                one.marks = {"shared"}
            found.append(one)
        before = left.after
        while before is not None and "class" not in before.marks:
            before.marks.add("class")
            before.kind = before.kind or token.word.kind
            if before.group == "quote":
                before.aliases.append(before.name + head)
            before = self.by_end.get(before.start - 1)
        return found

    def _shares(self, left: _Left, token: Token) -> bool:
        """A、B行动: whether short members share the head."""
        inside = [join for join in left.joins if join.start > left.start]
        if left.etc is not None or not inside or any(join.text != "、" for join in inside):
            return False
        parts = self.text[left.start : token.start].split("、")
        return all(3 <= len(part) <= 9 and "“" not in part and "的" not in part for part in parts)

    def _right(self, end: int) -> tuple[str, str, int, str]:
        """What follows a name that ends here: how it closes, the words of the phrase after it, where they end."""
        place = end
        while place < self.stop and self.masked[place] == NOTE:
            place += 1
        while place < self.stop:
            token = self.at.get(place)
            if token is None or not token.has("tail") or token.has("protected"):
                break
            place = token.end
        tail = self._words(end, place)
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

    def _left(self, at: int) -> _Left:
        """What stands before a head or a quotation that begins here."""
        left = _Left(self.start, -1, -1, None, False, [], None, None)
        index = bisect_right(self.ends, at)
        while index:
            index -= 1
            token = self.parts[index]
            if token.end <= self.start:
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
                and _PERIOD.match(self.text[token.start : token.end])
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
                if not self._opens(index):
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
        return left

    def _after_place(self, left: _Left, index: int, at: int) -> None:
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
