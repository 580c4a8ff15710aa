"""Find the bodies of a place: full (株洲市天元区人民政府) and relative ones (省委, 区图书馆)."""

from __future__ import annotations

import re
from functools import cache

from ingest import words
from ingest.institutions.bodies import HAN, Bodies, clause, listed
from ingest.institutions.body_names import department_of_government, departments
from ingest.reading import Candidate
from ingest.regions.gazetteer import full_place
from ingest.resolution.identity import level_of

UNIT = re.compile("自治区|[省市区县州盟旗]")
CONGRESS = re.compile(
    r"(?:(?:第?[一二三四五六七八九十]+届)?人民代表大会|第?[一二三四五六七八九十]+届人大)(常务委员会|常委会)?"
    r"(?:第?[一二三四五六七八九十]+次(?:全体)?会议)?"
)
# before 省委: whose committee it is, where not the Party's
FRONT = re.compile("中共$|共青团$|团$")
SESSION = re.compile("第?[一二三四五六七八九十]+次(?:全体)?会议$")
# behind a body of the place: 省人大、政协, 河北省委和省政府
SIBLING = re.compile(
    r"(?:[、和]|及其)(?P<whole>(?:(?:自治区|[省市区县州盟旗])(?=人民政府|政府|人大|政协|纪委))?"
    r"(?P<form>常委会|人大常委会|人大|人民政府|政府|政协|纪委监委|纪委|监委|法院|检察院))(?!委员|代表|机关|工作|系统)"
)
# a department's own name is at most this long, relative ones shorter
OWN_NAME, OWN_RELATIVE = 14, 8


@cache
def _not_after() -> str:
    """A look behind and ahead: what makes another word of a name with this last character (政府办|学)."""
    after = words.load("institutions")["not_after"]
    return "".join(rf"(?!(?<={last})(?:{'|'.join(others)}))" for last, others in after.items())


@cache
def _core() -> re.Pattern[str]:
    return re.compile(rf"(?:{listed('core')})(?!{listed('core_not_before')}){_not_after()}")


@cache
def _offices() -> dict[str, str]:
    """The offices of a party committee by each of their names."""
    offices = words.load("institutions")["party_offices"]
    return {**{full: full for full in offices.values()}, **offices}


@cache
def _office() -> re.Pattern[str]:
    offices = "|".join(sorted(_offices(), key=lambda office: (-len(office), office)))
    return re.compile(
        rf"委({offices}|[{HAN}]{{2,10}}?(?:领导小组办公室|委员会办公室|领导小组|协调小组|工作小组|委员会))"
        rf"|({listed('party_offices_alone')})"
    )


@cache
def _department() -> re.Pattern[str]:
    return re.compile(rf"([{HAN}]{{0,12}}?)({listed('local_endings')}){_not_after()}(?:办公室)?(?![{HAN}]?(?:长期|面))")


@cache
def _known_department() -> re.Pattern[str]:
    return re.compile(f"(?:{departments()}){_not_after()}")


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
            youth = bodies.text.endswith("团", 0, match.start())
            if path is not None and _open(bodies, match.start() - youth):
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
    department = department_of_government().match(bodies.text, at)
    if department is not None:
        _department_of(bodies, start, department.end(), path, relative)
        return
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
    if match is None:
        return None
    office, offices = match[1] or match[2], _offices()
    if office not in offices and clause().search(office):
        return None
    if bodies.text[start - 2 : start] == "中共":
        start -= 2
    place, name = full_place(path), bodies.text[start : match.end()]
    aliases = {f"{place}委{office}", f"{_last(path)}委{office}"} - {name}
    if office not in offices:
        aliases.add(office)
    identity = f"中共{place}委员会{offices.get(office, office)}"
    bodies.add(start, match.end(), name, 0.9, identity=identity, aliases=tuple(sorted(aliases)))
    return match.end()


@cache
def _not_behind_government(relative: bool) -> tuple[str, ...]:
    """What makes 政府 another word; 政府和市场 is one, 省政府和国务院 is a body."""
    return tuple(
        word for word in words.load("institutions")["government_not_before"] if not (relative and word in "和与")
    )


def _core_body(bodies: Bodies, start: int, at: int, path: str, relative: bool) -> int | None:
    """省委, 市政府, 天元区人民法院."""
    text = bodies.text
    match = _core().match(text, at)
    if match is None:
        return None
    government = match[0] in ("政府", "人民政府")
    loose = match[0] == "政府" or relative
    if government and loose and text.startswith(_not_behind_government(relative), match.end()):
        return None
    place, unit = full_place(path), text[start:at] if relative else text[at - 1]
    full = words.load("institutions")["core"][match[0]].replace("P", place)
    name = text[start : match.end()]
    front = FRONT.search(text, max(0, start - 3), start) if full.startswith("中共") else None
    if front is not None:
        start, name = front.start(), front[0] + name
        if front[0] != "中共":
            full = f"共青团{place}委员会"
            bodies.add(
                start, match.end(), name, 0.9, identity=full, aliases=(f"共青团{_last(path)}委", f"团{_last(path)}委")
            )
            return match.end()
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
    match = _known_department().match(bodies.text, at)
    if match is not None:
        _note(bodies, start, match.end(), path, match[0])
        return
    match = _department().match(bodies.text, at)
    if match is None or clause().search(match[0]) or re.search("政府|单位|人民$|^(?:市(?!场)|[县区级直])", match[1]):
        return
    too_short = relative and not match[1] and len(match[2]) < 3
    if too_short or len(match[1]) > (OWN_RELATIVE if relative else OWN_NAME):
        return
    _note(bodies, start, match.end(), path, match[0])


def _note(bodies: Bodies, start: int, end: int, path: str, department: str) -> None:
    """Note a department of the place."""
    place, name = full_place(path), bodies.text[start:end]
    aliases = {place + department, _last(path) + department} - {name}
    bodies.add(start, end, name, 0.75, identity=place + department, aliases=tuple(sorted(aliases)))


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
        full = words.load("institutions")["core"].get(head[0], "P" + head[0])
        identity = full.replace("P", bodies.home + region.name)
        if town and bodies.add(region.start, head.end(), region.name + head[0], 0.85, identity=identity) is None:
            continue
        at = region.start
        while at and text[at - 1] == "、" and (other := bodies.region_at_end.get(at - 1)) is not None:
            place = f"{bodies.home}{other.name}" if town else full_place(other.identity or other.name)
            if not town and not UNIT.search(other.name[-1]):
                break
            bodies.add(other.start, other.end, other.name + head[0], 0.8, identity=full.replace("P", place))
            at = other.start
