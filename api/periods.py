"""Periods as they are typed into a parameter: ISO 8601, a year, a month, a day or an interval."""

from __future__ import annotations

import re
from typing import Annotated

from fastapi import Query

from api.problems import Problem

POINT = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?")

PeriodParameter = Annotated[
    str | None,
    Query(
        max_length=30,
        description="ISO 8601: a year, month or day, or an interval such as 2022/2024, 2023-06/.., ../2024; "
        "compared with the dates of documents",
        examples=["2023", "2023-06/2024"],
    ),
]


def period(text: str | None) -> tuple[str | None, str | None]:
    """The dates that a period covers: from the first on, before the second; None twice where there is no limit.

    >>> period("2023"), period("2022-12/..")
    (('2023', '2023~'), ('2022-12', '~'))

    Raises:
        Problem: 422, it is no period.
    """
    if text is None:
        return None, None
    start, slash, end = text.partition("/")
    end = end if slash else start
    points = [point for point in (start, end) if not (slash and point == "..")]
    if not points or any(POINT.fullmatch(point) is None for point in points):
        raise Problem(422, f"period={text}: not 2023, 2023-06, 2023-06-30, or two of them as 2022/2024 (.. for open)")
    # "~" sorts behind every date that begins with the same digits
    return "" if start == ".." else start, "~" if end == ".." else f"{end}~"
