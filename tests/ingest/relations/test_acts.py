"""What firms and bodies build, carry out and set up, with whom."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Stated = Callable[..., set[tuple[str, str]]]
PROSE = "各有关方面结合实际抓好落实，及时总结经验，遇到的困难随时报告，重要情况按程序上报。"


@pytest.mark.parametrize(
    ("sentence", "firms"),
    [
        ("株洲机床集团公司建成投产“绿谷”项目。", {"株洲机床集团公司"}),
        ("株洲机床集团公司承建的“绿谷”项目完工。", {"株洲机床集团公司"}),
        ("中能建湘潭、上海电气衡阳等一批“绿谷”项目开工。", {"中能建", "上海电气"}),
        ("株洲机床集团公司负责“绿谷”项目的实施。", {"株洲机床集团公司"}),
        ("株洲机床集团公司支持建设“绿谷”项目。", set()),
    ],
)
def test_firms_carry_out_what_they_build(stated: Stated, sentence: str, firms: set[str]) -> None:
    found = stated("IMPLEMENTS", f"工作简报\n{PROSE}\n{sentence}{PROSE}\n")
    assert {head for head, tail in found if tail.endswith("“绿谷”项目")} == firms


def test_places_of_examples_have_the_project(stated: Stated) -> None:
    text = f"工作简报\n{PROSE}\n中能建湘潭、上海电气衡阳等一批“绿谷”项目开工。{PROSE}\n"
    assert {tail for head, tail in stated("LOCATED_IN", text) if head == "“绿谷”项目"} == {"湘潭", "衡阳"}


@pytest.mark.parametrize(
    ("sentence", "pairs"),
    [
        (
            "由株洲机床集团公司与湘潭化工集团公司等企业合资合作，建设基地。",
            {("株洲机床集团公司", "湘潭化工集团公司")},
        ),
        (
            "株洲市请求，联合湘潭机床集团公司、衡阳化工集团公司，建设基地。",
            {("湘潭机床集团公司", "衡阳化工集团公司")},
        ),
        ("水利部已会同财政部组织力量起草了意见。", {("水利部", "财政部")}),
        ("水利部将与民政部、农业部等单位一起制定标准。", {("水利部", "民政部"), ("水利部", "农业部")}),
        ("株洲机床集团公司同湘潭化工集团公司签订了合同。", {("株洲机床集团公司", "湘潭化工集团公司")}),
    ],
)
def test_who_joins_whom(stated: Stated, sentence: str, pairs: set[tuple[str, str]]) -> None:
    assert stated("COOPERATES_WITH", f"工作简报\n{PROSE}\n{sentence}{PROSE}\n") == pairs


def test_what_is_set_up_in_a_further_clause_is_set_up_by_those_who_are_told_first(stated: Stated) -> None:
    text = f"方案\n{PROSE}\n在水利部统筹指导下，湖南省委和省政府要切实履行主体责任；建立“绿谷”标准体系。{PROSE}\n"
    assert stated("ESTABLISHED", text) == {("湖南省委", "“绿谷”标准体系"), ("湖南省政府", "“绿谷”标准体系")}


def test_those_who_are_asked_to_join_make_a_paper_too(stated: Stated) -> None:
    text = f"方案\n{PROSE}\n由水利部牵头，会同民政部制定《水坝管理办法》。水利部会同财政部印发《水库名录》。{PROSE}\n"
    assert stated("ISSUED", text) == {
        ("水利部", "水坝管理办法"),
        ("民政部", "水坝管理办法"),
        ("水利部", "水库名录"),
        ("财政部", "水库名录"),
    }
    assert not stated("LEADS", text)


def test_where_something_is_set_up_is_not_who_does_it(stated: Stated) -> None:
    text = f"工作简报\n{PROSE}\n你省请求在水利部设立国家水库管理局。{PROSE}\n"
    assert not stated("ESTABLISHED", text)


def test_an_order_says_who_carries_out_what_in_its_further_clauses(stated: Stated) -> None:
    text = f"工作方案\n{PROSE}\n财政部要明确条件，对经批准的项目实施严格的“绿谷”追溯制度。{PROSE}\n"
    assert ("财政部", "“绿谷”追溯制度") in stated("IMPLEMENTS", text)
    assert ("财政部", "审计署") in stated("COOPERATES_WITH", f"工作简报\n{PROSE}\n财政部与审计署合建平台。{PROSE}\n")
