"""Which programmes belong to which others and to which plans."""

from __future__ import annotations

from collections.abc import Callable

Stated = Callable[..., set[tuple[str, str]]]
PROSE = "各有关方面结合实际抓好落实，及时总结经验，遇到的困难随时报告，重要情况按程序上报。"


def test_a_stage_belongs_to_the_whole_whose_name_it_opens_with(stated: Stated) -> None:
    text = f"工作简报\n{PROSE}实施“绿谷”工程。“绿谷”工程二期项目顺利开工。启动“绿谷”工程师培养计划。{PROSE}\n"
    assert stated("PART_OF", text) == {("“绿谷”工程二期项目", "“绿谷”工程")}


def test_what_a_name_that_counts_gathers_belongs_to_it(stated: Stated) -> None:
    text = (
        f"工作简报\n{PROSE}推行“绿水”制度、“蓝天”制度和“净土”制度（以下统称“三项制度”）。全面推行“三项制度”。{PROSE}\n"
    )
    found = {head for head, tail in stated("PART_OF", text) if tail == "“三项制度”"}
    assert found >= {"“绿水”制度", "“蓝天”制度"}


def test_what_a_plan_is_for_is_no_part_of_it(stated: Stated) -> None:
    text = f"工作简报\n{PROSE}印发《关于助力“绿泉”行动的意见》和《“绿谷”行动实施方案》。{PROSE}\n"
    found = stated("PART_OF", text)
    assert ("“绿谷”行动", "“绿谷”行动实施方案") in found
    assert not any(head == "“绿泉”行动" for head, _ in found)


def test_what_a_paper_is_to_win_or_agrees_to_build_is_no_part_of_it(stated: Stated) -> None:
    text = f"工作简报\n{PROSE}印发《关于打好“清江”攻坚战的意见》。“清江”攻坚战三年行动启动。{PROSE}\n"
    text += f"《关于支持“绿泉”行动若干措施》印发。扎实开展“绿泉”行动。{PROSE}\n"
    assert not {tail for _, tail in stated("PART_OF", text)} & {
        "关于打好“清江”攻坚战的意见",
        "关于支持“绿泉”行动若干措施",
    }
