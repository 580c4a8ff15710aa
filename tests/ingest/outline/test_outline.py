"""The outline: headings of all usual forms as a tree, and the sentences inside them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model import Document
from ingest.outline import outline
from ingest.reading import Reading

PROSE = "各有关单位结合实际认真抓好落实，及时总结经验，遇到的问题随时报告，重要情况按程序上报。"


def read(text: str, body: tuple[tuple[int, int], ...] | None = None) -> Reading:
    reading = Reading(Document(key="t.txt", text=text, sha256="0"), body=body or ((0, len(text)),))
    outline.find(reading)
    return reading


def tree(reading: Reading) -> list[tuple[int, str]]:
    return [(section.level, section.heading) for section in reading.sections[1:]]


def test_styles_nest_in_the_order_in_which_they_open() -> None:
    text = f"""关于推进数字乡村建设的实施方案
一、重点任务
（一）完善农村信息基础设施。{PROSE}
1.推进农村宽带改造。{PROSE}
2.建设农业数据平台。{PROSE}
（二）发展智慧农业。{PROSE}
二、保障措施
{PROSE}
"""
    assert tree(read(text)) == [
        (1, "重点任务"),
        (2, "完善农村信息基础设施"),
        (3, "推进农村宽带改造"),
        (3, "建设农业数据平台"),
        (2, "发展智慧农业"),
        (1, "保障措施"),
    ]


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        (f"第一章 总 则\n第一条 {PROSE}\n", "总则"),
        (f"第二部分 改革任务\n{PROSE}\n", "改革任务"),
        (f"1、深化供销社改革。{PROSE}\n", "深化供销社改革"),
        (f"（1）健全联动机制。{PROSE}\n", "健全联动机制"),
        (f"(1)健全联动机制。{PROSE}\n", "健全联动机制"),
        (f"1.1 编制目的\n{PROSE}\n", "编制目的"),
        (f"①完善考核办法。{PROSE}\n", "完善考核办法"),
        (f"１．深化医疗改革——\n{PROSE}\n", "深化医疗改革"),
        (f"——营商环境持续优化。{PROSE}\n", "营商环境持续优化"),
        (f"主要任务:{PROSE}\n", "主要任务"),
        (f"一是深化国企改革。{PROSE}\n", "深化国企改革"),
        (f"一要深化国企改革。{PROSE}\n", "深化国企改革"),
        (f"深化教育综合改革。{PROSE}\n", "深化教育综合改革"),
    ],
)
def test_forms_of_headings(text: str, heading: str) -> None:
    reading = read(f"{PROSE}\n{text}{PROSE}\n")
    titles = [reading.document.text[found.title_start : found.title_end] for found in reading.headings]
    assert heading in [re.sub(r"\s", "", title) for title in titles]
    assert heading in [section.heading for section in reading.sections]


def test_a_short_line_before_prose_is_a_heading_and_metadata_are_none() -> None:
    reading = read(f"{PROSE}\n深化农村改革\n{PROSE}\n来源：某某日报\n{PROSE}\n")
    assert tree(reading) == [(1, "深化农村改革")]


def test_ordinals_in_a_paragraph_head_only_with_sentences_of_their_own() -> None:
    own = f"{PROSE}一是健全责任体系。各镇各村签订责任书，明确到人。二是强化督导检查。每季度开展一次抽查，通报结果。"
    assert [heading for _, heading in tree(read(own + "\n"))] == ["健全责任体系", "强化督导检查"]
    items = f"{PROSE}一是健全责任体系。二是强化督导检查。三是严格考核奖惩。"
    assert tree(read(items + "\n")) == []


def test_a_topic_heads_its_paragraph_though_the_sentence_goes_on() -> None:
    reading = read(f"在水利方面，建成水库两座。{PROSE}\n")
    assert tree(reading) == [(1, "水利方面")]
    assert reading.document.text[reading.sentences[0].start : reading.sentences[0].end] == "在水利方面，建成水库两座。"


def test_a_sentence_that_the_page_sets_apart_in_bold_heads_its_paragraph() -> None:
    text = f"报告\n{PROSE}\n　　\n渔港建设是渔业发展的重要基础，今年要抓紧开工。\n{PROSE}\n"
    assert tree(read(text)) == [(1, "渔港建设是渔业发展的重要基础，今年要抓紧开工")]
    assert tree(read(text.replace("　　\n", ""))) == []


def test_the_last_aspect_of_a_paragraph_ends_with_its_sentence_where_the_others_do() -> None:
    last = "各镇的试点工作也有进展，群众反映良好。"
    text = f"渔业发展取得新进步。在捕捞方面，{PROSE}在养殖方面，{PROSE}{last}\n"
    reading = read(text)
    assert tree(reading) == [(1, "渔业发展取得新进步"), (2, "捕捞方面"), (2, "养殖方面")]
    assert _under(reading, last) == "渔业发展取得新进步"


def test_imperatives_inside_a_paragraph_nest_below_its_lead() -> None:
    text = (
        "深化重点领域改革。统筹各方面力量协同推进，力争年内见到成效，形成可以推广的做法。"
        "推进财政管理改革。实行零基预算，压减一般性支出，把资金用到最急需的地方，提高使用效益，全年节约的资金用于民生。"
        "深化供水价格改革。建立调整机制，兼顾各类用户的承受能力，分步实施，稳妥有序推进到位，全年完成主城区改造。\n"
    )
    assert tree(read(text)) == [(1, "深化重点领域改革"), (2, "推进财政管理改革"), (2, "深化供水价格改革")]


def test_what_for_a_lever_is_pulled_heads_what_follows() -> None:
    text = (
        "深化重点领域改革。统筹各方面力量协同推进，力争年内见到成效，形成可以推广的做法。"
        "以渔港为重要载体，加快推进渔业转型。实行限额捕捞，压减老旧渔船，把资金用到最急需的地方，提高使用效益，全年节约的资金用于民生。"
        "以水价为抓手，深化供水改革。建立调整机制，兼顾各类用户的承受能力，分步实施，稳妥推进到位，全年完成主城区改造。\n"
    )
    levers = ["以渔港为重要载体，加快推进渔业转型", "以水价为抓手，深化供水改革"]
    assert tree(read(text)) == [(1, "深化重点领域改革"), *((2, lever) for lever in levers)]


def test_topics_inside_a_paragraph_head_what_follows_them() -> None:
    text = (
        "深化重点领域改革。统筹各方面力量协同推进，力争年内见到成效，形成可以推广的做法。"
        "渔业发展取得新进步。新建渔港两座，改造码头六处，渔民收入连年增加，水产品加工能力明显提升，外销渠道拓宽。"
        "河湖治理迈出新步伐。清淤河道三条，修复湿地两处，沿岸村庄全部接入污水管网，水质监测站点覆盖各镇各街道。\n"
    )
    assert tree(read(text)) == [(1, "深化重点领域改革"), (2, "渔业发展取得新进步"), (2, "河湖治理迈出新步伐")]


def test_imperatives_in_an_only_paragraph_stand_beside_its_lead() -> None:
    text = f"报告\n{PROSE}\n一、提升创新能力\n"
    text += f"深化协同攻关。{PROSE}优化平台布局。{PROSE}强化人才支撑。{PROSE}\n二、发展现代农业\n{PROSE}\n"
    assert tree(read(text)) == [
        (1, "提升创新能力"),
        (2, "深化协同攻关"),
        (2, "优化平台布局"),
        (2, "强化人才支撑"),
        (1, "发展现代农业"),
    ]


def test_the_last_of_a_series_ends_where_the_others_did() -> None:
    text = f"报告\n{PROSE}\n一、经济工作\n{PROSE}\n"
    text += f"第一，稳定粮食生产\n{PROSE}\n第二，发展乡镇工业\n{PROSE}\n各项工作都要服从大局。{PROSE}\n"
    reading = read(text)
    place = reading.sentence_at(text.index("各项工作"))
    assert place is not None
    assert reading.sections[reading.sentences[place].section].heading == "经济工作"


def test_lines_stand_below_ordinals_that_go_on() -> None:
    text = f"报告\n{PROSE}\n第一，加强农业\n{PROSE}\n继续加强农田水利建设。\n{PROSE}\n积极促进畜牧业发展。\n{PROSE}\n"
    assert tree(read(text))[0] == (1, "加强农业")
    assert {level for level, heading in tree(read(text)) if "农田" in heading or "畜牧" in heading} == {2}


def test_a_longer_line_of_topics_heads_what_follows() -> None:
    line = "以搞活渔港为目标的改革取得重大突破，新的管理办法初步建立，市场作用显著增强。"
    assert (1, line[:-1]) in tree(read(f"报告\n{PROSE}\n{line}\n{PROSE}{PROSE}\n"))


def test_what_speaks_generally_again_belongs_to_no_item() -> None:
    reading = read(f"一、深化税收改革\n{PROSE}\n各位代表！{PROSE}\n")
    last = reading.sentences[-1]
    assert reading.sections[last.section].level == 0


def test_the_signature_belongs_to_no_item() -> None:
    reading = read(
        f"通知如下：\n一、加强水库安全管理，{PROSE}\n二、落实防汛责任，{PROSE}\n某市人民政府\n2020年5月6日\n"
    )
    assert reading.sections[reading.sentences[-2].section].level == 0
    assert reading.sections[reading.sentences[1].section].level == 1


def test_an_item_goes_on_in_the_paragraph_below_it() -> None:
    reading = read(f"通知如下：\n一、各地要加强水库安全管理，{PROSE}\n{PROSE}\n二、各地要落实防汛责任，{PROSE}\n")
    below = next(s for s in reading.sentences if reading.document.text[s.start : s.end] == PROSE and s.start > 20)
    assert reading.sections[below.section].level == 1


MORE = "同时，企业退休人员待遇继续提高，各地补助资金及时到位，参保人数比上年增加二百万人，覆盖面继续扩大。"


def _under(reading: Reading, words: str) -> str:
    """The heading of the section that holds these words."""
    place = reading.sentence_at(reading.document.text.index(words))
    assert place is not None
    return reading.sections[reading.sentences[place].section].heading


def test_a_lead_goes_on_in_the_paragraphs_after_it_that_open_with_nothing_of_their_own() -> None:
    reading = read(f"一、民生工作\n加强社会保障体系建设。{PROSE}\n{MORE}\n发展体育事业。{PROSE}\n")
    assert _under(reading, MORE) == "加强社会保障体系建设"


@pytest.mark.parametrize("turn", [f"五年来，{PROSE}", f"各级政府都要过紧日子，{PROSE}"])
def test_a_lead_ends_where_the_text_speaks_generally_again(turn: str) -> None:
    reading = read(f"一、民生工作\n加强社会保障体系建设。{PROSE}\n{turn}\n")
    assert _under(reading, turn) == "民生工作"


def test_a_lead_does_not_hold_for_a_long_text_without_leads() -> None:
    reading = read(f"一、民生工作\n加强社会保障体系建设。{PROSE}\n{MORE}\n{MORE}\n{MORE}\n")
    assert _under(reading, MORE) == "民生工作"


def test_ordinals_on_lines_of_their_own_stand_below_the_lead_that_began_them() -> None:
    text = (
        f"一、民生工作\n抓好医疗卫生工作。主要有三件事：一是加快农村卫生建设。{PROSE}\n"
        f"二是发展社区卫生服务。{PROSE}\n三是推进医院改革。{PROSE}\n"
    )
    reading = read(text)
    parents = [
        reading.sections[s.parent or 0].heading for s in reading.sections if s.heading.startswith(("发展", "推进"))
    ]
    assert parents == ["抓好医疗卫生工作", "抓好医疗卫生工作"]


def test_an_ordinal_of_a_wider_series_ends_a_lead() -> None:
    text = f"一是稳住经济大盘。{PROSE}\n加强社会保障体系建设。{PROSE}\n二是发展社区卫生服务。{PROSE}\n"
    reading = read(text)
    assert next(s for s in reading.sections if s.heading == "发展社区卫生服务").parent == 0


def test_the_only_lead_under_a_lead_on_a_line_of_its_own_is_just_a_sentence() -> None:
    text = f"一、渔业工作\n{PROSE}\n渔港建设取得进步。\n码头改造进一步深化。{PROSE}\n渔民生活持续改善。\n{PROSE}\n"
    assert [heading for _, heading in tree(read(text))] == ["渔业工作", "渔港建设取得进步", "渔民生活持续改善"]


def test_the_only_lead_under_an_ordinal_on_a_line_of_its_own_is_just_a_sentence() -> None:
    text = f"一、回顾\n一是渔港建设稳步推进。\n优化调整渔港布局，提升避风能力。{PROSE}\n二是全力保障民生。\n{PROSE}\n"
    assert [heading for _, heading in tree(read(text))] == ["回顾", "渔港建设稳步推进", "全力保障民生"]


def test_an_ordinal_holds_up_to_the_next_of_its_series() -> None:
    text = (
        f"一、回顾\n一是加快产业结构调整。{PROSE}\n渔港经济迅速成长。{PROSE}\n{MORE}\n二是推进节能减排。{PROSE}\n"
        f"三是促进协调发展。{PROSE}\n"
    )
    reading = read(text)
    assert [heading for _, heading in tree(reading)] == ["回顾", "加快产业结构调整", "推进节能减排", "促进协调发展"]
    assert _under(reading, MORE) == "加快产业结构调整"


@pytest.mark.parametrize("line", ["以渔港为重点，全面改善渔区环境。", "围绕渔民增收，大力发展海洋牧场。"])
def test_a_numbered_task_behind_its_lever_is_a_heading(line: str) -> None:
    text = f"（一）加强渔港建设。\n{PROSE}\n（二）{line}\n{PROSE}\n完善渔区医疗服务。{PROSE}\n"
    assert tree(read(text)) == [(1, "加强渔港建设"), (1, line[:-1]), (2, "完善渔区医疗服务")]


def test_a_numbered_task_with_a_short_paragraph_below_is_a_heading() -> None:
    line = "二是加快渔业结构战略性调整，增强渔业发展的协调性和持续性。"
    text = f"一是扩大渔港建设。\n{PROSE}\n{line}\n立足当前，着眼长远。\n加强渔区医疗服务。{PROSE}\n"
    assert line[2:-1] in [heading for _, heading in tree(read(text))]


def test_what_was_done_heads_nothing_inside_a_paragraph() -> None:
    text = f"渔业改革继续深化。逐步完善渔港管理。{PROSE}清理和撤销了渔业公司。{PROSE}\n"
    assert [heading for _, heading in tree(read(text))] == ["渔业改革继续深化"]


def test_a_member_of_a_roster_is_no_heading() -> None:
    text = f"二、组成人员\n成 员：王 某 海事局副局长\n马 某 渔业局副局长\n{PROSE}\n"
    assert [heading for _, heading in tree(read(text))] == ["组成人员"]


def test_leads_between_ordinals_stand_below_the_first() -> None:
    text = (
        f"一是着力改善民生。{PROSE}\n加强渔民社会保障。{PROSE}\n发展渔区教育事业。{PROSE}\n{MORE}\n"
        f"完善渔区医疗服务。{PROSE}\n二是推进节能减排。{PROSE}\n"
    )
    assert tree(read(text)) == [
        (1, "着力改善民生"),
        (2, "加强渔民社会保障"),
        (2, "发展渔区教育事业"),
        (2, "完善渔区医疗服务"),
        (1, "推进节能减排"),
    ]


def test_a_lead_that_begins_another_series_ends_the_one_before() -> None:
    text = (
        f"完善渔区医疗服务。一是着力改善民生。{PROSE}\n二是加强水利建设。{PROSE}\n三是改造老旧渔船。{PROSE}\n"
        f"加强渔民社会保障。一是健全养老保险。{PROSE}\n二是完善社会救助。{PROSE}\n"
    )
    assert tree(read(text))[4:] == [(1, "加强渔民社会保障"), (2, "健全养老保险"), (2, "完善社会救助")]


def test_leads_before_another_series_of_ordinals_stand_beside_the_last() -> None:
    text = (
        f"二是着力改善民生。{PROSE}\n加强渔民社会保障。{PROSE}\n发展渔区教育事业。{PROSE}\n"
        f"一是推进节能减排。{PROSE}\n二是扩大对外开放。{PROSE}\n"
    )
    assert (2, "发展渔区教育事业") not in tree(read(text))


def test_a_sentence_that_opens_a_part_of_leads_heads_nothing() -> None:
    text = (
        f"（一）推进渔业强省建设\n大力推动渔业绿色发展，加快构建渔港经济新格局。\n"
        f"加强渔港建设。{PROSE}\n发展海洋牧场。{PROSE}\n（二）推进水利建设\n{PROSE}\n"
    )
    assert tree(read(text)) == [(1, "推进渔业强省建设"), (2, "加强渔港建设"), (2, "发展海洋牧场"), (1, "推进水利建设")]


def test_half_width_punctuation_cuts_like_full_width() -> None:
    reading = read("要抓好落实!不得拖延;按期完成。\n")
    assert [reading.document.text[s.start : s.end] for s in reading.sentences] == [
        "要抓好落实!",
        "不得拖延;",
        "按期完成。",
    ]


def test_quotes_stay_whole_and_an_open_one_swallows_nothing() -> None:
    reading = read("他说“先试。再推。”大家同意。\n")
    assert [reading.document.text[s.start : s.end] for s in reading.sentences] == ["他说“先试。再推。”", "大家同意。"]
    assert len(read("他说“先试。再推。大家同意。\n").sentences) == 3


def test_lines_that_the_page_cut_are_joined() -> None:
    reading = read("各地要认真执行，\n不得拖延。\n关于加强城市排水设施\n建设管理工作的意见\n")
    assert len(reading.sentences) == 2


def test_prose_that_the_page_cut_between_two_characters_is_joined() -> None:
    line = "各镇各部门结合实际抓好落实，及时总结经验，遇到的困难随时报告，重要情况按程序上报，继续推进渔港改造和水利建"
    assert len(read(f"{line}\n\n设，加强渔区环境治理。\n").sentences) == 1
    assert len(read(f"{line}设\n\n加强渔区环境治理，改善渔民生活。\n").sentences) == 2


def test_furniture_has_no_sentence() -> None:
    text = "首页 新闻\n各地要抓好落实。\n版权所有"
    start = text.index("各地")
    reading = read(text, ((start, start + 9),))
    assert [text[s.start : s.end] for s in reading.sentences] == ["各地要抓好落实。"]


ALPHABET = "一二三、（）()12.①第章条是。；：:——-《》“”，\n \t　改革深化推进方案通知年月日"


@settings(deadline=None, max_examples=150)
@given(st.one_of(st.text(alphabet=ALPHABET, max_size=200), st.text(max_size=120)))
def test_any_text_gives_nested_sections_and_ordered_sentences(text: str) -> None:
    reading = read(text)
    assert reading.sections[0].start == 0
    assert reading.sections[0].end == len(text)
    for index, section in enumerate(reading.sections[1:], 1):
        parent = reading.sections[section.parent or 0]
        assert section.parent is not None
        assert section.parent < index
        assert section.level == parent.level + 1
        assert parent.start <= section.start <= section.end <= parent.end
    ends = 0
    for sentence in reading.sentences:
        assert ends <= sentence.start < sentence.end
        ends = sentence.end
        holder = reading.sections[sentence.section]
        assert holder.start <= sentence.start < max(holder.end, holder.start + 1)
    covered = "".join(text[s.start : s.end] for s in reading.sentences)
    assert re.sub(r"\s", "", covered) == re.sub(r"\s", "", text)
    for heading in reading.headings:
        assert heading.start <= heading.title_start < heading.title_end <= heading.end


@pytest.mark.parametrize("when", ["五年来，", "过去一年，", "“十四五”时期，", "这五年，"])
def test_a_time_before_a_topic_is_no_part_of_the_heading(when: str) -> None:
    text = f"工作报告\n一、回顾\n{PROSE}\n{when}渔港面貌发生历史性变化。{PROSE}\n{when}我们新建渔港三座。{PROSE}\n"
    assert tree(read(text)) == [(1, "回顾"), (2, "渔港面貌发生历史性变化")]


def test_a_lead_that_looks_back_names_what_was_done() -> None:
    leads = "过去五年，我们加强渔港建设，避风能力稳步提升。", "这是渔村面貌显著改变的五年。"
    text = f"工作报告\n一、回顾\n{PROSE}\n{leads[0]}{PROSE}\n{leads[1]}\n{PROSE}\n这是全县渔民的心愿。\n{PROSE}\n"
    assert tree(read(text)) == [(1, "回顾"), (2, "加强渔港建设，避风能力稳步提升"), (2, "渔村面貌显著改变")]
