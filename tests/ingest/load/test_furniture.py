from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ingest.load.furniture import body_spans

BODY = (
    "株洲市深化农村改革工作情况\n\n"
    "今年以来，全市扎实推进农村土地制度改革，流转土地12万亩，带动农户3.4万户，村级集体经济持续壮大。\n"
)
# fmt: off
LINES = st.sampled_from([
    "首页", ">", "您当前位置：首页 >> 新闻", "来源：株洲日报 作者：张三 浏览次数：12", "【字体：", "大", BODY.strip(),
    "主办单位：某市政府", "各位代表：", "备案号：湘ICP备1号", "（一）深化农村改革。", "", "  ", "2024年5月1日",
    "时间：", "2024-05-01 09:00",
])
# fmt: on


def body(text: str) -> str:
    return "\n".join(text[start:end].strip() for start, end in body_spans(text))


def test_a_text_without_a_page_is_all_body() -> None:
    assert body(BODY) == BODY.strip()


def test_navigation_above_the_text() -> None:
    above = "关闭 微信扫码关注某区发布公众号\n您当前位置:某网 >> 资讯中心 >> 深度报道>> 农村改革\n\n文章内容\n\n"
    assert body(above + BODY) == BODY.strip()


def test_a_breadcrumb_in_lines_and_letter_sizes() -> None:
    above = "您的位置:\n首页\n>\n某省要闻\n某省要闻\n"
    below = "【字体：\n大\n中\n小\n分享：\n"
    title, _, rest = BODY.partition("\n")
    assert body(above + title + "\n" + below + rest).split() == BODY.split()


def test_who_wrote_it_is_kept_and_counters_are_not() -> None:
    line = "作者:区改革办 来源:某区发布 发布时间:2023年12月19日 浏览次数:318 【字体:\n"
    title, _, rest = BODY.partition("\n")
    found = body(title + "\n" + line + rest)
    assert "作者:区改革办" in found
    assert "来源:某区发布" in found
    assert "318" not in found
    assert "字体" not in found


def test_a_label_with_its_value_on_the_next_line() -> None:
    title, _, rest = BODY.partition("\n")
    found = body(f"{title}\n阅读量：\n318\n发布时间：\n2024-02-09 09:45:30\n{rest}")
    assert found.split() == BODY.split()


def test_the_imprint_and_all_below_it() -> None:
    below = "\n主办单位:某开发区管理委员会\n承办单位:某区委网信办\n通讯地址:某市\n备案号:湘ICP备00000000号"
    assert body(BODY + below) == BODY.strip()


def test_sharing_and_printing_below_the_text() -> None:
    assert body(BODY + "扫一扫在手机打开当前页\n【\n打印本页\n【\n关闭窗口\n") == BODY.strip()
    assert body(BODY + "（来源：某某日报）\n编辑：李四\n") in (BODY.strip(), BODY.strip() + "\n来源：某某日报）")


def test_words_of_the_imprint_inside_the_text_stay() -> None:
    text = BODY + "主办单位：市农业农村局负责总体协调，各县市区政府抓好落实，确保各项改革任务按期完成。\n" + BODY * 20
    assert "主办单位：市农业农村局" in body(text)


def test_signature_and_date_are_body() -> None:
    text = BODY + "株洲市人民政府办公室\n2024年5月30日\n（此件主动公开）\n"
    assert body(text).split() == text.split()


@given(st.lists(LINES, max_size=40).map("\n".join))
def test_spans_are_in_order_and_in_bounds(text: str) -> None:
    end = 0
    for left, right in body_spans(text):
        assert end <= left < right <= len(text)
        assert text[left:right].strip()
        end = right
