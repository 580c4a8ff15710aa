"""Find reform areas.

Four sources: the work line that a heading names, names that end in 改革 in any sentence, the field of an item without a
heading (对…成效明显的省…), and the field that the title of a policy names.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from ingest.blocks import title_end
from ingest.heading_forms import lead_pattern
from ingest.numbering import NUMBER
from ingest.reading import Candidate, Heading, Reading, reading_of
from ingest.resolve import normal
from ingest.words import load

NAME = "reformgraph_areas"
HEADING, SENTENCE, ITEM, TITLE = "areas.heading", "areas.sentence", "areas.item", "areas.title"


@dataclass(frozen=True, slots=True)
class Field:
    """A field as words name it: its name, other names, and where in those words the name stands."""

    name: str
    aliases: tuple[str, ...]
    start: int
    end: int


@Language.component(NAME)
def component(doc: Doc) -> Doc:
    """Add to the document's reading."""
    find(reading_of(doc))
    return doc


def find(reading: Reading) -> None:
    """Add the areas that headings, sentences, items and titles name."""
    found = [*_titles(reading), *_headings(reading), *_items(reading)]
    taken = sorted((candidate.start, candidate.end) for candidate in found)
    found += _sentences(reading, taken)
    _unify(found)
    reading.candidates.extend(found)


# --- names


@cache
def _alternatives(name: str, key: str) -> str:
    return "|".join(sorted(map(str, load(name)[key]), key=len, reverse=True))


@cache
def general_pattern() -> re.Pattern[str]:
    """Whole headings that name no field."""
    return re.compile("(?:" + "|".join(load("areas")["general"]) + ")$")


@cache
def slogan_pattern() -> re.Pattern[str]:
    """Whole parts of a heading that are slogans."""
    return re.compile("(?:" + "|".join(load("areas")["slogans"]) + ")$")


@cache
def ending_pattern() -> re.Pattern[str]:
    """What a heading without a verb ends in when it names a field."""
    return re.compile(f"(?:{_alternatives('areas', 'endings')})$")


@cache
def tail_pattern() -> re.Pattern[str]:
    """Words at the end of a name that say nothing more."""
    return re.compile(f"(?<=..)(?:{_alternatives('areas', 'tails')})$")


@cache
def predicate_pattern() -> re.Pattern[str]:
    """The predicate of a topic sentence, at its end."""
    return re.compile("(?:" + "|".join(load("headings")["predicates"]) + ")$")


@cache
def empty_names() -> frozenset[str]:
    """Names that are too wide to be a field."""
    return frozenset(normal(name) for name in load("areas")["empty"])


def _strip(words: str) -> tuple[str, list[str], int, bool]:
    """The object of the words, their fuller forms, how much of the front is gone, whether a verb was."""
    match = lead_pattern().match(words)
    if match is None or match["verb"] is None or match.end() >= len(words) - 1:
        return words, [], 0, False
    return words[match.end() :], [words, words[match.start("verb") :]], match.end(), True


def verb_of(words: str) -> str:
    """The verb that opens a heading, or nothing."""
    match = lead_pattern().match(words)
    return match["verb"] or "" if match else ""


def variants(name: str) -> list[str]:
    """Other forms of an area's name: without what says nothing, with the fuller or shorter word."""
    found: list[str] = []
    bare = tail_pattern().sub("", name)
    if bare != name and len(bare) >= 2:
        found.append(bare)
    if name.endswith("建设") and len(name) > 5:
        found.append(name[:-2])
    if name.endswith("体制改革") and len(name) > 5:
        found.append(name[:-4] + "改革")
        found.append(name[:-2] + "机制改革")
    if name.endswith("体制机制改革"):
        found.append(name[:-4] + "改革")
    for words in load("areas")["synonyms"]:
        for word in sorted(words, key=len, reverse=True):
            if word in name:
                found += [name.replace(word, other) for other in words if other != word]
                break
    return found


