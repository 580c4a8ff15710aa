"""What institutions lead, belong to, stand in, set up and do together."""

from __future__ import annotations

import pytest

from graph.model import Document, check
from ingest.pipeline import extract

PROSE = "各有关方面结合实际抓好落实，及时总结经验，遇到的困难随时报告，重要情况按程序上报。"


def relations(text: str, *, title: str = "", region: str | None = None) -> set[tuple[str, str, str]]:
    extraction = extract(Document(key="a.txt", text=text, sha256="0", title=title, region=region))
    check(extraction)
    names = {entity.id: entity.name for entity in extraction.entities}
    return {(r.type, names[r.head], names[r.tail]) for r in extraction.relations}


def test_brackets_behind_an_item_say_who_leads_it() -> None:
    text = f"方案\n{PROSE}\n一、重点任务\n（一）推进医保支付方式改革。{PROSE}（医保局、财政部负责）\n"
    found = relations(text)
    assert {head for kind, head, tail in found if kind == "LEADS" and tail == "医保支付方式改革"} == {
        "医保局",
        "财政部",
    }


def test_brackets_on_a_line_of_their_own_belong_to_the_item_above() -> None:
    text = f"方案\n{PROSE}\n一、重点任务\n（一）推进医保支付方式改革。{PROSE}\n（医保局负责）\n"
    text += f"（二）明确时限。{PROSE}\n（财政部负责）\n"
    found = relations(text)
    assert ("LEADS", "医保局", "医保支付方式改革") in found
    assert ("LEADS", "财政部", "医保支付方式改革") not in found


def test_a_list_of_who_is_responsible_may_hold_brackets() -> None:
    text = (
        f"方案\n{PROSE}\n一、重点任务\n（一）推进户籍制度改革。{PROSE}（责任单位：市公安局，各县（市、区）人民政府）\n"
    )
    found = relations(text, region="山东省/威海市")
    assert ("LEADS", "市公安局", "户籍制度改革") in found


def test_a_heading_without_a_field_names_the_programme_that_is_led() -> None:
    text = f"方案\n{PROSE}\n一、重点任务\n（一）实施老旧小区改造工程。{PROSE}（责任单位：市财政局）\n"
    assert ("LEADS", "市财政局", "老旧小区改造工程") in relations(text, region="山东省/威海市")


@pytest.mark.parametrize("brackets", ["（责任单位：教育部，配合单位：财政部）", "（教育部牵头，财政部配合）"])
def test_helpers_lead_nothing(brackets: str) -> None:
    heads = {h for kind, h, _ in relations(f"方案\n{PROSE}\n一、推进教育改革。{PROSE}{brackets}\n") if kind == "LEADS"}
    assert heads == {"教育部"}


def test_members_of_a_joint_body_are_part_of_it_and_one_leads() -> None:
    text = "关于工作分工\n全国学前教育工作领导小组由教育部、财政部、民政部等部门组成，教育部为牵头单位。\n"
    found = relations(text)
    group = "全国学前教育工作领导小组"
    assert {h for kind, h, t in found if kind == "PART_OF" and t == group} >= {"教育部", "财政部", "民政部"}
    assert ("LEADS", "教育部", group) in found


def test_a_body_belongs_to_the_one_whose_name_it_begins_with() -> None:
    found = relations("工作总结\n区委召开会议，区委巡察组开展巡察。\n", region="湖南省/株洲市/天元区")
    assert ("PART_OF", "区委巡察组", "区委") in found


def test_the_place_in_a_name() -> None:
    found = relations(f"工作报告\n甘肃省财政厅印发通知，{PROSE}兰州市人民政府抓好落实。\n")
    assert ("LOCATED_IN", "甘肃省财政厅", "甘肃省") in found
    assert any(kind == "LOCATED_IN" and head == "兰州市人民政府" for kind, head, _ in found)


def test_places_that_pilot() -> None:
    text = f"试点方案\n选择沈阳、大连等2个城市，开展城市公交补贴改革试点，{PROSE}\n"
    found = relations(text)
    assert {t for kind, h, t in found if kind == "LOCATED_IN" and "试点" in h} == {"沈阳", "大连"}


def test_an_organisation_named_after_a_place_is_not_in_it() -> None:
    assert not [r for r in relations("工作报告\n上海合作组织发表声明。\n") if r[0] == "LOCATED_IN"]


def test_bodies_that_work_together_and_oversee() -> None:
    found = relations("工作总结\n教育部与财政部联合开展检查。水利部监督国家林草局。\n")
    assert ("COOPERATES_WITH", "教育部", "财政部") in found
    assert ("SUPERVISES", "水利部", "国家林草局") in found


