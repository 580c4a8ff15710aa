"""Find relations of policies: APPLIES_TO, BASED_ON, ISSUED, ESTABLISHED, and the programs that are PART_OF them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict

from spacy.language import Language
from spacy.tokens import Doc

from ingest.own_policy import ANNEX, OWN, WORK_REPORT
from ingest.reading import Candidate, Link, Reading, reading_of
from ingest.resolve import normal
from ingest.titles import bare, flat

NAME = "reformgraph_policy_relations"
HAN = "一-鿿"
# a policy that is made under the one named next
UNDER = re.compile(
    r"(?:根据|依据|依照|遵照|为(?:深入|全面|认真)*(?:贯彻|落实|执行|实施)+好?"
    r"|(?:深入|全面|认真)*(?:贯彻落实|贯彻执行|贯彻实施)|严格按照|要按照|按照)"
    rf"[{HAN}、]{{0,24}}(?:的|关于)?[《“]?$"
)
MADE = re.compile(r"制定|出台|印发|起草|编制|形成|修订|提出|制订|颁布")
AS_ASKED = re.compile(r"》?(?:[（(][^（()）]{4,30}[）)])?[^，。；]{0,8}(?:要求|精神|部署)")
MADE_HERE = re.compile(
    r"制定(?:了?本|以下|如下)|特制定|现[^。；]{0,24}(?:如下|以下|意见|通知|批复|公布|印发|予以)|(?:如下|以下)(?:意见|规定|决定|方案|措施)"
)
RECEIVED = re.compile(r"[》）)\s]*(?:[（(][^（）()]{4,30}[）)])?\s*(?:均?已?收悉|悉)")
DETAIL = re.compile(r"(?:实施(?:办法|条例|细则|意见|方案|规定|纲要)|配套(?:办法|方案|措施))$")
PLAN_END = re.compile(
    r"(?:的|实施|工作|推进|行动|总体|建设|活动|改革|创建|专项|培育|整治|治理|试点|指导|若干|三年)*(?:方案|意见|规划|计划|办法|细则|要点|措施|通知|批复|决定|纲要|“?\d+条”?|政策)$"
)
ACTION = re.compile(r"行动$")
ANNOUNCED = re.compile(r"(?:组织|启动|深入)*(?:开展|实施|启动|推进)[^，。；]{0,8}$")
SET_UP = re.compile(r"(?:成立|组建|设立)(?:了|由[^，。；]{2,60}?的)?[“《]?$")
LOCAL = re.compile(r"各|地方|也要|可以?成立|应当?|相应")
GOVERNMENT = re.compile(r"代表(?:[^，。]{0,12})$")
SIGNED = re.compile(r"[ 　\t]*(?:\n\s*[^\n]{2,30}?){0,3}?\n\s*(?:\d{4}|[一二][〇○零一二三四五六七八九OoО0]{3})\s*年")
LINE = 30
PREAMBLE = 600
# how far behind its title a report says who gives it
SPEECH = 900


@Language.component(NAME)
def component(doc: Doc) -> Doc:
    """Add to the document's reading."""
    find(reading_of(doc))
    return doc


def find(reading: Reading) -> None:
    """Add the relations of policies that the text states."""
    finder = _Finder(reading)
    if not finder.policies:
        return
    _applies(finder)
    _based(finder)
    _issued(finder)
    _parts(finder)
    _established(finder)


class _Finder:
    """The candidates of one reading by place, and the links found once each."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.document.text
        self.policies = reading.of_type("Policy")
        self.regions = reading.of_type("Region")
        self.bodies = reading.of_type("Institution")
        self.programs = reading.of_type("Program")
        self.own = reading.policy
        self.directive = self.own is not None and WORK_REPORT.search(self.own.name) is None
        self.seen: set[tuple[str, str, str, int]] = set()

    def link(self, kind: str, head: Candidate, tail: Candidate, start: int, trigger: str, confidence: float) -> None:
        """Note a relation, once for a sentence."""
        place = self.reading.sentence_at(start)
        ends = (head.identity or normal(head.name), tail.identity or normal(tail.name))
        if place is None or (head.type == tail.type and ends[0] == ends[1]) or (kind, *ends, place) in self.seen:
            return
        self.seen.add((kind, *ends, place))
        self.reading.links.append(Link(kind, head, tail, start, trigger, NAME, confidence))


def _inside(items: list[Candidate], start: int, end: int) -> list[Candidate]:
    """The candidates that lie within a span."""
    low = bisect_left(items, start, key=lambda item: item.start)
    found = []
    for item in items[low:]:
        if item.start >= end:
            break
        if item.end <= end:
            found.append(item)
    return found


# -- APPLIES_TO -------------------------------------------------------------------------------------------------------


def _applies(finder: _Finder) -> None:
    """The regions of the title; the region that the name follows (我省《实施办法》); the home of the document's own."""
    found: dict[str, list[tuple[Candidate, Candidate]]] = defaultdict(list)
    for policy in finder.policies:
        named = _outer(_inside(finder.regions, policy.start, policy.end))
        found[policy.identity or policy.name] += [(policy, region) for region in named or _before(finder, policy)]
    for places in found.values():
        kept = {region.identity or region.name for region in smallest([region for _, region in places])}
        for policy, region in places:
            if (region.identity or region.name) in kept:
                finder.link("APPLIES_TO", policy, region, policy.start, region.name, 0.85)
    own = finder.own
    if own is None or found[own.identity or own.name] or finder.reading.home is None:
        return
    home = next((r for r in finder.regions if r.identity == finder.reading.home), None)
    if home is not None:
        finder.link("APPLIES_TO", own, home, home.start, home.name, 0.7)


