"""Find the bodies of a place: full (株洲市天元区人民政府) and relative ones (省委, 区图书馆)."""

from __future__ import annotations

import re
from functools import cache

from ingest import words
from ingest.bodies import HAN, Bodies, clause, listed
from ingest.gazetteer import full_place
from ingest.identity import level_of
from ingest.reading import Candidate

UNIT = re.compile("自治区|[省市区县州盟旗]")
CONGRESS = re.compile(
    r"(?:第?[一二三四五六七八九十]+届)?人民代表大会(常务委员会)?(?:第[一二三四五六七八九十]+次(?:全体)?会议)?"
)
SESSION = re.compile("第[一二三四五六七八九十]+次(?:全体)?会议$")
# behind a body of the place: 省人大、政协, 河北省委和省政府
SIBLING = re.compile(
    r"(?:[、和]|及其)(?P<whole>(?:(?:自治区|[省市区县州盟旗])(?=人民政府|政府|人大|政协|纪委))?"
    r"(?P<form>常委会|人大常委会|人大|人民政府|政府|政协|纪委监委|纪委|监委|法院|检察院))(?!委员|代表|机关|工作|系统)"
)
# a department's own name is at most this long, relative ones shorter
OWN_NAME, OWN_RELATIVE = 14, 8


@cache
def _core() -> re.Pattern[str]:
    return re.compile(rf"(?:{listed('core')})(?!{listed('core_not_before')})")


@cache
def _office() -> re.Pattern[str]:
    return re.compile(
        rf"委({listed('party_offices')}|[{HAN}]{{2,10}}?(?:领导小组办公室|委员会办公室|领导小组|协调小组|工作小组|委员会))"
    )


@cache
def _department() -> re.Pattern[str]:
    return re.compile(rf"([{HAN}]{{0,12}}?)({listed('local_endings')})(?:办公室)?(?![{HAN}]?(?:长期|面))")


@cache
def _shared() -> re.Pattern[str]:
    """Heads that bodies of several towns share: 泰山路街道、嵩山路街道|综合文化站."""
    return re.compile(listed("shared_heads"))


@cache
def _free_left() -> re.Pattern[str]:
    """What a relative name may follow directly."""
    return re.compile(rf"(?:[{listed('free_particles').replace('|', '')}]|{listed('free_left')})$")


def find_of_places(bodies: Bodies) -> None:
    """Note the bodies that follow a place, and those that share their head over several places."""
    text, home = bodies.text, bodies.reading.home
    for match in UNIT.finditer(text):
        region = bodies.region_at_end.get(match.end())
        if region is not None and region.identity and UNIT.search(region.name[-1]):
            _read(bodies, _widest(bodies, region), match.end(), region.identity, relative=False)
        elif region is None and home is not None:
            path = level_of(home, match[0])
            if path is not None and _open(bodies, match.start()):
                _read(bodies, match.start(), match.end(), path, relative=True)
    _of_several(bodies)


def _widest(bodies: Bodies, region: Candidate) -> int:
    """Where the full place name begins of which the region is the last part."""
    start, path = region.start, region.identity or ""
    while (above := bodies.region_at_end.get(start)) is not None and path.startswith((above.identity or "-") + "/"):
        start = above.start
    return start


def _open(bodies: Bodies, start: int) -> bool:
    """Whether a relative name can begin here."""
    before = bodies.text[max(0, start - 2) : start]
    if not before or not re.match(f"[{HAN}]", before[-1]):
        return True
    return bool(_free_left().search(before)) or not bodies.free(start - 1, start)


def _read(bodies: Bodies, start: int, at: int, path: str, relative: bool) -> None:
    """Read the body that follows a place, which ends at `at`."""
    end = (
        _congress(bodies, start, at, path)
        or _party_office(bodies, start, at, path)
        or _core_body(bodies, start, at, path, relative)
    )
    if end is None:
        _department_of(bodies, start, at, path, relative)
        return
    while (sibling := SIBLING.match(bodies.text, end)) is not None:
        form = "人大常委会" if sibling["form"] == "常委会" else sibling["form"]
        full = words.load("institutions")["core"][form].replace("P", full_place(path))
        aliases = tuple({full, form, bodies.text[start:at] + form} - {bodies.text[start:at] + form})
        span = sibling.span("whole")
        bodies.add(*span, bodies.text[start:at] + form, 0.8, identity=full, aliases=aliases)
        end = sibling.end()


