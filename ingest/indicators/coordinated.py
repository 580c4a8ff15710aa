"""Names for the members of a list that share a head: 种植、收获机械化率分别达到65%和55%."""

from __future__ import annotations

import re

from ingest.words import load

TAIL = re.compile(
    r"(?:(?:增加值|总产值|产值|收入|支出|投资|出口|进口|利润|销售额|人数|数量)?占[^、]*?(?:比重|比例)|增加值|总额|总值|总量|总产量|总产值|产量|产值|销量|存量|吞吐量|保有量|进出口|出口|进口|收入|支出|利润|税收|投资|面积|规模|人数|数量|里程|比重|比例|占比"
    r"|在校生|机械化率|[^、和与及]{2}率|数)$"
)
SHARED = re.compile(r"[、和及][^、]*(?:(?<![年月日人户亩地平])均|都)[^、]{0,6}$")


def shares(left: str) -> bool:
    """Whether the words before an amount name several things at once."""
    return "分别" in left or SHARED.search(left) is not None


def members(words: str, count: int) -> list[str]:
    """The members of a list with the head and the front that they share; empty where `count` (0: any) does not fit.

    >>> members("马铃薯种植、收获机械化率", 2)
    ['马铃薯种植机械化率', '马铃薯收获机械化率']
    """
    parts = split(words)
    if count and len(parts) != count:
        parts = words.split("、")
        if len(parts) != count:
            return []
    if len(parts) < 2:
        return [words]
    if len(parts[0]) == 1 and len(parts[-1]) > 2:
        # 中、高等职业教育
        return [part + parts[-1][1:] for part in parts[:-1]] + [parts[-1]]
    found = TAIL.search(parts[-1])
    if found is None or any(TAIL.search(part) for part in parts[:-1]):
        return parts
    tail, stem = found[0], parts[-1][: found.start()]
    front = _front(parts[0], len(stem)) if stem else ""
    middle = [(front if len(part) <= 3 else "") + part + tail for part in parts[1:-1]]
    return [parts[0] + tail, *middle, front + parts[-1]]


def _front(words: str, size: int) -> str:
    """What stands before the verb that the first member ends in, the others sharing it: 小麦(播种)."""
    verbs = load("measured")["verbs"]
    return words[:-size] if size <= 2 < len(words) - 1 and words[-size:] in verbs else ""


def split(words: str) -> list[str]:
    """Split a list at its marks, outside quotes and brackets.

    >>> split("“甲、乙”行动、丙和丁")
    ['“甲、乙”行动', '丙', '丁']
    """
    parts, depth, current = [], 0, ""
    for match in re.finditer(r"[“（《]|[”）》]|[、和与及]|[^“”（）《》、和与及]+", words):
        piece = match[0]
        depth += (piece in "“（《") - (piece in "”）》")
        if piece in "、和与及" and depth == 0:
            parts.append(current)
            current = ""
        else:
            current += piece
    return [part for part in [*parts, current] if part]
