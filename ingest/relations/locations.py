"""Find LOCATED_IN: the place in a name or right before it, where a thing is said to be, the places that pilot one."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from ingest import words
from ingest.reading import Candidate
from ingest.relations.grants import find_grants
from ingest.relations.relation_finder import Finder

AT = re.compile(
    r"(?:将|已|正式|成功|顺利|相继|先后)*(?P<verb>落户于?|落地于?|位于|坐落于|设在|设立在|定址|落户在|选址|在)"
)
# what is done in a place by or to something that stands there: 在渝落地
STANDS = re.compile(
    r"[^，。；、]{0,4}?(?:正式|成功|顺利|率先|先行)*(?:(?:落户|落地|揭牌|挂牌|开业|开工|动工|奠基|投产|投用|投运)"
    r"|(?:成立|设立|建成|启用|启动|试点|实施|开展|运营)(?=[，。；、（\n]|并|后))"
)
# the same of an event or a measure
HAPPENS = re.compile(r"[^，。；、]{0,4}?(?:举办|举行|召开|开幕|推广|推开|先行先试)(?=[，。；、（\n]|并|后)")
# 在渝落地: the home by the one character that stands for it
HERE = re.compile(
    "在(?:[京津沪渝冀豫云滇辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵黔粤青藏川蜀宁琼]|我[省市区县]|本[省市区县])"
)
# 中国资本市场学会落户: here
SETTLES = re.compile("(?:正式|成功|顺利|相继|先后)*(?:落户|在我[省市区县]落地)(?:我[省市区县]|本[省市区县])?[，。；、]")
# 淮北矿业公司 behind 安徽省; governments stand where their own names say
OF_PLACE = ("企业", "事业单位", "社会组织", None)
# 揭阳中石油炼化项目: the short name of a firm that is everywhere says nothing
FULL = re.compile(
    "^(?!中国|中央|国家|全国).*(?:公司|集团|厂|矿|大学|学院|学校|中学|院|所|社|馆|中心|银行|站|队|组|会|场|协会)(?:[（(].*[）)])?$"
)
# what stays a place behind one
ZONE = re.compile("[”』]?(?:国家级?)?(?:城市群|都市圈|经济圈|经济带|经济区|高新区|开发区|新区|片区)?[”』]?")
# 长江国家文化公园（湖北段）
PART = re.compile(r"[（(]([^（()）]{2,10}?)(?P<part>段|片区|部分|区域|境内)?[）)]")
PILOTS = re.compile(
    r"(?:选择|确定|选取|同意|批准|将|在)([^。；\n]{4,200}?)(?:等)?\d+个(?:城市|省份?|省区市|地区|市|县|区|州|园区)"
)
# how far before a programme a title that holds it may begin
TITLE = 80
# how long the name of a place that opens another may be
SHORT = (4, 3, 2)
# how far from a thing the places that it is said to be in stand
NEAR = 40


@cache
def _towards() -> re.Pattern[str]:
    """Words before a place in a name that say it is elsewhere: 对接粤港澳大湾区."""
    return re.compile(f"(?:{'|'.join(words.load('locations')['towards'])})$")


@cache
def _abroad() -> frozenset[str]:
    """Regions abroad or beyond the straits: they are partners where a name holds them behind another word."""
    return frozenset([*words.load("locations")["abroad"], *words.load("regions")["countries"]])


def find_locations(finder: Finder) -> None:
    """Note where bodies stand and where programmes run."""
    spoken = {finder.text[region.start : region.end]: region for region in reversed(finder.regions.items)}
    for thing in finder.named.items:
        if not _in_name(finder, thing):
            _opens(finder, thing, spoken)
        _before(finder, thing)
        _stated(finder, thing)
    find_grants(finder)
    _piloted(finder)


def _in_name(finder: Finder, thing: Candidate) -> bool:
    """Link the places in the name; whether there are any."""
    outer = finder.regions.outer(thing.start, thing.end)
    inner = [
        region
        for region in outer
        if region.name != thing.name and (thing.type == "Institution" or _names(thing, region))
    ]
    if thing.type == "Institution":
        if thing.name.endswith("组织"):
            return True
        place = next((region for region in inner if region.start == thing.start), None)
        while place is not None:
            deeper = next((region for region in inner if region.start == place.end), None)
            if deeper is None:
                finder.link("LOCATED_IN", thing, place, thing.start, place.name, 0.85)
            place = deeper
        return bool(inner)
    if any(policy.end >= thing.end for policy in finder.policies.starting(thing.start - TITLE, thing.start)):
        # the place is the policy's whose title this is part of
        return True
    if any(ZONE.fullmatch(finder.text, region.end, thing.end) for region in outer):
        # the thing is a place itself: 武汉大都市圈
        return True
    for region in inner:
        before = finder.text[thing.start : region.start]
        quoted = before.count("“") > before.count("”") and before != "“"
        # 浙川东西部协作 is not about 川东
        if region.name.endswith("东") and finder.text.startswith("西部", region.end):
            continue
        # 上海合作组织峰会 is where it is held
        if finder.text.startswith("合作组织", region.end):
            continue
        # 自贸试验区哈尔滨片区…: the smaller one
        holds = any(other.start == region.end and not _partner(finder, thing, other) for other in inner)
        if not quoted and not holds and not _towards().search(before) and not _partner(finder, thing, region):
            finder.link("LOCATED_IN", thing, region, thing.start, region.name, 0.8)
    return bool(inner)


def _opens(finder: Finder, thing: Candidate, spoken: dict[str, Candidate]) -> None:
    """西安区域科技创新中心, where 西安区 would be a place, too: the place is named elsewhere in the text."""
    for size in SHORT:
        place = spoken.get(finder.text[thing.start : thing.start + size])
        if place is not None and "/" in (place.identity or "") and thing.end - thing.start >= size + 3:
            finder.link("LOCATED_IN", thing, place, thing.start, place.name, 0.7)
            return


def _partner(finder: Finder, thing: Candidate, region: Candidate) -> bool:
    """Whether a region abroad is whom the thing is for: 中国—东盟论坛, “东盟快班”, 平潭台湾小镇, 欧洲企业重庆行."""
    return region.name in _abroad() and not finder.text.startswith(("项目", "工程"), thing.end - 2)


def _names(thing: Candidate, region: Candidate) -> bool:
    """Whether the place is part of the thing's name, not only of the words where it stands."""
    return any(form in thing.name for form in (region.name, *region.aliases))


