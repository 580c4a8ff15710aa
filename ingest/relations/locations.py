"""Find LOCATED_IN: the place in a name, the place that got a programme, the places that pilot one."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from ingest import words
from ingest.reading import Candidate
from ingest.relations.relation_finder import Finder

AT = re.compile(r"(?:在|落户|落地|位于|设在|定址|落户在)")
PILOTS = re.compile(
    r"(?:选择|确定|选取|同意|批准|将|在)([^。；\n]{4,200}?)(?:等)?\d+个(?:城市|省份?|省区市|地区|市|县|区|州|园区)"
)
# 建设具有国际影响力的航空产业基地
DESCRIBED = re.compile(
    "(?:具有|面向|服务|全国|国际|世界)[^，。；、]{0,14}(?:的|级|领先|一流)|[”》]?(?:高标准|高水平|高质量)"
)
# 支持沈阳建设…: who backs it is not named
BACKS = re.compile("(?:重点|积极|全力|大力)?(?:支持|推动|推进|鼓励|指导|帮助|同意|批准|保障|加快)?(?:在|将|把)?$")
# how far before a programme its clause may begin
REACH = 40
# how far before a programme a title that holds it may begin
TITLE = 80


@cache
def _towards() -> re.Pattern[str]:
    """Words before a place in a name that say it is elsewhere: 对接粤港澳大湾区."""
    return re.compile(f"(?:{'|'.join(words.load('institutions')['towards'])})$")


@cache
def _got() -> re.Pattern[str]:
    """What may stand between a place and the programme that it got: 获批创建."""
    got = "|".join(words.load("institutions")["got"])
    return re.compile(rf"(?:{got}|第[一二三四五六七八九十]+批|[了为“《])+$")


def find_locations(finder: Finder) -> None:
    """Note where bodies stand and where programmes run."""
    for thing in finder.named.items:
        _in_name(finder, thing)
        _stated(finder, thing)
    for program in finder.programs.items:
        _by_subject(finder, program)
    _piloted(finder)


def _in_name(finder: Finder, thing: Candidate) -> None:
    inner = [
        region
        for region in finder.regions.outer(thing.start, thing.end)
        if region.name != thing.name and (thing.type == "Institution" or _names(thing, region))
    ]
    if thing.type == "Institution":
        if thing.name.endswith("组织"):
            return
        place = next((region for region in inner if region.start == thing.start), None)
        while place is not None:
            deeper = next((region for region in inner if region.start == place.end), None)
            if deeper is None:
                finder.link("LOCATED_IN", thing, place, thing.start, place.name, 0.85)
            place = deeper
        return
    if any(policy.end >= thing.end for policy in finder.policies.starting(thing.start - TITLE, thing.start)):
        # the place is the policy's whose title this is part of
        return
    if sum(region.end - region.start for region in inner) >= thing.end - thing.start:
        return
    for region in inner:
        before = finder.text[thing.start : region.start]
        quoted = before.count("“") > before.count("”") and before != "“"
        if not quoted and not _towards().search(before):
            finder.link("LOCATED_IN", thing, region, thing.start, region.name, 0.8)


def _names(thing: Candidate, region: Candidate) -> bool:
    """Whether the place is part of the thing's name, not only of the words where it stands."""
    return any(form in thing.name for form in (region.name, *region.aliases))


def _stated(finder: Finder, thing: Candidate) -> None:
    """中国资本市场学会落户上海."""
    match = AT.match(finder.text, thing.end)
    if match:
        for region in finder.regions.inside(match.end(), match.end() + 12):
            if region.start == match.end():
                finder.link("LOCATED_IN", thing, region, thing.start, match[0], 0.7)
                return


def _by_subject(finder: Finder, program: Candidate) -> None:
    """庆阳获批创建…, 酒泉成为…试点: the place that is the clause's subject has the programme."""
    text = finder.text
    begin = max(text.rfind(mark, max(0, program.start - REACH), program.start) for mark in "，。；：、\n") + 1
    for region in finder.regions.outer(begin, program.start):
        between = DESCRIBED.sub("", text[region.end : program.start])
        before = _listed_before(finder, region)
        opens = bool(before) or BACKS.match(text[begin : region.start]) is not None
        if not opens or not _got().match(between):
            continue
        finder.link("LOCATED_IN", program, region, program.start, between, 0.7)
        for other in before:
            finder.link("LOCATED_IN", program, other, program.start, text[other.end], 0.65)


def _listed_before(finder: Finder, region: Candidate) -> list[Candidate]:
    """The places of the enumeration that this one closes, from its end: 中卫—吴忠, 海口、三亚和儋州."""
    found: list[Candidate] = []
    at = region.start
    while at > 1 and finder.text[at - 1] in "、—和与":
        left = next((r for r in finder.regions.inside(max(0, at - 14), at - 1) if r.end == at - 1), None)
        if left is None:
            break
        found.append(left)
        at = left.start
    return found


def _piloted(finder: Finder) -> None:
    """选择北京、天津等11个城市…试点: the pilot of that sentence that the document names most often."""
    counts = Counter(program.identity or program.name for program in finder.programs.items)
    for match in PILOTS.finditer(finder.text):
        stop = finder.clause_end(match.end())
        # …等10个省和西藏自治区拉萨市作为试点: the smaller one of a full name
        until = max(match.end(1), finder.text.find("试点", match.end(1), stop))
        places = finder.regions.outer(match.start(1), until)
        places = [one for one in places if not any(other.start == one.end for other in places)]
        if len(places) < 2 or "试点" not in finder.text[match.start() : stop]:
            continue
        pilots = [p for p in finder.programs.items if p.name.endswith("试点") and p.name != "试点"]
        here = [p for p in pilots if match.start() <= p.start < stop] or pilots
        if here:
            program = max(here, key=lambda p: counts[p.identity or p.name])
            for place in places:
                finder.link("LOCATED_IN", program, place, place.start, "试点", 0.75)
