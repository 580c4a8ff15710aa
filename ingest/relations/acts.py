"""Find what bodies do: set up and carry out things, work jointly, oversee."""

from __future__ import annotations

import re
from itertools import pairwise

from ingest.reading import Candidate
from ingest.relations.relation_finder import ADVERBS, HAN, OTHERS_OF, Finder

# how far before a thing the verb and the body that set it up may stand
REACH = 100
SET_UP = re.compile(
    r"(?:成立|组建|设立|建立完善|建立健全|建立|创建|创办|筹建|增设)(?:了|起)?(?:由[^，。；]{2,40}的|(?:促进|推进|推动|加强|统筹)[^，。；]{2,20}的)?(?:\d{4}年)?[“《]?$"
)
ANNIVERSARY = re.compile(r"[\d一二三四五六七八九十百]+周年")
AGREED = re.compile(r"(?:关于)?(?:同意|批准)(?:成立|组建|设立|建立|创建)")
# 同意甲、乙建设国家自主创新示范区
AGREED_FOR = re.compile(r"同意(?:在)?[^，。；]{2,60}?(?:建设|创建|设立|建立|组建|成立)[“《]?$")
AFTER_SUBJECT = re.compile(r"要|将|会同|决定|牵头|[，]|负责|关于|联合|研究|等|正式|先后")
SET_UP_BY = re.compile(r"[”》]?(?:已|均)?(?:由|经)")
SETS_UP = re.compile(rf"{ADVERBS}(?:成立|组建|设立|建立|创建|创办|发起)")
CARRY = r"(?:组织实施|具体实施|实施|执行|承担|承办|承建|承接|投资建设|推行|试行|落实)"
CARRIES = re.compile(rf"(?:开展|贯彻落实|贯彻执行|{CARRY})(?:好|了|的)?(?:(?:严格|全面|统一)的)?(?:国家|全国)?[“《]?$")
# 甲负责乙的执行, 甲做好乙实施工作
IN_CHARGE = re.compile(r"(?:负责|做好|抓好)[“《]?$")
CARRYING = re.compile(r"[”》]?的?(?:具体|组织)*(?:实施|执行|落实|推进)(?:工作)?(?=[，。；、和及\n])")
# what firms do to what they own
BUILDS = re.compile(
    r"(?:投资|规划|新建|扩建|建设|建成|投建|开发|开工|投产|投用|打造|运营|启动|的|了|世界|全球|全国|国内|我国|最大|首个|首条|规模|[“])+$"
)
OWN_BUILDS = re.compile("投资|建设|建成|投建|新建|扩建|开发|开工|投产|投用|打造|运营|启动")
# 国电投大安、上海电气洮南等一批…项目
EXAMPLES = re.compile(r"(?:公司|集团)?等(?:一批|一大批|多个|若干|重大|重点|\d+个|[一二三四五六七八九十]+个)*[“]?$")
CARRIED = re.compile(rf"{ADVERBS}(?:组织|负责)?{CARRY}")
JOINT_AFTER = re.compile(
    r"(?:等(?:企业|单位|公司|高校|机构|部门|院校)?)?(?:开展|加强|深化|签订|签署|建立|实施|推进|进行)?(?:了)?(?:战略|全面|深度|密切|共同|联合)*"
    r"(?:合作|合资|合建|合办|协作|共建|联合|携手|联手|共同|商定|会商|一道|一起|签约)"
    r"|(?:正式)?签[订署](?:了)?[^，。；]{0,14}(?:协议|合同|协定|备忘录)"
)
WITH = re.compile(
    r"(?:要|应当?|已经?|正在?|将|可|须|拟|负责|牵头|主动|积极|及时|也|还|表示)*(?:会同|商|联合|携手|协同|配合|协助)|[^。；：]{1,40}，(?:并|及时|要|负责)*会同"
)
OVER = re.compile(r"(?:负责)?(?:监督|派驻|代管|托管|监管)(?:了)?$")
OVERSEES = re.compile("(?:进行|实施|实行|开展|的|予以|加强)?(?:业务|工作|统一|日常|行政)?(?:监督|监管|督导|指导和监督)")
UNDER = re.compile("(?:(?:委托)?由|归|接受|受)$")
UNDERSTOOD = re.compile("(?:负责)?(?:的)?(?:业务|直接|统一|归口)?(?:代管|托管|监督|监管|主管)")
# 大连市请求，联合甲、乙和丙等企业: who joins them is no body
JOINING = re.compile("(?:^|[，。；：\n]|拟|将|由|要|将由)(?:联合|携手|依托)$")
SIGNED = re.compile(r"\s*\n\s*(?:\d{4}|[一二][〇○零一二三四五六七八九O]{3}|二0[0-9]{2})\s*年")


def find_acts(finder: Finder) -> None:
    """Note ESTABLISHED, IMPLEMENTS, COOPERATES_WITH and SUPERVISES."""
    for thing in finder.named.items:
        _set_up(finder, thing)
    for program in finder.programs.items:
        _by_firms(finder, program)
    for thing in [*finder.programs.items, *finder.policies.items]:
        _carried_out(finder, thing)
    for start, end in finder.sentences():
        _between(finder, start, end)
        _jointly(finder, start, end)


