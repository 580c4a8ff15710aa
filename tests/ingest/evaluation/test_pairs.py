"""Name pairs: the file, and how they are judged."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import UsageError
from ingest.evaluation.pairs import COLUMNS, Pair, Side, judge, read, tally


def pair(type_: str, one: Side, other: Side, same: bool) -> Pair:
    return Pair(type_, one, other, same)


def test_ids_of_names_are_compared() -> None:
    district, neighbour = "湖南省/株洲市/天元区", "湖南省/株洲市/石峰区"
    pairs = [
        pair("Institution", Side("区委", district, ""), Side("中共株洲市天元区委员会", district, ""), True),
        pair("Institution", Side("区委", district, ""), Side("区委", neighbour, ""), False),
        pair("Program", Side("河长制", "湖南省", ""), Side("“河长制”", "湖北省", ""), True),
        pair("Program", Side("林长制", "", ""), Side("河长制", "", ""), True),
    ]
    judged = list(judge(pairs))
    assert [one.same for one in judged] == [True, False, True, False]
    assert (tally(judged).precision, tally(judged).recall) == (1.0, 2 / 3)


def test_two_names_in_one_text_are_one_document() -> None:
    text = "省营商环境工作领导小组（以下简称领导小组）成立。领导小组办公室设在省政府。"
    sides = Side("省营商环境工作领导小组", "湖南省", text), Side("领导小组", "湖南省", text)
    (judged,) = judge([pair("Institution", *sides, True)])
    assert judged.found == 2
    assert judged.same


def test_our_pairs_can_be_read() -> None:
    pairs = read()
    assert {one.type for one in pairs} >= {"Institution", "Policy", "Program", "ReformArea"}
    assert any(one.same for one in pairs)
    assert any(not one.same for one in pairs)
    assert len({(one.type, frozenset((one.one, one.other))) for one in pairs}) == len(pairs)


@pytest.mark.parametrize(
    "row", ["Idea,甲,,,乙,,,yes", "Program,甲,,,乙,,,maybe", "Program,,,,乙,,,no", "Program,甲,,无,乙,,,no"]
)
def test_a_row_that_does_not_fit_is_refused(tmp_path: Path, row: str) -> None:
    (tmp_path / "pairs.csv").write_text(",".join(COLUMNS) + f"\n# a comment\n{row}\n", encoding="utf-8")
    with pytest.raises(UsageError, match="pair 1"):
        read(tmp_path / "pairs.csv")
