"""Find the indicator that a question after a quantity means."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from graph.names import normal
from graph.store import Store
from queries import bilingual, catalog, english_names
from queries.english_words import PREPOSITIONS, function
from queries.names import lucene
from queries.question import Question, words

# Shares of the characters of the question and of the indicator's name that must be found in each other.
LEAST_ASKED = 0.6
LEAST_NAMED = 0.5
NEAR = 0.02
# The share of English words that a name and its topic must hold, and how near in meaning it must be where they don't.
LEAST_TOLD = 0.99
NEAR_MEANING = 0.6
NEGATED = re.compile("[不未无非]")


@dataclass(frozen=True, slots=True)
class Found:
    """The parameters of `indicators-by-name` and the rows that fit, the best first."""

    parameters: dict[str, Any]
    rows: list[dict[str, Any]]


def find(store: Store, question: Question, status: str | None = None) -> Found | None:
    """The indicators that the question means, best first; None where none fits well enough.

    Args:
        store: where they are looked up.
        question: the question, understood.
        status: `planned` or `achieved`: only such ones.
    """
    values: dict[str, Any] = {"year": question.year, "status": status, "region": question.places}
    if question.english:
        return _find_english(store, question, values)
    topics = [mention for mention in question.mentions if mention.type != "Region"]
    places = [mention.text for mention in question.mentions if mention.type == "Region"]
    # what the words must be found without: they stand for the topic and the place
    attempts = [([one for mention in topics for one in mention.ids], [*places, *(mention.text for mention in topics)])]
    if topics:
        attempts.append(([], places))
    counted = question.unit in words("zh")["counters"]
    for unit in (question.unit, None) if counted else (question.unit,):
        for entity, without in attempts:
            text = _without(question.content, without)
            if not lucene(text):
                continue
            result = catalog.run(store, "indicators-by-name", {**values, "name": text, "entity": entity, "unit": unit})
            rows = _fitting(result.rows, text, without, question)
            if rows:
                return Found({**result.parameters, "name": rows[0]["name"]}, rows)
    return None


def _find_english(store: Store, question: Question, values: dict[str, Any]) -> Found | None:
    """The same for English words: by their translations, with what follows a preposition as the topic or a part."""
    region, tokens = _place(store, question.content.split())
    values = {**values, "region": region or values["region"], "unit": question.unit}
    attempts: list[tuple[list[str], list[str]]] = []
    for at, token in enumerate(tokens):
        if at and token.lower() in PREPOSITIONS:
            topics = english_names.link(store, [one for one in tokens[at + 1 :] if not function(one)])
            if topics:
                attempts.append(([one.id for one in topics], tokens[:at]))
    attempts.append(([], tokens))
    for entity, phrase in attempts:
        content = [one for one in phrase if not function(one)]
        vocabulary = bilingual.vocabulary(content)
        if not vocabulary:
            continue
        named = {"name": " ".join(sorted(vocabulary)), "entity": entity}
        result = catalog.run(store, "indicators-by-name", {**values, **named})
        rows = _fitting_english(result.rows, content, question)
        if rows:
            return Found({**result.parameters, "name": rows[0]["name"]}, rows)
    return None


def _place(store: Store, tokens: list[str]) -> tuple[list[str], list[str]]:
    """The region that a phrase at the end names (… in Tianyuan), by id, and the words before it."""
    for at in range(len(tokens) - 1, 0, -1):
        if tokens[at].lower() in PREPOSITIONS:
            linked = english_names.link(store, [one for one in tokens[at + 1 :] if not function(one)])
            if linked and linked[0].type == "Region":
                return [one.id for one in linked if one.type == "Region"], tokens[:at]
    return [], tokens


def _fitting_english(rows: list[dict[str, Any]], phrase: list[str], question: Question) -> list[dict[str, Any]]:
    told, near = [], []
    closeness = bilingual.similarity(" ".join(phrase), [row["name"] for row in rows]) if rows else []
    for row, close in zip(rows, closeness, strict=True):
        alone = bilingual.fit(phrase, row["name"])
        both = bilingual.fit(phrase, row["name"] + (row["topic"] or ""))
        if alone.told < LEAST_NAMED:
            continue
        scored = ((alone.told + alone.named + close) / 3, row)
        if both.told >= LEAST_TOLD:
            told.append(scored)
        elif not both.missing and close >= NEAR_MEANING:
            near.append(scored)
    return _best(told or near, question)


def _without(content: str, names: list[str]) -> str:
    for name in names:
        content = content.replace(name, "", 1)
    return content


def _fitting(rows: list[dict[str, Any]], text: str, without: list[str], question: Question) -> list[dict[str, Any]]:
    wanted = normal(text)
    named = [normal(name) for name in without]
    scored = []
    for row in rows:
        name = _without(normal(row["name"]), named)
        topic = normal(row["topic"] or "")
        if NEGATED.match(name) and not NEGATED.match(wanted):
            continue
        asked, told = _share(wanted, name + topic), _share(name, wanted)
        if asked >= LEAST_ASKED and told >= LEAST_NAMED and _bigrams(wanted) & _bigrams(name):
            scored.append((2 * asked * told / (asked + told), row))
    return _best(scored, question)


def _best(scored: list[tuple[float, dict[str, Any]]], question: Question) -> list[dict[str, Any]]:
    if not scored:
        return []
    best = max(score for score, _ in scored)
    kept = [row for score, row in scored if score >= best - NEAR]
    status = "planned" if question.planned else "achieved"
    return sorted(kept, key=lambda row: (row["status"] == status, row["date"] or ""), reverse=True)


def _share(part: str, whole: str) -> float:
    """The share of the characters of `part` that `whole` has."""
    if not part:
        return 0.0
    return sum((Counter(part) & Counter(whole)).values()) / len(part)


def _bigrams(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)}
