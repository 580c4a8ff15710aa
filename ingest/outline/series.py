"""A heading or item as it opens, where the last of a series of them ends, and fields that sentences take up in turn."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from ingest.outline.blocks import Block
from ingest.outline.heading_forms import lead_pattern
from ingest.outline.numbering import RANKS
from ingest.outline.segment import tagged

# styles whose last member may end before the next heading
PASSING = ("ordinal", "lead_line")
SUBJECT = re.compile(
    r"((?!传统产|新兴产|未来产)(?![^产业]*和)[\u4e00-\u9fff]{2,8}?(?:产业|行业|领域|方面))(?![链园集群])"
)
# how much of the text behind a subject is read
NEXT = 6


@dataclass(slots=True)
class Opening:
    """A heading or numbered item: where it starts and ends, its style, its title, how long it holds.

    `title` is None for an item without a heading; `holds` is the offset at which it ends by itself, or None.
    """

    start: int
    end: int
    style: str
    title: tuple[int, int] | None
    run_in: bool = False
    holds: int | None = None


def end_series(openings: list[Opening], blocks: list[Block]) -> None:
    """Let the last of a series end where the others did: after one paragraph, if each before it has just one.

    What follows (第一、…。第二、…。 and then a paragraph on all of them) belongs to the heading above.
    """
    starts = [block.start for block in blocks]
    weakest = RANKS["lead_line"]
    lasting = [opening for opening in openings if opening.holds is None and RANKS.get(opening.style, 0) <= weakest]
    run: list[int] = []
    for index, opening in enumerate(lasting):
        own = bisect_left(starts, opening.start)
        after = lasting[index + 1] if index + 1 < len(lasting) else None
        upto = bisect_left(starts, after.start) if after is not None else len(blocks)
        paragraphs = upto - own - (0 if opening.run_in else 1)
        if after is not None and after.style == opening.style:
            run.append(paragraphs)
            continue
        if opening.style in PASSING and run and set(run) == {1} and paragraphs > 1:
            opening.holds = blocks[own if opening.run_in else own + 1].end
        run = []


def subjects(text: str, sentences: list[tuple[int, int]], stop: int) -> list[Opening]:
    """汽车产业加快转型，…。食品产业突出…: fields that sentences of one paragraph take up in turn, at least three."""
    places = [(left, SUBJECT.match(text, left, right)) for left, right in sentences]
    named = [(left, found.end(1)) for left, found in places if found and _says(text, found.end(1))]
    if len(named) < 3:
        return []
    stops = [left for left, _ in named[1:]] + [stop]
    return [
        Opening(left, end, "inline", (left, end), holds=until) for (left, end), until in zip(named, stops, strict=True)
    ]


def _says(text: str, place: int) -> bool:
    """Whether a verb or an adverb follows: the words before are the subject."""
    tag = next((tag for _, _, tag in tagged(text[place : place + NEXT])), "")
    return tag[:1] in ("v", "d", "a") or text[place] == "，" or lead_pattern().match(text, place) is not None
