"""Find LEADS that no list of duties states: who answers for the field of a section, joint bodies for their own."""

from __future__ import annotations

import re

from ingest.areas.area_scopes import AreaScopes
from ingest.reading import Candidate
from ingest.relations.relation_finder import HAN, LINK, REACH, TOP, Finder

# 甲和乙要切实履行主体责任, 甲要继续做好牵头工作
ANSWERS = re.compile(
    rf"(?:等)?(?:要|应当|应|须|将)?(?:会同[{HAN}、]{{2,30}})?(?:切实|认真|继续|充分|全面|进一步)*"
    r"(?:(?:履行|落实|承担|扛起|压实|负起)[^，。；]{0,6}(?:主体|牵头|领导|总体|组织协调|组织实施)责任"
    r"|(?:做好|发挥好?|抓好)(?:牵头|统筹|综合协调)(?:协调|实施)?(?:工作|作用)?|负总责)"
)
# 由甲和乙统一归口管理
BY = re.compile(
    r"(?:等(?:部门|单位)?)?(?:统一|归口|具体|共同|统筹|牵头|会同有关部门|会同[^，。；]{2,16}|按职责分工|分别)*"
    r"(?:负责(?!同志|人)|管理|牵头|组织实施|主管)"
)
# 甲负责…工作, behind which what the clause or the section is about
CHARGED = re.compile(
    r"(?:等(?:部门|单位)?)?[：:]?(?:主要|具体|统一|统筹|共同|会同[^，。；]{2,16}|按照?(?:各自)?(?:职责|职能)?分工，?|分别|要|应当?|将)*"
    r"(?:负责(?!同志|人|的|制定|制订|起草|编制|提出|解释)|牵头(?!单位|部门|的)|主管|归口管理|组织协调|统筹协调)"
)
SEGMENT_ENDS = "，。；）)\n"
SEGMENT = re.compile(f"[{SEGMENT_ENDS}]")
# what a section lists that says who has which duties, and what is done there to a programme
DUTIES = re.compile("职责|分工")
DOES = re.compile(
    "(?:负责|完善|健全|建立|建设|推进|落实|实施|组织|管理|维护|做好|抓好|加强|指导|统筹)[^，。；、]{0,8}$"
)
NOT_BY = re.compile("经费|资金|费用|担任")
MAKES = re.compile(
    "(?:，?会同[^，。；]{2,40}?)?，?(?:研究|抓紧|尽快|另行|提出|组织|在[^，。；]{2,12}前|于[^，。；]{2,12}前)*(?:制定|制订|起草|编制|拟订|拟定|修订|解释)"
)
# how far behind such a verb the paper's name may begin
PAPER = 12
# what may follow the field that a body is in charge of
DIRECTING = "(?:统一|监督|管理|组织|统筹|综合|协调|指导|领导|检查|实施|推进|督促|督导|和|与|及|、)"
WORK = re.compile(f"的?{DIRECTING}*(?:工作)?的?{DIRECTING}*(?:工作)?")
# 甲是全国…工作的主管单位
IS_HEAD = re.compile("(?:是|作为)[^，。；]{0,20}?的?(?:主管|牵头|责任|主办|组织协调)(?:单位|部门|机构)")
# 甲要会同乙加强对…工作的指导, 甲和乙要按照职责分工，密切配合，共同做好…工作
FOSTERS = re.compile(
    r"(?:等(?:有关|相关)?(?:部门|单位)?)?(?:要|应当?|须|牵头(?!单位|部门)|(?=会同|对))"
    rf"(?:会同[{HAN}、]{{2,40}}?|(?:按照?|根据|结合)(?:各自|有关)?的?(?:职责|职能)(?:分工)?，?|[^，。；]{{2,10}}，"
    r"|切实|认真|进一步|共同|积极|主动|全面|继续|加大)*"
    r"(?:(?:加强|强化)对?|做好|抓好|搞好|负责|统筹推进|牵头推进|(?P<on>对))"
)
# 对…工作进行统筹协调
DOES_ON = re.compile(
    "(?:工作|建设)?(?:的情况)?(?:进行|实施|实行|加强|开展)(?:统一|统筹|综合|归口|全程)*(?:协调|指导|领导|管理|监管)"
)
# how far behind such a verb the field may begin: 全国|茶业管理工作
FOSTERED = 6
# 在甲统筹指导下，乙…
GUIDED = re.compile("(?:的)?(?:统一|统筹|集中|直接)*(?:领导|指导|指挥)下")


