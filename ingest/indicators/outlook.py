"""Tell whether the paragraphs of a text look back or ahead by the clauses that they are made of.

Plans open clauses with the verb of what is to be done (加快建设…, 支持…); reports end them with what came about
(…加快推进, …居全国首位, …达到12个). Words in lexicon/tense.yaml.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from math import sqrt

from ingest.words import load

CLAUSES = re.compile(r"[，。；：:！\n]+")
NUMBERING = re.compile(r"^(?:[（(][一二三四五六七八九十]+[)）]|\d+[.．、]|[一二三四五六七八九十]+[、是]|——)")
SHORTEST = 3
# What one clause or word of each kind says for the plan, rounded from a logistic fit to the paragraphs of reports whose
# headings tell what they speak of; and what it takes to turn from one paragraph to the next.
AIM, RESULT, AHEAD, PAST, ASPECT = 1.1, -1.3, 1.8, -1.2, -0.5
TURN = 3.0


@cache
def words_of(key: str) -> re.Pattern[str]:
    """One list of the lexicon as a pattern."""
    return re.compile("|".join(sorted(load("tense")[key], key=len, reverse=True)))


@cache
def _result() -> re.Pattern[str]:
    return re.compile(rf"(?:{words_of('results').pattern})$")


def leaning(paragraph: str) -> float:
    """How much the words of a paragraph speak for the plan: above 0 it looks ahead, below it looks back.

    >>> leaning("加快建设市场体系，支持企业发展，鼓励创新，完善服务。") > 0
    True
    """
    aims = results = clauses = 0
    for clause in CLAUSES.split(paragraph):
        words = NUMBERING.sub("", clause.strip())
        if len(words) < SHORTEST:
            continue
        clauses += 1
        aim, result = words_of("aims").match(words) is not None, _result().search(words) is not None
        aims += aim and not result
        results += result and not aim
    ahead, past, aspect = (len(words_of(key).findall(paragraph)) for key in ("ahead", "past", "aspect"))
    return -0.3 + (AIM * aims + RESULT * results + AHEAD * ahead + PAST * past + ASPECT * aspect) / sqrt(clauses + 1)


def turns(leanings: Sequence[float], start: float = 0.0) -> list[bool]:
    """Whether each paragraph looks ahead, the turns between them being as few as their words allow; `start` speaks
    for the first as `leanings` do.

    >>> turns([-3.0, -0.5, 0.3, -2.0, 4.0, -0.2, 3.0])
    [False, False, False, False, True, True, True]
    """
    back, ahead = 0.0, start
    steps: list[tuple[bool, bool]] = []
    for lean in leanings:
        steps.append((ahead - TURN > back, ahead > back - TURN))
        back, ahead = max(back, ahead - TURN), max(ahead, back - TURN) + lean
    found: list[bool] = []
    state = ahead > back
    for from_ahead_to_back, stays_ahead in reversed(steps):
        found.append(state)
        state = stays_ahead if state else from_ahead_to_back
    return found[::-1]
