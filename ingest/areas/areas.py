"""Find reform areas.

Seven sources: the work line that a heading names, names that end in 改革 or 社会主义改造 and national reforms
without 改革 (信访工作法治化) in any sentence, the work line that a sentence opens with before it names a measure,
the field of an item without a heading (对…成效明显的省…), and the fields that the document's own title and
those of cited papers name.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from graph.names import normal
from ingest.areas.area_fields import Field, alternatives, is_empty
from ingest.areas.area_headings import REFORM_AND_OPENING, chapter_field, fields_of
from ingest.areas.area_items import item_fields
from ingest.areas.area_lists import shared_head
from ingest.areas.area_names import undertaking
from ingest.areas.cited_titles import cited_fields
from ingest.areas.imperatives import imperative
from ingest.areas.national_lines import lines_in
from ingest.areas.reforms import reforms_in, umbrella
from ingest.areas.title_fields import title_field
from ingest.areas.transformations import transformations_in
from ingest.areas.work_lines import work_line
from ingest.outline.blocks import title_end
from ingest.outline.numbering import NUMBER
from ingest.policies.own_policy import own_titles
from ingest.reading import Candidate, Heading, Reading, reading_of

NAME = "reformgraph_areas"
TITLE, HEADING, ITEM, SENTENCE, LINE = "areas.title", "areas.heading", "areas.item", "areas.sentence", "areas.line"
CITED = "areas.cited"
# what regulations are divided into
FRAMES = ("part", "chapter", "section")
# The document's title stands within these first characters.
TOP = 3000
# Names shorter than this are too common to be one thing because they are spelt alike as further names.
TELLING = 4
YEAR = re.compile(r"(?:19|20)\d{2}年(?:度)?")


@Language.component(NAME)
def component(doc: Doc) -> Doc:
    """Add to the document's reading."""
    find(reading_of(doc))
    return doc


def find(reading: Reading) -> None:
    """Add the areas that the title, headings, items and sentences name."""
    found = [*_titles(reading), *_headings(reading), *_items(reading)]
    found += _sentences(reading, sorted((candidate.start, candidate.end) for candidate in found))
    found += _lines(reading, found)
    found += _cited(reading, sorted((candidate.start, candidate.end) for candidate in found))
    _unify(found)
    reading.candidates.extend(found)


def _candidate(field: Field, extractor: str, confidence: float) -> Candidate:
    return Candidate(field.start, field.end, "ReformArea", field.name, extractor, confidence, field.aliases)


def _titles(reading: Reading) -> Iterator[Candidate]:
    """The fields of the document's own titles."""
    text = reading.document.text
    regions = [(region.start, region.end) for region in reading.of_type("Region")]
    regions += [found.span() for found in re.finditer("中华人民共和国", text[:TOP])]
    for start, end, _ in own_titles(reading):
        places = [place for place in range(start, end) if not text[place].isspace()]
        field = title_field("".join(text[place] for place in places))
        if field is None:
            continue
        left, right = places[field.start], places[field.end - 1] + 1
        region = max((end for at, end in regions if at == left and end < right), default=left)
        name = field.name[sum(place < region for place in places[field.start :]) :]
        year = YEAR.match(text, region) if region > left else None
        if year is not None and len(name) - len(year[0]) >= 4:
            name, region = name[len(year[0]) :], year.end()
        if region > left and len(name) >= 4:
            # the place, and the year behind it, that the title begins with are no part of the field
            yield _candidate(Field(name, (field.name, *field.aliases), region, right), TITLE, 0.85)
        else:
            yield _candidate(Field(field.name, field.aliases, left, right), TITLE, 0.85)


@cache
def _barren() -> re.Pattern[str]:
    """Headings under which numbered items are no work lines."""
    # 应当注意的几个问题: each is a line of its own
    counted = "(?<!注意的几个)(?<!解决的几个)(?<!解决好几个)(?<!抓好的几个)(?<!处理好几个)"
    return re.compile(f"{counted}(?:{alternatives('barren')})$")


def _headings(reading: Reading) -> Iterator[Candidate]:
    """The work lines that headings name; nothing under a general part such as 基本原则."""
    text = reading.document.text
    barren: set[int] = set()
    titles = {heading.section: heading for heading in reading.headings}
    for index, section in enumerate(reading.sections):
        if section.parent is not None and section.parent in barren:
            barren.add(index)
            continue
        heading = titles.get(index)
        if heading is None:
            continue
        words = text[heading.title_start : heading.title_end]
        verb = imperative(words) is not None
        if (
            _barren().search(words)
            and (not verb or (len(words) <= 8 and not fields_of(words)))
            and not words.startswith("关于")
        ):
            barren.add(index)
            continue
        if re.search(r"\s|[：:]", words) or (title_end().search(words) and not verb):
            continue
        number = NUMBER.match(text, heading.start, heading.end)
        plain_line = not heading.run_in and number is None
        if plain_line and umbrella().search(words):
            continue
        for field in shared_head(words) or fields_of(words) or _lone(text, heading, words, number):
            if field.name == REFORM_AND_OPENING or not umbrella().search(field.name):
                yield _candidate(field.moved(heading.title_start), HEADING, _confidence(heading, field))


def _lone(text: str, heading: Heading, words: str, number: re.Match[str] | None) -> list[Field]:
    """The field of a chapter whatever it ends in, or of what is done, where that opens a paragraph."""
    field = chapter_field(words) if number is not None and number.lastgroup in FRAMES else None
    if field is None and not text[text.rfind("\n", 0, heading.start) + 1 : heading.start].strip():
        field = undertaking(words)
    return [] if field is None else [field]


