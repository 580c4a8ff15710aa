"""Find PART_OF of institutions: a name that begins with its parent's, what 下设 lists, the members of a joint body."""

from __future__ import annotations

import re

from ingest import words
from ingest.reading import Candidate
from ingest.relation_finder import Finder, same

SET_UNDER = re.compile("下设|内设")
MEMBERS = re.compile(
    r"由((?:(?!由)[^。；\n]){3,400}?)(?:\d+个|[一二三四五六七八九十]+个)?(?:部门|单位|部门和单位|成员单位)?"
    r"(?:[\u4e00-\u9fff]{0,4}(?:负责同志|负责人|领导|人员))?(?:共同)?组成"
)
LEADER = re.compile(r"[，,]([^，。]{2,20})为牵头(?:单位|部门)")


def find_memberships(finder: Finder) -> None:
    """Note which body belongs to which."""
    _by_name(finder)
    for match in SET_UNDER.finditer(finder.text):
        for owner in finder.ending_at(match.start())[:1]:
            for body in finder.bodies.outer(match.end(), finder.clause_end(match.end())):
                finder.link("PART_OF", body, owner, body.start, match[0], 0.85)
    for match in MEMBERS.finditer(finder.text):
        _joint(finder, match)


def _by_name(finder: Finder) -> None:
    by_form: dict[str, Candidate] = {}
    for body in finder.bodies.items:
        for form in (body.name, *body.aliases):
            if len(form) >= 2:
                by_form.setdefault(form, body)
    no_parents = tuple(words.load("institutions")["no_parents"])
    for body in finder.bodies.items:
        form = finder.text[body.start : body.end]
        for cut in range(len(form) - 1, 1, -1):
            parent = by_form.get(form[:cut])
            if parent is None or same(parent, body) or parent.name.endswith(no_parents):
                continue
            if (parent.identity or "").startswith(body.identity or "-"):
                continue
            finder.link("PART_OF", body, parent, body.start, form[:cut], 0.85)
            break


def _joint(finder: Finder, match: re.Match[str]) -> None:
    """乙由甲、丙等部门组成, 由甲、丙组成乙: the members, and who leads."""
    members = finder.bodies.outer(match.start(1), match.end())
    ahead = [body for body in finder.bodies.inside(match.end(), match.end() + 60) if body.start == match.end()]
    owner = next(iter([*finder.ending_at(match.start()), *ahead]), None)
    if owner is None and finder.text.startswith("成员", match.start() - 2):
        # 成立…小组，…，成员由…组成
        before = finder.bodies.outer(finder.clause_start(match.start()), match.start())
        owner = next((body for body in before if body.kind == "议事协调"), None)
    if owner is None or len(members) < 2:
        return
    for member in members:
        finder.link("PART_OF", member, owner, member.start, "组成", 0.85)
    lead = LEADER.match(finder.text, match.end())
    for body in finder.bodies.inside(*lead.span(1)) if lead else []:
        finder.link("LEADS", body, owner, body.start, "牵头", 0.85)
