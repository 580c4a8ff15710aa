"""How far the lead of a paragraph holds: over the paragraphs after it that go on with its subject."""

from __future__ import annotations

import re

from ingest.outline.blocks import Block
from ingest.outline.series import Opening

# so many paragraphs without an opening may go on with a lead
CARRIED = 2
FIRST = re.compile(r"(?<![^。；：！\s])(?:一[是要]|第一[，、])")
# 五年来，… speaks generally again; a short sentence without figures is a lead of its own, though not a clear one
TURNS = re.compile(
    "(?:[这近过去]{0,2}[一二三四五六七八九十几两]+年来|刚刚过去|过去[的一二三四五六七八九十几两]|各级|各地|总之|总的|这些|以上|回顾|大家"
    r"|(?:全面)?(?:做好|完成)[^，。]{0,4}今年)|(?!同时|此外|另外|并|还|也|要)[^。\d０-９]{4,32}。."
)


def carry_leads(text: str, openings: list[Opening], closings: list[int], blocks: list[Block]) -> None:
    """Let the lead of a paragraph hold for the ordinals after it and the one or two paragraphs that go on with it.

    Where more follow, the text isn't parted by leads.
    """
    ends = {block.end: place for place, block in enumerate(blocks)}
    ordinals = {opening.start for opening in openings if opening.style == "ordinal"}
    stops = {*closings, *(opening.start for opening in openings)} - ordinals
    for opening in openings:
        own = ends.get(opening.holds or 0) if opening.style == "lead" and opening.run_in else None
        after: list[Block] = []
        while own is not None and (place := own + len(after) + 1) < len(blocks) and blocks[place].start not in stops:
            after.append(blocks[place])
        if sum(block.start not in ordinals for block in after) > CARRIED:
            continue
        for block in after:
            if block.start in ordinals:
                if FIRST.search(text, opening.start, block.start + 4) is None:
                    # an ordinal of a wider series
                    break
            elif TURNS.match(text, block.start, block.end):
                break
            opening.holds = block.end
