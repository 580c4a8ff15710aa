"""Tell what is achieved from what is planned: by the words at hand, by where the document looks back and ahead.

A report looks back first and ahead later; headings and set phrases say where it turns. Papers that regulate (notices,
opinions, plans) look ahead. Where a document says nothing of it, each paragraph is judged by its own words.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from ingest import dates
from ingest.dates import Clock, latest_year
from ingest.reading import Reading

ACHIEVED, PLANNED = "achieved", "planned"
Period = tuple[str, str | None]
HEAD = 48

# Words before the amount in its clause; those of SPREAD hold for the rest of the sentence.
WILL = re.compile(
    r"力争|争取|预计|预期(?!寿命)|有望|计划(?=新|建|投|完|安|引|到|实|在|培|开|用|总|于)|规划(?:建设|新建|到)|目标(?:是|为)|拟(?!定|订|人)|确保"
    r"|不低于|不少于|不得|应当?(?:有|在|达)|要(?:求)?(?:达到|超过|在|有|完成|实现|增加|增长|力争)|(?<![一二两三四五六七八九十\d半])年内|届时|今后|未来"
    r"|将(?:于|在|会|达|超|突破|扩|新|增|实现|完成|投入|安排|继续|进一步|形成|提高|提升|启动|引进|建成|建设|培育|开工|再)"
)
SPREAD = re.compile(
    r"力争|争取|确保|预期目标|主要目标|目标(?:是|为)|计划(?=新|建|投|完|安|引|到|实|在|培|开|用|总|于)|要求(?=[在到达])"
)
DONE = re.compile(r"已(?!知)|去年|截至|截止|目前|[^为]了(?!解)|过去|以来|年来|同比|比上年|比去年|先后")
DEMAND = re.compile(r"应当|不得|应(?:有|在|由|该)|可以|必须|须")

# Where a document turns: in headings (short lines) and in the first words of paragraphs.
BACK_HEADING = re.compile(
    r"回顾|成就|总结|过去|以来|成绩|历程|工作情况|执行情况|(?:取得|明显|显著).{0,6}(?:成效|进展)$"
)
BACK_POLICY = re.compile(r"回顾|成就|现状|基本情况|工作进展|主要成效")
PLAN_HEADING = re.compile(
    r"(?:今后|下一步|新的一年|今年|明年|主要|预期|工作|重点|奋斗|总体|发展)[^，。]{0,8}(?:目标|任务|安排|部署|打算|建议|思路|要求|意见)"
    r"|(?:目标|任务)(?:和|与)|主要考虑|战略举措|目标任务|下一步|今后|展望|重点工作|主要工作$|(?:做好|抓好).{0,6}工作$"
)
BACK_WORDS = re.compile(
    r"过去(?:的)?[一五]年|[一五]年来|回顾|(?:已经|刚刚)(?:走过|过去)|(?<!展望)取得(?:了)?(?:新的)?(?:历史性|重大|显著)"
)
PLAN_WORDS = re.compile(
    r"(?:今年|明年|新的一年|今后|(?<!\d)(?P<year>[12]\d{3})年)(?!以来).{0,16}(?:总体要求|总的要求|预期目标|主要目标|主要任务|工作重点)"
    r"|(?:预期目标|总体要求|主要任务|工作重点)是|我们建议|(?:做好|抓好)(?:今年|明年)"
)
FRAGMENT = re.compile(r"[》，。；、：”）]|.*《$")
DAY = re.compile(r"\d日|[一二三四五六七八九十]日")
POLICY_TITLE = re.compile(
    r"(?:通知|意见|决定|批复|函|办法|方案|规定|条例|规划|纲要|细则|公告|要点|章程|法)(?:[（(].{1,12}[）)])?$"
)
ARTICLES = re.compile(r"^[ 　]*第[一二三]条[ 　]", re.MULTILINE)
NUMBERED = re.compile(r"[〔\[]\d{4}[〕\]]\s*\d+\s*号")

# A paragraph by its own words.
BACK_MARKS = re.compile(
    r"(?<=[\u4e00-\u9fff])了(?=[\u4e00-\u9fff\d“《])|已(?!知)|近年来|取得|获批|荣获|入选|突破|跻身|增长\d|同比|成功|创历史|圆满|位居"
)
ASPECT = re.compile(r"(?<=[\u4e00-\u9fff])(?<!为)了(?!解)(?=[\u4e00-\u9fff\d“《])|已(?!知)|近年来|年来")
PLAN_MARKS = re.compile(
    r"力争|争取|确保|要(?![素求点闻领])|年内|尽快|努力|继续|抓好|做好|进一步|加快|推动|支持|鼓励|探索|稳妥|统筹|今年"
)
SURE_PLAN = re.compile(r"力争|争取|确保|尽快|抓好|做好|要(?:把|以|用|坚持|抓|做|在|格外|搭)|我们要")


class Tense:
    """What each passage of one document speaks of, `text` being its text in simplified characters."""

    def __init__(self, reading: Reading, text: str, clock: Clock) -> None:
        self.reading, self.text, self.clock = reading, text, clock
        title = reading.document.title or text.lstrip()[:60].split("\n")[0]
        number = reading.document.number or NUMBERED.search(text[:300])
        ruling = bool(POLICY_TITLE.search(title)) and "报告" not in title
        self.policy = bool(number) or ruling or ARTICLES.search(text) is not None
        lines = [match for match in re.finditer(r"[^\n]+", text) if not match[0].isspace()]
        turns = [self._turn(match[0].strip()) for match in lines]
        # where the document itself says that it looks ahead, its paragraphs need not be asked
        self.divided = PLANNED in turns
        self.starts = [match.start() for match in lines]
        self.states: list[str] = []
        self.periods: list[Period | None] = []
        state: str | None = None
        period: Period | None = None
        for match, turn in zip(lines, turns, strict=True):
            if turn == PLANNED or len(match[0].strip()) < HEAD or state is None:
                state = turn or state
            self.states.append(self._judge(state, match[0]))
            words = match[0].strip()
            if turn and self._heads(words):
                period = self._period(words)
            self.periods.append(period)

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
        if WILL.search(clause):
            return PLANNED
        if SPREAD.search(before) and not DONE.search(before):
            return PLANNED
        around = self.around(start)
        if around == PLANNED and DONE.search(before) and not DEMAND.search(clause):
            return ACHIEVED
        return around

    def _turn(self, words: str) -> str | None:
        """Where a paragraph turns the document: back, ahead, or not at all."""
        if self.policy:
            return ACHIEVED if len(words) < HEAD and BACK_POLICY.search(words) else None
        if not self._heads(words):
            head = words[: 3 * HEAD]
            plan = PLAN_WORDS.search(head)
            if plan and (plan["year"] is None or int(plan["year"]) >= (self.clock.year or 0)):
                return PLANNED
            return ACHIEVED if BACK_WORDS.search(head[:HEAD]) else None
        if "报告" in words or DAY.search(words) or FRAGMENT.match(words):
            return None
        if BACK_HEADING.search(words):
            return ACHIEVED
        if PLAN_HEADING.search(words):
            return PLANNED
        years = [latest_year(time.iso) for time in dates.find(words, 0, len(words), self.clock, None)]
        year, now = max((year for year in years if year), default=None), self.clock.year
        return None if year is None or now is None else ACHIEVED if year < now else PLANNED

    def _heads(self, words: str) -> bool:
        """Whether a line is a heading."""
        return len(words) < HEAD and words[-1] not in "。；！"

    def _period(self, words: str) -> Period | None:
        """The only time that a heading names."""
        times = [time for time in dates.find(words, 0, len(words), self.clock, None) if time.iso]
        return (words[times[0].core : times[0].end], times[0].iso) if len(times) == 1 else None

    def _judge(self, turned: str | None, words: str) -> str:
        state = turned or (PLANNED if self.policy else None)
        if state == PLANNED:
            return PLANNED
        back, plan = len(BACK_MARKS.findall(words)), len(PLAN_MARKS.findall(words))
        if state == ACHIEVED:
            # in a passage of a report the plan may follow without a heading of its own
            ahead = not self.divided and SURE_PLAN.search(words) and not ASPECT.search(words) and plan > back
            return PLANNED if ahead else ACHIEVED
        return PLANNED if plan > back and not ASPECT.search(words) else ACHIEVED
