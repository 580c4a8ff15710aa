"""Find the entity that a sentence names as what its amount is about: held by the amount's own name, opening the clause
or the sentence, or carried out in the clause before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.names import normal
from ingest.areas.areas import LINE, SENTENCE
from ingest.reading import Candidate, Quantity

CLAUSE = re.compile(r"[，。；;：:,！？\n]")
# What may stand between the start of a clause and its subject.
LEAD = re.compile(
    r"[ 　]*(?:[\d一二三四五六七八九]+[.、]|[一二三四五六七八九十]是|同时|其中|[^，。；]{0,8}年(?:来|间|底|末)?)?[ 　]*"
    r"(?:(?:目前|国内|全国)?(?:只有|仅有)|原则上)?"
)
ORDINAL = re.compile(r"第[\d一二三四五六七八九十]+[届次轮]|首[届次轮]|新一轮")
TIME_ONLY = re.compile(
    r"(?:分别于?|于|从|自|到|截至|近|[\d一二三四五六七八九十〇、和年月日底末初来起间“”五时期])*[，,]"
)
# 通过平台申请业务: what it is done by.
BY = re.compile(r"(?:通过|依托|利用|借助)$")
SET_UP = re.compile(r"(?:成立|组建|设立|建立|建成|组成)了?$")
# 入选某示范工程: what it is honoured with.
HONOURED = re.compile(r"(?:入选|获评|评为|列入|列为|进入|跻身|荣获|授予)[^，。；]{0,4}$")
# A body that only oversees, or says, what is measured: 某委监管企业利润增长, 某委意见：
OVERSEES = re.compile(r"(?:监管|主管|管理的|认定|批准|备案|审批|意见|认为|指出|建议|提出|同意|会同)")
# 《纲要》提出: what follows is what it holds.
SAYS = re.compile(r"[^，。；：]{0,8}?(?:提出|规定|拟定|确定|明确|要求|设定|安排|预计)")
# 甲、乙等12家企业: one of those counted.
LISTED = re.compile(r"、[^，。；]*等[ 　]*$")
# What is carried out, so that the clause behind tells of its results; what is built is only an object there.
CARRIED_OUT = re.compile(
    r"(?:行动|工程|计划|制度|机制|战略|攻坚|战|服务|改造|会|赛|节|周|模式|举措|办法|改革|基金|补贴|政策|万)”?$|”$"
)
SYSTEM = re.compile(r"体系”?$")
BUILT = re.compile(
    r"(?:的?(?:发展|打造|布局)|[^，。；]{0,8}(?:建设|创建|开发|项目|工程|城市|园区|基地|平台|场景))?[，,]"
)
MAX_CLAUSES, VERBS = 3, 8


def named(
    text: str,
    quantity: Quantity,
    start: int,
    inside: Sequence[Candidate],
    home: str | None,
    counted: Sequence[Candidate],
) -> tuple[Candidate | None, bool]:
    """The entity of the sentence that the quantity is about, and whether what follows in it is about it too; `counted`
    are those that other amounts of the sentence count."""
    breaks = [start, *(match.end() for match in CLAUSE.finditer(text, start, quantity.start))]
    stop = CLAUSE.search(text, quantity.end)
    clause, end = breaks[-1], stop.start() if stop else len(text)
    near = len(breaks) <= MAX_CLAUSES
    held = _held(text, quantity, inside, end)
    if held is None and text.startswith("的", quantity.end):
        # 总投资5亿元的项目
        held = next((c for c in inside if c.type == "Program" and quantity.end < c.start < end), None)
    if held is not None:
        return held, BY.search(text[clause : max(clause, held.start)]) is not None
    subject = _subject(text, clause, quantity, inside, home)
    if subject is not None:
        return subject, len(breaks) == 1
    if len(breaks) > 1:
        subject = _subject(text, start, quantity, inside, None)
        if subject is not None and (
            subject.type == "Institution"
            or (subject.type == "Program" and near)
            or (subject.type == "Policy" and SAYS.match(text, subject.end) is not None)
        ):
            return subject, True
    means = next((c for c in inside if c.type == "Program" and clause <= c.start and c.end <= quantity.start), None)
    if means is not None and BY.search(text[clause : means.start]):
        return means, True
    before = _clause_before(text, breaks)
    for candidate in reversed(inside):
        if before <= candidate.start and candidate.end <= clause:
            if candidate.type == "ReformArea" and candidate.extractor in (SENTENCE, LINE):
                return candidate, True
            if near and _governs(text, candidate, counted):
                return candidate, True
    return None, False


def opening_area(text: str, start: int, inside: Sequence[Candidate]) -> Candidate | None:
    """The area that the first clause of the sentence is about: (深入推进)人才高地建设，…，引进人才300人."""
    lead, stop = LEAD.match(text, start), CLAUSE.search(text, start)
    first, end = lead.end() if lead else start, stop.start() if stop else len(text)
    opening = (c for c in inside if c.type == "ReformArea" and c.end == end and c.start - first <= VERBS)
    return next(opening, None)


def _governs(text: str, candidate: Candidate, counted: Sequence[Candidate]) -> bool:
    """Whether the clause behind an entity is about it, too: a body that is set up there, or a program that is neither
    counted itself (建成12个街区), nor one of a list, nor something that is built there."""
    if candidate.type == "Institution":
        return SET_UP.search(text, max(0, candidate.start - 6), candidate.start) is not None
    if candidate.type != "Program" or candidate in counted or SYSTEM.search(candidate.name):
        return False
    if text[candidate.start - 1] == "、" or text[candidate.end : candidate.end + 1] == "、":
        return False
    return CARRIED_OUT.search(candidate.name) is not None or BUILT.match(text, candidate.end) is None


def _clause_before(text: str, breaks: Sequence[int]) -> int:
    """Where the clause before the quantity's own starts; clauses that only give a time are passed over."""
    for left, right in zip(reversed(breaks[:-1]), reversed(breaks[1:]), strict=True):
        if not TIME_ONLY.fullmatch(text, left, right):
            return left
    return breaks[-1]


