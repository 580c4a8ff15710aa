"""Leads that say something of a field rather than order it: 对外开放是一项基本国策 is about 对外开放."""

from __future__ import annotations

import re
from functools import cache

from ingest.areas.area_fields import Field, alternatives, make_field
from ingest.areas.area_names import ending_pattern
from ingest.areas.imperatives import imperative
from ingest.outline.heading_forms import predicate_pattern

# 深化金融体制改革，|是…的重要环节, 搞好社会治安|关系到…
SAID = r"(?:，?(?:是(?!非)|关系(?:到|着)|事关|关乎)|，[^，。是]{0,12}具有|[对在][^，。是]{2,24}具有)"
# 对外贸易|要积极开拓…
MUST = re.compile(r"(?P<subject>(?!经济工作)[^，。、的要]{2,12}?)，?(?:也|都|还)?(?:要|必须|应当)(?=[^，。]{4})")
# 积极的财政政策|要提质增效
POLICY = re.compile(
    r"(?P<subject>(?:[^，。、要]{1,8}的)?(?P<bare>财政|货币|就业优先|就业|产业|区域|宏观|社会|投资|消费|科技)政策)"
    r"(?:也|都|还)?(?:要|必须|应当)"
)


@cache
def _stated() -> re.Pattern[str]:
    """A subject, a copula and what it is: a task, a condition, a way."""
    return re.compile(
        rf"(?P<subject>[^。]{{4,30}}?){SAID}(?:[^。]{{4,80}}(?:{alternatives('said')})|(?<=关系到|关系着)[^。]{{4,60}}|(?<=事关|关乎)[^。]{{4,60}})$"
    )


def policy_of(words: str) -> Field | None:
    """The line of policy of which a lead says what it must do: 稳健的货币政策要灵活适度; None without one."""
    policy = POLICY.match(words)
    return policy and make_field(policy["subject"], [words, policy["bare"] + "政策"], 0)


def subject_of(words: str) -> str | None:
    """The subject of a lead that states something of it, at the front of the words; None where it orders."""
    stated = _stated().match(words)
    if stated is not None:
        return stated["subject"]
    must = MUST.match(words)
    topical = predicate_pattern().search(words) is not None
    if must is not None and not topical and imperative(words) is None and ending_pattern().search(must["subject"]):
        return must["subject"].removesuffix("工作")
    return None
