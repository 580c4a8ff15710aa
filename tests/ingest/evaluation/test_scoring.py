"""Matching and counting, also against the judge's own scorer."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.config import PROJECT
from ingest.evaluation.facts import annotated
from ingest.evaluation.scoring import PARTS, Comparison, Score
from tests.ingest.evaluation.readings import indicator, reading

SCORER = PROJECT.parent / "shared" / "evaluation" / "score.py"
needs_scorer = pytest.mark.skipif(not SCORER.is_file(), reason="needs the judge's scorer in ../shared")


def scored(gold: dict[str, Any], other: dict[str, Any]) -> Score:
    return Comparison.of(annotated(gold), annotated(other)).score()


def counts(score: Score, part: str, type_: str = "") -> tuple[int, int, int]:
    tally = score.parts[part, type_]
    return tally.right, tally.found, tally.gold


def test_the_same_facts_are_right() -> None:
    score = scored(reading(), reading())
    assert counts(score, "entities") == (3, 3, 3)
    assert counts(score, "entities", "ReformArea") == (2, 2, 2)
    assert counts(score, "relations") == (1, 1, 1)
    assert counts(score, "indicators") == (3, 3, 3)
    assert {name: tally.precision for name, tally in score.fields.items()} == {
        "entity status": 1.0,
        "indicator comparator": 1.0,
        "indicator status": 1.0,
        "indicator topic": 1.0,
    }


def test_a_second_node_for_the_same_thing_is_wrong() -> None:
    found = reading()
    found["entities"].append({"id": "e9", "type": "Program", "name": "“林长制”"})
    assert counts(scored(reading(), found), "entities") == (3, 4, 3)


def test_relations_need_both_ends() -> None:
    found = reading()
    found["entities"][0]["name"], found["entities"][0]["also"] = "土地改革", []
    score = scored(reading(), found)
    assert counts(score, "entities") == (2, 3, 3)
    assert counts(score, "relations") == (0, 1, 1)


def test_what_leads_to_an_optional_entity_counts_neither_way() -> None:
    gold, found = reading(), reading()
    for side in (gold, found):
        side["relations"].append({"type": "LOCATED_IN", "head": "e2", "tail": "e4"})
    assert counts(scored(gold, found), "relations") == (1, 1, 1)
    assert counts(scored(gold, reading()), "relations") == (1, 1, 1)


def test_indicators_need_number_unit_and_half_of_the_name() -> None:
    found = reading()
    found["indicators"][0]["name"] = "流转的土地面积"
    found["indicators"][1]["value"] = 12
    found["indicators"][2]["unit"] = "户"
    assert counts(scored(reading(), found), "indicators") == (1, 3, 3)


def test_fields_that_readers_left_open_are_not_compared() -> None:
    gold = reading()
    gold["indicators"] = [indicator("流转土地", 44500, "亩", None, "") | {"status": None, "comparator": None}]
    assert set(scored(gold, reading()).fields) == {"entity status"}


NAMES = st.sampled_from(["农村改革", "深化农村改革", "林长制", "“林长制”", "河长制", "区委", "天元区", "实施方案", ""])
ENTITY = st.fixed_dictionaries(
    {
        "type": st.sampled_from(["ReformArea", "Program", "Institution"]),
        "name": NAMES,
        "also": st.lists(NAMES, max_size=2),
        "status": st.sampled_from([None, "underway", "completed"]),
        "optional": st.booleans(),
    }
)
MEASURED = st.fixed_dictionaries(
    {
        "name": st.sampled_from(["流转土地", "土地", "企业", "新增企业", ""]),
        "value": st.sampled_from([1, 2.5]),
        "value_max": st.sampled_from([None, 3]),
        "unit": st.sampled_from(["亩", "家"]),
        "comparator": st.sampled_from(["=", ">"]),
        "status": st.sampled_from(["achieved", "planned"]),
        "topic": st.sampled_from([None, "e0", "e1", "e2"]),
        "optional": st.booleans(),
    }
)


@st.composite
def readings(draw: st.DrawFn) -> dict[str, Any]:
    entities = [{"id": f"e{place}"} | one for place, one in enumerate(draw(st.lists(ENTITY, min_size=3, max_size=6)))]
    ends = st.sampled_from([entity["id"] for entity in entities])
    relation = st.fixed_dictionaries(
        {"type": st.sampled_from(["SERVES", "LEADS"]), "head": ends, "tail": ends, "optional": st.booleans()}
    )
    return {
        "entities": entities,
        "relations": draw(st.lists(relation, max_size=8)),
        "indicators": draw(st.lists(MEASURED, max_size=6)),
    }


def judge() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", SCORER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@needs_scorer
@given(readings(), readings())
def test_any_two_readings_score_as_the_judge_scores_them(gold: dict[str, Any], found: dict[str, Any]) -> None:
    tallies, fields, _ = judge().score({"paper": gold}, {"paper": found})
    score = scored(gold, found)
    for part in PARTS:
        judged = tallies[part, ""]
        assert counts(score, part) == (judged.right, judged.predicted, judged.gold), part
    for (kind, type_), judged in tallies.items():
        if type_:
            part = {"entity": "entities", "relation": "relations"}[kind]
            assert counts(score, part, type_) == (judged.right, judged.predicted, judged.gold), type_
    for name, judged in fields.items():
        assert (score.fields[name].right, score.fields[name].gold) == (judged.right, judged.gold), name


@needs_scorer
def test_the_annotated_documents_score_as_the_judge_scores_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from ingest.__main__ import main

    shared = SCORER.parent.parent
    extracted = tmp_path / "extracted.jsonl"
    assert main(["extract", str(shared / "documents"), "--out", str(extracted), "--workers", "1"]) == 0
    capsys.readouterr()
    assert judge().main([str(shared / "evaluation" / "gold"), str(extracted), "--json"]) == 0
    judged = json.loads(capsys.readouterr().out)
    gold = str(shared / "evaluation" / "gold")
    assert main(["evaluate", "--gold", gold, "--documents", str(shared / "documents"), "--json"]) == 0
    ours = json.loads(capsys.readouterr().out)["groups"]["given"]
    assert len(ours["documents"]) == judged["documents"] == 11
    for part in PARTS:
        theirs = judged[part]
        assert {**ours[part], "predicted": ours[part]["found"]} == {**theirs, "found": theirs["predicted"]}
    for name, figures in judged["by_type"].items():
        assert ours["by_type"][name.split()[1]]["f1"] == figures["f1"]
    assert {name: field["share"] for name, field in ours["fields"].items()} == judged["fields"]
