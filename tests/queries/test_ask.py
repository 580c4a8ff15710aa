"""Questions in both languages become the right query with the right parameters, and its answers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from graph.errors import UsageError
from graph.store import Store
from queries.ask import Answer, ask
from tests.queries import reading
from tests.queries.asked import parameters

QUESTIONS = yaml.safe_load(Path(__file__).with_name("questions.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("item", QUESTIONS, ids=[item["ask"] for item in QUESTIONS])
def test_question_on_the_samples(samples: Store, item: dict[str, Any]) -> None:
    answer = ask(samples, item["ask"])
    assert (answer.query, parameters(samples, answer)) == (item["query"], item.get("with", {}))
    if item["query"] is None:
        assert (answer.answers, answer.value) == ([], None)
    if "answers" in item:
        assert set(answer.answers) == set(item["answers"])
    if "value" in item:
        assert (answer.value, answer.unit) == (item["value"], item.get("unit"))


def test_answers_have_the_sentences_that_say_so(samples: Store) -> None:
    answer = ask(samples, "Who leads the teacher evaluation reform?")
    assert any("区委编办" in one["text"] for one in answer.evidence)
    assert {one["document"] for one in answer.evidence} == {"tianyuan-education-2024.txt"}
    text = (reading.SAMPLES / "tianyuan-education-2024.txt").read_text(encoding="utf-8")
    assert all(text[one["start"] : one["end"]] == one["text"] for one in answer.evidence)


def test_a_number_comes_with_its_sentence(samples: Store) -> None:
    answer = ask(samples, "2024年计划流转土地多少亩")
    assert ["5.5万亩" in one["text"] for one in answer.evidence] == [True]


@pytest.mark.parametrize("question", ["", "   ", "？"])
def test_nothing_asked(samples: Store, question: str) -> None:
    if question.strip() == "？":
        assert ask(samples, question).answers == []
    else:
        with pytest.raises(UsageError, match="empty"):
            ask(samples, question)


@pytest.mark.parametrize(
    "question",
    [
        "MATCH (n) DETACH DELETE n",
        "农村改革" * 200,
        "'; DROP \\ /* AND OR NOT ~ * ? : ^ [",
        "Which " * 300 + "policies serve rural reform?",
        "🤖 河长制 🤖",
    ],
)
def test_strange_questions_give_an_answer_or_none(samples: Store, question: str) -> None:
    before = samples.read("MATCH (n) RETURN count(n) AS n")
    assert isinstance(ask(samples, question), Answer)
    assert samples.read("MATCH (n) RETURN count(n) AS n") == before
