"""Find the headings and numbered items of a text, in its paragraphs.

A paragraph may open with a heading: numbered, closed by a colon or a dash, a short line of its own, or the lead
sentence of the paragraph; leads and ordinals (一是) also stand inside a paragraph.
"""

from __future__ import annotations

import re
from itertools import pairwise

from ingest.outline.apart import set_apart
from ingest.outline.blocks import DATE, NUMBER_LINE, Block, is_signature, metadata, title_end
from ingest.outline.carried import carry_leads, drop_idle
from ingest.outline.heading_forms import (
    closing_words,
    label_pattern,
    lead_pattern,
    measure_end,
    not_lead,
    predicate_pattern,
    topic_pattern,
)
from ingest.outline.numbering import DECIMAL, LASTING, NUMBER, ORDINAL, RANKS
from ingest.outline.reviews import review
from ingest.outline.sentences import first_stop, pieces
from ingest.outline.series import Opening, end_series, subjects

# Lengths in characters: a heading at most, a lead or line at most, prose at least, a lead inside a paragraph at most.
SHORT, LEAD, PROSE, INLINE = 60, 34, 40, 15
# As many short tasks in one paragraph sum up a plan.
LISTED = 5
# Numbered titles are trusted to be longer than leads by this.
NUMBERED = LEAD + 10

# A statement rather than a heading: figures, or a copula.
COPULA = r"(?<![还总凡别其])是(?!非)"
NO_LEAD = re.compile(rf"[\d：:]|{COPULA}")
INLINE_MARKS = re.compile(r"[，,\d《》（(：；是]|了(?!解)")
QUOTED = re.compile(r"“[^“”]*”")
LETTERS = re.compile(r"[\u4e00-\u9fff]")
LINE_NEVER = re.compile(r"[，；！？!?]$|以下|如下|我们|如：")
AFTER_TEXT = ("附件", "（此件", "(此件", "（本文")
TOPIC = re.compile(r"在?(?!另|一|各|这|那|某)([\u4e00-\u9fff、]{2,10}?方面)[，,]")
# 针对就业压力，强化政策支持
CIRCUMSTANCE = re.compile("针对|围绕|立足|锚定|紧扣|着眼|顺应|适应|依托|对标|面对")
# 以城市更新为重要抓手，|加快建设宜居城市
LEVER = re.compile(
    "以[^，。、]{2,14}为[^，。、]{0,4}(?:载体|抓手|牵引|重点|主线|导向|引领|核心|目标|突破口|依托|关键|契机|支撑)，"
)
END_MARKS = "。；;！？!?：: —-—…"


def find_headings(text: str, title: str, blocks: list[Block]) -> tuple[list[Opening], list[int]]:
    """The headings and items in the order of the text, and the places at which what is open ends."""
    openings: list[Opening] = []
    closings: list[int] = []
    last_item, numbered = (-1, ""), -2
    prose_seen = closed_by_dash = just_opened = False
    for index, block in enumerate(blocks):
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        marker = NUMBER.match(text, block.start, block.end)
        opening: Opening | None = None
        if "\t" in text[block.start : block.end]:
            # a row of a table heads nothing
            continue
        if marker and str(marker.lastgroup) in DECIMAL and not prose_seen:
            # the table of contents
            continue
        if marker and marker.end() < block.end:
            opening = _numbered(text, block, marker, following, last_item == (index - 1, marker.lastgroup))
        elif is_signature(text, block, following) and prose_seen:
            closings.append(block.start)
        elif closing_words().match(text, block.start, block.end):
            if not just_opened:
                closings.append(block.start)
        elif closed_by_dash and block.size <= LEAD and text[block.start] in "“‘「":
            closed_by_dash = False
            continue
        elif marker is None and (apart := set_apart(text, block, following)) is not None:
            opening = apart
        elif prose_seen and (block.size <= LEAD or _summary(text, block) or _looks_back(text, block) is not None):
            opening = _line(text, title, block, blocks[index - 1], following)
            if opening is not None and opening.style == "annex":
                closings.append(block.start)
        elif block.size > PROSE:
            opening = _label(text, block) or _lead(text, block) or _topic(text, block)
        if marker and opening is not None and opening.title is not None:
            numbered = index
        if opening is not None and opening.title is None:
            last_item = (index, opening.style)
        closed_by_dash = opening is not None and text[block.end - 1] in "—-"
        just_opened = opening is not None and opening.title is not None and not opening.run_in
        if opening is not None:
            openings.append(opening)
        if block.size > PROSE:
            prose_seen = True
            only = numbered == index - 1 and (following is None or NUMBER.match(text, following.start, following.end))
            openings.extend(_inside(text, block, opening, bool(only)))
    end_series(openings, blocks)
    openings = drop_idle(text, openings, blocks)
    carry_leads(text, openings, closings, blocks)
    return openings, closings


