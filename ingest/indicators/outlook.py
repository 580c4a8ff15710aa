"""Tell whether a paragraph looks back or ahead by the clauses that it is made of.

Plans open clauses with the verb of what is to be done (加快建设…, 支持…); reports end them with what came about
(…加快推进, …居全国首位, …达到12个). Words in lexicon/tense.yaml.
"""

from __future__ import annotations

import re
from functools import cache

from ingest.words import load

CLAUSES = re.compile(r"[，。；：:！\n]+")
NUMBERING = re.compile(r"^(?:[（(][一二三四五六七八九十]+[)）]|\d+[.．、]|[一二三四五六七八九十]+[、是]|——)")
SHORTEST = 3
# How much more has to speak for the plan: in a paragraph of its own, and behind a turn to the past.
PLAIN, AGAINST = 1.5, 3.0
FEW = 4


@cache
def words_of(key: str) -> re.Pattern[str]:
    """One list of the lexicon as a pattern."""
    return re.compile("|".join(sorted(load("tense")[key], key=len, reverse=True)))


@cache
def _result() -> re.Pattern[str]:
    return re.compile(rf"(?:{words_of('results').pattern})$")


def ahead(paragraph: str, turned_back: bool) -> bool | None:
    """Whether the paragraph looks ahead, None where it says too little; `turned_back`: the text before it looks back,
    which takes more to outweigh.

    >>> ahead("加快建设市场体系，支持企业发展，鼓励创新，完善服务。", False)
    True
    """
    aims = results = 0
    for clause in CLAUSES.split(paragraph):
        words = NUMBERING.sub("", clause.strip())
        if len(words) < SHORTEST:
            continue
        aim, result = words_of("aims").match(words) is not None, _result().search(words) is not None
        aims += aim and not result
        results += result and not aim
    aims += len(words_of("ahead").findall(paragraph))
    results += len(words_of("past").findall(paragraph))
    if words_of("aspect").search(paragraph):
        return False
    if aims + results < FEW:
        return None
    return aims > results * (AGAINST if turned_back else PLAIN) + (2 if turned_back else 0)
