"""Name one amount by the words beside it and by what its sentence named before."""

from __future__ import annotations

import re
from functools import cache

from ingest.indicators.amounts import COUNT, MEASURE, MONEY, PEOPLE, PURE, SHARE, Amount
from ingest.indicators.compared import compared
from ingest.indicators.coordinated import TAIL
from ingest.indicators.counting import counted_one
from ingest.indicators.gaps import FIXED, Gap
from ingest.indicators.named import Memory, Named
from ingest.indicators.phrases import (
    LONG,
    SHORT,
    any_of,
    change_pattern,
    counted,
    cut,
    name_left,
    opened,
    opening_verb,
    sized,
    turned,
    unlinked,
)
from ingest.indicators.standards import (
    ALONE,
    BASIS,
    PLAIN,
    RATED,
    given_to,
    handed,
    limited,
    of_item,
    part_of,
    rated,
    whose,
)
from ingest.words import load

# 将用3亿元(建设住宅): what the money is spent on names it.
SPENT = re.compile(r"(?:^|[将再共每年])(?:用|拿出)[ 　]*$")
# (收入)扣除物价上升因素(增长): how it is reckoned.
ADJUSTED = re.compile(r"(?:考虑|扣除|剔除|按)[^，]{2,12}(?:因素|影响|计算|价格)后?|[\d一二三四五六七八九〇○零]{2,4}")
# 申请(15万元的)担保贷款: the verb alone names nothing.
ASKED = re.compile(r"^可?[^，]{0,2}(?:申请|给予|发放|提供|享受|获得|安排|拨付|补助|发给|借给)$")
# (补偿标准)为年产值的(3倍)
OF_WHAT = re.compile(r"(.*?[^认作成行占])(?:为|相当于|达到|控制在|限制在)[^，为]{2,}的")
# What is done to something, and who does it: (实施)养老保险试点(的县).
ASPECT = re.compile(
    r"^(?:全面|进一步|继续|大力|不断|深入|普遍)*(?:加强|推进|完善|健全|深化|实施|开展|启动|推行|建立|落实|扩大|发展|参加|加快|提高|实行|推广|做好|强化)"
    r"(?:建立|完善|推进|实施)?了?|的[^的]{1,8}$"
)
PAID = re.compile(r"(?:安排|投入|拨付|拿出|拨出|筹集|筹措|补助|拨款|提取)$")
PURPOSE = re.compile(r"(?:帮助|支持|用于|解决|改善|建设|改造|补助|补贴|扶持|设立|购置|救助|救济)..")
DOES = re.compile(r"在|来自|用于|没有|未|得到|实现|达到|可以|能够|已经|属于|由")
ADDED = ("新增", "净增", "追加")
# 超过5万元的部分
REST = "部分"
INSIDE = re.compile("(?P<what>[^，]{2,12}[额费金率款])在(?P<whole>[^，]{2,12})")
PENALTIES = ("罚款", "罚金")
WHEN = ("时", "时候", "的时候", "情况下")
# (少数民族占总人口30%以上的)乡: a threshold of a share.
SHARED = re.compile(r"占[^，]{2,}$|比[例重]$|[^效利功]率$|占比$")


@cache
def _funds() -> re.Pattern[str]:
    """Money that stands right behind its amount: (安排30亿元)救灾款."""
    spent = "(?:支持|用于|帮助|推动|鼓励|引导|重点|主要|专项|对|在|建立|设立)"
    return re.compile(rf"([^，。；、]{{0,14}}(?:{any_of('funds')}))(?:和[^，]{{2,8}})?(?:{spent}.*)?")


def name_one(gap: Gap, amount: Amount, memory: Memory) -> Named:
    """The amount with its name, empty where neither its own words nor the memory of its sentence name it."""
    before = memory.base or gap.lead
    memory.fixed = gap.standard or memory.fixed
    named = _own(gap, amount, memory)
    if amount.kind == MONEY and not memory.measure and FIXED.search(named.name):
        memory.measure = named.name[-SHORT - 1 :]
    last = named.name.split("的")[-1]
    if gap.condition and amount.kind == SHARE and 1 < len(last) <= LONG // 2:
        # 单笔金额5万元以下的贷款的费率
        return Named(amount, f"{opened(gap.condition)}的{last}", named.base, named.sure)
    named = _item(named, gap, memory)
    if amount.kind in (MONEY, SHARE) and gap.case and FIXED.search(named.name) and len(gap.case) <= 2 * len(named.name):
        # 人口超过300万的，补助标准为700元
        return Named(amount, f"{gap.case}{named.name}", named.base, named.sure)
    standard = ALONE.fullmatch(named.base)
    if (not standard and named.base not in load("measured")["owned"]) or named.base in before:
        named.alone = named.alone or standard is not None
        return named
    # 加强低保制度建设，救助人数达到5万人
    memory.owner = memory.owner or _owner("" if standard and gap.case else before)
    of = memory.owner
    return Named(amount, of + named.name, of + named.base, named.sure, alone=standard is not None, of=of)


