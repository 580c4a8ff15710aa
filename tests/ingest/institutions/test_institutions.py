"""Institutions: by name, by rule, relative to the home region; what is no body."""

from __future__ import annotations

import pytest

from graph.model import Document
from ingest.institutions import institutions
from ingest.outline import outline
from ingest.reading import Reading
from ingest.regions import regions

TIANYUAN = "湖南省/株洲市/天元区"


def read(text: str, *, region: str | None = None) -> Reading:
    reading = Reading(Document(key="a.txt", text=text, sha256="0", region=region), body=((0, len(text)),))
    for part in (outline, regions, institutions):
        part.find(reading)
    return reading


def bodies(text: str, *, region: str | None = None) -> dict[str, str | None]:
    reading = read(text, region=region)
    return {c.name: c.identity for c in reading.candidates if c.type == "Institution"}


@pytest.mark.parametrize(
    ("text", "region", "name", "identity"),
    [
        ("由财政部负责。", None, "财政部", "财政部"),
        ("区委召开会议。", TIANYUAN, "区委", "中共株洲市天元区委员会"),
        ("区委巡察组进驻。", TIANYUAN, "区委巡察组", "中共株洲市天元区委员会巡察组"),
        ("市中心医院托管。", TIANYUAN, "市中心医院", "株洲市中心医院"),
        ("自治区党委部署。", "宁夏回族自治区", "自治区党委", "中共宁夏回族自治区委员会"),
        ("株洲市天元区人民政府职能转变。", None, "株洲市天元区人民政府", "株洲市天元区人民政府"),
        ("中央军委办公厅通知。", None, "中央军委办公厅", "中央军事委员会办公厅"),
        ("中华人民共和国财政部通知。", None, "中华人民共和国财政部", "财政部"),
        ("团省委、省高院参加。", "湖南省", "团省委", "共青团湖南省委员会"),
        ("团省委、省高院参加。", "湖南省", "省高院", "湖南省高级人民法院"),
        ("中共湖南省委办公厅通知。", None, "中共湖南省委办公厅", "中共湖南省委员会办公厅"),
        ("区深改办督办。", TIANYUAN, "区深改办", "中共株洲市天元区委员会全面深化改革委员会办公室"),
        ("区政府办督办。", TIANYUAN, "区政府办", "株洲市天元区人民政府办公室"),
        (
            "湖南省人民政府国有资产监督管理委员会。",
            None,
            "湖南省人民政府国有资产监督管理委员会",
            "湖南省国有资产监督管理委员会",
        ),
        ("香港医院管理局参加。", None, "香港医院管理局", "香港医院管理局"),
        ("由森林工业部和国家技术委员会拟订。", None, "森林工业部", "森林工业部"),
        ("振兴东北办会同财政部研究。", None, "振兴东北办", "国务院振兴东北地区等老工业基地领导小组办公室"),
        ("湖南秋水矿业集团公司改制。", None, "湖南秋水矿业集团公司", "湖南秋水矿业集团公司"),
        ("一汽集团增产，中国一汽扩能。", None, "中国一汽", "中国第一汽车集团有限公司"),
        ("两个项目获评水利部示范，入选工信部名录。", None, "水利部", "水利部"),
        ("云南人工智能学院挂牌。", None, "云南人工智能学院", "云南人工智能学院"),
        ("支持昆明植物所、兰州近物所扩建。", None, "兰州近物所", "兰州市近物所"),
        ("省云湖集团、秋投集团、信托公司改革。", "湖南省", "信托公司", None),
        ("中国政府欢迎各国参加。", None, "中国政府", "中国政府"),
        ("发挥人民政协的作用。", None, "人民政协", "中国人民政治协商会议"),
        ("支持淮北矿业（集团）公司改制。", None, "淮北矿业（集团）公司", "淮北矿业"),
    ],
)
def test_bodies(text: str, region: str | None, name: str, identity: str) -> None:
    assert bodies(text, region=region)[name] == identity


@pytest.mark.parametrize(
    "text",
    [
        "国办发〔2018〕12号文件。",
        "教育部门要抓好落实。",
        "加强政府采购管理。",
        "支持上市公司发展。",
        "全国性股份制银行参加。",
        "打击非法集资和证券犯罪。",
        "省人大代表提出建议。",
        "区政府办学条件改善。",
        "大连热电站投产。",
        "召开全国防汛会商会。",
        "县财政部署工作，修改中国共产党章程，开通中国政府网。",
        "落实中央生态环保督察要求。",
    ],
)
def test_classes_and_other_words_are_no_bodies(text: str) -> None:
    assert bodies(text, region="湖南省") == {}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("国务院茶业行政主管部门和国务院财政部门负责。", {"国务院茶业行政主管部门", "国务院财政部门"}),
        ("由国务院茶业、税务主管部门规定。", {"国务院茶业主管部门", "国务院税务主管部门"}),
        ("向国务院茶叶监督管理机构备案。", {"国务院茶叶监督管理机构"}),
        ("湖南省人民政府茶业主管部门负责。", {"湖南省人民政府", "湖南省人民政府茶业主管部门"}),
        ("国务院有关主管部门、国务院各部门和国务院直属机构。", {"国务院"}),
        ("省、自治区、直辖市人民政府茶业主管部门负责。", set()),
    ],
)
def test_departments_that_a_law_names_by_their_field(text: str, names: set[str]) -> None:
    assert set(bodies(text)) == names