def _before(finder: Finder, thing: Candidate) -> None:
    """安徽省淮北矿业公司: the place right before a body; 中国地质大学（武汉）, 公园（湖北段）: in brackets."""
    if thing.type == "Institution" and thing.kind in OF_PLACE:
        place = next(iter(finder.regions.ending(thing.start)), None)
        # 湖北省巴东县调查组 stands in its own county; firms are called after places where they began
        own = thing.kind != "企业" and any(
            region.start == thing.start for region in finder.regions.inside(thing.start, thing.end)
        )
        if place is not None and not own and FULL.match(thing.name) and place.name not in _abroad():
            finder.link("LOCATED_IN", thing, place, place.start, place.name, 0.75)
    part = PART.match(finder.text, thing.end)
    for region in finder.regions.outer(*part.span(1)) if part else []:
        if part is not None and (part["part"] or (thing.type == "Institution" and region.end == part.end(1))):
            finder.link("LOCATED_IN", thing, region, thing.start, region.name, 0.75)


def _stated(finder: Finder, thing: Candidate) -> None:
    """中国资本市场学会落户上海, “绿岸”项目在株洲、湘潭落地."""
    found = AT.match(finder.text, thing.end)
    near = finder.regions.outer(found.end(), found.end() + NEAR) if found else []
    if found is None or not near or near[0].start != found.end():
        settles = thing.type == "Institution" and SETTLES.match(finder.text, thing.end)
        here = HERE.match(finder.text, thing.end)
        stands = here is not None and STANDS.match(finder.text, here.end()) is not None
        home = _home(finder) if settles or stands else None
        if home is not None:
            finder.link("LOCATED_IN", thing, home, thing.start, "落户", 0.6)
        return
    places = near[:1]
    for region in near[1:]:
        if finder.text[places[-1].end : region.start] not in ("、", "和", "与", "及"):
            break
        places.append(region)
    happens = thing.type == "Program" and HAPPENS.match(finder.text, places[-1].end)
    if found["verb"] != "在" or happens or STANDS.match(finder.text, places[-1].end):
        for region in places:
            finder.link("LOCATED_IN", thing, region, thing.start, found[0], 0.7)


def _home(finder: Finder) -> Candidate | None:
    """Where the text first names the region that it is about."""
    return next((region for region in finder.regions.items if region.identity == finder.reading.home), None)


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
