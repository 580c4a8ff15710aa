"""Names of policies without 《》 that a list or a fixed form gives: laws, five-year plans, 关于…的意见."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import ahocorasick_rs

from ingest.words import LEXICON, load

HAN = "一-鿿"
NUMERALS = "一二三四五六七八九十"
# 2031, 一九八六
NUMBERED_YEAR = r"(?:[\d０-９]{4}|[一二][〇○Ｏ零０九八一二三四五六七]{3})"
# what may follow a name; anything else goes on with the word
AFTER = re.compile(
    rf"(?![{HAN}])|[和与及或暨等并的中之在为将已以从后里上]|落地|落实|实施|执行|引导|推进|推动|加快|促进|确保|全面|基本|出台|印发|有效|精彩"
    r"|持续|深入|起草|规定|要求|确定|提出|明确|支持|《|期间|时期|目标|任务|所[规提确]|获批|获得|顺利|如期|完成|通过|进行|有关|初步|[一二三四五六七八九十]{1,2}大"
)
# what may follow a name that fixed words give, which need no other proof of their end
AFTER_FIXED = re.compile(
    AFTER.pattern
    + r"|安排|完成|完善|顺利|提前|要(?!素)|进行|都|也|惠及|衔接|承前|开局|收官|编制|制[订定]|正在|得到|受到|取得"
    r"|注重|带来|生效|胜利|圆满|超额|应|必须|总体|是|对|由|前[两三]年|后[两三]年|效应|直达|兑现|经过|开始|继续|进一步|力度|覆盖|发挥|不变|初期|末期|中期|作|做好|最后|头[一二两三]年|第[一二三四五]年|重大|主要|各项|指标|评估|布局|描绘|确立|收[支入]|支出|初步|就"
)
ABOUT = re.compile(
    r"关于(?!《)(?P<field>[^，。；：！？《》\n]{6,60}?)的?(?:若干|实施|指导|具体|工作|暂行|补充|重要|两个|三个|几个)*"
    r"(?:意见|决定|通知|办法|(?<!公约|条约|协定|条例|办法|法律)规定|公约|议定书|方案|条例|决议|批复|通告|公告|细则|若干措施|请示|(?<=计划的|规划的)建议)"
    rf"(?:[（(][^（()）]{{0,8}}(?:草案|试行|暂行)[）)])?(?={AFTER.pattern})"
)
# 批转…关于…的情况报告, with commas inside: what a body has approved or passed on
PASSED_ON = re.compile(
    rf"(?:批转|批准|转发|原则同意|通过|印发|下发|发出|提出|呈报|上报)[^。；！？《》\n]{{0,30}}?(?P<title>关于(?!《)(?P<field>[^。；！？《》\n]{{4,60}}?)的?"
    rf"(?:情况|工作|综合|调查)?(?:报告|部署|请示|建议|意见|决议|规定|决定))(?={AFTER.pattern})"
)
# 国务院一九八〇年223号文件, 中央一号文件
NUMBERED = re.compile(
    rf"(?:(?:中共中央|中央|党中央|国务院(?:办公厅)?|国办|中办)(?:、(?:国务院|中央))*)?{NUMBERED_YEAR}年?第?(?:\d{{1,3}}|[{NUMERALS}]{{1,3}})号(?:文件|文|令)"
    rf"|(?:中央|中共中央)(?:\d{{1,2}}|[{NUMERALS}]{{1,2}})号文件"
)
CLAUSE_IN = re.compile(r"是|这样|第.{1,3}条|我们|提出")
FIVE_YEARS = re.compile(
    rf"(?:我国|国家|全国|全省|全市|我省)?(?:(?:发展)?国民经济(?:和社会发展|发展)?的?)?第[{NUMERALS}]+个五年(?:发展)?(?:计划|规划)(?:纲要)?(?:（草案）|草案)?"
    rf"|(?:国家|全国)?[“\"][{NUMERALS}]{{1,2}}五[”\"](?:时期)?(?:(?:(?!规划|计划|[和与及])[{HAN}]){{2,14}}?)?(?:规划|计划)(?:纲要|建议)?(?:（草案）|草案)?(?:《(?:建议|纲要)》)?"
    rf"|(?<![{NUMERALS}第])(?:十[{NUMERALS}]?|[{NUMERALS[:-1]}])五(?:计划|规划)(?:纲要)?"
    # 发展国民经济十年规划纲要草案; of the first plan the fifties say 五年计划
    rf"|(?:发展)?国民经济(?:和社会发展|发展)?的?[{NUMERALS}]+年(?:远景)?(?:规划|计划)(?:纲要)?(?:（草案）|草案)?"
    rf"|(?:(?<![{HAN}])|(?<=[了定订对在照据])|(?<=[计规]划[和与及]))(?:[五八十]|十五|二十)年(?:规划|计划)(?:纲要)?(?:（草案）|草案)?"
    # 一九五六年的国民经济计划, 2018年中央和地方预算草案
    rf"|{NUMBERED_YEAR}年(?:度)?的?(?:(?:发展)?国民经济(?:和社会发展)?的?计划(?:（草案）|草案)?"
    r"|计划(?:（草案）|草案)|(?:国家|中央和地方|全国和地方|财政)?预算(?:（草案）|草案)|国家预算)"
    # 一九五六年到一九六七年全国农业发展纲要
    rf"|{NUMBERED_YEAR}年?(?:到|至|[—－～-]{{1,2}}){NUMBERED_YEAR}年的?"
    rf"(?:(?![的了在和与及])[{HAN}]){{2,16}}?(?:规划纲要|发展纲要|纲要|规划|计划)(?:（草案）|草案)?"
    # what a full session of a central committee decided
    rf"|(?:党的)?[{NUMERALS}]+届[{NUMERALS}]+中全会(?:通过)?的?(?:决定|决议)"
)
# 修订茶叶促进法, 拟订能源法案
LAW_MADE = re.compile(
    rf"(?:制定|制订|修订|修改|修正|出台|颁布|公布|拟订|起草|审议|施行|实施|执行|落实)(?:了|好)?(?P<law>[{HAN}]{{2,14}}(?<![办方做宪立执司依看打说书用想合非违守手普各无设想兵民刑商枪])法(?:案|典)?)"
    r"(?=草案|（草案）|[，。；、！]|和|及|等|$)"
)
LAW, PLAN, STANDING = "policies.law", "policies.plan", "policies.standing"
NO_LAW = re.compile(r"[的了是和与及等、]|规章|依法|执法|立法|司法|普法")
LAW_AFTER = re.compile(r"[院官治律规庭学人制案定例务则典界](?!规定)")
LAW_BEFORE = re.compile(r"[伪立执违合守普国际司本该修学讲用非依无]$")


@dataclass(slots=True)
class Named:
    """A policy that a sentence names: its span, name, other names and the verb that governs it."""

    start: int
    end: int
    name: str
    extractor: str
    confidence: float
    aliases: tuple[str, ...] = ()
    verb: str = ""


@cache
def _laws() -> tuple[ahocorasick_rs.AhoCorasick, list[str]]:
    with (LEXICON / "laws.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
    # of two characters only what is no part of another word
    titles = [row["title"] for row in rows if len(row["title"]) > 2 or row["title"] in ("宪法", "刑法")]
    forms = [*titles, *(f"中华人民共和国{title}" for title in titles)]
    return ahocorasick_rs.AhoCorasick(forms, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest), forms


@cache
def law_titles() -> frozenset[str]:
    """The titles of national laws and regulations, without 中华人民共和国."""
    return frozenset(form for form in _laws()[1] if not form.startswith("中华人民共和国"))


def laws(text: str) -> Iterator[Named]:
    """Laws of the list."""
    automaton, forms = _laws()
    for index, start, end in automaton.find_matches_as_indexes(text):
        form = forms[index]
        if form[-1] == "法" and LAW_AFTER.match(text, end):
            continue
        if len(form) <= 4 and LAW_BEFORE.search(text[max(0, start - 1) : start]):
            continue
        yield Named(start, end, form, LAW, 0.9)
    for match in LAW_MADE.finditer(text):
        if not NO_LAW.search(match["law"]):
            yield Named(*match.span("law"), match["law"], LAW, 0.75)


def five_year_plans(text: str) -> Iterator[Named]:
    """第一个五年计划, “十四五”规划, “十五五”口岸发展规划."""
    for match in FIVE_YEARS.finditer(text):
        if AFTER_FIXED.match(text, match.end()):
            yield Named(match.start(), match.end(), match[0], PLAN, 0.75)


def about(text: str) -> Iterator[Named]:
    """关于…的意见 without 《》, what was passed on, papers by their number."""
    for match in ABOUT.finditer(text):
        # the words of a title in 《》 are read with the title
        quoted = text.rfind("《", max(0, match.start() - 40), match.start()) > text.rfind("》", 0, match.start())
        if quoted or CLAUSE_IN.search(match["field"]):
            continue
        yield Named(match.start(), match.end(), match[0], "policies.about", 0.75)
    for match in PASSED_ON.finditer(text):
        if not CLAUSE_IN.search(match["field"]) and "关于" not in match["field"]:
            yield Named(*match.span("title"), match["title"], "policies.about", 0.75)
    for match in NUMBERED.finditer(text):
        yield Named(*match.span(), match[0], "policies.about", 0.75)


def standing(text: str) -> Iterator[Named]:
    """Policies that are known by fixed words: 积极的财政政策, RCEP."""
    for match in _standing().finditer(text):
        if AFTER_FIXED.match(text, match.end()):
            yield Named(*match.span(), match[0].strip("《》"), STANDING, 0.75)


@cache
def _standing() -> re.Pattern[str]:
    return re.compile("|".join(load("policies")["standing"]))


@cache
def plan_number(name: str) -> str | None:
    """Which five-year plan of the economy a name means: “七五”计划 and 第七个五年计划 give 七; None for other plans."""
    match = re.fullmatch(
        rf"(?:我国|国家|全国|中华人民共和国)?(?:(?:发展)?国民经济(?:和社会发展|发展)?的?)?(?:第(?P<n>[{NUMERALS}]+)个五年(?:发展)?|[“\"]?(?P<s>[{NUMERALS}]{{1,2}})五[”\"]?(?:时期)?)"
        r"(?:国民经济和社会发展)?(?:计划|规划)(?:《?纲要》?)?(?:（草案）|草案)?",
        name,
    )
    return (match["n"] or match["s"]) if match else None


@cache
def verb_status() -> dict[str, str]:
    """The status that each governing verb gives; `none` for those that give none."""
    return {verb: status for status, verbs in load("policies")["verbs"].items() for verb in verbs}


@cache
def verb_pattern() -> re.Pattern[str]:
    """Governing verbs in a row, and prepositions that a name may follow."""
    verbs = any_of(verb_status())
    return re.compile(
        rf"(?:(?:{verbs})(?:和|、|并|，)?)*(?:{verbs})(?:[了好]|出(?!口)|落实|实施)?|(?<![{HAN}])[在或](?!线|职|校|岗|建)"
        r"|(?<![{HAN}])待(?!遇|业)|从(?!业|事|严|而|此|容|属|紧)|按照?(?!需|揭|时|期|现行)"
    )


def any_of(words: object) -> str:
    """A pattern for any of the words, longest first."""
    return "|".join(sorted(map(str, words), key=lambda word: (-len(word), word)))  # type: ignore[call-overload]
