"""Find bodies that are named by rule: behind 国家, 中国 or a place, set up by name, enterprises, members of lists."""

from __future__ import annotations

import re
from functools import cache

from ingest import words
from ingest.institutions.bodies import HAN, Bodies, class_starts, clause, listed
from ingest.institutions.central_bodies import central
from ingest.outline.segment import tagged
from ingest.regions.gazetteer import short_name

LIST_ITEMS = re.compile(
    rf"[（(]((?:[{HAN}]{{2,4}}(?:局|站|办|所|委|队|馆))(?:、[{HAN}]{{2,4}}(?:局|站|办|所|委|队|馆))+)等?[）)]"
)
SOURCE = re.compile(rf"来源[：:]\s*([{HAN}·]{{2,10}}(?:日报|晚报|新闻|通讯社|新华社))")
# verbs that change a joint body, and what such a body is called
CHANGED = re.compile(rf"(?:调整完善|完善|调整|召开|建立)([{HAN}]{{2,16}}(?:部际联席会议|领导小组))")
SETTING_UP = re.compile(r"(?:成立|组建|设立|创建|建立健全|建立|新设)(?:了|起|由[^，。；]{2,30}?的)?")
PARTS = re.compile(rf"(?:下设|内设|分设)((?:[{HAN}]{{2,12}}(?:组|部|处|室|办公室|委员会|中心)、?)+)")
TWO = re.compile("[和与及](?:中国|国家|国务院|全国|中央)|组成|(?:银行|公司|集团|学院|大学|部|委|局|会)[和与及同]")


# 治理工作联合办公室设在教育部
SEATED = re.compile(rf"(?<![{HAN}])([{HAN}]{{2,16}}?(?:办公室|秘书处|联席会议))设在")
# 信息与智能医学
TWO_FIELDS = re.compile(
    rf"(?:(?![各和及与])[{HAN}]){{1,6}}(?<![院校所会局厅委部府司团心学市省区县])[和与](?:(?![各和及与]|国家|中国|.{{0,6}}大学)[{HAN}]){{2,8}}"
)
# the second of two, a class; a meeting
PLAIN_SECOND = re.compile("[和与及](?:银行|公司|集团|企业|医院|学校|大学|学院)$|会商会$")


# 天成科技、大江股份成功上市
FLOATED = re.compile(rf"(?<![{HAN}])((?:[{HAN}]{{2,6}}、)*[{HAN}]{{2,6}}?)(?:成功|顺利|正式|挂牌|先后)+上市")


@cache
def _prefix() -> re.Pattern[str]:
    return re.compile(
        rf"(?:中国|国家|国务院|全国|中央|中华全国)[{HAN}“”—·]{{2,22}}?(?:{listed('named_endings')})(?:办公室)?(?:第[一二三]+(?![四五六七八九十次届]))?"
        # 国务院扶贫办
        rf"|国务院[{HAN}]{{2,4}}办(?![{''.join(words.load('institutions')['not_after']['办'])}])"
    )


@cache
def _behind_place(least: int) -> re.Pattern[str]:
    """A body behind a place, its own name at least so long."""
    return re.compile(rf"([{HAN}]{{{least},14}}?)({listed('local_endings')}|{listed('named_endings')})")


@cache
def _named() -> re.Pattern[str]:
    return re.compile(rf"[“\"]?([{HAN}A-Z0-9“”+—]{{2,24}}?(?:{listed('named_endings')}))(?:办公室)?(?![{HAN}]?[等的])")


@cache
def _first() -> re.Pattern[str]:
    """The first of its sort that opens: 全国首个国际船员服务中心挂牌."""
    return re.compile(
        rf"首[个家所]([{HAN}]{{3,18}}?(?:{listed('named_endings')}))"
        "(?=正式|在[^，。；]{2,8}(?:落|成|挂|揭|开)|落地|落户|成立|挂牌|运行|揭牌|开业|启用|投运)"
    )


@cache
def _enterprise() -> re.Pattern[str]:
    left = rf"(?:(?<![{HAN}A-Za-z])|(?<=[由和及与对在])|(?<=深化|推进|支持|推动|引进|依托|组建))"
    return re.compile(rf"{left}([{HAN}]{{2,8}}?)(集团|证券)(?!化|式|公司法|购买)(?:股份)?(?:有限)?(?:公司)?")


def find_prefixed(bodies: Bodies) -> None:
    """国家…委员会, 中国…学会, and a place with a body behind it."""
    text, at = bodies.text, 0
    while (match := _prefix().search(text, at)) is not None:
        name = match[0]
        if (
            name in central()
            or _class().match(name)
            or _of_a_class(name)
            or clause().search(name)
            or name.count("“") != name.count("”")
            or TWO.search(name)
            or PLAIN_SECOND.search(name)
        ):
            # the name may begin later: 国家药监局组成|国家…工作小组
            at = match.start() + 1
            continue
        at = match.end()
        bodies.add(match.start(), match.end(), name, 0.7, identity=name)
    for region in bodies.regions:
        found = _behind_place(0).match(text, region.end)
        if found is not None and not _proper(found[1], found[2]):
            found = _behind_place(2).match(text, region.end)
        if found is None or clause().search(found[0]) or not _proper(found[1], found[2]):
            continue
        if re.search(r"^(?:市|省|区|县)?(?:人民|人大|政)|各|[和及与]", found[1]) and not _two_fields(found):
            continue
        inner = bodies.region_from(region.end)
        if inner is not None and (inner.identity or "").startswith(f"{region.identity}/"):
            # 山西|阳泉煤业集团公司
            continue
        name = text[region.start : found.end()]
        short = short_name(region.name) or region.name
        aliases = {name.replace(region.name, short, 1), found[0]} if len(found[1]) >= 4 else set()
        bodies.add(region.start, found.end(), name, 0.7, identity=name, aliases=tuple(sorted(aliases - {name})))
        if found[0] in words.load("institutions")["shared_by_places"]:
            _sharing(bodies, region.start, found[0])


