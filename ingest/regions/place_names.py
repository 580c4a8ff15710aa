"""Names of places in a text and what they mean: the reading that fits the place above them and the home region."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ingest import words
from ingest.outline.segment import tagged, whole_words
from ingest.reading import Candidate
from ingest.regions.gazetteer import FULL, OTHER, SHORT, Place, gazetteer, short_name

NAME = "reformgraph_regions"
# a county's short name before these is the unit's or the firm's name
UNIT_AFTER = re.compile(r"[县区市旗州镇乡]|集团|公司|银行|股份|街道")

# a place's short name before these is the town's or the village's: 辽阳镇, not 江苏镇江 or 山东乡村
VILLAGE = re.compile(
    "镇(?![江海安原远平宁康雄赉坪沅巴源村域区])|村(?![级庄镇民集落委企卫改])|乡(?![村镇土情贤宁城亲风音愁])"
)

# behind a place a part of it, not of the country: 新疆西部地区
SIDE = re.compile("[东西南北中]部|东[南北]|西[南北]")
# what counts the countries of a part of the world: 22个阿拉伯国家
COUNTED = re.compile(r"\d[个多]$")
# how much of the text around a name tells its words
WINDOW = 8
# how far before a county its prefecture tells which one it is
NEAR = 60
# a member of a list is at most this long
MEMBER = 14
# 支持大同建设…, 推动长治打造…
BACKED = re.compile("支持|推动|推进|助力|促进|鼓励|引导|指导")
AIM = re.compile("[、和与]|建设|建成|创建|打造|争创|加快|做[强优大]|发挥|高质量")
# 黔江至吉首高铁: what shows that two places are the ends of a way
WAY = re.compile(r"(?:高速)?(?:铁路|公路)|高铁|高速|城际|客专|段|[、和]")
# what a name may follow directly
BEFORE = "和与及在由对到至从为赴、"


@dataclass(slots=True)
class Name:
    """A name of a place in the text, with the places that it may mean.

    `parent` is the name of the region above it directly before it, `inner` says that another word runs into it.
    """

    start: int
    end: int
    text: str
    places: list[Place]
    parent: Name | None = None
    inner: bool = False


def names_in(text: str) -> list[Name]:
    """The names that may be places, longest first, no two overlapping."""
    lists = gazetteer()
    result: list[Name] = []
    last = 0
    for start, end, name in lists.find(text):
        if start < last:
            continue
        places = lists.names[name]
        before = result[-1] if result and result[-1].end == start else None
        inside = _inside(before, places) if before is not None else []
        inside = [place for place in inside if place.form == FULL or name not in lists.common]
        if before is not None and places[0].form == OTHER and SIDE.match(name):
            continue
        if inside:
            result.append(Name(start, end, name, inside, before))
            last = end
        elif not _part_of_a_word(text, start, end, name, places):
            inner = start > 0 and _han(text[start - 1]) and text[start - 1] not in BEFORE
            result.append(Name(start, end, name, places, inner=inner))
            last = end
    return result


def _inside(above: Name, places: list[Place]) -> list[Place]:
    """Those of the places that lie in a place of the name above."""
    return [place for place in places if any(place.path.startswith(other.path + "/") for other in above.places)]


def _part_of_a_word(text: str, start: int, end: int, name: str, places: list[Place]) -> bool:
    """Whether the name is part of another word here."""
    lists = gazetteer()
    county = all(place.level == 3 for place in places)
    short = all(place.form == SHORT for place in places)
    if places[0].form == SHORT and lists.not_before[not county].match(text, end):
        return True
    if start and any(text.startswith(word, start - len(word) + 1) for word in lists.not_after):
        return True
    if short and VILLAGE.match(text, end):
        return True
    if places[0].form == OTHER and (
        _other_word_after().match(text, end) or COUNTED.search(text, max(0, start - 2), start)
    ):
        return True
    if county and short and text[start - 1 : start] == "“" and text[end : end + 1] != "”":
        # “云湖英才计划” is a brand
        return True
    doubtful = county or places[0].form == SHORT or len(name) == 2
    if doubtful and start and _han(text[start - 1]) and text[start - 1] != "至" and not _begins_word(text, start, end):
        return True
    if county and short and not _zone_after().match(text, end):
        in_list = text[start - 1 : start] in ("、", "至") or text[end : end + 1] == "、"
        return (name in lists.common and not in_list) or UNIT_AFTER.match(text, end) is not None
    return (
        county
        and not short
        and len(name) == 2
        and start > 0
        and _han(text[start - 1])
        and text[start - 1] not in BEFORE
    )


def _begins_word(text: str, start: int, end: int) -> bool:
    """Whether a word begins where the name does: not 保定 in 医保定点."""
    left = max(0, start - WINDOW)
    return any(left + at == start for at, _, _ in tagged(text[left : end + WINDOW]))


@cache
def _zone_after() -> re.Pattern[str]:
    """A functional area directly behind a place: it shows that the word before is a place, too."""
    return re.compile("|".join(words.load("regions")["zone_units"]))


@cache
def _other_word_after() -> re.Pattern[str]:
    """What makes the name of a part of the world or the country another word: 亚洲论坛, 闽南文化."""
    return re.compile(words.load("regions")["macro_not_before"])


def _han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


def choose(text: str, name: Name, home: str | None) -> Place | None:
    """The place that the name means here, if it can be told."""
    lists = gazetteer()
    places = [place for place in name.places if not place.former] or name.places
    if name.parent is not None:
        return places[0]
    near = [place for place in places if home and related(place.path, home)]
    # of two in the home's province the one in its own prefecture
    prefecture = "/".join((home or "").split("/")[:2]) + "/"
    near.sort(key=lambda place: not place.path.startswith(prefecture))
    top = min(place.level for place in places)
    if not near and name.inner and top == 3 and not _own_county(name):
        return _of_place_before(text, name, places) if places[0].form == SHORT else None
    if name.text in lists.common and places[0].form == SHORT:
        own = [place for place in near if place.level == 2]
        if own and BACKED.search(text, max(0, name.start - 2), name.start) and AIM.match(text, name.end):
            return own[0]
        if own and not name.inner and whole_words(text, name.start, name.end, WINDOW):
            return own[0]
        return near[0] if near and _zone_after().match(text, name.end) else None
    if top <= 2:
        best = [place for place in near if place.level == top] or [place for place in places if place.level == top]
        # a prefecture and its county of the same name: the prefecture; two provinces' places: the home's
        return best[0] if len(best) == 1 or near else None
    if places[0].form == SHORT:
        return near[0] if near else _of_place_before(text, name, places)
    if near:
        return near[0]
    if name.text in words.load("regions")["common_full"]:
        return None
    return places[0] if len({place.path for place in places}) == 1 else None


def _of_place_before(text: str, name: Name, places: list[Place]) -> Place | None:
    """The county of this short name whose prefecture the text names in full before it: 大连市请求审批庄河电厂."""
    before = text[max(0, name.start - NEAR) : name.start]
    return next((place for place in places if _above(place.path) in before), None)


def _above(path: str) -> str:
    """The full name of the prefecture that a county lies in."""
    return path.rpartition("/")[0].rpartition("/")[2]


def _own_county(name: Name) -> bool:
    """Whether the name is the full one of just one county, so that a word before it does not matter."""
    return len(name.places) == 1 and name.places[0].form == FULL and name.text[-1] in "县旗" and len(name.text) > 2


def related(path: str, home: str) -> bool:
    """Whether the place lies in the home's province."""
    return path.split("/")[0] == home.split("/")[0]