def test_bodies_of_several_places_share_their_head() -> None:
    towns = bodies("泰山路街道、嵩山路街道综合文化站建成。", region=TIANYUAN)
    assert {"泰山路街道综合文化站", "嵩山路街道综合文化站"} <= set(towns)
    assert bodies("河北省、山西省人民政府：")["河北省人民政府"] == "河北省人民政府"


def test_a_sibling_behind_a_body_of_the_place() -> None:
    names = bodies("在省人大、政协的支持下，省人大及其常委会依法监督。", region="甘肃省")
    assert "甘肃省人民代表大会常务委员会" in names.values()
    assert "政协甘肃省委员会" in names.values()


def test_a_session_of_a_congress_is_the_congress() -> None:
    assert "甘肃省人民代表大会" in bodies("落实省十四届人大三次会议精神。", region="甘肃省").values()
    assert "世界银行" in bodies("对标世界银行标准。").values()


def test_declared_short_forms_and_their_offices_are_the_body() -> None:
    text = "成立全县供水改革工作领导小组（以下简称领导小组）。领导小组办公室设在水务局。领导小组每月调度。"
    reading = read(text, region="湖南省/长沙市/长沙县")
    identities = {c.identity for c in reading.candidates if c.name == "领导小组"}
    assert len(identities) == 1
    office = next(c.identity for c in reading.candidates if c.name == "领导小组办公室")
    assert office == f"{identities.pop()}办公室"


def test_an_office_set_under_a_body_bears_its_name() -> None:
    text = "国家粮食应急工作指挥部下设办公室，负责日常工作。"
    assert "国家粮食应急工作指挥部办公室" in bodies(text)


def test_a_body_named_by_rule_is_found_again() -> None:
    text = "成立联合采购办公室。联合采购办公室发布公告。"
    reading = read(text)
    assert len([c for c in reading.candidates if c.name == "联合采购办公室"]) == 2


def test_enterprises_that_go_public_and_classes_of_groups() -> None:
    found = bodies("天成股份、东江科技成功上市。鼓励组建大型企业集团。")
    assert {"天成股份", "东江科技"} <= set(found)
    assert "大型企业集团" not in found


def test_a_second_body_of_the_same_place() -> None:
    assert bodies("湖南省委和省政府部署。")["湖南省政府"] == "湖南省人民政府"


def test_laboratories_have_a_name_of_their_own() -> None:
    found = bodies("支持秋山、云溪2个省实验室建设，秋水实验室入列，建好用好国家实验室，新增全国重点实验室3家。")
    assert found == {"秋山省实验室": None, "云溪省实验室": None, "秋水实验室": None}


def test_examples_of_firms_and_what_stands_beside_a_known_one() -> None:
    assert {"云溪数科", "秋笙生物"} <= set(bodies("依托云溪数科、秋笙生物等龙头企业，发展数字经济。"))
    assert bodies("鼓励国有、民营等企业参与，电力、民航等企业降价。") == {}
    assert "秋笙生物" in bodies("中国一汽、秋笙生物等快速成长。")


def test_a_campus_is_a_body_and_so_is_a_party_committee_of_a_firm() -> None:
    assert "湖南农业大学秋水校区" in bodies("湖南农业大学秋水校区开工。")
    assert bodies("中国一汽党委部署。")["中国一汽党委"] == "中国第一汽车集团有限公司党委"


def test_a_term_of_a_central_body_is_the_body() -> None:
    found = bodies("中国共产党第十一届中央委员会第三次全体会议，中国人民政治协商会议第五届全国委员会。")
    assert set(found.values()) == {"中国共产党中央委员会", "中国人民政治协商会议全国委员会"}


def test_the_centre_is_a_body_where_it_acts_and_none_where_it_is_a_level_of_government() -> None:
    assert set(bodies("落实中央与地方分担办法，中央和省两级分担。").values()) == set()
    assert set(bodies("认真抓好中央巡视反馈意见。中央提出新目标。").values()) == {"中国共产党中央委员会"}


