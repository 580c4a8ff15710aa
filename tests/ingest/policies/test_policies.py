"""Policies: whose titles are found, under which names, with which kind and status. The documents are written here."""

from __future__ import annotations

import pytest

from graph.model import Document, Entity, Extraction, check
from ingest.pipeline import extract
from ingest.policies.titles import is_policy, kind_of, unwrap

REPORT = "临江县2025年工作总结\n"


def read(text: str, *, title: str = "", region: str | None = "湖南省/株洲市/天元区", **facts: str) -> Extraction:
    extraction = extract(Document(key="a.txt", text=text, sha256="0", title=title, region=region, **facts))
    check(extraction)
    return extraction


def policies(text: str, **facts: str) -> dict[str, Entity]:
    return {entity.name: entity for entity in read(text, **facts).entities if entity.type == "Policy"}


@pytest.mark.parametrize(
    ("title", "name", "alias"),
    [
        ("关于印发《社区养老服务实施方案》的通知", "社区养老服务实施方案", "关于印发《社区养老服务实施方案》的通知"),
        (
            "省政府办公厅关于转发省教育厅关于加强校车管理意见的通知",
            "省教育厅关于加强校车管理意见",
            "关于加强校车管理意见",
        ),
        ("国务院关于印发食品安全规划的通知", "食品安全规划", "关于印发食品安全规划的通知"),
        ("国务院关于加强水库管理的决定", "国务院关于加强水库管理的决定", "关于加强水库管理的决定"),
        ("青山县耕地保护条例（试行）", "青山县耕地保护条例（试行）", "青山县耕地保护条例"),
    ],
)
def test_a_title_that_wraps_another_names_the_inner_one(title: str, name: str, alias: str) -> None:
    read_title = unwrap(title)
    assert read_title.name == name
    assert alias in read_title.aliases


@pytest.mark.parametrize("title", ["红楼梦", "人民日报", "山乡巨变", "书法", "孙子兵法", "现代汉语词典", "您的声音"])
def test_books_newspapers_and_plays_are_no_policies(title: str) -> None:
    assert not is_policy(title)
    assert not policies(f"全县排演了《{title}》，群众很喜欢。\n")


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("青山县水源保护条例", "条例"),
        ("社区矫正法", "法律"),
        ("青山县林长制实施方案", "方案"),
        ("关于促进消费的若干意见", "意见"),
        ("青山县2024年改革工作要点", "要点"),
        ("公共租赁住房管理办法（试行）", "办法"),
        ("青山县水利发展规划（2021—2025年）", "规划"),
        ("关于开展普查的通知", "通知"),
        ("关于撤销两个街道的批复", None),
    ],
)
def test_the_ending_gives_the_kind(title: str, kind: str | None) -> None:
    assert kind_of(title) == kind


def test_the_document_itself_is_a_policy_by_its_broken_title_with_number_and_short_names() -> None:
    text = (
        "云州市人民政府办公室关于印发云州市\n老旧小区改造实施方案的通知\n云政办发〔2024〕7号\n各区人民政府：\n"
        "《云州市老旧小区改造实施方案》（以下简称《方案》）已经市政府同意，现印发给你们，请按照《方案》要求抓好落实。\n"
        "云州市人民政府办公室\n2024年3月1日\n云州市老旧小区改造实施方案\n一、改造目标\n本方案所称老旧小区，是指2000年以前建成的小区。\n"
    )
    extraction = read(text, region=None)
    own = next(entity for entity in extraction.entities if entity.id == extraction.policy)
    assert own.name == "云州市老旧小区改造实施方案"
    assert own.kind == "方案"
    assert own.status == "issued"
    assert {"方案", "本方案", "云政办发〔2024〕7号"} <= set(own.aliases)
    assert [entity.name for entity in extraction.entities if entity.type == "Policy"] == [own.name]
    places = [text[mention.start : mention.end] for mention in own.mentions]
    assert "《方案》" in places
    assert "本方案" in places


def test_a_work_report_is_a_policy_of_its_year() -> None:
    text = (
        "政府工作报告\n（2025年1月8日在天元区第六届人民代表大会第四次会议上）\n各位代表：\n"
        "现在，我代表区人民政府向大会报告工作。\n"
    )
    extraction = read(text)
    own = next(entity for entity in extraction.entities if entity.id == extraction.policy)
    assert own.name == "政府工作报告"
    assert own.identity == "2025政府工作报告|湖南省/株洲市/天元区"
    assert own.status is None


