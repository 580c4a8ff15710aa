"""Name what an amount measures, in the words around it.

The words left of an amount end in its name (流转土地4.45万亩), or open with a verb whose object stands right of it
(新建14所学校); a change goes by the name of what changed (产值达200亿元,同比增长11.3%); members of a list share their
head (种植、收获机械化率分别达到65%和55%).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.indicators.amounts import COUNT, MEASURE, MONEY, PEOPLE, PURE, SHARE, Amount
from ingest.indicators.coordinated import members, shares
from ingest.indicators.gaps import Gap, gaps_of
from ingest.indicators.phrases import (
    LONG,
    MOVED,
    SHORT,
    any_of,
    causes,
    change_pattern,
    closing_verb,
    counted,
    cut,
    name_left,
    opened,
    opening_verb,
    sized,
    tidy,
    turned,
    unlinked,
)
from ingest.words import load

# 将用3亿元(建设住宅): what the money is spent on names it.
SPENT = re.compile(r"(?:^|[将再共每年])(?:用|拿出)[ 　]*$")
# 精简后为18个: of what was named before.
AFTER = re.compile(r"(?:[^，]{2,4}后|其后)(?:仅|只|共|还)?[为有达]?$")
# 申请(15万元的)担保贷款: the verb alone names nothing.
ASKED = re.compile(r"^可?[^，]{0,2}(?:申请|给予|发放|提供|享受|获得|安排|拨付|补助|发给|借给)$")
# 按每人1000元的标准(给予就业补贴)
RATED = re.compile(
    r"的(?:标准|比例|税率|费率|利率|价格|定额|额度|限额|幅度|水平|系数)(?:给予|予以|发放|拨付|计发|进行|实行|安排|计提|计算)?(?=[^，]{2,})"
)
# 每省不超过2个，全国(不超过30个)
WHOLE = ("全国", "各地", "各省", "每省", "每市", "每县")
# (各级财政)按照(预算支出的1%设置预备费)
BASIS = re.compile(r"^.*?按照?(?=..)")
# 超过5万元的部分
REST = "部分"
VAGUE = re.compile(r"我们|这样|那样|一个")
JOINT = re.compile(r"[ 　]*(?:、|和|及|与|以及)?[ 　]*")


@dataclass(slots=True)
class Named:
    """An amount with its name. `base` is the name without the change (增长); `former` is the verb by which the amount
    moved on to the next one (从2家增加到3家); `sure` says how plainly the words name it, in 0–1."""

    amount: Amount
    name: str
    base: str
    sure: float
    former: str = ""


@dataclass(slots=True)
class Memory:
    """What the sentence named before: the last base, the verb that goes on (新建A所、B所) and the kind of amount
    before it, the last names in a row and all of them."""

    base: str = ""
    verb: str = ""
    kind: str = ""
    unit: str = ""
    row: list[str] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)


def name_all(
    text: str,
    start: int,
    end: int,
    amounts: Sequence[Amount],
    times: Sequence[tuple[int, int]],
    names: Sequence[tuple[int, int]] = (),
    carried: str = "",
) -> list[Named]:
    """Names for the amounts of the sentence `start`..`end`; `times` are its time expressions, no part of a name, and
    `names` those of entities, which stay whole; what the sentence before was about, `carried`, names an amount that its
    own sentence does not."""
    gaps = gaps_of(text, start, end, amounts, times, names)
    memory = Memory()
    named: list[Named] = []
    index = 0
    while index < len(amounts):
        if shares(gaps[index].left):
            size = _row(gaps, index)
            named += _distribute(gaps[index], amounts[index : index + size], memory)
        else:
            size = 1
            one = _one(gaps[index], amounts[index], memory)
            if not one.base:
                one.base, one.name = carried, carried + one.name
            named.append(_remember(memory, gaps[index], one))
            _share_predicate(gaps, named, index)
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


def _one(gap: Gap, amount: Amount, memory: Memory) -> Named:
    if not memory.base and 1 < len(gap.lead) <= LONG:
        # 总产值，按可比价格计算，增长5%: the subject stands some clauses before
        memory.base = gap.lead
    elif gap.measure and len(gap.lead) <= LONG and not name_left(gap.left):
        # 比重，将由40%上升到45%
        memory.base = gap.lead
    changed = _changed(gap, amount, memory) or _compared(gap, amount, memory)
    if changed is not None:
        return changed
    if not gap.joined:
        memory.verb = ""
    if amount.kind in (COUNT, PEOPLE) or (amount.kind == MEASURE and not re.match(r"[ 　]*[的支用于]", gap.right)):
        return _counted(gap, amount, memory)
    return _measured(gap, amount, memory)


def _changed(gap: Gap, amount: Amount, memory: Memory) -> Named | None:
    """A change, by the name of what changed: (产值)同比增长11.3%."""
    change = change_pattern().search(gap.left.rstrip(" 　"))
    if change is None or amount.kind == PURE:
        return None
    subject = opened(unlinked(gap.left[: change.start()]))
    base = cut(subject) if len(subject) > 1 else memory.base
    kept = change["before"] + "".join(re.findall("同比|年均|环比", change["after"]))
    return Named(amount, f"{base}{kept}{change['verb']}", base, 0.9 if subject else 0.8)


def _compared(gap: Gap, amount: Amount, memory: Memory) -> Named | None:
    """An amount of what was named before: what it is compared with, its share of something, its running total."""
    words = gap.left.strip(" 　、")
    if not memory.base:
        return None
    if AFTER.match(words):
        return Named(amount, memory.base, memory.base, 0.7)
    if not gap.joined and name_left(words) in load("measured")["heads"] and not gap.right.strip(" 　的"):
        name = _bare(memory.base) + name_left(words)
        return Named(amount, name, name, 0.7)
    if re.match(r"(?:比|较|与)[^，]*的?$", words) and not gap.right.startswith("的"):
        return Named(amount, memory.base, memory.base, 0.6)
    part = re.match(r"(?:约|仅)?占(.*)", words)
    if part and amount.kind in (SHARE, PURE):
        return Named(amount, f"{memory.base}占{name_left(part[1])}", memory.base, 0.8)
    if re.match(r"(?:高于|低于|快于|好于|优于|高出|低出|领先)[^，]*$", words) and not gap.joined and len(words) <= LONG:
        return Named(amount, memory.base + words, memory.base, 0.7)
    total = re.match(r"(?:累计|总计|合计|共计|总数)(.*)", words)
    if total and not name_left(total[1]) and not counted(gap.right, False)[0]:
        return Named(amount, f"{_bare(memory.base)}累计", memory.base, 0.85)
    return None


def _bare(name: str) -> str:
    """The name without the verb that opens it."""
    return name[len(opening_verb(name)) :] or name


def _counted(gap: Gap, amount: Amount, memory: Memory) -> Named:
    left = name_left(gap.left)
    if gap.right.startswith("的") and len(left) > 1 and left != opening_verb(left) and (not gap.bound or sized(left)):
        thing = ""
    else:
        thing = turned(gap.right, causes(gap.left), gap.whole)
    if thing:
        moved = len(thing) <= SHORT + 1 and re.search(r"[到至达为]了?$", gap.left.strip(" 　"))
        verb = "" if moved else closing_verb(gap.left)
        words = verb
        if not verb and ("、" in left or gap.left.rstrip().endswith("等")):
            words = opening_verb(left)
        elif not verb and (len(left) <= 10 or len(thing) <= SHORT) and not VAGUE.search(left):
            words = cut(left)
        if not words and gap.joined and not left:
            words = memory.verb
        memory.verb = words if verb or not left else ""
        name = thing if causes(words) and len(words) <= 4 else words + thing
        return Named(amount, name, name, 0.9 if verb else 0.8)
    if left and not (memory.base and left in WHOLE):
        name, verb = cut(left), opening_verb(left)
        alone = verb and len(verb) == len(left) and memory.base
        if alone and (gap.joined or (memory.unit == amount.unit and len(memory.base) <= LONG // 2)):
            # 受理案件2万件，审结1万件
            name = left + _bare(memory.base)
        elif gap.joined and not verb and memory.kind == amount.kind and len(name) <= LONG:
            name = memory.verb + name
        memory.verb = verb or memory.verb
        return Named(amount, name, name, 0.9)
    suffix = "人数" if amount.kind == PEOPLE and not memory.base.endswith(("数", "人员")) else ""
    return Named(amount, memory.base + suffix if memory.base else "", memory.base, 0.7)


def _measured(gap: Gap, amount: Amount, memory: Memory) -> Named:
    left, thing = name_left(gap.left), turned(gap.right, False)
    if amount.kind == MONEY and thing and SPENT.search(gap.left):
        return Named(amount, thing, thing, 0.7)
    if RATED.match(gap.right):
        return _rated(gap, amount, memory)
    if gap.bound and thing not in ("", REST) and len(thing) <= LONG and (amount.kind == SHARE or not sized(left)):
        thing = re.split("[和及的]", thing)[0] if amount.kind == MONEY else thing
        name = (_subject(gap.left) if len(thing) <= SHORT else "") + thing
        return Named(amount, name, name, 0.8)
    if amount.kind == MONEY and thing and ASKED.match(left) and not gap.right.startswith("的"):
        name = _whose(thing, gap, memory)
        return Named(amount, name, name, 0.7)
    if amount.kind == SHARE and thing and left and gap.left.rstrip(" 　").endswith("的"):
        # 采购金额的30%提前预付: what is done is a share of that
        return Named(amount, f"{thing}占{cut(BASIS.sub('', left))}", left, 0.7)
    left = left if len(left) > 1 else ""
    if not left or (amount.kind == SHARE and len(left) <= 4 and thing and not gap.right.startswith("的")):
        if thing and not gap.left.rstrip(" 　").endswith(("、", "和")):
            return Named(amount, left + thing, left + thing, 0.7)
        if memory.base:
            return Named(amount, memory.base, memory.base, 0.7)
        return Named(amount, left + thing, left + thing, 0.5)
    name = cut(left)
    if thing and gap.right.startswith("的"):
        if amount.kind == SHARE and thing != REST:
            name += thing
        elif amount.kind == MONEY and len(thing) <= 4 and thing != REST and not sized(left):
            name = thing
        elif amount.kind == MONEY and ASKED.search(name):
            name += thing
    verb = opening_verb(name)
    if gap.joined and memory.kind == amount.kind and not verb and len(name) <= LONG:
        name = memory.verb + name
    memory.verb = verb or memory.verb
    return Named(amount, name, name, 0.9)


def _rated(gap: Gap, amount: Amount, memory: Memory) -> Named:
    """What is given at this rate: 按每人1000元的标准给予就业补贴."""
    thing = RATED.sub("", gap.right, count=1)[:LONG]
    name = name_left(gap.left) + thing if len(thing) <= SHORT else thing
    name = _whose(thing, gap, memory) if name == thing else name
    return Named(amount, name, name, 0.7)


def _whose(thing: str, gap: Gap, memory: Memory) -> str:
    """A bare thing (给予1500元补助) with what the clauses before speak of."""
    if len(thing) > SHORT:
        return thing
    known = memory.base or unlinked(re.sub("^[对给]", "", gap.lead))
    return known + thing if len(known) <= LONG else thing


def _subject(left: str) -> str:
    """Who has to have it: 法人社会团体(应有)."""
    match = re.match(r"(.+?)(?:还)?(?:应当?|必须|须)?(?:具备|具有|拥有|有|设)", left.strip(" 　、"))
    return name_left(match[1]) if match else ""


def _share_predicate(gaps: Sequence[Gap], named: list[Named], index: int) -> None:
    """16所高校、48个学科入选名单: what the second does, the first does as well."""
    if index == 0 or gaps[index].between is None or gaps[index].left.strip(" 　、"):
        return
    before, now = named[-2], named[-1]
    does = counted(gaps[index].right, causes(gaps[index - 1].left))[1]
    alone = before.name == counted(gaps[index - 1].right, False)[0]
    if does and alone and len(before.name) + len(does) <= LONG and now.name.startswith(does):
        before.name = f"{does}的{before.name}"


def _mark_former(gaps: Sequence[Gap], named: list[Named], index: int) -> None:
    """从2家增加到3家: the first amount is that before the change."""
    between = gaps[index].between
    if index == 0 or between is None:
        return
    moved = re.search(
        rf"^(?P<thing>[^、，]*?)(?P<verb>{any_of('changes', 'moves')}){MOVED}[^，。；、]{{0,6}}$", between
    )
    if moved and named[-2].amount.unit == named[-1].amount.unit:
        named[-2].former = moved["verb"]


# --- members of a list


def _row(gaps: Sequence[Gap], index: int) -> int:
    """How many amounts from `index` on stand in one row: 65%、55%和45%."""
    size = 1
    while index + size < len(gaps) and gaps[index + size].joined and JOINT.fullmatch(gaps[index + size].between or ""):
        size += 1
    return size


def _distribute(gap: Gap, amounts: Sequence[Amount], memory: Memory) -> list[Named]:
    """One name for each amount of a row; one amount for several members (均) gives one for each member."""
    mark = list(re.finditer("分别|(?<![年月日人户亩地平])均|都", gap.left))[-1]
    head, tail = gap.left[: mark.start()], gap.left[mark.end() :]
    change = change_pattern().search(tail) or change_pattern().search(head)
    verb = change["verb"] if change and change.end() == len(change.string) else unlinked(tail)
    total = "累计" if "累计" in head and not name_left(head) else ""
    subject = opened(re.sub(r"(?:比|较)[^，]{0,12}$", "", head).strip(" 　、"))
    if subject in load("measured")["links"]:
        subject = ""
    if not subject or total:
        known = memory.row if len(memory.row) >= len(amounts) else memory.seen
        names = known[-len(amounts) :] if len(known) >= len(amounts) else [memory.base] * len(amounts)
    elif mark[0] == "分别":
        names = members(subject, len(amounts)) or [subject] * len(amounts)
    else:
        names = members(subject, 0)
    listed = [amounts[0]] * len(names) if len(amounts) == 1 else amounts
    named = [Named(amount, f"{total}{name}{verb}", name, 0.85) for amount, name in zip(listed, names, strict=False)]
    memory.row = [item.base for item in named]
    memory.base = memory.row[-1] if memory.row else memory.base
    return named
