"""Find the bodies of lists of persons: 张某 教授、云湖大学校长 names the university."""

from __future__ import annotations

import re
from functools import cache

from ingest.institutions.bodies import HAN, Bodies, clause, listed

# a person's name, two or three characters with spaces between or behind
PERSON = rf"[ 　\t]*[{HAN}](?:[ 　]*[{HAN}]){{1,3}}[ 　\t]+"
OFFICE = (
    "(?:学术委员会|学部|研究生院)?原?(?:党委|党组|行政|常务|副|名誉|执行|第一)*"
    "(?:校长|院长|社长|总编辑|主编|书记|主任|主席|会长|理事长|秘书长|局长|所长|馆长|司长|董事长|总经理|行长|教授|研究员|成员|委员)"
)


@cache
def _entry() -> re.Pattern[str]:
    """One line of such a list: the person, titles, the body and the office there."""
    return re.compile(
        rf"(?m)^{PERSON}(?:[{HAN}]{{2,8}}、)?(?P<body>[{HAN}]{{2,22}}?(?:{listed('roster_endings')})){OFFICE}"
        rf"(?:$|(?=[、，；（ 　]))"
    )


def find_in_rosters(bodies: Bodies) -> None:
    """Note the body where a person of a list holds an office."""
    for match in _entry().finditer(bodies.text):
        if not clause().search(match["body"]):
            bodies.add(*match.span("body"), match["body"], 0.7)