def test_an_office_of_the_state_council_by_its_short_name() -> None:
    assert "国务院茶叶办" in bodies("由国务院茶叶办负责，国务院办公厅督促。")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("浙江大学量子科学学院挂牌，中山大学秋水医院开诊。", {"浙江大学量子科学学院", "中山大学秋水医院"}),
        ("首钢集团二矿增产。", {"首钢集团", "首钢集团二矿"}),
        ("韩国贸易总商会武汉代表处开业。", {"韩国贸易总商会", "韩国贸易总商会武汉代表处"}),
        ("湖南省经贸委煤炭工业管理办公室检查。", {"湖南省经贸委", "湖南省经贸委煤炭工业管理办公室"}),
        ("萍乡市杨柳坳煤矿停产。", {"杨柳坳煤矿"}),
        ("沈阳重型机器厂扩建。", {"沈阳重型机器厂"}),
        ("秦皇岛市岭下村村委会和岭下村党支部换届。", {"岭下村村委会", "岭下村党支部"}),
        ("法国政府和德国SAP公司参加。", {"法国政府", "德国SAP公司"}),
        ("中山大学秋水医院云湖医院开诊。", {"中山大学秋水医院云湖医院"}),
        ("全国首家国际海员调解委员会在珠海挂牌。", {"国际海员调解委员会"}),
        ("荆州楚汉遗址博物馆开馆，黄冈云湖中学招生。", {"荆州楚汉遗址博物馆", "云湖中学"}),
        ("培育量子计算江西实验室。", {"量子计算江西实验室"}),
        # classes
        ("新建农村初级中学，推进博物馆群建设，支持在沪国家实验室，配合中学习教育。", set()),
        ("关闭乡镇煤矿和非法小煤矿，兴办家庭农场，农村党支部整顿。", set()),
        ("山西阳泉煤业集团公司改制。", {"阳泉煤业集团公司"}),
    ],
)
def test_parts_works_villages_and_foreign_bodies(text: str, names: set[str]) -> None:
    assert set(bodies(text)) == names


def test_each_member_of_a_list_of_who_is_responsible_is_a_body() -> None:
    found = bodies(
        "推进渔港建设。（责任单位：市渔业管理局、住建局、市海洋局云湖管理局，各县（市、区）人民政府，云湖湾管理局）",
        region="山东省/威海市",
    )
    assert found == {
        "市渔业管理局": "威海市渔业管理局",
        "住建局": "威海市住建局",
        "市海洋局云湖管理局": "威海市海洋局云湖管理局",
        "云湖湾管理局": "威海市云湖湾管理局",
    }


def test_a_line_of_who_is_responsible_names_offices_of_no_known_kind() -> None:
    found = bodies("推进渔港建设。\n责任单位：区渔港办、区城乡更新和滩涂整备局\n", region=TIANYUAN)
    assert set(found) == {"区渔港办", "区城乡更新和滩涂整备局"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("区行政审批中心设十个窗口。", "区行政审批中心"),
        ("根据国务院、省政府和有关方面的要求。", "省政府"),
        ("被省委改革办推广。", "省委改革办"),
        ("召开区委深改委会议。", "区委深改委"),
        ("转发省政府国资委的通知。", "省政府国资委"),
    ],
)
def test_relative_names_of_places(text: str, name: str) -> None:
    assert name in bodies(text, region=TIANYUAN)


def test_places_in_a_list_share_the_head_of_the_last_body() -> None:
    assert set(bodies("沈阳、北京和广州军区：")) == {"沈阳军区", "北京军区", "广州军区"}


def test_the_bodies_of_a_list_of_persons() -> None:
    text = "成员名单\n张 某 教授、云湖第二实验小学原校长\n李某某 编审、秋水教育出版社原总编辑\n王 某 云湖体育学院院长\n"
    assert {"云湖第二实验小学", "秋水教育出版社", "云湖体育学院"} <= set(bodies(text))


def test_departments_and_institutes_of_a_ministry_and_of_an_academy() -> None:
    found = bodies("由教育部教材局承担。教育部高等学校茶学研究中心和中科院茶学与土壤研究所参加。")
    assert {"教育部教材局", "教育部高等学校茶学研究中心", "中科院茶学与土壤研究所"} <= set(found)


def test_an_office_that_is_said_to_sit_with_a_body() -> None:
    assert "茶园治理联合办公室" in bodies("茶园治理联合办公室设在教育部。")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("持续支持秋山、湘江、云溪实验室发展。", {"秋山实验室", "湘江实验室", "云溪实验室"}),
        ("依托高校、企业、重点实验室开展研究。", set()),
        ("增强长沙信息与智能医学研究院能级。", {"长沙信息与智能医学研究院"}),
        ("北航长沙创新中心、浙江大学宁波科创中心落户。", {"北航长沙创新中心", "浙江大学宁波科创中心"}),
    ],
)
def test_laboratories_that_share_their_head_and_centres_of_schools(text: str, names: set[str]) -> None:
    assert set(bodies(text, region="湖南省")) == names
