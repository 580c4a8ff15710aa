"""Tell what is achieved from what is planned: by the words at hand, by where the document looks back and ahead.

A report looks back first and ahead later; headings and set phrases say where it turns. Papers that regulate (notices,
opinions, plans) look ahead. Where a document says nothing of it, each paragraph is judged by its own clauses. Words
in lexicon/tense.yaml.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from ingest.indicators import dates
from ingest.indicators.dates import Clock, latest_year
from ingest.indicators.outlook import leaning, turns, words_of
from ingest.reading import Reading

ACHIEVED, PLANNED = "achieved", "planned"
Period = tuple[str, str | None]
HEAD = 48
STOPS = "。；！"
# What a turn that the document itself states says for what stands behind it.
SURE = 100.0
# How much more it takes to look ahead where the document says itself where it does, somewhere below.
DIVIDED = 0.7
# A report looks back first.
FIRST = -1.5

NOW = ("当前", "目前", "现在")
FRAGMENT = re.compile(r"[》，。；、：”）]|.*《$")
DAY = re.compile(r"\d日|[一二三四五六七八九十]日")
POLICY_TITLE = re.compile(
    r"(?:通知|意见|决定|批复|函|办法|方案|规定|条例|规划|纲要|细则|公告|要点|章程|法)(?:[（(].{1,12}[）)])?$"
)
# A circular on what happened, an answer and an award tell of it.
TOLD = re.compile(
    r"(?:通报|答复|情况的(?:复?函|报告)|(?:奖励|表彰|表扬|嘉奖|授予)[^，。]{0,30}的(?:决定|通知))(?:[（(].{1,12}[）)])?$"
)
ARTICLES = re.compile(r"^[ 　]*第[一二三]条[ 　]", re.MULTILINE)
NUMBERED = re.compile(r"[〔\[]\d{4}[〕\]]\s*\d+\s*号")


class Tense:
    """What each passage of one document speaks of, `text` being its text in simplified characters."""

    def __init__(self, reading: Reading, text: str, clock: Clock) -> None:
        self.reading, self.text, self.clock = reading, text, clock
        title = reading.document.title or text.lstrip()[:60].split("\n")[0]
        number = reading.document.number or NUMBERED.search(text[:300])
        ruling = bool(POLICY_TITLE.search(title)) and "报告" not in title
        # these tell of what came about, whatever their number
        told = TOLD.search(title) is not None
        self.policy = ((bool(number) or ruling) and not told) or ARTICLES.search(text) is not None
        lines = [match for match in re.finditer(r"[^\n]+", text) if not match[0].isspace()]
        turned = [self._turn(match[0].strip()) for match in lines]
        # what the document itself calls its plan stands somewhere: elsewhere it takes clear words to look ahead
        self.divided = PLANNED in turned
        self.starts = [match.start() for match in lines]
        self.periods: list[Period | None] = []
        leanings: list[float] = []
        state: str | None = None
        period: Period | None = None
        for match, turn in zip(lines, turned, strict=True):
            words = match[0].strip()
            if turn == PLANNED or len(words) < HEAD or state is None:
                state = turn or state
            leanings.append(self._leaning(state, words))
            if turn and self._heads(words):
                period = self._period(words)
            self.periods.append(period)
        self.states = [PLANNED if ahead else ACHIEVED for ahead in turns(leanings, FIRST)]

    def around(self, offset: int) -> str:
        """What the paragraph at this place speaks of."""
        place = bisect_right(self.starts, offset) - 1
        return self.states[max(place, 0)] if self.states else ACHIEVED

    def period(self, offset: int) -> Period | None:
        """The time that the heading above this place gives, as its words and their ISO form: (2025年)工作回顾."""
        place = bisect_right(self.starts, offset) - 1
        return self.periods[place] if place >= 0 else None

    def status(self, sentence: int, start: int, period_iso: str | None) -> str:
        """Of the amount at `start` in this sentence, dated by `period_iso`."""
        before = self.text[self.reading.sentences[sentence].start : start]
        clause = re.split(r"[。；;，,]", before)[-1]
        year, now = latest_year(period_iso), self.clock.year
        if year is not None and now is not None and year != now and not (period_iso or "").startswith("P"):
            return PLANNED if year > now else ACHIEVED
        if words_of("will").search(clause):
            return PLANNED
        if words_of("spread").search(before) and not words_of("done").search(before):
            return PLANNED
        around = self.around(start)
        if around == PLANNED and words_of("done").search(before) and not words_of("demand").search(clause):
            return ACHIEVED
        return around

    def _turn(self, words: str) -> str | None:
        """Where a paragraph turns the document: back, ahead, or not at all."""
        if self.policy:
            return ACHIEVED if len(words) < HEAD and words_of("back_headings_of_papers").search(words) else None
        if not self._heads(words):
            head = words[: 3 * HEAD]
            plan = words_of("plan_openings").search(head)
            if plan and (plan["year"] is None or int(plan["year"]) >= (self.clock.year or 0)):
                return PLANNED
            return ACHIEVED if words_of("back_openings").search(head[:HEAD]) else None
        if "报告" in words or DAY.search(words) or FRAGMENT.match(words):
            return None
        if words_of("back_headings").search(words):
            return ACHIEVED
        if words_of("plan_headings").search(words):
            return PLANNED
        # 当前位置 over a web page is no time to plan for
        times = dates.find(words, 0, len(words), self.clock, None)
        years = [latest_year(time.iso) for time in times if words[time.core : time.end] not in NOW]
        year, now = max((year for year in years if year), default=None), self.clock.year
        return None if year is None or now is None else ACHIEVED if year < now else PLANNED

    def _heads(self, words: str) -> bool:
        """Whether a line is a heading."""
        return len(words) < HEAD and words[-1] not in STOPS

    def _period(self, words: str) -> Period | None:
        """The only time that a heading names."""
        times = [time for time in dates.find(words, 0, len(words), self.clock, None) if time.iso]
        return (words[times[0].core : times[0].end], times[0].iso) if len(times) == 1 else None

    def _leaning(self, turned: str | None, words: str) -> float:
        """How much a paragraph speaks for the plan: by the turn that it stands behind, else by its words."""
        if turned == PLANNED or (turned is None and self.policy):
            return SURE
        lean = leaning(words) if len(words) >= HEAD else 0.0
        # in a passage of a report the plan may follow without a heading of its own
        return lean - DIVIDED if turned == ACHIEVED and self.divided else lean
