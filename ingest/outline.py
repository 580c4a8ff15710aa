"""Find the outline: headings as a tree of sections, and the sentences inside them.

A text is cut into blocks (lines, joined where a page broke them). A block may open with a heading: numbered, closed by
a colon or a dash, a short line of its own, or the lead sentence of a paragraph; leads and ordinals (一是) also stand
inside a paragraph. Which style of heading stands below which is taken from the order in which the styles open in this
document; the usual order (章, 一、, （一）, 1., （1）, ①, 一是, lead) decides only where a style has not been seen.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from graph.model import Section, Sentence
from ingest.reading import Heading, Reading, reading_of
from ingest.words import load

NAME = "reformgraph_outline"

HAN = "一二三四五六七八九十百零〇"
# Styles of numbering, strongest first; the index is the usual rank.
STYLES: tuple[tuple[str, str], ...] = (
    ("part", rf"第[{HAN}\d]{{1,4}}(?:部分|编|篇)"),
    ("chapter", rf"第[{HAN}\d]{{1,4}}章"),
    ("section", rf"第[{HAN}\d]{{1,4}}节"),
    ("article", rf"第[{HAN}\d]{{1,5}}条"),
    ("han", rf"[{HAN}]{{1,4}}[、．.](?![{HAN}]{{1,3}}、)"),
    ("han_bracket", rf"[（(][{HAN}]{{1,4}}[）)]"),
    ("digit", r"\d{1,2}[、．.](?![\d])"),
    ("digit_bracket", r"[（(]\d{1,2}[）)]"),
    ("digit_half", r"\d{1,2}[）)]"),
    ("circle", r"[①-⑳]"),
    ("ordinal", rf"(?:[{HAN}]{{1,2}}是|第[{HAN}]{{1,2}}(?:[，,:：]|、(?![{HAN}])))(?!否)"),
)
RANKS = {style: rank for rank, (style, _) in enumerate(STYLES)} | {"lead": 11, "label": 12, "inline": 13, "annex": -1}
NUMBER = re.compile(r"[ 　\t]*(?:" + "|".join(f"(?P<{style}>{form})" for style, form in STYLES) + r")[ 　\t]*")
ORDINAL = re.compile(STYLES[-1][1])

STOP = re.compile(r"[。！？!?；;]+[”’」』）)》]*|[“‘「『（(《〈]|[”’」』）)》〉]")
OPENING = "“‘「『（(《〈"
TERMINAL = "。！？!?；;：:，,、…"
# A line that goes on where the line before it was cut (a link or a number set apart by the page).
CONTINUES = re.compile(r"[，。、；：）》〉”’」』！？,;)]")
CUT = re.compile(r"(?:[《〈“‘「『（(，、,]|PM|\d[.．])$")
SHORT = 60
LEAD = 34
PROSE = 40
INLINE = 15

TITLE_END = re.compile(
    r"(?:通知|意见|决定|批复|函|办法|方案|规定|条例|规划|纲要|细则|公告|通告|通报|报告|请示|制度|名单|清单|计划|目录|要点|命令|令|决议|章程|规则)"
    r"(?:（[^（）]{1,12}）|\([^()]{1,12}\))?$"
)
DATE = re.compile(
    r"[（(]?(?:\d{4}|[一二三四五六七八九〇○零]{4})\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月(?:\s*[\d一二三四五六七八九十]{1,3}\s*日)?.{0,40}$"
)
NUMBER_LINE = re.compile(r"[\u4e00-\u9fff]{1,12}[〔\[［(（]\d{4}[〕\]］)）]\s*第?\d+\s*号$|.{0,12}第\s*\d+\s*号$")
METADATA = re.compile(
    r"(?:来源|时间|作者|记者|编辑|责任编辑|发布|字体|【字体|分享|打印|关闭|浏览|您当前位置|当前位置|索引号|主题词|附件"
    r"|附[:：]|文章内容|首页|扫一扫|相关|名词解释$)"
    r"|.*(?:记者|摄$|[:：]$)|[（(].*[）)]$"
    r"|.*(?:省长|主席|市长|总理|县长|区长|主任|书记)[ 　\u2000-\u200a]*[\u4e00-\u9fff][\u4e00-\u9fff 　]{1,8}$"
    r"|各位代表|同志们|[—-]{1,2}"
)
# A statement rather than a heading: figures, or a copula.
NO_LEAD = re.compile(r"[\d：:]|(?<![还总凡])是(?!非)")
INLINE_MARKS = re.compile(r"[，,\d“”《》：；是]")
QUOTED = re.compile(r"“[^“”]*”")
# Names of single measures head nothing.
MEASURE = re.compile(
    r"(?:工程|行动|项目|基地|试点|平台|机制|制度|体制|园区|中心|示范区|高新区|经开区|新区|走廊|通道|产业|经济)$"
)
LETTERS = re.compile(r"[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph without the white space around it; `first` and `last` tell whether it opens or closes its lines."""

    start: int
    end: int


