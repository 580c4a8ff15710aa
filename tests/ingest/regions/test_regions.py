"""Regions: which place a name means, its nesting, functional areas, the home region."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model import Document
from ingest.outline import outline
from ingest.reading import Reading
from ingest.regions import regions

TIANYUAN = "湖南省/株洲市/天元区"


def read(text: str, *, region: str | None = None, title: str = "") -> Reading:
    reading = Reading(Document(key="a.txt", text=text, sha256="0", region=region, title=title), body=((0, len(text)),))
    outline.find(reading)
    regions.find(reading)
    return reading


def found(text: str, *, region: str | None = None) -> dict[str, str | None]:
    return {c.name: c.identity for c in read(text, region=region).candidates if c.type == "Region"}


def test_a_full_name_nests_its_parts() -> None:
    reading = read("湖南省株洲市天元区举行会议。")
    assert {c.identity for c in reading.candidates} == {"湖南省", "湖南省/株洲市", TIANYUAN}
    assert {(link.head.identity, link.tail.identity) for link in reading.links} == {
        ("湖南省/株洲市", "湖南省"),
        (TIANYUAN, "湖南省/株洲市"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "我们隆重庆祝节日。",
        "实行医保定点管理。",
        "形势复杂多变。",
        "建设美丽江西岸线。",
        "社会和平稳定。",
        "落实有关中央企业的规定。",
        "提高首都安全水平。",
    ],
)
def test_names_inside_other_words_are_no_places(text: str) -> None:
    assert {"重庆", "保定", "杂多", "丽江", "和平", "都安"}.isdisjoint(found(text))


def test_macro_regions_by_each_of_their_names() -> None:
    text = "对接大湾区和长江经济带，保护黄河流域生态，推动关中协同发展。"
    assert set(found(text)) == {"大湾区", "长江经济带", "黄河流域", "关中"}
    assert found(text)["大湾区"] == "粤港澳大湾区"


def test_one_word_names_a_part_of_the_country_where_it_stands_for_it() -> None:
    text = "融合水平居西北第一，联接西部、辐射沿海。参与西部大开发，我省东部多雨，港澳台地区客商参展。"
    assert set(found(text, region="甘肃省")) == {"西北", "西部", "港澳台地区"}
    assert found(text)["西北"] == "西北地区"


def test_a_town_behind_its_county_lies_there() -> None:
    reading = read("永宁县闽宁镇获表彰，贺兰县各乡镇、特色小镇受益。", region="宁夏回族自治区")
    assert {c.name for c in reading.candidates} == {"永宁县", "闽宁镇", "贺兰县"}
    assert {(link.head.name, link.tail.name) for link in reading.links} == {("闽宁镇", "永宁县")}


def test_a_village_named_behind_its_county_or_town_is_one_and_is_found_again() -> None:
    reading = read(
        "湖北省巴东县官渡口镇秋水山村受灾。巴东县秋水山村报告，秋水山村居民转移。西距重庆市巫山县云石乡5公里。"
    )
    villages = [c for c in reading.candidates if c.name == "秋水山村"]
    assert len(villages) == 3
    assert {c.identity for c in villages} == {"湖北省/恩施土家族苗族自治州/巴东县/官渡口镇/秋水山村"}
    assert "云石乡" in {c.name for c in reading.candidates}


def test_zones_that_share_their_unit_are_the_same_under_short_and_full_names() -> None:
    text = "支持乌鲁木齐、昌吉2个高新技术产业开发区发展。乌鲁木齐、昌吉高新区先行先试。"
    zones = {c.identity for c in read(text).candidates if c.type == "Region" and "高新" in c.name}
    assert zones == {
        "新疆维吾尔自治区/乌鲁木齐市/乌鲁木齐高新技术产业开发区",
        "新疆维吾尔自治区/昌吉回族自治州/昌吉高新技术产业开发区",
    }


def test_the_part_of_the_country_in_the_name_of_a_university_is_no_region() -> None:
    assert found("华中科技大学、西南政法大学和东北大学参加。") == {}


def test_short_names_of_counties_count_near_home_only() -> None:
    assert "石峰区" in found("石峰区开展试点。", region=TIANYUAN)
    assert "静宁" not in found("静宁苹果丰收。", region="湖南省")
    assert found("静宁苹果丰收。", region="甘肃省")["静宁"] == "甘肃省/平凉市/静宁县"


def test_a_county_in_full_counts_behind_any_word() -> None:
    assert found("完成定日县援建任务。")["定日县"] == "西藏自治区/日喀则市/定日县"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("株洲高新区加快发展。", "株洲高新区"),
        ("建设西部（成都）科学城。", "西部（成都）科学城"),
        ("垦利经开区入选名单。", "垦利经开区"),
        ("在临港新片区试行。", "临港新片区"),
    ],
)
def test_functional_areas(text: str, name: str) -> None:
    assert name in found(text, region="山东省" if "垦利" in text else None)


def test_zones_in_a_list_share_their_unit() -> None:
    names = found("支持乌鲁木齐、昌吉、石河子高新区建设。")
    assert {"乌鲁木齐高新区", "昌吉高新区", "石河子高新区"} <= set(names)


def test_a_zone_of_the_state_lies_in_the_place_that_its_name_begins_with() -> None:
    reading = read("规划建设河北雄安新区。")
    assert ("雄安新区", "河北省") in {(link.head.identity, link.tail.identity) for link in reading.links}


def test_prefectures_by_their_first_characters() -> None:
    assert {"厦漳泉都市圈", "福厦泉"} <= set(found("建设厦漳泉都市圈，抓好福厦泉改革。", region="福建省"))
    assert "福厦泉" not in found("抓好福厦泉改革。", region="湖南省")


def test_parts_of_a_free_trade_zone_lie_in_it() -> None:
    reading = read("自贸试验区哈尔滨片区获批，黑河片区启动。", region="黑龙江省")
    nested = {(link.head.name, link.tail.name) for link in reading.links}
    assert {("哈尔滨片区", "自贸试验区"), ("黑河片区", "自贸试验区")} <= nested


def test_free_trade_zones_are_pilots_where_the_document_has_no_home() -> None:
    reading = read("推广上海自贸试验区经验，新设广东、天津自贸试验区。", title="国务院政府工作报告")
    pilots = {(link.head.name, link.tail.name) for link in reading.links if link.type == "LOCATED_IN"}
    assert pilots == {("上海自贸试验区", "上海"), ("广东自贸试验区", "广东"), ("天津自贸试验区", "天津")}
    assert {candidate.name for candidate in reading.of_type("Region")} == {"上海", "广东", "天津"}


def test_a_declared_short_form_stands_for_each_of_the_places() -> None:
    reading = read("株洲高新区、天元区（以下简称新区）加快发展。", region=TIANYUAN)
    assert {c.name for c in reading.candidates if "新区" in c.aliases} == {"株洲高新区", "天元区"}


def test_our_province_is_the_home_region() -> None:
    reading = read("甘肃省情特殊。我省加快发展。", region="甘肃省")
    assert any("我省" in c.aliases and c.identity == "甘肃省" for c in reading.candidates)


@pytest.mark.parametrize(
    ("text", "title", "home"),
    [
        ("全省上下抓好落实。省委作出部署。", "2024年湖南省政府工作报告", "湖南省"),
        ("区委决定，全区抓好落实。", "株洲市天元区改革工作总结", TIANYUAN),
        ("各省要抓好落实。湖南省先行。", "国务院关于加强城市管理的意见", None),
    ],
)
def test_home_region(text: str, title: str, home: str | None) -> None:
    assert read(f"{title}\n{text}", title=title).home == home


@settings(deadline=None, max_examples=100)
@given(st.text(alphabet="湖南省株洲市天元区（）、，。新高我全乌鲁木齐昌吉简称以下", max_size=80))
def test_any_text_gives_places_inside_it(text: str) -> None:
    reading = read(text)
    for candidate in reading.candidates:
        assert 0 <= candidate.start < candidate.end <= len(text)
        assert candidate.name


def test_prefectures_that_begin_alike_are_told_by_four_characters() -> None:
    assert {"宜荆荆恩", "汉襄宜"} <= set(found("建设“宜荆荆恩”城市群和汉襄宜高铁圈。", region="湖北省"))
    assert "荆荆" not in found("支持荆荆发展。", region="湖北省")


def test_a_town_named_like_a_place_and_a_free_trade_agreement_are_no_such_place() -> None:
    assert {"湖南", "辽阳"}.isdisjoint(found("湖南村和辽阳镇脱贫。"))
    assert "湖南" in found("推动湖南乡村振兴。")
    assert "东盟自贸区" not in found("中国—东盟自贸区升级。")


@pytest.mark.parametrize(
    ("text", "home", "names"),
    [
        # words that are places, too: in a list, at the end of a way, where all members of a list open or close with one
        ("会宁、靖远、景泰至康乐公路开工。", "甘肃省", {"会宁", "靖远", "景泰", "康乐"}),
        ("支持涟源红薯、新化红茶、安化黑茶发展。", "湖南省", {"涟源", "新化", "安化"}),
        ("大唐株洲、华润平江、国电安乡、中核桃江一批项目投产。", "湖南省", {"平江", "株洲"}),
        ("从成都至泸县修公路。", "四川省", {"成都", "泸县"}),
        # a part of the world or the country that another word holds, a number before its countries
        ("举办南亚博览会，弘扬大别山精神，演出闽南戏，出访3个阿拉伯国家。", "福建省", set()),
        # a county whose prefecture has just been named in full; another one of the nation
        ("国务院：常德市请求审批临澧电厂。", "", {"常德市", "临澧"}),
        (
            "我国东部地区与甘肃西部地区差别大。松原石化园区投产。",
            "吉林省",
            {"东部地区", "甘肃", "松原", "松原石化园区"},
        ),
        ("雨区在山西中东部。", "山西省", {"山西"}),
        # a brand in quotes
        ("实施“平阳英才计划”。", "浙江省", set()),
        # cities by first characters that others of the province share
        ("建设济青都市圈。", "山东省", {"济青都市圈"}),
        ("扩建云湖工业区，长沙云湖工业区产值增长。", "湖南省", {"长沙", "长沙云湖工业区"}),
    ],
)
def test_words_that_are_places_by_what_stands_beside_them(text: str, home: str, names: set[str]) -> None:
    assert set(found(text, region=home or None)) == names


def test_the_port_of_hainan_is_one_region() -> None:
    assert set(found("对接海南自贸港建设。", region="广西壮族自治区")) == {"海南自贸港"}


@pytest.mark.parametrize(
    ("text", "home", "names"),
    [
        ("自贸试验区新设企业千家，借鉴上海自贸试验区经验。", "河北省", {"自贸试验区", "上海", "上海自贸试验区"}),
        ("支持港澳融入大局，联系港澳同胞，做好侨务、港澳、对台工作。", "", {"港澳"}),
        ("推动东北全面振兴。", "", {"东北"}),
        # a prefecture of the home whose name is a word, too
        ("去年，海东加快发展。平海东路通车。", "青海省", {"海东"}),
    ],
)
def test_what_the_home_makes_a_place(text: str, home: str, names: set[str]) -> None:
    assert set(found(text, region=home or None)) == names


def test_a_village_behind_its_town_lies_in_it() -> None:
    reading = read("长洲区云湖镇秋水村的渔民来了。云湖镇镇长在场。", region="广西壮族自治区/梧州市")
    paths = {c.name: c.identity for c in reading.candidates}
    assert paths["云湖镇"] == "广西壮族自治区/梧州市/长洲区/云湖镇"
    assert paths["秋水村"] == paths["云湖镇"] + "/秋水村"
    assert len({c.identity for c in reading.candidates if c.name == "云湖镇"}) == 1


def test_to_speed_up_the_country_side_is_no_town() -> None:
    assert not found("聚焦渔业，加快乡村振兴步伐。", region=TIANYUAN).keys() & {"加快乡"}


def test_a_rank_in_the_city_does_not_make_it_the_citys_paper() -> None:
    text = "广元市昭化区2022年计划执行情况的报告\n全区增速居全市第五，收入居全市第二，投资居全市第三。\n"
    assert read(text, title="广元市昭化区2022年计划执行情况的报告").home == "四川省/广元市/昭化区"


@pytest.mark.parametrize(
    ("text", "region", "names"),
    [
        ("开工怀化至来凤高铁。", "湖南省", {"怀化", "来凤"}),
        ("支持大同建设区域重点城市，推动长治创建示范城市。", "山西省", {"大同", "长治"}),
        ("推动大同世界理想，维护长治久安。", "山西省", set()),
    ],
)
def test_ends_of_a_way_and_cities_that_are_backed(text: str, region: str, names: set[str]) -> None:
    assert {name for name in found(text, region=region) if name != region} == names
