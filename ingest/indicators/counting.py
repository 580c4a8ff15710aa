"""Name what is counted one by one: people, places, things."""

from __future__ import annotations

import re

from ingest.indicators.amounts import COUNT, MEASURE, PEOPLE, Amount
from ingest.indicators.compared import bare
from ingest.indicators.gaps import Gap
from ingest.indicators.named import Memory, Named
from ingest.indicators.phrases import (
    LONG,
    SHORT,
    causes,
    closing_verb,
    cut,
    name_left,
    opened,
    opening_verb,
    sized,
    turned,
)
from ingest.indicators.special import aged, quaked

# (达到要求的)有20个县
HAS = re.compile(r"(?:(?P<what>[^，]{2,})的)?[ 　]*(?:全国|全省|目前|现在|已经?|共|就|只|约|大约|还|计|仅)*有[ 　]*")
# 每省不超过2个，全国(不超过30个)
WHOLE = ("全国", "各地", "各省", "每省", "每市", "每县")
PARTS = re.compile(r"(?:的|方面|部门|其[他它余])[约共只有是为]*$")
VAGUE = re.compile(r"我们|这样|那样|(?:^|样)一个$")


def counted_one(gap: Gap, amount: Amount, memory: Memory) -> Named:
    """What is counted, with the verb or the words that tell which: 新建(14所)学校, 达到要求的县."""
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
    if memory.thing and amount.kind == COUNT and len(left) <= SHORT * 2 and PARTS.search(gap.left):
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