def _two_fields(found: re.Match[str]) -> bool:
    """Whether it is one institute of two fields: 信息与智能医学研究院, not 云湖大学与秋山研究院."""
    return found[2].startswith("研究") and TWO_FIELDS.fullmatch(found[1]) is not None


def _sharing(bodies: Bodies, at: int, head: str) -> None:
    """沈阳、北京军区 is two: the places of the list before the last one."""
    while at and bodies.text[at - 1] in "、和" and (other := bodies.region_at_end.get(at - 1)) is not None:
        bodies.add(other.start, other.end, other.name + head, 0.7, identity=other.name + head)
        at = other.start


def _of_a_class(name: str) -> bool:
    """Whether 国家 or 中国 stands before a class of bodies: 国家公立医院."""
    return re.sub("^(?:国家|中国|全国|国务院|中央)", "", name).startswith(class_starts()) and len(name) <= 7


def _proper(middle: str, ending: str) -> bool:
    """Whether the words between a place and an ending make a name: 上海|国际再保险登记|交易中心, not 上海|上市|公司."""
    if ending in words.load("institutions")["class_endings"]:
        return bool(middle) and not (
            middle in class_starts() or (len(middle) <= 2 and middle.startswith(class_starts()))
        )
    return bool(middle) or len(ending) >= 4 or ending in words.load("institutions")["place_enough"]


def find_set_up(bodies: Bodies) -> None:
    """What is set up by that name: 成立了中小企业投融资促进协会; what 下设 lists."""
    text = bodies.text
    for verb in SETTING_UP.finditer(text):
        match = _named().match(text, verb.end())
        if match is None:
            continue
        name, begin = text[match.start(1) : match.end()], match.start(1)
        of_class = name.startswith(class_starts()) and name.endswith(("集团", "公司", "银行"))
        if of_class or len(name) < 5 or clause().search(name) or _class().match(name) or re.search("[和及、]", name):
            continue
        first = re.match(rf"[{HAN}]{{2,4}}首[个家](.+)", name)
        aliases = (name,) if first else ()
        if first:
            begin, name = begin + first.start(1), first[1]
        bodies.add(begin, match.end(), name, 0.7, aliases=aliases)
    for match in _first().finditer(text):
        name = match[1]
        if not clause().search(name) and not _class().match(name) and not re.search("[和及、]", name):
            bodies.add(*match.span(1), name, 0.65)
    for match in CHANGED.finditer(text):
        if not clause().search(match[1]) and not re.search("[和及、]", match[1]):
            bodies.add(match.start(1), match.end(1), match[1], 0.7)
    for match in SEATED.finditer(text):
        if not clause().search(match[1]) and len(match[1]) >= 6:
            bodies.add(*match.span(1), match[1], 0.7)
    ends = {body.end: body for body in bodies.found}
    for match in PARTS.finditer(text):
        at = match.start(1)
        for item in match[1].split("、"):
            if item and not re.search(r"\d|[一二三四五六七八九十]个", item):
                owner = ends.get(match.start()) if item in ("办公室", "秘书处", "办事处") else None
                full = (owner.identity or owner.name) + item if owner else None
                bodies.add(at, at + len(item), owner.name + item if owner else item, 0.75, identity=full)
            at += len(item) + 1


@cache
def _class() -> re.Pattern[str]:
    """Openings of words that name a class of bodies."""
    return re.compile(rf"(?:\d|[二三四五六七八九十]+[个家所批]|[省市县区乡村]{{2}}(?!首)|{listed('not_named')})")


def find_enterprises(bodies: Bodies) -> None:
    """金川集团, 国泰海通证券, and those beside one in a list."""
    text = bodies.text
    for match in _enterprise().finditer(text):
        stem = match[1]
        if stem.startswith(class_starts()) or stem.endswith(class_starts()) or clause().search(match[0]):
            continue
        if len(stem) <= 5 and all(tag[0] in "nbjalzts" or tag == "vn" for _, _, tag in tagged(stem)):
            bodies.add(match.start(), match.end(), match[0], 0.65, kind="企业")
    for match in FLOATED.finditer(text):
        at = match.start(1)
        for name in match[1].split("、"):
            if not clause().search(name) and not name.endswith(("企业", "公司")):
                bodies.add(at, at + len(name), name, 0.65, kind="企业")
            at += len(name) + 1
    beside = re.compile(rf"、([{HAN}]{{2,6}}(?:集团|公司|银行|电动))(?=[、等和，。；）]|功能|改革|重组|整合|上市)")
    for known in [body for body in bodies.found if body.name.endswith(("集团", "公司"))]:
        at = known.end
        while (found := beside.match(text, at)) is not None:
            bodies.add(found.start(1), found.end(1), found[1], 0.65, kind="企业")
            at = found.end()


def find_listed(bodies: Bodies) -> None:
    """Bodies in brackets as examples (国资局、交管站、爱卫办等), and the paper that the page names as its source."""
    for match in LIST_ITEMS.finditer(bodies.text):
        at = match.start(1)
        for item in match[1].split("、"):
            bodies.add(at, at + len(item), item, 0.7, identity=bodies.home + item if bodies.home else None)
            at += len(item) + 1
    for match in SOURCE.finditer(bodies.text):
        bodies.add(match.start(1), match.end(1), match[1], 0.6, kind="事业单位")