def test_the_subject_of_a_sentence_sets_up_a_body() -> None:
    found = relations("工作总结\n财政部决定成立全国会计评价工作领导小组。\n")
    assert ("ESTABLISHED", "财政部", "全国会计评价工作领导小组") in found


def test_the_joint_body_leads_the_field_in_its_name() -> None:
    title = "国务院关于同意建立渔业安全工作部际联席会议制度的批复"
    text = f"{title}\n农业部：\n同意建立全国渔业安全工作部际联席会议制度。{PROSE}\n"
    assert ("LEADS", "全国渔业安全工作部际联席会议", "渔业安全") in relations(text, title=title)


def test_who_answers_for_what_a_section_is_about() -> None:
    text = f"方案\n{PROSE}\n一、加强渔港建设\n在财政部统筹指导下，湖南省委和省政府要切实履行主体责任，{PROSE}\n"
    heads = {head for kind, head, tail in relations(text) if kind == "LEADS" and tail == "渔港建设"}
    assert heads == {"财政部", "湖南省委", "湖南省政府"}


@pytest.mark.parametrize("sentence", ["这项工作由农业部和财政部统一归口管理，", "农业部是全国这项工作的主管单位，"])
def test_who_is_said_to_be_in_charge(sentence: str) -> None:
    found = relations(f"方案\n{PROSE}\n一、加强渔港建设\n{sentence}{PROSE}\n")
    assert ("LEADS", "农业部", "渔港建设") in found


def test_who_pays_or_is_led_is_not_in_charge() -> None:
    found = relations(f"方案\n{PROSE}\n一、加强渔港建设\n所需经费由财政部负责，{PROSE}\n")
    assert not any(kind == "LEADS" for kind, _, _ in found)


def test_members_behind_a_chair_named_in_the_same_sentence() -> None:
    text = (
        "关于工作分工\n成立渔港治理工作领导小组，组长由国务院副秘书长担任，成员由农业部、财政部等部门负责同志组成。\n"
    )
    members = {head for kind, head, tail in relations(text) if kind == "PART_OF" and tail == "渔港治理工作领导小组"}
    assert members == {"农业部", "财政部"}


def test_the_body_that_is_to_make_a_policy_issues_it() -> None:
    text = f"方案\n{PROSE}\n农业部要会同有关部门制定《渔港安全管理办法》。{PROSE}\n"
    assert ("ISSUED", "农业部", "渔港安全管理办法") in relations(text)


def test_a_list_of_members_by_office() -> None:
    text = "关于成立全国渔港治理领导小组的通知\n决定成立全国渔港治理领导小组，名单如下：\n"
    text += "组 长：赵一 农业部部长\n副组长：钱二 财政部副部长\n成 员：孙三 外交部部长助理\n李四 民政部副部长\n"
    found = relations(text)
    group = "全国渔港治理领导小组"
    members = {head for kind, head, tail in found if kind == "PART_OF" and tail == group}
    assert members == {"农业部", "财政部", "外交部", "民政部"}
    assert {head for kind, head, tail in found if kind == "LEADS" and tail == group} == {"农业部"}


def test_a_list_of_members_of_a_committee_by_parts() -> None:
    text = "关于调整国家渔港委员会组成人员的通知\n国务院决定调整国家渔港委员会组成人员，名单如下：\n"
    text += "主 任：赵一 农业部部长\n秘书长：周五 财政部副部长\n"
    text += "委 员：\n（一）部门委员\n孙三 外交部副部长\n李四 民政部副部长\n"
    found = relations(text)
    members = {head for kind, head, tail in found if kind == "PART_OF" and tail == "国家渔港委员会"}
    assert members == {"农业部", "财政部", "外交部", "民政部"}
    assert {head for kind, head, tail in found if kind == "LEADS" and tail == "国家渔港委员会"} == {"农业部"}


def test_the_bodies_whose_experts_make_up_a_group() -> None:
    text = f"报告\n湖南省水库险情调查专家组到达现场，\n{PROSE}\n"
    text += f"水利部派出由中国科学院、重庆大学等单位专家组成的专家组进行调查，{PROSE}\n"
    members = {head for kind, head, tail in relations(text) if kind == "PART_OF" and tail.endswith("专家组")}
    assert members == {"中国科学院", "重庆大学"}


