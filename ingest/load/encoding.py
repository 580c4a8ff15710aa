"""Bytes become text: the encodings that Chinese government sites use."""

from __future__ import annotations

import codecs
import re
from functools import cache

from ingest import words

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
# how common the characters of a right decoding are at least, and of how many characters one may be broken
LIKELY = 0.3
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
    found = {}
    for name in ("gb18030", "big5hkscs"):
        try:
            found[name] = data.decode(name)
        except UnicodeDecodeError:
            continue
    if not found:
        raise ValueError("is no text in UTF-8, GB18030, Big5 or UTF-16; save it as UTF-8")
    return max(found.values(), key=plausibility)


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
    try:
        text = data.decode(said)
        if plausibility(text) >= LIKELY:
            return text
    except UnicodeDecodeError:
        pass
    try:
        return decode(data)
    except ValueError:
        text = data.decode(said, errors="replace")
        if text.count("\ufffd") * BROKEN > len(text):
            raise
        return text


def plausibility(text: str) -> float:
    """The share of common Chinese characters and punctuation among what is not ASCII, 0 to 1."""
    wide = [character for character in text[:SAMPLE] if character > "\x7f"]
    known = common()
    return sum(character in known for character in wide) / len(wide) if wide else 1.0


@cache
def common() -> frozenset[str]:
    """The commonest characters and marks, simplified and traditional."""
    lists = words.load("characters")
    return frozenset("".join(lists["simplified"] + lists["traditional"] + lists["marks"]))
