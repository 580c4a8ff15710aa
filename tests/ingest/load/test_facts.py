from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.load.facts import facts_of
from ingest.load.forms import document_number, iso_date

PROSE = "为深入推进农村改革，进一步激发农业农村发展活力，结合我市实际，现就有关事项提出以下意见，请认真贯彻落实。\n"
NOTICE = f"""株洲市人民政府办公室文件

株政办发〔2024〕3号

株洲市人民政府办公室
关于印发《株洲市农村改革
三年行动方案》的通知

各县市区人民政府：

{PROSE}
株洲市人民政府办公室
2024年5月30日
（此件主动公开）
"""


def test_a_notice() -> None:
    facts = facts_of(NOTICE)
    assert facts.title == "株洲市人民政府办公室关于印发《株洲市农村改革三年行动方案》的通知"
    assert facts.number == "株政办发〔2024〕3号"
    assert facts.issuer == "株洲市人民政府办公室"
    assert facts.day == "2024-05-30"


def test_a_report_saved_from_a_page() -> None:
    facts = facts_of(
        "首页\n>\n2025年某市政府工作报告\n——2025年1月8日在某市第十六届\n人民代表大会第四次会议上\n"
        f"来源：某市日报\n时间：2025-01-20\n市长 张三\n各位代表：\n{PROSE}"
    )
    assert facts.title == "2025年某市政府工作报告"
    assert (facts.written, facts.date, facts.day) == ("2025-01-08", "2025-01-20", "2025-01-20")
    assert facts.source == "某市日报"


def test_a_line_of_labels() -> None:
    facts = facts_of(
        f"深化改革见实效\n\n作者:区改革办 来源:某区发布 发布时间:2023年12月9日 浏览次数: 【字体:\n\n{PROSE}"
    )
    assert (facts.title, facts.author, facts.source, facts.date) == (
        "深化改革见实效",
        "区改革办",
        "某区发布",
        "2023-12-09",
    )


def test_an_order_and_what_it_promulgates() -> None:
    facts = facts_of(
        "湖南省人民政府令\n第300号\n《湖南省农村集体资产管理办法》已经2024年3月1日省人民政府第30次常务会议通过，现予公布，自2024年5月1日起施行。\n"
        f"省长 李四\n2024年3月15日\n湖南省农村集体资产管理办法\n第一章 总则\n第一条 {PROSE}"
    )
    assert facts.title == "湖南省农村集体资产管理办法"
    assert facts.number == "湖南省人民政府令第300号"
    assert facts.issuer == "湖南省人民政府"
    assert facts.written == "2024-03-15"


def test_who_signed_is_the_issuer_where_the_title_names_none() -> None:
    facts = facts_of(
        f"农村改革三年行动计划\n株农改发〔2024〕2号\n{PROSE}株洲市农村改革工作领导小组\n二〇二四年二月二十八日\n"
    )
    assert facts.issuer == "株洲市农村改革工作领导小组"
    assert facts.day == "2024-02-28"


def test_a_document_without_a_date_has_the_year_of_its_number() -> None:
    assert facts_of(f"关于深化改革的意见\n湘发〔2021〕7号\n{PROSE}").day == "2021"
    assert facts_of(f"2008年某省政府工作报告\n各位代表：\n{PROSE}").day == "2008"
    assert facts_of(f"关于深化改革的思考\n{PROSE}").day is None


def test_the_caption_of_a_picture_is_no_title() -> None:
    assert facts_of(f"政府工作报告。 某日报记者 张三 摄\n政府工作报告\n省长 李四\n{PROSE}").title == "政府工作报告"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("国办发〔2019〕2号", "国办发〔2019〕2号"),
        ("国办发[2019]2号", "国办发〔2019〕2号"),
        ("株天政办发（2024） 3 号", "株天政办发〔2024〕3号"),
        ("湘政发【2020】第12号", "湘政发〔2020〕12号"),
        ("国令第706号", "国令第706号"),
        ("国办发明电〔2018〕15号", "国办发明电〔2018〕15号"),
        ("根据国办发〔2019〕2号", None),
        ("第三号", None),
        ("2024年5月30日", None),
        ("", None),
    ],
)
def test_document_numbers(text: str, number: str | None) -> None:
    assert document_number(text) == number or number is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2018年12月6日", "2018-12-06"),
        ("2018 年 12 月 6 日", "2018-12-06"),
        ("二〇〇四年三月二日", "2004-03-02"),
        ("二○○六年十月十八日", "2006-10-18"),
        ("一九九六年十一月三十日", "1996-11-30"),
        ("2026-02-03 09:02:33", "2026-02-03"),
        ("2026/2/3", "2026-02-03"),
        ("2026.2.3", "2026-02-03"),
        ("2026-02-03T09:00:00+08:00", "2026-02-03"),
        ("2024年5月", "2024-05"),
        ("20240530", None),
        ("2024年13月1日", None),
        ("没有日期", None),
    ],
)
def test_dates(text: str, day: str | None) -> None:
    assert iso_date(text) == day


@given(st.dates(min_value=__import__("datetime").date(1900, 1, 1), max_value=__import__("datetime").date(2100, 12, 31)))
def test_every_day_is_read(day: object) -> None:
    assert iso_date(f"{day:%Y}年{day.month}月{day.day}日") == str(day)  # type: ignore[attr-defined]


@given(st.text(max_size=300))
def test_any_text_has_facts(text: str) -> None:
    facts = facts_of(text)
    assert facts.title is None or "\n" not in facts.title


def test_the_history_of_a_regulation() -> None:
    facts = facts_of(
        "# 北京市殡葬管理条例\n\n1996年7月11日 北京市第十届人民代表大会常务委员会第二十八次会议通过\n\n"
        f"2016年11月25日 北京市第十四届人民代表大会常务委员会第三十一次会议修正\n\n第一条 {PROSE}"
    )
    assert (facts.title, facts.issuer) == ("北京市殡葬管理条例", "北京市人民代表大会常务委员会")
    assert facts.day == "2016-11-25"


def test_the_history_of_a_law_in_brackets() -> None:
    facts = facts_of(
        "中华人民共和国乡村振兴促进法\n（2021年4月29日第十三届全国人民代表大会常务委员会第二十八次会议通过）\n"
        f"目录\n第一章 总则\n第一条 {PROSE}"
    )
    assert (facts.title, facts.issuer) == ("中华人民共和国乡村振兴促进法", "全国人民代表大会常务委员会")
    assert facts.day == "2021-04-29"


def test_an_order_named_in_the_history() -> None:
    facts = facts_of(
        f"排污许可管理条例\n2020年12月9日 国务院第117次常务会议通过\n2021年1月24日 国务院令第736号公布\n第一条 {PROSE}"
    )
    assert (facts.number, facts.issuer, facts.day) == ("国务院令第736号", "国务院", "2021-01-24")
