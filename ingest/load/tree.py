"""An HTML page as a tree: walked without recursion, measured, rendered as lines of text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

# fmt: off
BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "legend", "li",
    "main", "nav", "ol", "option", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "title",
    "tr", "ul",
))
# fmt: on
# fmt: off
NEVER = frozenset((
    "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "canvas", "button", "select",
    "textarea", "head", "audio", "video", "map",
))
# fmt: on
CELLS = ("td", "th")
LONG_CELL = 1000
WHITE = re.compile(r"[\s\u3000\u00a0\u2000-\u200b\ufeff]+")
# what no text needs and XML or a terminal may choke on
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

Skip = Callable[[LexborNode], bool]


@dataclass(slots=True)
class Size:
    """How much text an element holds: characters, those in links, those of text with punctuation, and links."""

    text: int = 0
    linked: int = 0
    prose: int = 0
    links: int = 0

    def add(self, other: Size) -> None:
        """Add what a child holds."""
        self.text += other.text
        self.linked += other.linked
        self.prose += other.prose
        self.links += other.links


def clean(text: str) -> str:
    """One line of text: white space as single spaces, control characters gone."""
    return WHITE.sub(" ", CONTROL.sub("", text)).strip()


def walk(root: LexborNode, skip: Skip) -> Iterator[tuple[str, LexborNode]]:
    """The nodes below `root` in the order of the page, as ("open", node), ("close", node) and ("text", node)."""
    node, up = root, False
    while True:
        if not up:
            if node.is_text_node:
                yield "text", node
            elif node.is_element_node and (node is root or not skip(node)):
                yield "open", node
                child = node.child
                if child is not None:
                    node = child
                    continue
                yield "close", node
            if node is root:
                return
        following = node.next
        if following is not None and node is not root:
            node, up = following, False
            continue
        parent = node.parent
        if parent is None:
            return
        node, up = parent, True
        yield "close", node
        if node.mem_id == root.mem_id:
            return


def never(node: LexborNode) -> bool:
    """Whether an element shows no text: scripts, forms' parts, what is hidden."""
    if node.tag in NEVER:
        return True
    attributes = node.attributes
    if not attributes:
        return False
    style = (attributes.get("style") or "").replace(" ", "").lower()
    return "hidden" in attributes or "display:none" in style or "visibility:hidden" in style


def measure(root: LexborNode, skip: Skip) -> dict[int, Size]:
    """The size of every element below `root`, by the node's `mem_id`."""
    sizes: dict[int, Size] = {}
    stack: list[Size] = []
    in_link = 0
    for event, node in walk(root, skip):
        if event == "open":
            stack.append(Size())
            if node.tag == "a":
                in_link += 1
                stack[-1].links = 1
        elif event == "close":
            size = stack.pop()
            sizes[node.mem_id] = size
            if stack:
                stack[-1].add(size)
            if node.tag == "a":
                in_link -= 1
        else:
            text = WHITE.sub("", node.text_content or "")
            here = stack[-1]
            here.text += len(text)
            if in_link:
                here.linked += len(text)
            elif re.search("[，。；]", text):
                here.prose += len(text)
    return sizes


def render(root: LexborNode, skip: Skip) -> list[str]:
    """The text below `root` as lines; a row of a table of data is one line, its cells set apart by tabs."""
    lines: list[str] = []
    part: list[str] = []
    numbers: list[int | None] = []
    tables: list[bool] = []

    def close() -> None:
        line = clean("".join(part))
        part.clear()
        if line:
            lines.append(line)

    def data() -> bool:
        return bool(tables) and tables[-1]

    row: list[str] | None = None
    for event, node in walk(root, skip):
        tag = node.tag
        if event == "text":
            part.append(node.text_content or "")
        elif tag == "br" or tag == "hr":
            if event == "open":
                part.append(" ") if data() else close()
        elif tag == "table":
            close()
            if event == "open":
                tables.append(_is_data(node))
            elif tables:
                tables.pop()
        elif data():
            if tag == "tr":
                if event == "open":
                    row = []
                    part.clear()
                elif row is not None:
                    while row and not row[-1]:
                        row.pop()
                    if any(row):
                        lines.append("\t".join(row))
                    row = None
            elif tag in CELLS and row is not None and event == "close":
                row.append(clean("".join(part)))
                part.clear()
            elif tag in BLOCKS:
                part.append(" ")
        elif tag in BLOCKS:
            close()
            if tag in ("ol", "ul"):
                if event == "open":
                    numbers.append(_first(node) if tag == "ol" else None)
                elif numbers:
                    numbers.pop()
            elif tag == "li" and event == "open" and numbers and numbers[-1] is not None:
                part.append(f"{numbers[-1]}. ")
                numbers[-1] += 1
    close()
    return lines


def _first(node: LexborNode) -> int | None:
    start = node.attributes.get("start") or "1"
    style = (node.attributes.get("style") or "") + (node.attributes.get("class") or "")
    return int(start) if start.isdigit() and "none" not in style else None


def rows(table: LexborNode) -> list[list[LexborNode]]:
    """The cells of a table by rows, without those of tables inside it."""
    found: list[list[LexborNode]] = []
    for event, node in walk(table, lambda inner: inner.tag == "table"):
        if event == "open" and node.tag == "tr":
            found.append([])
        elif event == "open" and node.tag in CELLS and found:
            found[-1].append(node)
    return found


def _is_data(table: LexborNode) -> bool:
    """Whether a table holds data rather than lays out the page."""
    if table.css_first("table table") is not None:
        return False
    cells = rows(table)
    wide = sum(len(row) > 1 for row in cells)
    if wide < 2 and not (len(cells) == 1 and wide):
        return False
    return all(len(cell.text(deep=True)) <= LONG_CELL for row in cells for cell in row)
