"""HTML pages: the document's text without the page around it, and what the page says of the document."""

from __future__ import annotations

import re
from functools import cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest import words
from ingest.load import tree
from ingest.load.encoding import decode_page
from ingest.load.facts import Facts, labelled
from ingest.load.forms import document_number, iso_date
from ingest.load.furniture import furniture, label_line, labels, lines_of

DEPTH = 5000
TAG = re.compile(r"<(/?)([a-z][a-z0-9:-]*)", re.I)
# elements that never hold another of their kind, whatever the page leaves open
# fmt: off
FLAT = frozenset((
    "area", "base", "br", "col", "dd", "dt", "hr", "img", "input", "li", "link", "meta", "option", "p", "param",
    "source", "tbody", "td", "tfoot", "th", "thead", "tr", "wbr",
))
# fmt: on
SHARE = 0.8
AROUND = 150
SMALL = 200
RUN = 4
HEAD = 40
SUFFIX = re.compile(r"\s*[-_|—–]+\s*")


def read(data: bytes) -> tuple[str, Facts]:
    """The text of a page and its metadata.

    Raises:
        ValueError: it holds no text, or is nothing that a browser would show; says why.
    """
    source = decode_page(data)
    if _depth(source) > DEPTH:
        raise ValueError(f"its elements are nested more than {DEPTH} deep; save the text of the page instead")
    parser = LexborHTMLParser(source)
    body = parser.body
    if body is None:
        raise ValueError("is an HTML page without text")
    dropped: set[int] = set()

    def skip(node: LexborNode) -> bool:
        return node.mem_id in dropped or tree.never(node)

    table_facts = _tables(body, dropped)
    facts = _meta(parser).over(table_facts)
    sizes = tree.measure(body, skip)
    facts = facts.over(
        labelled([line for line in tree.render(body, skip) if len(line) < SMALL and label_line().match(line)])
    )
    _drop_page(body, sizes, skip, dropped)
    content = _content(body, tree.measure(body, skip), skip)
    lines = tree.render(content, skip)
    title = _title(parser, facts, lines)
    lines = _own(lines)
    if not lines or sum(map(len, lines)) <= len(title or ""):
        raise ValueError(
            "is an HTML page without text; where a script fills it, save it from the browser as text or PDF"
        )
    lines = _titled(lines, title)
    return "\n".join(lines) + "\n", Facts(title=title).over(facts)


