"""What finds programs is learned from what readers found: the same from the same, and better than nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ingest.logistic import BIAS, probability, write
from ingest.training.lessons import Lesson, of_gold
from ingest.training.programs import judge, learn, report

PLACES = ("青石", "云杉", "白渡", "竹山", "松岭", "柳湾")


@pytest.fixture(scope="module")
def lessons(tmp_path_factory: pytest.TempPathFactory) -> list[Lesson]:
    """Six short reports of which each names an action and describes a mechanism; in one the reader was unsure."""
    folder = tmp_path_factory.mktemp("learn")
    (folder / "gold").mkdir()
    (folder / "texts").mkdir()
    for place in PLACES:
        text = f"一、{place}工作\n深入实施{place}清水行动。完善日常护林机制。\n"
        action = {"type": "Program", "name": f"{place}清水行动", "also": [f"{place}清水"]}
        doubtful = {"type": "Program", "name": "日常护林机制", "optional": place == "柳湾"}
        found = [action, doubtful] if place == "柳湾" else [action]
        (folder / "texts" / f"{place}.txt").write_text(text, encoding="utf-8")
        (folder / "gold" / f"{place}.json").write_text(json.dumps({"entities": found}), encoding="utf-8")
    return list(of_gold(folder / "texts", folder / "gold"))


def test_a_lesson_tells_right_doubted_and_wrong_phrases(lessons: list[Lesson]) -> None:
    told = {
        (lesson.document, phrase.found.name): (bool(lesson.answers(phrase)), lesson.doubted(phrase))
        for lesson in lessons
        for phrase in lesson.phrases
    }
    assert told["青石", "青石清水行动"] == (True, False)
    assert told["青石", "日常护林机制"] == (False, False)
    assert told["柳湾", "日常护林机制"] == (False, True)


# twenty times, for few examples are drawn to zero
def test_weights_learn_what_readers_found_and_are_the_same_every_time(lessons: list[Lesson], tmp_path: Path) -> None:
    weight = learn(lessons * 20)
    for lesson in lessons:
        scores = {phrase.found.name: probability(phrase.features, weight) for phrase in lesson.phrases}
        assert scores[f"{lesson.document}清水行动"] > 0.5 > scores["日常护林机制"]
    write(weight, tmp_path / "a.csv", "# x\n")
    write(learn(lessons * 20), tmp_path / "b.csv", "# x\n")
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()
    assert BIAS in (tmp_path / "a.csv").read_text("utf-8")


def test_what_is_found_is_counted(lessons: list[Lesson]) -> None:
    assert [judge(lesson, learn(lessons * 20)) for lesson in lessons] == [(1, 1)] * len(lessons)
    # no weights but a bias that lets nothing or everything through
    assert judge(lessons[0], {BIAS: -9.0}) == (0, 0)
    assert judge(lessons[0], {BIAS: 9.0})[1] > 1
    (line,) = report(lessons * 20)
    assert line == "gold, each by the others: P 1.000 R 1.000 F1 1.000"
