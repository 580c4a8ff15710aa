"""Names of policies that stand in a sentence without 《》: laws of the list, 关于…的意见, …实施方案, five-year plans, “N条”."""

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
CLAUSE = re.compile(r"[，。；：！？,;:!?\n—…\t]|\s{2,}|[（(][^（()）]*$")
NOTE = re.compile(
    r"[（(](?:[^（()）]{0,8}(?:草案|试行|暂行|稿)[^（()）]{0,4}|\d{4}\s*[年～~—–-]+\s*\d{4}\s*年?|\d{4}年)[）)]"
)
QUOTED_COUNT = re.compile(r"[“\"][^“”\"]{0,4}(?:\d+|[一二三四五六七八九十]+)条[^“”\"]{0,2}[”\"]")
AFTER = re.compile(
    rf"(?![{HAN}])|[和与及或暨等并的中之在为将已以从后里上]|落地|落实|实施|执行|引导|推进|推动|加快|促进|确保|全面|基本|出台|印发|有效|精彩|持续|深入|起草|规定|要求|确定|提出|明确|支持|《|期间|时期"
)
ABOUT = re.compile(
    r"关于(?!《)(?P<field>[^，。；：！？《》\n]{6,60}?)的?(?P<head>(?:若干|实施|指导|具体|工作|暂行|补充|重要)*(?:意见|决定|通知|办法|规定|建议|方案|条例|决议|批复|通告|公告|细则|若干措施))"
    rf"(?P<note>[（(][^（()）]{{0,8}}(?:草案|试行|暂行)[）)])?(?={AFTER.pattern})"
)
FIVE_YEARS = re.compile(
    rf"(?:(?:我国)?(?:发展)?国民经济(?:和社会发展|发展)?的?)?第[{NUMERALS}]+个五年(?:计划|规划)(?:纲要)?(?:（草案）|草案)?"
    rf"|[“\"]?(?<!前)[{NUMERALS}]{{1,2}}五[”\"]?(?:时期)?(?:[{HAN}]{{2,14}}?)?(?:规划|计划)(?:纲要)?(?:（草案）|草案)?"
)
LAW_AFTER = re.compile(r"[院官治律规庭学人制案定例务则典庭界]")
LAW_BEFORE = re.compile(r"[伪立执违合守普国际司本该修学讲用非依无]$")
JOIN = re.compile(r"、|(?<=.{2})(?:和|与|及|以及)(?=.{2})")


@dataclass(slots=True)
class Named:
    """A policy that a sentence names: its span, name, other names, the verb that governs it and where the verb starts."""

    start: int
    end: int
    name: str
    extractor: str
    confidence: float
    aliases: tuple[str, ...] = ()
    verb: str = ""
    at: int = -1


@cache
def _any(*words: str) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


@cache
def _heads() -> tuple[re.Pattern[str], frozenset[str]]:
    heads = load("policies")["heads"]
    words = _any(*heads["paper"], *heads["measure"])
    pattern = re.compile(
        rf"(?:{words})(?:{QUOTED_COUNT.pattern})?(?:{NOTE.pattern})?|{QUOTED_COUNT.pattern}(?:政策措施|政策|措施)?|(?<=[改革展设济外贸新])\d+条(?:政策措施|政策|措施|意见)"
    )
    return pattern, frozenset(heads["paper"])


@cache
def verb_status() -> dict[str, str]:
    """The status that each governing verb gives; `none` for those that give none."""
    return {verb: status for status, verbs in load("policies")["verbs"].items() for verb in verbs}


@cache
def verb_pattern() -> re.Pattern[str]:
    """Governing verbs in a row, and prepositions that a name may follow."""
    verbs = _any(*verb_status())
    return re.compile(
        rf"(?:(?:{verbs})(?:和|、|并|，)?)*(?:{verbs})(?:[了好]|落实|实施)?|(?<![{HAN}])(?:在|或)(?!线|职|校|岗|建)|从(?!业|事|严|而|此|容|属|紧)|按照?(?!需|揭|时|期|现行)"
    )


@cache
def _generic() -> re.Pattern[str]:
    return re.compile(_any(*load("policies")["generic"]))