def _before(finder: _Finder, policy: Candidate) -> list[Candidate]:
    """The region that a name directly follows."""
    text = finder.text
    return [r for r in finder.regions if r.end == policy.start or (r.end == policy.start - 1 and text[r.end] == "的")]


def _outer(regions: list[Candidate]) -> list[Candidate]:
    """The regions whose names lie in no longer one's: 贵阳都市圈, not 贵阳."""
    return [
        region
        for region in regions
        if not any(
            other.start <= region.start
            and region.end <= other.end
            and other.end - other.start > region.end - region.start
            for other in regions
        )
    ]


def smallest(regions: list[Candidate]) -> list[Candidate]:
    """The regions that hold none of the others."""
    paths = {region.identity or region.name for region in regions}
    holding = {path for path in paths if any(other.startswith(path + "/") for other in paths)}
    return [region for region in regions if (region.identity or region.name) not in holding]


# -- BASED_ON ---------------------------------------------------------------------------------------------------------


def _based(finder: _Finder) -> None:
    """根据《乙》…制定《甲》; the document's own policy under what its text cites so; 《乙》及其《实施办法》."""
    text, reading = finder.text, finder.reading
    for number, policy in enumerate(finder.policies):
        index = reading.sentence_at(policy.start)
        if index is None or policy.extractor in (OWN, ANNEX):
            continue
        sentence = reading.sentences[index]
        before = finder.policies[number - 1] if number else None
        if before is not None and before.start >= sentence.start:
            gap = text[before.end : policy.start]
            if policy.extractor == "policies.detail" and before.end >= policy.start - 1:
                finder.link("BASED_ON", policy, before, policy.start, policy.name[-4:], 0.8)
            if DETAIL.search(bare(policy.name)) and re.fullmatch(
                rf"》?(?:和|及|与)(?:其|[我本][{HAN}]|[{HAN}]{{2,6}}[省市区县州])《?|》?及其《?", gap
            ):
                finder.link("BASED_ON", policy, before, policy.start, "及", 0.7)
        cue = UNDER.search(text[max(sentence.start, policy.start - 40) : policy.start])
        if (
            cue is None
            and number
            and before is not None
            and re.fullmatch(r"[、和与及以]+", text[before.end : policy.start])
        ):
            cue = UNDER.search(text[max(sentence.start, before.start - 40) : before.start])
        if cue is not None:
            _under(finder, policy, sentence.start, sentence.end, cue[0])
        elif finder.own is not None and RECEIVED.match(text, policy.end):
            finder.link("BASED_ON", finder.own, policy, policy.start, "收悉", 0.7)


def _under(finder: _Finder, base: Candidate, start: int, end: int, cue: str) -> None:
    """What is made under the policy named after a cue: what the sentence goes on to make, else the document's own."""
    text = finder.text
    for other in _inside(finder.policies, base.end, end):
        if MADE.search(text[base.end : other.start]) and not text[base.end : other.start].endswith(("、", "和", "及")):
            finder.link("BASED_ON", other, base, base.start, cue[:6], 0.75)
            return
    own = _text_of(finder, start)
    if own is None:
        return
    rest = text[base.end : end]
    first = next((h.start for h in finder.reading.headings if h.start > own.end), len(text))
    carried = re.search("贯彻|落实", cue) is not None or (re.search("[要格]按照", cue) and AS_ASKED.match(rest))
    if (
        carried
        or MADE_HERE.search(rest)
        or (own.end < base.start < min(first, own.end + PREAMBLE) and "依照" not in cue)
    ):
        finder.link("BASED_ON", own, base, base.start, cue[:6], 0.65)


def _text_of(finder: _Finder, place: int) -> Candidate | None:
    """The policy whose text this place belongs to."""
    if not finder.directive:
        return None
    annexes = [p for p in finder.policies if p.extractor == ANNEX and p.start <= place]
    return annexes[-1] if annexes else finder.own