@dataclass(slots=True)
class Opening:
    """A heading or numbered item: where it starts and ends, its title, whether the title is one, how long it holds.

    `title` is None for an item without a heading; `holds` is the offset at which it ends by itself, or None.
    """

    start: int
    end: int
    style: str
    title: tuple[int, int] | None
    run_in: bool = False
    holds: int | None = None


@Language.component(NAME)
def component(doc: Doc) -> Doc:
    """Add to the document's reading."""
    find(reading_of(doc))
    return doc


def find(reading: Reading) -> None:
    """Add sections, headings and sentences to the reading."""
    text = reading.document.text
    blocks = list(joined(text, lines(text, reading.body)))
    openings, closings = headings_of(text, reading.document.title, blocks)
    build(reading, openings, closings)
    cut_sentences(reading, blocks, openings)


def lines(text: str, body: tuple[tuple[int, int], ...]) -> Iterator[Block]:
    """The lines of the body that are not blank."""
    for start, stop in body:
        offset = start
        for line in text[start:stop].splitlines(keepends=True):
            bare = line.strip()
            if bare:
                left = offset + line.index(bare[0])
                yield Block(left, left + len(bare))
            offset += len(line)


def joined(text: str, parts: Iterator[Block]) -> Iterator[Block]:
    """The lines as blocks: what the page cut is joined, and so is a title set in two or three lines."""
    pending: Block | None = None
    for part in parts:
        if pending is None:
            pending = part
        elif _goes_on(text, pending, part):
            pending = Block(pending.start, part.end)
        else:
            yield pending
            pending = part
    if pending is not None:
        yield pending


def _goes_on(text: str, before: Block, after: Block) -> bool:
    head, tail = (
        text[max(before.start, before.end - 60) : before.end],
        text[after.start : min(after.end, after.start + 60)],
    )
    if CUT.search(head) or (CONTINUES.match(tail) and head[-1] not in "。！？：；"):
        return True
    marker = NUMBER.match(head) if before.end - before.start <= 6 else None
    if marker and marker.end() == len(head):
        return True
    long_before, long_after = before.end - before.start, after.end - after.start
    if not (6 <= long_before <= 40 and long_after <= 40) or head[-1] in TERMINAL or NUMBER.match(tail):
        return False
    if TITLE_END.search(head) or METADATA.match(head) or NUMBER_LINE.match(head) or DATE.match(head):
        return False
    return (
        bool(TITLE_END.search(tail)) and not any(mark in tail + head for mark in "，。；：") and " " not in head + tail
    )


def headings_of(text: str, title: str, blocks: list[Block]) -> tuple[list[Opening], list[int]]:
    """The headings and items in the order of the text, and the places at which what is open ends."""
    openings: list[Opening] = []
    closings: list[int] = []
    prose_seen = False
    dashed = False
    for index, block in enumerate(blocks):
        size = block.end - block.start
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        marker = NUMBER.match(text, block.start, block.end)
        opening: Opening | None = None
        if marker and marker.end() < block.end:
            opening = _numbered(text, block, marker, following)
        elif _starts(text, block, closing_words()):
            closings.append(block.start)
        elif dashed and size <= LEAD and text[block.start] in "“‘「":
            dashed = False
            continue
        elif size <= LEAD and prose_seen:
            opening = _line(text, title, block, blocks[index - 1], following)
            if opening is not None and opening.style == "annex":
                closings.append(block.start)
        elif size > PROSE:
            opening = _label(text, block) or _lead(text, block)
        dashed = opening is not None and text[block.end - 1] in "—-"
        if opening is not None:
            openings.append(opening)
        if size > PROSE:
            prose_seen = True
            openings.extend(_inside(text, block, opening))
    return openings, closings


@cache
def closing_words() -> re.Pattern[str]:
    """Openings of paragraphs that speak generally again."""
    return re.compile("|".join(sorted(load("headings")["closings"], key=len, reverse=True)))