def find_charges(finder: Finder) -> None:
    """Note who answers for what a section is about, and which field a joint body is for."""
    scopes = AreaScopes(finder.reading)
    for start, end in finder.sentences():
        _in_sentence(finder, scopes, start, end)
    for body in finder.bodies.items:
        if body.kind == "议事协调":
            _own_field(finder, scopes, body)


def _in_sentence(finder: Finder, scopes: AreaScopes, start: int, end: int) -> None:
    text, bodies = finder.text, finder.bodies.outer(start, end)
    for place, body in enumerate(bodies):
        if _by(finder, bodies, place, start, end):
            for target in _of_by(finder, scopes, bodies, place, start) if body.name not in TOP else []:
                finder.link("LEADS", body, target, body.start, "由", 0.65)
            continue
        said = IS_HEAD.match(text, body.end, end)
        if said is not None:
            for target in _field(finder, scopes, body.end, said.end()):
                finder.link("LEADS", body, target, body.start, said[0][-4:], 0.7)
            continue
        if CHARGED.match(text, body.end, end) and body.name not in TOP and text[body.start - 1] != "由":
            _charged(finder, scopes, finder.list_ending(bodies[: place + 1]), end)
        if fosters := FOSTERS.match(text, body.end, end) if body.name not in TOP else None:
            heads = finder.list_ending(bodies[: place + 1])
            _fostered(finder, scopes, heads, fosters.end(), end, DOES_ON if fosters["on"] else WORK)
        answers = ANSWERS.match(text, body.end, end)
        if answers is None or body.name in TOP:
            continue
        heads = _before(text, bodies, place)
        heads += [other for other in bodies[:place] if GUIDED.match(text, other.end) and other.name not in TOP]
        for target in _field(finder, scopes, answers.end(), end):
            for head in heads:
                finder.link("LEADS", head, target, head.start, answers[0][-4:], 0.65)


def _charged(finder: Finder, scopes: AreaScopes, heads: list[Candidate], end: int) -> None:
    """甲负责…: the first programme and area named behind it, else the area of the section's own heading."""
    begin = heads[-1].end
    stop = SEGMENT.search(finder.text, begin, end)
    until = stop.start() if stop else end
    named = [*finder.programs.outer(begin, until)[:1], *finder.areas.outer(begin, until)[:1]]
    index = finder.reading.sentence_at(begin)
    if index is not None and DUTIES.search(finder.reading.sections[finder.reading.sentences[index].section].heading):
        further = finder.bodies.starting(until, end)
        for program in finder.programs.outer(begin, further[0].start if further else end):
            if DOES.search(finder.text, begin, program.start):
                named.append(program)
    if not named:
        # 甲牵头，乙配合，共同做好…工作
        reach = end if finder.text.endswith("牵头", begin, until) else until
        named = [area for area in scopes.named.get(0, []) if _is_charge(finder.text, area.name, begin, reach)][:1]
    own = scopes.named.get(finder.reading.sentences[index].section, []) if index is not None and not named else []
    for target in named or own:
        for head in heads:
            finder.link("LEADS", head, target, head.start, "负责", 0.55 if named else 0.5)


