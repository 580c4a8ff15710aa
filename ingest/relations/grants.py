"""Find LOCATED_IN of programmes that a place got: 庆阳获批创建…, 支持武汉打造…、…和…, 太原等3市入选…."""

from __future__ import annotations

import re
from functools import cache

from ingest import words
from ingest.reading import Candidate
from ingest.relations.relation_finder import Finder

# 建设具有国际影响力的航空产业基地
DESCRIBED = re.compile(
    "(?:具有|面向|服务|全国|国际|世界|更|最)[^，。；、]{0,14}(?:的|级|领先|一流)|[”》]?(?:高标准|高水平|高质量)"
)
# 支持沈阳建设…: who backs it is not named
BACKS = re.compile(
    "(?:我们)?(?:重点|积极|全力|大力|着力|进一步|继续|持续|扎实|深入|加大力度)*"
    "(?:支持|推动|推进|鼓励|指导|帮助|助力|引导|争取|促进|同意|批准|保障|加快|赋能|确保|组织|会同|选择|选取|确定)?(?:在|将|把|由|以)?$"
)
# 太原等3市, 沈阳等地, 株洲两地
MORE = re.compile(
    r"(?:等地|等?(?:\d+|[一二两三四五六七八九十]+)个?(?:城市|地区|地市|市县|县区|市|县|区|省份?|园区|州|地)|等)?"
)
# further things of an enumeration that stand before the programme, or what it is for: X、Y等领域的
ITEMS = re.compile(
    r"(?:[^，。；：、和及与]{2,18}、)*[^，。；：、和及与]{2,18}(?:、|和|以及|及|与|等(?:[^，。；：、]{2,4}的)?|的)[“《]?"
)
JOINED = re.compile("(?:建设)?(?:、|和|以及|及|与)“?")
# 陇南入选世界互联网大会实践案例: what is won is something else
WON = re.compile("[\u4e00-\u9fff]{0,10}?(?:案例|百强|榜|奖)")
# with whom or for whom something is done
WITH = ("与", "同", "和", "对", "向", "赴")
# how far before a programme its clause may begin
REACH = 70


@cache
def _got() -> re.Pattern[str]:
    """What may stand between a place and the programme that it got: 获批创建."""
    got = "|".join(sorted(words.load("locations")["got"], key=len, reverse=True))
    return re.compile(rf"(?:{got}|第[一二三四五六七八九十]+批|[为“《])+")


def find_grants(finder: Finder) -> None:
    """Note the places that got programmes, and those that are enumerated behind them: 把甲建成乙、丙和丁."""
    last, places = 0, list[Candidate]()
    for program in finder.programs.outer(0, len(finder.text)):
        found = _by_subject(finder, program)
        if not found and places and JOINED.fullmatch(finder.text, last, program.start) and not _own(finder, program):
            for place in places:
                finder.link("LOCATED_IN", program, place, program.start, "、", 0.6)
            found = places
        last, places = program.end, found


def _own(finder: Finder, program: Candidate) -> bool:
    """Whether its name opens with a place: 建设漳州甲基地、平潭乙枢纽 share none."""
    return any(region.start <= program.start + 1 for region in finder.regions.inside(program.start, program.end))


def _by_subject(finder: Finder, program: Candidate) -> list[Candidate]:
    """The place that is the clause's subject has the programme, and those that are enumerated with it."""
    text = finder.text
    if WON.match(text, program.end):
        return []
    begin = max(text.rfind(mark, max(0, program.start - REACH), program.start) for mark in "，。；：\n") + 1
    for region in reversed(finder.regions.outer(begin, program.start)):
        after = MORE.match(text, region.end)
        between = DESCRIBED.sub("", text[after.end() if after else region.end : program.start])
        verb = _got().match(between)
        if verb is None:
            continue
        shares = verb.end() < len(between)
        if shares and (_own(finder, program) or ITEMS.fullmatch(between, verb.end()) is None):
            continue
        places = [*_listed_before(finder, region), region]
        opens = max(begin, text.rfind("、", begin, places[0].start) + 1)
        lead = text[opens : places[0].start]
        if lead.endswith(WITH) or (len(places) == 1 and BACKS.match(lead) is None):
            continue
        for place in places:
            confidence = 0.6 if shares else 0.7 if place is region else 0.65
            finder.link("LOCATED_IN", program, place, program.start, verb[0], confidence)
        return places
    return []


def _listed_before(finder: Finder, region: Candidate) -> list[Candidate]:
    """The places of the enumeration that this one closes: 中卫—吴忠, 海口、三亚和儋州."""
    found: list[Candidate] = []
    at = region.start
    while at > 1 and finder.text[at - 1] in "、—和与及":
        near = finder.regions.ending(at - 1, 13)
        if not near:
            break
        # 乌鲁木齐、石河子高新区: the zone that shares its unit, not the city
        left = next((one for one in near if one.start == near[0].start and one.name[-2:] == region.name[-2:]), near[0])
        found.insert(0, left)
        at = left.start
    return found
