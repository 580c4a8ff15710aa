"""Which area is part of which, and which area a policy or programme serves."""

from __future__ import annotations

import pytest

from graph.model import Document, check
from ingest.pipeline import extract

PROSE = "各镇各部门结合实际抓好落实，及时总结经验，遇到的困难随时报告，重要情况按程序上报。"


def relations(text: str, kind: str, *, title: str = "") -> set[tuple[str, str]]:
    extraction = extract(Document(key="a.txt", text=text, sha256="0", title=title))
    check(extraction)
    names = {entity.id: entity.name for entity in extraction.entities}
    return {(names[r.head], names[r.tail]) for r in extraction.relations if r.type == kind}


def test_headings_nest_areas() -> None:
    text = f"工作报告\n{PROSE}\n一、深化农村改革\n{PROSE}\n（一）推进农村土地制度改革。{PROSE}\n"
    text += f"二、深化医疗改革\n{PROSE}\n"
    assert relations(text, "PART_OF") == {("农村土地制度改革", "农村改革")}


def test_a_named_reform_belongs_to_the_heading_above_it() -> None:
    text = f"工作报告\n{PROSE}\n一、深化财税体制改革\n今年启动资源税改革，{PROSE}\n"
    assert ("资源税改革", "财税体制改革") in relations(text, "PART_OF")


def test_a_sentence_says_what_an_area_is_made_of() -> None:
    text = (
        f"工作报告\n{PROSE}\n一、深化农村改革\n以乡镇机构、县乡财政体制改革为主要内容的农村综合改革取得进展，{PROSE}\n"
    )
    found = relations(text, "PART_OF")
    assert ("农村综合改革", "农村改革") in found
    assert {head for head, tail in found if tail == "农村综合改革"} == {"乡镇机构改革", "县乡财政改革"}


@pytest.mark.parametrize("section", ["深化河湖管理改革", "加强河湖管理"])
def test_a_programme_serves_the_area_of_its_heading_only(section: str) -> None:
    text = f"工作报告\n{PROSE}\n一、深化生态文明体制改革\n{PROSE}\n（一）{section}。全面推行河长制，{PROSE}\n"
    tails = {tail for head, tail in relations(text, "SERVES") if head == "河长制"}
    assert tails == {section.removeprefix("深化").removeprefix("加强")}


def test_a_policy_serves_the_area_of_its_title() -> None:
    text = f"某县人民政府关于深化国有林场改革的意见\n各镇：\n{PROSE}\n一、加强森林防火\n{PROSE}\n"
    title = "某县人民政府关于深化国有林场改革的意见"
    assert "国有林场改革" in {tail for _, tail in relations(text, "SERVES", title=title)}


def test_nothing_is_stated_without_an_area() -> None:
    assert relations(f"简报\n{PROSE}全面推行河长制。\n", "SERVES") == set()


def test_what_stands_under_a_slogan_of_reform_is_no_part_of_the_field_beside_it() -> None:
    text = f"工作报告\n{PROSE}\n一、全面深化改革，扩大高水平开放\n{PROSE}\n"
    text += f"大力抓改革。{PROSE}深化公立医院改革，{PROSE}\n"
    text += f"增强开放平台活力。{PROSE}{PROSE}\n"
    found = relations(text, "PART_OF")
    assert ("开放平台活力", "高水平开放") in found or ("增强开放平台活力", "高水平开放") in found
    assert not any(head == "公立医院改革" for head, _ in found)


def test_the_core_of_a_reform_is_part_of_it() -> None:
    text = f"工作报告\n{PROSE}\n把国有林场改革作为林业体制改革的中心环节，{PROSE}\n"
    assert ("国有林场改革", "林业体制改革") in relations(text, "PART_OF")


def test_no_area_is_part_of_what_stands_below_it() -> None:
    text = f"工作报告\n{PROSE}\n一、深化渔业体制改革\n{PROSE}\n（一）推进渔港改革。渔业体制改革进入新阶段，{PROSE}\n"
    assert relations(text, "PART_OF") == {("渔港改革", "渔业体制改革")}


def test_the_reform_of_a_single_group_is_part_of_that_of_the_state_s_enterprises() -> None:
    text = f"工作报告\n{PROSE}\n一、激发市场活力\n深化国资国企改革，{PROSE}推进东江集团综合改革，{PROSE}\n"
    assert ("东江集团综合改革", "国资国企改革") in relations(text, "PART_OF")


def test_the_document_s_own_subject_is_no_measure_in_its_parts() -> None:
    title = "某县关于全面推行河长制工作的意见"
    text = f"{title}\n各镇：\n{PROSE}\n一、加强水污染防治\n全面推行河长制，{PROSE}\n"
    assert ("河长制", "水污染防治") not in relations(text, "SERVES", title=title)


