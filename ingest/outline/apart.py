"""Leads that a page sets apart: a line in bold between the paragraph's indent and its text."""

from __future__ import annotations

import re

from ingest.outline.blocks import DATE, NUMBER_LINE, Block, metadata
from ingest.outline.series import Opening

# Longer sentences set apart are text in bold rather than its heading.
LONGEST = 60
# A statement that names nothing: a figure, a list to come.
NEVER = re.compile(r"\d{2}|[：:；;！？!?]|以下|如下|同志|代表")


def set_apart(text: str, block: Block, following: Block | None) -> Opening | None:
    """The sentence on a line of its own between the empty indent of a paragraph and the text that goes on below it."""
    if following is None or not 6 <= block.size <= LONGEST or text[block.end - 1] != "。":
        return None
    if text[block.end : following.start] != "\n" or not _indented(text, block.start):
        return None
    line = text[block.start : block.end - 1]
    if NEVER.search(line) or "。" in line or metadata().match(line) or DATE.match(line) or NUMBER_LINE.match(line):
        return None
    return Opening(block.start, block.end, "lead_line", (block.start, block.end - 1))


def _indented(text: str, start: int) -> bool:
    """Whether the line before holds the wide spaces that open a paragraph, and nothing else."""
    line = text.rfind("\n", 0, max(start - 1, 0)) + 1
    before = text[line : start - 1]
    return start > 0 and text[start - 1] == "\n" and before.startswith("　") and not before.strip()
