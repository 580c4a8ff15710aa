"""A heading or item as it opens, and where the last of a series of them ends."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from ingest.blocks import Block
from ingest.numbering import RANKS

# styles whose last member may end before the next heading
PASSING = ("ordinal", "lead_line")


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
