"""Name what an amount measures, in the words around it.

The words left of an amount end in its name (流转土地4.45万亩), or open with a verb whose object stands right of it
(新建14所学校); a change goes by the name of what changed (产值达200亿元,同比增长11.3%); members of a list share their
head (种植、收获机械化率分别达到65%和55%).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from ingest.amounts import COUNT, MEASURE, MONEY, PEOPLE, PURE, SHARE, Amount
from ingest.words import load

LONG, WIDE, SHORT = 20, 34, 3
ASIDE = re.compile(r"[（(][^（）()]{1,20}[)）]")
NUMBERING = re.compile(r"^[ 　]*(?:\d{1,2}|[一二三四五六七八九十]{1,3})[.．、]")
BREAK = re.compile(r"[，。；;：:！!？?（）()\n]|——|,")


@dataclass(slots=True)
class Named:
    """An amount with its name. `base` is the name without the change (增长), `member` the words before the shared verb;
    `sure` says how plainly the words name it, in 0–1."""

    amount: Amount
    name: str
    base: str
    sure: float


@dataclass(slots=True)
class Gap:
    """The words left and right of an amount, whether another amount precedes it in its clause, and
    whether it is a bound (以上, 以下) on what stands right of it."""

    left: str
    right: str
    joined: bool
    bound: bool


@dataclass(slots=True)
class Memory:
    """What was named before in the sentence: the last base and verb, and the last coordinated names."""

    base: str = ""
    verb: str = ""
    clause: str = ""
    group: list[str] = field(default_factory=list)


def _any(key: str) -> str:
    return "|".join(sorted(map(re.escape, load("measured")[key]), key=lambda w: (-len(w), w)))


@cache
def _links() -> re.Pattern[str]:
    return re.compile(rf"(?:{_any('links')}|[一二两三四五六七八九十\d]+年|[ 　、和与及“])$")


@cache
def _change() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<before>(?:{_any('qualifiers')})*)(?P<compare>(?:比|较)[^，。；]{{1,24}}?(?:的[\d.]+\S{{1,4}})?)?"
        rf"(?P<after>(?:{_any('qualifiers')}|分别|各|均|都|实现|连续|大幅|逐步|再|又|共|可|将|约)*)(?P<verb>{_any('changes')})了?(?:近|约|超过|超|逾|突破|不足|不低于|不少于|达到?)*$"
    )


@cache
def _openers() -> re.Pattern[str]:
    return re.compile(rf"^(?:{_any('openers')}|[ 　、—“”\"]+(?=[^”]*$))(?=.)")


@cache
def _scopes() -> re.Pattern[str]:
    return re.compile(rf"^(?:{_any('scopes')})(?=.)的?")


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(rf"(?:{_any('verbs')})")


@cache
def _last_verb() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:{_any('verbs')})[、和与]?)+(?:了|起|出|好)?$")


@cache
def _predicates() -> re.Pattern[str]:
    return re.compile(rf"(?P<stop>{_any('stops')}|(?<![结面应核相针绝成])对(?=.{{3}}))|(?P<does>{_any('predicates')})")


@cache
def _helped() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<stop>{_any('stops')}|(?<![结面应核相针绝成])对(?=.{{3}}))|(?P<does>{_any('predicates')}|{_any('helped')})"
    )


@cache
def _causative() -> re.Pattern[str]:
    return re.compile(rf"(?:{_any('causatives')})$")


def name_all(
    text: str, start: int, end: int, amounts: Sequence[Amount], times: Sequence[tuple[int, int]]
) -> list[Named]:
    """Names for the amounts of the sentence `start`..`end`; `times` are its time expressions, no part of a name."""
    gaps = _gaps(text, start, end, amounts, times)
    memory = Memory()
    named: list[Named] = []
    index = 0
    while index < len(amounts):
        size = _shared(gaps, index)
        if size:
            named += _distribute(gaps[index], amounts[index : index + size], memory)
            index += size
            continue
        named.append(_one(gaps[index], amounts, index, gaps, memory))
        index += 1
    return named


def _gaps(text: str, start: int, end: int, amounts: Sequence[Amount], times: Sequence[tuple[int, int]]) -> list[Gap]:
    gaps: list[Gap] = []
    stop = start
    for place, amount in enumerate(amounts):
        pieces = BREAK.split(ASIDE.sub("", _without(text, stop, amount.start, times)))
        left, joined = pieces[-1], len(pieces) == 1 and place > 0
        following = amounts[place + 1].start if place + 1 < len(amounts) else end
        between = text[amount.end : following]
        pause = BREAK.search(between)
        right = _without(text, amount.end, amount.end + pause.start() if pause else following, times)
        if joined:
            left = _share_gap(left)
        if not pause and following < end:
            right = _right_part(right)
        bound = text.endswith(("以上", "以下", "以内"), amount.start, amount.end)
        gaps.append(Gap(left, right, joined, bound))
        stop = amount.end
    return gaps


def _share_gap(words: str) -> str:
    """Of the words between two amounts of a clause, those that belong to the second: behind the last 、 or all."""
    cut = max(words.rfind("、"), words.rfind("，"))
    return words[cut:] if cut >= 0 else words


def _right_part(words: str) -> str:
    """And those that belong to the first: up to the last 、 or all, without the mark."""
    cut = words.rfind("、")
    return words[:cut] if cut >= 0 else words


def _without(text: str, start: int, end: int, times: Sequence[tuple[int, int]]) -> str:
    """The words between `start` and `end`, without the time expressions in them."""
    parts, place = [], start
    for left, right in times:
        if start <= left and right <= end:
            parts.append(text[place:left])
            place = right
    parts.append(text[place:end])
    return "".join(parts)


def strip_left(words: str) -> str:
    """A name from the words left of an amount, without what links them to it and what opens the clause."""
    words = words.strip(" 　")
    while match := _links().search(words):
        words = words[: match.start()]
    return _open(words)


def _open(words: str) -> str:
    words = NUMBERING.sub("", words)
    while True:
        match = _openers().match(words) or _scopes().match(words)
        if match is None:
            break
        words = words[match.end() :]
    return words.strip(" 　、")


def _cut(words: str) -> str:
    """The name at the end of the words: behind the list that 等 closes, of a long one from its last verb on."""
    listed = re.match(r"(?P<list>.*、.*)等(?P<whole>[^、]{3,})$", words)
    if listed:
        first = _verbs().match(listed["list"])
        return (first[0] if first else "") + listed["whole"]
    aimed = _aimed().search(words) if len(words) > 10 else None
    if aimed:
        return words[aimed.start("verb") :]
    if len(words) > LONG - 4 and len(words) - words.rfind("、") > 6:
        words = words[words.rfind("、") + 1 :]
    if len(words) <= LONG:
        return words
    starts = [match.start() for match in _verbs().finditer(words) if 4 <= len(words) - match.start() <= LONG + 6]
    close = [place for place in starts if len(words) - place >= 6] or starts
    if close:
        return words[close[-1] :]
    place = words.rfind("的")
    return words[place + 1 :] if place >= 0 and 4 <= len(words) - place - 1 <= WIDE else words[-WIDE:]


@cache
def _aimed() -> re.Pattern[str]:
    """对我区下放权限: whom it is done to is no part of the name."""
    return re.compile(rf"[对向给][^，、对向给的]{{1,6}}?(?P<verb>{_any('verbs')})[^，]{{2,}}$")


def _turn(right: str, helped: bool) -> str:
    """The counted thing with what it does before it: 城市启动试点 becomes 启动试点的城市."""
    words = right.strip(" 　、的")
    words = re.sub(r"^[等余多]", "", words)
    while match := _links().search(words):
        words = words[: match.start()]
    words = re.sub(r"(?:和|与|及|以及|、)$", "", words)
    found = (_helped() if helped else _predicates()).search(words, 2)
    if found is None:
        return words[:WIDE]
    thing = words[: found.start()]
    if found["stop"] or (len(words) - found.end() < 2 and found["does"] not in ("受益", "落地", "投产", "投运")):
        return thing if found["stop"] or len(thing) >= 2 else words
    does = re.sub(r"了(?!解)", "", words[found.start() :])
    does = re.split(r"[、]", does)[0] if len(does) > 16 else does
    return f"{does[:18]}的{thing}"


def _one(gap: Gap, amounts: Sequence[Amount], index: int, gaps: list[Gap], memory: Memory) -> Named:
    amount = amounts[index]
    change = _change().search(gap.left.rstrip(" 　"))
    if change and not re.search(r"[新净]$", gap.left[: change.start("verb")]) and amount.kind != PURE:
        subject = _open(_strip_links(gap.left[: change.start()]))
        base = _cut(subject) if len(subject) > 1 else memory.base
        name = f"{base}{change['before']}{''.join(re.findall('同比|年均|环比', change['after']))}{change['verb']}"
        return _remember(memory, gap, Named(amount, name, base, 0.9 if subject else 0.8))
    if (
        memory.base
        and re.match(r"[、和]?(?:比|较|与)[^，]*的?$", gap.left.strip(" 　"))
        and not gap.right.startswith("的")
    ):
        return Named(amount, memory.base, memory.base, 0.6)
    share = re.match(r"^[、和]?(?:约|仅)?(占|累计|总计|合计|共计)(.*)", _open_marks(gap.left))
    if share and memory.base and amount.kind in (SHARE, COUNT, MEASURE, MONEY, PEOPLE):
        rest = strip_left(share[2])
        if share[1] == "占":
            return _remember(memory, gap, Named(amount, f"{memory.base}占{rest}", memory.base, 0.8))
        if not rest and not _turn(gap.right, False):
            bare = re.sub(rf"^(?:{_any('verbs')})", "", memory.base) or memory.base
            return _remember(memory, gap, Named(amount, f"{bare}累计", memory.base, 0.85))
    left = strip_left(gap.left)
    right = gap.right
    if amount.kind in (COUNT, PEOPLE) or (amount.kind == MEASURE and not re.match(r"[ 　]*[的支用于]", right)):
        return _counted(gap, amount, left, _turn(right, bool(_causative().search(gap.left))), memory)
    return _measured(gap, amount, left, right, memory)


def _open_marks(words: str) -> str:
    return words.lstrip(" 　、，")


def _strip_links(words: str) -> str:
    words = words.strip(" 　、")
    while match := _links().search(words):
        words = words[: match.start()]
    return words


def _counted(gap: Gap, amount: Amount, left: str, thing: str, memory: Memory) -> Named:
    if thing:
        verb = _last_verb().search(_strip_links(gap.left))
        if verb:
            words = _open(verb[0])
        elif "、" in left or gap.left.rstrip().endswith("等"):
            first = _verbs().match(left)
            words = first[0] if first else ""
        else:
            words = _cut(left) if len(left) <= 10 or len(thing) <= SHORT else ""
        if not words and gap.joined and not left:
            words = memory.verb
        memory.verb = words if verb or not left else ""
        words = "" if _causative().fullmatch(words) else words
        return _remember(memory, gap, Named(amount, words + thing, words + thing, 0.9 if verb else 0.8))
    if left:
        first = _verbs().match(left)
        name = _cut(left)
        if gap.joined and first is None and memory.verb and len(name) <= LONG:
            name = memory.verb + name
        elif first is not None:
            memory.verb = first[0]
        return _remember(memory, gap, Named(amount, name, name, 0.9))
    if memory.base:
        name = memory.base + ("人数" if amount.kind == PEOPLE and not memory.base.endswith(("人数", "人员")) else "")
        return Named(amount, name, memory.base, 0.7)
    return Named(amount, "", "", 0.0)


def _measured(gap: Gap, amount: Amount, left: str, right: str, memory: Memory) -> Named:
    thing = _turn(right, False)
    if gap.bound and thing and len(thing) <= LONG:
        subject = _subject(gap.left) if len(thing) <= SHORT else ""
        return _remember(memory, gap, Named(amount, subject + thing, subject + thing, 0.8))
    if amount.kind == SHARE and thing and left and gap.left.rstrip(" 　").endswith("的"):
        # 采购金额的30%提前预付: what is done is a share of that
        name = f"{thing}占{_cut(left)}"
        return _remember(memory, gap, Named(amount, name, name, 0.7))
    if len(left) < 2 or (amount.kind == SHARE and len(left) <= 4 and thing and not right.startswith("的")):
        if thing and not gap.left.rstrip(" 　").endswith(("、", "和")):
            return _remember(memory, gap, Named(amount, left + thing, left + thing, 0.7))
        if memory.base:
            return Named(amount, memory.base, memory.base, 0.7)
        return Named(amount, left + thing, left + thing, 0.5)
    name = _cut(left)
    if thing and right.startswith("的") and (amount.kind == SHARE or (len(thing) <= 4 and amount.kind == MONEY)):
        name = name + thing if amount.kind == SHARE else thing
    if gap.joined and memory.verb and not _verbs().match(name) and len(name) <= LONG:
        name = memory.verb + name
    elif first := _verbs().match(name):
        memory.verb = first[0]
    return _remember(memory, gap, Named(amount, name, name, 0.9))


def _subject(left: str) -> str:
    """Who has to have it: 法人社会团体(应有)."""
    match = re.match(r"(.+?)(?:还)?(?:应当?|必须|须)?(?:具备|具有|拥有|有|设)", left.strip(" 　、"))
    return _open(match[1]) if match else ""


def _remember(memory: Memory, gap: Gap, named: Named) -> Named:
    if not gap.joined:
        memory.group = []
        if not gap.left.strip(" 　、"):
            memory.verb = ""
    memory.group.append(named.base)
    memory.base = named.base or memory.base
    return named


# --- members of a list


SEPARATE = re.compile(r"分别|各|均|都")


def _shared(gaps: Sequence[Gap], index: int) -> int:
    """How many amounts from `index` on share one head by 分别 or 均; 0 where they do not."""
    left = gaps[index].left
    if "分别" not in left and not re.search(r"[、和及][^、]*[均都][^、]{0,6}$", left):
        return 0
    size = 1
    while index + size < len(gaps) and gaps[index + size].joined and not gaps[index + size].left.strip(" 　、和及与"):
        size += 1
    return size


def _distribute(gap: Gap, amounts: Sequence[Amount], memory: Memory) -> list[Named]:
    """One name for each amount; one amount for several members (均) gives one for each member."""
    mark = list(re.finditer("分别|均|都", gap.left))[-1]
    head, tail = gap.left[: mark.start()], gap.left[mark.end() :]
    change = _change().search(tail)
    verb = change["verb"] if change else _strip_links(tail)
    prefix = "累计" if "累计" in head and not _open(_strip_links(head)) else ""
    subject = _open(head.strip(" 　、"))
    subject = "" if subject in load("measured")["links"] else subject
    if not subject or prefix:
        names = memory.group[-len(amounts) :] if len(memory.group) >= len(amounts) else [memory.base] * len(amounts)
    elif len(amounts) > 1 and mark[0] == "分别":
        names = members(subject, len(amounts)) or [subject] * len(amounts)
    else:
        names = members(subject, 0)
    if len(amounts) == 1:
        amounts = list(amounts) * max(len(names), 1)
    named = [Named(amount, f"{prefix}{name}{verb}", name, 0.85) for amount, name in zip(amounts, names, strict=False)]
    memory.group = [item.base for item in named]
    memory.base = named[-1].base if named else memory.base
    return named


TAIL = re.compile(
    r"(?:[^、和与及]{0,2}(?:增加值|总额|总值|总量|产量|产值|销量|存量|吞吐量|保有量|收入|支出|利润|税收|投资|面积|规模|人数|数量|里程|比重|比例|占比|贡献率|覆盖率|机械化率|率)|在校生|数)$"
)


def members(words: str, count: int) -> list[str]:
    """The members of a list with the head and the front that they share; empty where `count` (0: any) does not fit.

    >>> members("马铃薯种植、收获机械化率", 2)
    ['马铃薯种植机械化率', '马铃薯收获机械化率']
    """
    parts = _parts(words)
    if count and len(parts) != count:
        parts = words.split("、")
        if len(parts) != count:
            return []
    if len(parts) < 2:
        return [words]
    tail_match = TAIL.search(parts[-1])
    tail = tail_match[0] if tail_match else ""
    stem = parts[-1][: len(parts[-1]) - len(tail)]
    if len(parts[0]) == 1 and len(parts[-1]) > 2:
        return [part + parts[-1][1:] for part in parts[:-1]] + [parts[-1]]
    front = parts[0][: len(parts[0]) - len(stem)] if tail and 0 < len(stem) <= 2 < len(parts[0]) - 1 else ""
    if any(part.endswith(tail[-2:]) for part in parts[:-1]):
        tail = ""
        front = ""
    full = [parts[0] + tail] + [(front if len(part) <= 3 else "") + part + tail for part in parts[1:-1]]
    return [*full, front + parts[-1]]


def _parts(words: str) -> list[str]:
    """Split a list at its marks, outside quotes."""
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
