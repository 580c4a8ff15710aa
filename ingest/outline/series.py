"""A heading or item as it opens, where the last of a series of them ends, and fields that sentences take up in turn."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
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
# 尾矿综合利用方面，
ASPECT = re.compile(r"在?((?!目前|当前|近|另|一|各|这|那|某|有关|其他|其它)[\u4e00-\u9fff“”、]{2,20}?方面)[，,]")
# 全力稳就业，
ALIKE = re.compile(
    r"(?P<line>(?:全力|着力|大力|聚力|奋力|加力|倾力|努力|持续|强力)?(?P<verb>[稳促扩保惠兴增抓强优育引补防])[\u4e00-\u9fff]{2,4})[，,]"
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
    """汽车产业加快转型，…。食品产业突出…: fields that sentences of one paragraph take up in turn, at least three.

    The last ends with its sentence where the others have just one each.
    """
    aspects = _aspects(text, sentences)
    found = {left: match for left, right in sentences if (match := SUBJECT.match(text, left, right)) is not None}
    named = {left: match.span(1) for left, match in found.items() if _says(text, match.end(1)) and _noun(text, left)}
    if len(named.keys() | aspects.keys()) < 3:
        named = {} if aspects else _alike(text, sentences)
    named = dict(sorted({**named, **aspects}.items()))
    if not named:
        return []
    places = [*named]
    stops = [*places[1:], stop]
    ends = [right for left, right in sentences if left in named]
    if len(places) > 1 and ends[:-1] == stops[:-1]:
        stops[-1] = ends[-1]
    return [
        Opening(left, named[left][1], "inline", named[left], holds=until)
        for left, until in zip(places, stops, strict=True)
    ]


def _aspects(text: str, sentences: list[tuple[int, int]]) -> dict[int, tuple[int, int]]:
    """绿色矿山建设方面，…。尾矿综合利用方面，…: at least two sentences that open so, the mark left out."""
    found = {left: match.span(1) for left, right in sentences if (match := ASPECT.match(text, left, right)) is not None}
    return found if len(found) > 1 else {}


def _alike(text: str, sentences: list[tuple[int, int]]) -> dict[int, tuple[int, int]]:
    """全力稳就业，…。全力稳外贸，…: at least three sentences that open with one verb and a short object."""
    found = {left: match for left, right in sentences if (match := ALIKE.match(text, left, right)) is not None}
    kinds = Counter(match["verb"] for match in found.values())
    return {left: match.span("line") for left, match in found.items() if kinds[match["verb"]] > 2}


def _noun(text: str, place: int) -> bool:
    """Whether no verb governs the subject: not 实施|产业创新工程."""
    found = lead_pattern().match(text, place)
    return found is None or found["verb"] is None


def _says(text: str, place: int) -> bool:
    """Whether a verb or an adverb follows: the words before are the subject."""
    tag = next((tag for _, _, tag in tagged(text[place : place + NEXT])), "")
    return tag[:1] in ("v", "d", "a") or text[place] == "，" or lead_pattern().match(text, place) is not None