def _item(named: Named, gap: Gap, memory: Memory) -> Named:
    """A part of a total goes by the total's measure: 新增装机容量80万千瓦，其中水电30万千瓦."""
    amount, name = named.amount, named.base
    if amount.kind not in (MONEY, MEASURE):
        return named
    if sized(name) or TAIL.search(name):
        memory.total = name
        return named
    among = gap.left.strip().startswith("其中") or memory.items
    short = 1 < len(name) <= SHORT + 1 and name == named.name and not opening_verb(name)
    if not (memory.total and among and short and amount.unit == memory.unit):
        return named
    memory.items = True
    whole = name + memory.total[-SHORT - 1 :].removeprefix(name[-2:])
    return Named(amount, whole, whole, named.sure)


def _owner(words: str) -> str:
    """What is run or done, of the thing that does it or of its clause: 实施养老保险试点(的县), 加强低保制度建设."""
    words = ASPECT.sub("", words)
    return words if len(words) <= LONG else ""


def _own(gap: Gap, amount: Amount, memory: Memory) -> Named:
    if not memory.base and 1 < len(gap.lead) <= LONG:
        # 总产值，按可比价格计算，增长5%: the subject stands some clauses before
        memory.base = gap.lead
    elif gap.measure and not re.sub("^[只仅将约]*占的?", "", name_left(gap.left)):
        # 比重，将由40%上升到45%
        memory.base = cut(gap.lead)
    changed = _changed(gap, amount, memory) or compared(gap, amount, memory)
    if changed is not None:
        return changed
    if not gap.joined:
        memory.verb = ""
    if amount.kind in (COUNT, PEOPLE) or (amount.kind == MEASURE and not re.match(r"[ 　]*[的支用于]", gap.right)):
        return counted_one(gap, amount, memory)
    return _measured(gap, amount, memory)


def _changed(gap: Gap, amount: Amount, memory: Memory) -> Named | None:
    """A change, by the name of what changed: (产值)同比增长11.3%."""
    change = change_pattern().search(gap.left.rstrip(" 　"))
    if change is None or amount.kind == PURE:
        return None
    subject = opened(unlinked(gap.left[: change.start()]))
    if not subject and amount.kind in (COUNT, PEOPLE) and not change["compare"] and counted(gap.right, False)[0]:
        # 减轻20万个体工商户税负: its object follows
        return None
    subject = re.sub("^的?(?:情况|条件|基础|前提|形势)[下上]", "", subject)
    if ADJUSTED.fullmatch(subject) or re.match("[同与](?![年期级类样等一比])", subject):
        subject = ""
    if change_pattern().match(subject) or subject.endswith("较快"):
        # 其中增长较快的“一五”时期增长4%
        subject = ""
    base = cut(subject) if len(subject) > 1 or subject in load("measured")["single"] else memory.base
    kept = change["before"] + "".join(re.findall("同比|年均|环比", change["after"]))
    return Named(amount, f"{base}{kept}{change['verb']}", base, 0.9 if subject else 0.8)