def field_of(words: str) -> Field | None:
    """The field that a heading's words name, or None when they name none."""
    words = words.strip()
    if len(normal(words)) < 2 or general_pattern().match(words):
        return None
    topic = re.match(r"在?([^，。]{2,14})方面$", words)
    if topic:
        return Field(topic[1], (words, words.removeprefix("在")), topic.start(1), topic.end(1))
    name, fuller, offset, verb = _strip(words)
    aliases = list(fuller)
    if verb and verb_of(words) in load("headings")["kept_verbs"]:
        aliases.append(name)
        offset -= len(fuller[1]) - len(name)
        name = fuller[1]
    elif not verb:
        predicate = predicate_pattern().search(words)
        if predicate and predicate.start() >= 2:
            name = words[: predicate.start()]
            aliases += [words, name + words[predicate.start() :][-2:]]
        elif not ending_pattern().search(words):
            return None
    bare = tail_pattern().sub("", name)
    if len(bare) >= 2 and bare != name:
        aliases.append(name)
        name = bare
    if normal(name) in empty_names() or general_pattern().match(name) or len(normal(name)) < 2:
        return None
    aliases += variants(name)
    return Field(name, tuple(dict.fromkeys(a for a in aliases if a != name)), offset, offset + len(name))


def fields_of(words: str) -> list[Field]:
    """The fields of a heading whose parts may be joined: one with its parts as further names, or one for each."""
    parts = [(match.start(), match.group()) for match in re.finditer(r"[^，,]+", words)]
    if len(parts) == 1:
        shared = _shared_head(words)
        if shared:
            return shared
        one = field_of(words)
        return [one] if one else []
    if general_pattern().match(parts[0][1]):
        return []
    named: list[tuple[int, str, Field]] = []
    for start, part in parts:
        if slogan_pattern().match(part) or slogan_pattern().match(_strip(part)[0]):
            continue
        field = field_of(part)
        if field is None and not verb_of(part) and 3 <= len(part) <= 8 and not named:
            # a phrase of its own such as 带量采购，以量换价
            field = Field(part, (), 0, len(part))
        if field is not None:
            named.append((start, part, field))
    if not named:
        return []
    two = len(parts) == 2 and len(named) == 2
    if two and all(STRONG.search(field.name) for _, _, field in named):
        return [Field(f.name, f.aliases, s + f.start, s + f.end) for s, _, f in named]
    start, part, field = named[0]
    more = [alias for _, other, f in named[1:] for alias in (f.name, other)]
    if two:
        more += [words, words[field.start :]]
    if two and verb_of(part) and verb_of(named[1][1]) in load("headings")["kept_verbs"]:
        # the second part is what the first is to become: only both name the line
        whole = words[lead_front(words) :]
        more += [part, *field.aliases]
        return [Field(whole, tuple(dict.fromkeys(a for a in more if a != whole)), len(words) - len(whole), len(words))]
    aliases = dict.fromkeys([*field.aliases, *more])
    return [Field(field.name, tuple(a for a in aliases if a != field.name), start + field.start, start + field.end)]


def lead_front(words: str) -> int:
    """How much of a heading stands before its verb."""
    match = lead_pattern().match(words)
    return match.start("verb") if match and match["verb"] else 0


STRONG = re.compile(r"(?:发展|改革|振兴|融合|开放|一体化|成果|现代化|城镇化|转型|升级)$")


# --- headings


def _headings(reading: Reading) -> Iterator[Candidate]:
    """The work lines that headings name; nothing under a general part such as 基本原则."""
    barren: set[int] = set()
    titles = {heading.section: heading for heading in reading.headings}
    for index, section in enumerate(reading.sections):
        if section.parent is not None and section.parent in barren:
            barren.add(index)
            continue
        heading = titles.get(index)
        if heading is None:
            continue
        words = reading.document.text[heading.title_start : heading.title_end]
        if BARREN.search(words):
            barren.add(index)
            continue
        if re.search(r"\s|[：:]", words) or (title_end().search(words) and not verb_of(words)):
            continue
        number = NUMBER.match(reading.document.text, heading.start, heading.end)
        if number is None and not heading.run_in and UMBRELLA.search(words):
            continue
        for field in fields_of(words):
            if UMBRELLA.search(field.name):
                continue
            start = heading.title_start + field.start
            yield Candidate(
                start,
                heading.title_start + field.end,
                "ReformArea",
                field.name,
                HEADING,
                _confidence(heading, field),
                field.aliases,
            )


