"""The paragraphs of a text: its lines, joined where a page cut them, and the lines that are no prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ingest.outline.numbering import NUMBER
from ingest.outline.segment import ends_word
from ingest.words import load

TERMINAL = "。！？!?；;：:，,、…"
# A line that goes on where the line before it was cut (a link or a number set apart by the page).
CONTINUES = re.compile(r"[，。、；：）》〉”’」』！？,;)]")
CUT = re.compile(r"(?:[《〈“‘「『（(，、,]|PM|\d[.．])$")
# a line of prose that a page cut between two characters, and one that goes on with it
CUT_OFF = re.compile(r"[，。；、][^\t]*[\u4e00-\u9fff]$")
LONG_LINE = 60
# how much around such a cut tells its words
WORDS = 8
GOES_ON = re.compile(r"(?:[\u4e00-\u9fff]|\d(?!\d?[.．、]))[^\t\n]*[，。；]")
DATE = re.compile(
    r"[（(]?(?:\d{4}|[一二三四五六七八九〇○零]{4})\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月"
    r"(?:\s*[\d一二三四五六七八九十]{1,3}\s*日)?.{0,40}$"
)
NUMBER_LINE = re.compile(r"[\u4e00-\u9fff]{1,12}[〔\[［(（]\d{4}[〕\]］)）]\s*第?\d+\s*号$|.{0,12}第\s*\d+\s*号$")
# Lines up to this length may be part of a title set in several lines.
TITLE_LINE = 40


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph without the white space around it."""

    start: int
    end: int

    @property
    def size(self) -> int:
        """Its length."""
        return self.end - self.start


@cache
def title_end() -> re.Pattern[str]:
    """What titles of papers end in: 通知, 意见, 办法（试行）."""
    kinds = "|".join(sorted(load("headings")["paper_kinds"], key=len, reverse=True))
    return re.compile(rf"(?:{kinds})(?:（[^（）]{{1,12}}）|\([^()]{{1,12}}\))?$")


@cache
def metadata() -> re.Pattern[str]:
    """Lines about the page or the paper that are no headings."""
    words = load("headings")
    offices = "|".join(words["offices"])
    return re.compile(
        rf"(?:{'|'.join(words['metadata'])})|.*(?:记者|摄$|[:：]$)|[（(].*[）)]$"
        rf"|.*(?:{offices})[ 　\u2000-\u200a]*[\u4e00-\u9fff][\u4e00-\u9fff 　]{{1,8}}$"
        # a line of a list of members: 马 某 海事局副局长
        rf"|[\u4e00-\u9fff][ 　]*[\u4e00-\u9fff]{{1,3}}[ 　]+[^，。\s]{{3,30}}(?:{offices}|长|司令员?|委员|教授|助理)$"
    )


def paragraphs(text: str, body: tuple[tuple[int, int], ...]) -> list[Block]:
    """The paragraphs of the body in the order of the text."""
    found: list[Block] = []
    for part in _lines(text, body):
        if found and _goes_on(text, found[-1], part):
            found[-1] = Block(found[-1].start, part.end)
        else:
            found.append(part)
    return found


def _lines(text: str, body: tuple[tuple[int, int], ...]) -> Iterator[Block]:
    """The lines of the body that are not blank."""
    for start, stop in body:
        offset = start
        for line in text[start:stop].splitlines(keepends=True):
            bare = line.strip()
            if bare:
                left = offset + line.index(bare[0])
                yield Block(left, left + len(bare))
            offset += len(line)


def _goes_on(text: str, before: Block, after: Block) -> bool:
    """Whether the second line continues the first: cut by the page, a number set apart, a title in several lines."""
    head = text[max(before.start, before.end - 60) : before.end]
    tail = text[after.start : min(after.end, after.start + 60)]
    if CUT.search(head) or (CONTINUES.match(tail) and head[-1] not in "。！？：；"):
        return True
    if _cut_in_two(head, tail, before.size) and not metadata().match(head) and not NUMBER.match(tail):
        return True
    if before.size <= 6 and (marker := NUMBER.match(head)) and marker.end() == len(head):
        return True
    if not (6 <= before.size <= TITLE_LINE and after.size <= TITLE_LINE) or head[-1] in TERMINAL or NUMBER.match(tail):
        return False
    if title_end().search(head) or metadata().match(head) or NUMBER_LINE.match(head) or DATE.match(head):
        return False
    # wide spaces set apart what stands in a table
    apart = re.search(r"[ 　]{2,}", head + tail)
    return bool(title_end().search(tail)) and not any(mark in tail + head for mark in "，。；：") and not apart


def _cut_in_two(head: str, tail: str, size: int) -> bool:
    """Whether a long line of prose stops between two characters; where it isn't very long, inside a word."""
    if size <= TITLE_LINE or not CUT_OFF.search(head) or not GOES_ON.match(tail):
        return False
    return size > LONG_LINE or not ends_word(head[-WORDS:] + tail[:WORDS], min(WORDS, len(head)))


def is_signature(text: str, block: Block, following: Block | None) -> bool:
    """Whether the text's end begins here: the signature above its date."""
    if following is None or block.size > TITLE_LINE or following.size > 20:
        return False
    return DATE.match(text, following.start, following.end) is not None and text[block.end - 1] not in TERMINAL
