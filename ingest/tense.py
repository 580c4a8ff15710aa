"""Tell what is achieved from what is planned: by the words at hand, by heading, by paragraph, by document."""

from __future__ import annotations

import re
from bisect import bisect_right

from ingest.dates import Clock, latest_year
from ingest.reading import Reading

ACHIEVED, PLANNED = "achieved", "planned"

# Words before the amount in its clause; those of SPREAD hold for the rest of the sentence.
WILL = re.compile(
    r"力争|争取|预计|预期(?!寿命)|有望|计划(?!单列)|规划(?:建设|新建|到)|目标(?:是|为)|拟(?!定|订|人)|确保|不低于|不少于|不得|应当?(?:有|在|达)"
    r"|要(?:求)?(?:达到|超过|在|有|完成|实现|增加|增长|力争)|年内|届时|今后|未来"
    r"|将(?:于|在|会|达|超|突破|扩|新|增|实现|完成|投入|安排|继续|进一步|形成|提高|提升|启动|引进|建成|建设|培育|开工|再)"
)
SPREAD = re.compile(
    r"力争|争取|确保|预期目标|主要目标|目标(?:是|为)|计划(?=新|建|投|完|安|引|到|实|在|培|开)|要求(?=[在到达])"
)
DONE = re.compile(r"已(?!知)|去年|截至|截止|目前|[^为]了(?!解)|过去|以来|年来|同比|比上年")
DEMAND = re.compile(r"应当|不得|应(?:有|在|由|该)|可以|必须|须")

# Headings, and the title of the document.
BACK_HEADING = re.compile(r"回顾|成就|总结|过去|以来|成效|成绩|进展|历程|工作情况|执行情况|主要工作情况")
BACK_POLICY = re.compile(r"回顾|成就|现状|基本情况|工作进展|主要成效")
PLAN_SURE = re.compile(
    r"(?:今后|下一步|新的一年|明年|主要|预期|工作|重点|奋斗|总体)[^，。]{0,8}(?:目标|任务|安排|部署|打算|建议|思路|要求)|目标任务|下一步|今后|展望"
)
PLAN_WEAK = re.compile(r"目标|任务|安排|部署|打算|建议|思路|重点工作|措施|做好|举措")
YEAR_HEADING = re.compile(r"([12]\d{3})年")
POLICY_TITLE = re.compile(
    r"(?:通知|意见|决定|批复|函|办法|方案|规定|条例|规划|纲要|细则|公告|要点|章程|法)(?:[（(].{1,12}[）)])?$"
)
NUMBERED = re.compile(r"[〔\[]\d{4}[〕\]]\s*\d+\s*号")

# A paragraph as a whole.
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
        self.reading = reading
        self.clock = clock
        self.text = text
        title = reading.document.title or self.text.lstrip()[:60].split("\n")[0]
        number = reading.document.number or NUMBERED.search(self.text[:300])
        self.policy = bool(number) or (bool(POLICY_TITLE.search(title)) and "报告" not in title)
        self.sections: list[str | None] = []
        for section in reading.sections:
            above = self.sections[section.parent] if section.parent is not None else None
            self.sections.append(self._heading(section.heading, above) if section.level else None)
        self.breaks = [match.start() for match in re.finditer("\n", self.text)]
        self.paragraphs: dict[int, str] = {}

    def status(self, sentence: int, start: int, period_iso: str | None) -> str:
        """Of the amount at `start` in this sentence, dated by `period_iso`."""
        place = self.reading.sentences[sentence]
        before = self.text[place.start : start]
        clause = re.split(r"[。；;，,]", before)[-1]
        year, now = latest_year(period_iso), self.clock.year
        if WILL.search(clause):
            return PLANNED
        if year is not None and now is not None and year != now and not (period_iso or "").startswith("P"):
            return PLANNED if year > now else ACHIEVED
        if SPREAD.search(before) and not DONE.search(before):
            return PLANNED
        around = self._paragraph(place.section, place.start)
        if around == PLANNED and DONE.search(before) and not DEMAND.search(clause):
            return ACHIEVED
        return around

    def _heading(self, words: str, above: str | None) -> str | None:
        """What the passages under a heading speak of, `above` being what those under the wider heading do."""
        if self.policy:
            return ACHIEVED if BACK_POLICY.search(words) else above
        now, year = self.clock.year, YEAR_HEADING.search(words)
        if BACK_HEADING.search(words) and above is None:
            return ACHIEVED
        if PLAN_SURE.search(words) or (above is None and PLAN_WEAK.search(words)):
            return PLANNED
        if year and now and above is None:
            return ACHIEVED if int(year[1]) < now else PLANNED
        return above

    def _paragraph(self, section: int, offset: int) -> str:
        place = bisect_right(self.breaks, offset)
        known = self.paragraphs.get(place)
        if known is None:
            start = self.breaks[place - 1] + 1 if place else 0
            stop = self.breaks[place] if place < len(self.breaks) else len(self.text)
            known = self.paragraphs[place] = self._judge(section, self.text[start:stop])
        return known

    def _judge(self, section: int, words: str) -> str:
        heading = self.sections[section] or (PLANNED if self.policy else None)
        back, plan = len(BACK_MARKS.findall(words)), len(PLAN_MARKS.findall(words))
        if heading == ACHIEVED:
            # the plan may follow without a heading of its own
            turned = SURE_PLAN.search(words) and not ASPECT.search(words) and plan > back
            return PLANNED if turned else ACHIEVED
        if heading is not None:
            return heading
        return PLANNED if plan > back and not ASPECT.search(words) else ACHIEVED
