"""The lines below the title of a law or regulation: who adopted, promulgated and amended it, and when."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.load.forms import DATE, document_number, iso_date

EVENT = re.compile(rf"(?P<date>{DATE.pattern})\s*(?P<what>[^。；]{{2,80}}?)(?P<act>通过|公布|发布|修订|修正|批准)")
LINE = re.compile(rf"[（(]?\s*{DATE.pattern}\s*\S")
TERM = re.compile(r"第[一二三四五六七八九十\d]+届")
# where the name of the body ends: 国务院第117次常务会议, 国务院令第736号, 最高人民法院审判委员会第3次会议
BODY_END = re.compile(r"(?:审判委员会|检察委员会)?第[一二三四五六七八九十百\d]+次|令第|公告第?|《|$")
ORDER = re.compile(r"[一-鿿]{2,30}令第\d+号")


def history_of(head: Sequence[str]) -> tuple[str | None, str | None, str | None]:
    """The date of the last event, the body of the first and the number of the last order, as far as lines tell them."""
    events = [match for line in head if LINE.match(line) for match in EVENT.finditer(line)]
    if not events:
        return None, None, None
    what = TERM.sub("", events[0]["what"])
    end = BODY_END.search(what)
    body = what[: end.start() if end else len(what)].strip(" 　经由").removeprefix("中华人民共和国")
    orders = [order[0] for event in events if (order := ORDER.search(event["what"]))]
    number = document_number(orders[-1].removeprefix("中华人民共和国")) if orders else None
    return iso_date(events[-1]["date"]), body or None, number
