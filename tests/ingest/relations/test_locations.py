"""Where programmes and bodies are: the place that got them, the place before a name or in it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Stated = Callable[..., set[tuple[str, str]]]
PROSE = "各有关方面结合实际抓好落实，及时总结经验，遇到的困难随时报告，重要情况按程序上报。"


@pytest.mark.parametrize(
    ("sentence", "places"),
    [
        ("支持株洲大力推进国家先进制造中心、“绿谷”产业园、国家物流枢纽建设。", {"株洲"}),
        ("株洲、湘潭等4市入选“绿谷”产业园。", {"株洲", "湘潭"}),
        ("支持株洲市开展好轻工扩产增效等“绿谷”产业园建设。", {"株洲市"}),
        ("“绿谷”产业园在株洲、湘潭正式开工。", {"株洲", "湘潭"}),
        ("加快建设“绿谷”产业园（株洲段）。", {"株洲"}),
        ("建设株洲先进材料基地、“绿谷”产业园。", set()),
        ("株洲入选“绿谷”产业园实践案例。", set()),
    ],
)
def test_who_got_a_programme(stated: Stated, sentence: str, places: set[str]) -> None:
    found = stated("LOCATED_IN", f"工作报告\n{PROSE}{sentence}{PROSE}\n", region="湖南省")
    assert {tail for head, tail in found if head == "“绿谷”产业园"} == places


def test_an_enumeration_shares_the_place_but_for_what_has_its_own(stated: Stated) -> None:
    text = f"工作报告\n{PROSE}支持株洲建设国家物流枢纽、“绿谷”产业园和湘潭“智谷”产业园。{PROSE}\n"
    found = stated("LOCATED_IN", text, region="湖南省")
    assert found >= {("国家物流枢纽", "株洲"), ("“绿谷”产业园", "株洲"), ("湘潭“智谷”产业园", "湘潭")}
    assert ("湘潭“智谷”产业园", "株洲") not in found


def test_all_that_places_are_made_into_are_there(stated: Stated) -> None:
    text = f"工作方案\n{PROSE}努力把株洲、湘潭建设成为“绿谷”试验区、“智谷”示范区、“云谷”先导区。{PROSE}\n"
    found = stated("LOCATED_IN", text)
    assert found == {
        (f"“{x}谷”{y}", place)
        for x, y in (("绿", "试验区"), ("智", "示范区"), ("云", "先导区"))
        for place in ("株洲", "湘潭")
    }


def test_a_place_in_brackets(stated: Stated) -> None:
    text = f"工作简报\n{PROSE}中国地质大学（武汉）进行了勘查。绿谷（株洲）班列开行。{PROSE}\n"
    assert stated("LOCATED_IN", text) == {("中国地质大学", "武汉")}


def test_partners_abroad_are_no_places(stated: Stated) -> None:
    text = f"工作报告\n{PROSE}成功举办中国—东盟陶瓷论坛、“中亚快班”首发活动。推进株洲台湾农民创业园建设。{PROSE}\n"
    assert not {tail for _, tail in stated("LOCATED_IN", text)} & {"东盟", "中亚", "台湾"}


def test_a_firm_is_in_the_place_that_stands_right_before_it(stated: Stated) -> None:
    found = stated("LOCATED_IN", f"情况通报\n{PROSE}4月，贵州省永顺煤业集团公司发生事故。{PROSE}\n")
    assert ("永顺煤业集团公司", "贵州省") in found or ("贵州省永顺煤业集团公司", "贵州省") in found


def test_a_body_that_settles_is_here_and_one_that_meets_is_not_there(stated: Stated) -> None:
    text = (
        f"工作报告\n湖南省人民政府\n中国材料学会落户，{PROSE}湖南省第十三届人民代表大会第二次会议在株洲开幕。{PROSE}\n"
    )
    found = stated("LOCATED_IN", text, region="湖南省")
    assert {tail for head, tail in found if head == "中国材料学会"} == {"湖南省"}
    assert not any(tail == "株洲" for _, tail in found)


def test_here_by_the_character_that_stands_for_it(stated: Stated) -> None:
    text = f"工作报告\n湖南省人民政府\n{PROSE}“绿谷”中心在湘落地。{PROSE}浙川东西部协作取得新成效。\n"
    found = stated("LOCATED_IN", text, region="湖南省")
    assert ("“绿谷”中心", "湖南省") in found
    assert not any(tail == "川东" for _, tail in found)


@pytest.mark.parametrize(
    "sentence",
    [
        "株洲中石油炼化一体化项目开工。",
        "国家引导基金在株洲设立超百亿元子基金。",
        "上海合作组织“绿谷”论坛举行。",
    ],
)
def test_what_stands_beside_a_place_is_not_always_there(stated: Stated, sentence: str) -> None:
    found = stated("LOCATED_IN", f"工作简报\n{PROSE}\n{sentence}{PROSE}\n")
    assert not [head for head, tail in found if not head.startswith("株洲")]


def test_zones_that_share_their_unit_get_what_the_last_one_gets(stated: Stated) -> None:
    text = "关于试点的批复\n同意乌鲁木齐、石河子高新技术产业开发区建设国家秋水创新示范区，认真抓好落实，按程序上报。\n"
    places = {tail for head, tail in stated("LOCATED_IN", text) if head == "国家秋水创新示范区"}
    assert places == {"乌鲁木齐高新技术产业开发区", "石河子高新技术产业开发区"}
