"""When an amount was measured or is planned for: by its sentence, the opening of its paragraph, the heading above."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from ingest.indicators import dates
from ingest.indicators.amounts import Amount
from ingest.indicators.dates import Clock, Time
from ingest.indicators.tense import ACHIEVED, Period, Tense

OPENING = re.compile(r"(?:^[ 　]*|[。；]|[）.、]\s?)([^，。；\n]{2,14})[，,]", re.MULTILINE)
COMPARED = re.compile(r"[比较与][^，。；]{0,6}$")
COMPARISON = re.compile(r"[^，。；]{0,4}相比")


class Periods:
    """The times that hold for passages of one document: those that open a sentence (到2025年，…), and headings."""

    def __init__(self, text: str, clock: Clock, tense: Tense) -> None:
        self.text, self.clock, self.tense = text, clock, tense
        self.starts: list[int] = []
        self.openings: list[Period] = []
        for match in OPENING.finditer(text):
            for time in dates.find(text, match.start(1), match.end(1) + 1, clock, clock.year)[:1]:
                if time.start == match.start(1) and time.end == match.end(1) and time.iso:
                    self.starts.append(time.start)
                    self.openings.append((match[1], time.iso))

    def year(self, offset: int) -> int | None:
        """The year that months belong to here: a report on the work of a year is given early in the next."""
        last = "工作报告" in self.text[:300] and self.tense.around(offset) == ACHIEVED
        return self.clock.year - 1 if last and self.clock.year else self.clock.year

    def around(self, offset: int, name: str, status: str) -> Period | None:
        """The period of an amount whose own sentence, which starts here, names no time."""
        place = bisect_right(self.starts, offset) - 1
        if place >= 0 and "\n" not in self.text[self.starts[place] : offset]:
            return self.openings[place]
        total = re.search("累计|日均|月均", name)
        if total:
            # a running total is of no time in particular, a daily average of any day
            return total[0], None
        period, now = self.tense.period(offset), self.clock.year
        if period is None or now is None:
            return None
        past = (dates.latest_year(period[1]) or now) < now
        return period if past == (status == ACHIEVED) else None


def dated(text: str, times: Sequence[Time], amount: Amount) -> Time | None:
    """The time that dates the amount: the last before it that is no comparison; 每年 and the like come last."""
    before = times[: bisect_left([time.start for time in times], amount.start)]
    for time in sorted(before, key=lambda time: (time.frequency, -time.start)):
        compared = COMPARED.search(text[max(0, time.start - 8) : time.start]) or COMPARISON.match(text, time.end)
        if amount.unit == "倍" and beside(text, time, amount):
            # 等于1949年的三倍: the year compared with
            continue
        if beside(text, time, amount) or not compared:
            return time
    return None


def beside(text: str, time: Time, amount: Amount) -> bool:
    """Whether the amount follows the time directly: 去年的98亿元."""
    return not text[time.end : amount.start].strip(" 　的")
