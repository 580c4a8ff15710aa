"""Rows and answers as text: tables in which Chinese lines up, CSV, and an answer with the sentences that say so."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from queries import catalog
from queries.ask import Answer

WIDEST = 60
ROWS = 30
SENTENCES = 8
# Columns for programs.
HIDDEN = ("id", "ids", "sentences", "score", "triggers")
NOT_UNDERSTOOD = (
    "No answer: the graph holds nothing of a name in this question, or it is none that the graph can answer.\n"
    "python -m queries lists what can be asked; search-entities words=… finds names."
)


def table(columns: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> str:
    """Rows as a table of fixed-width text; Chinese characters count as two wide, long cells are cut."""
    if not rows:
        return "no rows"
    cells = [list(columns), *([_cell(row[name]) for name in columns] for row in rows)]
    widths = [max(_width(line[i]) for line in cells) for i in range(len(columns))]
    drawn = [
        "  ".join(cell + " " * (width - _width(cell)) for cell, width in zip(line, widths, strict=True))
        for line in cells
    ]
    rule = "  ".join("-" * width for width in widths)
    return "\n".join(line.rstrip() for line in (drawn[0], rule, *drawn[1:]))


def as_csv(columns: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> str:
    """Rows as CSV with a header; lists are joined by `; `."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        cells = (row[name] for name in columns)
        writer.writerow(["; ".join(map(str, cell)) if isinstance(cell, list) else cell for cell in cells])
    return out.getvalue()


def told(answer: Answer, names: Mapping[str, str]) -> str:
    """An answer for people: what was found, how the question was read, and the sentences that say so.

    Args:
        answer: what `ask` gave.
        names: of the entities in its parameters, by id.
    """
    if answer.query is None:
        return NOT_UNDERSTOOD
    parts = [_found(answer), _read(answer, names)]
    if catalog.get(answer.query).answer != "text":
        parts.append(sentences(answer.evidence))
    return "\n\n".join(part for part in parts if part)


def sentences(evidence: Sequence[Mapping[str, Any]], most: int = SENTENCES) -> str:
    """The first of the sentences, each with its document."""
    lines = []
    for one in evidence[:most]:
        source = ", ".join(text for text in (one["title"], one["date"]) if text)
        lines.append(f"  “{' '.join(one['text'].split())}”\n      {source} ({one['document']})")
    if len(evidence) > most:
        lines.append(f"  … and {len(evidence) - most} more")
    return "\n".join(lines)


def _found(answer: Answer) -> str:
    if not answer.rows:
        return "No answer: the graph holds nothing that fits."
    query = catalog.get(str(answer.query))
    if query.answer == "text":
        return sentences(answer.evidence, ROWS)
    if query.name == "path-between":
        return "\n".join("  " + _way(row) for row in answer.rows)
    parts = [] if answer.value is None else [f"{answer.value:,} {answer.unit or ''}".rstrip()]
    shown = [name for name in query.columns if name not in HIDDEN and any(row[name] is not None for row in answer.rows)]
    parts.append(table(shown, answer.rows[:ROWS]))
    if len(answer.rows) > ROWS:
        parts.append(f"… and {len(answer.rows) - ROWS} more")
    return "\n".join(parts)


def _way(row: Mapping[str, Any]) -> str:
    first, *others = row["names"]
    return str(first) + "".join(f" –{kind}– {name}" for kind, name in zip(row["relations"], others, strict=True))


def _read(answer: Answer, names: Mapping[str, str]) -> str:
    given = []
    for one in catalog.get(str(answer.query)).parameters:
        value = answer.parameters.get(one.name)
        if value == one.default or one.name == "limit":
            continue
        if isinstance(value, list):
            value = " or ".join(dict.fromkeys(names.get(item, item) for item in value))
        given.append(f"{one.name}={value}")
    return f"read as: {answer.query} {' '.join(given)}".rstrip()


def _cell(value: Any) -> str:
    text = "" if value is None else ", ".join(map(str, value)) if isinstance(value, list) else _number(value)
    text = " ".join(text.split())
    if _width(text) <= WIDEST:
        return text
    while _width(text) > WIDEST - 1:
        text = text[:-1]
    return text + "…"


def _number(value: Any) -> str:
    """Amounts without a needless .0."""
    return f"{value:.0f}" if isinstance(value, float) and value.is_integer() else str(value)


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
