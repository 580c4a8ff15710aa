"""Find relations of policies: APPLIES_TO, BASED_ON, ISSUED, ESTABLISHED, and the programs that are PART_OF them."""

from __future__ import annotations

import re
from collections import defaultdict

from spacy.language import Language
from spacy.tokens import Doc

from graph.names import normal
from ingest.policies.titles import bare, flat
from ingest.reading import Candidate, Reading, inside, reading_of
from ingest.relations.policy_links import NAME as NAME
from ingest.relations.policy_links import PolicyLinks
from ingest.relations.policy_sources import based_on, issued
from ingest.resolution.identity import level_of

HAN = "一-鿿"
PLAN_END = re.compile(
    r"(?:的|实施|工作|推进|行动|总体|建设|活动|改革|创建|专项|培育|整治|治理|试点|指导|若干|三年)*(?:方案|意见|规划|计划|办法|细则|要点|措施|通知|批复|决定|纲要|“?\d+条”?|政策)$"
)
# 关于以消费扶贫助力打赢脱贫攻坚战的意见, 同意甲地建设示范区的批复: what a plan is for is no part of it
AIM = re.compile("(?:助力|支持|促进|服务|支撑|保障|赋能|打赢|打好|建设)(?:打赢|打好|建设|推进)?[“]?$")
ACTION = re.compile(r"行动$")
ANNOUNCED = re.compile(r"(?:组织|启动|深入)*(?:开展|实施|启动|推进)[^，。；]{0,8}$")
SET_UP = re.compile(r"(?:成立|组建|设立)(?:了|由[^，。；]{2,60}?的)?[“《]?$")
# 自治区数据条例, 全市“十四五”规划: of the home region
OWN = re.compile("(?:全|我|本)?(自治区|自治州|自治县)|(?:全|我|本)([省市区县州旗])")
LOCAL = re.compile(r"各|地方|也要|可以?成立|应当?|相应")


@Language.component(NAME)
def component(doc: Doc) -> Doc:
    """Add to the document's reading."""
    find(reading_of(doc))
    return doc


def find(reading: Reading) -> None:
    """Add the relations of policies that the text states."""
    links = PolicyLinks(reading)
    if links.policies:
        _applies(links)
        based_on(links)
        issued(links)
        _parts(links)
        _established(links)


# -- APPLIES_TO -------------------------------------------------------------------------------------------------------


def _applies(links: PolicyLinks) -> None:
    """The regions of the title; the region that the name follows (我省《实施办法》); the home of the document's own."""
    found: dict[str, list[tuple[Candidate, Candidate]]] = defaultdict(list)
    for policy in links.policies:
        named = _outer(inside(links.regions, policy.start, policy.end))
        found[policy.identity or policy.name] += [
            (policy, region) for region in named or _before(links, policy) or _own_region(links, policy)
        ]
    for places in found.values():
        kept = {region.identity or region.name for region in smallest([region for _, region in places])}
        for policy, region in places:
            if (region.identity or region.name) in kept:
                links.link("APPLIES_TO", policy, region, policy.start, region.name, 0.85)
    own = links.own
    if own is None or found[own.identity or own.name] or links.reading.home is None:
        return
    home = next((r for r in links.regions if r.identity == links.reading.home), None)
    if home is not None:
        links.link("APPLIES_TO", own, home, home.start, home.name, 0.7)


def _before(links: PolicyLinks, policy: Candidate) -> list[Candidate]:
    """The region that a name directly follows."""
    text = links.text
    return [r for r in links.regions if r.end == policy.start or (r.end == policy.start - 1 and text[r.end] == "的")]


def _own_region(links: PolicyLinks, policy: Candidate) -> list[Candidate]:
    """The home region, or the one above it, that a name begins with by its unit."""
    found = OWN.match(policy.name.lstrip("《“"))
    home = links.reading.home
    path = level_of(home, found[1] or found[2]) if found and home else None
    return [region for region in links.regions if region.identity == path][:1] if path else []


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


# -- programs PART_OF policies, what policies set up -------------------------------------------------------------------


def _parts(links: PolicyLinks) -> None:
    """A program that a policy's title names; an action that the document's own policy sets going."""
    text = links.text
    titles = [(policy, normal(bare(flat(policy.name)))) for policy in links.policies]
    for program in links.programs:
        name = normal(program.name)
        for policy, title in titles:
            at = title.rfind(name) if len(name) >= 4 else -1
            held = policy.start <= program.start and program.end <= policy.end
            if not held and (at < 0 or PLAN_END.fullmatch(title, at + len(name)) is None):
                continue
            if AIM.search(flat(text[policy.start : program.start]) if held else title[:at]) is None:
                links.link("PART_OF", program, policy, policy.start, policy.name[-4:], 0.8 if held else 0.7)
        owner = links.text_of(program.start)
        index = links.reading.sentence_at(program.start)
        if owner is not None and index is not None and ACTION.search(program.name):
            start = max(links.reading.sentences[index].start, program.start - 24)
            if ANNOUNCED.search(text[start : program.start]):
                links.link("PART_OF", program, owner, program.start, "开展", 0.5)


def _established(links: PolicyLinks) -> None:
    """What the document's own policy sets up: 成立…领导小组 without a subject, 同意建立…."""
    text = links.text
    things = sorted((*links.bodies, *links.programs), key=lambda thing: (thing.start, -thing.end))
    for thing, before_it in zip(things, [None, *things], strict=False):
        if before_it is not None and before_it.end >= thing.end:
            continue
        if any(thing.start <= other.start <= thing.end < other.end for other in links.bodies):
            # 组建2008年奥运会协调委员会: the event is only where a body's name begins
            continue
        index = links.reading.sentence_at(thing.start)
        own = links.text_of(thing.start)
        if index is None or own is None:
            continue
        sentence = links.reading.sentences[index]
        before = text[sentence.start : thing.start]
        agreed = re.search(
            r"同意(?:(?:在)?[^，。；]{2,60}?建设|[^，。；]{0,60}?(?:成立|组建|设立|建立|创建)(?:由[^，。；]{2,60}?的)?)(?:\d{4}年)?$",
            flat(before),
        )
        if agreed and re.match(rf"[^{HAN}]|的|$", text[thing.end :][:1]):
            links.link("ESTABLISHED", own, thing, thing.start, agreed[0][:4], 0.75)
        elif thing.type == "Institution" and SET_UP.search(before):
            subject = any(
                body.start <= sentence.start + 1 for body in inside(links.bodies, sentence.start, thing.start)
            )
            if not subject and not LOCAL.search(before):
                links.link("ESTABLISHED", own, thing, thing.start, "成立", 0.6)
