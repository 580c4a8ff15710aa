"""Name what an amount measures, in the words around it.

The words left of an amount end in its name (流转土地4.45万亩), or open with a verb whose object stands right of it
(新建14所学校); a change goes by the name of what changed (产值达200亿元,同比增长11.3%); members of a list share their
head (种植、收获机械化率分别达到65%和55%).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from ingest.indicators.amounts import COUNT, SHARE, Amount
from ingest.indicators.coordinated import members, shares
from ingest.indicators.gaps import Gap, gaps_of
from ingest.indicators.named import Memory, Named
from ingest.indicators.phrases import (
    LONG,
    causes,
    change_pattern,
    counted,
    cut,
    moved_pattern,
    name_left,
    opened,
    tidy,
    unlinked,
)
from ingest.indicators.single import name_one
from ingest.indicators.standards import RATED
from ingest.words import load

POINTED = re.compile("[这這](?:[一个個]|[一这種种]种)?[^，]{2,6}")
BACK = 160
JOINT = re.compile(r"[ 　]*(?:、|和|及|与|以及)?[ 　]*")


def name_all(
    text: str,
    start: int,
    end: int,
    amounts: Sequence[Amount],
    times: Sequence[tuple[int, int]],
    names: Sequence[tuple[int, int]] = (),
    carried: str = "",
    memory: Memory | None = None,
) -> list[Named]:
    """Names for the amounts of the sentence `start`..`end`; `times` are its time expressions, no part of a name, and
    `names` those of entities, which stay whole; what the sentence before was about, `carried`, names an amount that its
    own sentence does not."""
    gaps = gaps_of(text, start, end, amounts, times, names)
    memory = memory or Memory()
    named: list[Named] = []
    index = 0
    while index < len(amounts):
        size = _row(gaps, index)
        if shares(gaps[index].left) or _paired(gaps[index], amounts[index : index + size], memory):
            named += _distribute(gaps[index], amounts[index : index + size], memory)
        else:
            size = 1
            one = name_one(gaps[index], amounts[index], memory)
            if not one.base:
                one.base, one.name = carried, carried + one.name
            if one.base in load("measured")["heads"] and POINTED.search(gaps[index].left):
                meant = _meant(text, start, one.base)
                one.base, one.name = meant, meant + one.name[len(one.base) :]
            if index and _both(gaps[index], amounts[index - 1], amounts[index]):
                # 12类45件实事: both count the same
                named[-1].name = named[-1].base = one.name
            named.append(_remember(memory, gaps[index], one))
            _share_predicate(gaps, named, index)
            _share_rate(gaps, named, index)
            _mark_former(gaps, named, index)
        index += size
    for item in named:
        item.name = tidy(item.name)
    return named


def _remember(memory: Memory, gap: Gap, named: Named) -> Named:
    memory.row = [*memory.row, named.base] if gap.joined else [named.base]
    memory.base = named.base or memory.base
    memory.kind, memory.unit = named.amount.kind, named.amount.unit
    if named.base not in memory.seen:
        memory.seen.append(named.base)
    return named


def _share_predicate(gaps: Sequence[Gap], named: list[Named], index: int) -> None:
    """16所高校、48个学科入选名单: what the second does, the first does as well."""
    if index == 0 or gaps[index].between is None or gaps[index].left.strip(" 　、"):
        return
    before, now = named[-2], named[-1]
    does = counted(gaps[index].right, causes(gaps[index - 1].left))[1]
    alone = before.name == counted(gaps[index - 1].right, False)[0]
    if does and alone and len(before.name) + len(does) <= LONG and now.name.startswith(does):
        before.name = f"{does}的{before.name}"


def _share_rate(gaps: Sequence[Gap], named: list[Named], index: int) -> None:
    """对甲按80%、对乙按60%的比例给予补助: what the second gives at its rate, the first gives as well."""
    between = gaps[index].between
    if index == 0 or between is None or not RATED.match(gaps[index].right):
        return
    before, now = named[-2], named[-1]
    item = name_left(gaps[index].left)
    if before.amount.unit == now.amount.unit and now.name.startswith(item) and "、" in between:
        given = now.name[len(item) :]
        if given and len(before.name) <= LONG and not before.name.endswith(given):
            before.name += given


@cache
def _moved() -> re.Pattern[str]:
    return re.compile(rf"^[^、，]*?{moved_pattern().pattern}[^，。；、]{{0,6}}$")


def _mark_former(gaps: Sequence[Gap], named: list[Named], index: int) -> None:
    """从2家增加到3家: the first amount is that before the change."""
    between = gaps[index].between
    if index == 0 or between is None:
        return
    if _moved().search(between) and named[-2].amount.unit == named[-1].amount.unit:
        named[-2].former = True


def _meant(text: str, start: int, head: str) -> str:
    """What 这个比重 points back at: the last words before the sentence that end in it."""
    found = re.findall(rf"[^，。；：、\n]{{2,40}}?{head}", text[max(0, start - BACK) : start])
    return cut(opened(re.sub("^.*?是", "", found[-1]))) if found else head


def _both(gap: Gap, first: Amount, second: Amount) -> bool:
    """Whether two amounts side by side count one thing that follows them."""
    return first.end == second.start and first.kind == second.kind == COUNT and len(counted(gap.right, False)[0]) > 1


# --- members of a list


def _paired(gap: Gap, amounts: Sequence[Amount], memory: Memory) -> bool:
    """Whether a row of changes is shared without 分别: (甲收入8元，乙收入6元，)增长5%和6%."""
    change = change_pattern().search(gap.left.rstrip(" 　"))
    if len(amounts) < 2 or change is None or len({amount.unit for amount in amounts}) > 1:
        return False
    subject = opened(unlinked(gap.left[: change.start()]))
    known = max(len(memory.seen), len(memory.row))
    return known >= len(amounts) if not subject else len(members(subject, len(amounts))) == len(amounts)


def _row(gaps: Sequence[Gap], index: int) -> int:
    """How many amounts from `index` on stand in one row: 65%、55%和45%."""
    size = 1
    while index + size < len(gaps) and gaps[index + size].joined and JOINT.fullmatch(gaps[index + size].between or ""):
        size += 1
    return size


def _distribute(gap: Gap, amounts: Sequence[Amount], memory: Memory) -> list[Named]:
    """One name for each amount of a row; one amount for several members (均) gives one for each member."""
    marks = list(re.finditer("分别|(?<![年月日人户亩地平])均|都", gap.left))
    if marks:
        head, tail = gap.left[: marks[-1].start()], gap.left[marks[-1].end() :]
    else:
        head, tail = gap.left, ""
    change = change_pattern().search(tail) or change_pattern().search(head)
    verb = change["verb"] if change and change.end() == len(change.string) else unlinked(tail)
    if change and not marks:
        head, verb = head[: change.start()], change["before"] + verb
    total = "累计" if "累计" in head and not name_left(head) else ""
    subject = opened(re.sub(r"(?:(?:比(?![重例])|较)[^，]{0,12}|[由从])$", "", head).strip(" 　、"))
    owner = re.split("按照?|由|从|在", gap.lead)[0]
    if subject.startswith("其") and 1 < len(owner) <= LONG:
        # 护理费按月支付，其标准分别为工资的50%、40%
        subject = owner + subject[1:]
    if amounts[0].kind == SHARE and re.match("为[^，]{2,}的$", tail.strip(" 　")):
        verb = ""
    if subject in load("measured")["links"]:
        subject = ""
    listed_before = members(gap.lead, len(amounts)) if not subject and len(memory.seen) < len(amounts) else []
    if listed_before:
        # 甲收入和乙收入，2000年分别达到8亿元和6亿元
        names = listed_before
    elif not subject or total:
        known = memory.row if len(memory.row) >= len(amounts) else memory.seen
        names = known[-len(amounts) :] if len(known) >= len(amounts) else [memory.base or gap.lead] * len(amounts)
    elif not marks or marks[-1][0] == "分别":
        names = members(subject, len(amounts)) or [subject] * len(amounts)
    else:
        names = members(subject, 0)
    listed = [amounts[0]] * len(names) if len(amounts) == 1 else amounts
    named = [Named(amount, f"{total}{name}{verb}", name, 0.85) for amount, name in zip(listed, names, strict=False)]
    memory.row = [item.base for item in named]
    memory.base = memory.row[-1] if memory.row else memory.base
    return named
