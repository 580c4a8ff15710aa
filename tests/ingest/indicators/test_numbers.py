"""Numbers as Chinese texts write them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.indicators.numbers import read, scale_of

HAN = "零一二三四五六七八九"


def spell(number: int) -> str:
    """A whole number below ten to the 12th in Chinese numerals."""
    if number == 0:
        return "零"
    words, gap = "", False
    for scale, name in ((10**8, "亿"), (10**4, "万"), (1, "")):
        section, number = divmod(number, scale)
        if section == 0:
            gap = gap or bool(words)
            continue
        if words and (gap or section < 1000):
            words += "零"
        words += section_of(section) + name
        gap = False
    return words


def section_of(section: int) -> str:
    words, gap = "", False
    for step, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, section = divmod(section, step)
        if digit == 0:
            gap = gap or bool(words)
            continue
        words += ("零" if gap else "") + HAN[digit] + name
        gap = False
    return words


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_chinese_numerals_are_read_as_they_are_spelled(number: int) -> None:
    assert read(spell(number)) == number


@given(st.decimals(min_value=0, max_value=10**9, places=2), st.sampled_from(["", "万", "亿", "千万", "百万", "万亿"]))
def test_digits_with_a_scale_are_read_back(number: Decimal, scale: str) -> None:
    assert read(f"{number}{scale}") == number * scale_of(scale)


@given(st.integers(min_value=1, max_value=10**9))
def test_full_width_digits_and_thousands_marks(number: int) -> None:
    wide = str(number).translate({ord(str(digit)): chr(0xFF10 + digit) for digit in range(10)})
    assert read(wide) == number == read(f"{number:,}")


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("4.45万", "44500"),
        ("1亿2千万", "120000000"),
        ("两万", "20000"),
        ("一万二", "12000"),
        ("一百二", "120"),
        ("一百零二", "102"),
        ("十", "10"),
        ("百", "100"),
        ("二点五", "2.5"),
        ("一九五三", "1953"),
        ("二十三万亿", "23000000000000"),
        ("2 4 6 8 万", "24680000"),
        ("1 2 ．5", "12.5"),
    ],
)
def test_numbers_as_written(words: str, value: str) -> None:
    assert read(words) == Decimal(value)


@pytest.mark.parametrize("words", ["", "点五", "甲", "3甲", "1.2.3"])
def test_what_is_no_number_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match="number"):
        read(words)
