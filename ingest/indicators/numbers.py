"""Read numbers as Chinese texts write them: 4.45万, 1.2亿, 1亿2千万, 三千五百, 二点五, 两万, ３５, 1 6 5 ．5."""

from __future__ import annotations

import re
from decimal import Decimal

DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
STEPS = {"十": 10, "百": 100, "千": 1000}
SCALES = {"万": 10**4, "亿": 10**8}

# As parts of other patterns. A scale alone (千亿, 万) is no number of its own.
# Old papers set spaces between digits (1 9 9 7, 2 ．5); inside such a number no other one starts.
SPACED = r"\d(?:[ 　][.．]?[ 　]?\d(?!\d))+"
NOT_SPACED = r"(?<!(?<!\d)\d[ 　])"
# Digits of old papers are grouped by full-width commas.
WIDE = "[０-９]{1,3}(?:，[０-９]{3})+(?![０-９])|[1-9][0-9]{0,2}(?:，[0-9]{3})+(?![0-9])"
ARABIC = (
    SPACED
    + rf"|{WIDE}"
    + r"|(?:\d+亿(?=\d+[百千]?[多余]?万)|\d+万(?=\d[百千]))?(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:[.．·•]\d+)?"
)
# Of 二十万千瓦 the 千 belongs to the unit.
HAN = r"(?:[一二两三四五六七八九十百万亿零〇]|千(?![瓦伏]))+(?:点[一二三四五六七八九零〇]+)?"
# 3万多亿, 1亿3千多万
SCALE = r"(?:万亿|[十百千万][多余][万亿]|[十百千]?[万亿]|[百千])"

PLAIN = str.maketrans("．·•", "...", ",， 　")


def read(words: str) -> Decimal:
    """The value of a number: digits with an optional scale (4.45万, 1亿2千万), or Chinese numerals.

    Raises ValueError for words that are no number.

    >>> read("4.45万")
    Decimal('44500.00')
    >>> read("三千五百")
    Decimal('3500')
    """
    words = words.translate(PLAIN)
    if not words:
        raise ValueError("no number in an empty string")
    return _mixed(words) if any(character.isdigit() for character in words) else _han(words)


def scale_of(words: str) -> int:
    """What a run of scale characters multiplies by: 万亿 is 10 to the 12th; 多 and 余 between them count nothing.

    >>> scale_of("千万")
    10000000
    """
    factor = 1
    for character in re.sub("[多余]", "", words):
        factor *= STEPS.get(character) or SCALES[character]
    return factor


def _mixed(words: str) -> Decimal:
    """Digits with scales, in falling order: 1亿2千万."""
    digits, factor = "", 1
    terms: list[tuple[str, int]] = []
    for character in words:
        if character.isdigit() or character == ".":
            if factor > 1:
                terms.append((digits, factor))
                digits, factor = "", 1
            digits += character
        elif character in STEPS or character in SCALES:
            factor *= STEPS.get(character) or SCALES[character]
        else:
            raise ValueError(f"not a number: {words}")
    terms.append((digits, factor))
    try:
        return sum((Decimal(number) * times for number, times in terms), Decimal(0))
    except ArithmeticError:
        raise ValueError(f"not a number: {words}") from None


def _han(words: str) -> Decimal:
    """Chinese numerals, read by place value (三千五百) or one by one (一九五三)."""
    whole, point, fraction = words.partition("点")
    if point and not (whole and fraction and all(character in DIGITS for character in fraction)):
        raise ValueError(f"not a number: {words}")
    decimals = "." + "".join(str(DIGITS[character]) for character in fraction) if fraction else ""
    if len(whole) > 1 and all(character in DIGITS for character in whole):
        return Decimal("".join(str(DIGITS[character]) for character in whole) + decimals)
    return Decimal(str(_integer(whole)) + decimals)


def _integer(words: str) -> int:
    total = section = 0
    digit: int | None = None
    last = 1
    for place, character in enumerate(words):
        if character in DIGITS:
            digit = DIGITS[character]
            continue
        if character in STEPS:
            last = STEPS[character]
            section += (1 if digit is None else digit) * last
        elif character in SCALES:
            last = SCALES[character]
            section += digit or 0
            # 万亿 is ten thousand times a hundred million, 万万 a hundred million: the scale works on all before it
            before = total if character == "亿" or words[place - 1] == character else 0
            total = (total - before) + (before + section if place else 1) * last
            section = 0
        else:
            raise ValueError(f"not a number: {words}")
        digit = None
    if digit is not None:
        # 一万二 is twelve thousand, 一百零二 a hundred and two
        section += digit * (last // 10 if last > 10 and words[-2] not in "零〇○" else 1)
    return total + section