def _numbered(
    text: str, block: Block, marker: re.Match[str], following: Block | None, after_item: bool
) -> Opening | None:
    """The numbered heading or item; `after_item` says that the paragraph before was an item of its style."""
    style = str(marker.lastgroup)
    start, title_start = block.start, marker.end()
    while title_start < block.end - 1 and text[title_start].isspace():
        title_start += 1
    stop = first_stop(text, title_start, block.end, LEAD)
    rest = stop < block.end - 1 and text[stop : block.end].strip("”’」』）)》。；;！？ —") != ""
    title_end_at = stop
    while title_end_at > title_start and text[title_end_at - 1] in END_MARKS:
        title_end_at -= 1
    size = title_end_at - title_start
    if style == "dash" and (DATE.match(text, title_start, block.end) or text[block.end - 1] in "上"):
        return None
    opened = text[block.end - 1] in "：:" or style in LASTING
    holds = None if opened else block.end
    closed = text[stop - 1] if stop > title_start else ""
    if size < 2 or size > SHORT or style == "article" or not LETTERS.search(text, title_start, title_end_at):
        return Opening(start, stop, style, None, holds=_item_holds(style, holds))
    if rest:
        heading = size <= NUMBERED and closed in "。：:" and not _is_item(text[title_start:title_end_at])
        if heading:
            passing = style in ("ordinal", "dash")
            return Opening(start, stop, style, (title_start, title_end_at), True, holds if passing else None)
        return Opening(start, stop, style, None, holds=_item_holds(style, holds))
    said = text[title_start:title_end_at]
    heads = style == "ordinal" and not after_item and _opens(text, block, following, style)
    if style not in LASTING and closed == "。" and "，" in said and not (heads or _is_task(said)):
        # a sentence that states something
        return Opening(start, stop, style, None, holds=_item_holds(style, holds))
    below = _opens(text, block, following, style) or (_is_task(said) and _prose(text, following))
    if closed in "；;" or (closed in "。！" and (after_item or not below)):
        return Opening(start, stop, style, None, holds=holds)
    return Opening(start, block.end, style, (title_start, title_end_at))


def _item_holds(style: str, holds: int | None) -> int | None:
    """An item 一、 of a notice goes on in the paragraphs below it; weaker items end with their paragraph."""
    return None if style == "han" else holds


def _is_item(title: str) -> bool:
    """Whether the words are the start of a sentence rather than a title: too many clauses, a condition, a date."""
    return title.count("，") > 2 or (title.startswith("对") and ("，" in title or title.endswith("的")))


def _opens(text: str, block: Block, following: Block | None, style: str) -> bool:
    """Whether a numbered sentence on a line of its own has text of its own below it."""
    if following is None:
        return False
    marker = NUMBER.match(text, following.start, following.end)
    if marker is None:
        return following.size > block.size
    return RANKS[str(marker.lastgroup)] > RANKS[style]


def _prose(text: str, following: Block | None) -> bool:
    """Whether text without a number follows, however short."""
    return (
        following is not None
        and NUMBER.match(text, following.start, following.end) is None
        and "，" in text[following.start : following.end]
    )


