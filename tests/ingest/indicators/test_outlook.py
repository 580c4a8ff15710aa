"""Paragraphs that look back or ahead."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.indicators.outlook import leaning, turns


@pytest.mark.parametrize(
    ("paragraph", "ahead"),
    [
        ("加快建设物流枢纽，支持企业技改，鼓励社会办学，完善养老服务。", True),
        ("物流枢纽加快建设，工业投资增长8%，出口总额居全国首位，获批试验区3个，港口建成。", False),
        ("去年建成了物流枢纽，开通了航线，支持企业技改，港口吞吐量突破2亿吨。", False),
    ],
)
def test_a_paragraph_is_judged_by_its_clauses(paragraph: str, ahead: bool) -> None:
    assert (leaning(paragraph) > 0) is ahead


def test_clauses_that_say_nothing_weaken_what_the_others_say() -> None:
    plan = "加快建设物流枢纽，支持企业技改，鼓励社会办学。"
    assert 0 < leaning(plan + "物流枢纽的位置。" * 9) < leaning(plan)


@given(st.text(alphabet="加快建设支持增长了已达到前列，。；1%", max_size=60))
def test_a_result_never_speaks_for_the_plan(words: str) -> None:
    assert leaning(words + "。港口已建成") <= max(leaning(words), 0)


def test_a_paragraph_that_says_little_goes_on_as_those_around_it() -> None:
    assert turns([-4.0, 0.4, -4.0, 4.0, -0.4, 4.0]) == [False, False, False, True, True, True]


def test_a_text_of_nothing_looks_nowhere() -> None:
    assert turns([]) == []


@given(st.lists(st.floats(-5, 5), max_size=12))
def test_plain_words_are_followed(leanings: list[float]) -> None:
    plain = [lean * 100 + (7 if lean > 0 else -7) for lean in leanings]
    assert turns(plain) == [lean > 0 for lean in plain]