def _depth(source: str) -> int:
    depth = deepest = 0
    for match in TAG.finditer(source):
        if match[2].lower() in FLAT:
            continue
        depth = max(depth - 1, 0) if match[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _meta(parser: LexborHTMLParser) -> Facts:
    """What the <meta> tags say."""
    said: dict[str, str] = {}
    for node in parser.css("meta"):
        attributes = node.attributes
        name = (attributes.get("name") or attributes.get("property") or "").strip().lower()
        value = tree.clean(attributes.get("content") or "")
        if name and value:
            said.setdefault(name, value)
    names: dict[str, list[str]] = words.load("pages")["meta"]
    found = {kind: next((said[name] for name in chosen if name in said), None) for kind, chosen in names.items()}
    return Facts(
        title=found["title"],
        date=iso_date(found["date"] or ""),
        number=document_number(found["number"] or ""),
        issuer=found["issuer"],
        author=found["author"],
        source=found["source"],
    )


def _tables(body: LexborNode, dropped: set[int]) -> Facts:
    """What the tables of 索引号, 发文字号 and 成文日期 say; they are not text."""
    facts = Facts()
    for table in body.css("table"):
        if table.css_first("table table") is not None:
            continue
        cells = [tree.clean(cell.text(deep=True)) for row in tree.rows(table) for cell in row]
        known = sum(bare(cell) in labels() or label_line().match(cell) is not None for cell in cells)
        if known < 3 or known * 3 < sum(bool(cell) for cell in cells):
            continue
        dropped.add(table.mem_id)
        lines = []
        for place, cell in enumerate(cells):
            if bare(cell) in labels():
                value = cells[place + 1] if place + 1 < len(cells) else ""
                lines.append(f"{bare(cell)}：{value if bare(value) not in labels() else ''}")
            elif label_line().match(cell):
                lines.append(cell)
        facts = facts.over(labelled(lines))
    return facts


def bare(cell: str) -> str:
    """A label without the spaces and the colon that set it out: 发 文 字 号： → 发文字号."""
    return re.sub(r"[\s:：【】\[\]]", "", cell)


@cache
def _page_part() -> re.Pattern[str]:
    """The class or id of a part of the page that is not the document."""
    names = "|".join(words.load("pages")["parts"])
    return re.compile(rf"(?:^|[\s_-])(?:{names})(?:$|[\s_\d-])", re.I)


def _drop_page(body: LexborNode, sizes: dict[int, tree.Size], skip: tree.Skip, dropped: set[int]) -> None:
    """Mark what is navigation, share bar, list of links or imprint: by its tag or class, or because it is all links."""
    whole = sizes[body.mem_id].text
    for event, node in tree.walk(body, skip):
        if event != "open" or node.tag not in tree.BLOCKS or node.tag in ("body", "p", "td", "tr", "tbody", "table"):
            continue
        size = sizes[node.mem_id]
        attributes = node.attributes
        named = node.tag in ("nav", "footer", "aside") or _page_part().search(
            f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
        )
        plain = size.text - size.linked
        links = size.links >= RUN and size.linked * 10 > size.text * 7
        if links or (named and size.text * 2 < whole and (plain < SMALL or size.linked > plain)):
            dropped.add(node.mem_id)


def _content(body: LexborNode, sizes: dict[int, tree.Size], skip: tree.Skip) -> LexborNode:
    """The element that holds the document: the innermost with nearly all prose, and what stands close around it."""
    best = body
    whole = sizes[body.mem_id]
    for event, node in tree.walk(body, skip):
        block = event == "open" and node.tag in tree.BLOCKS and node.tag not in ("p", "li")
        if block and whole.prose and sizes[node.mem_id].prose >= SHARE * whole.prose:
            best = node
    inner = sizes[best.mem_id]
    while best.mem_id != body.mem_id and (parent := best.parent) is not None:
        size = sizes[parent.mem_id]
        if size.text - inner.text > AROUND:
            break
        best = parent
    return best


def _title(parser: LexborHTMLParser, facts: Facts, lines: list[str]) -> str | None:
    """The title: as the page's metadata say, else its first heading, else its <title> without the site's name."""
    shown = parser.css_first("head title")
    window = tree.clean(shown.text(deep=True)) if shown else ""
    if facts.title:
        return facts.title
    for heading in parser.css("h1, h2"):
        text = tree.clean(heading.text(deep=True))
        if len(text) > 4 and (squeezed(text) in squeezed(window) or not window or heading.tag == "h1"):
            return text
    parts = [part for part in SUFFIX.split(window) if part]
    first = "".join(lines[:RUN])
    return next((part for part in parts if squeezed(part) in squeezed(first)), None) or None


def squeezed(text: str) -> str:
    """The text without white space, to compare titles set in different ways."""
    return re.sub(r"\s", "", text)


def _own(lines: list[str]) -> list[str]:
    """The lines without those of the page."""
    text = "\n".join(lines)
    outside = furniture(lines_of(text), len(text))
    return [line for place, line in enumerate(lines) if place not in outside]


def _titled(lines: list[str], title: str | None) -> list[str]:
    """The lines with the title once and on one line, at its own place; first where the text does not bear it."""
    if not title:
        return lines
    want = squeezed(title)
    runs = [(start, end) for start in range(min(HEAD, len(lines))) if (end := _run(lines, start, want))]
    if not runs:
        return [title, *lines]
    keep = runs[-1]
    ahead = {place for start, end in runs[:-1] for place in range(start, end)}
    # a number that the page repeats above the document
    numbers = {document_number(line) for line in lines[keep[0] : HEAD]} - {None}
    ahead |= {place for place in range(keep[0]) if ahead and document_number(lines[place]) in numbers}
    front = [line for place, line in enumerate(lines[: keep[0]]) if place not in ahead]
    return [*front, title, *lines[keep[1] :]]


def _run(lines: list[str], start: int, want: str) -> int:
    """Where the lines from `start` that together are the title end; 0 where they are not."""
    found = ""
    for place in range(start, min(start + RUN, len(lines))):
        found += squeezed(lines[place])
        if found == want:
            return place + 1
        if not want.startswith(found):
            return 0
    return 0
