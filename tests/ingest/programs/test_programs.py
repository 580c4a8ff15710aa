"""Programs: which phrases name one, under which names, with which status and kind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import Document, Entity, Extraction, check
from ingest.logistic import probability
from ingest.pipeline import extract
from ingest.programs.program_names import candidates
from ingest.programs.program_scorer import weights
from ingest.programs.program_words import mask


def read(text: str, *, title: str = "") -> Extraction:
    extraction = extract(Document(key="a.txt", text=text, sha256="0", title=title))
    check(extraction)
    return extraction


def programs(text: str, *, title: str = "") -> dict[str, Entity]:
    return {entity.name: entity for entity in read(text, title=title).entities if entity.type == "Program"}


def phrases(text: str) -> dict[str, list[str]]:
    return {found.name: found.aliases for found in candidates(text, 0, len(text))}


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("深入实施春风助企专项行动。", "春风助企专项行动"),
        ("持续开展河湖清淤三年行动，成效明显。", "河湖清淤三年行动"),
        ("建立健全渔船进出港联合核查机制。", "渔船进出港联合核查机制"),
        ("全面推行茶园托管工作制度。", "茶园托管工作制度"),
        ("扎实推进“清水进城”工程。", "“清水进城”工程"),
        ("启动竹木加工企业进园区试点。", "竹木加工企业进园区试点"),
        ("设立青禾乡村振兴产业基金。", "青禾乡村振兴产业基金"),
        ("办好第六届油茶博览会。", "第六届油茶博览会"),
        ("完善适应山区特点的护林巡查机制。", "护林巡查机制"),
        ("实施促进林下经济发展行动。", "促进林下经济发展行动"),
        ("在城北片区建设陶瓷循环利用示范基地。", "陶瓷循环利用示范基地"),
    ],
)
def test_a_name_begins_after_what_governs_it(sentence: str, name: str) -> None:
    assert name in phrases(sentence)


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("加快青石岭、白云渡等煤矿建设。", {"青石岭", "白云渡"}),
        ("青石岭水库、白云渡大桥等12个重大项目建成投用。", {"青石岭水库", "白云渡大桥"}),
        ("开展小微企业育苗、骨干企业登高行动。", {"小微企业育苗行动", "骨干企业登高行动"}),
        ("推进“竹乡夜话”“茶乡晨读”等活动。", {"“竹乡夜话”", "“茶乡晨读”"}),
        ("落实田长制、塘长制。", {"田长制", "塘长制"}),
    ],
)
def test_members_of_an_enumeration_are_names_of_their_own(sentence: str, names: set[str]) -> None:
    found = phrases(sentence)
    assert names <= found.keys() | {alias for aliases in found.values() for alias in aliases}
    assert not any("、" in name for name in found)


def test_a_modified_head_after_an_enumeration_is_one_name() -> None:
    found = phrases("推广应用病虫监测、土壤检测、农机调度等智慧农情服务平台。")
    assert list(found) == ["智慧农情服务平台"]


def test_other_names_are_kept() -> None:
    aliases = phrases("推进全市首批“灯塔计划”人才项目建设。")["全市首批“灯塔计划”人才项目"]
    assert {"“灯塔计划”", "“灯塔计划”人才项目", "全市首批“灯塔计划”人才项目建设"} <= set(aliases)


@pytest.mark.parametrize(
    "sentence",
    [
        "“十五五”时期是关键时期。",
        "深刻领悟“两个确立”的决定性意义。",
        "协调推进“四个全面”战略布局。",
        "“改革永远在路上”",
    ],
)
def test_formulas_and_periods_name_nothing(sentence: str) -> None:
    assert phrases(sentence) == {}


@pytest.mark.parametrize(
    ("sentence", "name", "kind"),
    [
        ("去年，我区启动“暖巢”帮扶行动。", "“暖巢”帮扶行动", "行动"),
        ("完善河长制。", "河长制", "机制"),
        ("今年，我市实施了乡村振兴战略。", "乡村振兴战略", "行动"),
        ("积极参与共建“一带一路”。", "“一带一路”", "行动"),
        ("开展竹制品出口便利化改革试点。", "竹制品出口便利化改革试点", "试点"),
    ],
)
def test_programs_of_a_document(sentence: str, name: str, kind: str) -> None:
    found = programs(sentence)
    assert found[name].kind == kind
    assert found[name].mentions


@pytest.mark.parametrize(
    "sentence",
    [
        "建立现代企业制度，完善社会主义市场经济体制。",
        "认真落实各项措施，切实改变工作方式。",
        "严厉打击违法犯罪活动。",
        "清除河道垃圾，开展警示教育。",
    ],
)
def test_what_is_only_described_is_no_program(sentence: str) -> None:
    assert programs(sentence) == {}


REVIEW = "一、2023年工作回顾\n过去一年，我们克服困难，各项事业都有新的起色，群众得到了更多看得见的实惠和便利。\n"
PLAN = "二、2024年主要任务\n今年要紧盯目标、分秒必争，把各项工作抓细抓实，让群众的日子一年比一年更加红火。\n"


@pytest.mark.parametrize(
    ("before", "sentence", "status"),
    [
        (REVIEW, "建立渔船进出港联合核查机制。", "completed"),
        (REVIEW, "深入实施“清水进城”工程。", "underway"),
        (REVIEW, "“清水进城”工程全面完成。", "completed"),
        (REVIEW, "完善渔船进出港联合核查机制。", "underway"),
        (PLAN, "建立渔船进出港联合核查机制。", "proposed"),
        (PLAN, "深入实施“清水进城”工程。", "underway"),
        (PLAN, "探索渔船进出港联合核查机制。", "proposed"),
        ("", "力争启动“清水进城”工程。", "proposed"),
        ("", "把城北片区纳入既有的“清水进城”工程，不再另起炉灶。", "underway"),
    ],
)
def test_status_comes_from_the_verb_and_from_what_the_section_is_about(before: str, sentence: str, status: str) -> None:
    found = programs(before + sentence + "其他各项工作也按照既定安排有条不紊地往前走，没有出现大的偏差和失误。")
    assert [entity.status for name, entity in found.items() if "清水" in name or "渔船" in name] == [status]


def test_the_furthest_status_wins_and_one_name_is_one_program() -> None:
    found = programs("将实施“清水进城”工程。“清水进城”工程已经建成。")
    assert len(found) == 1
    (entity,) = found.values()
    assert (entity.status, len(entity.mentions)) == ("completed", 2)


def test_the_title_of_a_plan_names_what_it_plans() -> None:
    found = programs("去年出台了《青禾县“蓝天净土”三年行动实施方案》。")
    (entity,) = found.values()
    assert "“蓝天净土”三年行动" in {entity.name, *entity.aliases}


@pytest.mark.parametrize("learned", [False, True])
def test_a_weight_for_each_feature_gives_a_probability(learned: bool) -> None:
    weight = weights(learned)
    assert probability({"no such feature"}, weight) == pytest.approx(probability(set(), weight))
    assert probability({"quoted", "group=action", "verb=act", "known"}, weight) > probability(set(), weight)
    assert 0 < probability(set(), weight) < 0.5


@given(st.text(alphabet="“”《》（）、，。的和等了在实施建设行动工程机制一二3万个项甲乙丙丁 \n", max_size=60))
def test_any_text_gives_names_that_stand_in_it(text: str) -> None:
    assert len(mask(text)) == len(text)
    for found in candidates(text, 0, len(text)):
        assert 0 <= found.start < found.end <= len(text)
        assert found.name
        assert found.name.startswith(text[found.start : found.start + 1].strip() or found.name[0])


def test_a_prize_goes_by_its_name_whatever_its_class() -> None:
    text = "授予“深海钻探装备”等3项成果国家科学技术进步奖二等奖，授予“耐旱水稻”等2项成果国家技术发明奖一等奖。"
    found = phrases(text)
    assert "国家科学技术进步奖二等奖" in found["国家科学技术进步奖"]
    assert "国家技术发明奖一等奖" in found["国家技术发明奖"]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("建成了成昆铁路、湘黔铁路等干线。", "成昆铁路"),
        ("深入开展增产节约运动。", "增产节约运动"),
        ("全面推开营改增试点。", "营改增"),
        ("农业学大寨运动蓬勃开展。", "农业学大寨运动"),
    ],
)
def test_national_undertakings_of_all_decades_are_known(sentence: str, name: str) -> None:
    assert any(name in form for form in programs(sentence))
