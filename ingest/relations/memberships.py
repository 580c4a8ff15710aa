"""Find PART_OF of institutions: a name that begins with its parent's, what 下设 lists, the members of a joint body."""

from __future__ import annotations

import re

from ingest import words
from ingest.reading import Candidate
from ingest.relations.relation_finder import OPENS, TOP, Finder, same

SET_UNDER = re.compile("下设|内设")
MEMBERS = re.compile(
    r"由((?:(?!由)[^。；\n]){3,400}?)(?:\d+个|[一二三四五六七八九十]+个)?(?:部门|单位|部门和单位|成员单位)?"
    r"(?:[\u4e00-\u9fff]{0,4}(?:负责同志|负责人|领导|人员|专家|代表))?(?:共同)?组成的?"
)
# 指挥部成员单位包括甲、乙
LISTED = re.compile("(?:的)?(?:组成)?成员(?:单位|部门)?(?:主要)?(?:包括|有|为|由)[：:]?")
# the bodies that open the items of such a section are members
DUTIES_OF_MEMBERS = re.compile("(?:成员|组成)(?:单位|部门)(?:及其?|的)?(?:主要)?(?:工作)?(?:职责|任务|分工)")
LEADER = re.compile(r"[，,]([^，。]{2,20})为牵头(?:单位|部门)")

# how far before a list of members the body may be named, and what such bodies are called
FAR = 3000
SPOKEN = 300
JOINT = ("小组", "委员会", "指挥部", "联席会议", "协调委", "领导组", "协调机制", "专班")
# the words by which a list of members calls their body
CALLED = re.compile(
    "(?P<body>办公室|领导小组|小组|指挥部|联席会议|委员会|专班)?(?:(?:的)?(?:组成)?成员(?:单位)?(?:主要)?)?$"
)
# 主 任：某某 国务院副秘书长 / 副主任：… / 成 员：外交部、公安部有关负责同志, and the lines that go on
ROSTER = re.compile(
    r"(?m)^[ 　\t]*(?P<role>副?\s?(?:主\s*任|主\s*席|组\s*长|总\s*指\s*挥|召\s*集\s*人|指\s*挥\s*长)(?:委员)?"
    r"|秘\s*书\s*长|[成委组]\s*员(?:单位)?)"
    r"[ 　]*[：:](?P<first>[^\n]*)(?P<more>(?:\s*\n(?![^\n]*[：:。])[^\n]{4,40})*)"
)
TEAM = re.compile("专家组|调查组|工作组|督查组|检查组|指导组|考察组")
HEADS = re.compile(r"主|总|召|指|组\s*长")


def find_memberships(finder: Finder) -> None:
    """Note which body belongs to which."""
    _by_name(finder)
    for match in SET_UNDER.finditer(finder.text):
        for owner in finder.bodies.ending(match.start())[:1]:
            for body in finder.bodies.outer(match.end(), finder.clause_end(match.end())):
                finder.link("PART_OF", body, owner, body.start, match[0], 0.85)
    for match in LISTED.finditer(finder.text):
        _listed(finder, match)
    for section in finder.reading.sections:
        if DUTIES_OF_MEMBERS.search(section.heading):
            _with_duties(finder, section.start, section.end)
    for match in MEMBERS.finditer(finder.text):
        _joint(finder, match)
    for match in ROSTER.finditer(finder.text):
        _roster(finder, match)


def _by_name(finder: Finder) -> None:
    by_form: dict[str, Candidate] = {}
    for body in finder.bodies.items:
        for form in (body.name, *body.aliases):
            if len(form) >= 2:
                by_form.setdefault(form, body)
    no_parents = tuple(words.load("institutions")["no_parents"])
    for body in finder.bodies.items:
        form = finder.text[body.start : body.end]
        # a part that stands beside its whole: 教育部|教材局
        form = body.name if body.name.endswith(form) else form
        for cut in range(len(form) - 1, 1, -1):
            parent = by_form.get(form[:cut])
            if parent is None or same(parent, body) or parent.name.endswith(no_parents):
                continue
            if (parent.identity or "").startswith(body.identity or "-"):
                continue
            finder.link("PART_OF", body, parent, body.start, form[:cut], 0.85)
            break


