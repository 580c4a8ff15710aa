"""Name amounts of particular kinds: ages, magnitudes of earthquakes, rates and what is given."""

from __future__ import annotations

import re

from ingest.indicators.amounts import SHARE, Amount, people_pattern
from ingest.indicators.gaps import Gap
from ingest.indicators.named import Memory, Named
from ingest.indicators.phrases import LONG, SHORT, name_left, opened, unlinked

# 按每人1000元的标准(给予就业补贴)
RATED = re.compile(
    r"(?:的(?P<rate>标准|比例|税率|费率|征收率|预征率|利率|价格|定额|额度|限额|幅度|水平|系数)|为(?:限额|标准|上限|基数|起点))"
    r"(?:给予|予以|发放|拨付|计发|进行|实行|安排|计提|计算|依次)?(?=[^，]{2,})"
)
# (按20%的税率)计征: the verb alone; it goes by the rate.
LEVIED = re.compile(
    r"(?:计征|征收|缴纳|缴存|缴费|报销|支付|执行|收取|计收|扣除|扣缴|预缴|预扣|补助|补贴|给付|计提|分配|分摊|分担|奖励|退还|返还)[^，]{0,2}"
)
AGE = re.compile("年龄|寿命|岁|周岁|龄$")


def aged(gap: Gap, amount: Amount, memory: Memory) -> Named:
    """An age, of whom it is: 16—24岁失业青年, 年龄不超过70周岁."""
    people = people_pattern().match(gap.right.lstrip("的"))
    whose = people[0] if people else name_left(gap.left) or memory.base
    name = whose if AGE.search(whose) else whose[-LONG:] + "年龄"
    return Named(amount, name, name, 0.8)


def quaked(gap: Gap, amount: Amount) -> Named:
    """The magnitude of an earthquake, by its place: 云南丽江7.0级."""
    place = re.sub(
        r"(?:可能|连续|先后|相继|又|再次|多次|几次)*(?:发生|出现|遭受|遭遇)了?(?:一次|多次|几次|\d+次)?$",
        "",
        name_left(gap.left),
    )
    place = re.split("[的所是对将、]|完成|处置|应对|抗击|做好|支援", re.sub(r"(?:地震|震级)+$", "", place))[-1]
    name = (place if len(place) <= LONG // 2 else "") + "地震震级"
    return Named(amount, name, name, 0.8)


def rated(gap: Gap, amount: Amount, memory: Memory) -> Named:
    """What is given at this rate: 按每人1000元的标准给予就业补贴."""
    rated = RATED.match(gap.right)
    thing = RATED.sub("", gap.right, count=1)[:LONG]
    if rated and rated["rate"] and amount.kind == SHARE and LEVIED.fullmatch(thing):
        left = opened(re.sub(r"(?:统一|仍|均|减)?(?:按照?|以|依照)[^，]{0,6}$", "", gap.left.strip(" 　、")))
        share = thing if rated["rate"] == "比例" else ""
        name = f"{left or memory.base or unlinked(gap.lead)}{share}{rated['rate']}"
        return Named(amount, name, name, 0.8)
    name = name_left(gap.left) + thing if len(thing) <= SHORT else thing
    name = whose(thing, gap, memory) if name == thing else name
    return Named(amount, name, name, 0.7)


def whose(thing: str, gap: Gap, memory: Memory) -> str:
    """A bare thing (给予1500元补助) with what the clauses before speak of."""
    if len(thing) > SHORT:
        return thing
    known = memory.base or unlinked(re.sub("^[对给]", "", gap.lead))
    return known + thing if len(known) <= LONG else thing