@pytest.mark.parametrize(
    "title",
    ["我县出台《校车管理办法》", "县委书记调研粮食安全", "青山县召开改革工作座谈会", "一图读懂：养老服务条例"],
)
def test_news_of_a_policy_is_not_its_text(title: str) -> None:
    assert (
        read(f"{title}\n本网讯 6月3日，县里研究了有关工作，群众反映很好，各部门表示抓好落实。\n", title=title).policy
        is None
    )


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("出台稻田托管服务补贴办法。", {"稻田托管服务补贴办法"}),
        ("制定实施县域商业体系建设行动方案，效果明显。", {"县域商业体系建设行动方案"}),
        ("推出夜间经济、乡村民宿、非遗工坊等扶持政策。", {"夜间经济扶持政策", "乡村民宿扶持政策", "非遗工坊扶持政策"}),
        ("用好“点心贷”政策。", {"“点心贷”政策"}),
        ("落实稳就业“18条”“22条”。", {"稳就业“18条”", "稳就业“22条”"}),
        ("贯彻落实关于加强基层治理的实施意见。", {"关于加强基层治理的实施意见"}),
        ("全面施行社会保险法，认真执行宪法。", {"社会保险法", "宪法"}),
        ("落实中小微企业茶园贴息政策。", {"中小微企业茶园贴息政策"}),
        ("制定茶业发展意见，编制本辖区年度茶园抽查工作计划。", {"茶业发展意见", "年度茶园抽查工作计划"}),
        ("推动茶园保护条例等地方立法。", {"茶园保护条例"}),
        ("编制了“十四五”规划和水利专项规划。", {"“十四五”规划", "水利专项规划"}),
        ("实施优化茶园环境行动方案。", {"优化茶园环境行动方案"}),
        ("完善出口茶叶补贴政策。", {"出口茶叶补贴政策"}),
        ("制订茶园、果园等行业的土地政策。", {"茶园、果园等行业的土地政策"}),
        ("提请修订茶叶促进法，做到依法执法。", {"茶叶促进法"}),
        ("落实“十五五”规划建议。", {"“十五五”规划建议"}),
        ("建立并公开茶叶收费清单，发布重点项目清单。", {"茶叶收费清单"}),
        ("实施茶园环境行动方案（2026版）。", {"茶园环境行动方案（2026版）"}),
        ("落实城市总体规划。", {"城市总体规划"}),
        ("实施茶叶“1+9”行动和12个果品稳增长方案。", {"果品稳增长方案"}),
        ("今年是“十四五”规划收官之年。", {"“十四五”规划"}),
        ("五年计划对茶叶生产规定了指标。", {"五年计划"}),
        ("草拟了国民经济十年规划纲要草案。", {"国民经济十年规划纲要草案"}),
        (
            "完成1957年的国民经济计划，审查2016年中央和地方预算草案。",
            {"1957年的国民经济计划", "2016年中央和地方预算草案"},
        ),
        ("贯彻党的十四届三中全会的决定。", {"党的十四届三中全会的决定"}),
        ("积极的财政政策注重增效。", {"积极的财政政策"}),
        ("RCEP带来新机遇。", {"RCEP"}),
        (
            "实施“点心贷”“果园保”政策，推进“茶企出海”“茶商下乡”行动计划。",
            {"“点心贷”政策", "“果园保”政策", "“茶企出海”行动计划", "“茶商下乡”行动计划"},
        ),
        ("茶园保护行动计划顺利完成，云湖茶区国土空间规划获批。", {"茶园保护行动计划", "云湖茶区国土空间规划"}),
        ("出台促进茶业高质量发展18项重点举措。", {"促进茶业高质量发展18项重点举措"}),
        ("出台金融支持茶区振兴的意见。", {"金融支持茶区振兴的意见"}),
        ("国务院批转农业部关于召开春茶、秋茶收购会议的情况报告。", {"关于召开春茶、秋茶收购会议的情况报告"}),
        (
            "人大批准了关于实行采摘、制作、销售统一管理，加快茶叶生产的报告。",
            {"关于实行采摘、制作、销售统一管理，加快茶叶生产的报告"},
        ),
        ("按国务院一九七九年112号文件办理，落实中央一号文件。", {"国务院一九七九年112号文件", "中央一号文件"}),
        (
            "编制一九六二年发展国民经济计划草案，执行1958年国家预算。",
            {"一九六二年发展国民经济计划草案", "1958年国家预算"},
        ),
        (
            "修订茶叶分级标准，编制茶园投资计划，制订茶叶应急新闻发布预案。",
            {"茶叶分级标准", "茶园投资计划", "茶叶应急新闻发布预案"},
        ),
        ("继续执行科学技术发展规划，待茶价改革方案实施后再办。", {"科学技术发展规划", "茶价改革方案"}),
        ("为第四个五年计划作好准备，推进“十三五”规划重大工程。", {"第四个五年计划", "“十三五”规划"}),
        (
            "发表《关于边境贸易的联合声明》，对照《茶厂安全生产基本条件》。",
            {"关于边境贸易的联合声明", "茶厂安全生产基本条件"},
        ),
        ("制定“点心码”查茶标准化指引。", {"“点心码”查茶标准化指引"}),
        (
            "制茶师资格考试办法由国务院农业部门制定，茶区发展规划由县政府组织编制。",
            {"制茶师资格考试办法", "茶区发展规划"},
        ),
        ("制定重点茶业调整振兴规划。", {"重点茶业调整振兴规划"}),
        ("起草规范茶叶网站建设的意见。", {"规范茶叶网站建设的意见"}),
        ("发布茶园治理工作方案和加强茶叶检验重点工作的意见。", {"茶园治理工作方案", "加强茶叶检验重点工作的意见"}),
        ("一九五八年到一九六九年全国茶业发展纲要受到欢迎。", {"一九五八年到一九六九年全国茶业发展纲要"}),
        ("履行关于禁止假茶贸易国际公约规定的义务。", {"关于禁止假茶贸易国际公约"}),
    ],
)
def test_names_without_title_marks(sentence: str, names: set[str]) -> None:
    assert set(policies(REPORT + sentence + "\n")) == names


