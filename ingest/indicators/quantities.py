"""Find indicators: every amount of the text that measures something, with its name, period and status."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from ingest.indicators import amounts, dates, headed, measured
from ingest.indicators.amounts import COUNT, Amount
from ingest.indicators.dates import Clock, Time
from ingest.indicators.named import Memory, Named
from ingest.indicators.periods import Periods, beside, dated
from ingest.indicators.phrases import opened
from ingest.indicators.simplified import simplify
from ingest.indicators.tense import ACHIEVED, Period, Tense
from ingest.reading import Quantity, Reading, reading_of
from ingest.words import load

NAME = "reformgraph_quantities"

# Short words in quotes are names: “80条”, “1+6”; titles are never read.
QUOTED = re.compile(r"“[^“”]{1,16}”|《[^《》]{1,80}》|〈[^〈〉]{1,80}〉")
# What a program does, between its name and that of the amount.
DOES = re.compile(r"(?:累计)?(?:完成|实现|建成|新建|新增|带动|惠及|解决|吸引)[\u4e00-\u9fff]{2}")
# 四是，居民储蓄大幅度增加。
CHANGED = re.compile(
    r"(?:^|[，：])([\u4e00-\u9fff、]{2,16}?)(?:有了?|也|都|又|继续|大幅度?|迅速|显著|明显|不断|稳步|较快|进一步|逐年|很大|较大|的)*"
    r"(?:增加|增长|提高|扩大|上升|下降|减少|降低)[。；]?$"
)
# (设立首批)5个国家公园 is counted, “九项工程” named.
NEW = re.compile(
    r"(?:[\u4e00-\u9fff]{0,2}(?:设立?|建成?|立|办|增|认定|创建|入选|获批|实施|推进|打造))?(?:新一批|首批|全国|国家级|[\d一二三四五六七八九十]+[类大项])?"
)
# The years up to a date: P8Y/1987.
PAST = re.compile(r"P\d+Y/")
SMALL_SHARE = 0.8


@Language.component(NAME)
def component(doc: Doc) -> Doc:
    """Add to the document's reading."""
    find(reading_of(doc))
    return doc


def find(reading: Reading) -> None:
    """Add the indicators that the text states."""
    text, back = simplify(reading.document.text)
    clock = dates.clock_of(reading.document)
    tense = Tense(reading, text, clock)
    names = sorted((c.start, c.end) for c in reading.candidates if c.type in ("Policy", "Program", "Institution"))
    page = _Page(reading, text, back, clock, tense, Periods(text, clock, tense), names)
    found: dict[int, list[Amount]] = {}
    for amount in amounts.find(text):
        place = reading.sentence_at(amount.start)
        if place is not None and not _inside(text, names, amount):
            found.setdefault(place, []).append(amount)
    last: tuple[int, str] = (-1, "")
    memory = Memory()
    for place, listed in found.items():
        sentence = reading.sentences[place]
        quoted = [match.span() for match in QUOTED.finditer(text, sentence.start, sentence.end)]
        kept = [a for a in listed if not any(left <= a.start and a.end <= right for left, right in quoted)]
        if kept:
            times = dates.find(text, sentence.start, sentence.end, clock, page.periods.year(sentence.start))
            spans = [(time.core, time.end) for time in times]
            inside = names[bisect_left(names, (sentence.start, 0)) : bisect_left(names, (sentence.end, 0))]
            carried = _carried(page, place, last)
            goes_on = last[0] == place - 1 and text[sentence.start - 1] in "；;"
            memory = Memory(measure=memory.measure, unit=memory.unit) if goes_on and memory.measure else Memory()
            named = measured.name_all(text, sentence.start, sentence.end, kept, spans, inside, carried, memory)
            last = (place, named[-1].base)
            reading.quantities += _quantities(page, place, times, named)


@dataclass(frozen=True, slots=True)
class _Page:
    """A document while its amounts are read: `text` in simplified characters, `back` to write words of it back, `names`
    the places of the programs, policies and bodies that it names."""

    reading: Reading
    text: str
    back: dict[int, str]
    clock: Clock
    tense: Tense
    periods: Periods
    names: Sequence[tuple[int, int]]


def _inside(text: str, names: Sequence[tuple[int, int]], amount: Amount) -> bool:
    """Whether a name holds the amount, with more of it on both sides and not as the next of a list."""
    place = bisect_right(names, (amount.start, amount.start))
    return any(
        a < amount.start
        and amount.end < b
        and "、" not in text[a : amount.start]
        and not (amount.kind == COUNT and NEW.fullmatch(text, a, amount.start))
        and text[amount.end] not in "、，和及"
        for a, b in names[max(0, place - 6) : place]
    )


def _carried(page: _Page, place: int, last: tuple[int, str]) -> str:
    """What the sentence before, of the same paragraph, was about: its last amount, else what it says has changed.

    `last` is the last sentence with amounts and the name of its last one.
    """
    if place == 0:
        return ""
    before, now = page.reading.sentences[place - 1 : place + 1]
    if "\n" in page.text[before.end - 1 : now.start]:
        return ""
    if last[0] == place - 1:
        return last[1]
    changed = CHANGED.search(page.text[before.start : before.end])
    return opened(changed[1]) if changed else ""


def _quantities(page: _Page, place: int, times: Sequence[Time], listed: Sequence[Named]) -> Iterator[Quantity]:
    text, start = page.text, page.reading.sentences[place].start
    for named in listed:
        letters = re.sub(r"[^\u4e00-\u9fffA-Za-z]", "", named.base and named.name)
        if len(letters) < 2 and letters not in load("measured")["single"]:
            continue
        amount, name, time = named.amount, named.name, dated(text, times, named.amount)
        name = _without_subject(page, name, start, amount.start)
        if named.alone:
            name = headed.of_standard(page.reading, text, place, name, named.of)
        if named.former and (time is None or not beside(text, time, amount)):
            # the time is that of the amount it moved on to
            time = None
        status = page.tense.status(place, amount.start, time.iso if time else None)
        if named.former:
            status = ACHIEVED
        period = (text[time.start : time.end], time.iso) if time else None
        if period is None and not named.former:
            period = page.periods.around(start, name, status)
            if period is not None and PAST.match(period[1] or ""):
                status = ACHIEVED
        yield _quantity(page, named, name, period, status)


def _without_subject(page: _Page, name: str, start: int, end: int) -> str:
    """The name without the program or policy that does it: (某攻坚战)完成治理."""
    place = bisect_left(page.names, (start, start))
    while place < len(page.names) and page.names[place][0] < end:
        words = page.text[slice(*page.names[place])]
        rest = name[len(words) :]
        if name.startswith(words) and DOES.match(rest):
            return rest
        place += 1
    return name


def _quantity(page: _Page, named: Named, name: str, period: Period | None, status: str) -> Quantity:
    amount = named.amount
    return Quantity(
        start=amount.start,
        end=amount.end,
        name=name.translate(page.back).strip(),
        value=amount.value,
        value_max=amount.value_max,
        unit=amount.unit.translate(page.back),
        comparator=amount.comparator,
        period=re.sub("[ 　]", "", period[0]).translate(page.back) if period else None,
        period_iso=period[1] if period else None,
        status=status,
        extractor=NAME,
        confidence=round(named.sure * (SMALL_SHARE if amount.small else 1.0), 2),
    )
