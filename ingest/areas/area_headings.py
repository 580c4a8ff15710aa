"""The fields that a whole heading names: one, one with its parts as further names, or one for each part."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from ingest.areas.area_fields import Field, alternatives, is_empty, make_field, variants
from ingest.areas.area_names import AIMED, AT, JOINED, field_of, general_pattern
from ingest.areas.imperatives import imperative
from ingest.areas.statements import policy_of, subject_of
from ingest.outline.heading_forms import predicate_pattern
from ingest.outline.segment import ends_word, tagged
from ingest.words import load

JOINT = re.compile(r"([^和与及、的“”]{4,14})[和与]([^和与及、的“”]{4,14})")

ENUMERATION = re.compile(
    r"[^、和与及、的等“”]{2,10}(?:、[^、和与及、的等“”]{2,10})+(?:[和与][^、和与及、的等“”]{2,10})?"
)

# too wide to be a field of a sentence, but the line of a part that it heads: 深化改革开放, 改革开放迈出新步伐
REFORM_AND_OPENING = "改革开放"
_WIDE = re.compile(
    rf"(?:^|[，,])[\u4e00-\u9fff]{{0,10}}({REFORM_AND_OPENING})"
    "(?=(?:力度|步伐|事业)?(?:[，,]|$)|不断|深入|持续|全面|取得|实现|呈现|继续|进一步|稳步|[向迈有走提纵蹄])"
)
# 进一步扩大|对外开放: a slogan beside another field, a field of its own beside none
OPENED = re.compile("(?:进一步|继续|不断|大力|积极|全面|持续|稳步)*扩大(?P<field>对外开放)$")


@cache
def _slogan_pattern() -> re.Pattern[str]:
    """Whole parts of a heading that are slogans."""
    return re.compile("(?:" + "|".join(load("areas")["slogans"]) + ")$")


@cache
def _front_pattern() -> re.Pattern[str]:
    """Parts of a joined heading that only say from where or by what."""
    return re.compile("|".join(load("areas")["fronts"]))


@cache
def _strong_pattern() -> re.Pattern[str]:
    """What the parts of a joined heading end in when each is a field of its own."""
    return re.compile(f"(?:{alternatives('strong')})$")


def fields_of(words: str) -> list[Field]:
    """The fields of a heading whose parts may be joined by commas or 和: one with its parts as names, or one each."""
    policy = policy_of(words)
    if policy is not None:
        return [policy]
    found = [part for field in _clauses(subject_of(words) or words) for part in _parted(field)]
    wide = _WIDE.search(words) if not found else None
    return [Field(wide[1], (words,), wide.start(1), wide.end(1))] if wide else found


def chapter_field(words: str) -> Field | None:
    """The field of a chapter without a verb, whatever it ends in: 船舶检验机构和验船师."""
    if not 3 < len(words) <= 20 or imperative(words) is not None or general_pattern().match(words):
        return None
    if any(tag[:1] not in ("n", "v", "j", "b", "c", "u", "a", "l", "i") and tag != "x" for *_, tag in tagged(words)):
        return None
    return make_field(words, variants(words), 0)


def _parted(field: Field) -> list[Field]:
    """The field with its parts as names; one each where they are fields of their own: 新型城镇化|和|乡村振兴."""
    joint = JOINT.fullmatch(field.name)
    if joint is None or not all(ends_word(field.name, joint.end(part)) for part in (1, 2)):
        return [replace(field, aliases=tuple(dict.fromkeys((*field.aliases, *_members(field.name)))))]
    one, other = joint[1], joint[2]
    if _strong_pattern().search(one) and _strong_pattern().search(other) and imperative(field.name) is None:
        return [
            make_field(one, [field.name, *variants(one)], field.start),
            make_field(other, variants(other), field.start + joint.start(2)),
        ]
    return [replace(field, aliases=tuple(dict.fromkeys((*field.aliases, one, other))))]


def _members(name: str) -> list[str]:
    """The members that a name enumerates: 煤炭、石油和建筑材料工业; an empty list where it enumerates none."""
    parts = re.split("[、和与]", name) if ENUMERATION.fullmatch(name) else []
    return [part for part in parts if imperative(part) is None]


def _clauses(words: str) -> list[Field]:
    """The fields of a heading whose parts may be joined by commas."""
    parts = [(match.start(), match.group()) for match in re.finditer(r"[^，,]+", words)]
    parts = [half for start, part in parts for half in _halves(start, part)]
    if any(part.startswith(("使", "从而")) for _, part in parts[1:]):
        # a sentence that says what for, no heading
        return []
    if len(parts) == 1:
        one = field_of(words)
        return [one] if one else []
    if general_pattern().match(parts[0][1]) and imperative(parts[0][1]) is None:
        return []
    named: list[tuple[int, str, Field]] = []
    aside: list[str] = []
    for start, part in parts:
        field = field_of(part)
        if field is None:
            continue
        if _is_slogan(part):
            names = [field.name, *(name for name in field.aliases if name in field.name)]
            aside += [name for name in names if imperative(name) is None or not _slogan_pattern().match(name)]
        else:
            named.append((start, part, field))
    phrase = parts[0][1]
    if not any(len(field.name) >= 4 for _, _, field in named) and 3 <= len(phrase) <= 8 and not _is_slogan(phrase):
        if imperative(phrase) is None and _is_phrase(phrase):
            return [make_field(phrase, [part for _, part in parts[1:]], 0)]
        named = [found for found in named if found[1] is phrase]
    if not named and (opened := OPENED.match(parts[0][1])):
        return [make_field(opened["field"], [parts[0][1]], opened.start("field"))]
    if len(parts) == 2 and len(named) == 2:
        return _two(words, named)
    return [_also(_first(named), aside)] if named else []


def _also(field: Field, others: list[str]) -> Field:
    """The field with further names."""
    return replace(field, aliases=tuple(dict.fromkeys((*field.aliases, *others))))


def _halves(start: int, part: str) -> list[tuple[int, str]]:
    """A part, or its halves where it joins two imperatives: 缩短建设战线|、|努力提高投资效果."""
    for mark in re.finditer("[、和与]", part):
        one, other = imperative(part[: mark.start()]), imperative(part[mark.end() :])
        long = mark[0] == "、" or (one and other and len(one.object) > 3 and len(other.object) > 3)
        if one and other and long and len(other.verb) > 1:
            return [(start, part[: mark.start()]), (start + mark.end(), part[mark.end() :])]
    return [(start, part)]


def _is_phrase(part: str) -> bool:
    """Whether a short part names a measure by nouns and a verb (带量采购), rather than by an idiom (真刀真枪)."""
    tags = [tag for _, _, tag in tagged(part)]
    return all(tag in ("n", "v", "vn", "j", "b") for tag in tags) and any(tag.startswith("v") for tag in tags)


def _is_slogan(part: str) -> bool:
    """Whether a part of a joined heading only says what for, from where or by what."""
    if AIMED.match(part):
        return False
    aim = AT.match(part)
    if aim and _strong_pattern().search(aim["aim"]) and not is_empty(aim["aim"]):
        # 锚定农业农村现代化: a field of its own
        return False
    found = imperative(part)
    tried = [part, found.object, part[found.verb_start :]] if found else [part]
    return any(_slogan_pattern().match(words) for words in tried) or _front_pattern().match(part) is not None


def _two(words: str, named: list[tuple[int, str, Field]]) -> list[Field]:
    """The fields of a heading of two parts that both name one."""
    first, second = (imperative(part) is None and predicate_pattern().search(part) for _, part, _ in named)
    # 甲改革稳步推进，对外开放继续扩大: each part says something of a field
    result = second and not first
    if all(_strong_pattern().search(field.name) for _, _, field in named) and not result:
        return [field.moved(start) for start, _, field in named]
    whole = _first(named)
    more = [words, words[whole.start :], named[1][2].name]
    one, other = imperative(named[0][1]), imperative(named[1][1])
    if one and other and other.verb in load("headings")["kept_verbs"] and len(words) - one.verb_start <= JOINED:
        # the second part is what the first is to become: only both name the line
        others = [named[0][1], *whole.aliases, whole.name, *more]
        return [make_field(words[one.verb_start :], others, one.verb_start)]
    return [make_field(whole.name, [*whole.aliases, *more], whole.start)]


def _first(named: list[tuple[int, str, Field]]) -> Field:
    """The field of the first part, with those of the others as further names."""
    start, _, field = named[0]
    more = [name for _, part, other in named[1:] for name in (other.name, *(n for n in other.aliases if n in part))]
    more += [part.name for _, _, other in named[1:] for part in _parted(other)]
    return make_field(field.name, [*field.aliases, *more], start + field.start)
