"""Find regions: administrative divisions, functional areas and macro-regions, and the document's home region."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from graph.model import Document
from ingest import words
from ingest.gazetteer import FULL, OTHER, SHORT, Place, full_place, gazetteer, short_name
from ingest.reading import Candidate, Link, Reading, reading_of

NAME = "reformgraph_regions"
HAN = "\u4e00-\u9fff"
# who writes for the whole nation has no home region
NATIONAL = re.compile(r"^\s*(?:\d{4}年)?(?:中共中央|国务院|全国人民代表大会|全国人大|中央|最高人民|中华人民共和国)")
RELATIVE = re.compile(r"(?:全|我|本)(自治区|[省市区县州盟旗])(?![场委政人级长外内里属域直])")
RELATIVE_BODY = re.compile(r"(?<![一-鿿])(省|市|区|县|州|旗|自治区)(?:委|政府|人大|政协|纪委|人民政府)")
DECLARED = re.compile(r"[（(](?:以下)?(?:统称|合称|简称)[为]?[“\"]?([一-鿿]{2,8})[”\"]?[)）]")


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


@Language.component(NAME)
def component(doc: Doc) -> Doc:
    """Add to the document's reading."""
    find(reading_of(doc))
    return doc


def find(reading: Reading) -> None:
    """Add the regions that the text names, their nesting where a full name states it, and the home region."""
    text = reading.document.text
    names = _names(text)
    reading.home = reading.document.region or home_region(reading, names)
    chosen = [found for name in names if (found := _choose(name, reading.home)) is not None]
    chosen = _in_lists(text, names, chosen, reading.home)
    starts = [sentence.start for sentence in reading.sentences]
    known: dict[int, Candidate] = {}
    for name, place in chosen:
        if not starts or reading.sentence_at(name.start) is None:
            continue
        candidate = _candidate(name, place)
        known[id(name)] = candidate
        reading.candidates.append(candidate)
        above = known.get(id(name.parent)) if name.parent else None
        if above is not None and above.identity is not None and place.path.startswith(above.identity + "/"):
            between = text[above.start : name.end]
            candidate.aliases = (*candidate.aliases, between)
            _nest(reading, candidate, above, between, 0.95)
    places = sorted((c for c in known.values()), key=lambda c: (c.start, -c.end))
    _zones(reading, places)
    _towns(reading)
    _relative(reading)
    _declared(reading)


def _nest(reading: Reading, inner: Candidate, outer: Candidate, trigger: str, confidence: float) -> None:
    reading.links.append(Link("PART_OF", inner, outer, inner.start, trigger, NAME, confidence))


def _names(text: str) -> list[Name]:
    """The names that may be places, longest first, no two overlapping."""
    lists = gazetteer()
    result: list[Name] = []
    last = 0
    for start, end, name in lists.find(text):
        if start < last:
            continue
        places = lists.names[name]
        before = result[-1] if result and result[-1].end == start else None
        inside = (
            [p for p in places if any(p.path.startswith(q.path + "/") for q in before.places)] if before is not None else []
        )
        inside = [p for p in inside if p.form == FULL or name not in lists.common]
        if inside:
            result.append(Name(start, end, name, inside, before))
            last = end
            continue
        if text.startswith(lists.not_before[any(p.level < 3 for p in places)], end) and places[0].form == SHORT:
            continue
        if any(text.startswith(word, start - len(word) + 1) for word in lists.not_after if start):
            continue
        if all(p.level == 3 and p.form == SHORT for p in places) and (
            name in lists.common or re.match(r"[县区市旗州镇乡]|集团|公司|银行|股份|街道", text[end : end + 2])
        ):
            continue
        if all(p.level == 3 and p.form == FULL for p in places) and len(name) == 2 and start and _han(text[start - 1]):
            continue
        inner = start > 0 and _han(text[start - 1]) and text[start - 1] not in "和与及在由对到从为赴、"
        result.append(Name(start, end, name, places, inner=inner))
        last = end
    return result


def _han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


def _choose(name: Name, home: str | None) -> tuple[Name, Place] | None:
    """The place that the name means here, if it can be told."""
    lists = gazetteer()
    places = [p for p in name.places if not p.former] or name.places
    if name.parent is not None:
        return name, places[0]
    near = [p for p in places if home and _related(p.path, home)]
    if not near and name.inner and min(p.level for p in places) == 3:
        return None
    top = min(p.level for p in places)
    if name.text in lists.common and places[0].form == SHORT:
        return None
    if top <= 2:
        best = [p for p in near if p.level == top] or [p for p in places if p.level == top]
        # a prefecture and its county of the same name: the prefecture; two provinces' places: the home's
        return (name, best[0]) if len(best) == 1 or near else None
    if places[0].form == SHORT:
        return (name, near[0]) if near else None
    if near:
        return name, near[0]
    return (name, places[0]) if len({p.path for p in places}) == 1 else None