@pytest.mark.parametrize(
    ("sentence", "bodies", "policy"),
    [
        ("国务院批转教育部《关于办好乡村小学的报告》。", {"国务院", "教育部"}, "关于办好乡村小学的报告"),
        (
            "2003年以来，财政部、审计署联合印发了《乡镇账目管理办法》。",
            {"财政部", "审计署"},
            "乡镇账目管理办法",
        ),
        ("《渡口管理条例》由交通运输部制定。", {"交通运输部"}, "渡口管理条例"),
        ("财政部印发《乡镇账目管理办法》和《乡镇债务管理办法》。", {"财政部"}, "乡镇债务管理办法"),
        ("水利部已向国务院上报了《小型水库管理办法》。", set(), "小型水库管理办法"),
    ],
)
def test_who_makes_or_passes_on_a_policy(sentence: str, bodies: set[str], policy: str) -> None:
    found = relations(f"工作简报\n{PROSE}\n{sentence}{PROSE}\n")
    assert {head for kind, head, tail in found if kind == "ISSUED" and tail == policy} == bodies


def test_a_body_is_set_up_by_the_subject_or_by_who_approves_it() -> None:
    text = f"工作简报\n{PROSE}\n1994年国务院决定成立国家粮食局，{PROSE}经国务院批准设立国家乡村开发银行。{PROSE}\n"
    text += f"联合国成立75周年系列活动举行。{PROSE}\n"
    found = {(head, tail) for kind, head, tail in relations(text) if kind == "ESTABLISHED"}
    assert found == {("国务院", "国家粮食局"), ("国务院", "国家乡村开发银行")}


def test_who_carries_out_a_programme() -> None:
    text = f"工作简报\n{PROSE}\n商务部组织实施“千村万店”工程。{PROSE}“绿岸”工程由水利部承办。{PROSE}\n"
    text += f"林业局负责火险监测工作，组织实施“青山”行动。{PROSE}\n"
    found = {(head, tail) for kind, head, tail in relations(text) if kind == "IMPLEMENTS"}
    assert found == {("商务部", "“千村万店”工程"), ("水利部", "“绿岸”工程"), ("林业局", "“青山”行动")}


def test_the_one_named_first_works_with_all_the_others() -> None:
    text = f"工作简报\n{PROSE}\n财政部会同农业部、水利部研究提出意见。{PROSE}\n"
    found = {(head, tail) for kind, head, tail in relations(text) if kind == "COOPERATES_WITH"}
    assert found == {("财政部", "农业部"), ("财政部", "水利部")}


def test_an_emergency_plan_says_who_heads_and_who_is_charged() -> None:
    text = (
        "国家旱灾应急预案\n2 组织指挥体系\n"
        "国务院成立国家抗旱救灾指挥部（以下简称国家指挥部），总指挥由国务院副秘书长担任。"
        "国家指挥部成员单位包括：发展改革委、公安部、民政部。\n"
        "国家指挥部办公室设在水利部，由水利部部长兼任办公室主任。\n"
        f"4 应急保障\n{PROSE}\n4.1 通信保障\n由信息产业部牵头，广电总局配合。\n"
        f"4.2 医疗卫生保障\n卫生部负责组织医疗队伍。{PROSE}\n"
    )
    found = relations(text)
    leads = {(head, tail) for kind, head, tail in found if kind == "LEADS"}
    assert leads == {
        ("国务院", "国家指挥部"),
        ("水利部", "国家指挥部办公室"),
        ("信息产业部", "通信保障"),
        ("卫生部", "医疗卫生保障"),
    }
    members = {head for kind, head, tail in found if kind == "PART_OF" and tail == "国家指挥部"}
    assert members == {"发展改革委", "公安部", "民政部", "国家指挥部办公室"}


def test_a_programme_that_a_body_carries_out_stands_before_it() -> None:
    text = f"工作简报\n{PROSE}\n一、推进市场体系建设\n{PROSE}“绿岸”工程由水利部负责。{PROSE}\n"
    assert ("LEADS", "水利部", "“绿岸”工程") in relations(text)


def test_the_place_that_is_backed_in_building_a_programme_has_it() -> None:
    text = f"工作简报\n{PROSE}支持株洲市建设具有全国影响力的“绿谷”产业园。{PROSE}\n"
    found = {(head[-7:], tail) for kind, head, tail in relations(text) if kind == "LOCATED_IN"}
    assert ("“绿谷”产业园", "株洲市") in found


