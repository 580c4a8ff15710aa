"""The numbers that Word draws before paragraphs and keeps apart from their text."""

from __future__ import annotations

import re
from typing import Any

from docx.oxml.ns import qn

HAN = "〇一二三四五六七八九"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
HAN_FORMATS = frozenset(
    ("chineseCounting", "chineseCountingThousand", "ideographDigital", "japaneseCounting", "taiwaneseCounting")
)
ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


class Numbering:
    """Counts the numbered paragraphs of one document; `next` gives the number of each in turn."""

    def __init__(self, document: Any) -> None:
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._abstract: dict[str, str] = {}
        self._styles = {style.style_id: style.element for style in document.styles}
        self._counts: dict[str, dict[int, int]] = {}
        part = next((r.target_part for r in document.part.rels.values() if r.reltype.endswith("/numbering")), None)
        if part is None:
            return
        root = part.element
        for abstract in root.iterchildren(qn("w:abstractNum")):
            self._levels[abstract.get(qn("w:abstractNumId"))] = {
                int(level.get(qn("w:ilvl"))): (
                    _value(level, "w:numFmt") or "decimal",
                    _value(level, "w:lvlText") or "",
                    int(_value(level, "w:start") or 1),
                )
                for level in abstract.iterchildren(qn("w:lvl"))
            }
        for number in root.iterchildren(qn("w:num")):
            self._abstract[number.get(qn("w:numId"))] = _value(number, "w:abstractNumId") or ""

    def next(self, paragraph: Any) -> str:
        """The number that Word shows before this paragraph, with its mark (`（一）`, `1.`); "" for none or a bullet."""
        place = self._place(paragraph)
        if place is None:
            return ""
        number, level = place
        abstract = self._abstract.get(number, "")
        levels = self._levels.get(abstract, {})
        if level not in levels:
            return ""
        counts = self._counts.setdefault(abstract, {})
        counts[level] = counts.get(level, levels[level][2] - 1) + 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        style, shown, _ = levels[level]
        if style in ("bullet", "none"):
            return ""

        def drawn(match: re.Match[str]) -> str:
            other = int(match[1]) - 1
            form, _, start = levels.get(other, ("decimal", "", 1))
            return formatted(counts.get(other, start), form)

        text = re.sub(r"%(\d)", drawn, shown)
        return text + " " if text and text[-1].isalnum() else text

    def _place(self, paragraph: Any) -> tuple[str, int] | None:
        """The list and level of a paragraph, by itself or by its style."""
        properties = paragraph.find(qn("w:pPr"))
        seen: set[str] = set()
        while properties is not None:
            found = properties.find(qn("w:numPr"))
            if found is not None and (number := _value(found, "w:numId")) is not None:
                return None if number == "0" else (number, int(_value(found, "w:ilvl") or 0))
            name = _value(properties, "w:pStyle") or _value(properties.getparent(), "w:basedOn")
            if name is None or name in seen or name not in self._styles:
                return None
            seen.add(name)
            style = self._styles[name]
            properties = style.find(qn("w:pPr"))
            if properties is None:
                base = _value(style, "w:basedOn")
                properties = self._styles[base].find(qn("w:pPr")) if base in self._styles and base not in seen else None
        return None


def _value(element: Any, name: str) -> str | None:
    found = element.find(qn(name))
    value = found.get(qn("w:val")) if found is not None else None
    return None if value is None else str(value)


def formatted(value: int, form: str) -> str:
    """A number as one of Word's formats shows it.

    >>> formatted(12, "chineseCounting"), formatted(3, "upperLetter"), formatted(4, "lowerRoman")
    ('十二', 'C', 'iv')
    """
    if form in HAN_FORMATS and 0 < value < 100:
        tens, ones = divmod(value, 10)
        return (HAN[tens] if tens > 1 else "") + ("十" if tens else "") + (HAN[ones] if ones else "")
    if form.startswith("decimalEnclosedCircle") and 0 < value <= len(CIRCLED):
        return CIRCLED[value - 1]
    if form in ("lowerLetter", "upperLetter") and 0 < value <= 26:
        return chr((97 if form == "lowerLetter" else 65) + value - 1)
    if form in ("lowerRoman", "upperRoman") and 0 < value < 4000:
        text = ""
        for size, letters in ROMAN:
            text += letters * (value // size)
            value %= size
        return text if form == "lowerRoman" else text.upper()
    return str(value)
