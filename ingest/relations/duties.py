"""Find LEADS: who is responsible for an item, who heads, runs or chairs what."""

from __future__ import annotations

import re
from bisect import bisect_right

from ingest.areas.area_scopes import AreaScopes
from ingest.reading import Candidate
from ingest.relations.memberships import JOINT
from ingest.relations.relation_finder import HAN, Finder

UNIT = "(?:单位|部门|机构)"
# （甲、乙负责）, （责任单位：甲、乙）, （甲牵头，乙配合）
# brackets within hold further names: 各市（区）人民政府
DUTY = re.compile(
    rf"[（(](?:牵头|责任|主办|负责){UNIT}[：:]((?:[^（）()]|[（(][^（）()]{{1,30}}[）)]){{2,300}})[）)]"
    r"|[（(]((?:[^（）()。]|[（(][^（）()。]{1,30}[）)]){2,300}?)(负责|牵头|牵头落实|按职责分工)[^（）()]{0,60}[）)]"
    # （由甲会同乙落实）
    r"|[（(](由[^（）()。]{2,120}?(?:落实|组织实施|承担|制定|办理|完成))[）)]"
)
HELPERS = re.compile(rf"(?:配合|参加|协办|参与){UNIT}|[，,；;。](?=[^，；。]*(?:配合|参与|参加))")
DUTY_LINE = re.compile(rf"(?m)^\s*(?:牵头|责任|主办|负责){UNIT}[：:](.{{2,300}})$")
# an item without a heading says for whom it is
ITEM_OF = re.compile(r"^(?:[一二三四五六七八九十\d]+[、.．]|（[一二三四五六七八九十]+）)?\s*对")
# how far behind its number an item names the programme that it is about
FIRST = 8
# how far before a body the office that it holds may stand
OFFICE_REACH = 30
# how far back a bare 办公室 may have been named
SPOKEN = 150
CHAIR = re.compile(
    rf"(?:主任|组长|召集人|副召集人|理事长|主席|会长|总指挥|第一河长|[{HAN}]{{0,4}}长)"
    rf"(?:[一二两\d]人)?[，,]?由(?:[{HAN}]{{2,14}}的)?$"
)
OF_OFFICE = re.compile(f"(?<![{HAN}])(?:该|其)?办公室主任[，,]?由(?:[{HAN}]{{2,14}}的)?$")
TAKES_OFFICE = re.compile(rf"[{HAN}]{{0,24}}?(?:担任|兼任|出任)")
PERSON = "(?:书记|主要负责同志|负责同志|领导同志|部长|主任|局长|市长|省长|区长|县长)"
OFFICE = re.compile(
    rf"(?:党组|[{HAN}]{{0,10}}?){PERSON}?(?:任|担任|兼任)第?[{HAN}]{{1,5}}?[长员任]"
    rf"(?:[、，][{HAN}]{{2,12}}?(?:任|担任)[{HAN}]{{1,5}}?[长员任])*的"
)
RUNS = re.compile(rf"(?:[{HAN}]{{0,6}}同志)?(牵头负责的|牵头的|负责的|主管的|牵头建设的|管理的)")
CHARGE = re.compile(
    r"(?:等)?(?:正在?|已|将|要|应当?|须|具体)*(牵头负责|牵头|负责|主管|统筹协调|统筹|领导)"
    r"(?:制定|拟定|组织开展|组织实施|组织|实施|建设|推进|落实|开展|统筹|管理|全国|本|的)*(?![人同下])"
)
# 甲主任任总指挥, 甲局长兼任办公室主任
HOLDS = re.compile(
    rf"(?:[{HAN}]{{0,8}}?(?:[部局厅市省区县院会]长|主任|书记|秘书长|司令员?|负责同志|负责人|领导(?:同志)?|同志)(?:[{HAN}]{{2,4}}?(?:同志)?)?)?"
    r"(?:兼任|担任|出任|兼|任)(?P<office>办公室)?(?:主任(?:委员)?|组长|总指挥|指挥长|总?召集人|理事长|会长)"
)
UNDER = re.compile(r"(?:及其办公室)?(?:统一)?领导下，?(?:组织)?(?:成立|组建|设立|由)?")
# 以甲某局长为组长的专家组
HEADED = re.compile(rf"[{HAN}]{{0,14}}?为(?:组长|团长|总指挥|主任|召集人)")
GROUP = (*JOINT, "组", "团")
# 由甲承担办公室工作
KEEPS_OFFICE = re.compile(rf"(?:具体|负责)*承担[{HAN}]{{0,10}}?办公室的?(?:日常|具体)*工作")
LEADER = re.compile(rf"为(?:牵头|召集|组长){UNIT}")


def find_duties(finder: Finder) -> None:
    """Note who is responsible for what."""
    scopes = AreaScopes(finder.reading)
    _in_brackets(finder, scopes)
    for match in DUTY_LINE.finditer(finder.text):
        begin = finder.text.rfind("\n", 0, max(0, match.start() - 1)) + 1
        _responsible(finder, scopes, match.span(1), (begin, match.start()), match[0][:6])
    for start, end in finder.sentences():
        _in_sentence(finder, start, end)


def _in_brackets(finder: Finder, scopes: AreaScopes) -> None:
    """Brackets that close an item: （甲、乙负责）."""
    text, previous = finder.text, 0
    for match in DUTY.finditer(text):
        line = text.rfind("\n", 0, match.start()) + 1
        begin = max(line, previous)
        if not text[begin : match.start()].strip(" \t　\xa0，。；"):
            # the brackets stand on a line of their own: the item is the line before
            begin = max(previous, text.rfind("\n", 0, len(text[:line].rstrip())) + 1)
        previous = match.end()
        span = next(match.span(group) for group in (1, 2, 4) if match[group])
        _responsible(finder, scopes, span, (begin, match.start()), match[0][-12:])