def in_lists(
    text: str, names: list[Name], chosen: list[tuple[Name, Place]], home: str | None
) -> list[tuple[Name, Place]]:
    """Add the names that are also words where they stand in a list of places, or at the end of a way from one."""
    ends, begins = {name.end for name, _ in chosen}, {name.start for name, _ in chosen}
    sure = {id(name) for name, _ in chosen}
    possible = {name.start for name in names}
    for name in names:
        behind = text[name.start - 1 : name.start] in ("至", "到") and name.start - 1 in ends
        if behind and id(name) not in sure and len(name.places) == 1 and WAY.match(text, name.end):
            # the end of a way, in whatever province
            chosen.append((name, name.places[0]))
            continue
        if id(name) in sure or name.text not in gazetteer().common:
            continue
        near = [place for place in name.places if home and related(place.path, home)]
        places = near or [place for place in name.places if place.level <= 2]
        before, after = name.start - 1, name.end
        left = behind or (
            text[before : before + 1] == "、" and (before in ends or _member_opens(text, before, begins, possible))
        )
        right = text[after : after + 1] == "、" and (after + 1 in begins or _member_closes(text, after, ends))
        if places and (left or right):
            chosen.append((name, places[0]))
            ends.add(name.end)
            begins.add(name.start)
    return sorted(chosen, key=lambda pair: pair[0].start)


def _member_opens(text: str, comma: int, begins: set[int], possible: set[int]) -> bool:
    """Whether the member before this comma and one beside the two open with a place: 甲县苹果、乙|红枣、丙县大葱."""
    before, opens = _opens(text, comma, begins)
    if not opens:
        return False
    after = text.find("、", comma + 1, comma + MEMBER)
    return after + 1 in possible if after >= 0 else _opens(text, before, begins)[1]


def _opens(text: str, comma: int, begins: set[int]) -> tuple[int, bool]:
    """Where the member before this comma begins, and whether a place opens it or stands in it."""
    floor = max(0, comma - MEMBER)
    start = max(floor, text.rfind("、", floor, max(0, comma)) + 1)
    return start - 1, any(place in begins for place in range(start, comma))


def _member_closes(text: str, comma: int, ends: set[int]) -> bool:
    """Whether the next member closes with a place, as the one before this comma may: 云投|乙县、秋投甲县、…."""
    after = text.find("、", comma + 1, comma + MEMBER)
    return after in ends


def candidate_of(name: Name, place: Place) -> Candidate:
    """The candidate of a name that means this place."""
    aliases = {place.name}
    short = short_name(place.name) if place.form != OTHER else None
    if short:
        aliases |= {short, short + "州"} if place.name.endswith("自治州") else {short}
    if place.form == OTHER:
        aliases.update(gazetteer().others.get(place.path, ()))
    confidence = 0.95 if place.level in (0, 1) or place.form == FULL else 0.85 if place.level == 2 else 0.75
    others = tuple(sorted(aliases - {name.text}))
    return Candidate(name.start, name.end, "Region", name.text, NAME, confidence, others, identity=place.path)
