"""Paragraphs that look back or ahead."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.indicators.outlook import ahead


@pytest.mark.parametrize(
    ("paragraph", "found"),
    [
        ("加快建设物流枢纽，支持企业技改，鼓励社会办学，完善养老服务。", True),
        ("物流枢纽加快建设，工业投资增长8%，出口总额居全国首位，获批试验区3个，港口建成。", False),
        ("建成了物流枢纽，支持企业技改，鼓励社会办学，完善养老服务。", False),
        ("新建学校12所。", None),
    ],
)
def test_a_paragraph_is_judged_by_its_clauses(paragraph: str, found: bool | None) -> None:
    assert ahead(paragraph, False) is found


def test_it_takes_more_to_outweigh_a_turn_to_the_past() -> None:
    mixed = "加快建设物流枢纽，支持企业技改，鼓励社会办学，完善养老服务，工业投资增长8%，港口建成。"
    assert ahead(mixed, False) is True
    assert ahead(mixed, True) is False


@given(st.text(alphabet="加快建设支持增长了已达到前列，。；1%", max_size=60))
def test_any_words_are_judged(words: str) -> None:
    assert not ahead(words, True) or ahead(words, False)