def _set_up(finder: Finder, thing: Candidate) -> None:
    """The subject of the verb or of the sentence sets something up; a title that agrees to set something up."""
    text = finder.text
    for body in finder.listed_from(thing.end, SET_UP_BY, SETS_UP):
        finder.link("ESTABLISHED", body, thing, thing.start, "成立", 0.7)
    index = finder.reading.sentence_at(thing.start)
    around = finder.bodies if thing.kind == "议事协调" else finder.named
    if index is None or any(other.end > thing.end for other in around.starting(thing.start, thing.end)):
        # 组建2008年奥运会协调委员会: the event is only where a body's name begins
        return
    if ANNIVERSARY.match(text, thing.start):
        return
    start = finder.reading.sentences[index].start
    heads = finder.doers(thing.start, SET_UP)
    for body in heads:
        finder.link("ESTABLISHED", body, thing, body.start, "成立", 0.75)
    before = re.sub(r"\s", "", text[max(start, thing.start - REACH) : thing.start])
    verb = SET_UP.search(before) or AGREED_FOR.search(before)
    if verb is None or heads:
        return
    agreed = AGREED.search(before) or AGREED_FOR.search(before)
    subject = finder.subject(start)
    if subject and subject.end < thing.start and (agreed or AFTER_SUBJECT.match(text, subject.end)):
        finder.link("ESTABLISHED", subject, thing, subject.start, verb[0], 0.75)
    elif agents := finder.agents(thing.start):
        for body in agents:
            finder.link("ESTABLISHED", body, thing, body.start, verb[0], 0.65)
    elif agreed:
        signer = next((body for body in finder.bodies.items if _signs(text, body)), None)
        if signer:
            finder.link("ESTABLISHED", signer, thing, thing.start, agreed[0], 0.75)


def _carried_out(finder: Finder, thing: Candidate) -> None:
    """甲组织实施乙, 乙由甲承办."""
    for body in finder.doers(thing.start, CARRIES):
        finder.link("IMPLEMENTS", body, thing, body.start, "实施", 0.6)
    if CARRYING.match(finder.text, thing.end):
        for body in finder.doers(thing.start, IN_CHARGE):
            finder.link("IMPLEMENTS", body, thing, body.start, "实施", 0.6)
    for body in finder.listed_from(thing.end, SET_UP_BY, CARRIED):
        finder.link("IMPLEMENTS", body, thing, thing.start, "实施", 0.6)


def _by_firms(finder: Finder, program: Candidate) -> None:
    """The firm in its name or right before it, the firm that builds it, the firms that exemplify its owners."""
    text, start = finder.text, program.start
    firms = [
        body for body in finder.bodies.inside(start, program.end) if body.start == start and body.end < program.end
    ]
    firms += finder.bodies.ending(start)
    if OWN_BUILDS.search(text, max(0, start - 16), start):
        firms += finder.doers(start, BUILDS)
    for body in firms:
        if body.kind == "企业" and not body.name.startswith(("全国", "国家级")):
            finder.link("IMPLEMENTS", body, program, start, body.name, 0.6)
    etc = EXAMPLES.search(text, max(0, start - 12), start)
    at = etc.start() if etc else -1
    while at > 0:
        place = next(iter(finder.regions.ending(at, 20)), None)
        owner = next((one for one in finder.bodies.ending(place.start if place else at) if one.kind == "企业"), None)
        if owner is None:
            break
        finder.link("IMPLEMENTS", owner, program, owner.start, owner.name, 0.6)
        if place is not None:
            finder.link("LOCATED_IN", program, place, place.start, place.name, 0.6)
        at = owner.start - 1 if text[owner.start - 1] in "、和与" else -1


def _signs(text: str, body: Candidate) -> bool:
    """Whether the body stands on a line of its own above a date."""
    line = text.rfind("\n", 0, body.start) + 1
    return not text[line : body.start].strip() and SIGNED.match(text, body.end) is not None


def _between(finder: Finder, start: int, end: int) -> None:
    """甲监督乙, 甲对乙进行监督, 乙由甲代管."""
    text = finder.text
    for one, other in pairwise(finder.bodies.outer(start, end)):
        between = text[one.end : other.start]
        if len(between) <= 5 and OVER.search(between):
            finder.link("SUPERVISES", one, other, one.start, between, 0.6)
        elif re.fullmatch(rf"[{HAN}]{{0,4}}对", between) and OVERSEES.match(text, other.end, end):
            finder.link("SUPERVISES", one, other, one.start, "监督", 0.6)
        elif len(between) <= 6 and UNDER.search(between) and UNDERSTOOD.match(text, other.end, end):
            finder.link("SUPERVISES", other, one, one.start, between, 0.6)


def _jointly(finder: Finder, start: int, end: int) -> None:
    """甲会同乙、丙, 甲与乙合作, 甲、乙联合; 联合甲、乙 by one that is no body."""
    text, bodies = finder.text, finder.bodies.outer(start, end)
    for place, one in enumerate(bodies):
        joined = finder.list_starting(bodies, place)
        if len(joined) > 1 and JOINING.search(text, max(start, one.start - 4), one.start):
            for other in joined[1:]:
                finder.link("COOPERATES_WITH", one, other, one.start, "联合", 0.6)
    for place, one in enumerate(bodies):
        others = finder.list_starting(bodies, place + 1)
        if not others or text[one.end : others[0].start] == "、":
            continue
        between = text[one.end : others[0].start]
        if WITH.fullmatch(between) or (
            re.fullmatch("(?:已|正在?|将|要|应当?|拟|可)?(?:与|同|和|跟)", between)
            and JOINT_AFTER.match(text, others[-1].end)
        ):
            first, *joint = [*finder.list_ending(bodies[: place + 1]), *others]
            for other in joint if not OTHERS_OF.match(text, others[-1].end) else []:
                finder.link("COOPERATES_WITH", first, other, first.start, between, 0.7)
