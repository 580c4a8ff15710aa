"""Find indicators: every amount of the text that measures something, with its name, period and status."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from ingest import amounts, dates, measured
from ingest.amounts import Amount
from ingest.dates import Clock, Time
from ingest.reading import Quantity, Reading, reading_of
from ingest.simplified import simplify
from ingest.tense import ACHIEVED, Tense

NAME = "reformgraph_quantities"

# Short words in quotes are names: “80条”, “1+6”; titles are never read.
QUOTED = re.compile(r"“[^“”]{1,16}”|《[^《》]{1,80}》|〈[^〈〉]{1,80}〉")
COMPARED = re.compile(r"[比较与][^，。；]{0,6}$")


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
    report = "工作报告" in text[:300]
    names = sorted((c.start, c.end) for c in reading.candidates if c.type in ("Policy", "Program", "Institution"))
    found: dict[int, list[Amount]] = {}
    for amount in amounts.find(text):
        place = reading.sentence_at(amount.start)
        if place is not None:
            found.setdefault(place, []).append(amount)
    for place, listed in found.items():
        sentence = reading.sentences[place]
        quoted = [match.span() for match in QUOTED.finditer(text, sentence.start, sentence.end)]
        kept = [
            amount
            for amount in listed
            if not any(a <= amount.start and amount.end <= b for a, b in quoted) and not _inside(text, names, amount)
        ]
        if kept:
            times = dates.find(text, sentence.start, sentence.end, clock, _year(clock, report, tense, sentence.start))
            reading.quantities += _quantities(reading, text, back, place, kept, times, tense)


def _year(clock: Clock, report: bool, tense: Tense, offset: int) -> int | None:
    """The year that months belong to: a report on the work of a year is given early in the next."""
    last = report and tense.around(offset) == ACHIEVED
    return clock.year - 1 if last and clock.year else clock.year


def _inside(text: str, names: list[tuple[int, int]], amount: Amount) -> bool:
    """Whether a name holds the amount, with more of it on both sides and not as the next of a list."""
    place = bisect_right(names, (amount.start, amount.start))
    return any(
        a < amount.start and amount.end < b and "、" not in text[a : amount.start]
        for a, b in names[max(0, place - 6) : place]
    )


def _quantities(
    reading: Reading,
    text: str,
    back: dict[int, str],
    place: int,
    listed: list[Amount],
    times: list[Time],
    tense: Tense,
) -> Iterator[Quantity]:
    sentence = reading.sentences[place]
    spans = [(time.core, time.end) for time in times]
    for named in measured.name_all(text, sentence.start, sentence.end, listed, spans):
        amount = named.amount
        if not _measures(named.name):
            continue
        name, time = named.name, _period(text, times, amount)
        if named.former and (time is None or not _beside(text, time, amount)):
            # the time is that of the amount it moved on to
            name, time = f"{name}（{named.former}前）", None
        iso = time.iso if time else None
        yield Quantity(
            start=amount.start,
            end=amount.end,
            name=name.translate(back),
            value=amount.value,
            value_max=amount.value_max,
            unit=amount.unit.translate(back),
            comparator=amount.comparator,
            period=reading.document.text[time.start : time.end] if time else None,
            period_iso=iso,
            status=tense.status(place, amount.start, iso),
            extractor=NAME,
            confidence=round(named.sure * (0.8 if amount.small else 1.0), 2),
        )


def _measures(name: str) -> bool:
    """Whether the name can be one: some words, not only marks."""
    return len(re.sub(r"[^\u4e00-\u9fffA-Za-z]", "", name)) >= 2


def _period(text: str, times: list[Time], amount: Amount) -> Time | None:
    """The time expression that dates the amount: the last before it in the sentence that is no comparison."""
    before = times[: bisect_left([time.start for time in times], amount.start)]
    for time in reversed(before):
        if _beside(text, time, amount) or not COMPARED.search(text[max(0, time.start - 8) : time.start]):
            return time
    return None


def _beside(text: str, time: Time, amount: Amount) -> bool:
    """Whether the amount follows the time directly: 去年的98亿元."""
    return not text[time.end : amount.start].strip(" 　的")
