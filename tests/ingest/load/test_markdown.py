from __future__ import annotations

import pytest

from ingest.load.markdown import read

FRONT = """---
title: 某区改革要点
date: 2025-01-08
region: 湖南省/株洲市/天元区
number: 株天政发[2025]1号
issuer: 株洲市天元区人民政府
source: 某网
author: [张三, 李四]
tags: [改革]
---
"""


def text(source: str) -> str:
    return read(source.encode())[0]


def test_front_matter_is_metadata() -> None:
    body, facts = read((FRONT + "正文。\n").encode())
    assert body == "正文。\n"
    assert facts.title == "某区改革要点"
    assert facts.day == "2025-01-08"
    assert facts.region == "湖南省/株洲市/天元区"
    assert facts.number == "株天政发〔2025〕1号"
    assert (facts.issuer, facts.source, facts.author) == ("株洲市天元区人民政府", "某网", "张三、李四")


def test_front_matter_in_another_encoding() -> None:
    body, facts = read((FRONT + "正文。\n").replace("\n", "\r\n").encode("gb18030"))
    assert (body, facts.title) == ("正文。\n", "某区改革要点")


@pytest.mark.parametrize(
    ("front", "reason"),
    [("title: [", "YAML"), ("- a\n- b", "keys"), ("date: 昨天", "date")],
)
def test_wrong_front_matter(front: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        read(f"---\n{front}\n---\n正文。\n".encode())


def test_a_rule_is_no_front_matter() -> None:
    assert text("正文一。\n\n---\n\n正文二。\n") == "正文一。\n正文二。\n"


def test_marks_are_gone() -> None:
    assert text("# 一、主要**任务**\n\n**（一）深化改革。** 推进*试点*，见[方案](http://a.b/c)。![图](x.png)\n") == (
        "一、主要任务\n（一）深化改革。 推进试点，见方案。\n"
    )
    assert (
        text("> 引文`代码`\n\n- 一项\n- [x] 两项\n\n1. 三项\n<!-- 注\n释 --><br>\n")
        == "引文代码\n一项\n两项\n1. 三项\n"
    )
    assert text(r"5\*6 和 a_b_c、2*3*4") == "5*6 和 a_b_c、2*3*4\n"


def test_tables_are_rows() -> None:
    assert text("| 指标 | 2024年 |\n| :-- | --: |\n| 流转土地 | 5万亩 |\n") == "指标\t2024年\n流转土地\t5万亩\n"


def test_a_paragraph_that_the_author_broke_is_one_line() -> None:
    assert text("株洲市深化农村改革，推进农村土地制度改革试点工作，\n流转土地4.45万亩。\n") == (
        "株洲市深化农村改革，推进农村土地制度改革试点工作，流转土地4.45万亩。\n"
    )
    assert text("一、深化农村改革\n全年流转土地4.45万亩，带动农户增收，成效明显。\n").count("\n") == 2
    assert text("第一段到此结束，这一段写得比较长一些。\n第二段从这里开始。\n").count("\n") == 2


def test_front_matter_that_grows_is_bounded() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]" for level in range(1, 12)]
    front = "\n".join([*lines, "title: *a11", "source: {a: *a11}"])
    assert read(f"---\n{front}\n---\n正文。\n".encode())[1].title is None
    with pytest.raises(ValueError, match="YAML"):
        read(f"---\ntitle: {'题' * 30_000}\n---\n正文。\n".encode())


@pytest.mark.parametrize("piece", ["<!--", "[", "![", "](", "**a ", "*a ", "_a ", "~~a ", "<a", "`", "|"])
def test_marks_without_end_are_no_trap(piece: str) -> None:
    assert read(("正文。" + piece * 50_000).encode())[0].startswith("正文。")
