"""Errors by class."""

from __future__ import annotations

from typing import Any

import pytest

from ingest.evaluation.facts import annotated
from ingest.evaluation.mistakes import mistakes
from ingest.evaluation.scoring import Comparison
from tests.ingest.evaluation.readings import reading

Reading = dict[str, Any]


def without_land(found: Reading) -> None:
    del found["indicators"][0]


def other_boundary(found: Reading) -> None:
    found["entities"][1]["name"] = "推行林长制"


def other_type(found: Reading) -> None:
    found["entities"][0]["type"] = "Institution"
    found["relations"] = []


def twice(found: Reading) -> None:
    found["entities"].append({"id": "e9", "type": "Program", "name": "林长制"})


def missed(found: Reading) -> None:
    del found["entities"][2]
    for one in found["indicators"]:
        one["topic"] = "e1"


def extra(found: Reading) -> None:
    found["entities"].append({"id": "e9", "type": "Policy", "name": "工作方案"})


def other_link(found: Reading) -> None:
    found["relations"][0]["tail"] = "e3"


def other_number(found: Reading) -> None:
    found["indicators"][1]["value"] = 12


def other_status(found: Reading) -> None:
    found["entities"][1]["status"] = "proposed"


def other_topic(found: Reading) -> None:
    found["indicators"][0]["topic"] = None


@pytest.mark.parametrize(
    ("change", "kinds"),
    [
        (without_land, ["missed: Indicator 流转土地 44500亩"]),
        (
            other_boundary,
            [
                "wrong boundary: Program 林长制 ⇠ 推行林长制",
                "an end is missed: SERVES 林长制 → 农村改革",
                "an end is extra: SERVES 推行林长制 → 农村改革",
            ],
        ),
        (
            other_type,
            [
                "wrong type: ReformArea 农村改革 ⇠ Institution 农村改革",
                "an end is missed: SERVES 林长制 → 农村改革",
                "wrong topic: Indicator 流转土地 44500亩: 农村改革 ⇠ 农村改革",
            ],
        ),
        (twice, ["not merged: Program 林长制 ⇠ 林长制"]),
        (
            missed,
            [
                "missed: ReformArea 营商环境",
                "wrong topic: Indicator 新增企业 120家: 营商环境 ⇠ 农村改革",
                "wrong topic: Indicator 科技企业 30家: 营商环境 ⇠ 农村改革",
            ],
        ),
        (extra, ["extra: Policy 工作方案"]),
        (other_link, ["wrong link: SERVES 林长制 → 农村改革 ⇠ 林长制 → 营商环境"]),
        (other_number, ["wrong number: Indicator 新增企业 120家 ⇠ 新增企业 12家"]),
        (other_status, ["wrong status: Program 林长制 underway ⇠ proposed"]),
        (other_topic, ["wrong topic: Indicator 流转土地 44500亩: 农村改革 ⇠ none"]),
        (lambda found: None, []),
    ],
)
def test_each_error_has_its_class(change: Any, kinds: list[str]) -> None:
    found = reading()
    change(found)
    errors = [str(one) for one in mistakes(Comparison.of(annotated(reading()), annotated(found)))]
    assert sorted(errors) == sorted(kinds)
