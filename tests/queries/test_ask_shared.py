"""Questions on the annotated documents of ../shared, loaded as their careful readers read them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from graph import writer
from graph.store import Store
from queries.ask import ask
from tests.queries import reading
from tests.queries.asked import parameters

QUESTIONS = yaml.safe_load(Path(__file__).with_name("shared_questions.yaml").read_text(encoding="utf-8"))
pytestmark = pytest.mark.skipif(not reading.SHARED.is_dir(), reason="needs ../shared")


@pytest.mark.parametrize("group", QUESTIONS)
def test_questions(store: Store, group: str) -> None:
    writer.write(store, [reading.gold(stem) for stem in group.split()])
    wrong = []
    for item in QUESTIONS[group]:
        answer = ask(store, item["ask"])
        right = (answer.query, parameters(store, answer)) == (item["query"], item.get("with", {}))
        if not right or ("value" in item and answer.value != item["value"]):
            wrong.append((item["ask"], answer.query, parameters(store, answer), answer.value))
    assert wrong == []
