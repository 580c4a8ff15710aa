"""Find institutions: central bodies by name, bodies of a place (relative names too), bodies named by rule."""

from __future__ import annotations

import csv
import re
from functools import cache
from typing import NamedTuple

import ahocorasick_rs
from spacy.language import Language
from spacy.tokens import Doc

from ingest import words
from ingest.gazetteer import full_place, short_name
from ingest.reading import Candidate, Link, Reading, reading_of

NAME = "reformgraph_institutions"
HAN = "一-鿿"
# a short central name is one only where no other word runs into it
FREE_LEFT = re.compile(
    rf"(?:^|[^{HAN}]|[由和及与经向在对将把请报以从是同按为据受并]|会同|转发|配合|联合|包括|征求|根据|按照|通过|支持|建议|商请"
    r"|批转|成立|组建|如|到|国务院)$"
)
NOT_AFTER = {"部": "门分署队", "行": "业", "国": "家", "局": "部势", "委": "员托", "院": "落校", "会": "议计", "办": "公法理"}
CENTRE = re.compile(
    r"(?<![一-鿿])中央(?=[、，和与及]|决策|部署|精神|要求|关于|统一|确定|决定|批准|领导|的|财经领导|经济工作会议|城市工作会议"
    r"|农村工作会议)|(?<=[、，和与及落实彻照按据])中央(?=[、，和与及]|决策|部署|精神|要求|关于|适度|统一|确定|决定|批准|领导|经济工作会议)"
)
UNITS = "省市区县州盟旗"
CONGRESS = re.compile(r"(?:第?[一二三四五六七八九十]+届)?人民代表大会(常务委员会)?(?:第[一二三四五六七八九十]+次(?:全体)?会议)?")
GOVERNMENT_NOT = "采购性投债职引购部门机系层间和与网站信公换补主为"
LIST_ITEMS = re.compile(
    rf"[（(]((?:[{HAN}]{{2,4}}(?:局|站|办|所|委|队|馆))(?:、[{HAN}]{{2,4}}(?:局|站|办|所|委|队|馆))+)等?[）)]"
)
SHORT_FOR = re.compile(rf"[（(](?:以下)?简称[为]?[“\"]?([{HAN}A-Z]{{2,16}})[”\"]?[）)]")
SOURCE = re.compile(rf"来源[：:]\s*([{HAN}·]{{2,10}}(?:日报|晚报|新闻|通讯社|新华社))")


class Body(NamedTuple):
    """A central body: its full name, its kind and its other names."""

    name: str
    kind: str
    others: tuple[str, ...]