def _fostered(
    finder: Finder, scopes: AreaScopes, heads: list[Candidate], begin: int, end: int, verb: re.Pattern[str]
) -> None:
    """甲要加强对…工作的指导: the field or programme that is all of what the body is told to see to."""
    text = finder.text
    near = [*finder.areas.starting(begin, begin + FOSTERED), *finder.programs.starting(begin, begin + FOSTERED)]
    spans = [(thing, thing.end) for thing in near]
    for area in scopes.named.get(0, []):
        name = area.name.removeprefix("全国")
        at = text.find(name, begin, begin + FOSTERED + len(name))
        spans += [(area, at + len(name))] if at >= 0 else []
    for thing, at in sorted(spans, key=lambda span: -span[1]):
        work = verb.match(text, at, end)
        if work is not None and (verb is DOES_ON or text[work.end() : work.end() + 1] in SEGMENT_ENDS):
            for head in heads:
                finder.link("LEADS", head, thing, head.start, "要", 0.6)
            return


def _is_charge(text: str, name: str, begin: int, until: int) -> bool:
    """Whether the whole charge is that field: 负责全国的茶业管理工作, not 负责茶业应急运输."""
    at = text.find(name, begin, until)
    work = WORK.match(text, at + len(name), until) if at >= 0 else None
    return work is not None and (work.end() == until or text[work.end()] in SEGMENT_ENDS)


def _by(finder: Finder, bodies: list[Candidate], place: int, start: int, end: int) -> bool:
    """Whether the body is in a list behind 由 that is said to be responsible."""
    text, first, last = finder.text, place, place
    while first and text[bodies[first - 1].end : bodies[first].start] in tuple(LINK):
        first -= 1
    while last + 1 < len(bodies) and text[bodies[last].end : bodies[last + 1].start] in tuple(LINK):
        last += 1
    if first and bodies[first - 1].end >= bodies[first].start - 2:
        # a body that others lead: its members and offices say so
        return False
    before = text[start : bodies[first].start]
    said = BY.match(text, bodies[last].end, end) if before.endswith("由") and not NOT_BY.search(before) else None
    makes = MAKES.match(text, said.end(), end) if said is not None else None
    # 由甲牵头，会同乙制定《…》: that is for a paper, not for a field
    paper = makes is not None and (
        makes[0].endswith("解释") or finder.policies.starting(makes.end(), makes.end() + PAPER)
    )
    return said is not None and not paper


def _of_by(finder: Finder, scopes: AreaScopes, bodies: list[Candidate], place: int, start: int) -> list[Candidate]:
    """What stands right before 由甲、乙负责, else the field there."""
    opened = finder.list_ending(bodies[: place + 1])[0].start - 1
    if finder.policies.ending(opened) or finder.text[opened - 1] == "》":
        # 《…》由甲负责组织实施: a paper is carried out
        return []
    near = finder.named.inside(max(start, opened - REACH), opened)
    # 国务院决定由甲负责: who decides is not what is led
    thing = [one for one in near if one.end >= opened - 2 and one.name not in TOP]
    return thing[:1] or _field(finder, scopes, start, bodies[place].start)


def _field(finder: Finder, scopes: AreaScopes, start: int, end: int) -> list[Candidate]:
    """The field that this part of the sentence names, else that of the section."""
    own = scopes.named.get(0, [])
    named = finder.areas.inside(start, end) or [area for area in own if area.name in finder.text[start:end]]
    index = finder.reading.sentence_at(start)
    if named or index is None:
        return named[:1]
    return scopes.of_section(finder.reading.sentences[index].section)


def _before(text: str, bodies: list[Candidate], place: int) -> list[Candidate]:
    """The body and those joined to it before it: 甲和乙."""
    found = [bodies[place]]
    for body in reversed(bodies[:place]):
        if text[body.end : found[0].start] not in tuple(LINK):
            break
        found.insert(0, body)
    return found


def _own_field(finder: Finder, scopes: AreaScopes, body: Candidate) -> None:
    """职业教育工作部际联席会议: the field in the name, where it is what the document is about, or its programme."""
    if finder.text.endswith(("撤销", "取消"), 0, body.start) or finder.policies.covering(body.start, body.end):
        return
    fields = [area for area in scopes.named.get(0, []) if area.name in body.name]
    fields += [program for program in finder.programs.items if program.name in body.name] if fields else []
    field = max(fields, key=lambda thing: len(thing.name), default=None)
    if field is not None and len(field.name) >= 4:
        finder.link("LEADS", body, field, body.start, field.name, 0.65)
