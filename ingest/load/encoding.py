"""Bytes become text: the encodings that Chinese government sites use."""

from __future__ import annotations

import codecs
import re
from functools import cache

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SAMPLE = 20_000
HEADER = 4096
CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:-]+)""", re.I)
ALIASES = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "x-gbk": "gb18030",
    "gb_2312-80": "gb18030",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
}
# what speaks for an encoding beside the characters it gives: that the page says so, that the bytes are UTF-8
SAID, UTF8 = 0.1, 0.5
# what a right decoding reaches at least; a wrong one of Chinese text gives a third
LIKELY = 0.6
# one of so many characters of a page may be broken
BROKEN = 200


def decode(data: bytes) -> str:
    """The text of a plain text file, without byte order mark; line ends as they are.

    A byte order mark decides; else UTF-8 where the bytes are UTF-8, else GB18030 (which GB2312 and GBK are part of) or
    Big5, whichever gives the commoner characters.

    Raises:
        ValueError: it is a binary or in none of these encodings; the message says so and what to do.
    """
    for mark, name in BOMS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(name)
            except UnicodeDecodeError as error:
                raise ValueError(
                    f"says that it is {name.upper()} but byte {error.start} is not; save it as UTF-8"
                ) from error
    if b"\0" in data:
        raise ValueError("is a binary, not a text; give the document as text, HTML, PDF or Word")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    found = []
    for name in ("gb18030", "big5hkscs"):
        try:
            found.append(data.decode(name))
        except UnicodeDecodeError:
            continue
    best = max(found, key=plausibility, default="")
    if plausibility(best) < LIKELY or not found:
        raise ValueError("is no text in UTF-8, GB18030, Big5 or UTF-16; save it as UTF-8")
    return best


def decode_page(data: bytes) -> str:
    """The text of an HTML page: by its byte order mark, else by what its header says, else by what fits.

    A page that says gb2312 or gbk is read as GB18030; a few broken bytes are shown as U+FFFD, as browsers do.

    Raises:
        ValueError: it is a binary, or in no encoding that is known here.
    """
    if any(data.startswith(mark) for mark, _ in BOMS) or b"\0" in data:
        return decode(data)
    declared = CHARSET.search(data[:HEADER])
    said = ALIASES.get(declared[1].decode("ascii").lower(), "utf-8") if declared else "utf-8"
    scores: dict[str, float] = {}
    for name in ("utf-8", "gb18030", "big5hkscs"):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        scores[text] = plausibility(text) + SAID * (name == said) + UTF8 * (name == "utf-8")
    best = max(scores, key=lambda text: scores[text], default="")
    if best and scores[best] >= LIKELY:
        return best
    text = data.decode(said, errors="replace")
    if best or text.count("\ufffd") * BROKEN > len(text):
        raise ValueError("is in no encoding that is known here (UTF-8, GB18030, Big5, UTF-16); save it as UTF-8")
    return text


def plausibility(text: str) -> float:
    """The share of common Chinese characters and of signs among what is not ASCII, 0 to 1."""
    wide = [character for character in text[:SAMPLE] if character > "\x7f"]
    known = common()
    return sum(character in known for character in wide) / len(wide) if wide else 1.0


@cache
def common() -> frozenset[str]:
    """The signs and the common characters (level 1) of GB2312 and Big5: rows of their code tables."""
    tables = (
        ("gb2312", range(0xA1, 0xA4), range(0xA1, 0xFF)),
        ("gb2312", range(0xB0, 0xD8), range(0xA1, 0xFF)),
        ("big5", range(0xA4, 0xC7), (*range(0x40, 0x7F), *range(0xA1, 0xFF))),
    )
    return frozenset(
        character
        for encoding, firsts, seconds in tables
        for first in firsts
        for second in seconds
        for character in bytes((first, second)).decode(encoding, errors="ignore")
    ) | frozenset("—…“”‘’·〇")
