"""What is known of an amount and of its sentence while it is named."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest.indicators.amounts import Amount


@dataclass(slots=True)
class Named:
    """An amount with its name.

    `base` is the name without the change (增长); `former`: it is where a move starts (从2家增加到3家); `alone`: it is a
    standard whose sentence may not say of what, `of` what it says; `sure` says how plainly the words name it, in 0–1.
    """

    amount: Amount
    name: str
    base: str
    sure: float
    former: bool = False
    alone: bool = False
    of: str = ""


@dataclass(slots=True)
class Memory:
    """What the sentence named before.

    The last base, what that is a part of (占全国1800个县), what the counted things are like (达到要求的有5个县),
    what has members (低保制度), the last thing counted, the total and whether its parts follow, the measure of items
    (补助标准为小学8元、初中10元), what the clauses before give or fix (耕地占用税，), the verb that goes on
    (新建A所、B所), kind and unit of the amount before it, the last names in a row and all of them.
    """

    base: str = ""
    whole: str = ""
    attribute: str = ""
    owner: str = ""
    measure: str = ""
    fixed: str = ""
    total: str = ""
    items: bool = False
    thing: str = ""
    verb: str = ""
    kind: str = ""
    unit: str = ""
    row: list[str] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)