def _summary(text: str, block: Block) -> bool:
    """Whether a longer line sums up what follows: a sentence of topics, each with its predicate."""
    line = text[block.start : block.end]
    if block.size > SHORT or not line.endswith("。"):
        return False
    return all(predicate_pattern().search(clause) for clause in line[:-1].split("，"))


def _looks_back(text: str, block: Block) -> tuple[int, int] | None:
    """The title of a line that is all a lead that looks back."""
    back = review(text, block.start, block.end)
    return back[:2] if back is not None and back[2] == block.end else None


def _line(text: str, title: str, block: Block, before: Block, following: Block | None) -> Opening | None:
    """A short line of its own as a heading: what follows it is prose or a numbered heading."""
    line = text[block.start : block.end]
    if following is None or metadata().match(line) or DATE.match(line) or NUMBER_LINE.match(line):
        return None
    if line == title or len(line) < 4 or not LETTERS.search(line) or DATE.match(text, following.start, following.end):
        return None
    bare = line.rstrip("。：:—-")
    prose = following.size > PROSE or (following.size > len(line) and "。" in text[following.start : following.end])
    numbered = NUMBER.match(text, following.start, following.end) is not None
    if not (prose or numbered):
        return None
    after_text = DATE.match(text, before.start, before.end) or text.startswith(AFTER_TEXT, before.start)
    if after_text or (title_end().search(line) and numbered):
        return Opening(block.start, block.end, "annex", (block.start, block.start + len(bare)))
    back = _looks_back(text, block)
    if back is not None:
        return Opening(block.start, block.end, "lead_line", back)
    if LINE_NEVER.search(line) or not_lead().match(line) or re.search(COPULA, bare):
        return None
    sentence = line.endswith("。")
    if sentence and not (lead_pattern().match(line) or _topical(bare)):
        return None
    return Opening(block.start, block.end, "lead_line" if sentence else "line", (block.start, block.start + len(bare)))


def _label(text: str, block: Block) -> Opening | None:
    """A label that opens a paragraph: 主要任务:."""
    found = label_pattern().match(text, block.start, block.end)
    if found is None:
        return None
    return Opening(block.start, found.end(), "label", found.span(1), True)


def _lead(text: str, block: Block) -> Opening | None:
    """The lead sentence that opens a paragraph, as its heading."""
    back = review(text, block.start, block.end)
    if back is not None and block.end - back[2] >= PROSE // 2:
        return Opening(block.start, back[2], "lead", back[:2], True, block.end)
    stop = first_stop(text, block.start, block.end, LEAD)
    if stop - block.start > LEAD + 1 or text[stop - 1] != "。" or block.end - stop < PROSE // 2:
        return None
    bare = text[block.start : stop - 1]
    if len(bare) < 4 or bare.count("，") > 1 or NO_LEAD.search(QUOTED.sub("", bare)) or not_lead().match(bare):
        return None
    if not (lead_pattern().match(bare) or _topical(bare)):
        return None
    return Opening(block.start, stop, "lead", (block.start, stop - 1), True, block.end)


def _topical(bare: str) -> bool:
    """Whether the words, or the first of two clauses, are a topic with its predicate."""
    first, _, second = bare.partition("，")
    if second and CIRCUMSTANCE.match(first) and lead_pattern().match(second):
        return True
    return bool(topic_pattern().match(bare) or (second and predicate_pattern().search(first)))


def _is_task(said: str) -> bool:
    """Whether the words are an imperative, also behind its lever or circumstance: 以渔港为重点，全面改善渔区环境."""
    lever = LEVER.match(said)
    if lever is None and CIRCUMSTANCE.match(said):
        return _topical(said)
    return lead_pattern().match(said, lever.end() if lever else 0) is not None


def _topic(text: str, block: Block) -> Opening | None:
    """A topic that opens a paragraph, 在农业方面，…: its heading, though the sentence goes on."""
    found = TOPIC.match(text, block.start, block.end)
    if found is None or not_lead().match(text, *found.span(1)):
        return None
    return Opening(block.start, found.end(), "lead", found.span(1), holds=block.end)


