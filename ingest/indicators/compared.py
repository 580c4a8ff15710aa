"""Name amounts of what was named before: shares of a whole, plans met, comparisons, running totals."""

from __future__ import annotations

import re
from functools import cache

from ingest.indicators.amounts import PURE, SHARE, Amount
from ingest.indicators.gaps import Gap
from ingest.indicators.named import Memory, Named
from ingest.indicators.phrases import LONG, any_of, counted, cut, name_left, opening_verb, unlinked
from ingest.words import load

# 精简后为18个: of what was named before.
AFTER = re.compile(r"(?:[^，]{2,4}后|其后|[^，、]{2,6}时)(?:仅|只|共|还)?[为有达]?$")
# 占(全国总数的百分之五)
EQUALS = re.compile(r"(?:将|约|大约|可以|大致|可|又)*(等于|相当于)的?")
OF = re.compile(r"(?:约|仅|只|将|共|已|就|也|大约|仍然?|却|还|各|便|而|都|又|则)*占(?P<whole>.*)")
PLANNED = re.compile(r"(?:只|已|已经|仅|超额)*((?:完成|超过)[^，]{0,10}(?:计划|任务|指标|预算)[^，]{0,3}?)[的数]*")
RATIO = re.compile(r"(?:比重|比例|份额|占比|率)$")


def compared(gap: Gap, amount: Amount, memory: Memory) -> Named | None:
    """An amount of what was named before: what it is compared with, its share of something, its running total."""
    words = gap.left.strip(" 　、")
    if not memory.base:
        return None
    if AFTER.match(words) or AFTER.match(unlinked(words)):
        return Named(amount, memory.base, memory.base, 0.7)
    if not gap.joined and name_left(words) in load("measured")["heads"] and not gap.right.strip(" 　的"):
        name = _heads().sub("", gap.standard or bare(memory.base)) + name_left(words)
        return Named(amount, name, name, 0.7)
    if re.match(r"(?:比|较|与)[^，]*的?$", words) and not gap.right.startswith("的"):
        return Named(amount, memory.base, memory.base, 0.6)
    if amount.unit == "倍" and (equals := EQUALS.fullmatch(words)):
        # 等于一九四九年的三倍
        return Named(amount, f"{memory.base}{equals[1]}的倍数", memory.base, 0.8)
    part = OF.fullmatch(words)
    if part and amount.kind in (SHARE, PURE):
        name = f"{memory.base}占{name_left(part['whole'])}"
        return Named(amount, name, name if RATIO.search(name) else memory.base, 0.8)
    done = PLANNED.fullmatch(words)
    if done and amount.kind == SHARE:
        # 完成年度计划的115%，比上年增长8%
        return Named(amount, f"{memory.base}{done[1]}", memory.base, 0.8)
    if part and len(name_left(part["whole"])) > 1:
        # 占全国1800个县的28%
        memory.whole = cut(name_left(part["whole"])) + counted(gap.right, False)[0]
        return Named(amount, memory.whole, memory.base, 0.7)
    if memory.whole and amount.kind in (SHARE, PURE) and gap.joined and words.endswith("的"):
        return Named(amount, f"{memory.base}占{memory.whole}", memory.base, 0.8)
    if (
        re.match(r"(?:虽然?)?[略稍]?(?:高于|低于|快于|好于|优于|高出|低出|领先)[^，]*$", words)
        and not gap.joined
        and len(words) <= LONG
    ):
        return Named(amount, memory.base + words, memory.base, 0.7)
    total = re.match(r"(?:累计|总计|合计|共计|总数)(.*)", words)
    if total and not name_left(total[1]) and not counted(gap.right, False)[0]:
        return Named(amount, f"{bare(memory.base)}累计", memory.base, 0.85)
    return None


@cache
def _heads() -> re.Pattern[str]:
    """A head at the end of a name: 贷款(总额)."""
    return re.compile(f"(?<=..)(?:{any_of('heads')})$")


def bare(name: str) -> str:
    """The name without the verb that opens it."""
    verb = opening_verb(name)
    return name if verb in load("measured")["noun_verbs"] else name[len(verb) :] or name
