"""Where policies come from: which other ones they are based on, and who issued the document's own."""

from __future__ import annotations

import re

from ingest.policies.own_policy import ANNEX, OWN
from ingest.policies.titles import bare, flat
from ingest.reading import Candidate, inside
from ingest.relations.policy_links import PolicyLinks

HAN = "一-鿿"
# a policy that is made under the one named next
UNDER = re.compile(
    r"(?:根据|依据|依照|遵照|为(?:深入|全面|认真)*(?:贯彻|落实|执行|实施)+好?"
    r"|(?:深入|全面|认真)*(?:贯彻落实|贯彻执行|贯彻实施)|严格按照|要按照|按照)"
    rf"[{HAN}、]{{0,24}}(?:的|关于)?[《“]?$"
)
ALSO = re.compile(r"》?(?:[（(][^（()）\n]{2,40}[）)])?[、和与及以]+《?")
MADE = re.compile(r"制定|出台|印发|起草|编制|形成|修订|提出|制订|颁布")
AS_ASKED = re.compile(r"》?(?:[（(][^（()）]{4,30}[）)])?[^，。；]{0,8}(?:要求|精神|部署)")
MADE_HERE = re.compile(
    r"制定(?:了?本|以下|如下)|特制定|现[^。；]{0,24}(?:如下|以下|意见|通知|批复|公布|印发|予以)|(?:如下|以下)(?:意见|规定|决定|方案|措施)"
)
RECEIVED = re.compile(r"[》）)\s]*(?:[（(][^（）()]{4,30}[）)]\s*)?(?:均?已?收悉|悉)")
TOGETHER = re.compile(rf"》?(?:[（(][^（()）]{{4,30}}[）)])?(?:、|和|及|以及|与)[{HAN}、]{{0,24}}《?")
DETAIL = re.compile(r"(?:实施(?:办法|条例|细则|意见|方案|规定|纲要)|配套(?:办法|方案|措施))$")
GOVERNMENT = re.compile(r"代表(?:[^，。]{0,12})$")
SIGNED = re.compile(r"[ 　\t]*(?:\n\s*\S[^\n]{1,29}?){0,3}?\n\s*(?:\d{4}|[一二][〇○零一二三四五六七八九OoО0]{3})\s*年")
TITLE_BODY = re.compile(
    r"(?:等(?:部门|单位|部委|\d+部门|[一二三四五六七八九十]+部门))?"
    r"(?:[、 　]|[\d一二][\d一二三四五六七八九〇○]{3}年|(?:第\d+号)?令|关于|印发|转发|批转|对|政府?工作报告|工作报告)"
)
AFTER_TITLE = re.compile(r"[^\S\n]*\n\s*[（(]")
ANNEX_MARK = re.compile(r"(?m)^[ 　\t]*附件[ 　]*[\d一二三四五六七八九十]{0,3}[ 　]*[:：]?[ 　]*$")
# 中华人民共和国国务院令 on a line of its own
ORDER = re.compile(
    r"令[^\S\n]*(?:[（(]?第?[^\S\n]*[\d一二三四五六七八九十百〇○]{1,5}[^\S\n]*号[）)]?)?[^\S\n]*(?:\n|$)"
)
LINE = 30
PREAMBLE = 600
# how far behind its title a report says who gives it
SPEECH = 900


# -- BASED_ON ---------------------------------------------------------------------------------------------------------


def based_on(links: PolicyLinks) -> None:
    """根据《乙》…制定《甲》; the document's own policy under what its text cites so; 《乙》及其《实施办法》."""
    text, reading = links.text, links.reading
    for number, policy in enumerate(links.policies):
        index = reading.sentence_at(policy.start)
        if index is None or policy.extractor in (OWN, ANNEX):
            continue
        sentence = reading.sentences[index]
        before = links.policies[number - 1] if number else None
        if before is not None and before.start >= sentence.start:
            gap = text[before.end : policy.start]
            if policy.extractor == "policies.detail" and before.end >= policy.start - 1:
                links.link("BASED_ON", policy, before, policy.start, policy.name[-4:], 0.8)
            if DETAIL.search(bare(policy.name)) and re.fullmatch(
                rf"》?(?:和|及|与)(?:其|[我本][{HAN}]|[{HAN}]{{2,6}}[省市区县州])《?|》?及其《?", gap
            ):
                links.link("BASED_ON", policy, before, policy.start, "及", 0.7)
        cue = UNDER.search(text[max(sentence.start, policy.start - 40) : policy.start])
        first = number
        while (
            cue is None and first and ALSO.fullmatch(text, links.policies[first - 1].end, links.policies[first].start)
        ):
            # 根据《甲》、《乙》和《丙》
            first -= 1
            start = links.policies[first].start
            cue = UNDER.search(text[max(sentence.start, start - 40) : start])
        if cue is not None:
            _under(links, policy, sentence.start, sentence.end, cue[0])
        elif links.own is not None and _received(links, number):
            links.link("BASED_ON", links.own, policy, policy.start, "收悉", 0.7)


