"""How far the lead of a paragraph holds, over the paragraphs that go on with its subject, and which heads nothing."""

from __future__ import annotations

import re

from ingest.outline.blocks import Block
from ingest.outline.numbering import HAN, UNNUMBERED
from ingest.outline.series import Opening

# so many paragraphs without an opening may go on with a lead
CARRIED = 2
FIRST = re.compile(r"(?<![^。；：！\s])(?:一[是要]|第一[，、])")
# 五年来，… speaks generally again; a short sentence without figures is a lead of its own, though not a clear one
TURNS = re.compile(
    "(?:[这近过去]{0,2}[一二三四五六七八九十几两]+年来|刚刚过去|过去[的一二三四五六七八九十几两]|各级|各地|总之|总的|这些|以上|回顾|大家"
    r"|(?:全面)?(?:做好|完成)[^，。]{0,4}今年)|(?!同时|此外|另外|并|还|也|要|这样|因此|为此|其中)[^。\d０-９]{4,32}。."
)


def drop_idle(text: str, openings: list[Opening], blocks: list[Block]) -> list[Opening]:
    """The openings without leads that head nothing of their own.

    A lone lead under a lead or an ordinal on a line of its own is just its first sentence; a lone lead on a line of its
    own between a numbered heading and the leads of several paragraphs only opens their part.
    """
    lines = {block.start: line for line, block in enumerate(blocks)}
    places = [place for place, opening in enumerate(openings) if opening.start in lines]
    idle = _between_ordinals(text, openings, places, lines)
    for index in range(1, len(places) - 1):
        before, own, *after = (openings[place] for place in places[index - 1 : index + 3])
        leads = [opening.style == "lead" for opening in after]
        numbered = before.title is not None and before.style not in (*UNNUMBERED, "ordinal")
        if own.style == "lead":
            alone = before.style in ("lead_line", "ordinal") and not before.run_in and before.title is not None
            heads = not alone or leads[0]
        else:
            opens = numbered and lines[before.start] + 1 == lines[own.start] and leads == [True, True]
            heads = own.style != "lead_line" or not opens
        if not heads:
            idle.add(places[index])
            if own.style == "lead":
                # nor do the sentences inside its paragraph
                idle.update(range(places[index] + 1, places[index + 1]))
    return [opening for place, opening in enumerate(openings) if place not in idle]


def _between_ordinals(text: str, openings: list[Opening], places: list[int], lines: dict[int, int]) -> set[int]:
    """Let an ordinal hold up to the next of its series, a few paragraphs on; a lone lead between them heads nothing.

    Two and more leads between them head parts of what the ordinal is about.
    """
    idle: set[int] = set()
    for index in range(len(places)):
        own = openings[places[index]]
        if own.style != "ordinal" or own.title is None or not own.run_in:
            continue
        after = index + 1
        while after < len(places) and openings[places[after]].style in ("lead", "lead_line"):
            after += 1
        leads, last = after - index - 1, openings[places[after]] if after < len(places) else None
        if last is None or last.style != "ordinal" or _numeral(text, last) <= _numeral(text, own):
            # of another series
            continue
        if lines[last.start] - lines[own.start] - leads <= CARRIED + 1:
            own.holds = last.start
            if leads == 1:
                idle.update(range(places[index + 1], places[after]))
    return idle


def _numeral(text: str, ordinal: Opening) -> int:
    """Which one of its series an ordinal is."""
    letters = text[ordinal.start : ordinal.end].lstrip("第 　\t")
    return HAN.index(letters[0]) if letters[0] in HAN else 0


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