def _inside(text: str, block: Block, opening: Opening | None, only: bool) -> list[Opening]:
    """Headings inside a paragraph: 一是X。…二是Y。…, and short imperatives that head the sentences after them.

    `only` says that the paragraph is the only one under a numbered heading: its lead is then one of the imperatives.
    """
    start = opening.end if opening is not None and opening.run_in else block.start
    sentences = list(pieces(text, start, block.end))
    found = _ordinals(text, block, sentences)
    found += subjects(text, sentences, block.end)
    if opening is not None and opening.title is not None:
        found += _imperatives(text, sentences, block.end, only and opening.style == "lead")
    return sorted(found, key=lambda item: item.start)


def _ordinals(text: str, block: Block, sentences: list[tuple[int, int]]) -> list[Opening]:
    """一是X。… inside the paragraph: headings where the items have sentences of their own, most of them."""
    marks = {
        place: marker.end()
        for place, (left, right) in enumerate(sentences)
        if (marker := ORDINAL.match(text, left, right)) is not None and left > block.start
    }
    places = [*marks, len(sentences)]
    own = [place for place, after in pairwise(places) if after > place + 1]
    if len(own) * 2 < len(marks):
        return _listed(text, sentences, marks)
    found = []
    for place, after in pairwise(places):
        left, right = sentences[place]
        if place in own and right - marks[place] <= LEAD and text[right - 1] == "。":
            end = sentences[after][0] if after < len(sentences) else block.end
            found.append(Opening(left, right, "ordinal", (marks[place], right - 1), True, end))
    return found


def _listed(text: str, sentences: list[tuple[int, int]], marks: dict[int, int]) -> list[Opening]:
    """一是X；二是Y；… where all of many are short imperatives: the tasks of a plan that the text sums up."""
    ends = {place: sentences[place][1] for place in marks}
    short = sum(ends[place] - at <= LEAD and lead_pattern().match(text, at) is not None for place, at in marks.items())
    if len(marks) < LISTED or short * 4 < len(marks) * 3:
        return []
    return [
        Opening(sentences[place][0], ends[place], "ordinal", (at, ends[place] - 1), True, ends[place])
        for place, at in marks.items()
    ]


def _imperatives(text: str, sentences: list[tuple[int, int]], stop: int, siblings: bool) -> list[Opening]:
    """Short imperatives that head what follows: at least two, the first near the top, each with text of its own.

    In a paragraph in which most short imperatives have no text of their own, they head nothing. `siblings` says that
    they stand beside the lead of the paragraph, where that has text of its own, rather than below it.
    """
    leads = [place for place, (left, right) in enumerate(sentences[:-1]) if _is_imperative(text, left, right)]
    ends = [sentences[place][0] for place in leads[1:]] + [stop]
    kept = [place for place, end in zip(leads, ends, strict=False) if end - sentences[place][1] >= PROSE]
    if len(kept) < 2 or (kept[0] > 1 and not siblings) or len(kept) * 2 < len(leads):
        return []
    # beside two that have text enough, less is enough
    kept = [place for place, end in zip(leads, ends, strict=False) if end - sentences[place][1] >= PROSE // 2]
    stops = [sentences[place][0] for place in kept[1:]] + [stop]
    style = "lead" if siblings and kept[0] > 0 else "inline"
    return [
        Opening(*sentences[place], style, (sentences[place][0], sentences[place][1] - 1), True, end)
        for place, end in zip(kept, stops, strict=True)
    ]


def _is_imperative(text: str, left: int, right: int) -> bool:
    lever = LEVER.match(text, left, right)
    left = lever.end() if lever else left
    bare = text[left : right - 1]
    if right - left > INLINE or text[right - 1] != "。" or len(bare) < 5 or ORDINAL.match(bare):
        return False
    return (
        not INLINE_MARKS.search(bare)
        and not not_lead().match(bare)
        and not measure_end().search(bare)
        and bool(lead_pattern().match(bare) or predicate_pattern().search(bare))
    )
