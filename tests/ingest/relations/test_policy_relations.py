"""Relations of policies: whom they are for, what they rest on, who issued them. The documents are written here."""

from __future__ import annotations

import pytest

from graph.model import Document, Extraction, check
from ingest.pipeline import extract

DISTRICT = "湖南省/株洲市/天元区"


def read(text: str, *, title: str = "", region: str | None = DISTRICT, issuer: str | None = None) -> Extraction:
    extraction = extract(Document(key="a.txt", text=text, sha256="0", title=title, region=region, issuer=issuer))
    check(extraction)
    return extraction


def relations(extraction: Extraction, kind: str) -> set[tuple[str, str]]:
    names = {entity.id: entity.name for entity in extraction.entities}
    return {(names[r.head], names[r.tail]) for r in extraction.relations if r.type == kind}


def stated(extraction: Extraction, kind: str) -> list[str]:
    text = extraction.document.text
    places = [s.sentence for r in extraction.relations if r.type == kind for s in r.statements]
    return [text[extraction.sentences[place].start : extraction.sentences[place].end] for place in places]


def test_a_policy_applies_to_the_smallest_region_of_its_title() -> None:
    extraction = read("全区改革情况\n出台了《湖南省株洲市天元区老旧电梯更新办法》，居民满意。\n")
    assert relations(extraction, "APPLIES_TO") == {("湖南省株洲市天元区老旧电梯更新办法", "天元区")}
    assert stated(extraction, "APPLIES_TO") == ["出台了《湖南省株洲市天元区老旧电梯更新办法》，居民满意。"]


def test_a_title_of_two_regions_applies_to_both() -> None:
    extraction = read("全市改革情况\n印发《天元区、石峰区校车接送管理办法》。\n", region="湖南省/株洲市")
    assert {tail for _, tail in relations(extraction, "APPLIES_TO")} == {"天元区", "石峰区"}


def test_the_place_before_a_title_counts_and_so_does_the_home_of_the_documents_own() -> None:
    extraction = read("全区改革情况\n施行《社会救助法》及天元区《实施办法》。\n")
    assert relations(extraction, "APPLIES_TO") == {("实施办法", "天元区")}
    report = read(
        "政府工作报告\n（2025年1月8日在天元区第六届人民代表大会第四次会议上）\n各位代表：\n去年完成了各项任务，群众满意。\n"
    )
    assert relations(report, "APPLIES_TO") == {("政府工作报告", "天元区")}


def test_a_title_that_begins_with_the_unit_of_the_home_region_applies_to_it() -> None:
    text = "自治区改革情况\n宁夏回族自治区渔业平稳。推动出台自治区渔港条例，开展试点。\n"
    assert relations(read(text, region="宁夏回族自治区"), "APPLIES_TO") == {("自治区渔港条例", "宁夏回族自治区")}


def test_what_a_sentence_makes_under_another_policy_is_based_on_it() -> None:
    extraction = read("全区改革情况\n根据《株洲市林业条例》，区里制定了《天元区林长制实施方案》，成效明显。\n")
    assert relations(extraction, "BASED_ON") == {("天元区林长制实施方案", "株洲市林业条例")}


@pytest.mark.parametrize(
    ("sentence", "base"),
    [
        ("为贯彻落实《湖南省养老服务条例》，现提出以下意见。", True),
        ("根据《湖南省养老服务条例》，制定本意见。", True),
        ("违反《湖南省养老服务条例》的，予以通报。", False),
    ],
)
def test_the_documents_own_policy_rests_on_what_its_text_names_so(sentence: str, base: bool) -> None:
    text = (
        f"株洲市人民政府关于发展社区食堂的实施意见\n株政发〔2024〕3号\n各区人民政府：\n{sentence}\n"
        "一、主要任务\n加强管理。\n"
    )
    found = relations(read(text, region="湖南省/株洲市"), "BASED_ON")
    assert found == ({("株洲市人民政府关于发展社区食堂的实施意见", "湖南省养老服务条例")} if base else set())


def test_the_rules_under_a_law_rest_on_it() -> None:
    extraction = read("全区改革情况\n推动出台《湖南省社区矫正条例》实施办法，人员到位。\n")
    assert relations(extraction, "BASED_ON") == {("湖南省社区矫正条例实施办法", "湖南省社区矫正条例")}


def test_bodies_issue_the_policy_whose_title_or_signature_names_them() -> None:
    text = (
        "株洲市人民政府办公室转发市水利局\n关于加强小水库管护意见的通知\n株政办发〔2023〕9号\n各区人民政府：\n"
        "市水利局《关于加强小水库管护的意见》已经市政府同意，现转发给你们，请认真执行。\n株洲市人民政府办公室\n2023年5月4日\n"
        "关于加强小水库管护的意见\n（株洲市水利局 2023年4月2日）\n为了加强小水库管护，现提出如下意见。\n"
    )
    extraction = read(text, region="湖南省/株洲市")
    assert len([entity for entity in extraction.entities if entity.type == "Policy"]) == 1
    heads = {head for head, _ in relations(extraction, "ISSUED")}
    assert {"株洲市人民政府办公室", "株洲市水利局"} <= heads | {
        a for e in extraction.entities for a in e.aliases if e.name in heads
    }


def test_what_only_metadata_say_makes_no_relation() -> None:
    extraction = read(
        "关于开展小微企业走访的通知\n各街道：\n请做好走访工作，及时反馈情况。\n", issuer="株洲市天元区人民政府"
    )
    assert extraction.policy is not None
    assert not relations(extraction, "ISSUED")
    assert not relations(extraction, "APPLIES_TO")


def test_a_program_is_part_of_the_policy_whose_title_names_it() -> None:
    text = "全区改革情况\n启动实施“碧水守护”行动。出台了《“碧水守护”行动实施方案》，河道变清。\n"
    assert ("“碧水守护”行动", "“碧水守护”行动实施方案") in relations(read(text), "PART_OF")


def test_a_reply_rests_on_all_the_papers_that_came_in_and_a_title_names_all_who_ask() -> None:
    text = (
        "国务院办公厅关于茶业政策的复函\n国办函〔1996〕16号\n国家经贸委、农业部：\n"
        "国家经贸委《关于茶业生产问题的意见》和农业部《关于茶业政策的请示》收悉。现函复如下：\n"
        "按照《国务院批转财政部和农业部关于茶业税收问题的请示的通知》办理。\n国务院办公厅\n一九九六年二月九日\n"
    )
    extraction = read(text)
    bases = {tail for _, tail in relations(extraction, "BASED_ON")}
    assert {"关于茶业生产问题的意见", "关于茶业政策的请示"} <= bases
    makers = {head for head, tail in relations(extraction, "ISSUED") if "茶业税收" in tail}
    assert makers == {"国务院", "财政部", "农业部"}
