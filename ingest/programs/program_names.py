"""Where the text may name a program: phrases that end in a program's head noun, names in quotation marks, and the
members of an enumeration that a class word closes (A、B等煤矿)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from ingest.programs.program_bounds import PERIOD, Bounds, Found, Left
from ingest.programs.program_words import (
    TITLE,
    Token,
    classes,
    formulas,
    generic,
    ideals,
    ideas,
    mask,
    modifiers,
    tokens,
)

_UNIT = re.compile(rf"[^，。；：！？…\n,;:!?{TITLE}]+")
# A head followed by one of these is another word: 工程化, 项目费.
_SUFFIXES = "度化性型师员者率额费款学院机法界"
# Heads that the members of an enumeration share.
_SHARED = ("action", "plan", "work")
# Kinds of undertakings of which places have their own (新安江流域生态补偿机制).
_SPECIAL = ("机制", "试点", "平台", "基金")
_EMPTY = re.compile(
    "(?:这些|那些|许多|若干|一些|其他|其它|各种|部分|多个|多项|[、与及或并其该本这此的 　]|和(?!美|谐|平))+"
)
LONGEST = 44


def _empty(name: str) -> bool:
    """Whether the name is an ideal, or no more than a period (“十五五”) or a formula in quotation marks."""
    if name in ideals():
        return True
    quote = re.search(r"[“「\"]([^“”「」\"]+)[”」\"]", name)
    if quote is None:
        return False
    last = quote.end() == len(name)
    return quote[1] in ideas() or (last and (PERIOD.match(quote[0]) is not None or quote[1] in formulas()))


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


class _Unit(Bounds):
    """One stretch of a sentence between commas: the candidates in it."""

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
        closing, tail, tail_end, follows = self.right(token.end)
        if (
            closing == "noun"
            and token.role not in ("quote", "known")
            and token.word.head not in ("action", "work", "plan", "pilot")
        ):
            return []
        if closing == "noun" and not token.role and follows in _SUFFIXES:
            return []
        if closing == "predicate" and len(token.text) == 1:
            return []
        if tail.startswith("改革") and token.word.head in ("system", "mechanism", "framework", "platform"):
            return []
        left = self.left(token.start)
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
            listed = self.words(start, token.end)
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
            special = kind in _SPECIAL and start < token.start <= start + 12 and not left.joins and left.bare < 0
            if not special:
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
            one.aliases.append(self.words(start, token.end))
            start = bare
        empty = _EMPTY.match(self.text, start, token.end)
        start = empty.end() if empty else start
        one.start = start
        one.name = self.words(start, token.end)
        if left.etc is not None and len(left.joins) < 2:
            one.aliases.append(listed)
        short = left.short
        if short > start and token.end - short > len(head) + 1:
            one.marks.add("joined")
            one.aliases.append(self.words(short, token.end))
        if tail:
            one.aliases.append(one.name + tail)
        if token.role == "known" and one.name != token.text:
            one.aliases.append(token.text)
        self._more_names(one, token)
        if len(one.name) < 2 or _empty(one.name) or (one.name == head and len(head) < 4):
            return []
        if token.role == "quote" and token.start <= self.start and token.end >= self.stop:
            return []
        self.by_end[tail_end] = self.by_end[token.end] = one
        if closing == "number":
            counted = self.at.get(tail_end)
            self.by_end[counted.end if counted else tail_end] = one
        return [one]

    def _govern(self, one: Found, left: Left) -> None:
        one.opening = left.opening
        if left.numbered:
            one.marks.add("numbered")
        if left.after is not None:
            one.marks.add("listed")
            one.verb, one.verb_group, one.verb_start = left.after.verb, left.after.verb_group, left.after.verb_start
        elif left.verb is not None:
            one.verb, one.verb_group, one.verb_start = left.verb.text, left.verb.word.verb, left.verb.start

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
        if quote and quote[0] != one.name and not PERIOD.match(quote[0]):
            one.aliases.append(quote[0])
        for offset in self.subjects:
            if one.start < offset < token.start - 1:
                one.aliases.append(self.words(offset, token.end))
        if one.group in ("work", "project", "action", "pilot", "line") or (one.head and quote):
            for bare in (one.name.removesuffix(one.head), name.removesuffix(one.head)):
                if len(bare) >= 4 and not generic().fullmatch(bare):
                    one.aliases.append(bare)

    def _members(self, left: Left, stop: int, token: Token, closing: str) -> list[Found]:
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
            name = self.words(start, end)
            if not (2 if (token.word.head == "project" and len(head) > 2) or "“" in name else 3) <= len(name) <= 24:
                continue
            if generic().fullmatch(name):
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

    def _shares(self, left: Left, token: Token) -> bool:
        """A、B行动: whether short members share the head."""
        inside = [join for join in left.joins if join.start > left.start]
        if left.etc is not None or not inside or any(join.text != "、" for join in inside):
            return False
        parts = self.text[left.start : token.start].split("、")
        return all(3 <= len(part) <= 9 and "“" not in part and "的" not in part for part in parts)