def _measured(gap: Gap, amount: Amount, memory: Memory) -> Named:
    left, thing = name_left(gap.left), turned(gap.right, False)
    if PLAIN.fullmatch(thing) or thing in WHEN:
        thing = ""
    if thing in PENALTIES and amount.kind in (MONEY, SHARE):
        return Named(amount, thing, thing, 0.8)
    if amount.kind == MONEY and thing and SPENT.search(gap.left):
        return Named(amount, thing, thing, 0.7)
    rate = RATED.match(gap.right)
    if rate:
        return rated(rate, gap, amount, memory)
    bound = limited(gap, amount, memory)
    if bound is not None:
        return bound
    if len(left) < 2 and amount.kind == SHARE and DOES.match(gap.right):
        # 毕业生全部到基层任教，90%在乡镇
        name = re.split("全部|全都|都|均|已", memory.base or gap.lead)[0] + thing
        return Named(amount, name, memory.base, 0.7)
    does = amount.kind == SHARE and left and DOES.match(thing)
    if (
        gap.bound
        and not does
        and thing not in ("", REST)
        and len(thing) <= LONG
        and not SHARED.search(left)
        and (amount.kind == SHARE or not sized(left))
    ):
        thing = re.split("[和及的]", thing)[0] if amount.kind == MONEY else thing
        does_it = opening_verb(left) if amount.unit == "倍" else ""
        name = (does_it or (_subject(gap.left) if len(thing) <= SHORT else "")) + thing
        return Named(amount, name, name, 0.8)
    if amount.kind == MONEY and thing and ASKED.match(left) and not gap.right.startswith("的"):
        name = whose(thing, gap, memory)
        return Named(amount, name, name, 0.7)
    inside = INSIDE.fullmatch(left) if amount.kind == SHARE and amount.comparator == "<" else None
    if inside:
        # 往返路费在月工资百分之三十以内的
        name = f"{opened(inside['what'])}占{inside['whole']}"
        return Named(amount, name, name, 0.8)
    based = BASIS.match(left) if amount.kind == SHARE and PLAIN.fullmatch(gap.right.strip(" 　的")) else None
    if based and len(opened(based["who"])) > 1:
        # 罚金数额在违法所得的一倍以上五倍以下确定
        name = cut(opened(unlinked(based["who"])))
        return Named(amount, name, name, 0.8)
    if amount.kind == SHARE and not thing:
        thing = given_to(gap.right)
    if amount.kind == SHARE and thing and left and gap.left.rstrip(" 　").endswith("的"):
        # 采购金额的30%提前预付: what is done is a share of that
        return Named(amount, part_of(left, thing), left, 0.7)
    left = left if len(left) > 1 else ""
    thing = "" if thing == REST else thing
    given = handed(left, thing, gap, amount, memory)
    if given is not None:
        return given
    funds = _funds().fullmatch(counted(gap.right, False)[0]) if amount.kind == MONEY else None
    if funds and not gap.right.startswith("的"):
        # 安排30亿元救灾款
        name = cut(left) + funds[1]
        return Named(amount, name, name, 0.8)
    right = gap.right.strip(" 　")
    if amount.kind == MONEY and PAID.search(left) and PURPOSE.match(right) and len(right) <= LONG:
        # 财政安排5亿元帮助解决取暖问题
        return Named(amount, cut(left) + right, cut(left), 0.7)
    of = OF_WHAT.fullmatch(gap.left.strip(" 　、")) if amount.kind == SHARE else None
    if of and len(name_left(of[1])) > 1:
        # 补偿标准为年产值的3倍
        name = cut(name_left(of[1]))
        return Named(amount, name, name, 0.8)
    if left and left == opening_verb(left) and memory.base and (amount.kind != MONEY or left in ADDED) and not thing:
        # 机构由15个减少为10个，精简三分之一
        return Named(amount, memory.base + left, memory.base, 0.7)
    if not left or (amount.kind == SHARE and len(left) <= 4 and thing and not gap.right.startswith("的")):
        if thing and not gap.left.rstrip(" 　").endswith(("、", "和")):
            return Named(amount, left + thing, left + thing, 0.7)
        # 耕地占用税，人均耕地不足1亩的，每平方米5元: behind a threshold
        base = memory.fixed if memory.fixed and memory.kind in (PEOPLE, MEASURE) else memory.base
        if base:
            return Named(amount, base, base, 0.7)
        return Named(amount, left + thing, left + thing, 0.5)
    item = of_item(left, gap, amount, memory)
    if item is not None:
        return item
    name = cut(left)
    if thing and gap.right.startswith("的"):
        if amount.kind == SHARE:
            name += "" if gap.bound and SHARED.search(left) else thing
        elif amount.kind == MONEY and len(thing) <= 4 and not sized(left):
            name = thing
        elif amount.kind == MONEY and ASKED.search(name):
            name += thing
        elif not gap.bound and left in load("measured")["sizes_of"]:
            # 总投资8亿元的项目, 年产30万吨的化肥厂
            owner = counted(gap.right, False)[0]
            name = owner + left if len(owner) <= LONG // 2 else left
    elif does and len(left) + len(thing) <= LONG:
        # 毕业生90%在中西部工作
        name += thing
    verb = opening_verb(name)
    if gap.joined and memory.kind == amount.kind and not verb and len(name) <= LONG:
        name = memory.verb + name
    memory.verb = verb or memory.verb
    return Named(amount, name, name, 0.9)


def _subject(left: str) -> str:
    """Who has to have it: 法人社会团体(应有)."""
    match = re.match(r"(.+?)(?:还)?(?:应当?|必须|须)?(?:具备|具有|拥有|有|设)", left.strip(" 　、"))
    return name_left(match[1]) if match else ""
