"""Tokens of one character."""

from __future__ import annotations

import spacy
from hypothesis import example, given
from hypothesis import strategies as st

from ingest.characters import tokenizer

NLP = spacy.blank("zh", config={"nlp": {"tokenizer": {"segmenter": "char"}}})


@given(st.text(st.sampled_from("改革a1 \n\t　\u2028，𠀀")))
@example("")
@example(" 改 革  \n")
def test_they_are_those_of_spacy(text: str) -> None:
    mine, theirs = tokenizer(NLP.vocab)(text), NLP.make_doc(text)
    assert mine.text == text
    assert [one.text_with_ws for one in mine] == [one.text_with_ws for one in theirs]
