"""Tokens of one character, as spaCy's blank Chinese pipeline gives them, in time that grows as the text does.

spaCy's own copies the rest of the text for each token, so that long documents take quadratic time.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from spacy.tokens import Doc
from spacy.vocab import Vocab

TOKEN = re.compile(r"(\S)( ?)|(\s+)")


def tokenizer(vocab: Vocab) -> Callable[[str], Doc]:
    """What makes a `Doc` of a text: a token for each character, one for each run of white space; a blank behind a
    character is part of its token's `text_with_ws`."""

    def tokens(text: str) -> Doc:
        found = TOKEN.findall(text)
        words = [character or white for character, _, white in found]
        return Doc(vocab, words=words, spaces=[blank == " " for _, blank, _ in found])

    return tokens
