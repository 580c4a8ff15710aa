"""Name one amount by the words beside it and by what its sentence named before."""

from __future__ import annotations

import re
from functools import cache

from ingest.indicators.amounts import COUNT, MEASURE, MONEY, PEOPLE, PURE, SHARE, Amount
from ingest.indicators.compared import bare, compared
from ingest.indicators.coordinated import TAIL
from ingest.indicators.gaps import FIXED, Gap
from ingest.indicators.named import Memory, Named
from ingest.indicators.phrases import (
    LONG,
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
    turned,
    unlinked,
)
from ingest.indicators.special import aged, quaked
from ingest.indicators.standards import ALONE, RATED, handed, limited, of_item, part_of, rated, whose
from ingest.words import load

# 将用3亿元(建设住宅): what the money is spent on names it.
SPENT = re.compile(r"(?:^|[将再共每年])(?:用|拿出)[ 　]*$")
# (达到要求的)有20个县
HAS = re.compile(r"(?:(?P<what>[^，]{2,})的)?[ 　]*(?:全国|全省|目前|现在|已经?|共|就|只|约|大约|还|计|仅)*有[ 　]*")
# (收入)扣除物价上升因素(增长): how it is reckoned.
ADJUSTED = re.compile(r"(?:考虑|扣除|剔除|按)[^，]{2,12}(?:因素|影响|计算|价格)后?|[\d一二三四五六七八九〇○零]{2,4}")
# 申请(15万元的)担保贷款: the verb alone names nothing.
ASKED = re.compile(r"^可?[^，]{0,2}(?:申请|给予|发放|提供|享受|获得|安排|拨付|补助|发给|借给)$")
# 每省不超过2个，全国(不超过30个)
WHOLE = ("全国", "各地", "各省", "每省", "每市", "每县")
# (补偿标准)为年产值的(3倍)
OF_WHAT = re.compile(r"(.*?[^认作成行占])(?:为|相当于|达到|控制在|限制在)[^，为]{2,}的")
# What is done to something, and who does it: (实施)养老保险试点(的县).
ASPECT = re.compile(
    r"^(?:全面|进一步|继续|大力|不断|深入|普遍)*(?:加强|推进|完善|健全|深化|实施|开展|启动|推行|建立|落实|扩大|发展|参加|加快|提高|实行|推广|做好|强化)"
    r"(?:建立|完善|推进|实施)?了?|的[^的]{1,8}$"
)
PARTS = re.compile(r"(?:的|方面|部门|其[他它余])[约共只有是为]*$")
PAID = re.compile(r"(?:安排|投入|拨付|拿出|拨出|筹集|筹措|补助|拨款|提取)$")
PURPOSE = re.compile(r"(?:帮助|支持|用于|解决|改善|建设|改造|补助|补贴|扶持|设立|购置|救助|救济)..")
DOES = re.compile(r"在|来自|用于|没有|未|得到|实现|达到|可以|能够|已经|属于|由")
# 超过5万元的部分
ADDED = ("新增", "净增", "追加")
REST = "部分"
# (少数民族占总人口30%以上的)乡: a threshold of a share.
SHARED = re.compile(r"占[^，]{2,}$|比[例重]$|[^效利功]率$|占比$")
VAGUE = re.compile(r"我们|这样|那样|(?:^|样)一个$")


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
    standard = ALONE.fullmatch(named.base)
    if (not standard and named.base not in load("measured")["owned"]) or named.base in before:
        named.alone = named.alone or standard is not None
        return named
    # 加强低保制度建设，救助人数达到5万人
    memory.owner = memory.owner or _owner(before)
    if standard and not memory.owner:
        named.alone = True
        return named
    return Named(amount, memory.owner + named.name, memory.owner + named.base, named.sure)


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
        return _counted(gap, amount, memory)
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
    if ADJUSTED.fullmatch(subject) or re.match("[同与](?![年期级类样等一比])", subject):
        subject = ""
    if change_pattern().match(subject) or subject.endswith("较快"):
        # 其中增长较快的“一五”时期增长4%
        subject = ""
    base = cut(subject) if len(subject) > 1 or subject in load("measured")["single"] else memory.base
    kept = change["before"] + "".join(re.findall("同比|年均|环比", change["after"]))
    return Named(amount, f"{base}{kept}{change['verb']}", base, 0.9 if subject else 0.8)