@pytest.mark.parametrize(
    "sentence",
    [
        "采取有力措施，确保安全。",
        "严格执行各项方针政策和法律法规。",
        "坚持城乡建设与环境建设同步规划、同步实施。",
        "加强法治政府建设，支持法院、检察院依法履职。",
        "提出一揽子解决方案。",
        "综合运用财税、金融等政策。",
        "推动“点心贷”政策落地。",
        "各部门要结合实际制定实施方案。",
        "抓紧研究，尽早制订出方案。",
        "采取直接、间接和自愿三种管理办法。",
        "统一监管规则和标准，完成茶叶收购计划，听取书面审核意见。",
        "要加紧研究，尽早制订出方案。",
        "争取提前实现这个纲要，检查茶园火灾防范措施的制定情况。",
    ],
)
def test_what_is_only_talked_of_is_no_policy(sentence: str) -> None:
    assert not policies(REPORT + sentence + "\n")


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("出台了《青山县林业条例》。", "issued"),
        ("起草了《青山县林业条例》。", "drafted"),
        ("提请审议《青山县林业条例（草案）》。", "drafted"),
        ("将出台《青山县林业条例》。", "proposed"),
        ("深入实施《青山县林业条例》。", "underway"),
        ("出台了《青山县林业条例》。此后全面实施《青山县林业条例》。", "underway"),
        ("《青山县林业条例》很重要。", None),
        ("印发《青山县水利条例》、《青山县林业条例》。", "issued"),
    ],
)
def test_verbs_give_the_status_and_the_furthest_wins(sentence: str, status: str | None) -> None:
    (found,) = [entity for name, entity in policies(REPORT + sentence + "\n").items() if "林业条例" in name]
    assert found.status == status


def test_what_a_plan_is_to_make_is_proposed_and_what_it_carries_on_is_under_way() -> None:
    text = (
        REPORT
        + "一、2025年工作回顾\n出台了河道保洁管理办法，群众满意。\n"
        + "二、2026年工作安排\n出台山塘管护管理办法。继续实施耕地轮作补贴政策。\n"
    )
    found = policies(text)
    assert found["河道保洁管理办法"].status == "issued"
    assert found["山塘管护管理办法"].status == "proposed"
    assert found["耕地轮作补贴政策"].status == "underway"


def test_where_no_heading_says_so_clauses_tell_a_plan() -> None:
    text = (
        REPORT
        + "一、发展茶业\n编制茶园专项规划，制定实施茶业发展意见。"
        + "加快建设茶叶市场，支持茶企发展，完善茶园道路，鼓励创新，推进旅游。\n"
    )
    found = policies(text)
    assert {found["茶园专项规划"].status, found["茶业发展意见"].status} == {"proposed"}


def test_a_short_title_is_the_one_named_before_and_stands_for_a_place_of_its_own_behind_one() -> None:
    found = policies(
        REPORT + "编制了《青山县水利发展规划纲要》，《纲要》提出八项任务。施行《社会救助法》及天元区《实施办法》。\n"
    )
    assert set(found) == {"青山县水利发展规划纲要", "社会救助法", "实施办法"}
    assert "纲要" in found["青山县水利发展规划纲要"].aliases
    assert "天元区实施办法" in found["实施办法"].aliases


def test_what_the_province_made_under_the_same_title_is_another_policy() -> None:
    title = "威海市人民政府关于深化渔港改革的实施意见"
    text = f"{title}\n各县人民政府：\n为落实省政府《关于深化渔港改革的实施意见》，制定本意见。\n"
    entities = [e for e in read(text, title=title, region="山东省/威海市").entities if e.type == "Policy"]
    assert len(entities) == 2