# Parts under which numbered items are no work lines.
BARREN = re.compile(
    r"(?:总体要求|指导思想|原则|总则|附则|目标|思路|组织形式|组织实施|组织领导|保障措施|工作要求|有关要求|要求|总体思路|形势|体会|经验|问题|职能|阶段|方法|步骤|范围及形式|名词解释)$"
)
UMBRELLA = re.compile(
    r"[一二三四五六七八九十两\d]+(?:项|大|个|条)[^，。]{0,4}(?:改革|任务|行动|工程)|(?:重点|关键)(?:领域|环节)(?:和关键环节)?改革|重点改革|改革(?:创新|开放|动能|活力)"
)


def _confidence(heading: Heading, field: Field) -> float:
    if field.name.endswith("改革"):
        return 0.92
    return 0.7 if heading.run_in else 0.8


# --- enumerations that share their head


SHARED = re.compile(
    r"^(?P<members>[^，。、；]{2,12}(?:、[^，。、；]{2,12})*、[^，。、；]+?)(?P<etc>等)?(?P<head>[^，。、；和等]{0,6}改革)$"
)
HEADS = re.compile(r"(?:管理体制|体制机制|体制|管理制度|制度|机制|领域|行业|综合)?改革$")
GENERIC_HEAD = re.compile(r"(?:行业|领域|方面|部门|企业)?改革$")


def _shared_head(words: str) -> list[Field]:
    """A、B、C改革 as one field for each member; an empty list where the words are no such enumeration."""
    name, _, offset, _ = _strip(words)
    if not name.endswith("改革") or "、" not in name:
        return []
    return [Field(f.name, f.aliases, offset + f.start, offset + f.end) for f in _members(name)]


def _members(name: str) -> list[Field]:
    """The members of an enumeration that ends in 改革, each with the head that they share."""
    etc = name.rfind("等")
    head_match = HEADS.search(name)
    if head_match is None:
        return []
    if etc > name.rfind("、"):
        if not GENERIC_HEAD.fullmatch(name[etc + 1 :]):
            # A、B等C改革: one field, C says which
            return [Field(name, (name[etc + 1 :],), 0, len(name))]
        body, head = name[:etc], name[etc + 1 :]
    else:
        body, head = name[: head_match.start()], head_match.group()
    found = []
    for part in (
        re.finditer(r"[^、和与及]+", body) if "和" in body[body.rfind("、") :] else re.finditer(r"[^、]+", body)
    ):
        member = part.group()
        if len(member) < 2:
            return [Field(name, (), 0, len(name))]
        own = member if member.endswith("改革") else member + "改革"
        aliases = {member + head, member, member + "制度改革", member + "体制改革"} - {own}
        found.append(Field(own, tuple(sorted(aliases)), part.start(), part.end()))
    return found


# --- names that end in 改革 in sentences

REFORM = re.compile(
    r"改革(?!开放|创新|发展|和发展|与发展|[和与及]创新|办|委|者|家|派|精神|红利|动力|活力|的|是|，|永|在|要|没|让|推|提高|打|破|抓|有)"
)
RUN = re.compile(r"[\u4e00-\u9fff“”\"A-Za-z+、（）()·—]{2,36}$")


@cache
def boundary_pattern() -> re.Pattern[str]:
    """What stands left of a name; group `keep` matches words in which such a boundary is part of the name."""
    return re.compile(
        rf"(?P<keep>{_alternatives('areas', 'protected')}|“[^“”]*”)|{_alternatives('areas', 'boundaries')}"
        r"|[的了被让把以为对有在是从由与及也已该这其向当到就还则又都不来上中内等]"
    )