def _responsible(
    finder: Finder, scopes: AreaScopes, names: tuple[int, int], item: tuple[int, int], trigger: str
) -> None:
    helpers = HELPERS.search(finder.text, *names)
    bodies = finder.bodies.outer(names[0], helpers.start() if helpers else names[1])
    if bodies:
        for target in _of_item(finder, scopes, *item):
            for body in bodies:
                finder.link("LEADS", body, target, body.start, trigger, 0.85)


def _of_item(finder: Finder, scopes: AreaScopes, begin: int, end: int) -> list[Candidate]:
    """What an item of a plan is about: its heading's areas, else those that its own words name, else those above."""
    headings = finder.reading.headings
    index = bisect_right(headings, end, key=lambda heading: heading.start) - 1
    heading = headings[index] if index >= 0 else None
    if heading is not None and begin - 1 <= heading.start <= begin + 3:
        reforms = [area for area in finder.areas.outer(heading.end, end) if area.name.endswith("改革")]
        own = finder.areas.outer(heading.start, heading.end)
        # 实施老旧小区改造工程: the heading names a programme, and no field
        return [*(own or finder.programs.outer(heading.start, heading.end)), *reforms]
    areas = finder.areas.outer(begin, end)
    if ITEM_OF.match(finder.text[begin:end].lstrip()):
        first = [program for program in finder.programs.outer(begin, end) if program.start <= begin + FIRST]
        return [*areas, *first] or finder.programs.outer(begin, end)
    place = finder.reading.sentence_at(min(begin + 1, end)) if not areas else None
    if place is None:
        return areas
    section = finder.reading.sentences[place].section
    # an item whose own heading names no area is not about the area of the part that it stands in
    own_heading = any(heading.section == section for heading in headings[max(0, index - 1) : index + 1])
    return scopes.named.get(section, []) if own_heading else scopes.of_section(section)


def _in_sentence(finder: Finder, start: int, end: int) -> None:
    """甲牵头…, 由甲…任…长的乙, 乙主任由甲…担任, 在甲领导下成立乙, 甲为牵头单位."""
    text, bodies = finder.text, finder.bodies.outer(start, end)
    for place, body in enumerate(bodies):
        for pattern, slack, confidence in ((OFFICE, 3, 0.8), (RUNS, 3, 0.75), (CHARGE, 2, 0.65)):
            found = pattern.match(text, body.end, end)
            tail = _first(finder, found.end(), slack) if found else None
            if found and tail:
                finder.link("LEADS", body, tail, body.start, found[0], confidence)
        before = bodies[place - 1] if place else None
        under = UNDER.match(text, body.end, end)
        tail = _first(finder, under.end(), 2) if under else None
        if tail and text[max(start, body.start - 1) : body.start] in ("在", "、", "及", "其"):
            heads = [body, before] if before and before.end <= body.start <= before.end + 2 else [body]
            for head in heads:
                finder.link("LEADS", head, tail, head.start, "领导下", 0.75)
        chair = CHAIR.search(text, max(start, body.start - OFFICE_REACH), body.start)
        if chair and TAKES_OFFICE.match(text, body.end, end):
            owner = _chaired(finder, start, body)
            if owner:
                finder.link("LEADS", body, owner, body.start, chair[0], 0.75)
        holds = HOLDS.match(text, body.end, end)
        owner = _spoken(finder, body.start, "办公室" if holds["office"] else JOINT) if holds else None
        if owner:
            finder.link("LEADS", body, owner, body.start, "任", 0.7)
        if text[body.start - 1 : body.start] == "以" and HEADED.match(text, body.end, end):
            groups = [one for one in bodies[place + 1 :] if one.name.endswith(GROUP)]
            # its members stand before it: 由甲、乙组成的丙
            group = next((one for one in groups if text[one.start - 1] == "的"), next(iter(groups), None))
            if group:
                finder.link("LEADS", body, group, body.start, "为组长", 0.75)
        if KEEPS_OFFICE.match(text, body.end, end) and (owner := _spoken(finder, body.start, "办公室")):
            finder.link("LEADS", body, owner, body.start, "承担", 0.7)
        if LEADER.match(text, body.end, end):
            owner = before if before and text.startswith("由", before.end) else finder.subject(start)
            if owner:
                finder.link("LEADS", body, owner, body.start, "牵头单位", 0.85)


def _chaired(finder: Finder, start: int, body: Candidate) -> Candidate | None:
    """What the body's person heads: the body named before the office, the sentence's subject, the office spoken of."""
    if finder.text.startswith("办公室", start):
        return _spoken(finder, start, "办公室")
    if OF_OFFICE.search(finder.text, max(start, body.start - OFFICE_REACH), body.start):
        return _spoken(finder, body.start, "办公室")
    near = finder.bodies.inside(max(start, body.start - OFFICE_REACH), body.start)
    return near[-1] if near else finder.subject(start) or _spoken(finder, start, JOINT)


def _spoken(finder: Finder, place: int, endings: str | tuple[str, ...]) -> Candidate | None:
    """The body so called that was last named before this place, not long ago."""
    spoken = finder.bodies.inside(max(0, place - SPOKEN), place)
    return next((body for body in reversed(spoken) if body.name.endswith(endings)), None)


def _first(finder: Finder, at: int, slack: int) -> Candidate | None:
    """The longest programme, body or area that begins at most `slack` characters behind this place."""
    if re.search("[，、；。]", finder.text[at : at + slack]):
        # 甲负责，乙配合
        slack = 0
    near = [*finder.named.starting(at, at + slack), *finder.areas.starting(at, at + slack)]
    return min(near, key=lambda target: (target.start, -target.end), default=None)
