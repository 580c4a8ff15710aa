"""What the tagger sees of each word of a sentence: the words around it and their clusters, their tags, what they are
in the word lists, quotation marks, places and bodies, and what the rules take for a name there."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from ingest.outline.segment import words_of
from ingest.programs.program_bounds import Found
from ingest.programs.program_status import plans
from ingest.programs.program_words import vocabulary
from ingest.programs.word_clusters import clusters_of
from ingest.reading import Candidate, Reading

_DIGITS = re.compile(r"[\d.]+")
_LATIN = re.compile(r"[A-Za-z0-9+＋]+")
_STOPS = "，。；：？！\n"
_MARKS = frozenset("，。；：、！？“”‘’（）()《》,;:!?\n 　")
_ROLES = ("adverb", "join", "cut", "etc", "predicate", "number", "tail")
_EDGE = "<>"
# a document longer than this is a report rather than a paper
_REPORT = 6000


@dataclass(slots=True)
class Clause:
    """One sentence as the tagger sees it: spans of its words, their features, and the words at which spans lie."""

    sentence: int
    words: list[tuple[int, int]]
    features: list[list[str]]
    starts: dict[int, int]
    ends: dict[int, int]

    def stretch(self, start: int, end: int) -> tuple[int, int] | None:
        """The first and last word of a span of the text; None where it cuts a word or lies elsewhere."""
        first, last = self.starts.get(start), self.ends.get(end)
        return (first, last) if first is not None and last is not None and first <= last else None


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase that the rules give: where it stands, and whether it is generic."""

    found: Found
    sentence: int
    generic: bool


@lru_cache(maxsize=50_000)
def head_word(word: str) -> str:
    """The longest head noun that ends the word, or nothing."""
    known = vocabulary()
    return next((word[at:] for at in range(len(word)) if word[at:] in known and known[word[at:]].head), "")


def head_of(word: str) -> str:
    """The group of the longest head noun that ends the word, or nothing."""
    head = head_word(word)
    return vocabulary()[head].head if head else ""


@lru_cache(maxsize=50_000)
def role_of(word: str) -> str:
    """What the word is in the lists: a verb of a group, an adverb, what joins, cuts or follows."""
    known = vocabulary().get(word)
    if known is None:
        return ""
    if known.verb:
        return "v:" + known.verb
    return next((role for role in _ROLES if role in known.roles), "")


def is_mark(word: str) -> bool:
    """Whether the word is a punctuation mark."""
    return word in _MARKS


def clauses(reading: Reading, phrases: Sequence[Phrase]) -> Iterator[Clause]:
    """The sentences of a document that hold words, with the features of these."""
    text = reading.document.text
    named = reading.of_type("Region", "Institution", "Policy")
    cuts = sorted({place for one in named for place in (one.start, one.end)})
    cuts = sorted({*cuts, *(place for one in phrases for place in (one.found.start, one.found.end))})
    by_sentence: dict[int, list[Phrase]] = defaultdict(list)
    for phrase in phrases:
        by_sentence[phrase.sentence].append(phrase)
    names: dict[int, list[Candidate]] = defaultdict(list)
    for one in named:
        index = reading.sentence_at(one.start)
        if index is not None:
            names[index].append(one)
    titles = sorted((heading.title_start, heading.title_end) for heading in reading.headings)
    planned = plans(reading)
    kind = "report" if len(text) > _REPORT else "paper"
    for index, sentence in enumerate(reading.sentences):
        spans = list(_words(text, sentence.start, sentence.end, cuts))
        if not spans:
            continue
        bounds = [(start, end) for start, end, _ in spans]
        place = bisect_right(titles, (sentence.start, len(text))) - 1
        heading = place >= 0 and titles[place][1] >= sentence.end - 2
        clause = Clause(
            index,
            bounds,
            _features(
                [_shape(text[start:end]) for start, end in bounds],
                [tag for *_, tag in spans],
                f"{kind}{'h' if heading else ''}",
                planned[sentence.section],
            ),
            {start: at for at, (start, _) in enumerate(bounds)},
            {end: at for at, (_, end) in enumerate(bounds)},
        )
        _mark(clause, names[index], by_sentence[index])
        yield clause


def _words(text: str, start: int, end: int, cuts: Sequence[int]) -> Iterator[tuple[int, int, str]]:
    """The words of a sentence, cut where a name or phrase begins or ends; blanks left out."""
    for low, high, tag in words_of(text[start:end]):
        first, last = low + start, high + start
        inside = cuts[bisect_right(cuts, first) : bisect_right(cuts, last - 1)]
        edges = [first, *inside, last]
        for one, other in pairwise(edges):
            if not text[one:other].isspace():
                yield one, other, tag


def _shape(word: str) -> str:
    """The word; numbers and Latin letters are alike."""
    return "0" if _DIGITS.fullmatch(word) else "A" if _LATIN.fullmatch(word) else word


