"""PDF files with text: lines joined to paragraphs, page numbers and running heads left out."""

from __future__ import annotations

import re
import threading
from collections import Counter
from dataclasses import dataclass
from statistics import median

import pypdfium2

from ingest.load.facts import Facts
from ingest.load.tree import clean

# PDFium is not safe to use from several threads
LOCK = threading.Lock()
PAGES = 5000
PAGE_NUMBER = re.compile(
    r"[\-—–―－·•\s]*(?:第\s*)?\d{1,4}\s*(?:页)?(?:\s*[/／,，]?\s*共?\s*\d{1,4}\s*页?)?[\-—–―－·•\s]*"
)
OPENS = re.compile(
    r"[（(]?[一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}[、．.]|\d{1,2}[、．.](?!\d)|[（(]\d{1,2}[）)]|第[一二三四五六七八九十百]{1,4}[章节条]"
)
READABLE = 0.5
FEW = 5
INDENT = 1.2
SHORT = 1.8
GAP = 1.9


@dataclass(slots=True)
class Line:
    """A line of a page: its text and where it stands, in points from the lower left corner."""

    text: str
    left: float
    right: float
    bottom: float
    top: float

    @property
    def height(self) -> float:
        """The height of its tallest character."""
        return self.top - self.bottom


def read(data: bytes) -> tuple[str, Facts]:
    """The text of a PDF, a paragraph a line.

    Raises:
        ValueError: it is broken, wants a password, or is a scan without text; says what to do.
    """
    with LOCK:
        pages = _pages(data)
    if not any(pages):
        raise ValueError("is a PDF without text (a scan?); run OCR on it, or give the text")
    text = "\n".join(_paragraphs(_without_edges(pages)))
    letters = [character for character in text if not character.isspace()]
    readable = sum(
        character < "\x7f" or "\u2000" <= character < "\ue000" or character >= "\uf900" for character in letters
    )
    if readable < READABLE * len(letters):
        raise ValueError("is a PDF whose letters have no readable codes; run OCR on it, or give the text")
    return text + "\n", Facts()


def _pages(data: bytes) -> list[list[Line]]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise ValueError("is encrypted; save it without a password") from error
        raise ValueError("is no PDF that can be read (broken or cut off); get it again") from error
    try:
        if len(document) > PAGES:
            raise ValueError(f"has {len(document)} pages; split it into files of at most {PAGES}")
        return [_lines(document[number]) for number in range(len(document))]
    except pypdfium2.PdfiumError as error:
        raise ValueError("is a broken PDF; get it again, or print it to a new PDF") from error
    finally:
        document.close()


def _lines(page: pypdfium2.PdfPage) -> list[Line]:
    """The lines of a page in the order in which it draws them."""
    textpage = page.get_textpage()
    try:
        text = textpage.get_text_range()
        boxed = len(text) == textpage.count_chars()
        found, start = [], 0
        for raw in re.split(r"\r\n|\r|\n", text):
            line = clean(raw)
            if line:
                ends = [start + offset for offset, character in enumerate(raw) if not character.isspace()]
                boxes = [textpage.get_charbox(place) for place in ends] if boxed else [(0.0, 0.0, 0.0, 0.0)]
                found.append(
                    Line(
                        line,
                        min(box[0] for box in boxes),
                        max(box[2] for box in boxes),
                        min(box[1] for box in boxes),
                        max(box[3] for box in boxes),
                    )
                )
            start += len(raw)
            start += 2 if text.startswith("\r\n", start) else 1
        return found
    finally:
        textpage.close()
        page.close()


def _without_edges(pages: list[list[Line]]) -> list[list[Line]]:
    """The pages without page numbers, and without the lines that stand at the same edge of most pages."""
    edges: Counter[str] = Counter()
    for page in pages:
        edges.update({line.text for line in (*page[:1], *page[-1:])})
    often = max(3, len(pages) // 2)

    def outside(line: Line) -> bool:
        return PAGE_NUMBER.fullmatch(line.text) is not None or edges[line.text] >= often

    kept = []
    for page in pages:
        start, end = 0, len(page)
        while start < end and outside(page[start]):
            start += 1
        while end > start and outside(page[end - 1]):
            end -= 1
        kept.append(page[start:end])
    return kept


def _paragraphs(pages: list[list[Line]]) -> list[str]:
    """The lines joined where one runs on in the next: it fills its line, and the next is not set in."""
    lines = [line for page in pages for line in page]
    if not lines:
        return []
    height = median(line.height for line in lines) or 1.0
    found: list[str] = []
    before: Line | None = None
    for page in pages:
        if not page:
            continue
        left, right = _margins(page if len(page) >= FEW else lines, height)
        for line in page:
            if before is not None and _runs_on(before, line, left, right, height):
                found[-1] = _join(found[-1], line.text)
            else:
                found.append(line.text)
            before = line
    return found


def _margins(lines: list[Line], height: float) -> tuple[float, float]:
    """The left and right edge of these lines: where many of them start, and the farthest that one reaches."""
    lefts = Counter(round(line.left / height * 2) for line in lines)
    left = min(place for place, count in lefts.items() if count * 4 >= max(lefts.values())) * height / 2
    return left, max(line.right for line in lines)


def _runs_on(before: Line, line: Line, left: float, right: float, height: float) -> bool:
    if OPENS.match(line.text) or before.height == 0:
        return False
    if before.right < right - SHORT * height or line.left > left + INDENT * height:
        return False
    if abs(before.height - line.height) > 0.35 * height:
        return False
    # on the same page a wide gap parts them; on the next one the line stands higher
    return not 0 < before.bottom - line.top > (GAP - 1) * height


def _join(first: str, second: str) -> str:
    spaced = first[-1].isascii() and first[-1].isalnum() and second[0].isascii() and second[0].isalpha()
    return f"{first} {second}" if spaced else first + second
