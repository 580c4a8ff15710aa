"""Name a bare standard (补助标准为200元) by the clause that opens its list, else by its heading."""

from __future__ import annotations

import re
from bisect import bisect_right

from ingest.indicators.phrases import SHORT, opened
from ingest.reading import Reading

# Headings that say nothing of what is under them.
GENERAL = re.compile(
    r"第[一二三四五六七八九十百\d]+[章节条]|(?:总|附)则|.{0,4}(?:范围|对象|条件|标准|原则|要求|内容|程序|办法|其他|责任|管理|规定)"
)
ITEM = re.compile(r"[ 　]*(?:[（(][一二三四五六七八九十\d]+[)）]|\d{1,2}[.．、]|[①-⑳])")
# 冬季取暖支出(，可以按照以下标准补助：)
RULED = re.compile(r"(?P<what>[^，：]{2,30}?)(?:，|可以|统一|一律|应当|按照?|实行|分别|的?标准)[^。]{0,40}：")
# (困难家庭)供养老人的支出: who it is for.
WHO = re.compile(
    r"^[^的，]{1,8}的(?=.{4})|^[^的，]{0,6}(?:家庭|职工|企业|单位|个人|人员|农户|学生|居民|农民)的?(?=.{4})"
)
MAX_ITEMS = 30


def of_standard(reading: Reading, text: str, place: int, name: str, of: str) -> str:
    """The name with what the list or heading over it speaks of; `of` opens it, said by the sentence itself."""
    own = name.removeprefix(of)
    words = _opening(reading, text, place)
    if not words and not of:
        words = _heading(reading, text, reading.sentences[place].start)
    if not 1 < len(words) <= 2 * len(own) or words in name:
        return name
    return (of if len(of) <= 2 * SHORT else "") + words + own


def _opening(reading: Reading, text: str, place: int) -> str:
    """What the sentence before a list of items is about, for one of the items."""
    if not ITEM.match(text, _paragraph(text, reading.sentences[place].start)):
        return ""
    for before in reversed(reading.sentences[max(0, place - MAX_ITEMS) : place]):
        if not ITEM.match(text, _paragraph(text, before.start)):
            words = text[before.start : before.end].strip()
            ruled = RULED.fullmatch(opened(words)) if words.endswith("：") else None
            return _short(ruled["what"]) if ruled else ""
    return ""


def _short(words: str) -> str:
    words = WHO.sub("", words, count=1)
    return re.sub("的(?=支出|费用|标准|补助|补贴)", "", words)


def _paragraph(text: str, offset: int) -> int:
    return text.rfind("\n", 0, offset) + 1


def _heading(reading: Reading, text: str, start: int) -> str:
    place = bisect_right(reading.headings, start, key=lambda heading: heading.start) - 1
    if place < 0:
        return ""
    heading = reading.headings[place]
    words = opened(text[heading.title_start : heading.title_end].strip(" 　。：:，"))
    return "" if GENERAL.fullmatch(words) else words
