"""Name amounts of particular kinds: ages and magnitudes of earthquakes."""

from __future__ import annotations

import re

from ingest.indicators.amounts import Amount, people_pattern
from ingest.indicators.gaps import Gap
from ingest.indicators.named import Memory, Named
from ingest.indicators.phrases import LONG, name_left

AGE = re.compile("年龄|寿命|岁|龄$")


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