def _received(links: PolicyLinks, number: int) -> bool:
    """Whether the paper came in: 甲部《…》收悉, 甲部《…》和乙部《…》收悉."""
    while not RECEIVED.match(links.text, links.policies[number].end):
        number += 1
        if number == len(links.policies):
            return False
        if TOGETHER.fullmatch(links.text, links.policies[number - 1].end, links.policies[number].start) is None:
            return False
    return True


def _under(links: PolicyLinks, base: Candidate, start: int, end: int, cue: str) -> None:
    """What is made under the policy named after a cue: what the sentence goes on to make, else the document's own."""
    text = links.text
    for other in inside(links.policies, base.end, end):
        if MADE.search(text[base.end : other.start]) and not text[base.end : other.start].endswith(("、", "和", "及")):
            links.link("BASED_ON", other, base, base.start, cue[:6], 0.75)
            return
    own = links.text_of(start)
    if own is None:
        return
    rest = text[base.end : end]
    first = next((h.start for h in links.reading.headings if h.start > own.end), len(text))
    carried = re.search("贯彻|落实", cue) is not None or (re.search("[要格]按照", cue) and AS_ASKED.match(rest))
    if (
        carried
        or MADE_HERE.search(rest)
        or (own.end < base.start < min(first, own.end + PREAMBLE) and "依照" not in cue)
    ):
        links.link("BASED_ON", own, base, base.start, cue[:6], 0.65)


# -- ISSUED -----------------------------------------------------------------------------------------------------------


def issued(links: PolicyLinks) -> None:
    """Who gives out a policy: the bodies in its title; for the document's own the signature, who gives the report."""
    own = links.own
    for policy in links.policies:
        _in_title(links, policy)
    if own is None:
        return
    for body in links.bodies:
        line = links.text.rfind("\n", 0, body.start) + 1
        opens = links.directive and body.start < own.end + PREAMBLE and not links.text[line : body.start].strip()
        if opens and ORDER.match(links.text, body.end):
            links.link("ISSUED", body, own, body.start, "令", 0.85)
        if links.directive and not links.text[line : body.start].strip() and SIGNED.match(links.text, body.end):
            signed = _signed(links, body.start)
            if signed is not None:
                links.link("ISSUED", body, signed, body.start, "落款", 0.85)
        elif not links.directive and body.start < own.end + SPEECH and _gives(links.text, body):
            links.link("ISSUED", body, own, body.start, "代表", 0.85)


def _signed(links: PolicyLinks, place: int) -> Candidate | None:
    """The policy that a signature here closes: the document's own or, behind 附件, the annex if it is one."""
    mark = ANNEX_MARK.search(links.text, 0, place)
    if mark is None:
        return links.own
    annexes = [p for p in links.policies if p.extractor == ANNEX and mark.end() <= p.start < place]
    return annexes[-1] if annexes else None


def _gives(text: str, body: Candidate) -> bool:
    """我代表省人民政府，向大会报告工作."""
    before = text[max(0, body.start - 14) : body.start]
    return (
        GOVERNMENT.search(before) is not None
        and re.match(r"[，,]?(?:向|作)", text[body.end : body.end + 2]) is not None
    )


def _in_title(links: PolicyLinks, policy: Candidate) -> None:
    """The bodies that a title opens with or whose paper it passes on, and the one in brackets under an annex."""
    text, bodies = links.text, inside(links.bodies, policy.start, policy.end)
    for body in bodies:
        rest = flat(text[body.end : policy.end])
        if text[body.end : body.end + 1].isspace() and any(other.start > body.end for other in bodies):
            # 中共中央 国务院关于…
            rest = f"、{rest}"
        elif rest[:1] in ("和", "与", "及") and any(other.start == body.end + 1 for other in bodies):
            # 甲和乙关于…
            rest = f"、{rest[1:]}"
        front = text[policy.start : body.start].lstrip("《“")
        if TITLE_BODY.match(rest) and (
            not front
            or re.search(r"(?:转发|批转|[、 　\n]|(?<=[部委局署会厅院])[和与及]|\d{4}年|中华人民共和国)$", front)
        ):
            links.link("ISSUED", body, policy, body.start, rest[:2], 0.9)
    bracket = AFTER_TITLE.match(text, policy.end) if policy.extractor == ANNEX else None
    for body in inside(links.bodies, policy.end, policy.end + LINE) if bracket else []:
        if bracket is not None and body.start == bracket.end():
            links.link("ISSUED", body, policy, body.start, "落款", 0.85)
