"""Dates and document numbers in the forms that documents write them in."""

from __future__ import annotations

import re

HAN_DIGITS = dict(zip("〇○零一二三四五六七八九", (0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
DATE = re.compile(
    r"(?P<y>\d{4}|[〇○零一二三四五六七八九]{4})\s*[-/年.]\s*(?P<m>\d{1,2}|[一二三四五六七八九十]{1,3})"
    r"\s*(?:[-/.]|月)\s*(?:(?P<d>\d{1,2}|[一二三四五六七八九十]{1,3})\s*日?)?"
)
NUMBER = re.compile(
    r"(?P<code>[一-鿿]{1,12}?)\s*[〔\[［﹝【（(]\s*(?P<year>(?:19|20)\d{2})\s*[〕\]］﹞】）)]\s*第?\s*(?P<n>\d{1,5})\s*号"
)
ORDER = re.compile(r"(?P<body>[一-鿿]{1,20}令)\s*第?\s*(?P<n>\d{1,5})\s*号")


def iso_date(text: str) -> str | None:
    """The first date in the text in ISO 8601: 2018年12月6日, 二〇〇四年三月二日, 2026-02-09 → YYYY-MM-DD.

    >>> iso_date("一九九六年十一月五日")
    '1996-11-05'
    """
    for match in DATE.finditer(text):
        year, month = _number(match["y"]), _number(match["m"])
        day = _number(match["d"]) if match["d"] else None
        if 1900 <= year <= 2100 and 1 <= month <= 12 and (day is None or 1 <= day <= 31):
            return f"{year:04}-{month:02}" + (f"-{day:02}" if day else "")
    return None


def _number(text: str) -> int:
    if text.isdigit():
        return int(text)
    if "十" in text:
        tens, _, ones = text.partition("十")
        return (HAN_DIGITS[tens] if tens else 1) * 10 + (HAN_DIGITS[ones] if ones else 0)
    value = 0
    for character in text:
        value = value * 10 + HAN_DIGITS[character]
    return value


def document_number(text: str) -> str | None:
    """A text that is a document number and nothing else, in the usual brackets: 国办发[2019]2号 → 国办发〔2019〕2号."""
    bare = re.sub(r"\s", "", text)
    match = NUMBER.fullmatch(bare)
    if match:
        return f"{match['code']}〔{match['year']}〕{match['n']}号"
    match = ORDER.fullmatch(bare)
    return f"{match['body']}第{match['n']}号" if match else None
