"""Amounts: number, unit, comparator, range; and what is no amount."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.indicators.amounts import find, unit_kinds


def amounts(text: str) -> list[tuple[float, float | None, str, str]]:
    return [(a.value, a.value_max, a.unit, a.comparator) for a in find(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("流转林地3.2万亩。", [(32000, None, "亩", "=")]),
        ("发放补贴800余万元，惠及2000多人。", [(8e6, None, "元", ">"), (2000, None, "人", ">")]),
        ("覆盖率达９５％以上。", [(95, None, "%", ">")]),
        ("产量比上年增长百分之十二点五。", [(12.5, None, "%", "=")]),
        ("提高1.5个百分点。", [(1.5, None, "个百分点", "=")]),
        ("成本下降10%—15%。", [(10, 15, "%", "=")]),
        ("奖励10至15万元。", [(100000, 150000, "元", "=")]),
        ("处五千元以上二万元以下罚款。", [(5000, 20000, "元", "=")]),
        ("失业率控制在5.5%以内。", [(5.5, None, "%", "<")]),
        ("注册资金不少于30万元，股东不超过50人。", [(300000, None, "元", ">"), (50, None, "人", "<")]),
        ("近40家企业、约600户农户参加。", [(40, None, "家", "≈"), (600, None, "户", "≈")]),
        ("产值突破千亿元。", [(1e11, None, "元", ">")]),
        ("培育龙头企业两家。", [(2, None, "家", "=")]),
        ("城区人口达到85万，涉及金额320万。", [(850000, None, "人", "="), (3200000, None, "元", "=")]),
        ("惠及6.5万农村老人。", [(65000, None, "人", "=")]),
        ("收入比值由2.61缩小到2.43。", [(2.61, None, "", "="), (2.43, None, "", "=")]),
        ("占职工总数的三分之二。", [(0.6667, None, "", "=")]),
        ("进口2 4 6 8 亿美元，增长1 2 ．5 ％。", [(2.468e11, None, "美元", "="), (12.5, None, "%", "=")]),
        ("1 9 9 1 年末有6 个县。", [(6, None, "个", "=")]),
        ("产量占三成以上、出口占2成。", [(30, None, "%", ">"), (20, None, "%", "=")]),
        ("签订条约12个。", [(12, None, "个", "=")]),
        ("收入比由2.9∶1缩小至2.5∶1。", [(2.9, None, "", "="), (2.5, None, "", "=")]),
        ("分别提高15、22个百分点。", [(15, None, "个百分点", "="), (22, None, "个百分点", "=")]),
        ("分别达到1.5、2.5和3万人。", [(15000, None, "人", "="), (25000, None, "人", "="), (30000, None, "人", "=")]),
        ("下降百分之十点五到一九五七年。", [(10.5, None, "%", "=")]),
        ("节约百分之五到十。", [(5, 10, "%", "=")]),
        ("多用煤二、三百万吨，三四十户缺粮。", [(2e6, 3e6, "吨", "="), (30, 40, "户", "=")]),
        ("支出１，２３４，０００元。", [(1234000, None, "元", "=")]),
        ("产量约增长百分之八。", [(8, None, "%", "≈")]),
        ("周转量达三亿吨海里。", [(3e8, None, "吨海里", "=")]),
        (
            "六万万人民，装机二十万千瓦，公路2万5千公里。",
            [(6e8, None, "人", "="), (2e5, None, "千瓦", "="), (25000, None, "公里", "=")],
        ),
        ("从60%到75%。", [(60, None, "%", "="), (75, None, "%", "=")]),
        ("装机30万千瓦，发电5亿千瓦时。", [(300000, None, "千瓦", "="), (5e8, None, "千瓦时", "=")]),
    ],
)
def test_amounts(text: str, found: list[tuple[float, float | None, str, str]]) -> None:
    assert amounts(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "2019年3月15日召开第二十一次会议。",
        "第十二条规定，第三批试点。",
        "党的十九届五中全会、十四届人大四次会议。",
        "坚持三个方面、两个结合、一件事一次办。",
        "连续16年、两年之内、3个月、5个工作日。",
        "建设百万吨化工基地、千亿级园区。",
        "推行“1+6”模式，电话7654321。",
        "这3起事故、上述5家企业。",
        "数十家企业、几百人参加。",
    ],
)
def test_what_is_no_amount(text: str) -> None:
    assert amounts(text) == []


@given(
    st.integers(min_value=2, max_value=10**6),
    st.sampled_from(
        sorted(u for u in unit_kinds() if u not in ("％", "百分点", "基点", "人民币", "块钱", "港币", "美金", "成"))
    ),
)
def test_every_unit_is_read_after_a_number(number: int, unit: str) -> None:
    stored = {"台（套）": "台套", "台(套)": "台套", "立方": "立方米", "标箱": "标准箱"}.get(unit, unit)
    found = amounts(f"共{number}{unit}。")
    assert found == [(number, None, stored, "=")]