@cache
def lead_pattern() -> re.Pattern[str]:
    """The front of a sentence in the imperative: adverbs and a verb (groups `verb` or, of one character, `short`)."""
    words = load("headings")
    adverbs = "|".join(sorted(words["adverbs"], key=len, reverse=True))
    verbs = "|".join(sorted(words["verbs"], key=len, reverse=True))
    by = rf"(?:[以按][^，。]{{2,14}}为(?:{'|'.join(words['leverage'])}))?"
    return re.compile(
        rf"(?:我们)?{by}(?:(?:{adverbs})地?)*(?:(?P<verb>{verbs})|(?P<short>[{''.join(words['short_verbs'])}])(?=[\u4e00-\u9fff]{{2}}))"
    )


@cache
def topic_pattern() -> re.Pattern[str]:
    """A lead sentence of subject and predicate: 内需潜力有效释放, or 在教育方面."""
    predicates = "|".join(load("headings")["predicates"])
    return re.compile(
        rf"(?:[^，。；]{{2,24}}(?:{predicates})|(?:在)?[^，。；]{{2,14}}方面|[^，。；]{{0,12}}(?:、[^，。；]{{2,12}})?工作)$"
    )


@cache
def not_lead() -> re.Pattern[str]:
    """What no lead sentence opens with."""
    return re.compile("|".join(sorted(load("headings")["not_lead"], key=len, reverse=True)))


@cache
def label_pattern() -> re.Pattern[str]:
    """A label before a colon: 主要任务:."""
    return re.compile("(" + "|".join(sorted(load("headings")["labels"], key=len, reverse=True)) + ")[:：]")


def _starts(text: str, block: Block, pattern: re.Pattern[str]) -> bool:
    return pattern.match(text, block.start, block.end) is not None


def _numbered(text: str, block: Block, marker: re.Match[str], following: Block | None) -> Opening:
    style = str(marker.lastgroup)
    start, title_start = block.start, marker.end()
    stop = first_stop(text, title_start, block.end)
    rest = stop < block.end - 1 and text[stop : block.end].strip("”’」』）)》。；;！？ —") != ""
    title_end = stop
    while title_end > title_start and text[title_end - 1] in "。；;！？!?：: —-—…":
        title_end -= 1
    size = title_end - title_start
    holds = None if text[block.end - 1] in "：:" or style in ("part", "chapter", "section", "article") else block.end
    closed = text[stop - 1] if stop > title_start else ""
    if size < 2 or size > SHORT or style == "article" or not LETTERS.search(text, title_start, title_end):
        return Opening(start, stop, style, None, holds=holds)
    if rest:
        heading = size <= (LEAD + 10) and closed in "。：:" and not _is_item(text[title_start:title_end])
        if heading:
            return Opening(start, stop, style, (title_start, title_end), True, holds if style == "ordinal" else None)
        return Opening(start, stop, style, None, holds=holds)
    if closed in "；;" or (closed in "。！" and not _opens(text, block, following, style)):
        return Opening(start, stop, style, None, holds=holds)
    return Opening(start, block.end, style, (title_start, title_end))


def _is_item(title: str) -> bool:
    """Whether the words are the start of a sentence rather than a title: too many clauses, a condition, a date."""
    return title.count("，") > 2 or (title.startswith("对") and ("，" in title or title.endswith("的")))


def _opens(text: str, block: Block, following: Block | None, style: str) -> bool:
    """Whether a numbered sentence on a line of its own has text of its own below it."""
    if following is None:
        return False
    marker = NUMBER.match(text, following.start, following.end)
    if marker is None:
        return following.end - following.start > block.end - block.start
    return RANKS[str(marker.lastgroup)] > RANKS[style]


def _line(text: str, title: str, block: Block, before: Block, following: Block | None) -> Opening | None:
    """A short line of its own as a heading: what follows it is prose or a numbered heading."""
    line = text[block.start : block.end]
    if following is None or METADATA.match(line) or DATE.match(line) or NUMBER_LINE.match(line):
        return None
    if line == title or len(line) < 4 or not LETTERS.search(line) or DATE.match(text[following.start : following.end]):
        return None
    bare = line.rstrip("。：:—-")
    size = following.end - following.start
    prose = size > PROSE or (size > len(line) and "。" in text[following.start : following.end])
    numbered = NUMBER.match(text, following.start, following.end) is not None
    if not (prose or numbered):
        return None
    after_date = DATE.match(text[before.start : before.end]) or text[before.start : before.end].startswith(
        ("附件", "（此件", "(此件", "（本文")
    )
    if after_date or (TITLE_END.search(line) and numbered):
        return Opening(block.start, block.end, "annex", (block.start, block.start + len(bare)))
    if re.search(r"[，；！？!?]$|以下|如下|我们|如：", line) or not_lead().match(line):
        return None
    if line.endswith("。") and not (lead_pattern().match(line) or topic_pattern().match(bare) or ORDINAL.match(line)):
        return None
    if before.end - before.start <= LEAD and not prose and not numbered:
        return None
    return Opening(block.start, block.end, "line", (block.start, block.start + len(bare)))


