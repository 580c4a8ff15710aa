"""What a document says of itself: title, date, number, issuing body, source, author."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace

from ingest.load.forms import DATE, NUMBER, document_number, iso_date
from ingest.load.furniture import furniture, label_value, labels, lines_of
from ingest.load.history import TERM, history_of

TITLE_END = re.compile(
    r"(?:通知|意见|决定|批复|复函|函|办法|方案|规定|条例|规划|纲要|细则|公告|通告|通报|报告|请示|制度|要点|命令|令|决议|章程|规则|答复|计划|总结|讲话"
    r"|解释|法|预案|指南|措施|清单|目录|名单)(?:[（(][^（）()]{1,16}[）)])?[》”]?$"
)
HEADER = re.compile(r"^(?P<body>[一-鿿、 　]{2,40}?)(?P<kind>文件|令|公报|公告)$")
ORDERS = ("令", "公告")
ORDER_NUMBER = re.compile(r"第?\s*\d{1,5}\s*号")
PROMULGATED = re.compile(r"《(?P<title>[^《》]{2,60}(?:〈[^〈〉]+〉[^《》]*)?)》.{0,60}(?:公布|施行|发布)")
WORK_REPORT = re.compile(r"政府工作报告")
YEAR = re.compile(r"(?P<year>(?:19|20)\d{2})年")
SESSION = re.compile(r"^[（(—―\-\s]*(?P<date>.{6,14}?日)在.{4,60}?(?:会议|大会|全会)上?")
SIGNED = re.compile(rf"(?P<who>[一-鿿、（）() 　]{{2,60}}?)?[\s（(]*(?P<date>{DATE.pattern})[\s）)]*")
BODY = re.compile(r"(?:[府院厅局委会署办党社]|办公室|小组|[部省市区县行]|中心|集团|公司|大学|指挥部)$")
HEAD = 30
LINES = 8
PARTS = 4
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


def facts_of(text: str) -> Facts:
    """What the text says of itself: in its head, its signature, and the lines of the page around it."""
    lines = lines_of(text)
    outside = furniture(lines, len(text))
    inside = [line.text for place, line in enumerate(lines) if place not in outside]
    page = labelled([lines[place].text for place in sorted(outside)])
    head = inside[:HEAD]
    title, after = title_of(head)
    number = number_of(head)
    signer, signed = signature_of(inside)
    changed, maker, order = history_of(head[after : after + LINES])
    number = number or order
    return page.over(
        Facts(
            title=title,
            number=number,
            issuer=issuer_of(title, head) or (signer if number else None) or maker,
            written=_session(head[after : after + LINES]) or signed or changed or _year(title, number),
        )
    )


def number_of(head: list[str]) -> str | None:
    """The document number that stands on a line of its own, or on two below an order: 湖南省人民政府令, 第300号."""
    for place, line in enumerate(head):
        following = head[place + 1] if place + 1 < len(head) else ""
        if found := document_number(line):
            return found
        if line.endswith(ORDERS) and HEADER.match(line) and ORDER_NUMBER.fullmatch(following):
            return document_number(line + following)
    return None


def signature_of(lines: list[str]) -> tuple[str | None, str | None]:
    """Who signed, and when: the first line below the opening that is a date, with the body before it."""
    for place, line in enumerate(lines):
        match = SIGNED.fullmatch(line) if place > 2 and len(line) <= 60 else None
        if match is None or not match["d"] or (match["who"] and not BODY.search(match["who"].strip())):
            continue
        signed = iso_date(match["date"])
        if signed:
            before = match["who"] or lines[place - 1]
            who = re.sub(r"[\s　]+", " ", before).strip()
            plain = len(who) <= 40 and re.fullmatch(r"[一-鿿、 ]+", who) is not None and BODY.search(who)
            return (who if plain else None), signed
    return None, None


def _session(lines: list[str]) -> str | None:
    """The day of the session at which a report was given: ——2026年1月26日在广东省第十四届人民代表大会第五次会议上."""
    for place, line in enumerate(lines):
        match = SESSION.match(line + (lines[place + 1] if place + 1 < len(lines) else ""))
        if match and (date := iso_date(match["date"])):
            return date
    return None


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


def title_of(head: list[str]) -> tuple[str | None, int]:
    """The title, joined where it is set in several lines, and the index of the line after it."""
    for place, text in enumerate(head):
        if document_number(text) or CAPTION.search(text) or len(text) > 100:
            continue
        if (header := HEADER.match(text)) is not None:
            if header["kind"] in ORDERS and (order := _promulgated(head[place + 1 :])):
                return order, place + 1
            if header["kind"] != "公告":
                continue
        if iso_date(text) and not TITLE_END.search(text) and len(text) < 24:
            continue
        if OPENING.match(text) or ORDER_NUMBER.fullmatch(text) or ("。" in text.rstrip("。") and len(text) > 40):
            continue
        for after in range(place + 2, min(place + 1 + PARTS, len(head) + 1)):
            parts = head[place:after]
            if any(TITLE_END.search(part) or _no_part(part) for part in (parts[0], *parts[1:-1])) or _no_part(
                parts[-1]
            ):
                break
            if TITLE_END.search(parts[-1]):
                return tidy("".join(parts)), after
        return tidy(text), place + 1
    return None, 0


def _no_part(line: str) -> bool:
    """Whether a line is no part of a title set in several lines."""
    return (
        len(line) > 50
        or line[0] in "（("
        or line.replace(" ", "") == "目录"
        or document_number(line) is not None
        or OPENING.match(line) is not None
        or re.search(r"[。！：:——]", line) is not None
    )


def _promulgated(lines: list[str]) -> str | None:
    """What an order promulgates: 《…条例》已经…通过，现予公布."""
    match = next((found for line in lines[:6] if (found := PROMULGATED.search(line))), None)
    return match["title"] if match else None


def tidy(title: str) -> str:
    """A title without the spaces that only set it out, and without the mark at its end."""
    bare = re.sub(r"\s+", " ", title).lstrip("#").strip(" 　。")
    if re.fullmatch(r"(?:[一-鿿《》] )+[一-鿿《》]", bare):
        return bare.replace(" ", "")
    return re.sub(r"(?<=[一-鿿] [一-鿿]) (?=[一-鿿](?: |$))", "", bare)


def issuer_of(title: str | None, head: list[str]) -> str | None:
    """The issuing body that the letterhead or the front of the title names."""
    for line in head[:4]:
        match = HEADER.match(line)
        if match and match["kind"] in ("文件", *ORDERS) and BODY.search(match["body"]):
            return TERM.sub("", re.sub(r"\s+", "", match["body"])).removeprefix("中华人民共和国")
    match = ISSUER.match(title or "")
    return re.sub(r"\s+", " ", match[1]).strip() if match and BODY.search(match[1].strip()) else None
