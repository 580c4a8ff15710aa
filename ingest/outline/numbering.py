"""The styles in which headings and items are numbered, and how they usually rank."""

from __future__ import annotations

import re

HAN = "一二三四五六七八九十百零〇"
# Strongest first; the index is the usual rank.
STYLES: tuple[tuple[str, str], ...] = (
    ("part", rf"第[{HAN}\d]{{1,4}}(?:部分|编|篇)"),
    ("chapter", rf"第[{HAN}\d]{{1,4}}章"),
    ("section", rf"第[{HAN}\d]{{1,4}}节"),
    ("article", rf"第[{HAN}\d]{{1,5}}条"),
    ("han", rf"[{HAN}]{{1,4}}[、．.](?![{HAN}]{{1,3}}、)"),
    ("decimal_1", r"\d{1,2}(?=[ 　]+[\u4e00-\u9fff]{2,20}$)"),
    ("decimal_2", r"\d{1,2}\.\d{1,2}(?=[ 　]*[\u4e00-\u9fff])(?![ 　]*(?:万|亿|个|倍|元|亩|％))"),
    ("decimal_3", r"\d{1,2}\.\d{1,2}\.\d{1,2}(?=[ 　]*[\u4e00-\u9fff])"),
    ("han_bracket", rf"[（(][{HAN}]{{1,4}}[）)]"),
    ("digit", r"\d{1,2}[、．.](?![\d])"),
    ("digit_bracket", r"[（(]\d{1,2}[）)]"),
    ("digit_half", r"\d{1,2}[）)]"),
    ("circle", r"[①-⑳]"),
    ("dash", r"[—–-]{1,2}(?=[^—–\d-])"),
    ("ordinal", rf"(?:[{HAN}]{{1,2}}(?:是|要(?![素件害职务旨地]))|第[{HAN}]{{1,2}}(?:[，,:：]|、(?![{HAN}第])))(?!否)"),
)
MARKED = ("hash_1", "hash_2", "hash_3", "hash_4", "hash_5", "hash_6")
# below the numbered ones, in this order (a lead on a line of its own, one that runs in, …); an annex stands beside all
UNNUMBERED = ("lead_line", "lead", "label", "inline")
RANKS = {style: rank for rank, style in enumerate([*MARKED, *(style for style, _ in STYLES), *UNNUMBERED])}
RANKS["annex"] = -1
_NUMBERED = "|".join(f"(?P<{style}>{form})" for style, form in STYLES)
_FORMS = "|".join(form for _, form in STYLES)
# Markdown's marks before a number say nothing more; alone they are a style by their level.
_MARKED = "|".join(f"(?P<{style}>#{{{level}}})" for level, style in enumerate(MARKED, 1))
NUMBER = re.compile(rf"[ 　\t]*(?:#{{1,6}}[ ]+)?(?:{_NUMBERED})[ 　\t]*|(?:{_MARKED})[ ]+(?!{_FORMS})")
ORDINAL = re.compile(STYLES[-1][1])
DECIMAL = ("decimal_1", "decimal_2", "decimal_3")
# What a text with chapters and articles is made of: these hold whatever follows until the next of their kind.
LASTING = ("part", "chapter", "section", "article")
