from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.periods import period
from api.problems import Problem


@given(st.dates(), st.sampled_from([4, 7, 10]))
def test_a_period_covers_the_dates_that_begin_with_it(date: object, digits: int) -> None:
    text = str(date)
    start, until = period(text[:digits])
    assert start is not None
    assert until is not None
    assert start <= text < until


@given(st.dates(), st.dates())
def test_an_interval_covers_what_lies_between(one: object, other: object) -> None:
    first, last = sorted((str(one), str(other)))
    start, until = period(f"{first}/{last}")
    assert start == first
    assert until is not None
    assert last < until
    assert period(f"{first}/..")[0] == first
    assert period(f"../{last}")[0] == ""


@pytest.mark.parametrize("text", ["", "soon", "2023-13", "2023-1", "..", "../..", "2023/", "/2023", "2023/2024/2025"])
def test_what_is_no_period_is_a_problem(text: str) -> None:
    with pytest.raises(Problem):
        period(text)


@given(st.text(max_size=30))
def test_any_text_is_a_period_or_a_problem(text: str) -> None:
    with suppress(Problem):
        start, until = period(text)
        assert start is not None
        assert until is not None
