"""Find the indicator that a question after a quantity means."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from graph.store import Store
from queries import catalog
from queries.names import normal
from queries.question import Question

# Shares of the characters of the question and of the indicator's name that must be found in each other.
LEAST_ASKED = 0.6
LEAST_NAMED = 0.5
NEAR = 0.02


@dataclass(frozen=True, slots=True)
class Found:
    """The parameters of `indicators-by-name` and the rows that fit, the best first."""

    parameters: dict[str, Any]
    rows: list[dict[str, Any]]


def find(store: Store, question: Question) -> Found | None:
    """The indicators that the question means, best first; None where none fits well enough."""
    content = question.content
    topics = [mention for mention in question.mentions if mention.type != "Region"]
    attempts = [([one for mention in topics for one in mention.ids], _without(content, [m.text for m in topics]))] if topics else []
    attempts.append(([], content))
    for entity, words in attempts:
        if not words.strip():
            continue
        values: dict[str, Any] = {"name": words, "entity": entity, "year": question.year, "unit": question.unit}
        try:
            result = catalog.run(store, "indicators-by-name", values)
        except catalog.UsageError:
            continue
        rows = _fitting(result.rows, words, question)
        if rows:
            return Found(result.parameters, rows)
    return None


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
