"""Markdown: the text without its marks, and the metadata of the YAML front matter."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

import yaml

from ingest.load.encoding import decode
from ingest.load.facts import Facts
from ingest.load.forms import document_number, iso_date
from ingest.load.furniture import label_line
from ingest.load.tree import clean

FRONT = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S | re.M)
FRONT_SIZE = 20_000
KEYS = ("title", "date", "region", "number", "issuer", "source", "author")
TAG = re.compile(r"</?[A-Za-z][^<>\n]*>")
FENCE = re.compile(r"^\s*(?:```|~~~).*$")
RULE = re.compile(r"^\s*(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,}|=+)$")
TABLE_RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
HEADING = re.compile(r"^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
BLOCK = re.compile(
    r"^\s*(?:#{1,6}\s|[-*+]\s|\d{1,3}[.)、．]|>|\||[（(]?[一二三四五六七八九十]{1,3}[）)、．.]|[一二三四五六七八九十]{1,2}是|第.{1,5}[章节条]|\*\*)"
)
ITEM = re.compile(r"^\s*(?:>\s*)*(?:[-*+]\s+(?:\[[ xX]\]\s+)?)?")
IMAGE = re.compile(r"!\[[^\[\]]*\]\([^()]*\)")
LINK = re.compile(r"\[([^\[\]]+)\](?:\([^()]*\)|\[[^\[\]]*\])")
STRONG = re.compile(r"(\*\*|__|~~)(?=\S)(.{1,500}?)(?<=\S)\1")
EMPHASIS = re.compile(
    r"(?<![\d*])\*(?=[^\s*])([^*\n]{1,200}?)(?<=\S)\*(?![\d*])|(?<!\w)_(?=[^\s_])([^_\n]{1,200}?)(?<=\S)_(?!\w)"
)
ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")
SHORT = 20


def read(data: bytes) -> tuple[str, Facts]:
    """The text of a Markdown file, a paragraph a line, and what its front matter says.

    Raises:
        ValueError: the encoding or the front matter cannot be read; says why.
    """
    source = decode(data).replace("\r\n", "\n").replace("\r", "\n")
    front = FRONT.match(source)
    facts = _facts(front[1]) if front else Facts()
    return plain(source[front.end() :] if front else source), facts


def _facts(front: str) -> Facts:
    try:
        if len(front) > FRONT_SIZE:
            raise ValueError
        values = yaml.safe_load(front)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise ValueError("its front matter is no YAML; correct the lines between the two ---") from error
    if values is None:
        return Facts()
    if not isinstance(values, dict):
        raise ValueError("its front matter holds no keys; write lines such as title: …")
    said = {key: value for key in KEYS if (value := _said(values.get(key)))}
    day = said.get("date")
    number = said.get("number")
    if day is not None and iso_date(day) is None and not re.fullmatch(r"\d{4}", day):
        raise ValueError(f"its front matter gives the date {day!r}; write YYYY-MM-DD")
    return Facts(
        title=said.get("title"),
        written=iso_date(day) or day if day else None,
        date=iso_date(day) or day if day else None,
        region=said["region"].strip("/") if "region" in said else None,
        number=(document_number(number) or number) if number else None,
        issuer=said.get("issuer"),
        source=said.get("source"),
        author=said.get("author"),
    )


def _said(value: Any) -> str:
    """A value as text; of a list each member. What else YAML knows says nothing here."""
    if isinstance(value, (date, datetime)):
        return value.isoformat()[:10]
    if isinstance(value, list):
        return "、".join(filter(None, (_said(item) for item in value if not isinstance(item, list))))
    return clean(str(value)) if isinstance(value, (str, int, float)) else ""


def plain(source: str) -> str:
    """Markdown as text: a paragraph, heading, list item or table row is a line; the marks are gone."""
    lines: list[str] = []
    open_line = False
    for raw in _uncommented(source).split("\n"):
        if not raw.strip() or FENCE.match(raw) or RULE.match(raw) or TABLE_RULE.match(raw):
            open_line = False
            continue
        heading = HEADING.match(raw)
        shown = _inline(heading[2] if heading else raw)
        if not shown:
            continue
        if open_line and not heading and not BLOCK.match(raw) and _runs_on(lines[-1]):
            lines[-1] += ("" if lines[-1][-1] > "\x7f" or shown[0] > "\x7f" else " ") + shown
        else:
            lines.append(shown)
        open_line = not heading and not raw.endswith(("  ", "\\"))
    return "\n".join(lines) + ("\n" if lines else "")


def _uncommented(source: str) -> str:
    """The text without <!-- comments -->."""
    first, *parts = source.split("<!--")
    # what never closes is no comment
    return first + "".join(part.partition("-->")[2] if "-->" in part else "<!--" + part for part in parts)


def _runs_on(line: str) -> bool:
    """Whether a line is a paragraph that the author broke: long, and no sentence ends with it."""
    return len(line) >= SHORT and line[-1] not in "。！？；：:…" and "\t" not in line and not label_line().match(line)


def _inline(raw: str) -> str:
    text = raw
    if text.lstrip().startswith("|"):
        cells = re.split(r"(?<!\\)\|", text.strip().strip("|"))
        return "\t".join(_inline(cell) for cell in cells).rstrip("\t")
    text = ITEM.sub("", text)
    text = LINK.sub(r"\1", IMAGE.sub("", text))
    for _ in range(3):
        text = STRONG.sub(r"\2", text)
    text = EMPHASIS.sub(lambda match: match[1] or match[2], text)
    text = text.replace("`", "")
    return clean(ESCAPE.sub(r"\1", TAG.sub("", text)).rstrip("\\"))
