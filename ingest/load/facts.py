"""What a document says of itself: title, date, number, issuing body, source, author."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace

from ingest.load.furniture import Line, furniture, label_value, labels, lines_of

HAN_DIGITS = dict(zip("〇○零一二三四五六七八九", (0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
DATE = re.compile(
    r"(?P<y>\d{4}|[〇○零一二三四五六七八九]{4})\s*[-/年.]\s*(?P<m>\d{1,2}|[一二三四五六七八九十]{1,3})"
    r"\s*(?:[-/.]|月)\s*(?:(?P<d>\d{1,2}|[一二三四五六七八九十]{1,3})\s*日?)?"
)
NUMBER = re.compile(
    r"(?P<code>[一-鿿]{1,12}?)\s*[〔\[［﹝【（(]\s*(?P<year>(?:19|20)\d{2})\s*[〕\]］﹞】）)]\s*第?\s*(?P<n>\d{1,5})\s*号"
)
ORDER = re.compile(r"(?P<body>[一-鿿]{2,20}令)\s*第?\s*(?P<n>\d{1,5})\s*号")
TITLE_END = re.compile(
    r"(?:通知|意见|决定|批复|复函|函|办法|方案|规定|条例|规划|纲要|细则|公告|通告|通报|报告|请示|制度|要点|命令|令|决议|章程|规则|答复|计划|总结|讲话"
    r"|预案|指南|措施|清单|目录|名单)(?:[（(][^（）()]{1,16}[）)])?[》”]?$"
)
HEADER = re.compile(r"^([一-鿿、 　]{4,40}?)(?:文件|令|公报)$")
WORK_REPORT = re.compile(r"政府工作报告")
YEAR = re.compile(r"(?P<year>(?:19|20)\d{2})年")
SESSION = re.compile(r"^[（(—―\-\s]*(?P<date>.{6,14}?日)在.{4,60}?(?:会议|大会|全会)上?")
CAPTION = re.compile(r"(?:记者|通讯员).{0,12}摄|摄$|^图[:：为]")
OPENING = re.compile(r"^(?:各位代表|同志们|各[省市县区]|.{2,40}[:：]$)")
ISSUER = re.compile(r"^([一-鿿、 　]{2,60}?)(?=关于|印发|转发|批转|对[一-鿿]|公告|令)")


@dataclass(frozen=True, slots=True)
class Facts:
    """Metadata as far as they are known; `written` is the date of signing, `date` that of publication."""

    title: str | None = None
    date: str | None = None
    written: str | None = None
    number: str | None = None
    issuer: str | None = None
    region: str | None = None
    author: str | None = None
    source: str | None = None

    @property
    def day(self) -> str | None:
        """The document's date: of a numbered document that of signing, of anything else that of publication."""
        return self.written or self.date if self.number else self.date or self.written

    def over(self, other: Facts) -> Facts:
        """These, and what they leave open from `other`."""
        return replace(self, **{f.name: getattr(self, f.name) or getattr(other, f.name) for f in fields(self)})


def iso_date(text: str) -> str | None:
    """The first date in the text in ISO 8601: 2018年12月6日, 二〇〇四年三月二日, 2026-02-09 → YYYY-MM-DD.

    >>> iso_date("一九九六年十一月五日")
    '1996-11-05'
    """
    for match in DATE.finditer(text):
        year, month = _number(match["y"]), _number(match["m"])
        day = _number(match["d"]) if match["d"] else None
        if 1900 <= year <= 2100 and 1 <= month <= 12 and (day is None or 1 <= day <= 31):
            return f"{year:04}-{month:02}" + (f"-{day:02}" if day else "")
    return None


def _number(text: str) -> int:
    if text.isdigit():
        return int(text)
    if "十" in text:
        tens, _, ones = text.partition("十")
        return (HAN_DIGITS[tens] if tens else 1) * 10 + (HAN_DIGITS[ones] if ones else 0)
    value = 0
    for character in text:
        value = value * 10 + HAN_DIGITS[character]
    return value


def document_number(text: str) -> str | None:
    """A text that is a document number and nothing else, in the usual brackets: 国办发[2019]2号 → 国办发〔2019〕2号."""
    bare = re.sub(r"\s", "", text)
    match = NUMBER.fullmatch(bare)
    if match:
        return f"{match['code']}〔{match['year']}〕{match['n']}号"
    match = ORDER.fullmatch(bare)
    return f"{match['body']}第{match['n']}号" if match else None


