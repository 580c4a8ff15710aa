"""Places that survive a change of the loader."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from ingest.evaluation.anchors import RUN, Shift, marks, spans_of

LETTERS = "改革农村土地林长河湖区市县省委"
clauses = st.lists(st.text(LETTERS, min_size=3, max_size=12), min_size=3, max_size=12, unique=True)


def test_lines_are_found_in_order_whatever_the_white_space() -> None:
    text = "标题\n第一行的话，第二行的话。\n别的话。\n第三 行的话。"
    spans = spans_of("标题\n第一行的话，\n第二行的话。\n第三行的话。", text)
    assert [text[start:end] for start, end in spans] == ["标题\n第一行的话，第二行的话。", "第三 行的话。"]


def test_a_line_out_of_order_is_left_out() -> None:
    text = "关于发展的意见\n甲发〔2018〕1号\n各部门要做好工作。"
    spans = spans_of("甲发〔2018〕1号\n关于\n发展的意见\n甲发〔2018〕1号\n各部门要做好工作。", text)
    assert [text[start:end] for start, end in spans] == [text]
    assert spans_of("没有的话", text) == ()


@given(clauses)
def test_offsets_follow_the_text(words: list[str]) -> None:
    old = "，".join(words)
    # another loader: a line of furniture in front, line ends elsewhere
    new = "首页1\n" + "，\n".join(f"{word[:2]} {word[2:]}" for word in words)
    shift = Shift(marks(old, [(0, len(old))]), marks(new, [(0, len(new))]))
    assert shift.kept == len(words)
    for match in RUN.finditer(old):
        start, end = shift.of(match.start()), shift.of(match.end())
        assert start is not None
        assert end is not None
        assert re.sub(r"\s", "", new[start:end]) == match.group()


def test_nothing_found_again_gives_no_place() -> None:
    assert Shift(marks("甲乙丙", [(0, 3)]), marks("丁戊己", [(0, 3)])).of(1) is None


def test_marks_tell_no_text() -> None:
    found = marks("深化农村改革，推行林长制", [(0, 12)])
    assert [(mark.start, mark.end) for mark in found] == [(0, 6), (7, 12)]
    assert all(re.fullmatch("[0-9a-f]{6}", mark.hash) for mark in found)
