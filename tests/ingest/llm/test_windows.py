"""Windows hold every sentence once, and quotes are found where they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.config import PROJECT
from graph.model import Document, Sentence
from ingest.llm import evidence, windows
from ingest.llm.windows import Window
from ingest.load import load
from ingest.pipeline import reading
from ingest.reading import Reading

SAMPLE = PROJECT / "ingest" / "samples" / "tianyuan-reform-2023.txt"


@pytest.fixture(scope="module")
def read() -> Reading:
    return reading(load(SAMPLE, SAMPLE.name))


@pytest.mark.parametrize("size", [7, 60, 300, 10_000])
def test_windows_hold_the_text_of_all_sentences_once(read: Reading, size: int) -> None:
    cut = list(windows.cut(read, size))
    pieces = [piece for window in cut for piece in window.pieces]
    assert pieces == sorted(pieces)
    text = read.document.text
    sentences = "".join(text[sentence.start : sentence.end] for sentence in read.sentences)
    assert "".join(text[start:end] for start, end in pieces) == sentences
    assert all(sum(end - start for start, end in window.pieces) <= size for window in cut)


def test_a_window_knows_the_headings_above_it(read: Reading) -> None:
    text = read.document.text
    (window,) = (w for w in windows.cut(read, 60) if any("湘江东岸" in text[slice(*piece)] for piece in w.pieces))
    assert [text[start:end] for start, end in window.headings] == ["深化农村改革", "农业供给侧改革"]
    (place,) = window.places(read, "深化农村改革")
    assert text[slice(*place)] == "深化农村改革"
    assert window.places(read, "深化教育综合改革") == []


def test_halves_are_the_window() -> None:
    window = Window(((0, 5), (6, 9), (9, 12)), ())
    first, second = window.halves()
    assert first.pieces + second.pieces == window.pieces
    assert Window(((0, 5),), ()).halves() == []


def test_what_stands_in_no_sentence_is_no_evidence() -> None:
    found = Reading(Document("a", "首页 搜索\n深化改革。", ""), sentences=[Sentence(0, 6, 11)])
    window = Window(((0, 11),), ())
    assert window.places(found, "搜索") == []
    assert window.places(found, "改革") == [(8, 10)]


@given(st.text("改革领域 \n《》,", min_size=1, max_size=30), st.data())
def test_any_part_of_a_text_is_found_in_it_whatever_its_spaces(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    quote = text[start : data.draw(st.integers(start, len(text)))]
    found = evidence.places(text, 0, len(text), " ".join(quote))
    marks = "".join(quote.split())
    assert all("".join(text[left:right].split()) == marks for left, right in found)
    assert bool(found) == bool(marks)


@pytest.mark.parametrize(
    ("name", "words", "so"),
    [
        ("电力行业改革", "电力、电信等行业改革", True),
        ("一照通", "“一照通”登记模式", True),
        ("电信改革", "改革电信", False),
        ("", "改革", False),
        ("《》", "《》", False),
    ],
)
def test_a_name_is_made_of_its_quote(name: str, words: str, so: bool) -> None:
    assert evidence.spelled(name, words) is so