def test_the_short_sentence_that_opens_a_paragraph_governs_it() -> None:
    text = f"工作报告\n{PROSE}\n不失时机加快价格改革。{PROSE}全面实行居民阶梯水价制度。推进农业水价改革，{PROSE}\n"
    assert ("居民阶梯水价制度", "价格改革") in relations(text, "SERVES")
    assert ("农业水价改革", "价格改革") in relations(text, "PART_OF")


def test_a_reform_in_a_later_clause_does_not_govern_what_follows() -> None:
    text = f"工作报告\n{PROSE}\n一、优化营商环境\n推进数字政务，深化商事制度改革，健全企业诉求响应机制，{PROSE}\n"
    found = relations(text, "SERVES")
    assert ("企业诉求响应机制", "营商环境") in found
    assert ("企业诉求响应机制", "商事制度改革") not in found


@pytest.mark.parametrize(
    "sentence",
    ["同时，深化商事制度改革，健全企业诉求响应机制，", "增强企业活力，商事制度改革的重点，是健全企业诉求响应机制，"],
)
def test_a_reform_that_opens_its_sentence_or_is_turned_to_governs_what_follows(sentence: str) -> None:
    text = f"工作报告\n{PROSE}\n一、优化营商环境\n{sentence}{PROSE}\n"
    assert ("企业诉求响应机制", "商事制度改革") in relations(text, "SERVES")


def test_of_the_reforms_that_open_a_paragraph_the_one_that_shares_most_governs() -> None:
    text = f"工作报告\n{PROSE}\n要深化财税、投资、价格改革。"
    text += f"财政体制改革的重点，是实行收支分类改革，健全转移支付制度，{PROSE}\n"
    parts = relations(text, "PART_OF")
    assert ("财政体制改革", "财税改革") in parts
    assert ("财政体制改革", "价格改革") not in parts
    assert ("收支分类改革", "财政体制改革") in parts
    assert ("转移支付制度", "财政体制改革") in relations(text, "SERVES")


def test_of_the_reforms_that_open_a_sentence_the_one_that_shares_its_words_governs() -> None:
    text = f"工作报告\n{PROSE}\n一、发展渔业经济\n推进乡镇机构改革和渔业税费改革，健全渔业税费征管制度，"
    found = relations(f"{text}建立气象预警平台，{PROSE}\n", "SERVES")
    assert ("气象预警平台", "渔业经济") in found
    assert ("渔业税费征管制度", "渔业税费改革") in found


def test_a_reform_belongs_to_the_reform_of_a_joint_heading() -> None:
    text = f"工作报告\n{PROSE}\n一、经济体制改革稳步推进，对外开放继续扩大\n今年启动外汇管理体制改革，{PROSE}\n"
    assert {tail for head, tail in relations(text, "PART_OF") if head == "外汇管理体制改革"} == {"经济体制改革"}


@pytest.mark.parametrize(
    ("before", "serves"), [("抓好渔业用电改革，", True), ("以深化渔业用电改革为主线，", False), ("", False)]
)
def test_without_a_heading_the_area_that_the_sentence_names_before_governs(before: str, serves: bool) -> None:
    text = f"渔业工作讲话\n{PROSE}\n大家要团结一致，{before}实施渔港扩容行动，扩大渔业用电改革，{PROSE}\n"
    assert (("渔港扩容行动", "渔业用电改革") in relations(text, "SERVES")) is serves


def test_a_part_of_a_joint_heading_is_no_part_of_the_other_part() -> None:
    text = f"工作报告\n{PROSE}\n一、推进产业结构升级和自主创新\n{PROSE}\n（一）优化产业结构\n{PROSE}\n"
    assert not {tail for head, tail in relations(text, "PART_OF") if head == "产业结构"}


def test_a_plan_that_is_to_be_carried_out_is_no_field_of_what_follows() -> None:
    text = f"工作报告\n{PROSE}\n一、加强渔港管理\n落实渔港建设规划。实施渔港扩容行动，{PROSE}\n"
    assert relations(text, "SERVES") >= {("渔港扩容行动", "渔港管理"), ("渔港建设规划", "渔港管理")}


def test_a_lead_that_puts_a_measure_in_hand_goes_on_with_the_lead_before_it() -> None:
    text = f"工作报告\n{PROSE}\n一、改善民生\n促进教育公平。{PROSE}\n实行乡村教师补助制度。健全国家助学制度，{PROSE}\n"
    assert ("国家助学制度", "教育公平") in relations(text, "SERVES")


def test_a_reform_that_is_itself_put_in_hand_governs_nothing() -> None:
    text = f"工作报告\n{PROSE}\n一、改善民生\n全面推开乡镇医院改革，健全居民大病保险制度，{PROSE}\n"
    assert ("居民大病保险制度", "乡镇医院改革") not in relations(text, "SERVES")


def test_a_lead_that_says_how_a_system_goes_governs_nothing() -> None:
    text = f"工作报告\n{PROSE}\n一、发展渔业经济\n渔港补贴制度逐步完善。资源税改革启动，{PROSE}\n"
    assert ("资源税改革", "渔业经济") in relations(text, "PART_OF")