def _confidence(heading: Heading, field: Field) -> float:
    if field.name.endswith("改革"):
        return 0.92
    return 0.7 if heading.run_in else 0.8


def _items(reading: Reading) -> Iterator[Candidate]:
    """The fields of numbered items without a heading."""
    text = reading.document.text
    titled = {heading.section for heading in reading.headings}
    for index, section in enumerate(reading.sections):
        number = None if index in titled else NUMBER.match(text, section.start, section.end)
        if index and number is not None:
            for field in item_fields(text, number.end(), section.end):
                yield _candidate(field, ITEM, 0.6)


def _sentences(reading: Reading, taken: list[tuple[int, int]]) -> Iterator[Candidate]:
    """Names that end in 改革, and reforms known by name, in any sentence, where no area is named yet."""
    text = reading.document.text
    starts = [start for start, _ in taken]
    places = {region.start: region.end for region in reversed(reading.of_type("Region"))}
    titles = {heading.start: heading.title_end for heading in reading.headings}
    for sentence in reading.sentences:
        span = (sentence.start, sentence.end)
        for field in (*reforms_in(text, *span), *transformations_in(text, *span), *lines_in(text, *span)):
            before = bisect_right(starts, field.end - 1) - 1
            pilot = text.startswith("试点", field.end) and not reading.covered(field.start, field.end, "Policy")
            if pilot and is_empty(_without_place(field, places)):
                # 厦门综合改革试点: a pilot at a place, and no field
                continue
            if before < 0 or taken[before][1] < field.end:
                # 突出经济体制改革牵引作用 is a heading's field, too
                of_heading = field.end <= titles.get(sentence.start, 0)
                yield _candidate(field, HEADING if of_heading else SENTENCE, 0.8)


def _without_place(field: Field, places: dict[int, int]) -> str:
    """The field's name without the place that it begins with."""
    return field.name[max(0, places.get(field.start, field.start) - field.start) :]


def _lines(reading: Reading, found: list[Candidate]) -> Iterator[Candidate]:
    """The work lines that sentences open with; none that holds another name."""
    text = reading.document.text
    measures = reading.of_type("Policy", "Program")
    starts = [measure.start for measure in measures]
    names = sorted([thing.start for thing in (*reading.of_type("Region", "Institution"), *found)])
    headings = {heading.start for heading in reading.headings}
    for sentence in reading.sentences:
        field = None if sentence.start in headings else work_line(text, sentence.start, sentence.end)
        if field is None or bisect_left(names, field.end) > bisect_left(names, sentence.start):
            continue
        inside = measures[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        after = any(measure.start > field.end for measure in inside)
        if after and not any(measure.start < field.end <= measure.end for measure in inside):
            yield _candidate(field, LINE, 0.6)


def _cited(reading: Reading, taken: list[tuple[int, int]]) -> Iterator[Candidate]:
    """The fields that titles of cited papers name, where no area is named yet."""
    starts = [start for start, _ in taken]
    for field in cited_fields(reading):
        before = bisect_left(starts, field.end) - 1
        if before < 0 or taken[before][1] <= field.start:
            yield _candidate(field, CITED, 0.7)


def _unify(found: list[Candidate]) -> None:
    """Give candidates that share a name the identity of the one named first among them (titles and headings first).

    The name of one must be a name of the other: that both have a further name in common says too little.
    """
    order = {TITLE: 0, HEADING: 1, ITEM: 2, SENTENCE: 3, LINE: 4, CITED: 5}
    by_name: dict[str, str] = {}
    by_form: dict[str, str] = {}
    of_title: dict[str, str] = {}
    for candidate in sorted(found, key=lambda c: (order[c.extractor], c.start)):
        name, *others = dict.fromkeys(normal(form) for form in (candidate.name, *candidate.aliases))
        telling = [other for other in others if len(other) >= TELLING]
        same = by_form.get(name) or next((by_name[form] for form in telling if form in by_name), None)
        # 职业教育改革 under the title's 职业教育
        same = same or of_title.get(name.removesuffix("改革"))
        candidate.identity = same or name
        if candidate.extractor == TITLE:
            of_title[name] = candidate.identity
        else:
            # 消费扶贫协作机制 under the title's 消费扶贫 is a part of it
            by_name.setdefault(name, candidate.identity)
        for form in (name, *telling):
            by_form.setdefault(form, candidate.identity)


def areas_by_section(reading: Reading) -> dict[int, list[Candidate]]:
    """Which areas each section's own heading, item or title names."""
    chosen = sorted(
        (c for c in reading.candidates if c.extractor in (TITLE, HEADING, ITEM)), key=lambda candidate: candidate.start
    )
    starts = [candidate.start for candidate in chosen]
    ends = {heading.section: heading.end for heading in reading.headings}
    found: dict[int, list[Candidate]] = {}
    for index, section in enumerate(reading.sections[1:], 1):
        inside = chosen[bisect_left(starts, section.start) : bisect_left(starts, ends.get(index, section.end))]
        kinds = (ITEM,) if index not in ends else (HEADING, TITLE)
        inside = [candidate for candidate in inside if candidate.extractor in kinds]
        if inside:
            found[index] = inside
    own = [candidate for candidate in chosen if candidate.extractor == TITLE]
    if own:
        # the first title is the document's; those of annexes head their sections
        found[0] = [candidate for candidate in own if candidate.identity == own[0].identity][:1]
    return found