def _counted(gap: Gap, amount: Amount, memory: Memory) -> Named:
    left = name_left(gap.left)
    if amount.unit in ("岁", "周岁"):
        return aged(gap, amount, memory)
    if amount.unit == "级":
        return quaked(gap, amount)
    if amount.kind == MEASURE and gap.bound and sized(left):
        # 建筑面积90平方米以下住房
        return Named(amount, cut(left), cut(left), 0.8)
    if gap.right.startswith("的") and len(left) > 1 and left != opening_verb(left) and (not gap.bound or sized(left)):
        thing = ""
    else:
        thing = turned(gap.right, causes(gap.left), gap.whole)
    attribute = _attribute(gap) if thing and len(thing) <= SHORT + 3 else ""
    if attribute:
        memory.attribute = attribute
    elif not gap.joined or left:
        memory.attribute = ""
    memory.thing = thing.split("的")[-1].removesuffix("中") or memory.thing
    if memory.attribute and thing:
        name = f"{memory.attribute}的{thing}"
        return Named(amount, name, name, 0.8)
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
    if thing == "" and memory.thing and amount.kind == COUNT and len(left) <= SHORT * 2 and PARTS.search(gap.left):
        # (15个建设单位，)其他方面的8个
        return Named(amount, left + memory.thing, left + memory.thing, 0.7)
    if left and not (memory.base and left in WHOLE):
        name, verb = cut(left), opening_verb(left)
        alone = verb and len(verb) == len(left) and memory.base
        if alone and (gap.joined or (memory.unit == amount.unit and len(memory.base) <= LONG // 2)):
            # 受理案件2万件，审结1万件
            name = left + bare(memory.base)
        elif gap.joined and not verb and memory.kind == amount.kind and len(name) <= LONG:
            name = memory.verb + name
        memory.verb = verb or memory.verb
        return Named(amount, name, name, 0.9)
    if amount.unit == "户" and memory.unit not in ("", "户"):
        # 13个小组，505户1748人
        return Named(amount, "户数", "户数", 0.7)
    if amount.unit == "人" and memory.base == "户数":
        return Named(amount, "人口", "人口", 0.7)
    suffix = (
        "人数" if amount.kind == PEOPLE and memory.kind != PEOPLE and not memory.base.endswith(("数", "人员")) else ""
    )
    base = re.sub("占[^，]*$", "", memory.base)
    return Named(amount, base + suffix if base else "", base, 0.7)


def _attribute(gap: Gap) -> str:
    """What the counted thing is like: 达到要求的(有20个县), or nothing."""
    has = HAS.fullmatch(gap.left)
    words = has["what"] if has and has["what"] else gap.attribute[:-1] if has else ""
    return opened(words)[-LONG + 4 :] if len(words) > 1 else ""


def _measured(gap: Gap, amount: Amount, memory: Memory) -> Named:
    left, thing = name_left(gap.left), turned(gap.right, False)
    if amount.kind == MONEY and thing and SPENT.search(gap.left):
        return Named(amount, thing, thing, 0.7)
    if RATED.match(gap.right):
        return rated(gap, amount, memory)
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
        name = (_subject(gap.left) if len(thing) <= SHORT else "") + thing
        return Named(amount, name, name, 0.8)
    if amount.kind == MONEY and thing and ASKED.match(left) and not gap.right.startswith("的"):
        name = whose(thing, gap, memory)
        return Named(amount, name, name, 0.7)
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
        if amount.kind == SHARE and thing != REST:
            name += "" if gap.bound and SHARED.search(left) else thing
        elif amount.kind == MONEY and len(thing) <= 4 and thing != REST and not sized(left):
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