def test_a_table_of_tasks_says_who_leads_each() -> None:
    text = f"重点任务分工方案\n{PROSE}\n附件\n任务分工表\n序号\n任务\n主要内容\n责任单位\n"
    text += "1\n“绿岸”行动\n整治岸线，修复湿地。\n水利部、自然资源部\n2\n“净水”工程\n保护水源。\n生态环境部等\n"
    text += "序号\t任务\t内容\t牵头部门\n3\t面向山区的“送医”行动\t巡回医疗。\t卫生部\n"
    leads = {(head, tail) for kind, head, tail in relations(text) if kind == "LEADS"}
    assert leads == {
        ("水利部", "“绿岸”行动"),
        ("自然资源部", "“绿岸”行动"),
        ("生态环境部", "“净水”工程"),
        ("卫生部", "“送医”行动"),
    }


def test_a_policy_rests_on_all_that_are_listed() -> None:
    text = f"国家旱灾应急预案\n1 总则\n依据《水法》、《防汛条例》、《国家总体应急预案》，制定本预案。{PROSE}\n"
    bases = {tail for kind, _, tail in relations(text, title="国家旱灾应急预案") if kind == "BASED_ON"}
    assert bases == {"水法", "防汛条例", "国家总体应急预案"}


def test_who_is_told_is_not_who_makes() -> None:
    text = f"工作简报\n{PROSE}\n水利部已会同有关部门调查，并向国务院上报了《关于小型水库的报告》。{PROSE}\n"
    assert {head for kind, head, _ in relations(text) if kind == "ISSUED"} == {"水利部"}


def test_what_the_addressee_of_a_reply_has_made() -> None:
    title = "国务院办公厅关于湖南省所提问题办理情况的函"
    text = f"{title}\n国办函〔2004〕99号\n湖南省人民政府：\n你省近日制订了《湖南省水库管理办法》，{PROSE}\n"
    assert ("ISSUED", "湖南省人民政府", "湖南省水库管理办法") in relations(text, title=title)


def test_a_reply_that_agrees_to_the_building_of_a_zone_sets_it_up() -> None:
    title = "国务院关于同意株洲高新技术产业开发区建设国家自主创新示范区的批复"
    text = f"{title}\n国函〔2018〕99号\n科技部：\n同意株洲高新技术产业开发区建设国家自主创新示范区。\n"
    text += "国务院\n2018年11月23日\n"
    found = {(head, tail) for kind, head, tail in relations(text, title=title) if kind == "ESTABLISHED"}
    assert {("国务院", "国家自主创新示范区"), (title, "国家自主创新示范区")} <= found


def test_who_has_duties_as_a_member_is_a_member() -> None:
    text = f"国家旱灾应急预案\n2 组织指挥体系\n2.1 指挥机构\n国务院成立国家抗旱救灾指挥部。{PROSE}\n"
    text += (
        f"2.2 成员单位职责\n（1）民政部：负责灾民安置。{PROSE}\n（2）财政部负责安排资金，会同水利部做好拨付。{PROSE}\n"
    )
    text += f"3 应急保障\n公安部门维护秩序。{PROSE}交通部保障运输。{PROSE}\n"
    members = {head for kind, head, tail in relations(text) if kind == "PART_OF" and tail == "国家抗旱救灾指挥部"}
    assert members == {"民政部", "财政部"}


def test_pilots_behind_a_number_of_places() -> None:
    text = f"工作方案\n{PROSE}确定江西、湖南等2个省和陕西省安康市作为“绿岸”试点地区。“绿岸”试点由水利部负责。{PROSE}\n"
    found = {tail for kind, head, tail in relations(text) if kind == "LOCATED_IN" and head == "“绿岸”试点"}
    assert found == {"江西", "湖南", "安康市"}


@pytest.mark.parametrize("sentence", ["在株洲市、湘潭市实施“绿岸”工程。", "将株洲市、湘潭市列入“绿岸”工程。"])
def test_where_a_programme_is_carried_out(sentence: str) -> None:
    found = relations(f"工作简报\n{PROSE}{sentence}{PROSE}\n")
    assert {tail for kind, head, tail in found if kind == "LOCATED_IN" and head == "“绿岸”工程"} == {"株洲市", "湘潭市"}


@pytest.mark.parametrize("places", ["株洲市—湘潭市", "株洲市和湘潭市", "株洲市、湘潭市"])
def test_places_joined_before_what_they_got_all_have_it(places: str) -> None:
    found = relations(f"工作报告\n今年进展顺利，{places}入选“绿岸”试点。{PROSE}\n", region="湖南省")
    assert {tail for kind, _, tail in found if kind == "LOCATED_IN"} == {"株洲市", "湘潭市"}
