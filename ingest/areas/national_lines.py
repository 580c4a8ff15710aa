"""National reforms that go by a name without 改革, wherever a sentence names them: 信访工作法治化, 制度型开放."""

from __future__ import annotations

import re
from functools import cache

from ingest.areas.area_fields import Field, make_field, variants
from ingest.words import load


@cache
def _line() -> re.Pattern[str]:
    """The names; where 改革 follows, it belongs to the name and says so itself."""
    return re.compile(f"(?:{'|'.join(load('areas')['national_lines'])})(?!改革)")


def lines_in(text: str, start: int, end: int) -> list[Field]:
    """The fields that a sentence names so, with their places in the text."""
    return [make_field(found[0], variants(found[0]), found.start()) for found in _line().finditer(text, start, end)]
