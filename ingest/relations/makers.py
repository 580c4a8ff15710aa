"""Find ISSUED of the policies that a text names: who made it, passed it on, asked about it."""

from __future__ import annotations

import re
from itertools import pairwise

from ingest.policies.own_policy import OWN
from ingest.reading import Candidate
from ingest.relations.relation_finder import ADVERBS, HAN, Finder

MAKE = (
    "(?:制定|制订|出台|印发|发布|公布|编制|修订|起草|拟定|拟订|颁布|颁发|下发|发出|下达|批转|转发|审议公布|审议批准|(?:审议|讨论|原则|表决|一致)*通过"
    "|提出|上报|报送|呈报|提交|作出|所?作|签署)"
)
MAKES = re.compile(
    rf"{MAKE}(?:了|的|并公布|并发布|并印发|印发|实施|施行|出台)*(?:(?:全国)?统一的|新的|新修订的|专门的?|有关|相关|一系列)?[《“]?$"
)
# 甲着手进行乙的拟定工作
DRAFTS = re.compile(rf"(?:进行|开展|组织|启动|承担|负责)(?:了)?(?:[{HAN}○〇\d]{{2,14}}年的)?[《“]?$")
DRAFTING = re.compile("[》”]?的?(?:编制|拟定|拟订|起草|制定|制订|修订|编写)(?:工作)?(?=[，。；、\n])")
MADE_BY = re.compile(r"\s*[》”]?(?:[（(][^（）()\n]{2,40}[）)])?(?:已|现|另|均)*(?:由|经)")
MAKING = re.compile(rf"{ADVERBS}{MAKE}")
# the subject of the sentence, with other words before the verb: 教育部要会同有关部门在年底前制定…
MAKER = re.compile(r"要|将|应|会同|负责|牵头|联合|研究|抓紧|尽快|正式|先后|[、和]")
QUOTES = ("《", "〈", "<")
REACH = 100
ETC = "(?:等(?:部门|单位|部委)?)?(?:的)?"
# 教育部：你部《关于…的请示》收悉
ADDRESSED = re.compile(rf"(?:^|\n)\s*([{HAN}、]+)[：:]\s*你(?:[部委局署省市会行厅院区州县社]{{1,2}}|们)[《“]?$")
ADDRESS = 160
# 四川省人民政府：… 你省近日制订了《…》
YOU = re.compile(rf"你(?:[部委局署省市会行厅院区州县社]|们){ADVERBS}{MAKE}(?:了|的)?[《“]?$")
ADDRESSEE = re.compile(rf"(?m)^[ 　\t]*([{HAN}、]{{3,60}})[：:][ 　\t]*$")
HEAD = 600
THIS = re.compile("本(?:预案|办法|规定|方案|意见|通知|细则|规划|条例|规则|标准|要点)(?:由)")
AND = re.compile("》?(?:[（(][^（）()]{2,40}[）)])?(?:、|和|以及|及|与)?《?")


def find_makers(finder: Finder) -> None:
    """Note ISSUED of policies by the words around their names."""
    makers: dict[int, list[Candidate]] = {}
    policies = finder.policies.outer(0, len(finder.text))
    for policy in policies:
        makers[id(policy)] = found = _makers(finder, policy)
        for body in found:
            finder.link("ISSUED", body, policy, body.start, "印发", 0.75)
        _asked(finder, policy)
    for one, other in pairwise(policies):
        if one.end < other.start and AND.fullmatch(finder.text, one.end, other.start):
            makers[id(other)] = makers[id(other)] or makers[id(one)]
            for body in makers[id(other)]:
                finder.link("ISSUED", body, other, body.start, "印发", 0.7)
    own = next((policy for policy in policies if policy.extractor == OWN), None)
    for match in THIS.finditer(finder.text) if own else []:
        bodies = finder.list_starting(finder.bodies.outer(match.end(), match.end() + REACH), 0)
        if own and bodies and bodies[0].start == match.end() and MAKING.match(finder.text, bodies[-1].end):
            for body in bodies:
                finder.link("ISSUED", body, own, match.start(), "制定", 0.7)


def _makers(finder: Finder, policy: Candidate) -> list[Candidate]:
    """甲印发《乙》, 甲批转丙关于…, 丙《关于…》, 《乙》由甲发布; else the subject of a sentence that makes it."""
    text = finder.text
    opened = text[max(0, policy.start - 1) : policy.start] in QUOTES
    named = policy.start - opened
    titled = opened or text.startswith(("关于", *QUOTES), policy.start)
    before = finder.bodies.outer(finder.clause_start(policy.start), named)
    apart = text[before[-1].end : named] if before else "-"
    owners = finder.list_ending(before) if titled and re.fullmatch(ETC, apart) else []
    found = owners + finder.doers(owners[0].start if owners else policy.start, MAKES)
    found += finder.listed_from(policy.end, MADE_BY, MAKING)
    if not found and DRAFTING.match(text, policy.end):
        found = finder.doers(policy.start, DRAFTS)
    if not found and YOU.search(text, finder.clause_start(policy.start), policy.start):
        addressee = ADDRESSEE.search(text, 0, HEAD)
        found = finder.bodies.outer(*addressee.span(1)) if addressee else []
    return found or _subject(finder, policy)


def _subject(finder: Finder, policy: Candidate) -> list[Candidate]:
    index = finder.reading.sentence_at(policy.start)
    if index is None:
        return []
    start = finder.reading.sentences[index].start
    verb = MAKES.search(finder.text[max(start, policy.start - REACH) : policy.start])
    subject = finder.subject(start) if verb else None
    made = subject and subject.end < policy.start and MAKER.match(finder.text, subject.end)
    if made and subject and "：" in finder.text[subject.end : policy.start]:
        return []
    return [subject] if subject and made else []


def _asked(finder: Finder, policy: Candidate) -> None:
    """The body to which a reply about the policy goes sent it."""
    reach = max(0, policy.start - ADDRESS)
    asked = ADDRESSED.search(finder.text[reach : policy.start])
    if asked:
        for body in finder.bodies.outer(reach + asked.start(1), reach + asked.end(1)):
            finder.link("ISSUED", body, policy, policy.start, "你部", 0.85)
