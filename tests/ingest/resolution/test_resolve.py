"""Resolution: one entity per thing, ids that mean the same in every document, no two districts in one."""

from __future__ import annotations

import csv

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from graph.model import Document, Entity, Extraction, check
from ingest.pipeline import extract
from ingest.reading import Candidate
from ingest.resolution.identity import identity_of
from ingest.words import LEXICON


def counties() -> list[str]:
    """The paths of all divisions of the third level."""
    with (LEXICON / "regions.csv").open(encoding="utf-8") as file:
        rows = csv.DictReader(line for line in file if not line.startswith("#"))
        return [row["path"] for row in rows if row["path"].count("/") == 2 and not row["former"]]


COUNTIES = counties()
# U is the unit of the place: 区, 县, 市, 旗
RELATIVE = (
    "U委全面深化改革委员会成立，U政府出台《教育发展实施意见》，印发《实施方案》，设立U产业发展基金，建立U级政务服务平台，推行综合服务平台。"
    "U委、U政府制定实施改革工作要点，成立工作领导小组，全U推进。\n"
)


def read(text: str, region: str | None, key: str = "a.txt", **facts: str) -> Extraction:
    extraction = extract(Document(key=key, text=text, sha256="0", region=region, **facts))
    check(extraction)
    return extraction


def named(extraction: Extraction, name: str, kind: str) -> Entity:
    (found,) = [e for e in extraction.entities if e.type == kind and name in (e.name, *e.aliases)]
    return found


@settings(max_examples=40, deadline=None)
@given(one=st.sampled_from(COUNTIES), other=st.sampled_from(COUNTIES))
@example(one="湖南省/株洲市/天元区", other="湖南省/株洲市/石峰区")
@example(one="北京市/北京市/朝阳区", other="辽宁省/朝阳市/朝阳县")
def test_two_districts_are_never_one(one: str, other: str) -> None:
    assume(one != other)
    ids = []
    for path in (one, other):
        name = path.rpartition("/")[2]
        extraction = read(f"{name}改革情况\n{RELATIVE.replace('U', name[-1])}", path)
        assert {"Institution", "Policy", "Program"} <= {entity.type for entity in extraction.entities}
        ids.append({entity.id: entity.name for entity in extraction.entities})
    assert not [ids[0][key] for key in ids[0].keys() & ids[1].keys()]


@pytest.mark.parametrize(
    ("kind", "short", "full"),
    [
        ("Institution", "区发改局", "天元区发展和改革局"),
        ("Institution", "区人社局", "区人力资源和社会保障局"),
        ("Institution", "市市场监管局", "株洲市市场监督管理局"),
        ("Institution", "区委改革办", "区委全面深化改革委员会办公室"),
        ("ReformArea", "户籍改革", "户籍制度改革"),
        ("ReformArea", "国企改革", "国有企业改革"),
        ("Program", "退耕还林", "退耕还林工程"),
        ("Program", "国企改革深化提升行动", "国有企业改革深化提升行动"),
    ],
)
def test_short_and_full_names_are_one(kind: str, short: str, full: str) -> None:
    sentence = "{}负责这项工作。\n" if kind == "Institution" else "实施{}。\n"
    ids = {named(read(sentence.format(name), "湖南省/株洲市/天元区"), name, kind).id for name in (short, full)}
    assert len(ids) == 1


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("Institution", "区环境保护局", "区生态环境局"),
        ("ReformArea", "土地改革", "土地制度改革"),
        ("Program", "希望工程", "希望"),
        ("Program", "市场监管平台", "市级监管平台"),
    ],
)
def test_full_names_of_two_things_stay_two(kind: str, one: str, other: str) -> None:
    home = "湖南省/株洲市/天元区"
    names = [Candidate(0, 1, kind, name, "test") for name in (one, other)]
    assert identity_of(names[0], home) != identity_of(names[1], home)


def test_a_body_s_project_in_two_cities_is_two() -> None:
    here = read("实施市中心医院迁建项目。\n", "湖南省/株洲市")
    there = read("实施市中心医院迁建项目。\n", "湖南省/湘潭市")
    assert named(here, "市中心医院迁建项目", "Program").id != named(there, "市中心医院迁建项目", "Program").id


def test_one_thing_in_two_documents_has_one_id() -> None:
    district = read("天元区改革情况\n出台了《教育发展实施意见》。河长制全面推行。\n", "湖南省/株洲市/天元区", "a.txt")
    city = read("全市改革情况\n天元区出台了《株洲市天元区教育发展实施意见》。推行河长制。\n", "湖南省/株洲市", "b.txt")
    short, full = named(district, "教育发展实施意见", "Policy"), named(city, "株洲市天元区教育发展实施意见", "Policy")
    assert short.id == full.id
    assert named(district, "河长制", "Program").id == named(city, "河长制", "Program").id


