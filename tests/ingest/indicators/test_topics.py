"""What each indicator is about."""

from __future__ import annotations

import pytest

from graph.model import Document, check
from ingest.pipeline import extract

FIELD = "一、深化农村改革。各镇结合实际抓好落实，及时总结经验，遇到的困难随时报告。"


def topics(text: str, region: str | None = None) -> list[tuple[float, str | None]]:
    extraction = extract(Document(key="a.txt", text=text, sha256="0", date="2022-03-01", region=region))
    check(extraction)
    names = {entity.id: entity.name for entity in extraction.entities}
    found = sorted(extraction.indicators, key=lambda indicator: indicator.start)
    return [(i.value, names[i.topic] if i.topic else None) for i in found]


def test_the_area_of_the_heading() -> None:
    assert topics(FIELD + "流转林地3.2万亩。\n") == [(32000, "农村改革")]


def test_an_entity_that_opens_the_sentence_comes_before_the_area() -> None:
    text = FIELD + "岳阳市流转林地3.2万亩，涉及农户600户。\n"
    assert topics(text, region="湖南省") == [(32000, "岳阳市"), (600, "岳阳市")]


@pytest.mark.parametrize(
    "sentence",
    ["实施“百村振兴”行动，整治村庄80个。", "通过“百村振兴”行动整治村庄80个。", "“百村振兴”行动整治村庄80个。"],
)
def test_a_program_that_the_sentence_is_about(sentence: str) -> None:
    assert topics(FIELD + sentence + "\n") == [(80, "“百村振兴”行动")]


@pytest.mark.parametrize(
    "sentence",
    [
        "实施“百村振兴”行动、“千企帮扶”行动，整治村庄80个。",
        "参加“百村振兴”行动300人，整治村庄80个。",
        "提请湖南省人大常委会审议条例80个。",
    ],
)
def test_what_is_listed_counted_or_asked_is_not_what_follows_is_about(sentence: str) -> None:
    assert topics(FIELD + sentence + "\n")[-1] == (80, "农村改革")


def test_a_body_set_up_in_the_clause_before() -> None:
    text = FIELD + "成立湖南省农村产权交易中心，进驻单位28个。\n"
    assert topics(text, region="湖南省") == [(28, "湖南省农村产权交易中心")]


def test_what_follows_a_program_by_which_is_about_it() -> None:
    text = FIELD + "各镇通过“百村振兴”行动整治村庄80个，验收62个。\n"
    assert topics(text) == [(80, "“百村振兴”行动"), (62, "“百村振兴”行动")]


def test_a_program_some_clauses_away_is_not_the_topic() -> None:
    text = FIELD + "启动“百村振兴”行动，改善人居环境，完善管护办法，加强技术指导，流转林地3.2万亩。\n"
    assert topics(text) == [(32000, "农村改革")]


def test_the_area_that_the_first_clause_names() -> None:
    sentence = "推进数字经济体制改革，完善管护办法，加强技术指导，改善环境，签约项目30个。"
    text = f"一、经济工作。各镇结合实际抓好落实。\n{sentence}\n"
    assert topics(text) == [(30, "数字经济体制改革")]


def test_without_area_the_home_region() -> None:
    assert topics("湖南省基本情况如下。\n流转林地3.2万亩。\n", region="湖南省") == [(32000, "湖南省")]


def test_a_paper_without_headings_is_about_the_area_of_its_title() -> None:
    text = "广告经纪条例\n第一条 为了规范广告经纪，制定本条例。\n第二条 违反本条例的，处8万元以下的罚款。\n"
    extraction = extract(Document(key="a.txt", text=text, sha256="0", title="广告经纪条例", date="2019-01-01"))
    names = {entity.id: entity.name for entity in extraction.entities}
    assert [names.get(i.topic or "") for i in extraction.indicators] == ["广告经纪"]