def _label(text: str, block: Block) -> Opening | None:
    found = label_pattern().match(text, block.start, block.end)
    if found is None:
        return None
    return Opening(block.start, found.end(), "label", (found.start(1), found.end(1)), True)


def _lead(text: str, block: Block) -> Opening | None:
    """The lead sentence that opens a paragraph, as its heading; it holds for this paragraph."""
    stop = first_stop(text, block.start, block.end)
    if stop - block.start > LEAD + 1 or text[stop - 1] != "。" or block.end - stop < PROSE // 2:
        return None
    bare = text[block.start : stop - 1]
    if len(bare) < 4 or bare.count("，") > 1 or NO_LEAD.search(QUOTED.sub("", bare)) or not_lead().match(bare):
        return None
    if not (lead_pattern().match(bare) or topic_pattern().match(bare)):
        return None
    return Opening(block.start, stop, "lead", (block.start, stop - 1), True, block.end)


def _inside(text: str, block: Block, opening: Opening | None) -> list[Opening]:
    """Headings inside a paragraph: 一是X。…二是Y。…, and short imperatives that head the sentences after them."""
    start = opening.end if opening is not None and opening.run_in else block.start
    sentences = list(pieces(text, start, block.end))
    found: list[Opening] = []
    leads: list[int] = []
    for place, (left, right) in enumerate(sentences):
        marker = ORDINAL.match(text, left, right)
        following = sentences[place + 1] if place + 1 < len(sentences) else None
        if following is None:
            continue
        if marker is not None and left > block.start:
            short = right - marker.end() <= LEAD and text[right - 1] == "。"
            if short and not ORDINAL.match(text, *following):
                end = next((s for s, e in sentences[place + 1 :] if ORDINAL.match(text, s, e)), block.end)
                found.append(Opening(left, right, "ordinal", (marker.end(), right - 1), True, end))
        elif right - left <= INLINE and text[right - 1] == "。":
            bare = text[left : right - 1]
            plain = not INLINE_MARKS.search(bare) and not MEASURE.search(bare)
            if plain and len(bare) >= 5 and lead_pattern().match(bare):
                leads.append(place)
    kept = _spaced(sentences, leads) if opening is not None and opening.title is not None else []
    for number, place in enumerate(kept):
        left, right = sentences[place]
        end = sentences[kept[number + 1]][0] if number + 1 < len(kept) else block.end
        found.append(Opening(left, right, "inline", (left, right - 1), True, end))
    return sorted(found, key=lambda item: item.start)


def _spaced(sentences: list[tuple[int, int]], leads: list[int]) -> list[int]:
    """Those short sentences that head what follows: at least two, the first near the top, each with text of its own."""
    ends = [sentences[place][0] for place in leads[1:]] + [sentences[-1][1]]
    kept = [place for place, end in zip(leads, ends, strict=False) if end - sentences[place][1] >= PROSE]
    if len(kept) < 2 or kept[0] > 1:
        return []
    return kept


def first_stop(text: str, start: int, end: int) -> int:
    """Where the first sentence from `start` ends, its mark included; a colon ends it when it comes early."""
    depth = 0
    for found in STOP.finditer(text, start, end):
        mark = found.group()
        if mark[0] in OPENING:
            depth += 1
        elif mark[0] in "。！？!?；;":
            if depth <= 0 or len(mark) > 1:
                stop = found.end()
                break
        else:
            depth -= 1
    else:
        stop = end
    colon = next((place for mark in ":：" if (place := text.find(mark, start, min(stop, start + LEAD))) >= 0), -1)
    return colon + 1 if colon > start and text.count("“", start, colon) == text.count("”", start, colon) else stop


def pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of a span, quotes and brackets kept whole where they close; white space left out."""
    place, depth = start, 0
    cuts: list[int] = []
    fallback: list[int] = []
    for found in STOP.finditer(text, start, end):
        mark = found.group()
        if mark[0] in OPENING:
            depth += 1
            continue
        if mark[0] not in "。！？!?；;":
            depth = max(depth - 1, 0)
            continue
        depth = max(depth - (len(mark.rstrip()) - len(mark.rstrip("”’」』）)》"))), 0)
        (cuts if depth == 0 else fallback).append(found.end())
    if depth > 0:
        # a quote that never closes must not swallow the paragraph
        cuts = sorted(cuts + fallback)
    for cut in [*cuts, end]:
        piece = text[place:cut]
        bare = piece.strip()
        if bare:
            left = place + piece.index(bare[0])
            yield left, left + len(bare)
        place = cut


def build(reading: Reading, openings: list[Opening], closings: list[int]) -> None:
    """Sections as a tree from the headings in order."""
    text = reading.document.text
    size = len(text)
    nodes: list[tuple[int | None, int, str, int, int]] = [(None, 0, reading.document.title, 0, size)]
    stack: list[tuple[int, str, int | None]] = [(0, "root", None)]
    above: set[tuple[str, str]] = set()
    pending = list(closings)

    def close(until: int, at: int) -> None:
        while len(stack) > until:
            index = stack.pop()[0]
            parent, level, heading, start, _ = nodes[index]
            nodes[index] = (parent, level, heading, start, min(at, nodes[index][4]))

    for opening in openings:
        while pending and pending[0] <= opening.start:
            close(_general(stack), pending.pop(0))
        for depth, (_, _, holds) in enumerate(stack):
            if holds is not None and holds <= opening.start:
                close(depth, holds)
                break
        close(_depth([style for _, style, _ in stack], opening.style, above), opening.start)
        parent = stack[-1][0]
        above.update((style, opening.style) for _, style, _ in stack)
        span = opening.title or (opening.start, min(opening.end, opening.start + LEAD))
        heading = re.sub(r"\s+", "", text[span[0] : span[1]])
        limit = nodes[parent][4] if opening.holds is None else min(opening.holds, nodes[parent][4])
        nodes.append((parent, nodes[parent][1] + 1, heading, opening.start, limit))
        stack.append((len(nodes) - 1, opening.style, opening.holds))
        if opening.title is not None:
            reading.headings.append(
                Heading(len(nodes) - 1, opening.start, opening.end, *opening.title, run_in=opening.run_in)
            )
    for place in pending:
        close(_general(stack), place)
    for parent_index, level, heading, start, end in nodes:
        reading.sections.append(Section(parent_index, level, heading, start, end))


def _general(stack: list[tuple[int, str, int | None]]) -> int:
    """How much of the stack stays open when the text speaks generally again: parts, chapters, 一、 and lines."""
    for depth in range(len(stack) - 1, 0, -1):
        if stack[depth][1] in ("part", "chapter", "section", "annex"):
            return depth + 1
    return 1


def _depth(styles: list[str], style: str, above: set[tuple[str, str]]) -> int:
    """How much of the stack stays open when a heading of this style comes; `above`: which style stood over which."""
    if style == "annex":
        return 1
    if style in styles:
        return styles.index(style)
    for depth, known in enumerate(styles[1:], 1):
        if (known, style) in above:
            continue
        rank = RANKS["ordinal"] if style == "line" else RANKS[style]
        if (style, known) in above or RANKS.get(known, -2) >= rank:
            return depth
    return len(styles)


def cut_sentences(reading: Reading, blocks: list[Block], openings: list[Opening]) -> None:
    """The sentences of the blocks; a heading that runs in is a sentence of its own."""
    text = reading.document.text
    run_ins = {opening.start: opening.end for opening in openings if opening.run_in and opening.title is not None}
    starts = [section.start for section in reading.sections]
    for block in blocks:
        place = block.start
        spans: list[tuple[int, int]] = []
        if place in run_ins:
            spans.append((place, run_ins[place]))
            place = run_ins[place]
        for left, right in pieces(text, place, block.end):
            inner = run_ins.get(left)
            if inner is not None and inner < right:
                spans += [(left, inner), *pieces(text, inner, right)]
            else:
                spans.append((left, right))
        for left, right in spans:
            reading.sentences.append(Sentence(_innermost(reading.sections, starts, left), left, right))


def _innermost(sections: list[Section], starts: list[int], offset: int) -> int:
    index: int | None = bisect_right(starts, offset) - 1
    while index is not None and sections[index].end <= offset:
        index = sections[index].parent
    return index or 0
