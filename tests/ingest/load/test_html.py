from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.config import PROJECT
from ingest.load.html import read

DATA = Path(__file__).parents[2] / "data"
P1 = "市人民政府印发《株洲市农村改革三年行动方案》，推进农村土地制度改革，流转土地12万亩，带动农户3.4万户。"
P2 = "市农业农村局牵头推进农村集体产权制度改革，组建股份经济合作社320家，村级集体经济收入持续增长。"
MENU = "".join(f'<li><a href="/{number}">栏目{number}</a></li>' for number in range(9))


def page(body: str, head: str = "") -> str:
    return f'<!DOCTYPE html><html><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'


def lines(body: str, head: str = "") -> list[str]:
    return read(page(body, head).encode())[0].splitlines()


def test_a_news_page() -> None:
    text, facts = read((DATA / "news.html").read_bytes())
    assert text.splitlines() == [
        "龙潭区农村改革三项试点全部落地",
        "本报讯 5月8日，龙潭区召开农村改革现场会，总结“三变”改革经验。",
        "会议透露，全区流转土地3.2万亩，组建农业合作社46家。",
        "下一步，区农业农村局将在全区推广“订单农业”模式。",
    ]
    assert facts.title == "龙潭区农村改革三项试点全部落地"
    assert (facts.date, facts.source, facts.author) == ("2024-05-10", "龙潭发布", "王五")


def test_a_policy_page_with_a_table_of_metadata() -> None:
    text, facts = read((DATA / "policy.html").read_bytes())
    assert text.splitlines()[:3] == [
        "青溪市人民政府办公室关于推进农村改革的实施意见",
        "青政办发〔2023〕12号",
        "各县区人民政府，市政府各部门：",
    ]
    assert "索引号" not in text
    assert "首页" not in text
    assert text.rstrip().endswith("（此件公开发布）")
    assert facts.number == "青政办发〔2023〕12号"
    assert facts.issuer == "青溪市人民政府办公室"
    assert (facts.written, facts.date, facts.day) == ("2023-04-18", "2023-04-25", "2023-04-18")


def test_the_title_stands_once_and_on_one_line() -> None:
    head = "<title>株洲市人民政府关于推进农村改革的通知-株洲市人民政府</title>"
    body = f"<h1>株洲市人民政府关于推进农村改革的通知</h1><p>株洲市人民政府</p><p>关于推进农村改革的通知</p><p>{P1}</p>"
    assert lines(body, head) == ["株洲市人民政府关于推进农村改革的通知", P1]


def test_the_title_of_the_page_is_added_where_the_text_has_none() -> None:
    meta = '<meta name="ArticleTitle" content="株洲农村改革见成效">'
    assert lines(f"<div><p>{P1}</p></div>", meta) == ["株洲农村改革见成效", P1]


def test_scripts_menus_and_hidden_parts_are_no_text() -> None:
    body = (
        f"<script>var a='{P1}'</script><style>p{{}}</style><div style='display: none'>{P2}</div>"
        f"<!-- {P2} --><ul>{MENU}</ul>"
        f"<div class='content'><p>{P1}</p><p>{P2}</p></div><noscript>{P1}</noscript><footer><p>联系我们</p></footer>"
    )
    assert lines(body) == [P1, P2]


def test_a_list_of_other_news_beside_the_text() -> None:
    news = "".join(f'<p><a href="/{number}">另一条关于农村改革的新闻标题第{number}条</a></p>' for number in range(8))
    assert lines(f"<div id='a'><p>{P1}</p><p>{P2}</p></div><div>{news}</div>") == [P1, P2]


def test_the_signature_beside_the_text_stays() -> None:
    body = f"<div><div><p>{P1}</p><p>{P2}</p></div><p>株洲市人民政府</p><p>2024年5月1日</p></div>"
    assert lines(body)[-2:] == ["株洲市人民政府", "2024年5月1日"]


def test_tables_of_data_are_rows() -> None:
    table = "<table><tr><th>指标</th><th>2024年</th></tr><tr><td>流转<br>土地</td><td><p>12万亩</p></td></tr></table>"
    assert lines(f"<p>{P1}</p>{table}<p>{P2}</p>") == [P1, "指标\t2024年", "流转 土地\t12万亩", P2]


def test_tables_that_lay_out_the_page_are_not() -> None:
    table = f"<table><tr><td><table><tr><td><p>{P1}</p><p>{P2}</p></td></tr></table></td></tr></table>"
    assert lines(table) == [P1, P2]


def test_lists_keep_their_numbers_and_breaks_their_lines() -> None:
    assert lines(f"<p>{P1}<br>{P2}</p><ol><li>一项</li><li>两项</li></ol><ul><li>三项</li></ul>") == [
        P1,
        P2,
        "1. 一项",
        "2. 两项",
        "三项",
    ]


def test_spaces_that_only_set_out_are_gone() -> None:
    assert lines(f"<p>{P1}</p><p>&nbsp;&nbsp;　成&nbsp;&nbsp;员：张　三&nbsp;</p>")[1] == "成 员：张 三"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_page_is_the_same_in_every_encoding(encoding: str) -> None:
    source = page(f"<p>{P1}</p><p>{P2}</p>").replace("utf-8", "gb2312" if encoding == "gb18030" else "utf-8")
    assert read(source.encode(encoding))[0] == P1 + "\n" + P2 + "\n"


@pytest.mark.parametrize(
    "body",
    ["", "<div id='app'></div><script>render()</script>", f"<ul>{MENU}</ul>", "<p>&nbsp;</p>", "<img src='a.png'>"],
)
def test_a_page_without_text(body: str) -> None:
    with pytest.raises(ValueError, match="without text"):
        read(page(body, "<title>某市人民政府</title>").encode())


@pytest.mark.parametrize("tag", ["div", "x", "b", "table"])
def test_deep_nesting_is_refused_at_once(tag: str) -> None:
    with pytest.raises(ValueError, match="nested"):
        read(page(f"<{tag}>" * 200_000 + P1).encode())


def test_control_characters_and_broken_references_do_not_pass() -> None:
    text = "\n".join(lines(f"<p>{P1}&#0;&#xD800;&#x1;\x07\x1b</p>"))
    assert text.startswith(P1)
    assert all(character in "\n\t" or character.isprintable() for character in text)
    text.encode()


@given(st.text(st.sampled_from("<>/pdivtabletrtdliol= \"'&;#x0农村改革，。\n"), max_size=200))
def test_any_page_gives_text_or_a_reason(source: str) -> None:
    try:
        text = read(page(source).encode())[0]
    except ValueError as error:
        text = str(error)
    assert text.strip()


@given(
    st.lists(st.sampled_from([P1, P2, "一、主要任务", "（一）深化改革。", "株洲市人民政府"]), min_size=2, max_size=8)
)
def test_paragraphs_come_back_in_their_order(paragraphs: list[str]) -> None:
    body = "<div>" + "".join(f"<p><span>{one[:3]}</span>{one[3:]}</p>" for one in [P1, *paragraphs]) + "</div>"
    assert lines(body) == [P1, *paragraphs]


def test_the_sample() -> None:
    text, facts = read((PROJECT / "ingest" / "samples" / "shifeng-hetang-news-2025.html").read_bytes())
    assert text.startswith("石峰荷塘携手推进河湖管护机制改革\n3月20日，石峰区人民政府")
    assert "首页" not in text
    assert "备案号" not in text
    assert (facts.source, facts.date) == ("石峰新闻网", "2025-03-22")
