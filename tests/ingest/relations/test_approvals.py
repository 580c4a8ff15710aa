"""Who carries out what a reply of the State Council approves."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Stated = Callable[..., set[tuple[str, str]]]
REPLY = "科技部、湖南省人民政府：\n你们的请示收悉。现批复如下：\n一、同意株洲高新区建设国家自主创新示范区。"


@pytest.mark.parametrize(
    ("sentence", "heads"),
    [
        ("湖南省人民政府要加强组织领导，建立协同推进机制，搭建平台。", {"湖南省人民政府"}),
        ("湖南省人民政府要切实承担主体责任，抓紧工作。", {"湖南省人民政府"}),
        ("科技部要加强组织领导，给予积极支持。", set()),
        ("湖南省人民政府要按季报告情况。", set()),
    ],
)
def test_governments_carry_out_what_is_approved(stated: Stated, sentence: str, heads: set[str]) -> None:
    text = f"国务院关于同意株洲高新区建设国家自主创新示范区的批复\n国函〔2018〕9号\n{REPLY}\n二、{sentence}\n国务院\n"
    assert {head for head, tail in stated("IMPLEMENTS", text) if tail == "国家自主创新示范区"} == heads


def test_a_notice_approves_nothing(stated: Stated) -> None:
    text = f"国务院关于高新区建设的通知\n{REPLY}\n二、湖南省人民政府要加强组织领导，搭建平台。\n"
    assert not stated("IMPLEMENTS", text)
