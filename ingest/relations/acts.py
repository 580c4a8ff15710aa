"""Find what bodies do: set up and carry out programmes, work jointly, oversee."""

from __future__ import annotations

import re
from itertools import pairwise

from ingest.reading import Candidate
from ingest.relations.relation_finder import HAN, Finder

# how far before a thing the verb and the body that set it up may stand
REACH = 100
SET_UP = re.compile(r"(?:成立|组建|设立|建立完善|建立健全|建立|创建)(?:了|起)?(?:由[^，。；]{2,40}的)?[“《]?$")
MAKES = re.compile(
    r"(?:制定|制订|出台|印发|发布|公布|编制|修订|起草|拟定|拟订)(?:了|并公布|并发布|印发|实施|出台)*[《“]?$"
)
MAKER = re.compile(r"要|将|应|会同|负责|牵头|联合|研究|抓紧|尽快|正式|先后|[、和]")
AGREED = re.compile(r"(?:关于)?同意(?:成立|组建|设立|建立|创建)")
AFTER_SUBJECT = re.compile(r"要|将|会同|决定|牵头|[，]|负责|关于|联合|研究|等|正式|先后")
JOINT_AFTER = re.compile(r"(?:开展|加强|深化|签订|签署)?(?:战略|全面|深度|密切)?(?:合作|共建|联合)")
OVER = re.compile(r"(?:负责)?(?:监督|派驻|代管|托管|监管)(?:了)?$")
SIGNED = re.compile(r"\s*\n\s*(?:\d{4}|[一二][〇○零一二三四五六七八九O]{3}|二0[0-9]{2})\s*年")


TITLED = re.compile(r"\s*(?:关于|转发|批转|印发)")
# 教育部：你部《关于…的请示》收悉
ADDRESSED = re.compile(rf"(?:^|\n)\s*([{HAN}、]+)[：:]\s*你[部委局署省市会行厅院]{{1,2}}[《“]?$")


def find_acts(finder: Finder) -> None:
    """Note ISSUED by titles and addresses, ESTABLISHED, IMPLEMENTS, COOPERATES_WITH and SUPERVISES."""
    for policy in finder.policies.items:
        _titled(finder, policy)
        _made(finder, policy)
    for thing in finder.named.items:
        _set_up(finder, thing)
    for program in finder.programs.items:
        for body in finder.bodies.inside(program.start, program.end):
            if body.kind == "企业" and body.start == program.start and body.end < program.end:
                finder.link("IMPLEMENTS", body, program, program.start, body.name, 0.6)
    for start, end in finder.sentences():
        _between(finder, start, end)


def _titled(finder: Finder, policy: Candidate) -> None:
    """A body that the title begins with issued the policy; so did the body to which a reply about it goes."""
    for body in finder.bodies.outer(policy.start, policy.end):
        if body.start <= policy.start + 1 and TITLED.match(finder.text, body.end, policy.end):
            finder.link("ISSUED", body, policy, body.start, "关于", 0.9)
    reach = max(0, policy.start - 60)
    asked = ADDRESSED.search(finder.text[reach : policy.start])
    if asked:
        for body in finder.bodies.outer(reach + asked.start(1), reach + asked.end(1)):
            finder.link("ISSUED", body, policy, body.start, "你部", 0.85)


def _made(finder: Finder, policy: Candidate) -> None:
    """甲要会同有关部门制定乙: the subject of the sentence makes the policy."""
    index = finder.reading.sentence_at(policy.start)
    if index is None:
        return
    start = finder.reading.sentences[index].start
    verb = MAKES.search(finder.text[max(start, policy.start - REACH) : policy.start])
    subject = finder.subject(start) if verb else None
    if verb and subject and subject.end < policy.start and MAKER.match(finder.text, subject.end):
        finder.link("ISSUED", subject, policy, subject.start, verb[0], 0.7)


def _set_up(finder: Finder, thing: Candidate) -> None:
    """The subject of the sentence sets something up; a title that agrees to set something up."""
    index = finder.reading.sentence_at(thing.start)
    if index is None:
        return
    start = finder.reading.sentences[index].start
    before = re.sub(r"\s", "", finder.text[max(start, thing.start - REACH) : thing.start])
    verb = SET_UP.search(before)
    if verb is None:
        return
    agreed = AGREED.search(before)
    subject = finder.subject(start)
    if subject and subject.end < thing.start and (agreed or AFTER_SUBJECT.match(finder.text, subject.end)):
        finder.link("ESTABLISHED", subject, thing, subject.start, verb[0], 0.75)
    elif agreed:
        signer = next((body for body in finder.bodies.items if _signs(finder.text, body)), None)
        if signer:
            finder.link("ESTABLISHED", signer, thing, thing.start, agreed[0], 0.75)


def _signs(text: str, body: Candidate) -> bool:
    """Whether the body stands on a line of its own above a date."""
    line = text.rfind("\n", 0, body.start) + 1
    return not text[line : body.start].strip() and SIGNED.match(text, body.end) is not None


def _between(finder: Finder, start: int, end: int) -> None:
    """甲与乙合作, 甲联合乙; 甲监督乙, 甲代管乙."""
    bodies = finder.bodies.outer(start, end)
    for one, other in pairwise(bodies):
        between = finder.text[one.end : other.start]
        if re.fullmatch("与|同|和", between) and JOINT_AFTER.match(finder.text, other.end, end):
            finder.link("COOPERATES_WITH", one, other, one.start, "合作", 0.75)
        elif between in ("联合", "携手"):
            finder.link("COOPERATES_WITH", one, other, one.start, between, 0.8)
        elif len(between) <= 5 and OVER.search(between):
            finder.link("SUPERVISES", one, other, one.start, between, 0.6)
