"""The words around programs' names, found in a text: heads, verbs, what joins names and what ends them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import ahocorasick_rs

from ingest import words

# what stands in quotation marks, in brackets, in 《》
QUOTED, NOTE, TITLE = "\ue000", "\ue001", "\ue002"
ENCLOSED = re.compile(
    r"《[^《》\n]{1,80}》|“[^“”\n]{1,40}”|「[^「」\n]{1,40}」|\"[^\"\n]{1,40}\"|[（(][^（）()\n]{0,60}[）)]"
)
NUMBER = re.compile(
    r"(?<![第\d])(?:\d[\d.,]{0,20}[万亿]?多?|[一二三四五六七八九十百千两]{1,12}|(?<=[\u4e00-\u9fff])[多数]|若干)(?:余|多)?(?:个|项|家|批|处|座|条|件|种|类|次|所|只|支|届|期(?!货|间|限|工程|项目)|元|美元|亩|公里|平方米|户|名|大(?![家力地数量学型会病中赛]))(?![一二三四五六七八九十])"
    r"|一系列|一大批|一整套"
)
DIGITS = re.compile(r"\d[\d.]{0,20}[万亿]?")
OF = re.compile(r"(?<!目)的(?!士)")


@dataclass(frozen=True, slots=True)
class Word:
    """What a word may be: its roles, the group of the head noun or of the verb, and beside what it is none of these."""

    roles: frozenset[str]
    head: str = ""
    kind: str | None = None
    verb: str = ""
    not_before: str = ""
    not_after: str = ""


@dataclass(slots=True, eq=False)
class Token:
    """A word of the lists at its place; `word` is None for a quotation, a number or 的, told by `role`."""

    start: int
    end: int
    text: str
    word: Word
    role: str = ""

    def has(self, *roles: str) -> bool:
        """Whether the word may play one of these parts."""
        return self.role in roles or not self.word.roles.isdisjoint(roles)


_NOTHING = Word(frozenset())


@cache
def vocabulary() -> dict[str, Word]:
    """Every word of lexicon/programs.yaml with what it may be."""
    lists = words.load("programs")
    roles: dict[str, set[str]] = {}
    heads: dict[str, tuple[str, str | None]] = {}
    verbs: dict[str, str] = {}
    beside: dict[str, dict[str, str]] = {}
    for group, head in lists["heads"].items():
        for word in head["words"]:
            heads[word] = (group, head["kind"])
            roles.setdefault(word, set()).add("head")
    for group, members in lists["verbs"].items():
        for word in members:
            verbs.setdefault(word, group)
            roles.setdefault(word, set()).add("verb")
    for name, role in (
        ("tails", "tail"),
        ("nominal", "nominal"),
        ("weak", "weak"),
        ("opening", "opening"),
        ("adverbs", "adverb"),
        ("predicates", "predicate"),
        ("protected", "protected"),
        ("number", "number"),
    ):
        for word in lists[name]:
            roles.setdefault(word, set()).add(role)
            if role == "adverb":
                roles.setdefault(word + "地", set()).add(role)
    for name, role in (("cuts", "cut"), ("join", "join"), ("etc", "etc")):
        for word, context in lists[name].items():
            roles.setdefault(word, set()).add(role)
            beside[word] = context
    return {
        word: Word(
            frozenset(found),
            *heads.get(word, ("", None)),
            verbs.get(word, ""),
            beside.get(word, {}).get("not_before", ""),
            beside.get(word, {}).get("not_after", ""),
        )
        for word, found in roles.items()
    }


@cache
def _automaton() -> tuple[list[tuple[str, Word]], ahocorasick_rs.AhoCorasick]:
    patterns = sorted(vocabulary())
    automaton = ahocorasick_rs.AhoCorasick(patterns, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    return [(name, vocabulary()[name]) for name in patterns], automaton


@cache
def undertakings() -> dict[str, str]:
    """The names of national undertakings, with the kind of program that each is."""
    return {name: kind for kind, names in words.load("undertakings").items() for name in names}


@cache
def _undertakings() -> tuple[list[tuple[str, Word]], ahocorasick_rs.AhoCorasick]:
    patterns = sorted(undertakings())
    automaton = ahocorasick_rs.AhoCorasick(patterns, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    return [(name, Word(frozenset(), kind=undertakings()[name])) for name in patterns], automaton


@cache
def formulas() -> frozenset[str]:
    """What stands in quotation marks and names no program by itself."""
    return frozenset(words.load("slogans")["formulas"])


@cache
def ideas() -> frozenset[str]:
    """What stands in quotation marks and in no name of a program."""
    return frozenset(words.load("slogans")["ideas"])


@cache
def ideals() -> frozenset[str]:
    """Generic ideals that end like a program's name."""
    return frozenset(words.load("slogans")["ideals"])


