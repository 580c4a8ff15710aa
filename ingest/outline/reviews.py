"""Leads that look back: 五年来，|渔民生活持续改善。 这是|渔村面貌显著改变|的五年。 五年来，我们|加强水利，能力提升。"""

from __future__ import annotations

import re

from ingest.outline.heading_forms import lead_pattern, not_lead, predicate_pattern
from ingest.outline.sentences import first_stop

# such a lead is at most this long, in characters
LONGEST = 50
FIGURE = re.compile(r"[\d：:]")
# the time, and who acts
WHEN = re.compile(
    r"(?:(?:过去|这|近|刚刚过去的?)?[一二两三四五六七八九十几\d]+年(?:来|间|里|多来)?|过去(?:的)?[一二三四五]年(?:里|中|来)?"
    r"|“[一二三四十]+五”(?:时期|期间|以来)|[一二]年来|[去今]年(?:以来)?|(?:19|20)\d\d年)，(?:我们|全[省市区县])?"
)
YEARS = re.compile(
    r"(?:(?:过去的?|这)?[一二三四五]年，?)?这?是(?P<what>[^，。是]{4,26}?)的(?:[一二三四五]年|(?:历史)?时期)(?=。)"
)


def review(text: str, start: int, end: int) -> tuple[int, int, int] | None:
    """Where the title of a lead begins and ends that looks back, and where its sentence ends; None for other words."""
    years = YEARS.match(text, start, end)
    if years is not None:
        return (*years.span("what"), years.end() + 1) if predicate_pattern().search(years["what"]) else None
    stop = first_stop(text, start, end, LONGEST)
    when = WHEN.match(text, start, stop)
    if when is None or text[stop - 1] != "。" or stop - start > LONGEST:
        return None
    bare = text[when.end() : stop - 1]
    first, *others = bare.split("，")
    if len(others) > 1 or len(first) < 4 or FIGURE.search(bare) or not_lead().match(bare):
        return None
    topic = predicate_pattern().search(first) is not None
    acts = (
        lead_pattern().match(first) is not None and bool(others) and predicate_pattern().search(others[0]) is not None
    )
    return (when.end(), stop - 1, stop) if topic or acts else None