def _features(words: list[str], tags: list[str], kind: str, plan: bool) -> list[list[str]]:
    roles = [role_of(word) for word in words]
    heads = [head_of(word) for word in words]
    quotes = list(_quoted(words))
    before = list(_nearest(words, [role if role.startswith("v:") else "" for role in roles], 6))
    after = list(_nearest(words[::-1], heads[::-1], 5))[::-1]
    alike = [clusters_of(one)[0] for one in words]
    word, tag, role, head, quote, like = (_Around(values) for values in (words, tags, roles, heads, quotes, alike))
    made = []
    for i, one in enumerate(words):
        made.append(
            [
                f"w={one}",
                f"w-1={word[i - 1]}",
                f"w+1={word[i + 1]}",
                f"w-2={word[i - 2]}",
                f"w+2={word[i + 2]}",
                f"w-={word[i - 1]}|{one}",
                f"w+={one}|{word[i + 1]}",
                f"t={tags[i]}",
                f"t-1={tag[i - 1]}",
                f"t+1={tag[i + 1]}",
                f"t-={tag[i - 1]}|{tags[i]}",
                f"t+={tags[i]}|{tag[i + 1]}",
                f"t3={tag[i - 1]}|{tags[i]}|{tag[i + 1]}",
                f"r={roles[i]}",
                f"r-1={role[i - 1]}",
                f"r+1={role[i + 1]}",
                f"r3={role[i - 1]}|{roles[i]}|{tag[i + 1]}",
                f"h={heads[i]}",
                f"h-1={head[i - 1]}",
                f"h+1={head[i + 1]}",
                f"hr={heads[i]}|{role[i + 1]}|{word[i + 1] if is_mark(word[i + 1]) else ''}",
                f"last={one[-1]}",
                f"last two={one[-2:]}",
                f"first={one[0]}",
                f"length={min(len(one), 5)}",
                f"q={quotes[i]}",
                f"q-={quote[i - 1]}{quotes[i]}",
                f"verb={before[i]}",
                f"head={after[i]}",
                f"verb&head={before[i]}|{after[i]}",
                f"verb&h={before[i]}{heads[i]}",
                f"wq={one}{quotes[i]}",
                f"tw={tag[i - 1]}|{one}",
                f"wt={one}|{tag[i + 1]}",
                f"w-1t={word[i - 1]}|{tags[i]}",
                f"hw+1={heads[i]}|{word[i + 1]}",
                f"kind={kind}{heads[i]}",
                f"plan={plan}{roles[i]}",
                f"k={alike[i]}",
                f"k-1={like[i - 1]}",
                f"k+1={like[i + 1]}",
                f"k-2={like[i - 2]}",
                f"k+2={like[i + 2]}",
                f"k-={like[i - 1]}|{alike[i]}",
                f"k+={alike[i]}|{like[i + 1]}",
            ]
        )
    return made


class _Around:
    """The values of a sentence's words, with an edge on both sides."""

    def __init__(self, values: Sequence[str]) -> None:
        self._values = [*values, _EDGE, _EDGE]

    def __getitem__(self, index: int) -> str:
        return self._values[index]


def _quoted(words: Sequence[str]) -> Iterator[str]:
    inside = 0
    for word in words:
        if word in ("“", "「"):
            inside = 1
            yield "("
        elif word in ("”", "」"):
            inside = 0
            yield ")"
        else:
            yield str(inside)


def _nearest(words: Sequence[str], groups: Sequence[str], most: int) -> Iterator[str]:
    """For each word the group of the last one before it in its clause, and how many words away it is."""
    group, away = "none", 0
    for word, own in zip(words, groups, strict=True):
        yield f"{group}{min(away, most)}"
        away += 1
        if word in _STOPS:
            group, away = "edge", 0
        elif own:
            group, away = own, 0


def _mark(clause: Clause, names: Sequence[Candidate], phrases: Sequence[Phrase]) -> None:
    """Add what is known of places, bodies and policies, and what the rules take for names."""
    marks: list[set[str]] = [set() for _ in clause.words]

    def around(first: int, last: int, before: str, after: str) -> None:
        if first:
            marks[first - 1].add(before)
        if last + 1 < len(marks):
            marks[last + 1].add(after)

    for name in names:
        stretch = clause.stretch(name.start, name.end)
        if stretch is None:
            continue
        for at in range(stretch[0], stretch[1] + 1):
            marks[at].add(f"n={name.type[0]}{'B' if at == stretch[0] else 'I'}")
        around(*stretch, f"n<{name.type[0]}", f"n>{name.type[0]}")
    for phrase in phrases:
        found = phrase.found
        stretch = clause.stretch(found.start, found.end)
        if stretch is None:
            continue
        first, last = stretch
        for at in range(first, last + 1):
            part = "S" if first == last else "B" if at == first else "E" if at == last else "I"
            marks[at] |= {
                f"c={part}",
                f"c={part}{found.group}",
                f"c={part}{found.group}/{found.verb_group or 'none'}",
                f"c={part}{found.closing}/{found.opening[:5]}",
            }
            if phrase.generic:
                marks[at].add(f"generic={part}")
        around(first, last, "c<", "c>")
    for features, more in zip(clause.features, marks, strict=True):
        features.extend(sorted(more))
