"""Confidences say how often such facts are right."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.config import PROJECT
from graph.model import Extraction, check
from ingest.evaluation.calibrate import climb, learn, main, unseen
from ingest.evaluation.facts import found
from ingest.evaluation.scoring import Judged
from ingest.load import load
from ingest.pipeline import extract, stated
from ingest.resolution.confidence import calibrated, kept, share

SAMPLE = PROJECT / "ingest" / "samples" / "tianyuan-reform-2023.txt"
CORPUS = PROJECT.parent / "shared" / "corpus"
STEPS = {"Program": [(0.4, 0.5), (0.8, 0.9)], "SERVES": [(0.0, 0.2), (0.5, 0.7)], "RELATION": [(0.0, 0.6)]}


@pytest.fixture(scope="module")
def read() -> Extraction:
    return stated(load(SAMPLE, SAMPLE.name))


def test_a_score_has_the_share_of_the_highest_step_below_it() -> None:
    assert [share(STEPS, "Program", score) for score in (0.1, 0.4, 0.79, 0.8, 1.0)] == [0.5, 0.5, 0.5, 0.9, 0.9]
    assert share(STEPS, "LEADS", 0.3) == 0.6
    assert share(STEPS, "Region", 0.3) == 0.3


def test_a_relation_is_no_surer_than_its_ends(read: Extraction) -> None:
    steps = {kind: [(0.0, 0.5)] for kind in ("Program", "ReformArea", "Policy", "Institution", "Region")}
    sure = calibrated(read, steps)
    assert {entity.confidence for entity in sure.entities} == {0.5}
    for before, after in zip(read.relations, sure.relations, strict=True):
        assert after.confidence == pytest.approx(before.confidence * 0.25)
    check(sure)


def test_the_pipeline_gives_calibrated_confidences(read: Extraction) -> None:
    assert extract(read.document) == calibrated(read)
    shares = {step for steps in kept().values() for _, step in steps}
    assert {relation.confidence for relation in calibrated(read).relations} <= shares


def test_steps_are_learned_from_what_was_right(read: Extraction) -> None:
    right = found(read)
    wrong = replace(right, entities=tuple(e for e in right.entities if e.type != "ReformArea"))
    steps = learn([(wrong, read)] * 10)
    assert all(step == 0.0 for _, step in steps["ReformArea"])
    assert all(step == 1.0 for _, step in steps["Program"])


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=60))
def test_a_higher_score_never_has_a_lower_share(facts: list[tuple[float, bool]]) -> None:
    steps = climb(Judged("entities", "Program", "", right, score) for score, right in facts)
    assert steps == sorted(steps)
    shares = [step for _, step in steps]
    assert shares == sorted(shares)
    assert all(0 <= step <= 1 for step in shares)


def relation(score: float, right: bool) -> Judged:
    return Judged("relations", "SERVES", "", right, score)


@given(st.lists(st.lists(st.tuples(st.floats(0, 1), st.booleans()), max_size=20), min_size=1, max_size=6))
def test_steps_for_unseen_documents_rise_and_are_shares(documents: list[list[tuple[float, bool]]]) -> None:
    steps = unseen([[relation(*fact) for fact in facts] for facts in documents], 0.7)
    assert [least for least, _ in steps] == sorted({least for least, _ in steps})
    assert [step for _, step in steps] == sorted({step for _, step in steps})
    assert all(0 <= step <= 1 for _, step in steps)


def test_what_is_right_in_one_document_only_is_not_sure() -> None:
    right, wrong = [relation(0.7, True)] * 20, [relation(0.7, False)] * 20
    mixed = [relation(0.7, place % 2 == 0) for place in range(40)]
    ((_, apart),) = unseen([right, wrong], 0.7)
    ((_, alike),) = unseen([mixed, mixed], 0.7)
    ((_, rare),) = unseen([right, [], [], []], 0.7)
    assert apart < alike < 0.6
    assert rare < 0.7


@pytest.mark.skipif(not CORPUS.is_dir(), reason="needs the documents in ../shared/corpus")
def test_the_command_writes_the_table(tmp_path: object, capsys: pytest.CaptureFixture[str]) -> None:
    out = f"{tmp_path}/confidence.csv"
    assert main(["--documents", str(CORPUS), "--out", out]) == 0
    assert "steps from" in capsys.readouterr().out
    assert main(["--documents", str(tmp_path), "--out", out]) == 1
