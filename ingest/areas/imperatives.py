"""Imperatives taken apart: adverbs, verb and object."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from ingest.areas.area_fields import without_tail
from ingest.outline.heading_forms import lead_pattern, predicate_pattern
from ingest.outline.segment import ends_word, tagged
from ingest.words import load

# 推动|开放能级跃升, 加强|治理能力建设: a verb before one of these is a noun
HEADS = ("能力", "能级", "水平", "质量", "效能", "平台", "格局", "品质")


@dataclass(frozen=True, slots=True)
class Imperative:
    """An imperative taken apart: its verb, its object, and where they start."""

    verb: str
    verb_start: int
    object: str
    object_start: int


@lru_cache(maxsize=20_000)
def imperative(words: str) -> Imperative | None:
    """The words taken apart, where they open with a verb that is no part of a longer word."""
    match = lead_pattern().match(words)
    if match is None or match["verb"] is None or match.end() >= len(words) - 1 or words[match.end()] == "的":
        return None
    if (
        not match["verb"].startswith("做")
        and not ends_word(words, match.end())
        and not ends_word(words[match.start("verb") :], len(match["verb"]))
    ):
        return None
    predicate = predicate_of(words, match.end())
    if (
        predicate
        and predicate.start() <= match.end() + 2
        and not (match["verb"] in load("headings")["causing_verbs"] and predicate.start() > match.end())
    ):
        # 开放|持续推进, 创新动能|更加强劲: the verb belongs to the subject
        return None
    found = Imperative(match["verb"], match.start("verb"), words[match.end() :], match.end())
    return _chained(words, found)


def predicate_of(words: str, start: int = 0) -> re.Match[str] | None:
    """The predicate that the words end in, from that place on; it cuts no word in two: not 非公|有制经济发展."""
    found = predicate_pattern().search(words, start)
    while found is not None and found.start() > start and not ends_word(words, found.start()):
        found = predicate_pattern().search(words, found.start() + 1)
    return found


def _chained(words: str, found: Imperative) -> Imperative:
    """Verbs that follow one another, adverbs between, are one: 巩固|提升|优势产业, 推进|因地制宜|发展|特色渔业."""
    for _ in range(2):
        inner = lead_pattern().match(found.object)
        if inner and inner["verb"] and inner.start("verb") > 0 and len(found.object) - inner.end() >= 4:
            whole = found.object_start + inner.start("verb")
            if ends_word(found.object, inner.start("verb")) and ends_word(found.object, inner.end()):
                rest = found.object[inner.end() :]
                if rest[0] not in "的和与及、":
                    found = Imperative(inner["verb"], whole, rest, found.object_start + inner.end())
                    continue
        word, tag = next(((found.object[:end], tag) for _, end, tag in tagged(found.object)), ("", ""))
        rest = found.object[len(word) :]
        if (
            (tag != "v" and word not in load("headings")["causing_verbs"])
            or word not in _verbs()
            or len(rest) < 4
            or len(without_tail(rest)) < 3
            or rest[0] in "的和与及、"
            or rest.startswith(HEADS)
        ):
            break
        found = Imperative(word, found.object_start, rest, found.object_start + len(word))
    return found


@cache
def _verbs() -> frozenset[str]:
    return frozenset(load("headings")["verbs"])


def object_of(words: str) -> tuple[str, int]:
    """The object of the words, and where it starts; the words themselves where no verb opens them."""
    found = imperative(words)
    return (found.object, found.object_start) if found else (words, 0)
