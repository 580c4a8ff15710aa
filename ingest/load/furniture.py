"""The spans of a text that are the document's own; the rest is what the page around it said.

In plain text saved from a page, navigation, the line with author and source, and the imprint stay in the text (its
offsets are the user's) but nothing is extracted from them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ingest import words

PROSE = 40
HEAD_LINES = 60
FOOT_LINES = 60
FOOT_SHARE = 0.15
FOOT_SIZE = 600
CRUMB = 12
ARROWS = frozenset((">", ">>", "＞", "»", "›"))
STAMP = re.compile(r"\d{4}[-/年.]\d{1,2}[-/月.]\d{1,2}日?\s*\d{1,2}\s*[:：时]\s*\d{1,2}.*|\d{4}[-/]\d{1,2}[-/]\d{1,2}")
SEPARATOR = re.compile(r"[>＞»›|/\\【】\[\]×:：《》\s]+")
MARKS = " \t　:：【】[]>＞»|"


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, without the white space around it."""

    start: int
    end: int
    text: str


def lines_of(text: str) -> list[Line]:
    """The lines of the text that are not blank."""
    found = []
    for match in re.finditer(r"[^\n]+", text):
        bare = match[0].strip()
        if bare:
            start = match.start() + match[0].index(bare[0])
            found.append(Line(start, start + len(bare), bare))
    return found


def body_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Half-open spans of the body; what lies outside is navigation, counters of the page, or imprint.

    Of a line such as 作者:… 来源:… 浏览次数:… only who wrote it is the document's own.
    """
    lines = lines_of(text)
    spans: list[tuple[int, int]] = []
    start = 0
    for place, kept in sorted(furniture(lines, len(text)).items()):
        line = lines[place]
        spans.append((start, line.start))
        spans += [(line.start + left, line.start + right) for left, right in kept]
        start = line.end
    spans.append((start, len(text)))
    return tuple(span for span in spans if text[span[0] : span[1]].strip())


def furniture(lines: list[Line], size: int) -> dict[int, list[tuple[int, int]]]:
    """The lines that are not the document's own, by index, each with the spans of it that are; `size`: of the text."""
    prose = [place for place, line in enumerate(lines) if len(line.text) > PROSE and "。" in line.text]
    foot = _foot(lines, size)
    head = min(prose[0] if prose else len(lines), HEAD_LINES, foot)
    last = max((place for place in prose if place < foot), default=head - 1)
    dropped = _head(lines[:head]) | _tail(lines, last + 1, foot)
    return {place: bylines(lines[place].text) for place in dropped} | {place: [] for place in range(foot, len(lines))}


def _head(lines: list[Line]) -> set[int]:
    dropped: set[int] = set()
    arrows = {place for place, line in enumerate(lines) if line.text in ARROWS}
    for place, line in enumerate(lines):
        before = lines[place - 1].text if place else ""
        if (
            _navigates(line.text)
            or navigation_start().match(line.text)
            or STAMP.fullmatch(line.text)
            or label_line().match(line.text)
            or label_alone().fullmatch(before)
        ):
            dropped.add(place)
    # a breadcrumb: what stands around its arrows, and its last part where the page repeats it
    around = (place for arrow in arrows for place in (arrow - 1, arrow + 1) if 0 <= place < len(lines))
    dropped.update(place for place in around if len(lines[place].text) < CRUMB)
    if arrows:
        known = {lines[place].text for place in dropped if len(lines[place].text) < CRUMB}
        dropped.update(place for place, line in enumerate(lines) if line.text in known)
    return dropped


def _navigates(line: str) -> bool:
    return line.strip(MARKS) in navigation() or SEPARATOR.fullmatch(line) is not None


def _foot(lines: list[Line], size: int) -> int:
    """Where the part below the text begins: the first line of an imprint near the end."""
    for place in range(max(0, len(lines) - FOOT_LINES), len(lines)):
        line = lines[place]
        near = size - line.start <= max(FOOT_SIZE, size * FOOT_SHARE)
        if near and len(line.text) <= 2 * PROSE and imprint().match(line.text):
            return place
    return len(lines)


def _tail(lines: list[Line], start: int, end: int) -> set[int]:
    """Lines of the page between the last paragraph and the imprint."""
    return {
        place for place in range(start, end) if _navigates(lines[place].text) or label_line().match(lines[place].text)
    }


def bylines(line: str) -> list[tuple[int, int]]:
    """The spans of a line of labels and values that name who wrote, issued or published the document."""
    marks = list(label_value().finditer(line))
    ends = [mark.start() for mark in marks[1:]] + [len(line)]
    spans = zip(marks, ends, strict=False)
    return [(mark.start(), end) for mark, end in spans if labels()[mark[1]] in ("author", "issuer", "source")]


@cache
def navigation() -> frozenset[str]:
    """Words that are navigation where they are a whole line."""
    return frozenset(words.load("pages")["navigation"])


@cache
def navigation_start() -> re.Pattern[str]:
    """What opens a line of navigation."""
    return re.compile("|".join(words.load("pages")["navigation_starts"]))


@cache
def imprint() -> re.Pattern[str]:
    """What opens the part below the text."""
    return re.compile(r"[【》》\[|\s]*(?:" + "|".join(words.load("pages")["imprint"]) + ")")


@cache
def labels() -> dict[str, str]:
    """The kind of each label: 来源 → source."""
    return {label: kind for kind, names in words.load("pages")["labels"].items() for label in names}


def _labels() -> str:
    return "|".join(sorted(labels(), key=len, reverse=True))


@cache
def label_line() -> re.Pattern[str]:
    """A line that opens with a label."""
    return re.compile(rf"[【\[（(]?(?:{_labels()})\s*[】\]]?\s*[:：]")


@cache
def label_alone() -> re.Pattern[str]:
    """A label whose value stands on the next line."""
    return re.compile(rf"[【\[]?(?:{_labels()})\s*[】\]]?\s*[:：]\s*")


@cache
def label_value() -> re.Pattern[str]:
    """A label (group 1) wherever it stands in a line."""
    return re.compile(rf"(?:(?<=[\s　|【\[（(])|^)({_labels()})\s*[】\]]?\s*[:：]")
