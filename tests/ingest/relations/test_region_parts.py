"""Which regions belong to which by the words beside their names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Stated = Callable[..., set[tuple[str, str]]]


@pytest.mark.parametrize(
    ("sentence", "pair"),
    [
        ("在广东（珠三角）、湖南先行推广。", ("珠三角", "广东")),
        ("你省广安市请求解决灌溉问题。", ("广安市", "四川省")),
    ],
)
def test_a_region_in_brackets_or_behind_the_one_written_to_is_a_part(
    stated: Stated, sentence: str, pair: tuple[str, str]
) -> None:
    assert pair in stated("PART_OF", f"关于四川省水利建设有关问题的复函\n四川省人民政府：\n{sentence}\n")


def test_a_city_elsewhere_is_no_part_of_the_province_written_to(stated: Stated) -> None:
    text = "关于四川省水利建设有关问题的复函\n四川省人民政府：\n你省株洲市项目请与湖南协商（重庆）。\n"
    assert not {head for head, _ in stated("PART_OF", text)} & {"株洲市", "重庆"}