def _sentences(reading: Reading, taken: list[tuple[int, int]]) -> list[Candidate]:
    """Names that end in 改革, left of a boundary; enumerations give one for each member."""
    text = reading.document.text
    found = []
    starts = [start for start, _ in taken]
    for sentence in reading.sentences:
        for reform in re.finditer("改革", text[sentence.start : sentence.end]):
            end = sentence.start + reform.end()
            place = bisect_right(starts, end - 1) - 1
            if place >= 0 and taken[place][1] >= end:
                continue
            if FOLLOW.match(text, end, sentence.end):
                continue
            run = RUN.search(text[sentence.start : end])
            if run is None:
                continue
            name, offset = _left(run.group())
            start = sentence.start + run.start() + offset
            inside = text.rfind("《", sentence.start, start) > text.rfind("》", sentence.start, start)
            for field in _named(name):
                if inside:
                    continue
                found.append(
                    Candidate(
                        start + field.start,
                        start + field.end,
                        "ReformArea",
                        field.name,
                        SENTENCE,
                        0.8,
                        field.aliases,
                    )
                )
    return found


FOLLOW = re.compile(
    r"开放|创新|发展|[和与]发展|[和与及]创新|办|委|者|家|派|精神|红利|动力|活力|动能|成果|经验|事业|大业|大局|攻坚战|先锋|意识|中|力度|步伐|进程|任务|举措"
)


def _left(run: str) -> tuple[str, int]:
    """The name at the end of the run, and where in it the name starts."""
    cut = 0
    for boundary in boundary_pattern().finditer(run):
        if boundary["keep"] is None and boundary.end() <= len(run) - 2:
            # 等 closes an enumeration that shares its head: part of the name
            if boundary.group() == "等" and "、" in run[cut : boundary.start()]:
                continue
            cut = boundary.end()
    name = run[cut:]
    # what a bracket or quote left open holds belongs to what stands before
    for mark, other in (("（", "）"), ("(", ")"), ("“", "”")):
        if name.count(mark) != name.count(other):
            place = max(name.rfind(mark), name.rfind(other))
            cut, name = cut + place + 1, name[place + 1 :]
    joint = re.match(r".*(?:改革|调整|建设|开放|发展|改制|转变|试点)[和与及、]", name)
    if joint and len(name) - joint.end() >= 4:
        cut, name = cut + joint.end(), name[joint.end() :]
    trimmed = name.lstrip("、和与及等地性")
    return trimmed, cut + len(name) - len(trimmed)


@cache
def short_fields() -> frozenset[str]:
    """Fields of two characters that 改革 may follow directly."""
    return frozenset(load("areas")["short"])


def _named(name: str) -> list[Field]:
    core = normal(name)[:-2]
    if not name.endswith("改革") or len(name) > 26 or normal(name) in empty_names():
        return []
    if len(core) < 2 or (len(core) == 2 and core not in short_fields() and "“" not in name):
        return []
    if UMBRELLA.search(name) or re.match(r"[一二三四五六七八九十百两几多\d]+[项个条]", name):
        return []
    if "、" in name:
        return [f for f in _members(name) if normal(f.name) not in empty_names()]
    return [Field(name, tuple(variants(name)), 0, len(name))]


# --- items without a heading


ITEM_HEAD = re.compile(
    r"对(?P<fields>[^。；]{4,120}?)的(?:地区|地方|省|市|县|区|单位|企业|城市|园区|部门|区域|学校|高校|个人|集体|资源|乡镇|村|社区|街道|机构)"
)
RESULT = re.compile(
    r"(?:取得)?(?:明显|显著|突出)?(?:成效|成绩|效果|任务|力度|情况|措施|进展|完成率|质量|推进|落实|完成|工作|环境|优势|能力|年度|目标|社会反映|政策|投资)*(?:较为|比较|较|特别)?(?:明显|显著|突出|好|大|快|高|有力|到位|积极|主动|较好|强|雄厚|领先)+(?:、.*)?$"
)
ITEM_TAIL = re.compile(
    r"(?:等)?(?:相关|有关|重大|支持|年度|目标|任务|成效|政策|措施|落地|工作|考核|认定|工程|项目|投资|环境|年度目标任务|在|中)+(?:落地)?$|等$|保持稳定增长$|推进$"
)