@cache
def sayings() -> re.Pattern[str]:
    """Words with which a quotation is a saying."""
    return re.compile("|".join(words.load("slogans")["sayings"]))


@cache
def front() -> re.Pattern[str]:
    """Times and other words at the front of a phrase that belong to no name."""
    return re.compile(f"(?:{'|'.join(words.load('programs')['front'])})+[，,]?")


@cache
def modifiers() -> tuple[str, ...]:
    """Words at the front of a name without which it names the same, longest first."""
    return tuple(sorted(words.load("programs")["modifiers"], key=len, reverse=True))


@cache
def classes() -> re.Pattern[str]:
    """What only classes what an enumeration lists: 项目, 53个重大项目."""
    lists = words.load("programs")
    front = "|".join(sorted(lists["class_modifiers"], key=len, reverse=True))
    return re.compile(rf"(?:{NUMBER.pattern})?(?:{front})*(?:{'|'.join(lists['classes'])})")


@cache
def class_prefix() -> re.Pattern[str]:
    """What may stand between 等 and a head noun that only classes what the enumeration lists."""
    front = "|".join(sorted(words.load("programs")["class_modifiers"], key=len, reverse=True))
    return re.compile(rf"(?:{NUMBER.pattern})?(?:{front})*")


@cache
def generic() -> re.Pattern[str]:
    """Names of words that say nothing particular."""
    return re.compile(f"(?:{'|'.join(sorted(words.load('programs')['generic'], key=len, reverse=True))})*")


@cache
def after() -> str:
    """Single characters that end a name on their left."""
    return str(words.load("programs")["after"])


@cache
def before_verbs() -> str:
    """Single characters that may stand before a verb."""
    return str(words.load("programs")["before"])


@cache
def purposes() -> frozenset[str]:
    """Verbs that open the name of a mechanism: what it is for."""
    return frozenset(words.load("programs")["purposes"])


def mask(text: str) -> str:
    """The text with what stands in quotation marks, brackets and 《》 blotted out, at the same length."""

    def blot(match: re.Match[str]) -> str:
        whole = match[0]
        if whole[0] == "《":
            return TITLE * len(whole)
        if whole[0] in "（(":
            return NOTE * len(whole)
        return whole[0] + QUOTED * (len(whole) - 2) + whole[-1]

    return ENCLOSED.sub(blot, text)


_QUOTE = re.compile(f'[“「"]{QUOTED}+[”」"]')


def tokens(text: str, masked: str) -> list[Token]:
    """The words of the lists, quotations, numbers and 的 of a text, in order and without overlaps.

    None where nothing in it may be a name: no head noun, quotation or undertaking.
    """
    patterns, automaton = _automaton()
    found: list[Token] = []
    named = QUOTED in masked
    for index, start, end in automaton.find_matches_as_indexes(masked):
        name, word = patterns[index]
        if word.not_before and end < len(masked) and masked[end] in word.not_before:
            continue
        if word.not_after and start and masked[start - 1] in word.not_after:
            continue
        named = named or bool(word.head)
        found.append(Token(start, end, name, word))
    undertaken, known = _undertakings()
    for index, start, end in known.find_matches_as_indexes(text):
        found.append(Token(start, end, *undertaken[index], "known"))
        named = True
    if not named:
        return []
    for pattern, role in ((_QUOTE, "quote"), (NUMBER, "number"), (DIGITS, "digits"), (OF, "of")):
        found += [Token(m.start(), m.end(), m[0], _NOTHING, role) for m in pattern.finditer(masked)]
    found.sort(key=lambda token: (token.start, -token.end, token.role != "known"))
    kept: list[Token] = []
    for token in found:
        # a word that reaches into a known name gives way to it
        if token.role == "known" and kept and kept[-1].end > token.start and kept[-1].role != "quote":
            kept.pop()
        if not kept or token.start >= kept[-1].end:
            kept.append(token)
    return kept
