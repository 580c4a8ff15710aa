"""Find the time expressions of a text and their ISO 8601 form.

A point or a span is YYYY, YYYY-MM, YYYY-MM-DD or an interval START/END, open as START/.. or ../END; what counts back
from the document's date is P3Y/DATE. Expressions without a calendar place (每年, 日均) have no ISO form.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from functools import cache

from graph.model import Document
from ingest.indicators.numbers import read
from ingest.words import load

HAN_YEAR = "[一二][一二三四五六七八九〇零○OＯ0]{3}"
YEAR = rf"(?:[12]\d{{3}}|[12](?:[ 　]\d){{3}}|[１２][０-９]{{3}}|{HAN_YEAR})"
SMALL = r"(?:\d{1,2}|\d[ 　]\d|[一二三四五六七八九十两几]{1,3})"
# 五年(累计)支出; 从…起 is open; 增加(到去年) belongs to the verb.
TOTAL = re.compile("累计|共|支出|投入|平均")
OPEN = re.compile("起|以来|开始")
MOVED = re.compile("[加长高升降少展大低调]$")
PLAN_NEXT = r"(?=时期|期间|末|初|以来|规划|计划|[，,、]|的|前|后)"
EDGE = r"(?P<edge>[底末初]|年?以来|之?后|之?前|以[来后前]|起|来)?"


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression: its place (`core` is where it starts without 到 or 从) and its ISO 8601 form if it has one;
    `frequency` for 每年."""

    start: int
    core: int
    end: int
    iso: str | None
    frequency: bool = False


@dataclass(frozen=True, slots=True)
class Clock:
    """What relative expressions are counted from: the document's date, and the year that it speaks of as this one."""

    date: str | None
    year: int | None


@cache
def time_pattern() -> re.Pattern[str]:
    """Every time expression that the reader knows."""
    eras = "|".join(sorted(map(re.escape, load("times")["eras"]), key=len, reverse=True))
    return re.compile(
        rf"(?P<until>到|至|截至|截止到?|从|自)?(?:"
        rf"(?P<from>{YEAR})[ 　]?年?[ 　]?(?:[-–—―－~～]{{1,2}}|[至到])[ 　]?(?P<to>{YEAR})[ 　]?年(?P<both>期间|间)?"
        rf"|(?P<year>{YEAR}|今|去|前|明|本|上|当|同)[ 　]?年(?:[ 　]?"
        rf"(?:(?P<month>{SMALL})[ 　]?月(?:份)?(?:[ 　]?(?P<day>{SMALL})[日号])?"
        rf"|(?P<half>[上下]半年|前?第?[一二三四]季度))?|度)?{EDGE}"
        rf"|(?P<lone_month>{SMALL})月(?:份)?(?:(?P<lone_day>{SMALL})[日号])?(?P<lone_edge>[底末初起])?"
        rf"|(?:(?P<back>近|过去的?|最近|(?<!学)前|这|上|本届|刚刚过去的|今后|未来)(?:的)?)?(?P<years>{SMALL})年(?P<since>间|中|以?来|时间)?"
        rf"|(?P<plan>[“\"]?(?:十[一二三四五六七八九]?|[一二三四五六七八九])五[”\"]?{PLAN_NEXT})"
        rf"(?P<plan_edge>时期|期间|末|初|以来|前四年|前三年|后期|前期)?"
        rf"|(?P<era>{eras})(?:以?来)"
        rf"|(?P<now>截至目前|目前|当前|现在|眼下)"
        rf"|(?P<recent>近几?年来?|近些年来?)"
        rf"|(?P<whole>全年|年内|年底前?|年末|年初|上半年|下半年|前?[一二三四]季度)"
        rf"|(?P<frequency>(?<![人户均])每年|(?<![人户均])每月|每天|平均每年)"
        rf")"
    )


def clock_of(document: Document) -> Clock:
    """The document's date and the year it calls this one: that of its title, else of its date, else of its head."""
    title = re.search(r"([12]\d{3})年", document.title) or re.search(r"^\s*([12]\d{3})年", document.text[:200])
    date = document.date or _head_date(document.text[:800])
    if title and "工作报告" in document.text[:300]:
        return Clock(date, int(title[1]))
    year = int(date[:4]) if date else int(title[1]) if title else None
    return Clock(date, year)


def _head_date(head: str) -> str | None:
    found = re.search(rf"({YEAR})[-年/.]\s*({SMALL})[-月/.]\s*({SMALL})", head)
    if found is None:
        return None
    try:
        return _day(int(read(found[1])), int(read(found[2])), int(read(found[3])))
    except ValueError:
        return None


def find(text: str, start: int, end: int, clock: Clock, year: int | None) -> list[Time]:
    """The time expressions between two places; a month or 全年 takes the year named before it, the first `year`."""
    found: list[Time] = []
    carried = year
    for match in time_pattern().finditer(text, start, end):
        if match["years"] and not (match["back"] or match["since"] or TOTAL.match(text, match.end())):
            continue
        try:
            iso, named = _iso(match, clock, carried)
        except ValueError:
            continue
        carried = named or carried
        core = match.end("until") if match["until"] else match.start()
        bare = match["until"] in ("从", "自") and not OPEN.search(match[0])
        moved = MOVED.search(text, start, match.start()) is not None
        found.append(
            Time(core if bare or moved else match.start(), core, match.end(), iso, match["frequency"] is not None)
        )
    return found