# -- ISSUED -----------------------------------------------------------------------------------------------------------


TITLE_BODY = re.compile(r"(?:[、 　]|关于|印发|转发|批转|对|政府?工作报告|工作报告)")
AFTER_TITLE = re.compile(r"\s*\n\s*[（(]")


def _issued(finder: _Finder) -> None:
    """Who gives out the document's own policy: the bodies in its title, who gives the report, the signature."""
    own = finder.own
    if own is None:
        return
    for policy in [p for p in finder.policies if p.extractor in (OWN, ANNEX)]:
        _in_title(finder, policy)
    for body in finder.bodies:
        line = finder.text.rfind("\n", 0, body.start) + 1
        if finder.directive and not finder.text[line : body.start].strip() and SIGNED.match(finder.text, body.end):
            finder.link("ISSUED", body, own, body.start, "落款", 0.85)
        elif not finder.directive and body.start < own.end + SPEECH and _gives(finder.text, body):
            finder.link("ISSUED", body, own, body.start, "代表", 0.85)


def _gives(text: str, body: Candidate) -> bool:
    """我代表省人民政府，向大会报告工作."""
    before = text[max(0, body.start - 14) : body.start]
    return (
        GOVERNMENT.search(before) is not None
        and re.match(r"[，,]?(?:向|作)", text[body.end : body.end + 2]) is not None
    )


def _in_title(finder: _Finder, policy: Candidate) -> None:
    """The bodies that a title opens with or whose paper it passes on, and the one in brackets under an annex."""
    text = finder.text
    for body in _inside(finder.bodies, policy.start, policy.end):
        rest = flat(text[body.end : policy.end])
        front = text[policy.start : body.start]
        if TITLE_BODY.match(rest) and (
            not front or re.search(r"(?:转发|批转|[、 　\n]|\d{4}年|中华人民共和国)$", front)
        ):
            finder.link("ISSUED", body, policy, body.start, rest[:2], 0.9)
    bracket = AFTER_TITLE.match(text, policy.end) if policy.extractor == ANNEX else None
    for body in _inside(finder.bodies, policy.end, policy.end + LINE) if bracket else []:
        if bracket is not None and body.start == bracket.end():
            finder.link("ISSUED", body, policy, body.start, "落款", 0.85)


# -- programs PART_OF policies, what policies set up -------------------------------------------------------------------


def _parts(finder: _Finder) -> None:
    """A program that a policy's title names; an action that the document's own policy sets going."""
    text = finder.text
    titles = [(policy, normal(bare(flat(policy.name)))) for policy in finder.policies]
    for program in finder.programs:
        name = normal(program.name)
        for policy, title in titles:
            at = title.rfind(name) if len(name) >= 4 else -1
            held = policy.start <= program.start and program.end <= policy.end
            if held or (at >= 0 and PLAN_END.fullmatch(title, at + len(name))):
                finder.link("PART_OF", program, policy, policy.start, policy.name[-4:], 0.8 if held else 0.7)
        owner = _text_of(finder, program.start)
        index = finder.reading.sentence_at(program.start)
        if owner is not None and index is not None and ACTION.search(program.name):
            start = max(finder.reading.sentences[index].start, program.start - 24)
            if ANNOUNCED.search(text[start : program.start]):
                finder.link("PART_OF", program, owner, program.start, "开展", 0.5)


def _established(finder: _Finder) -> None:
    """What the document's own policy sets up: 成立…领导小组 without a subject, 同意建立…."""
    text = finder.text
    things = sorted((*finder.bodies, *finder.programs), key=lambda thing: (thing.start, -thing.end))
    for thing, before_it in zip(things, [None, *things], strict=False):
        if before_it is not None and before_it.end >= thing.end:
            continue
        index = finder.reading.sentence_at(thing.start)
        own = _text_of(finder, thing.start)
        if index is None or own is None:
            continue
        sentence = finder.reading.sentences[index]
        before = text[sentence.start : thing.start]
        agreed = re.search(r"同意(?:成立|组建|设立|建立|创建)(?:由[^，。；]{2,60}?的)?$", flat(before))
        if agreed and re.match(rf"[^{HAN}]|的|$", text[thing.end :][:1]):
            finder.link("ESTABLISHED", own, thing, thing.start, agreed[0][:4], 0.8)
        elif thing.type == "Institution" and SET_UP.search(before):
            subject = any(
                body.start <= sentence.start + 1 for body in _inside(finder.bodies, sentence.start, thing.start)
            )
            if not subject and not LOCAL.search(before):
                finder.link("ESTABLISHED", own, thing, thing.start, "成立", 0.6)