def facts_of(text: str) -> Facts:
    """What the text says of itself: in its head, its signature, and the lines of the page around it."""
    lines = lines_of(text)
    outside = furniture(lines, len(text))
    inside = [line for place, line in enumerate(lines) if place not in outside]
    page = labelled([lines[place].text for place in sorted(outside)])
    head = inside[:30]
    title, after = title_of(head)
    number = next((found for line in head if (found := document_number(line.text))), None)
    written = _signed(head, inside, after) or _year(title, number)
    return page.over(Facts(title=title, number=number, issuer=issuer_of(title, head), written=written))


def _year(title: str | None, number: str | None) -> str | None:
    """The year of a document that bears no date: that of its number, or the one in the title of a work report."""
    found = NUMBER.fullmatch(number or "") or (YEAR.search(title or "") if WORK_REPORT.search(title or "") else None)
    return found["year"] if found else None


def labelled(lines: list[str]) -> Facts:
    """The values behind labels: 作者:… 来源:… 发布时间:…, on one line or below each other."""
    found: dict[str, str] = {}
    for place, line in enumerate(lines):
        marks = list(label_value().finditer(line))
        for index, mark in enumerate(marks):
            kind = labels()[mark[1]]
            end = marks[index + 1].start() if index + 1 < len(marks) else len(line)
            value = re.split(r"\s{2,}|[　|【\[]", line[mark.end() : end].strip())[0].strip(" 　)）】]")
            if (
                not value
                and index + 1 == len(marks)
                and place + 1 < len(lines)
                and not label_value().match(lines[place + 1])
            ):
                value = lines[place + 1].strip()
            if value and kind != "other" and len(value) < 80:
                found.setdefault(kind, value)
        if not marks and "date" not in found and re.match(r"\d{4}[-/年]\d{1,2}[-/月]\d{1,2}日?(?:\s+\d|$)", line):
            found["date"] = line
    return Facts(
        title=found.get("title"),
        date=iso_date(found.get("date", "")),
        written=iso_date(found.get("written", "")),
        number=document_number(found.get("number", "")),
        issuer=found.get("issuer"),
        author=found.get("author"),
        source=found.get("source"),
    )


def title_of(head: list[Line]) -> tuple[str | None, int]:
    """The title, joined where it is set in several lines, and the index of the line after it."""
    for place, line in enumerate(head):
        text = line.text
        if document_number(text) or HEADER.match(text) or CAPTION.search(text) or len(text) > 100:
            continue
        if iso_date(text) and not TITLE_END.search(text) and len(text) < 24:
            continue
        if OPENING.match(text) or ("。" in text.rstrip("。") and len(text) > 40):
            continue
        parts, after = [text], place + 1
        # a title set in two to four lines
        if not TITLE_END.search(text) and not text.endswith(("。", "！", "：", ":")):
            for following in range(place + 1, min(place + 4, len(head))):
                more = head[following].text
                if len(more) > 50 or document_number(more) or OPENING.match(more) or re.search(r"[。：:——]", more):
                    break
                if TITLE_END.search(more):
                    parts = [one.text for one in head[place : following + 1]]
                    after = following + 1
                    break
        return tidy("".join(parts)), after
    return None, 0


def tidy(title: str) -> str:
    """A title without the spaces that only set it out, and without the mark at its end."""
    bare = re.sub(r"\s+", " ", title).strip(" 　。")
    if re.fullmatch(r"(?:[一-鿿《》] )+[一-鿿《》]", bare):
        return bare.replace(" ", "")
    return re.sub(r"(?<=[一-鿿] [一-鿿]) (?=[一-鿿](?: |$))", "", bare)


def issuer_of(title: str | None, head: list[Line]) -> str | None:
    """The issuing body that the letterhead or the front of the title names."""
    for line in head[:4]:
        match = HEADER.match(line.text)
        if match and line.text.endswith("文件"):
            return re.sub(r"\s+", "", match[1])
    match = ISSUER.match(title or "")
    if match and re.search(r"(?:[府院厅委部局会署办党室]|人大|政协|中央)$", match[1].strip()):
        return re.sub(r"\s+", " ", match[1]).strip()
    return None


def _signed(head: list[Line], inside: list[Line], after: int) -> str | None:
    """The date of signing: under the title (a session), else that of a signature."""
    for line in head[after : after + 4]:
        match = SESSION.match(line.text)
        if match and (date := iso_date(match["date"])):
            return date
    for place, line in enumerate(inside):
        bare = re.sub(r"\s", "", line.text)
        if place > 2 and len(bare) <= 16 and (match := DATE.fullmatch(bare)) and match["d"]:
            return iso_date(bare)
    return None