@cache
def central() -> dict[str, Body]:
    """Every central body by each of its names."""
    table: dict[str, Body] = {}
    with (words.LEXICON / "institutions.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(line for line in file if not line.startswith("#")):
            body = Body(row["name"], row["kind"], tuple(filter(None, row["others"].split("|"))))
            for form in (body.name, *body.others):
                table[form] = body
    return table


@cache
def _automaton() -> tuple[ahocorasick_rs.AhoCorasick, list[str]]:
    forms = list(central())
    return ahocorasick_rs.AhoCorasick(forms, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest), forms


@cache
def _listed(name: str) -> str:
    return "|".join(sorted(words.load("institutions")[name], key=len, reverse=True))


@cache
def _clause() -> re.Pattern[str]:
    return re.compile(_listed("clause_words"))


def kind_of(name: str) -> str | None:
    """The kind of a body by the ending of its name; None where the ending says nothing."""
    for kind, endings in words.load("institutions")["kinds"].items():
        if name.endswith(tuple(endings)):
            return str(kind)
    return None


@Language.component(NAME)
def component(doc: Doc) -> Doc:
    """Add to the document's reading."""
    find(reading_of(doc))
    return doc


class _Finder:
    """Collects candidates of one reading, no two in the same place."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.document.text
        self.taken = bytearray(len(self.text))
        self.found: list[Candidate] = []
        self.regions = sorted((c for c in reading.candidates if c.type == "Region"), key=lambda c: (c.start, -c.end))

    def free(self, start: int, end: int) -> bool:
        """Whether no institution stands there."""
        return not any(self.taken[start:end])

    def add(
        self,
        start: int,
        end: int,
        name: str,
        confidence: float,
        *,
        identity: str | None = None,
        aliases: tuple[str, ...] = (),
        kind: str | None = None,
    ) -> Candidate | None:
        """Note a body, unless one is there or the place is not the document's own text."""
        if not self.free(start, end) or self.reading.sentence_at(start) is None:
            return None
        self.taken[start:end] = b"\1" * (end - start)
        candidate = Candidate(
            start, end, "Institution", name, NAME, confidence, aliases, kind or kind_of(name), identity=identity
        )
        self.found.append(candidate)
        return candidate


def find(reading: Reading) -> None:
    """Add the institutions that the text names; where a name begins with a place, that it lies there."""
    finder = _Finder(reading)
    _local(finder)
    _prefixed(finder)
    _central(finder)
    _established(finder)
    _shared_head(finder)
    _enterprises(finder)
    _lists(finder)
    _declared(finder)
    reading.candidates.extend(finder.found)


def _central(finder: _Finder) -> None:
    text = finder.text
    automaton, forms = _automaton()
    for index, start, end in automaton.find_matches_as_indexes(text):
        form = forms[index]
        body = central()[form]
        if text[end : end + 1] and text[end] in NOT_AFTER.get(form[-1], ""):
            continue
        if len(form) <= 5 and form[-1] in "部委局办署会院行" and not form.startswith(("国务院", "全国", "中共", "中央", "国家", "中国")):
            if not FREE_LEFT.search(text[max(0, start - 3) : start]) and finder.free(max(0, start - 1), start):
                continue
        others = {body.name, *body.others} - {form}
        finder.add(start, end, form, 0.95, identity=body.name, aliases=tuple(sorted(others)), kind=body.kind)
    for match in CENTRE.finditer(text):
        body = central()["党中央"]
        finder.add(match.start(), match.end(), "中央", 0.8, identity=body.name, aliases=("党中央",), kind=body.kind)
    for match in SOURCE.finditer(text):
        finder.add(match.start(1), match.end(1), match[1], 0.6, kind="事业单位")


# -- bodies of a place ------------------------------------------------------------------------------------------------


@cache
def _core() -> re.Pattern[str]:
    core = "|".join(sorted(words.load("institutions")["core"], key=len, reverse=True))
    return re.compile(rf"(?:{core})(?!员|托|派|会|任|书记处)")


@cache
def _office() -> re.Pattern[str]:
    offices = "|".join(sorted(words.load("institutions")["party_offices"], key=len, reverse=True))
    return re.compile(rf"委({offices}|[{HAN}]{{2,10}}?(?:领导小组办公室|委员会办公室|领导小组|协调小组|工作小组|委员会))")


@cache
def _department() -> re.Pattern[str]:
    return re.compile(rf"([{HAN}]{{0,12}}?)({_listed('local_endings')})(?:办公室)?(?![{HAN}]?(?:长期|面))")


def _local(finder: _Finder) -> None:
    """省委, 区图书馆 (relative) and 株洲市天元区人民政府 (full)."""
    text, home = finder.text, finder.reading.home
    ends: dict[int, Candidate] = {}
    for region in finder.regions:
        if region.identity and region.name[-1] in UNITS:
            ends[region.end] = region
    for match in re.finditer(f"[{UNITS}]", text):
        at = match.end()
        region = ends.get(at)
        if region is not None:
            path = region.identity or ""
            start = region.start
            for other in finder.regions:
                if other.end == start and path.startswith((other.identity or "-") + "/"):
                    start = other.start
        else:
            if home is None:
                continue
            place = _at_level(home, match[0])
            start = match.start()
            if place is None or not _open(text, start, finder):
                continue
            path = place
        _body_of(finder, start, at, path, region is None)


def _at_level(home: str, unit: str) -> str | None:
    """The part of the home path that 省, 市, 区 stands for."""
    parts = home.split("/")
    for index, part in enumerate(parts):
        if part.endswith(unit):
            return "/".join(parts[: index + 1])
    return None


def _open(text: str, start: int, finder: _Finder) -> bool:
    """Whether a relative name can begin here."""
    before = text[max(0, start - 2) : start]
    if not before or not re.match(f"[{HAN}]", before[-1]):
        return True
    return bool(re.search(r"[由和及与经向在对将把请报从受了]$|推进|加快|建设|配合|支持|按照|落实|根据|通过|全面|接受|在$", before)) or not finder.free(
        start - 1, start
    )


def _body_of(finder: _Finder, start: int, at: int, path: str, relative: bool) -> None:
    """Read the body that follows a place, which ends at `at`."""
    text = finder.text
    place, unit = full_place(path), text[at - 1]
    core = words.load("institutions")["core"]
    congress = CONGRESS.match(text, at)
    if congress:
        rest = "人民代表大会" + (congress[1] or "")
        spoken = re.sub("第[一二三四五六七八九十]+次(?:全体)?会议$", "", text[start : congress.end()])
        name = text[start:at] + rest
        aliases = {spoken, place + rest, _short(path) + ("人大常委会" if congress[1] else "人大")} - {name}
        finder.add(start, congress.end(), name, 0.85, identity=place + rest, aliases=tuple(sorted(aliases)), kind="政府")
        return
    office = _office().match(text, at)
    if office:
        full = words.load("institutions")["party_offices"].get(office[1], office[1])
        if not _clause().search(office[1]):
            name = text[start : office.end()]
            aliases = {office[1], f"{place}委{office[1]}", f"{_short(path)}委{office[1]}"} - {name}
            if office[1] in words.load("institutions")["party_offices"]:
                aliases.discard(office[1])
            finder.add(
                start, office.end(), name, 0.9, identity=f"中共{place}委员会{full}", aliases=tuple(sorted(aliases))
            )
            return
    match = _core().match(text, at)
    if match and not (match[0] in ("政府", "人民政府") and text[match.end() : match.end() + 1] in set(GOVERNMENT_NOT)):
        body = core[match[0]].replace("P", place)
        if text[start - 2 : start] == "中共":
            start -= 2
        name = text[start : match.end()]
        bare = {unit + match[0]} if relative else set()
        aliases = {body, place + match[0], _short(path) + match[0]} | bare
        if match[0] == "政府":
            aliases |= {place + "人民政府"}
        if relative and match[0] in ("政府", "人民政府"):
            aliases |= {unit + "政府", unit + "人民政府"}
        if match[0] in ("委", "委员会"):
            aliases |= {f"中共{_short(path)}委", f"中共{place}委"}
        finder.add(start, match.end(), name, 0.9, identity=body, aliases=tuple(sorted(aliases - {name})))
        return
    department = _department().match(text, at)
    if department and not _clause().search(department[0]) and re.search("政府|单位|人民$", department[1]) is None:
        if len(department[1]) > (8 if relative else 14) or (relative and not department[1] and len(department[2]) < 3):
            return
        name = text[start : department.end()]
        aliases = {place + department[0], _short(path) + department[0]} - {name}
        finder.add(
            start, department.end(), name, 0.75, identity=place + department[0], aliases=tuple(sorted(aliases))
        )


def _short(path: str) -> str:
    """The last part of the path, as it is: 天元区."""
    return path.rpartition("/")[2]


# -- bodies named by rule ----------------------------------------------------------------------------------------------


@cache
def _prefix() -> re.Pattern[str]:
    return re.compile(
        rf"(?:中国|国家|国务院|全国|中央|中华全国)[{HAN}“”—·]{{2,22}}?(?:{_listed('named_endings')})(?:办公室)?(?:第[一二三]+)?"
    )


def _prefixed(finder: _Finder) -> None:
    """国家…委员会, 中国…学会, and a place with a body behind it."""
    text = finder.text
    known = central()
    for match in _prefix().finditer(text):
        name = match[0]
        if name in known or _clause().search(name) or not _single(name):
            continue
        finder.add(match.start(), match.end(), name, 0.7, identity=name)
    pattern = re.compile(rf"([{HAN}]{{0,14}}?)({_listed('local_endings')}|{_listed('named_endings')})")
    for region in finder.regions:
        match = pattern.match(text, region.end)
        if match is None or not finder.free(region.start, match.end()):
            continue
        name = text[region.start : match.end()]
        if _clause().search(match[0]) or re.search(r"^(?:市|省|区|县)?[人政]|各|和", match[1]) or not _proper(match[1], match[2]):
            continue
        short = short_name(region.name) or region.name
        aliases = {name.replace(region.name, short, 1), match[0]} if len(match[1]) >= 4 else set()
        finder.add(region.start, match.end(), name, 0.7, identity=name, aliases=tuple(sorted(aliases - {name})))


def _single(name: str) -> bool:
    """Whether quotes are closed and the name does not join two."""
    return name.count("“") == name.count("”") and not re.search("[和与及](?:中国|国家|国务院|全国|中央)", name)


def _proper(middle: str, ending: str) -> bool:
    """Whether the words between a place and an ending make a name: 上海|国际再保险登记|交易中心, not 上海|上市|公司."""
    starts = tuple(words.load("institutions")["class_starts"])
    if ending in ("集团", "公司", "银行", "医院", "局", "厅", "学院", "研究院", "研究所", "协会", "商会", "联盟"):
        return bool(middle) and not (middle in starts or (len(middle) <= 2 and middle.startswith(starts)))
    return bool(middle) or len(ending) >= 4 or ending in ("大学", "日报", "党校")


SETTING_UP = re.compile(r"(?:成立|组建|设立|创建|建立健全|建立|新设)(?:了|起|由[^，。；]{2,30}?的)?")


def _established(finder: _Finder) -> None:
    """What is set up by that name: 成立了中小企业投融资促进协会; what 下设 lists."""
    text = finder.text
    pattern = re.compile(rf"[“\"]?([{HAN}A-Z0-9“”+—]{{2,24}}?(?:{_listed('named_endings')}))(?:办公室)?(?![{HAN}]?[等的])")
    for verb in SETTING_UP.finditer(text):
        match = pattern.match(text, verb.end())
        if match is None:
            continue
        name = text[match.start(1) : match.end()]
        if _clause().search(name) or re.search(r"^(?:一|多|各|本|县|乡|相应|专门|\d|[二三四五六七八九十]+个)|[和及、]", name) or len(name) < 5:
            continue
        aliases: tuple[str, ...] = ()
        first = re.match(rf"[{HAN}]{{2,4}}首[个家](.+)", name)
        begin = match.start(1)
        if first:
            aliases, begin, name = (name,), begin + first.start(1), first[1]
        finder.add(begin, match.end(), name, 0.7, identity=None, aliases=aliases)
    for match in re.finditer(rf"(?:下设|内设|分设)((?:[{HAN}]{{2,12}}(?:组|部|处|室|办公室|委员会|中心)、?)+)", text):
        at = match.start(1)
        for item in match[1].split("、"):
            if item and not re.search(r"\d|[一二三四五六七八九十]个", item):
                finder.add(at, at + len(item), item, 0.75)
            at += len(item) + 1


def _shared_head(finder: _Finder) -> None:
    """泰山路街道、嵩山路街道综合文化站 is two bodies."""
    text = finder.text
    ends = {region.end: region for region in finder.regions}
    pattern = re.compile(r"综合文化站|文化站|派出所|卫生院|司法所|便民服务中心|党工委|党委|人民政府|政府")
    for region in finder.regions:
        match = pattern.match(text, region.end)
        if match is None or not region.name.endswith(("街道", "镇", "乡", "社区", "村")):
            continue
        if finder.add(region.start, match.end(), text[region.start : match.end()], 0.85, identity=f"{_home(finder)}{region.name}{match[0]}") is None:
            continue
        at = region.start
        while at and text[at - 1] == "、" and (other := ends.get(at - 1)) is not None:
            finder.add(other.start, other.end, other.name + match[0], 0.8, identity=f"{_home(finder)}{other.name}{match[0]}")
            at = other.start


def _home(finder: _Finder) -> str:
    return full_place(finder.reading.home) if finder.reading.home else ""


@cache
def _enterprise() -> re.Pattern[str]:
    left = rf"(?:(?<![{HAN}A-Za-z])|(?<=[由和及与对在]))"
    return re.compile(rf"{left}([{HAN}]{{2,8}}?)(集团|证券)(?!化|式|公司法)(?:股份)?(?:有限)?(?:公司)?")


def _enterprises(finder: _Finder) -> None:
    """金川集团, 国泰海通证券."""
    starts = tuple(words.load("institutions")["class_starts"])
    for match in _enterprise().finditer(finder.text):
        stem = match[1]
        if stem.startswith(starts) or stem.endswith(starts) or _clause().search(match[0]) or len(stem) > 5:
            continue
        finder.add(match.start(), match.end(), match[0], 0.65, kind="企业")


def _lists(finder: _Finder) -> None:
    """Bodies in a list: beside a known one, and in brackets as examples (国资局、交管站、爱卫办等)."""
    text = finder.text
    for match in LIST_ITEMS.finditer(text):
        at = match.start(1)
        for item in match[1].split("、"):
            finder.add(at, at + len(item), item, 0.7, identity=_home(finder) + item if _home(finder) else None)
            at += len(item) + 1
    item_pattern = re.compile(rf"、([{HAN}]{{2,6}}(?:集团|公司|银行|电动))(?=[、等和，。；）])")
    for known in [c for c in finder.found if c.name.endswith(("集团", "公司"))]:
        at = known.end
        while (match := item_pattern.match(text, at)) is not None:
            finder.add(match.start(1), match.end(1), match[1], 0.65, kind="企业")
            at = match.end()


def _declared(finder: _Finder) -> None:
    """Short forms that the text declares for a body: each later place of the short form names it, and so does its office."""
    text = finder.text
    ends = {candidate.end: candidate for candidate in finder.found}
    for match in SHORT_FOR.finditer(text):
        body = ends.get(match.start())
        if body is None or not re.match(r".*(?:部|委|局|组|会|会议|办公室|室|中心|公司|集团|院|办)$", match[1]):
            continue
        short, identity = match[1], body.identity or body.name
        body.aliases = (*body.aliases, short)
        for later in re.finditer(re.escape(short) + r"(及其办公室|及办公室|办公室)?", text):
            start, end = later.start(), later.start() + len(short)
            if later[1] == "办公室":
                finder.add(
                    start, later.end(), later[0], 0.85, identity=identity + "办公室", aliases=(body.name + "办公室",)
                )
            elif not later[1]:
                finder.add(start, end, short, 0.85, identity=identity, kind=body.kind, aliases=(body.name,))
    _offices(finder)


def _offices(finder: _Finder) -> None:
    """及其办公室 behind a known body is that body's office."""
    text = finder.text
    for body in list(finder.found):
        match = re.compile("及其?(办公室)").match(text, body.end)
        if match:
            full = (body.identity or body.name) + "办公室"
            finder.add(match.start(1), match.end(1), body.name + "办公室", 0.8, identity=full)