def _related(path: str, home: str) -> bool:
    """Whether the place lies in the home's province."""
    return path.split("/")[0] == home.split("/")[0]


def _in_lists(
    text: str, names: list[Name], chosen: list[tuple[Name, Place]], home: str | None
) -> list[tuple[Name, Place]]:
    """Add the names that are also words where they stand in a list of places."""
    ends = {name.end for name, _ in chosen}
    begins = {name.start for name, _ in chosen}
    sure = {id(name) for name, _ in chosen}
    for name in names:
        if id(name) in sure or name.text not in gazetteer().common:
            continue
        places = sorted((p for p in name.places if p.level <= 2), key=lambda p: not (home and _related(p.path, home)))
        if not places:
            continue
        left = name.start and text[name.start - 1] == "、" and name.start - 1 in ends
        right = text[name.end : name.end + 1] == "、" and name.end + 1 in begins
        if left or right:
            chosen.append((name, places[0]))
            ends.add(name.end)
    return sorted(chosen, key=lambda pair: pair[0].start)


def _candidate(name: Name, place: Place) -> Candidate:
    aliases = {place.name}
    if place.form != OTHER:
        short = short_name(place.name)
        if short:
            aliases.add(short)
        if place.name.endswith("自治州") and short:
            aliases.add(short + "州")
    else:
        aliases.update(gazetteer().others.get(place.path, ()))
    confidence = 0.95 if place.level in (0, 1) or place.form == FULL else 0.85 if place.level == 2 else 0.75
    return Candidate(
        name.start,
        name.end,
        "Region",
        name.text,
        NAME,
        confidence,
        tuple(sorted(aliases - {name.text})),
        identity=place.path,
    )


def home_of(document: Document) -> str | None:
    """The home region of a document whose metadata name none; the loader's question."""
    return home_region(Reading(document), _names(document.text))


def home_region(reading: Reading, names: list[Name]) -> str | None:
    """The path of the region whose paper this is: from title, issuer and number line, from what it names most.

    A paper of the State Council or another body of the whole nation has none.
    """
    document, text = reading.document, reading.document.text
    title = document.title or text.strip().split("\n", 1)[0]
    if NATIONAL.match(title) or (document.issuer and NATIONAL.match(document.issuer)):
        return None
    lists = gazetteer()
    weights: Counter[str] = Counter()
    for name in names:
        places = [p for p in name.places if not p.former and p.level]
        if not places or name.text in lists.common:
            continue
        top = min(p.level for p in places)
        best = [p for p in places if p.level == top]
        if len(best) == 1:
            weights[best[0].path] += 2 if best[0].form == FULL else 1
    for source, weight in ((title, 20), (document.issuer or "", 20), (document.source or "", 5)):
        for name in _names(source):
            places = [p for p in name.places if not p.former and p.level]
            if places and name.text not in lists.common:
                weights[min(places, key=lambda p: p.level).path] += weight
    if not weights:
        return None
    units = Counter(match[1][-1] for match in RELATIVE.finditer(text))
    units.update(match[1][-1] for match in RELATIVE_BODY.finditer(text))
    best_path, weight = max(weights.items(), key=lambda item: (item[1], item[0]))
    if units:
        unit = units.most_common(1)[0][0]
        if best_path[-1] != unit:
            kin = [p for p in weights if p[-1] == unit and (p.startswith(best_path + "/") or best_path.startswith(p + "/"))]
            kin = [p for p in kin if weights[p] >= 3]
            if kin:
                return max(kin, key=lambda p: (weights[p], p))
        return best_path
    return best_path if weight >= 15 else None


@cache
def _zone_pattern() -> re.Pattern[str]:
    units = sorted(words.load("regions")["zone_units"], key=len, reverse=True)
    stop = "的和与及、在等以为是了将到对从各国"
    return re.compile(rf"(?:国家级?|省级)?((?:(?![{stop}])[{HAN}]){{0,8}}?)({'|'.join(units)})(?![{HAN}]?(?:建设用地))")


@cache
def _proper_zone_pattern() -> re.Pattern[str]:
    units = "|".join(words.load("regions")["proper_zone_units"])
    left = r"(?:(?<=[，、。；：（(“\s及和与在对以])|(?<=推动|推进|加快|建设|落户|入驻|位于|其中|支持|实施|出台|依托|聚焦))"
    return re.compile(rf"(?:{left}([{HAN}]{{2,6}}?)|([A-Z]\d+))({units})")


