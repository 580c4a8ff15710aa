"""Find the indicator that a question after a quantity means."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from graph.errors import UsageError
from graph.store import Store
from queries import bilingual, catalog, english
from queries.names import normal
from queries.question import Question

# Shares of the characters of the question and of the indicator's name that must be found in each other.
LEAST_ASKED = 0.6
LEAST_NAMED = 0.5
NEAR = 0.02
# The share of English words that a name and its topic must hold, and how near in meaning it must be where they don't.
LEAST_TOLD = 0.99
NEAR_MEANING = 0.6


@dataclass(frozen=True, slots=True)
class Found:
    """The parameters of `indicators-by-name` and the rows that fit, the best first."""

    parameters: dict[str, Any]
    rows: list[dict[str, Any]]


def find(store: Store, question: Question) -> Found | None:
    """The indicators that the question means, best first; None where none fits well enough."""
    if question.english:
        return _find_english(store, question)
    content = question.content
    topics = [mention for mention in question.mentions if mention.type != "Region"]
    attempts = (
        [([one for mention in topics for one in mention.ids], _without(content, [m.text for m in topics]))]
        if topics
        else []
    )
    attempts.append(([], content))
    for entity, words in attempts:
        if not words.strip():
            continue
        values: dict[str, Any] = {"name": words, "entity": entity, "year": question.year, "unit": question.unit}
        try:
            result = catalog.run(store, "indicators-by-name", values)
        except UsageError:
            continue
        rows = _fitting(result.rows, words, question)
        if rows:
            return Found({**result.parameters, "name": rows[0]["name"]}, rows)
    return None


def _find_english(store: Store, question: Question) -> Found | None:
    """The same for English words: by their translations, with what follows a preposition as the topic or a part."""
    tokens = question.content.split()
    attempts: list[tuple[list[str], list[str]]] = []
    for at, token in enumerate(tokens):
        if at and token.lower() in english.PREPOSITIONS:
            topics = english.link(store, [one for one in tokens[at + 1 :] if not english.function(one)])
            if topics:
                attempts.append(([one.id for one in topics], tokens[:at]))
    attempts.append(([], tokens))
    for entity, phrase in attempts:
        content = [one for one in phrase if not english.function(one)]
        vocabulary = bilingual.vocabulary(content)
        if not vocabulary:
            continue
        values: dict[str, Any] = {"name": " ".join(sorted(vocabulary)), "entity": entity, "year": question.year}
        result = catalog.run(store, "indicators-by-name", values)
        rows = _fitting_english(result.rows, content, question)
        if rows:
            return Found({**result.parameters, "name": rows[0]["name"]}, rows)
    return None


def _fitting_english(rows: list[dict[str, Any]], phrase: list[str], question: Question) -> list[dict[str, Any]]:
    scored = []
    near = bilingual.similarity(" ".join(phrase), [row["name"] for row in rows]) if rows else []
    for row, close in zip(rows, near, strict=True):
        alone = bilingual.fit(phrase, row["name"])
        both = bilingual.fit(phrase, row["name"] + (row["topic"] or ""))
        if alone.told >= LEAST_NAMED and (both.told >= LEAST_TOLD or (not both.missing and close >= NEAR_MEANING)):
            scored.append(((alone.told + alone.named + close) / 3, row))
    return _best(scored, question)


def _without(content: str, names: list[str]) -> str:
    for name in names:
        content = content.replace(name, "", 1)
    return content


def _fitting(rows: list[dict[str, Any]], words: str, question: Question) -> list[dict[str, Any]]:
    wanted = normal(words)
    scored = []
    for row in rows:
        name = normal(row["name"])
        topic = normal(row["topic"] or "")
        asked, named = _share(wanted, name + topic), _share(name, wanted)
        if asked >= LEAST_ASKED and named >= LEAST_NAMED and _bigrams(wanted) & _bigrams(name):
            scored.append((2 * asked * named / (asked + named), row))
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