@cache
def _laws() -> tuple[ahocorasick_rs.AhoCorasick, list[str]]:
    with (LEXICON / "laws.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
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
        if LAW_AFTER.match(text, end) and form[-1] == "法" and not text.startswith("规定", end):
            continue
        if len(form) <= 4 and LAW_BEFORE.search(text[max(0, start - 1) : start]):
            continue
        yield Named(start, end, form, "policies.law", 0.9)


def five_year_plans(text: str) -> Iterator[Named]:
    """第一个五年计划, “十四五”规划."""
    for match in FIVE_YEARS.finditer(text):
        if AFTER.match(text, match.end()):
            yield Named(match.start(), match.end(), match[0], "policies.plan", 0.75)


def about(text: str) -> Iterator[Named]:
    """关于…的意见 without 《》."""
    for match in ABOUT.finditer(text):
        clause = max(text.rfind(mark, max(0, match.start() - 30), match.start()) for mark in "，。；：\n《") + 1
        verbs = list(verb_pattern().finditer(text, max(clause, match.start() - 24), match.start()))
        verb = verbs[-1] if verbs else None
        yield Named(
            match.start(),
            match.end(),
            match[0],
            "policies.about",
            0.75,
            verb=verb[0] if verb else "",
            at=verb.start() if verb else match.start(),
        )


def phrases(text: str, start: int, end: int) -> Iterator[Named]:
    """Phrases in a sentence that end in a head and are governed by a verb or stand alone before it."""
    pattern, papers = _heads()
    last_end, verb, at = start, "", -1
    for match in pattern.finditer(text, start, end):
        if not AFTER.match(text, match.end()) or match.start() < last_end:
            continue
        floor = max(start, last_end, match.start() - 70)
        clause = start
        for stop in CLAUSE.finditer(text, floor, match.start()):
            clause = stop.end()
        joined = (
            last_end > start
            and last_end >= clause
            and re.fullmatch(r"[、和与及以]+|等?[、，]?", text[last_end : last_end + 1])
        )
        left = max(clause, floor)
        if joined and left == last_end:
            left += 1
        elif not joined:
            verb, at = "", -1
        found = _phrase(text, left, match, papers, verb, at)
        if found:
            last_end = found[-1].end
            verb, at = found[-1].verb, found[-1].at
            yield from found


def _phrase(text: str, left: int, head: re.Match[str], papers: frozenset[str], verb: str, at: int) -> list[Named]:
    """The names that end in this head; verbs from right to left until one leaves a name."""
    verbs = list(verb_pattern().finditer(text, left, head.start()))
    for found in reversed(verbs):
        if (
            found.end() < head.start()
            or head[0].endswith(tuple(load("policies")["plain"]))
            or QUOTED_COUNT.match(head[0])
        ):
            return _names(text, found.end(), head, papers, found[0], found.start(), True)
    return _names(text, left, head, papers, verb, at, bool(verb))


BAD = re.compile(
    r"[《》]|法律法规|^增加|^(?:或|的|和|与|及|、|等|以|为|中|这|该|本|其|此|我们|更加|进一步)|[是也没很]|就(?!业)|都(?!市)|不(?!动产)|解决$|整体$|我们|他们|你们|各地|各级|必须|应当|可以|能够|已经|通过|按照|根据|以及其他|提出|采取|制定|缺乏"
)
FRONT = re.compile(
    r"^(?:(?:全国|全省|全市)?首[个批部项份]|新一轮|一批|一揽子|系列|新的|[了好]|\d+[个项条份]|[一二三四五六七八九十]+[个项条份]|更加|全面|深入|积极|稳步|有序|我[省市区县]|本[省市区县])+"
)


def _names(
    text: str, start: int, head: re.Match[str], papers: frozenset[str], verb: str, at: int, governed: bool
) -> list[Named]:
    """The names between `start` and the end of the head: one, or one for each member of an enumeration."""
    while start < head.start() and text[start] in ' 　“”"、的' and not text.startswith("“", start):
        start += 1
    words = text[start : head.end()]
    paper = head[0] in papers or NOTE.search(head[0]) is not None or QUOTED_COUNT.search(head[0]) is not None
    front = FRONT.match(words)
    aliases: list[str] = []
    if front and front.end() < len(words) - len(head[0]):
        aliases.append(words)
        start += front.end()
        words = words[front.end() :]
    size = len(words) - len(head[0])
    modifier = words[:size]
    if "的" in modifier and not any(word in modifier for word in load("policies")["kept_adjectives"]):
        cut = modifier.rfind("的") + 1
        if cut < size:
            aliases.append(words)
            start, words, size = start + cut, words[cut:], size - cut
            modifier = words[:size]
    plain = head[0].endswith(tuple(load("policies")["plain"])) or QUOTED_COUNT.search(head[0]) is not None
    if not (0 < size or plain) or size > 44 or BAD.search(modifier) or modifier.count("“") != modifier.count("”"):
        return []
    if not (governed or (paper and size >= 4)):
        return []
    if not (plain and governed) and not _specific(modifier, paper):
        return []
    confidence = 0.75 if governed and paper else 0.6
    members = _members(words, size)
    if not members:
        return [Named(start, head.end(), words, "policies.phrase", confidence, tuple(aliases), verb, at)]
    result = []
    for number, (name, place, length) in enumerate(members):
        others = (words, *aliases) if number == 0 else ()
        result.append(
            Named(
                start + place,
                head.end() if number == len(members) - 1 else start + place + length,
                name,
                "policies.phrase",
                confidence,
                (words[place : place + length], *others),
                verb,
                at,
            )
        )
    return result


def _specific(modifier: str, paper: bool) -> bool:
    """Whether the words before a head say what the policy is about."""
    if re.search(r"[“\"].+[”\"]", modifier) or any(word in modifier for word in load("policies")["kept_adjectives"]):
        return True
    rest = _generic().sub("", re.sub(r"[、\d]", "", modifier))
    return len(rest) >= (2 if paper else 3)


def _members(words: str, size: int) -> list[tuple[str, int, int]]:
    """(name, place, length) of the members of an enumeration that shares its head; none where there is only one."""
    modifier = words[:size]
    if "、" not in modifier:
        return []
    etc = modifier.rfind("等")
    if etc > modifier.find("、"):
        shared = re.sub(r"^(?:领域|方面|行业|一系列|系列|一批|配套|相关)+", "", words[etc + 1 :])
        body = modifier[:etc]
        parts = _split(body)
        return [(part + shared, place, len(part)) for place, part in parts if not _heads()[0].fullmatch(part[-4:])]
    tail = re.search(r"(?:支持|发展|促进|扶持|建设|保障|管理|培育|激励)?$", modifier)
    shared = (tail[0] if tail else "") + words[size:]
    parts = _split(modifier)
    if len(parts) < 2 or any(len(part) < 2 for _, part in parts):
        return []
    last = len(parts) - 1
    return [
        (part + (words[size:] if number == last else shared), place, len(part))
        for number, (place, part) in enumerate(parts)
    ]


def _split(body: str) -> list[tuple[int, str]]:
    parts, place = [], 0
    for join in re.finditer("、", body):
        parts.append((place, body[place : join.start()]))
        place = join.end()
    parts.append((place, body[place:]))
    return [(at, part) for at, part in parts if part]