def _zones(reading: Reading, places: list[Candidate]) -> None:
    """Functional areas: behind the name of a place, and with a proper name of their own."""
    text = reading.document.text
    short = words.load("regions")["zone_short"]
    taken: list[tuple[int, int]] = []
    for place in places:
        match = _zone_pattern().match(text, place.end)
        # the longest reading only: 北京 in 湖北京山 is none of our business here
        if match is None or _another_place(places, place, match.end()):
            continue
        middle, unit = match[1], match[2]
        if _verbs().search(middle) or text[place.start - 1 : place.start] in ("建", "创"):
            continue
        name = text[place.start : match.end()]
        wider = unit in words.load("regions")["wider_units"]
        plain = re.sub("国家级?|省级", "", name)
        full = plain[: -len(unit)] + short.get(unit, unit)
        aliases = {plain, full} - {name}
        zone = Candidate(
            place.start,
            match.end(),
            "Region",
            name,
            NAME,
            0.8,
            tuple(sorted(aliases)),
            identity=full if wider else f"{place.identity}/{full}",
        )
        reading.candidates.append(zone)
        taken.append((zone.start, zone.end))
        if not wider:
            _nest(reading, zone, place, name, 0.9)
    taken += [(place.start, place.end) for place in places]
    for match in _proper_zone_pattern().finditer(text):
        if any(a < match.end() and match.start() < b for a, b in taken) or reading.sentence_at(match.start()) is None:
            continue
        if match[1] and (_verbs().search(match[1]) or _class_words().search(match[1])):
            continue
        identity = f"{reading.home}/{match[0]}" if reading.home else match[0]
        reading.candidates.append(
            Candidate(match.start(), match.end(), "Region", match[0], NAME, 0.6, identity=identity)
        )


def _another_place(places: list[Candidate], place: Candidate, end: int) -> bool:
    """Whether another place begins between this one and the end of the zone's name, so that the zone is that one's."""
    index = bisect_left(places, place.end, key=lambda c: c.start)
    return index < len(places) and places[index].start < end and places[index] is not place


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(r"建设|推进|推动|加快|打造|实施|开展|支持|加强|深化|促进|完善|获批|入选|成为|设立|建成|全国|国家级|发展$")


@cache
def _class_words() -> re.Pattern[str]:
    return re.compile(r"^(?:一批|多个|各类|国际|现代|产业|农业|重点|特色|省级|国家|全国|中央|\d+|[一二三四五六七八九十]+个)|[个家]$")


@cache
def _town_pattern() -> re.Pattern[str]:
    units = "|".join(words.load("regions")["town_units"])
    left = rf"(?:(?<![{HAN}])|(?<=[和与及在对到了])|(?<=推进|推动|启动|查处|位于|建设|选择|选取|确定|走进))"
    return re.compile(rf"{left}([{HAN}]{{2,3}}?)({units})(?![{HAN}]?级)")


@cache
def _town_words() -> re.Pattern[str]:
    listed = sorted(words.load("regions")["town_words"], key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(listed)})$|[在回到进去]|^(?:各|该|本|全|在|对|把|将|向|从|以|每|个|多|一|两|三个|村|镇|乡)")


def _towns(reading: Reading) -> None:
    """Towns, streets and communities, in the papers of a county or a prefecture."""
    if not reading.home or "/" not in reading.home:
        return
    text = reading.document.text
    for match in _town_pattern().finditer(text):
        if _town_words().search(match[1]) or reading.sentence_at(match.start()) is None:
            continue
        name = match[0].removesuffix("办事处")
        reading.candidates.append(
            Candidate(
                match.start(), match.start() + len(name), "Region", name, NAME, 0.7, identity=f"{reading.home}/{name}"
            )
        )


def _relative(reading: Reading) -> None:
    """我省, 我市, 我区 are other names of the home region or of one above it."""
    if not reading.home:
        return
    parts = reading.home.split("/")
    levels = {"/".join(parts[: i + 1]): parts[i][-1] for i in range(len(parts))}
    named = {candidate.identity for candidate in reading.candidates if candidate.type == "Region"}
    for match in re.finditer(r"我([省市区县州])(?![场委政人级长外内里属域直])", reading.document.text):
        path = next((p for p, unit in levels.items() if unit == match[1]), None)
        if path is None or path not in named or reading.sentence_at(match.start()) is None:
            continue
        name = full_place(path)
        reading.candidates.append(
            Candidate(match.start(), match.end(), "Region", path.rpartition("/")[2], NAME, 0.8, (match[0], name), identity=path)
        )


def _declared(reading: Reading) -> None:
    """A short form declared behind a list of places stands for each of them."""
    text = reading.document.text
    ends = {candidate.end: candidate for candidate in reading.candidates if candidate.type == "Region"}
    for match in DECLARED.finditer(text):
        at = match.start()
        while (candidate := ends.get(at)) is not None:
            candidate.aliases = (*candidate.aliases, match[1])
            widest = min((c.start for c in reading.candidates if c.type == "Region" and c.end == at), default=at)
            for other in reading.candidates:
                if other.type == "Region" and other.end == at and other.start == widest:
                    other.aliases = (*other.aliases, match[1])
            if widest == 0 or text[widest - 1] not in "、和":
                break
            at = widest - 1