def test_a_paper_and_one_that_cites_it_with_its_number_mean_the_same_policy() -> None:
    paper = read(
        "国务院关于发展乡村邮政的意见\n国发〔2019〕77号\n各省、自治区、直辖市人民政府：\n现提出以下意见。\n一、主要任务\n加强管理。\n国务院\n2019年3月1日\n",
        None,
    )
    citing = read(
        "全区改革情况\n认真落实《国务院关于发展乡村邮政的意见》（国发〔2019〕77号），成效明显。\n",
        "湖南省/株洲市/天元区",
    )
    assert paper.policy == named(citing, "国务院关于发展乡村邮政的意见", "Policy").id


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("国务院关于印发《乡村邮政发展规划》的通知", "乡村邮政发展规划", True),
        ("关于发展乡村邮政的意见", "中共中央 国务院关于发展乡村邮政的意见", True),
        ("湖南省2022年乡村邮政工作要点", "2022年湖南省乡村邮政工作要点", True),
        ("乡村邮政发展纲要（2021－2025年）", "乡村邮政发展纲要(2021-2025年)", True),
        ("乡村邮政发展纲要（2021－2025年）", "乡村邮政发展纲要（2026－2030年）", False),
        ("商务部关于印发《乡村邮政发展规划》的通知", "农业农村部关于印发《乡村邮政发展规划》的通知", False),
        ("湖南省乡村邮政发展规划", "乡村邮政发展规划", False),
    ],
)
def test_titles_of_the_nations_policies(one: str, other: str, same: bool) -> None:
    ids = [
        next(e.id for e in read(f"《{title}》已经印发。\n", None).entities if e.type == "Policy")
        for title in (one, other)
    ]
    assert (ids[0] == ids[1]) is same


def test_a_title_with_a_town_is_its_districts() -> None:
    text = "印发《关于支持三门镇发展的意见》。\n"
    here, there = read(text, "湖南省/株洲市/天元区"), read(text, "湖南省/株洲市/石峰区")
    assert not {e.id for e in here.entities if e.type == "Policy"} & {e.id for e in there.entities}


def test_a_law_is_one_whatever_place_names_it() -> None:
    here = read("天元区改革情况\n落实《民营经济促进法》。\n", "湖南省/株洲市/天元区")
    there = read("石峰区改革情况\n施行中华人民共和国民营经济促进法。\n", "湖南省/株洲市/石峰区")
    assert named(here, "民营经济促进法", "Policy").id == named(there, "中华人民共和国民营经济促进法", "Policy").id


def test_a_regulation_that_a_place_makes_is_not_the_nations_of_that_title() -> None:
    nation = read("天元区改革情况\n落实《优化营商环境条例》，企业满意。\n", "湖南省/株洲市/天元区")
    city = read("全市改革情况\n落实株洲市优化营商环境条例，企业满意。\n", "湖南省/株洲市")
    making = read("全市改革情况\n修订优化营商环境条例，企业满意。\n", "湖南省/株洲市")
    ids = [next(e.id for e in found.entities if e.type == "Policy") for found in (nation, city, making)]
    assert ids[0] != ids[1] == ids[2]


def test_the_same_plan_of_two_provinces_is_two() -> None:
    title = "《中共{}委关于制定国民经济和社会发展第十五个五年规划的建议》"
    ids = [
        next(e.id for e in read(f"改革情况\n落实{title.format(place)}。\n", place).entities if e.type == "Policy")
        for place in ("甘肃省", "青海省", "安徽省")
    ]
    assert len(set(ids)) == 3


def test_a_declared_short_form_of_two_regions_names_both() -> None:
    text = "株洲新区改革情况\n株洲高新区、天元区（简称“新区”）改革取得进展。新区上下齐心协力，群众满意。\n"
    extraction = read(text, "湖南省/株洲市/天元区")
    place = text.index("新区上下")
    both = [e for e in extraction.entities if e.type == "Region" and any(m.start == place for m in e.mentions)]
    assert {e.name for e in both} == {"株洲高新区", "天元区"}
    assert all("新区" in e.aliases for e in both)


def test_the_name_is_the_most_frequent_and_other_names_are_kept() -> None:
    text = "改革情况\n《天元区林长制办法》出台。实施《天元区林长制办法（试行）》。《天元区林长制办法（试行）》见效。\n"
    (policy,) = [e for e in read(text, "湖南省/株洲市/天元区").entities if e.type == "Policy"]
    assert policy.name == "天元区林长制办法（试行）"
    assert "天元区林长制办法" in policy.aliases
    assert next(text[m.start : m.end] for m in policy.mentions) == "《天元区林长制办法》"


def test_every_relation_has_its_sentence_and_every_mention_its_place() -> None:
    text = "天元区改革情况\n区委印发《天元区林长制办法》，区林业局负责实施。天元区属于株洲市。\n"
    extraction = read(text, "湖南省/株洲市/天元区")
    assert extraction.relations
    for relation in extraction.relations:
        for statement in relation.statements:
            sentence = extraction.sentences[statement.sentence]
            assert text[sentence.start : sentence.end].strip()


@pytest.mark.parametrize("name", ["区级平台", "综合服务平台"])
def test_general_programs_belong_to_a_place(name: str) -> None:
    ids = set()
    for place in ("湖南省/株洲市/天元区", "湖南省/株洲市/石峰区"):
        ids |= {e.id for e in read(f"改革情况\n建设“{name}”，方便群众。\n", place).entities if e.type == "Program"}
    assert len(ids) == 2
