"""Where the text may name a program: phrases that end in a program's head noun, names in quotation marks, and the
members of an enumeration that a class word closes (A、B等煤矿)."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from ingest.programs.program_bounds import PERIOD, Bounds, Found, Left
from ingest.programs.program_words import (
    TITLE,
    Token,
    class_prefix,
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
# Heads that the members of an enumeration share, and how long these are.
_SHARED = dict.fromkeys(("action", "plan", "work"), (3, 9)) | dict.fromkeys(
    ("line", "project", "zone", "base", "event", "platform", "drive", "centre", "allowance"), (2, 12)
)
# How often a word at which a name was taken to begin is tried as part of it, and how long the name may become.
_WIDER = 2
_WIDEST = 30
# What joins the last member of an enumeration.
_LAST = ("和", "及", "与", "以及")
# At these a name begins for certain.
_OUTSIDE = frozenset("、以对在把被将由向使让从除")
# Kinds of undertakings of which places have their own (新安江流域生态补偿机制).
_SPECIAL = ("机制", "试点", "平台", "基金")
_EMPTY = re.compile(
    "(?:这些|那些|许多|若干|一些|其他|其它|各种|部分|多个|多项|[、与及或并其该本这此的 　]|和(?!美|谐|平))+"
)
LONGEST = 44
# What may be a name without a head noun.
_ANCHORS = ("quote", "known")


def names_nothing(name: str) -> bool:
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
    if not found:
        return
    starts = [token.start for token in found]
    inside = frozenset(offset - start for offset in subjects if start < offset <= end)
    for unit in _UNIT.finditer(masked):
        if unit.end() - unit.start() < 3:
            continue
        part = found[bisect_left(starts, unit.start()) : bisect_left(starts, unit.end())]
        if not any(token.word.head or token.role in _ANCHORS for token in part):
            continue
        for one in _Unit(span, masked, unit.start(), unit.end(), part, inside).found():
            one.start += start
            one.end += start
            one.verb_start += start
            yield one


def other_names(name: str, head: str, group: str) -> list[str]:
    """Shorter names that mean the same: without modifiers in front, the quotation alone, without a general head."""
    whole, made = name, []
    for modifier in modifiers():
        if name.startswith(modifier) and len(name) - len(modifier) > len(head) + 1:
            name = name[len(modifier) :]
            made.append(name)
    quote = re.search(r"“[^“”]+”", whole)
    if quote and quote.start() > 0:
        made.append(whole[quote.start() :])
    if quote and quote[0] != whole and not PERIOD.match(quote[0]):
        made.append(quote[0])
    if group in ("work", "project", "action", "pilot", "line") or (head and quote):
        made += [
            bare
            for bare in (whole.removesuffix(head), name.removesuffix(head))
            if len(bare) >= 4 and not generic().fullmatch(bare)
        ]
    return made


class _Unit(Bounds):
    """One stretch of a sentence between commas: the candidates in it."""

    def found(self) -> Iterator[Found]:
        """The candidates of this unit, without those that a longer one holds."""
        made: list[Found] = []
        for token in self.parts:
            if token.word.head or token.role in _ANCHORS:
                made += self._anchor(token)
        wide = sorted(
            (one for one in made if one.group != "member" and "wide" not in one.marks), key=lambda one: one.end
        )
        ends = [one.end for one in wide]
        for one in made:
            after = wide[bisect_right(ends, one.end) : bisect_right(ends, one.start + LONGEST)]
            if not any(other.start <= one.start for other in after):
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
        if closing == "predicate" and (len(token.text) == 1 or self._goes_on(token)):
            return []
        if tail.startswith("改革") and token.word.head in ("system", "mechanism", "framework", "platform"):
            return []
        left = self.left(token.start)
        head = token.text if not token.role else ""
        group, kind = token.word.head or token.role, token.word.kind
        if left.etc is not None and head and self._classes(left.etc.end, token):
            return self._members(left, left.etc.start, token, closing)
        if group in _SHARED and self._shares(left, token, *_SHARED[group]):
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
            near = start < token.start <= start + 12
            special = kind in _SPECIAL and near and not (left.joins or left.numbered) and left.bare < 0
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
        if len(one.name) < 2 or names_nothing(one.name) or (one.name == head and len(head) < 4):
            return []
        if token.role == "quote" and token.start <= self.start and token.end >= self.stop:
            return []
        self.by_end[tail_end] = self.by_end[token.end] = one
        if closing == "number":
            counted = self.at.get(tail_end)
            self.by_end[counted.end if counted else tail_end] = one
        return [one, *self._wider(one, token, left)] if head and left.etc is None else [one]

    def _goes_on(self, token: Token) -> bool:
        """更新改造: whether another head of its group follows at once."""
        after = self.at.get(token.end)
        return after is not None and bool(token.word.head) and after.word.head == token.word.head

    def _wider(self, one: Found, token: Token, left: Left) -> Iterator[Found]:
        """Longer names up to the same head: a verb at which a name was taken to begin may be part of it."""
        inner: set[str] = set()
        for _ in range(_WIDER):
            stop = self.parts[left.index] if left.index or left.start > self.start else None
            if stop is None or stop.has("number") or stop.role or stop.text in _OUTSIDE:
                return
            if stop.word.verb in ("act", "build", "set") and self._opens(left.index):
                return
            inner |= {"wide", f"inner={stop.text}", f"inner verb={stop.word.verb}"}
            left = self.left(token.start, left.index)
            if left.etc is not None or token.end - left.start > _WIDEST:
                return
            empty = _EMPTY.match(self.text, left.start, token.end)
            start = empty.end() if empty else left.start
            if start >= one.start:
                return
            wide = Found(start, token.end, self.words(start, token.end), one.head, one.group, one.kind)
            wide.closing, wide.tail, wide.follows, wide.rest = one.closing, one.tail, one.follows, one.rest
            wide.marks = (one.marks & {"reform"}) | inner
            self._govern(wide, left)
            if one.tail:
                wide.aliases.append(wide.name + one.tail)
            self._more_names(wide, token)
            yield wide

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
        one.aliases += other_names(one.name, one.head, one.group)
        for offset in self.subjects:
            if one.start < offset < token.start - 1:
                one.aliases.append(self.words(offset, token.end))

    def _classes(self, start: int, token: Token) -> bool:
        """等12个重大项目, 等机制: whether what follows 等 only classes what is listed."""
        return bool(
            classes().fullmatch(self.text, start, token.end) or class_prefix().fullmatch(self.text, start, token.start)
        )

    def _members(self, left: Left, stop: int, token: Token, closing: str) -> list[Found]:
        """A、B等项目: A and B."""
        found: list[Found] = []
        head = token.text
        inside = [join for join in left.joins if join.end < stop]
        joins = [join for join in inside if join.text == "、"]
        if not joins:
            joins = [join for join in inside if join.text != "暨" and left.after is None]
        elif inside[0].text in _LAST and sum(join.text in _LAST for join in inside) == 1:
            # A、B和C等机制
            joins = [inside[0], *joins]
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
                if end == stop and stop < token.start:
                    known.aliases.append(self.words(start, token.end))
                continue
            name = self.words(start, end)
            short = stop == token.start or (token.word.head == "project" and len(head) > 2) or "“" in name
            if not (2 if short else 3) <= len(name) <= 24:
                continue
            if generic().fullmatch(name):
                continue
            shared = stop == token.start
            group = token.word.head if shared else "member"
            one = Found(start, end, name, head, group, token.word.kind, closing=closing, marks={"class"})
            self._govern(one, left)
            one.aliases.append(name if shared else name + head)
            if end == stop and not shared:
                one.aliases.append(self.words(start, token.end))
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

    def _shares(self, left: Left, token: Token, least: int, most: int) -> bool:
        """A、B行动: whether short members share the head."""
        inside = [join for join in left.joins if join.start > left.start]
        if left.etc is not None or not inside or inside[-1].text != "、":
            return False
        if any(join.text != "、" for join in inside[1:]) or inside[0].text not in ("、", *_LAST):
            return False
        # 南宁、百色先进制造基地 is one
        if any(join.start in self.subjects for join in inside):
            return False
        edges = [left.start, *(place for join in reversed(inside) for place in (join.start, join.end)), token.start]
        parts = [self.text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]
        return all(least <= len(part) <= most and "“" not in part and "的" not in part for part in parts)
