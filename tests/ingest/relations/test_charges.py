"""Who is responsible, in sections that list duties and behind items; who belongs to an office."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Stated = Callable[..., set[tuple[str, str]]]
PROSE = "各有关方面结合实际抓好落实，及时总结经验，遇到的困难随时报告，重要情况按程序上报。"


def test_a_list_of_duties_names_programmes_in_every_clause(stated: Stated) -> None:
    text = (
        f"国家旱灾应急预案\n{PROSE}\n2 成员单位职责\n"
        "（1）水利部、民政部按照各自职能分工，负责饮水供应工作，完善“绿泉”供水网络。\n"
        f"（2）财政部负责安排经费，确保足额拨付。\n3 附则\n水利部负责解释。{PROSE}完善“绿谷”行动。\n"
    )
    found = {pair for pair in stated("LEADS", text) if "“" in pair[1]}
    assert found == {("水利部", "“绿泉”供水网络"), ("民政部", "“绿泉”供水网络")}


def test_brackets_say_nothing_of_what_follows_them(stated: Stated) -> None:
    text = f"方案\n{PROSE}\n（一）加强水库建设。{PROSE}（水利部、民政部负责）完善水坝监测体系，{PROSE}（财政部负责）\n"
    leads = stated("LEADS", text)
    assert ("民政部", "水库建设") in leads
    assert not any(head in ("水利部", "民政部") and "监测" in tail for head, tail in leads)


def test_members_of_an_office_that_is_named_by_its_kind_alone(stated: Stated) -> None:
    text = (
        "国家旱灾应急预案\n2 组织指挥体系\n国家抗旱救灾指挥部下设办公室，负责日常工作。"
        f"办公室成员由水利部、财政部有关人员组成。{PROSE}\n"
    )
    members = {head for head, tail in stated("PART_OF", text) if tail == "国家抗旱救灾指挥部办公室"}
    assert members == {"水利部", "财政部"}


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("国家抗旱指挥部下设办公室。水利部副部长张某兼任办公室主任。", ("水利部", "国家抗旱指挥部办公室")),
        (
            "成立抗旱工作领导小组（以下简称领导小组）。领导小组办公室设在水利部，办公室主任由水利部副部长张某兼任。",
            ("水利部", "领导小组办公室"),
        ),
        ("组织了以武汉大学张某院士为组长，由财政部等单位专家组成的国家茶业专家组。", ("武汉大学", "国家茶业专家组")),
        ("关于水库建设\n一、水库建设\n（一）加强水库建设。（由水利部会同财政部落实）", ("水利部", "水库建设")),
        ("关于水库建设\n一、水库建设\n由水利部牵头，抓紧研究制定相关政策措施，扩大投入。", ("水利部", "水库建设")),
    ],
)
def test_who_heads_a_body_or_answers_for_a_field(stated: Stated, text: str, pair: tuple[str, str]) -> None:
    assert pair in stated("LEADS", f"关于工作的通知\n{PROSE}\n{text}\n{PROSE}\n")


def test_who_makes_a_named_paper_does_not_lead_the_field(stated: Stated) -> None:
    text = f"关于水库建设的通知\n一、水库建设\n由水利部牵头，会同财政部制定《水库管理办法》。{PROSE}\n"
    assert not stated("LEADS", text)


def test_a_department_that_a_law_charges_leads_the_field_of_the_law(stated: Stated) -> None:
    text = f"茶叶监测条例\n{PROSE}\n国务院茶业行政部门负责全国的茶叶监测管理工作。{PROSE}\n"
    assert ("国务院茶业行政部门", "茶叶监测") in stated("LEADS", text)


def test_who_keeps_an_office_leads_it_and_is_part_of_its_ministry(stated: Stated) -> None:
    text = f"通知\n{PROSE}\n国家教材委员会办公室设在教育部，由教育部教材局承担办公室工作。{PROSE}\n"
    assert ("教育部教材局", "国家教材委员会办公室") in stated("LEADS", text)
    assert ("教育部教材局", "教育部") in stated("PART_OF", text)


@pytest.mark.parametrize(
    ("sentence", "heads"),
    [
        ("水利部要会同民政部加强对水库管理工作的指导和监督检查。", {"水利部"}),
        ("水利部、财政部等部门要加强对水库管理工作的统筹协调。", {"水利部", "财政部"}),
        ("水利部、财政部要按照职责分工，密切配合，共同做好水库管理工作。", {"水利部", "财政部"}),
        ("水利部牵头，财政部等部门配合，共同做好水库管理工作。", {"水利部"}),
        ("水利部负责全国水库管理工作的监督指导。", {"水利部"}),
        ("水利部作为水库管理工作的牵头部门，工作要做细。", {"水利部"}),
        ("水利部要充分发挥作用，加强水库管理工作的指导。", {"水利部"}),
        ("水利部会同有关部门对水库管理工作进行统筹协调。", {"水利部"}),
        ("水利部要认真履行牵头职责，统筹推进水库管理工作。", {"水利部"}),
        ("国务院决定由水利部牵头开展水库管理工作。", {"水利部"}),
        ("财政部要安排专项资金，支持水库管理工作。", set()),
        ("财政部要做好水库管理工作的经费安排。", set()),
        ("《水库规划》由水利部负责组织实施。", set()),
    ],
)
def test_who_is_told_to_see_to_the_field(stated: Stated, sentence: str, heads: set[str]) -> None:
    text = f"国务院关于加强水库管理工作的通知\n{PROSE}\n一、抓好落实\n{PROSE}{sentence}\n"
    assert {head for head, tail in stated("LEADS", text) if "水库管理" in tail} == heads


def test_who_sees_to_the_carrying_out_of_a_paper(stated: Stated) -> None:
    text = f"通知\n{PROSE}水利部负责《水库规划》的组织实施和督促检查。\n"
    assert ("水利部", "水库规划") in stated("IMPLEMENTS", text)