def latest_year(iso: str | None) -> int | None:
    """The last year that an ISO form names.

    >>> latest_year("2016/2020")
    2020
    """
    years = re.findall(r"(?<!\d)\d{4}(?!\d)", iso or "")
    return int(years[-1]) if years else None


def _iso(match: re.Match[str], clock: Clock, carried: int | None) -> tuple[str | None, int | None]:
    """ISO form, and the year that a month after it belongs to."""
    if match["from"]:
        first, last = _year(match["from"], clock), _year(match["to"], clock)
        return f"{first}/{last}", last
    if match["year"]:
        return _dated(match, clock)
    if match["lone_month"]:
        if carried is None:
            return None, None
        point = _point(carried, int(read(match["lone_month"])), match["lone_day"])
        return _opened(point, match["lone_edge"], match["until"]), carried
    if match["years"]:
        return _counted(match, clock), None
    if match["plan"]:
        return _plan(match), None
    if match["era"]:
        return f"{load('times')['eras'][match['era']]}/..", None
    if match["now"]:
        return clock.date, None
    if match["whole"]:
        return _whole(match["whole"], carried), None
    return None, None


def _year(words: str, clock: Clock) -> int:
    relative = {"今": 0, "本": 0, "去": -1, "上": -1, "前": -2, "明": 1}
    if words in relative:
        if clock.year is None:
            raise ValueError("no year to count from")
        return clock.year + relative[words]
    if words in ("当", "同"):
        raise ValueError("no calendar year")
    return int(read(words.translate({ord("O"): "〇", ord("Ｏ"): "〇", ord("○"): "〇", ord("零"): "〇"})))


def _dated(match: re.Match[str], clock: Clock) -> tuple[str, int]:
    year = _year(match["year"], clock)
    if match["month"]:
        return _opened(_point(year, int(read(match["month"])), match["day"]), match["edge"], match["until"]), year
    if match["half"]:
        return _part(year, match["half"]), year
    if match["edge"] in ("底", "末"):
        return f"{year}-12", year
    if match["edge"] == "初":
        return f"{year}-01", year
    return _opened(str(year), match["edge"], match["until"]), year


def _opened(point: str, edge: str | None, until: str | None) -> str:
    """An open interval where the expression has only one end: 起, 以来, 前, 后."""
    if edge in ("起", "以来", "年以来", "来", "后", "之后", "以后"):
        return f"{point}/.."
    return f"../{point}" if edge in ("前", "之前", "以前") or until in ("截至", "截止", "截止到") else point


def _point(year: int, month: int, day: str | None) -> str:
    if not 1 <= month <= 12:
        raise ValueError("no month")
    return f"{year}-{month:02d}" if day is None else _day(year, month, int(read(day)))


def _day(year: int, month: int, day: int) -> str:
    if not (1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        raise ValueError("no day")
    return f"{year}-{month:02d}-{day:02d}"


def _part(year: int, words: str) -> str:
    """A half or a quarter of a year as its months; 前三季度 is the first nine."""
    if "半年" in words:
        return f"{year}-01/{year}-06" if words[0] == "上" else f"{year}-07/{year}-12"
    quarter = "一二三四".index(words.strip("前第季度")) + 1
    first = 1 if words[0] == "前" else 3 * quarter - 2
    return f"{year}-{first:02d}/{year}-{3 * quarter:02d}"


def _whole(words: str, year: int | None) -> str | None:
    if year is None:
        return None
    if words in ("全年", "年内"):
        return str(year)
    if words.startswith(("年底", "年末")):
        return f"{year}-12"
    return f"{year}-01" if words == "年初" else _part(year, words)


def _counted(match: re.Match[str], clock: Clock) -> str | None:
    """近三年 counts back from the document's date; 过去五年 and 五年来 of a report are whole years."""
    if match["years"] == "几":
        return None
    count, back = int(read(match["years"])), match["back"]
    if not 0 < count <= (30 if back else 10):
        raise ValueError("no span of years")
    if back in ("今后", "未来"):
        return f"{clock.date}/P{count}Y" if clock.date else None
    if back in ("近", "最近") and clock.date:
        return f"P{count}Y/{clock.date}"
    if clock.year is None:
        return f"P{count}Y/{clock.date}" if clock.date else None
    return f"{clock.year - count}/{clock.year - 1}" if count > 1 else str(clock.year - 1)


def _plan(match: re.Match[str]) -> str:
    """The years of a five-year plan: the first began in 1953, the sixth in 1981."""
    number = int(read(match["plan"].strip('“”"')[:-1]))
    first = {1: 1953, 2: 1958, 3: 1966}.get(number, 1971 + 5 * (number - 4))
    edge = match["plan_edge"]
    if edge == "末":
        return str(first + 4)
    if edge == "初":
        return str(first)
    return f"{first}/.." if edge == "以来" else f"{first}/{first + 4}"