def _congress(bodies: Bodies, start: int, at: int, path: str) -> int | None:
    """上海市第十六届人民代表大会第四次会议 is the congress of the place."""
    match = CONGRESS.match(bodies.text, at)
    if match is None:
        return None
    place = full_place(path)
    rest = "人民代表大会" + (match[1] or "")
    spoken = SESSION.sub("", bodies.text[start : match.end()])
    name = bodies.text[start:at] + rest
    aliases = {spoken, place + rest, _last(path) + ("人大常委会" if match[1] else "人大")} - {name}
    bodies.add(start, match.end(), name, 0.85, identity=place + rest, aliases=tuple(sorted(aliases)), kind="政府")
    return match.end()


def _party_office(bodies: Bodies, start: int, at: int, path: str) -> int | None:
    """区委巡察组, 省委组织部."""
    match = _office().match(bodies.text, at)
    if match is None or clause().search(match[1]):
        return None
    offices = words.load("institutions")["party_offices"]
    place, name = full_place(path), bodies.text[start : match.end()]
    aliases = {f"{place}委{match[1]}", f"{_last(path)}委{match[1]}"} - {name}
    if match[1] not in offices:
        aliases.add(match[1])
    identity = f"中共{place}委员会{offices.get(match[1], match[1])}"
    bodies.add(start, match.end(), name, 0.9, identity=identity, aliases=tuple(sorted(aliases)))
    return match.end()


def _core_body(bodies: Bodies, start: int, at: int, path: str, relative: bool) -> int | None:
    """省委, 市政府, 天元区人民法院."""
    text = bodies.text
    match = _core().match(text, at)
    if match is None:
        return None
    government = match[0] in ("政府", "人民政府")
    loose = match[0] == "政府" or relative
    if (
        government
        and loose
        and text.startswith(tuple(words.load("institutions")["government_not_before"]), match.end())
    ):
        return None
    place, unit = full_place(path), text[start:at] if relative else text[at - 1]
    full = words.load("institutions")["core"][match[0]].replace("P", place)
    if text[start - 2 : start] == "中共":
        start -= 2
    name = text[start : match.end()]
    aliases = {full, place + match[0], _last(path) + match[0]}
    if relative:
        aliases.add(unit + match[0])
    if government:
        aliases.add(place + "人民政府")
        aliases |= {unit + "政府", unit + "人民政府"} if relative else set()
    if full.startswith("中共") and full.endswith(place + "委员会"):
        aliases |= {f"中共{_last(path)}委", f"中共{place}委"}
    bodies.add(start, match.end(), name, 0.9, identity=full, aliases=tuple(sorted(aliases - {name})))
    return match.end()


def _department_of(bodies: Bodies, start: int, at: int, path: str, relative: bool) -> None:
    """省财政厅, 市中心医院, 区图书馆."""
    match = _department().match(bodies.text, at)
    if match is None or clause().search(match[0]) or re.search("政府|单位|人民$|^[市县区级直]", match[1]):
        return
    too_short = relative and not match[1] and len(match[2]) < 3
    if too_short or len(match[1]) > (OWN_RELATIVE if relative else OWN_NAME):
        return
    place, name = full_place(path), bodies.text[start : match.end()]
    aliases = {place + match[0], _last(path) + match[0]} - {name}
    bodies.add(start, match.end(), name, 0.75, identity=place + match[0], aliases=tuple(sorted(aliases)))


def _last(path: str) -> str:
    """The last part of the path, as it is: 天元区."""
    return path.rpartition("/")[2]


def _of_several(bodies: Bodies) -> None:
    """泰山路街道、嵩山路街道综合文化站 is two bodies, 河北省、山西省人民政府 too."""
    text = bodies.text
    for region in bodies.regions:
        head = _shared().match(text, region.end)
        if head is None or not region.name.endswith(tuple(words.load("institutions")["shared_units"])):
            continue
        town = not UNIT.search(region.name[-1])
        if (
            town
            and bodies.add(
                region.start, head.end(), region.name + head[0], 0.85, identity=f"{bodies.home}{region.name}{head[0]}"
            )
            is None
        ):
            continue
        at = region.start
        while at and text[at - 1] == "、" and (other := bodies.region_at_end.get(at - 1)) is not None:
            place = f"{bodies.home}{other.name}" if town else full_place(other.identity or other.name)
            if not town and not UNIT.search(other.name[-1]):
                break
            bodies.add(other.start, other.end, other.name + head[0], 0.8, identity=place + head[0])
            at = other.start
