"""Time expressions and their ISO 8601 forms."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import Document
from ingest.indicators.dates import Clock, clock_of, find, latest_year

CLOCK = Clock("2021-06-30", 2021)


def times(text: str, clock: Clock = CLOCK) -> list[tuple[str, str | None]]:
    return [(text[time.start : time.end], time.iso) for time in find(text, 0, len(text), clock, clock.year)]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2018年", "2018"),
        ("二〇一八年", "2018"),
        ("一九五六年", "1956"),
        ("2018年5月", "2018-05"),
        ("2018年5月6日", "2018-05-06"),
        ("2 0 1 8 年5 月", "2018-05"),
        ("2 0 1 8 年1 2 月", "2018-12"),
        ("2018年5月6日起", "2018-05-06/.."),
        ("从2018年起", "2018/.."),
        ("截至2018年底", "2018-12"),
        ("2018年上半年", "2018-01/2018-06"),
        ("2018年前三季度", "2018-01/2018-09"),
        ("2016—2020年", "2016/2020"),
        ("2003年到 2007年", "2003/2007"),
        ("到2035年", "2035"),
        ("今年", "2021"),
        ("去年底", "2020-12"),
        ("全年", "2021"),
        ("近三年", "P3Y/2021-06-30"),
        ("五年来", "2016/2020"),
        ("“十三五”时期", "2016/2020"),
        ("“十四五”末", "2025"),
        ("改革开放以来", "1978-12/.."),
        ("目前", "2021-06-30"),
        ("每年", None),
    ],
)
def test_expressions(text: str, iso: str | None) -> None:
    assert times(text) == [(text, iso)]


def test_a_month_takes_the_year_before_it() -> None:
    assert times("2019年3月开工，9月投产") == [("2019年3月", "2019-03"), ("9月", "2019-09")]


@pytest.mark.parametrize("text", ["两年之内办结", "2019年13月", "2019年2月30日", "百年老店", "第一个五年计划"])
def test_no_time_is_made_up(text: str) -> None:
    assert all(iso in (None, "2019") for _, iso in times(text))


def test_without_a_date_relative_words_have_no_calendar_place() -> None:
    assert times("去年完成", Clock(None, None)) == []


@given(st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31)))
def test_a_day_is_read_back(day: date) -> None:
    text = f"{day.year}年{day.month}月{day.day}日"
    assert times(text) == [(text, str(day))]


def test_the_year_of_a_report_is_that_of_its_title() -> None:
    report = Document("a", "2020年某县政府工作报告\n", "0", title="2020年某县政府工作报告", date="2020-01-08")
    assert clock_of(report) == Clock("2020-01-08", 2020)
    notice = Document("b", "关于做好秋收工作的通知\n二〇一七年八月二日\n", "0")
    assert clock_of(notice) == Clock("2017-08-02", 2017)


def test_latest_year() -> None:
    assert latest_year("2016/2020") == 2020
    assert latest_year("P3Y/2017-12-19") == 2017
    assert latest_year(None) is None