def _items(reading: Reading) -> Iterator[Candidate]:
    """The fields of items that open 对…成效明显的省…."""
    text = reading.document.text
    titled = {heading.section for heading in reading.headings}
    for index, section in enumerate(reading.sections):
        if index == 0 or index in titled:
            continue
        number = NUMBER.match(text, section.start, section.end)
        if number is None:
            continue
        item = ITEM_HEAD.match(text, number.end(), section.end)
        if item is None:
            continue
        base, first = item.start("fields"), True
        for part in re.finditer(r"[^，、]+", item["fields"]):
            words = part.group()
            bare = RESULT.sub("", words)
            bare = ITEM_TAIL.sub("", ITEM_TAIL.sub("", bare))
            name, fuller, offset, verb = _strip(bare)
            while verb and verb_of(name) and len(name) > 6:
                name, fuller, more, verb = _strip(name)
                offset += more
            good = verb or ending_pattern().search(name)
            if len(name) < 2 or normal(name) in empty_names() or not (first or good):
                continue
            first = False
            start = base + part.start() + offset
            aliases = tuple(dict.fromkeys([*fuller, bare, *variants(name)]))
            yield Candidate(start, start + len(name), "ReformArea", name, ITEM, 0.6, aliases)


# --- titles of policies


TITLE_FIELD = (
    re.compile(
        r"关于(?:印发|转发)?(?:(?!关于|印发|转发).)*?关于(?P<field>[^关于]+?)(?:的)?(?:若干|指导|实施|具体|试行|暂行)*(?:意见|请示|报告|通知)(?:的(?:通知|函|批复))?$"
    ),
    re.compile(
        r"(?:关于印发|转发)[《〈<]?(?P<field>[^《》<>〈〉]+?)(?:试点|实施|工作|总体|推进|行动|专项|建设|暂行|管理|三年)*(?:方案|办法|规划|计划|要点|纲要|细则|意见)[》〉>]?的(?:通知|函)$"
    ),
    re.compile(
        r"关于(?P<field>.+?)(?:有关问题|若干问题|几个问题|有关事项|若干|有关|指导|实施)*的?(?:若干|指导|实施|试行|暂行|政策|具体)*(?:意见|通知|决定|办法|措施|规定|方案|请示|函|通报|公告|决议|批复)(?:[（(][^（）()]+[）)])?$"
    ),
    re.compile(
        r"^(?P<field>.+?)(?:试点|实施|工作|总体|推进|行动|专项|建设|暂行|管理|三年|若干)*(?:方案|办法|规划|计划|要点|纲要|细则|意见|条例|措施|制度)(?:[（(][^（）()]+[）)])?$"
    ),
)
BODY_TAIL = re.compile(r"(?:工作)?(?:部际)?联席会议(?:制度)?$|(?:工作)?领导小组$|(?:工作)?协调(?:小组|机制|委员会)$")
NOT_FIELD = re.compile(r"组成人员|设立|同意以|授权|任免|放假|节假日|奖励的?|表彰|名义|试行|设置|暂行")


def title_field(title: str) -> Field | None:
    """The field that a policy's title names, with its place in the title; None where it names none."""
    for pattern in TITLE_FIELD:
        match = pattern.search(title)
        if match is None:
            continue
        words, base = match["field"], match.start("field")
        if NOT_FIELD.search(words):
            return None
        whole = words
        aside = re.match(r"(?:在[^，]{2,20}(?:领域|地区|中)|对[^，]{2,14}(?:地方|地区|单位|企业))", words)
        if aside:
            words, base = words[aside.end() :], base + aside.end()
        agreed = re.match(
            r"同意(?:建立|成立|设立|调整)?|提请(?:调整|完善)*|调整(?:完善)?|做好|当前和今后一个时期", words
        )
        while agreed and agreed.end():
            words, base = words[agreed.end() :], base + agreed.end()
            agreed = re.match(
                r"同意(?:建立|成立|设立|调整)?|提请(?:调整|完善)*|调整(?:完善)?|做好|当前和今后一个时期", words
            )
        body = BODY_TAIL.search(words)
        if body:
            words = words[: body.start()]
        elif match.re is not TITLE_FIELD[2] and not ending_pattern().search(words) and "和" not in words:
            return None
        owner = re.match(r"国务院|中共中央|全国|省政府|市政府", words)
        if owner and body:
            words, base = words[owner.end() :], base + owner.end()
        name, fuller, offset, verb = _strip(words)
        if not (verb or body or ending_pattern().search(name) or match.re is not TITLE_FIELD[2]):
            return None
        bare = tail_pattern().sub("", name)
        aliases = [*fuller, whole, name, *variants(bare), *(variants(name) if name != bare else [])]
        if "和" in bare and "、" not in bare:
            aliases += [part for part in bare.split("和", 1) if len(part) >= 4]
        if len(normal(bare)) < 2 or len(bare) > 30 or normal(bare) in empty_names():
            return None
        kept = tuple(dict.fromkeys(a for a in aliases if a != bare))
        return Field(bare, kept, base + offset, base + offset + len(bare))
    return None


