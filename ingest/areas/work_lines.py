"""Work lines that a sentence opens with, where it goes on to name a measure: 深化数字政府建设，推出“高效办成一件事”…"""

from __future__ import annotations

import re
from functools import cache

from ingest.areas.area_fields import Field, alternatives
from ingest.areas.area_names import field_of
from ingest.areas.imperatives import imperative

# A work line is at most this long.
LONGEST = 14


@cache
def _line() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives('line_endings')})$")


@cache
def _single() -> re.Pattern[str]:
    """Words that show a single measure or several, not a field."""
    return re.compile(alternatives("not_lines"))


def work_line(text: str, start: int, end: int) -> Field | None:
    """The field of the imperative clause that opens the sentence, with its place in the text; None without one."""
    clause = re.match(r"[^，,；;。：:]+(?=[，,])", text[start:end])
    if clause is None or clause[0].count("“") != clause[0].count("”") or imperative(clause[0]) is None:
        return None
    field = field_of(clause[0])
    if (
        field is None
        or len(field.name) > LONGEST
        or not _line().search(field.name)
        or _single().search(field.name)
        or re.search("[的“]", field.name)
    ):
        return None
    return field.moved(start)
