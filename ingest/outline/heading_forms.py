"""What a heading looks like in words: an imperative, a topic with its predicate, a label before a colon."""

from __future__ import annotations

import re
from functools import cache

from ingest.words import load

# 有计划地, 创造性地; no 基地, no 地区
ADVERBIAL = r"[\u4e00-\u9fff]{2,4}(?<![基土用耕林草湿场产各本当内腹营驻属园异外陆实])地(?![区方位点带])"


def _any(key: str) -> str:
    return "|".join(sorted(load("headings")[key], key=len, reverse=True))


@cache
def closing_words() -> re.Pattern[str]:
    """Openings of paragraphs that speak generally again."""
    return re.compile(_any("closings"))


@cache
def lead_pattern() -> re.Pattern[str]:
    """The front of a sentence in the imperative: adverbs and a verb (groups `verb` or, of one character, `short`)."""
    words = load("headings")
    by = (
        rf"(?:[以按][^，。]{{2,14}}为(?:{'|'.join(words['leverage'])})|[以用][^，。、]{{1,12}}?(?:{_any('means')})"
        rf"|以(?!更)[^，。、以]{{2,12}}?(?={_any('moving')}))?"
    )
    manner = rf"(?:(?:{_any('adverbs')})地?|[\u4e00-\u9fff]{{2}}(?:{_any('efforts')})|{ADVERBIAL})"
    several = rf"(?:{_any('verbs')})(?:[和与、并](?:{_any('verbs')})){{0,2}}"
    short = "|".join(words["short_verbs"])
    return re.compile(
        rf"(?:我们)?(?:要|必须|应当|须)?{by}(?:以(?=更))?{manner}*"
        rf"(?:(?P<verb>{several})(?:[好了](?![转解]))?(?!创新动|(?<=发展)改革委|(?<=改革)开放|(?<=协调)[委小会])|(?P<short>{short})(?=[\u4e00-\u9fff]{{2}}))"
    )


@cache
def predicate_pattern() -> re.Pattern[str]:
    """The predicate at the end of a topic sentence: 内需潜力|有效释放."""
    return re.compile(f"(?:{'|'.join(load('headings')['predicates'])})(?:、[^，。、]{{2,10}})?$")


@cache
def topic_pattern() -> re.Pattern[str]:
    """A topic sentence: a subject and its predicate, 在教育方面, 民政工作."""
    predicates = "|".join(load("headings")["predicates"])
    return re.compile(
        rf"(?:[^，。；]{{2,24}}(?:{predicates})(?:、[^，。、]{{2,10}})?|(?:在)?(?![另一各这那]|某)[^，。；]{{2,14}}方面|[^，。；]{{0,12}}(?:、[^，。；]{{2,12}})?工作)$"
    )


@cache
def not_lead() -> re.Pattern[str]:
    """What no lead sentence opens with."""
    return re.compile(_any("not_lead"))


@cache
def label_pattern() -> re.Pattern[str]:
    """A label before a colon (group 1): 主要任务:."""
    return re.compile(f"({_any('labels')})[:：]")


@cache
def measure_end() -> re.Pattern[str]:
    """What names of single measures end in; they head nothing."""
    return re.compile(f"(?:{_any('measures')})$")