def own_titles(reading: Reading) -> Iterator[tuple[int, int, int]]:
    """(section, start, end) of the titles by which the document is itself a policy, above its text or an annex."""
    text = reading.document.text
    for count, sentence in enumerate(reading.sentences):
        words = text[sentence.start : sentence.end]
        if count > 12 or len(words) > 100 or words[-1] in "。；！":
            break
        title = re.sub(r"\s", "", words)
        if (
            len(title) > 8
            and title_end().search(title)
            and ("关于" in title or "印发" in title)
            and "工作报告" not in title
        ):
            yield 0, sentence.start, sentence.end
            break
    for heading in reading.headings:
        words = text[heading.title_start : heading.title_end]
        top = reading.sections[heading.section].level == 1 and not heading.run_in
        if top and title_end().search(words) and NUMBER.match(words) is None and not words.endswith(("名单", "目录")):
            yield heading.section, heading.title_start, heading.title_end


def _titles(reading: Reading) -> Iterator[Candidate]:
    """The fields of the document's own titles; one field where two titles name the same."""
    text = reading.document.text
    for _, start, end in own_titles(reading):
        places = [place for place in range(start, end) if not text[place].isspace()]
        field = title_field("".join(text[place] for place in places))
        if field is None:
            continue
        left, right = places[field.start], places[field.end - 1] + 1
        yield Candidate(left, right, "ReformArea", field.name, TITLE, 0.85, field.aliases)


# --- one field, one entity


def _unify(found: list[Candidate]) -> None:
    """Give candidates that share a name the identity of the one named first among them (headings come first)."""
    order = {TITLE: 0, HEADING: 1, ITEM: 2, SENTENCE: 3}
    owner: dict[str, str] = {}
    for candidate in sorted(found, key=lambda c: (order[c.extractor], c.start)):
        names = [normal(candidate.name), *(normal(alias) for alias in candidate.aliases)]
        known = owner.get(names[0]) or next((owner[n] for n in names if n in owner and len(n) > 3), None)
        identity = known or names[0]
        candidate.identity = identity
        owner.setdefault(names[0], identity)
        for name in names[1:]:
            if len(name) > 3:
                owner.setdefault(name, identity)


def areas_by_section(reading: Reading) -> dict[int, list[Candidate]]:
    """Which areas each section's own heading, item or title names."""
    chosen = sorted(
        (c for c in reading.candidates if c.extractor in (HEADING, ITEM, TITLE)), key=lambda candidate: candidate.start
    )
    starts = [candidate.start for candidate in chosen]
    ends = {heading.section: heading.end for heading in reading.headings}
    found: dict[int, list[Candidate]] = {}
    for index, section in enumerate(reading.sections[1:], 1):
        stop = ends.get(index)
        if stop is None:
            stop = section.end
        inside = chosen[bisect_left(starts, section.start) : bisect_left(starts, stop)]
        inside = [c for c in inside if (c.extractor == ITEM) == (index not in ends)]
        if inside:
            found[index] = inside
    titles = [(section, start, end) for section, start, end in own_titles(reading)]
    for section, start, end in titles:
        inside = [c for c in chosen if c.extractor == TITLE and start <= c.start < end]
        if inside:
            found[section] = inside
            found.setdefault(0, inside)
    return found
