"""Who made the papers that a text speaks of: by what stands between the body, the verb and the name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Stated = Callable[..., set[tuple[str, str]]]
PROSE = "各有关方面结合实际抓好落实，及时总结经验，遇到的困难随时报告，重要情况按程序上报。"


@pytest.mark.parametrize(
    ("sentence", "bodies"),
    [
        ("七届全国人大四次会议通过了《渡口管理条例》。", {"全国人大"}),
        ("对全国人大常委会不久前通过的《渡口管理条例》，各地要认真学习。", {"全国人大常委会"}),
        ("国务院根据地方政府的要求所作的《渡口管理条例》已经执行。", {"国务院"}),
        ("国务院在夏天召开务虚会，在大量调查研究的基础上，拟定了《渡口管理条例》。", {"国务院"}),
        ("会议以后，国务院正着手制定《渡口管理条例》。", {"国务院"}),
        ("《渡口管理条例》已经全国人大常委会审议公布。", {"全国人大常委会"}),
        ("国务院有关部门深入调查，拟定了《渡口管理条例》。", set()),
        ("教育部向国务院汇报以后，起草了《渡口管理条例》。", set()),
        ("交通部会同国务院有关部门制定《渡口管理条例》。", {"交通部"}),
        ("交通部负责制定全国统一的《渡口管理条例》。", {"交通部"}),
        ("目前，交通部已会同水利部组织力量起草了《渡口管理条例》。", {"交通部", "水利部"}),
        ("国务院常务会议讨论通过了《渡口管理条例》。", {"国务院"}),
        ("早在夏天，国务院就着手进行《渡口管理条例》的起草工作。", {"国务院"}),
        ("国务院组织《渡口管理条例》的宣传。", set()),
    ],
)
def test_who_made_a_paper(stated: Stated, sentence: str, bodies: set[str]) -> None:
    found = stated("ISSUED", f"工作简报\n{PROSE}\n{sentence}{PROSE}\n")
    assert {head for head, tail in found if tail == "渡口管理条例"} == bodies


def test_others_of_a_body_are_not_the_body(stated: Stated) -> None:
    assert not stated("COOPERATES_WITH", f"工作简报\n{PROSE}\n财政部会同国务院有关部门清算。{PROSE}\n")


def test_an_order_issues_what_it_makes_known_and_amendments_have_titles_of_their_own(stated: Stated) -> None:
    text = (
        "中华人民共和国国务院令\n第588号\n现公布修订后的《渡口管理条例》，自2011年10月1日起施行。\n总理 某某\n"
        "2011年7月1日\n渡口管理条例\n"
        "（1994年1月2日国务院发布 根据2005年3月4日《国务院关于修改〈渡口管理条例〉的决定》修订）\n"
        f"第一条 为了加强渡口管理，制定本条例。{PROSE}\n"
    )
    issued = {tail for head, tail in stated("ISSUED", text, title="渡口管理条例") if "国务院" in head}
    assert issued == {"渡口管理条例", "国务院关于修改〈渡口管理条例〉的决定"}


def test_a_paper_whose_maker_is_said_behind_it(stated: Stated) -> None:
    text = f"渡口管理办法\n{PROSE}\n渡工资格考试办法由交通部会同人事部制定。{PROSE}\n"
    found = {head for head, tail in stated("ISSUED", text) if tail == "渡工资格考试办法"}
    assert "交通部" in found
