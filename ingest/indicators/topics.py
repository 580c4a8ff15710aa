"""Find what each indicator is about: the nearest entity that its sentence names, else the area of its heading."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc

from graph.names import normal
from ingest.areas.area_scopes import AreaScopes
from ingest.areas.areas import SENTENCE
from ingest.indicators.phrases import opening_verb
from ingest.reading import Candidate, Quantity, Reading, reading_of

NAME = "reformgraph_topics"
CLAUSE = re.compile(r"[，。；;：:,！？\n]")
# What may stand between the start of a clause and its subject.
LEAD = re.compile(
    r"[ 　]*(?:[\d一二三四五六七八九]+[.、]|[一二三四五六七八九十]是|同时|其中|[^，。；]{0,8}年(?:来|间|底|末)?)?[ 　]*"
)
ORDINAL = re.compile(r"第[\d一二三四五六七八九十]+[届次轮]|首[届次轮]|新一轮")
TIME_ONLY = re.compile(
    r"(?:分别于?|于|从|自|到|截至|近|[\d一二三四五六七八九十〇、和年月日底末初来起间“”五时期])*[，,]"
)
# 通过平台申请业务: what it is done by.
BY = re.compile(r"(?:通过|依托|利用|借助)$")
SET_UP = re.compile(r"(?:成立|组建|设立|建立|建成|组成)了?$")
MAX_CLAUSES = 3
PLAIN = frozenset("发展建设改革工作推进加强服务体系制度能力水平全面深化提升")


@Language.component(NAME)
def component(doc: Doc) -> Doc:
    """Add to the document's reading."""
    find(reading_of(doc))
    return doc


def find(reading: Reading) -> None:
    """Give each quantity of the reading its topic."""
    if not reading.quantities:
        return
    text = reading.document.text
    scopes = AreaScopes(reading)
    named = reading.of_type("Program", "Policy", "Institution", "Region", "ReformArea")
    starts = [candidate.start for candidate in named]
    home = next((c for c in named if c.type == "Region" and c.identity == reading.home), None)
    whole = _of_title(reading, named, "ReformArea") or home or _of_title(reading, named, "Policy")
    fields = _fields(scopes.areas)
    last: tuple[int, Candidate] | None = None
    counted: list[Candidate] = []
    sentence = -1
    for quantity in reading.quantities:
        place = reading.sentence_at(quantity.start)
        if place is None:
            continue
        start = _start(text, reading, place)
        inside = named[bisect_left(starts, start) : bisect_left(starts, reading.sentences[place].end)]
        if start != sentence:
            sentence, counted = start, []
        topic, carries = _named(text, quantity, start, inside, reading.home, counted)
        if topic is not None and not carries:
            counted.append(topic)
        if topic is None and last is not None and last[0] == start:
            topic, carries = last[1], True
        if topic is None:
            around = scopes.of_section(reading.sentences[place].section)
            topic = _closest(quantity.name, around) or _field(quantity.name, fields)
        quantity.topic = topic or whole
        last = (start, topic) if topic is not None and carries else None


def _of_title(reading: Reading, named: Sequence[Candidate], kind: str) -> Candidate | None:
    """What a paper as a whole is about: the area in its title, or the paper itself as a policy."""
    title = reading.policy
    if title is None:
        return None
    return next((c for c in named if c.type == kind and title.start <= c.start and c.end <= title.end), None)


def _start(text: str, reading: Reading, place: int) -> int:
    """Where the sentence starts; one that opens with a verb shares the subject of the one that ends in ； before it."""
    while place and text[reading.sentences[place - 1].end - 1] in "；;":
        start = reading.sentences[place].start
        if not opening_verb(text[start : start + 6]):
            break
        place -= 1
    return reading.sentences[place].start


def _named(
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
    held = _held(quantity, inside, end)
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
        if subject is not None and (subject.type == "Institution" or (subject.type == "Program" and near)):
            return subject, True
    means = next((c for c in inside if c.type == "Program" and clause <= c.start and c.end <= quantity.start), None)
    if means is not None and BY.search(text[clause : means.start]):
        return means, True
    before = _clause_before(text, breaks)
    for candidate in reversed(inside):
        if before <= candidate.start and candidate.end <= clause:
            if candidate.type == "ReformArea" and candidate.extractor == SENTENCE:
                return candidate, True
            if near and _governs(text, candidate, counted):
                return candidate, True
    return None, False


def _governs(text: str, candidate: Candidate, counted: Sequence[Candidate]) -> bool:
    """Whether the clause behind an entity is about it, too: a program that is neither counted itself (建成12个街区) nor
    one of a list, or a body that is set up there."""
    if candidate.type == "Institution":
        return SET_UP.search(text, max(0, candidate.start - 6), candidate.start) is not None
    listed = text[candidate.start - 1] == "、" or text[candidate.end : candidate.end + 1] == "、"
    return candidate.type == "Program" and candidate not in counted and not listed


def _clause_before(text: str, breaks: Sequence[int]) -> int:
    """Where the clause before the quantity's own starts; clauses that only give a time are passed over."""
    for left, right in zip(reversed(breaks[:-1]), reversed(breaks[1:]), strict=True):
        if not TIME_ONLY.fullmatch(text, left, right):
            return left
    return breaks[-1]


def _held(quantity: Quantity, inside: Sequence[Candidate], end: int) -> Candidate | None:
    """The longest program, policy or body that the quantity's own name holds."""
    name = normal(quantity.name)
    found: Candidate | None = None
    for candidate in inside:
        words = normal(candidate.name)
        if candidate.type in ("Region", "ReformArea") or candidate.start > end or len(words) < 3 or words not in name:
            continue
        if candidate.type == "Institution" and not name.startswith(words):
            # 提请市人大审议议案: the body is only asked
            continue
        if found is None or len(words) > len(normal(found.name)):
            found = candidate
    return found


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
    return best


def _fields(areas: Sequence[Candidate]) -> list[tuple[str, Candidate]]:
    """The words that name each area's field, long ones first."""
    found: dict[str, Candidate] = {}
    for area in areas:
        core = re.sub(r"(?:高质量)?(?:体制|制度|机制)?(?:改革|建设|发展|保护|工作)$", "", normal(area.name))
        if len(core) >= 4:
            found.setdefault(core, area)
    return sorted(found.items(), key=lambda item: -len(item[0]))


def _field(name: str, fields: Sequence[tuple[str, Candidate]]) -> Candidate | None:
    plain = normal(name)
    return next((area for core, area in fields if core in plain), None)


def _closest(name: str, around: Sequence[Candidate]) -> Candidate | None:
    """Of the areas of a joint heading the one that shares most characters with the name."""
    if not around:
        return None
    letters = set(normal(name)) - PLAIN
    return max(around, key=lambda area: len(letters & set(normal(area.name))))