def _held(text: str, quantity: Quantity, inside: Sequence[Candidate], end: int) -> Candidate | None:
    """The longest program, policy or body that the quantity's own name holds, or the program that it counts."""
    name = normal(quantity.name)
    found: tuple[int, Candidate] | None = None
    for candidate in inside:
        if candidate.type in ("Region", "ReformArea") or candidate.start > end:
            continue
        words = max((w for w in _names(candidate) if w in name), key=len, default="")
        if candidate.type == "Program" and candidate.start == quantity.end:
            words = words or normal(candidate.name)
        if len(words) < 3 or (candidate.type == "Institution" and not name.startswith(words)):
            # 提请市人大审议议案: the body is only asked
            continue
        if HONOURED.search(text, max(0, candidate.start - 10), candidate.start):
            continue
        if found is None or len(words) > found[0]:
            found = len(words), candidate
    return found[1] if found else None


def _names(candidate: Candidate) -> list[str]:
    """What a program is called here; of other types the other names are too general to look for."""
    names = (candidate.name, *candidate.aliases) if candidate.type == "Program" else (candidate.name,)
    return [normal(name) for name in names]


def _subject(
    text: str, start: int, quantity: Quantity, inside: Sequence[Candidate], home: str | None
) -> Candidate | None:
    """The entity that opens the clause, the longest one; the document's own region opens too many to say anything."""
    lead = LEAD.match(text, start)
    first = lead.end() if lead else start
    ordinal = ORDINAL.match(text, first)
    places = (start, first, ordinal.end() if ordinal else first)
    opening = [
        c
        for c in inside
        if c.type != "ReformArea" and c.start in places and c.end <= quantity.start and c.identity != (home or "-")
    ]
    best = max(opening, key=lambda c: (c.end, c.type != "Region"), default=None)
    if best is None or (best.type == "Region" and any(c.start < best.end < c.end for c in inside)):
        return None
    if best.type == "Institution" and OVERSEES.match(text, best.end):
        return None
    return None if LISTED.search(text, best.end, quantity.start) else best
