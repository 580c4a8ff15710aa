"""Where sentences end: quotes and brackets stay whole where they close."""

from __future__ import annotations

import re
from collections.abc import Iterator

STOP = re.compile(r"[。！？!?；;]+[”’」』）)》]*|[“‘「『（(《〈]|[”’」』）)》〉]")
OPENING = "“‘「『（(《〈"
ENDS = "。！？!?；;"
CLOSING = "”’」』）)》"


def first_stop(text: str, start: int, end: int, colon: int) -> int:
    """Where the first sentence from `start` ends, its mark included; a colon within `colon` characters ends it."""
    depth, stop = 0, end
    for found in STOP.finditer(text, start, end):
        mark = found.group()
        if mark[0] in OPENING:
            depth += 1
        elif mark[0] not in ENDS:
            depth -= 1
        elif depth <= 0 or len(mark) > 1:
            stop = found.end()
            break
    reach = min(stop, start + colon)
    place = min((at for mark in ":：" if (at := text.find(mark, start, reach)) > start), default=-1)
    if place < 0 or text.count("“", start, place) != text.count("”", start, place):
        return stop
    return place + 1


def pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of a span as (start, end); white space between them left out."""
    place, depth = start, 0
    cuts: list[int] = []
    inner: list[int] = []
    for found in STOP.finditer(text, start, end):
        mark = found.group()
        if mark[0] in OPENING:
            depth += 1
        elif mark[0] not in ENDS:
            depth = max(depth - 1, 0)
        else:
            depth = max(depth - (len(mark) - len(mark.rstrip(CLOSING))), 0)
            (cuts if depth == 0 else inner).append(found.end())
    if depth > 0:
        # a quote that never closes must not swallow the paragraph
        cuts = sorted(cuts + inner)
    for cut in [*cuts, end]:
        piece = text[place:cut]
        bare = piece.strip()
        if bare:
            left = place + piece.index(bare[0])
            yield left, left + len(bare)
        place = cut
