from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ingest.load.encoding import decode, decode_page, plausibility

SENTENCE = "株洲市天元区推进农村土地制度改革，流转土地4.45万亩，涉及农户1.2万户。"
TRADITIONAL = "本會期內，政府將繼續推動農村土地制度改革，並設立專項基金，支持各縣市辦理。"
# what a page of public affairs is made of, so that a detector has something to go by
HAN = st.lists(
    st.sampled_from(
        [
            "深化农村改革",
            "推进项目建设",
            "，",
            "。",
            "《实施方案》",
            "2024年",
            "株洲市",
            "的",
            "4.5万亩",
            "\n",
            "“十大行动”",
        ]
    ),
    min_size=3,
    max_size=60,
).map("".join)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "gb2312", "utf-16", "utf-32"])
def test_simplified_text(encoding: str) -> None:
    assert decode(SENTENCE.encode(encoding)) == SENTENCE


@pytest.mark.parametrize("encoding", ["utf-8", "big5", "big5hkscs", "utf-16"])
def test_traditional_text(encoding: str) -> None:
    assert decode(TRADITIONAL.encode(encoding)) == TRADITIONAL


def test_utf16_of_both_orders() -> None:
    assert decode(b"\xfe\xff" + SENTENCE.encode("utf-16-be")) == SENTENCE
    assert decode(b"\xff\xfe" + SENTENCE.encode("utf-16-le")) == SENTENCE


@given(HAN, st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16"]))
def test_what_was_encoded_comes_back(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0\ufeff")))
def test_utf8_is_read_exactly(text: str) -> None:
    assert decode(text.encode()) == text


@given(st.binary(min_size=1, max_size=400))
def test_any_bytes_give_a_text_that_can_be_stored_or_a_reason(data: bytes) -> None:
    try:
        text = decode(data)
    except ValueError as error:
        text = str(error)
    assert text.encode().decode() == text


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"MZ\x90\0\x03\0", bytes(range(256)) * 4])
def test_binaries_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="binary"):
        decode(data)


def test_a_wrong_byte_order_mark_is_told() -> None:
    with pytest.raises(ValueError, match="UTF-8"):
        decode(b"\xef\xbb\xbf" + SENTENCE.encode("gb18030"))


def page(said: str, text: str = SENTENCE) -> str:
    return (
        f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={said}"></head><p>{text}</p></html>'
    )


@pytest.mark.parametrize("said", ["gb2312", "GBK", "gb18030", "x-gbk"])
def test_pages_that_say_gb_are_gb18030(said: str) -> None:
    # 镕 is not in GB2312, 㐀 in neither GB2312 nor GBK
    text = SENTENCE + "朱镕基㐀"
    assert text in decode_page(page(said, text).encode("gb18030"))


def test_pages_that_say_the_wrong_encoding() -> None:
    assert SENTENCE in decode_page(page("gb2312").encode("utf-8"))
    assert SENTENCE in decode_page(page("utf-8").encode("gb18030"))
    assert SENTENCE in decode_page(page("utf-8").encode("utf-8-sig"))
    assert TRADITIONAL in decode_page(page("big5", TRADITIONAL).encode("big5"))


def test_a_few_broken_bytes_in_a_page_are_shown() -> None:
    data = page("gb2312", SENTENCE * 20).encode("gb18030")
    text = decode_page(data.replace("亩".encode("gb18030"), b"\xff", 1))
    assert "\ufffd" in text
    assert SENTENCE in text


@given(HAN)
def test_a_right_decoding_is_at_least_as_plausible_as_a_wrong_one(text: str) -> None:
    assume(any(character > "\x7f" for character in text))
    wrong = text.encode("gb18030").decode("big5hkscs", errors="replace")
    assert plausibility(text) >= plausibility(wrong)
    assert plausibility(text) > 0.9


@pytest.mark.parametrize(
    "data", ["改革開放の方針についての報告書です。".encode("shift-jis") * 9, b"\xff\xfa\xf1 broken" * 9]
)
def test_what_is_in_another_encoding_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="save it as UTF-8"):
        decode(data)
    with pytest.raises(ValueError, match="save it as UTF-8"):
        decode_page(data)
