"""Indicators: what an amount measures, when, and whether it is planned."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import Document, Extraction, Indicator, check
from ingest.indicators.coordinated import members, split
from ingest.indicators.simplified import simplify
from ingest.pipeline import extract


def read(text: str, *, title: str = "", date: str | None = "2022-03-01") -> Extraction:
    extraction = extract(Document(key="a.txt", text=text, sha256="0", title=title, date=date))
    check(extraction)
    return extraction


def indicators(text: str, **given: str) -> list[Indicator]:
    return sorted(read(text, **given).indicators, key=lambda indicator: indicator.start)


def named(text: str) -> list[tuple[str, float, str]]:
    return [(i.name, i.value, i.unit) for i in indicators(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("全县流转林地3.2万亩。", [("流转林地", 32000, "亩")]),
        ("新建12所幼儿园。", [("新建幼儿园", 12, "所")]),
        ("竹产业产值达60亿元，同比增长8.5%。", [("竹产业产值", 6e9, "元"), ("竹产业产值同比增长", 8.5, "%")]),
        ("受理案件210件380人。", [("受理案件", 210, "件"), ("受理案件人数", 380, "人")]),
        ("新建水库3座、泵站7座。", [("新建水库", 3, "座"), ("新建泵站", 7, "座")]),
        ("水稻、玉米产量分别达到30万吨、12万吨。", [("水稻产量", 3e5, "吨"), ("玉米产量", 1.2e5, "吨")]),
        ("小麦播种、收获机械化率均达到90%。", [("小麦播种机械化率", 90, "%"), ("小麦收获机械化率", 90, "%")]),
        ("接待游客50万人次、旅游收入4亿元，分别增长9%、11%。",
         [("接待游客", 5e5, "人次"), ("旅游收入", 4e8, "元"), ("接待游客增长", 9, "%"), ("旅游收入增长", 11, "%")]),
        ("规上企业由80家增加到96家。", [("规上企业（增加前）", 80, "家"), ("规上企业", 96, "家")]),
        ("新增绿道20公里、累计达到160公里。", [("新增绿道", 20, "公里"), ("绿道累计", 160, "公里")]),
        ("设立村医务室66个（甲类40个，乙类26个）。",
         [("设立村医务室", 66, "个"), ("甲类", 40, "个"), ("乙类", 26, "个")]),
        ("居民储蓄大幅度增加。年末达到20亿元，增长2倍。", [("居民储蓄", 2e9, "元"), ("居民储蓄增长", 2, "倍")]),
        ("棉布产值增长5%，麻布产值在总产值中的比重，将由40%上升为45%。",
         [("棉布产值增长", 5, "%"), ("麻布产值在总产值中的比重（上升前）", 40, "%"),
          ("麻布产值在总产值中的比重", 45, "%")]),
        ("出口总额年均增长8%，突破40亿元并居首位。", [("出口总额年均增长", 8, "%"), ("出口总额", 4e9, "元")]),
        ("临时机构由85个减为26个。", [("临时机构（减前）", 85, "个"), ("临时机构", 26, "个")]),
        ("可申请15万元的创业担保贷款。", [("可申请创业担保贷款", 150000, "元")]),
        ("学生数增长三成，即达到五万人。", [("学生数增长", 30, "%"), ("学生数", 50000, "人")]),
        ("3个省（区、市）作为试点地区。", [("试点地区", 3, "个")]),
        ("新增2个“一村一品”示范推广基地。", [("新增“一村一品”示范推广基地", 2, "个")]),
        ("新设14个国家自主创新示范区。", [("新设国家自主创新示范区", 14, "个")]),
        ("某矿透水事故造成12人死亡。", [("造成死亡", 12, "人")]),
        ("支持15个县创建示范县。", [("创建示范县的县", 15, "个")]),
        ("应有20万元以上资金。", [("资金", 200000, "元")]),
        ("单笔授信800万元以下的贷款，给予补助。", [("单笔授信", 8e6, "元")]),
        ("月租金超过3万元的部分，减半收取。", [("月租金", 30000, "元")]),
        ("对招用退役士兵的单位，按每人2000元的标准给予一次性用工补贴。", [("一次性用工补贴", 2000, "元")]),
        ("单位每新招1名残疾人，给予3000元奖励。", [("新招残疾人", 1, "名"), ("新招残疾人奖励", 3000, "元")]),
        ("扶持资金比例原则上不超过工程总造价的20%。", [("扶持资金比例", 20, "%")]),
        ("受理投诉600件，办结580件。", [("受理投诉", 600, "件"), ("办结投诉", 580, "件")]),
        ("每县创建1至2个示范社，全国不超过80个。", [("创建示范社", 1, "个"), ("创建示范社", 80, "个")]),
        ("有关部门已安排补助资金3亿元。", [("安排补助资金", 3e8, "元")]),
        ("中毒30人以上的事件。", [("中毒", 30, "人")]),
        ("茶园、果园面积分别增长5、8个百分点。", [("茶园面积增长", 5, "个百分点"), ("果园面积增长", 8, "个百分点")]),
        ("税收增长6%，总量首次突破90亿元。", [("税收增长", 6, "%"), ("税收总量", 9e9, "元")]),
        ("养老金标准由每人每月70元提高到88元。", [("养老金标准（提高前）", 70, "元"), ("养老金标准", 88, "元")]),
        ("解决3万人的饮水问题。", [("解决饮水问题", 30000, "人")]),
        ("将用3亿元建设职工住宅。", [("建设职工住宅", 3e8, "元")]),
        ("实施500个亿元以上项目。", [("实施亿元以上项目", 500, "个")]),
        ("设一级指标8个、28个二级指标及平台。", [("设一级指标", 8, "个"), ("设二级指标", 28, "个")]),
        ("减轻900万个体工商户税负。", [("减轻个体工商户税负", 9e6, "户")]),
        ("生铁二十三万吨，等于一九五一年的三倍；钢八万吨，等于一九五一年的四倍。",
         [("生铁", 230000, "吨"), ("生铁", 3, "倍"), ("钢", 80000, "吨"), ("钢", 4, "倍")]),
        ("由于连年干旱，今年达到要求的，已经有23个县，占全省92个县的百分之二十五。",
         [("达到要求的县", 23, "个"), ("全省县", 92, "个"), ("达到要求的县占全省县", 25, "%")]),
        ("货运总量不但没有下降，还增加8%。", [("货运总量增加", 8, "%")]),
        ("油菜在连续两年增产的基础上，又增长12%。", [("油菜增长", 12, "%")]),
        ("茶叶产量实现了连续增长，今年超过20万吨。", [("茶叶产量", 200000, "吨")]),
        ("要求把新增人口控制在3万人以内。", [("新增人口", 30000, "人")]),
        ("居民人均收入，扣除物价上升因素，增长5%。", [("居民人均收入增长", 5, "%")]),
        ("竹业产值占全市工业产值的比重由8%提高到12%。",
         [("竹业产值占全市工业产值的比重（提高前）", 8, "%"), ("竹业产值占全市工业产值的比重", 12, "%")]),
        ("市财政安排6亿元救灾资金，支持重建。", [("市财政安排救灾资金", 6e8, "元")]),
        ("补偿费为被征土地年产值的8倍。", [("补偿费", 8, "倍")]),
        ("毕业生90%以上在基层工作。", [("毕业生在基层工作", 90, "%")]),
        ("年产30万吨的化肥厂已开工。", [("化肥厂年产", 300000, "吨")]),
        ("帮助20万农户增收。", [("农户增收", 200000, "户")]),
        ("入境旅游人次由320万增加到1亿2千多万。",
         [("入境旅游人次（增加前）", 3.2e6, "人次"), ("入境旅游人次", 1.2e8, "人次")]),
        ("减轻企业负担3万多亿元。", [("减轻企业负担", 3e12, "元")]),
        ("学习十二届十一次全会精神。", []),
        ("其中农村居民占40%。", [("农村居民占", 40, "%")]),
        ("国内生产总值，按可比价格计算，比上年增长百分之七。", [("国内生产总值增长", 7, "%")]),
    ],
)  # fmt: skip
def test_names(text: str, found: list[tuple[str, float, str]]) -> None:
    assert named(text) == found


def test_amounts_inside_titles_and_short_quotes_are_none() -> None:
    assert named("落实《关于支持30个重点镇发展的意见》和“20条”。") == []


def test_a_report_looks_back_and_ahead() -> None:
    text = (
        "2022年某县政府工作报告\n一、2021年工作回顾\n一年来，粮食产量达到30万吨，培育合作社45家。\n"
        "二、2022年工作安排\n新建高标准农田2万亩，培育合作社20家。去年已建成农田5万亩。\n"
    )
    found = indicators(text, title="2022年某县政府工作报告")
    assert [(i.value, i.status) for i in found] == [
        (300000, "achieved"),
        (45, "achieved"),
        (20000, "planned"),
        (20, "planned"),
        (50000, "achieved"),
    ]
    assert [i.period_iso for i in found] == ["2021", "2021", "2022", "2022", "2021"]


def test_a_passage_without_headings_goes_by_its_paragraphs() -> None:
    text = (
        "2022年某县政府工作报告\n现代农业提质增效，粮食产量达到30万吨，出口总额居全国前列，茶园面积增长8%，冷链建成，农户收入明显提高。\n"
        "培育合作社45家。\n加快发展现代农业，支持龙头企业，鼓励土地流转，新建高标准农田2万亩，完善冷链，拓展市场。"
        "扩大优势作物种植，提升加工能力，引导农户入社，建好产地市场，推动全县农民增收。\n"
        "推进村庄道路建设，健全管护制度，加强垃圾治理，完善污水处理，加快改水改厕，提高村容村貌整治水平，支持村民参与。\n"
    )
    found = indicators(text, title="2022年某县政府工作报告")
    assert [(i.value, i.status) for i in found] == [
        (300000, "achieved"),
        (8, "achieved"),
        (45, "achieved"),
        (20000, "planned"),
    ]


def test_a_report_of_what_came_about_in_years_up_to_now() -> None:
    text = (
        "1990年某县政府工作报告\n近六年来，全县面貌改变。1989年同1983年相比，产值由4亿元增加到9亿元；收入由2亿元增加到5亿元。"
        "必须继续加快发展，支持开发，鼓励创新。\n"
    )
    assert {one.status for one in indicators(text, title="1990年某县政府工作报告", date="1990")} == {"achieved"}


def test_an_award_tells_of_what_was_given() -> None:
    title = "某省人民政府关于2020年度科学技术奖励的决定"
    text = f"{title}\n某政发〔2021〕3号\n为全面落实人才战略，省政府决定，授予“稻种选育”等24项成果科技进步奖一等奖。\n"
    assert [one.status for one in indicators(text, title=title)] == ["achieved"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("力争新增就业3000人。", "planned"),
        ("预计全年产值达到5亿元。", "planned"),
        ("到2025年，森林覆盖率达到60%。", "planned"),
        ("2019年，森林覆盖率达到55%。", "achieved"),
        ("今年计划新建农田2万亩，比去年增加2成。", "planned planned"),
        ("建成了便民服务站60个。", "achieved"),
    ],
)
def test_status_by_the_words_at_hand(text: str, status: str) -> None:
    assert [i.status for i in indicators(text)] == status.split()


def test_the_thresholds_of_a_rule_are_planned() -> None:
    text = "某县人民政府办公室关于规范协会管理的通知\n某政办发〔2022〕3号\n协会应有50个以上的会员，经费不少于3万元。\n"
    found = indicators(text, title="某县人民政府办公室关于规范协会管理的通知")
    assert [(i.value, i.comparator, i.status) for i in found] == [(50, ">", "planned"), (30000, ">", "planned")]


def test_the_time_that_opens_a_paragraph_holds_in_it() -> None:
    found = indicators("到2027年，产业体系基本形成。园区达到12个。\n农村公路建成300公里。\n")
    assert [(i.value, i.period) for i in found] == [(12, "到2027年"), (300, None)]


def test_what_is_compared_does_not_date() -> None:
    found = indicators("2021年，全国参保人数比2016年增长12%。")
    assert [i.period_iso for i in found] == ["2021"]


def test_traditional_characters_are_read_and_kept() -> None:
    text = (
        "我國農業與工業發展過程總結：這個縣的農業社辦學校，動員羣衆開墾荒地，"
        "糧食產量達到三萬五千噸，勞動生產率增長百分之二點五。"
    )
    found = indicators(text)
    assert [(i.value, i.unit) for i in found] == [(35000, "噸"), (2.5, "%")]
    assert found[0].name == "糧食產量"


@given(st.text(alphabet="萬億兩個甲乙丙一二三国國学學", max_size=80))
def test_simplified_text_has_the_same_length(text: str) -> None:
    assert len(simplify(text)[0]) == len(text)


@given(st.text(alphabet="全县新建增长达到分别由从至和、，。；（）“”《》的万亿元个家%12.5一二两三2021年", max_size=60))
def test_any_text_gives_sound_indicators(text: str) -> None:
    for indicator in read(text).indicators:
        assert indicator.name
        assert indicator.value_max is None or indicator.value_max > indicator.value
        assert 0 <= indicator.confidence <= 1


def test_members_share_head_and_front() -> None:
    assert members("小麦播种、收获机械化率", 2) == ["小麦播种机械化率", "小麦收获机械化率"]
    assert members("中、高等职业教育在校生", 2) == ["中等职业教育在校生", "高等职业教育在校生"]
    assert members("“甲、乙”行动和丙工程", 2) == ["“甲、乙”行动", "丙工程"]
    assert members("周边国家、非洲和欧洲出口", 3) == ["周边国家出口", "非洲出口", "欧洲出口"]
    assert members("甲、乙、丙产量", 2) == []
    assert split("（甲、乙）丙、丁") == ["（甲、乙）丙", "丁"]


def test_where_one_stands_on_a_web_page_is_no_plan() -> None:
    text = (
        "当前位置：\n首页\n镇里的事\n"
        "果树改良成效明显。全镇果园面积扩大到900亩，建成冷库3座，果农收入增长12%，新品种覆盖率居全县第一。\n"
    )
    assert {one.status for one in indicators(text, date="2026-02-09")} == {"achieved"}
