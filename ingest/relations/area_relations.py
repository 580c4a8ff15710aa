"""Find relations of areas: which area is part of which, and which area a policy or program serves."""

from __future__ import annotations

import re
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

from graph.names import normal
from ingest.areas.area_scopes import AreaScopes, closest, same_area
from ingest.areas.areas import HEADING, LINE, SENTENCE
from ingest.areas.title_fields import title_field
from ingest.reading import Candidate, Link, Reading, reading_of

# the place that a title begins with
PLACE = re.compile(r"^(?:[\u4e00-\u9fff]{2,7}?(?:省|市|自治区|自治州|县|区|旗))+(?=[^，]{4})")
CORE_OF = re.compile("，?(?:是|作为)[\u4e00-\u9fff]{0,6}")
CORE = re.compile("的(?:重点|核心|关键|中心环节|重要内容|重要组成部分|突破口|重要环节|首要任务)")
WHOLE = re.compile(r"以([^。；\n]{4,60}?)为(?:主要)?(?:内容|重点|核心|主体|突破口)的")
# 不失时机加快价格改革。 opens a paragraph; this may stand behind the area's name
LEAD, REST = 30, 8
REFORM = "改革"
NAME = "reformgraph_area_relations"


@Language.component(NAME)
def component(doc: Doc) -> Doc:
    """Add to the document's reading."""
    find(reading_of(doc))
    return doc


def find(reading: Reading) -> None:
    """Add PART_OF of areas and SERVES of policies and programs."""
    scopes = AreaScopes(reading)
    _part_of(reading, scopes)
    for thing in reading.of_type("Policy", "Program"):
        for area, confidence in _served(reading, scopes, thing):
            if normal(thing.name) != normal(area.name):
                _link(reading, "SERVES", thing, area, confidence)


def _link(reading: Reading, kind: str, head: Candidate, tail: Candidate, confidence: float) -> None:
    reading.links.append(Link(kind, head, tail, head.start, tail.name, NAME, confidence))


def _part_of(reading: Reading, scopes: AreaScopes) -> None:
    """Headings nest areas, and an area that a sentence names belongs to the area of the heading above it."""
    for index, own in scopes.named.items():
        parent = reading.sections[index].parent
        around = scopes.of_section(parent) if parent is not None else []
        for area in own:
            for wider in [] if any(same_area(area, wider) for wider in around) else around:
                if area.extractor == HEADING:
                    _link(reading, "PART_OF", area, wider, 0.85)
    made_of = _made_of(reading, scopes)
    wholes = _cores(reading, scopes)
    for area in scopes.areas:
        place = reading.sentence_at(area.start)
        if area.extractor not in (SENTENCE, LINE) or place is None:
            continue
        whole = made_of.get(id(area)) or scopes.made_of(area, reading.sentences[place].start)
        if whole is not None and not same_area(area, whole):
            _link(reading, "PART_OF", area, whole, 0.8)
            continue
        lead = _lead(reading, scopes, place)
        around = lead or scopes.of_section(reading.sentences[place].section)
        above = scopes.over(reading.sentences[place].section)
        if area.identity in wholes or any(same_area(area, wider) for wider in above):
            continue
        state_owned = scopes.state_owned(area)
        for wider in [state_owned] if state_owned is not None else closest(area, _kindred(area, around)):
            if wider.extractor == HEADING or wider is state_owned or wider in lead:
                _link(reading, "PART_OF", area, wider, 0.7)


def _kindred(area: Candidate, around: list[Candidate]) -> list[Candidate]:
    """Those of a joint heading that a reform may belong to: under 经济体制改革推进，对外开放扩大 the first."""
    reforms = [wider for wider in around if wider.name.endswith(REFORM)]
    return reforms if area.name.endswith(REFORM) and reforms else around


def _made_of(reading: Reading, scopes: AreaScopes) -> dict[int, Candidate]:
    """以甲改革、乙改革为主要内容的丙改革: by the id of a part, the whole."""
    found: dict[int, Candidate] = {}
    for match in WHOLE.finditer(reading.document.text):
        whole = next((area for area in scopes.areas_from(match.end()) if area.start <= match.end() + 2), None)
        if whole is not None:
            found.update({id(area): whole for area in scopes.inside(*match.span(1))})
    return found


def _cores(reading: Reading, scopes: AreaScopes) -> set[str | None]:
    """甲改革是乙改革的重点, 把甲改革作为乙改革的中心环节: 甲 is part of 乙; the identities of all 乙."""
    text, wholes = reading.document.text, set()
    for area, wider in pairwise(scopes.areas):
        stated = CORE.match(text, wider.end) and CORE_OF.fullmatch(text, area.end, wider.start)
        if stated and not same_area(area, wider):
            _link(reading, "PART_OF", area, wider, 0.8)
            wholes.add(wider.identity)
    return wholes


def _served(reading: Reading, scopes: AreaScopes, thing: Candidate) -> list[tuple[Candidate, float]]:
    """The areas of a policy or program: in its own name, and the nearest one before it or above it."""
    place = reading.sentence_at(thing.start)
    if place is None:
        return []
    sentence = reading.sentences[place]
    if thing.type == "Program" and any(normal(thing.name) in normal(area.name) for area in scopes.named.get(0, [])):
        # the document's own subject is no measure in its parts
        return [(scopes.named[0][0], 0.7)]
    own = scopes.inside(thing.start, thing.end) or (_of_title(scopes, thing) if thing.type == "Policy" else [])
    if own and (thing.type == "Program" or any(same_area(own[0], area) for area in scopes.named.get(0, []))):
        return [(area, 0.8) for area in own]
    before = scopes.stated_before(thing, sentence.start)
    near = [before] if before is not None else closest(thing, _around(reading, scopes, place))
    near = near or scopes.in_sentence(thing, sentence.start, sentence.end)
    confidence = 0.7 if before is not None else 0.75
    return [*((area, 0.8) for area in own), *((area, confidence) for area in near if area not in own)]


def _around(reading: Reading, scopes: AreaScopes, place: int) -> list[Candidate]:
    """The area that the paragraph of this sentence opens with, else those of the heading above."""
    lead = _lead(reading, scopes, place)
    return lead or scopes.of_section(reading.sentences[place].section)


def _lead(reading: Reading, scopes: AreaScopes, place: int) -> list[Candidate]:
    """The areas of a short sentence that opens the paragraph, if the sentence in question is a later one."""
    text, sentence = reading.document.text, reading.sentences[place]
    line = text.rfind("\n", 0, sentence.start) + 1
    if line == sentence.start or reading.sections[sentence.section].start >= line:
        return []
    first = reading.sentence_at(line + len(text[line : sentence.start]) - len(text[line : sentence.start].lstrip()))
    if first is None or first == place:
        return []
    start, end = reading.sentences[first].start, reading.sentences[first].end
    if end - start > LEAD or "，" in text[start:end]:
        return []
    named = [area for area in scopes.inside(start, end) if area.extractor in (SENTENCE, LINE)]
    return named if named and named[-1].end >= end - REST else []


def _of_title(scopes: AreaScopes, policy: Candidate) -> list[Candidate]:
    """The area that the policy's title names, where the document names it too."""
    title = PLACE.sub("", policy.name)
    for field in filter(None, (title_field(policy.name), title_field(title) if title != policy.name else None)):
        found = scopes.called(field.name)
        if found is not None:
            return [found]
    return []
