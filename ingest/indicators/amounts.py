"""Find amounts in a text: a number with its unit and comparator, ranges and shares included.

What the amount measures is for `measured`, when and whether planned for `dates` and `tense`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from ingest.indicators.numbers import ARABIC, HAN, NOT_SPACED, SCALE, read, scale_of
from ingest.words import load

MONEY, SHARE, MEASURE, PEOPLE, COUNT, PURE = "money", "share", "measure", "people", "count", "pure"
KINDS = (MONEY, SHARE, MEASURE, PEOPLE, COUNT)
CONTEXT = 14


@dataclass(slots=True)
class Amount:
    """A number with its unit. `start` and `end` hold number, unit and comparator behind it; `value_max` is the upper
    end of a range; `kind` is one of money, share, measure, people, count and pure (a number without unit); `small` says
    that the number is at most ten and written in Chinese (两家)."""

    start: int
    end: int
    value: float
    value_max: float | None
    unit: str
    comparator: str
    kind: str
    small: bool = False


@cache
def unit_kinds() -> dict[str, str]:
    """Which kind each unit is of."""
    return {unit: kind for kind in KINDS for unit in load("units")[kind]}


@cache
def _units() -> str:
    barred = load("units")["not_before"]
    parts = []
    for unit in sorted(unit_kinds(), key=lambda u: (-len(u), u)):
        stop = f"(?!{'|'.join(barred[unit])})" if unit in barred else ""
        parts.append(re.escape(unit) + stop + (r"(?![A-Za-z])" if unit.isascii() and unit.isalpha() else ""))
    parts.append(QUAKE)
    return "|".join(parts)


# Of grades only the magnitude of an earthquake is an amount: 6.5级以上、7.0级以下地震.
QUAKE = (
    r"级(?=(?:以[上下]、?|左右)?(?:和?[\d.]+级(?:以下)?)?(?:的)?(?:[浅强特]大?源?|破坏性)?(?:地震|余震|震))"
    r"|(?<=\d[.．]\d)级(?=[，。；、（）和]|$)"
)
BEHIND = r"(?:(?:[及或]|（含）)?以[上下内]|左右|上下|之[内多]|有余)"
# Behind a number: it is whole, and no date.
WHOLE = r"(?![年月日号一二三四五六七八九十百千万亿零〇○\d.．])"
# 三四百, 二、三百亿: about so many.
NEAR = r"(?P<near>[一二三四五六七八])、?(?=[二三四五六七八九][十百千万亿])"
DASH = r"(?:[-–—－―~～]{1,2}|至|到)"


@cache
def amount_pattern() -> re.Pattern[str]:
    """A number, or two that make a range, with the unit and the comparator behind it."""
    number = rf"(?:{ARABIC}|{HAN})"
    return re.compile(
        rf"{NOT_SPACED}(?!(?<=数)[十百千万亿])(?<![第几唯一二两三四五六七八九十百千万亿零〇\d.．·•+＋×∶/／A-Za-z])(?:"
        rf"(?P<percent>[百千]分之)(?P<share>{number})(?:(?:{DASH}(?:[百千]分之)?|以上[百千]分之)(?P<share_max>{number}){WHOLE})?"
        rf"(?P<share_more>[多余])?"
        rf"|(?P<parts>[二三四五六七八九十]{{1,2}})分之(?P<part>[一二三四五六七八九十])"
        rf"|(?P<above>[1-9１-９])[/／](?P<below>[1-9１-９][0０]?)(?![\d/／])"
        rf"|(?P<ratio>{ARABIC})[∶:：][1１](?![\d:：.．])"
        rf"|(?:(?P<low>{number})(?P<low_scale>{SCALE})?(?P<low_unit>{_units()})?(?:(?P<dash>{DASH})|以上(?=[\d一二两三四五六七八九十])))?"
        rf"(?:{NEAR})?(?P<number>{number})[ 　]?(?:"
        rf"(?P<more>[多余])?(?P<scale>{SCALE})??(?P<more_after>[多余])?[ 　]?"
        rf"(?P<unit>{_units()})(?!级)(?:[/／][年月日天时秒人户])?"
        rf"|(?P<bare_more>[多余])?(?P<bare>{SCALE})?(?P<bare_more_after>[多余])?(?![\d.．·•年月日号级强%分]))"
        rf")(?P<behind>{BEHIND})?"
    )


# 不得超过 and 不少于 in their forms.
NOT = "不[得能应宜可准许]?"
AT_MOST, AT_LEAST = rf"{NOT}(?:超过|超出|高于|多于|大于)", rf"{NOT}(?:低于|少于|小于)"
# 约; no 条约, 节约
ABOUT = "(?<![条公合契节制签预缔履违协])约"
# 不超过工资总额的(8%): the bound stands before what the share is of.
FAR_BOUND = re.compile(
    rf"(?:(?P<most>{AT_MOST})|{AT_LEAST}|超[过出](?=[^，。；：、\d]{{1,16}}的$)|(?P<about>大约|{ABOUT})占)"
    r"[^，。；：、\d]{1,24}$"
)
# 补助标准不低于每人每月(30元)
PER = re.compile(r"(?:每[^，。；：、\d每]{1,5}|[ 　])+$")
# (在5万元)限额内
WITHIN = re.compile(r"的?(?:限额|额度|限度|幅度|范围|标准)(?:以内|之内|内)|为(?:上)?限(?=[，。；、）]|$)")
# 每50公斤, （含1亩）: what a rate is for, and a bound said again.
UNIT_OF = re.compile(r"每(?:隔)?[ 　]?$|[（(]含[ 　]?$")
PREFIX = re.compile(
    rf"(?:(?P<more>{AT_LEAST}|超过了?|突破了?|超出|高于|多于|大于|至少|超|逾|破|过|不下|上)"
    rf"|(?P<about>大约[为是]?|大致[为是]?|{ABOUT}为?|将近|接近|近|达近)"
    rf"|(?P<less>{AT_MOST}|低于|少于|小于|不足|不到|不满|至多|最多))[ 　]?$"
    rf"|(?P<early>大约|大致|{ABOUT})(?:可|将|共)?"
    r"(?:增长|增加|提高|上升|下降|减少|降低|达到?|占|有|需要?|相当于)[ 　]?$"
)
# 这3起事故, 上述两家: what was counted before.
BACK = re.compile(r"(?:[这那该]|上述|前述|以上|下列|以下|如下)[ 　]?$")
SCALE_ALONE = re.compile(r"[百千万亿]+$")
# A number that moves to another: 由3.27缩小至2.93.
MOVES = re.compile(r"[\u4e00-\u9fff]{0,4}[至到为][\d一二两三四五六七八九十]")
# 分别提高15、22个百分点: the numbers before the last one share its unit.
SERIES = re.compile(rf"(?:(?:{ARABIC})(?:{SCALE})?[、和与及])+$")
APART = re.compile(r"分别[^，。；：\n]*$")
REACH = 80
RATIO = re.compile(r"比[^，。；：\n]*$")
# 3元6角5分
COINS = re.compile(r"([1-9一二三四五六七八九])角(?:([1-9一二三四五六七八九])分)?")
FEN = re.compile(r"([1-9一二三四五六七八九])分")
CENTS, PRICED = {"角": ("元",), "分": ("元", "角")}, re.compile(r"(?:[价费税息金贴资]|每)[^，。；]{0,10}(?<![时点])$")
# 20万农户: households, counted without a unit.
HOUSEHOLDS = re.compile(r"[^，。；、,;\d（(的]{0,4}?[农牧渔林住商菜果茶]户")
CLAUSE_END = re.compile(r"[ 　]*(?:[，。；;、,）)：:！]|$|\n|[和与及](?=\d))")


def find(text: str) -> Iterator[Amount]:
    """The amounts of the text in order, not yet judged by the sentences around them."""
    for match in amount_pattern().finditer(text):
        left = text[max(0, match.start() - CONTEXT) : match.start()]
        try:
            for amount in _read(text, match, left):
                yield from _series(text, match, amount)
                yield amount
        except ValueError:
            continue


def _series(text: str, match: re.Match[str], amount: Amount) -> Iterator[Amount]:
    """The amounts before this one that share its unit and scale: 分别为15、22和30万人."""
    reach = max(0, match.start() - REACH)
    series = SERIES.search(text, reach, match.start()) if match["unit"] and amount.value_max is None else None
    if series is None or not APART.search(text, reach, series.start()):
        return
    scale = scale_of(match["scale"]) if match["scale"] else 1
    for number in re.finditer(rf"({ARABIC})({SCALE})?", series[0]):
        start, end = series.start() + number.start(), series.start() + number.end()
        value = float(read(number[1]) * (scale_of(number[2]) if number[2] else scale))
        yield replace(amount, start=start, end=end, value=value, small=False)


def _read(text: str, match: re.Match[str], left: str) -> Iterator[Amount]:
    if match["percent"] is not None:
        high = None if match["share_max"] is None else read(match["share_max"])
        unit = "%" if match["percent"][0] == "百" else "‰"
        yield _amount(match, left, read(match["share"]), high, unit, SHARE, match["share_more"] or "")
    elif match["parts"] is not None:
        yield _amount(match, left, round(read(match["part"]) / read(match["parts"]), 4), None, "", PURE, "")
    elif match["ratio"] is not None:
        # 收入比由2.9∶1缩小至2.5∶1
        if RATIO.search(text, max(0, match.start() - REACH), match.start()):
            yield _amount(match, left, read(match["ratio"]), None, "", PURE, "")
    elif match["above"] is not None:
        yield _amount(match, left, round(read(match["above"]) / read(match["below"]), 4), None, "", PURE, "")
    else:
        yield from _counted(text, match, left)


def _counted(text: str, match: re.Match[str], left: str) -> Iterator[Amount]:
    words, unit = match["number"], match["unit"]
    scaled = match["scale"] or match["bare"] or ""
    scale = re.sub("[多余]", "", scaled)
    if SCALE_ALONE.match(words) and PREFIX.search(left) is None:
        return
    tenths = 10 if unit == "成" else 1
    value = read(words + scale) * tenths
    han = not words[0].isdigit()
    small = han and value <= 10 * tenths and not scale
    if unit is None:
        found = None if small else _without_unit(text, match, left, bool(scale) or words[-1] in "万亿", han)
        if found is None:
            return
        stored, kind = found
    else:
        stored, kind = load("units")["spelled"].get(unit, unit), unit_kinds().get(unit, MEASURE)
    if stored in CENTS and not scaled and (left.endswith(CENTS[stored]) or not PRICED.search(left)):
        # of 3元6角 the second part, and 8时30分
        return
    rest = FEN.match(text, match.end()) if stored == "角" and not scaled else None
    if rest:
        # 一角三分
        value, stored = value / 10 + read(rest[1]) / 100, "元"
    coins = COINS.match(text, match.end()) if stored == "元" and not scaled and match["behind"] is None else None
    if coins:
        value += read(coins[1]) / 10 + (read(coins[2]) / 100 if coins[2] else 0)
    if small and not _counts(value, unit or "", left):
        return
    if ((kind == COUNT or stored in CENTS) and BACK.search(left)) or UNIT_OF.search(left):
        return
    if left.endswith("前") and unit in ("位", "名"):
        # a place in a ranking: 居全国前10位
        return
    more = "".join(match[group] or "" for group in ("more", "more_after", "bare_more", "bare_more_after"))
    more += scaled[len(scale) :]
    if match["near"] is not None:
        least = read(match["near"] + words[1:] + scale) * tenths
        if 0 < value - least == least / int(read(match["near"])):
            yield _amount(match, left, least, value, stored, kind, more)
        return
    if match["low"] is None:
        amount = _amount(match, left, value, None, stored, kind, more, small)
        tail = coins or rest
        yield replace(amount, end=tail.end()) if tail else amount
        return
    low = _low(match, value, scale, tenths)
    if low is None:
        return
    if match["dash"] in ("到", "至") and left.endswith(("从", "由")):
        # 从10%到15% moves, it is no range
        first = _amount(match, left, low, None, stored, kind, "")
        yield replace(first, end=match.start("dash"), comparator="=")
        yield replace(_amount(match, "", value, None, stored, kind, more), start=match.start("number"))
    elif low < value:
        yield _amount(match, left, low, value, stored, kind, more, small)


def _counts(value: Decimal, unit: str, left: str) -> bool:
    """Whether a small number written in Chinese counts: 两家 does, 一家, 三项措施 and (第十四届)四次 do not."""
    if value <= 1 and unit not in ("倍", "番", "元", "角"):
        return False
    return unit in (*load("units")["small_han"], *CENTS) and not left.endswith(("届", "中", "大", "协", "、"))


def _low(match: re.Match[str], high: Decimal, scale: str, tenths: int) -> Decimal | None:
    """The lower end of a range; it shares the scale of the upper end where it has none (10至15万)."""
    low, unit = read(match["low"]) * tenths, match["low_unit"]
    if (match["dash"] is None) if unit is None else unit != match["unit"]:
        return None
    if match["low_scale"]:
        return low * scale_of(match["low_scale"])
    return low * scale_of(scale) if scale and unit is None and low * scale_of(scale) < high else low


def _without_unit(text: str, match: re.Match[str], left: str, scaled: bool, han: bool) -> tuple[str, str] | None:
    """Unit and kind of a number that has no unit: people, money, or a pure number."""
    words = load("units")
    if scaled and people_pattern().match(text, match.end()):
        return "人", PEOPLE
    if (scaled or han) and HOUSEHOLDS.match(text, match.end()):
        return "户", COUNT
    chosen = (match["behind"] or (scaled and PREFIX.search(left))) and text.startswith("的", match.end())
    if not chosen and not CLAUSE_END.match(text, match.end()) and not MOVES.match(text, match.end()):
        return None
    clause = re.split(r"[，。；;、,：:]", left)[-1]
    if scaled:
        if "人次" in clause:
            return "人次", PEOPLE
        if any(word in clause for word in words["people_names"]):
            return "人", PEOPLE
        return ("元", MONEY) if any(word in clause for word in words["money_names"]) else None
    if han:
        return None
    return ("", PURE) if any(word in clause for word in words["pure_names"]) else None


@cache
def people_pattern() -> re.Pattern[str]:
    """People at the start of the words behind a number: 农村老人."""
    nouns = "|".join(sorted(load("units")["people_nouns"], key=len, reverse=True))
    return re.compile(rf"[^，。；、,;\d（(]{{0,8}}?(?:{nouns})")


def _amount(
    match: re.Match[str],
    left: str,
    low: Decimal,
    high: Decimal | None,
    unit: str,
    kind: str,
    more: str,
    small: bool = False,
) -> Amount:
    behind = match["behind"] or ""
    prefix = PREFIX.search(left) or PREFIX.search(PER.sub("", left))
    if prefix and prefix["more"] == "上" and SCALE_ALONE.match(match["number"] or "") is None:
        # 世界上20个国家
        prefix = None
    if high is not None and behind.endswith("以下"):
        comparator = "="
    elif behind.endswith(("以上", "之多", "有余")) or more:
        comparator = ">"
    elif behind.endswith(("左右", "上下")):
        comparator = "≈"
    elif behind or (high is None and WITHIN.match(match.string, match.end())):
        comparator = "<"
    elif prefix is not None:
        comparator = ">" if prefix["more"] else "<" if prefix["less"] else "≈"
    elif kind in (SHARE, PURE) and (
        far := FAR_BOUND.search(match.string, max(0, match.start() - REACH), match.start())
    ):
        comparator = "<" if far["most"] else "≈" if far["about"] else ">"
    else:
        comparator = "="
    upper = None if high is None else float(high)
    return Amount(match.start(), match.end(), float(low), upper, unit, comparator, kind, small)