def _listed(finder: Finder, match: re.Match[str]) -> None:
    """The bodies behind 成员单位包括 belong to the one before it, or to the joint body spoken of."""
    spoken = finder.bodies.inside(max(0, match.start() - SPOKEN), match.start())
    owner = next(
        (body for body in reversed(spoken) if body.end == match.start() or body.name.endswith(JOINT)),
        None,
    )
    first = finder.bodies.starting(match.end(), match.end() + 2)
    if owner is None or not first:
        return
    for body in finder.bodies.outer(first[0].start, finder.clause_end(first[0].start)):
        if body.name not in TOP:
            finder.link("PART_OF", body, owner, body.start, "成员", 0.8)


def _with_duties(finder: Finder, start: int, end: int) -> None:
    """The bodies that open sentences there: 甲负责…, 乙：…."""
    spoken = finder.bodies.inside(max(0, start - FAR), start + SPOKEN)
    owner = next((body for body in reversed(spoken) if body.name.endswith(JOINT)), None)
    for sentence in finder.reading.sentences if owner else []:
        if not start <= sentence.start < end:
            continue
        bodies = finder.list_starting(finder.bodies.outer(sentence.start, sentence.end), 0)
        opens = bodies and OPENS.fullmatch(finder.text, sentence.start, bodies[0].start)
        for body in bodies if owner and opens else []:
            if owner and body.name not in TOP and not body.name.endswith(JOINT):
                finder.link("PART_OF", body, owner, body.start, "成员", 0.75)


def _roster(finder: Finder, match: re.Match[str]) -> None:
    """The bodies of a list of members; the first one's, behind 主任 or 组长, lead."""
    before = finder.bodies.inside(max(0, match.start() - FAR), match.start())
    owner = next((body for body in reversed(before) if body.name.endswith(JOINT)), None)
    if owner is None:
        return
    for body in finder.bodies.outer(*match.span("first")) + finder.bodies.outer(*match.span("more")):
        if body.name not in TOP:
            finder.link("PART_OF", body, owner, body.start, "成员", 0.8)
        if HEADS.match(match["role"]):
            finder.link("LEADS", body, owner, body.start, match["role"], 0.8)


def _joint(finder: Finder, match: re.Match[str]) -> None:
    """乙由甲、丙等部门组成, 由甲、丙组成乙: the members, and who leads."""
    members = finder.bodies.outer(match.start(1), match.end())
    ahead = [body for body in finder.bodies.inside(match.end(), match.end() + 60) if body.start == match.end()]
    owner = next(iter([*finder.bodies.ending(match.start()), *ahead]), None)
    if owner is None:
        owner = _called(finder, match.start()) or _spoken(finder, match.end())
    if owner is None or len(members) < 2:
        return
    for member in members:
        finder.link("PART_OF", member, owner, member.start, "组成", 0.85)
    lead = LEADER.match(finder.text, match.end())
    for body in finder.bodies.inside(*lead.span(1)) if lead else []:
        finder.link("LEADS", body, owner, body.start, "牵头", 0.85)


def _called(finder: Finder, place: int) -> Candidate | None:
    """The body that words there speak of: 成立…小组，…，成员由…组成; 办公室成员由…组成."""
    said = CALLED.search(finder.text, max(0, place - 12), place)
    if said is None or not said[0]:
        return None
    before = finder.bodies.inside(max(0, place - FAR), place)
    endings = (said["body"],) if said["body"] else JOINT
    return next((body for body in reversed(before) if body.name.endswith(endings)), None)


def _spoken(finder: Finder, place: int) -> Candidate | None:
    """The body that a bare word there stands for: 由…组成的|专家组, named in full elsewhere."""
    word = TEAM.match(finder.text, place)
    if word is None:
        return None
    named = [body for body in finder.bodies.items if body.name.endswith(word[0])]
    return max((body for body in named if body.start < place), key=lambda body: body.start, default=None) or next(
        iter(named), None
    )
