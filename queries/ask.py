"""Ask in Chinese or English: a question becomes one query of the catalog, and its rows the answer.

No network and no language model: the words of the question, the names of the graph and the rules of
lexicon/intents.yaml decide. What the graph cannot tell has no answer, never a guess.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from graph.errors import UsageError
from graph.store import Store
from queries import catalog, chinese, english, english_words, indicators
from queries.intents import Plan, plan
from queries.question import Question

HAN = re.compile(r"[一-鿿]")
LATIN = re.compile(r"[A-Za-z]+")
ALL = 10_000
SHOWN_SENTENCES = 200


@dataclass(frozen=True, slots=True)
class Answer:
    """What the graph answers.

    Attributes:
        question: as asked.
        query: the query of the catalog that was run; None where the question was not understood.
        parameters: as they went to the query.
        answers: names, as the graph has them; empty where there is no answer.
        value: a number, where one was asked for.
        unit: its unit.
        rows: those of the query.
        evidence: the sentences that say so, with their documents.
    """

    question: str
    query: str | None = None
    parameters: dict[str, Any] = field(default_factory=dict)
    answers: list[str] = field(default_factory=list)
    value: float | int | None = None
    unit: str | None = None
    rows: list[dict[str, Any]] = field(default_factory=list)
    evidence: list[dict[str, Any]] = field(default_factory=list)


def ask(store: Store, question: str) -> Answer:
    """Answer a question in Chinese or English.

    Raises:
        UsageError: the question is empty.
    """
    if not question.strip():
        raise UsageError("the question is empty; ask something like 农村改革有哪些政策")
    known = english_words.lexicon()
    in_english = sum(word.lower() in known for word in LATIN.findall(question)) >= 2 or not HAN.search(question)
    read = (english if in_english else chinese).understand(store, question)
    if not read.unknown:
        told = _plan_and_result(store, read) or _number(store, read)
        if told is not None:
            return told
    made = plan(read)
    if made is None:
        return Answer(question)
    return _answer(store, read, made)


def _plan_and_result(store: Store, read: Question) -> Answer | None:
    """What became of a plan; None where the question is not after that, or no planned indicator is meant."""
    if not read.result or not (read.planned or read.unlinked):
        return None
    found = indicators.find(store, read, status="planned")
    if found is None:
        return None
    result = catalog.run(
        store, "plan-and-result", {"name": found.rows[0]["name"], "region": found.parameters["region"]}
    )
    rows = [row for row in result.rows if row["name"] == found.rows[0]["name"]]
    if not rows:
        return None
    return Answer(
        question=read.text,
        query="plan-and-result",
        parameters={**result.parameters, "name": found.rows[0]["name"]},
        answers=list(dict.fromkeys(row["name"] for row in rows)),
        value=_plain(rows[0]["achieved"]),
        unit=rows[0]["unit"],
        rows=rows,
        evidence=catalog.evidence(store, [one for row in rows for one in row["sentences"]]),
    )


def _number(store: Store, read: Question) -> Answer | None:
    """The answer of a question after a quantity; None where it asks for something else."""
    asked = read.measure or (read.asked == "Indicator" and read.unlinked)
    if not asked or (read.count and read.mentions and not read.unlinked):
        return None
    found = indicators.find(store, read, status="planned" if read.planned else None)
    if found is None:
        return None
    best = found.rows[0]
    return Answer(
        question=read.text,
        query="indicators-by-name",
        parameters=found.parameters,
        answers=list(dict.fromkeys(row["name"] for row in found.rows)),
        value=_plain(best["value"]),
        unit=best["unit"],
        rows=found.rows,
        evidence=catalog.evidence(store, [one for row in found.rows for one in row["sentences"]]),
    )


def _answer(store: Store, read: Question, made: Plan) -> Answer:
    query = catalog.get(made.query)
    values = dict(made.parameters)
    if read.count and any(parameter.name == "limit" for parameter in query.parameters):
        values["limit"] = ALL
    result = catalog.run(store, made.query, values)
    rows = result.rows
    if made.query == "areas-most-served" and read.one and rows:
        most = result.parameters["by"]
        rows = [row for row in rows if row[most] == rows[0][most]]
    if made.query == "counts":
        rows = [row for row in rows if row["name"] == read.asked]
    if read.asked in ("Institution", "Program", "Policy", "Region", "ReformArea") and "type" in query.columns:
        fitting = [row for row in rows if row["type"] == read.asked]
        # who set it up may be a policy, too
        rows = fitting or (rows if made.query == "founders-of" else [])
    value: int | None = None
    if made.query == "counts":
        value = rows[0]["count"]
    elif read.count and rows:
        value = len({row.get("id", row[query.answer]) for row in rows})
    return Answer(
        question=read.text,
        query=made.query,
        parameters=result.parameters,
        answers=[] if made.query == "counts" else _names(rows, query.answer),
        value=value,
        rows=rows,
        evidence=catalog.evidence(store, [one for row in rows for one in row.get("sentences") or []][:SHOWN_SENTENCES]),
    )


def _plain(value: float) -> float | int:
    return int(value) if float(value).is_integer() else value


def _names(rows: list[dict[str, Any]], column: str) -> list[str]:
    found: list[str] = []
    for row in rows:
        cell = row[column]
        found += [name for name in (cell if isinstance(cell, list) else [cell]) if name is not None]
    return list(dict.fromkeys(found))
