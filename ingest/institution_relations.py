"""Find what institutions do and where they stand: LEADS, ISSUED, ESTABLISHED, PART_OF, LOCATED_IN and the rarer ones."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from ingest.reading import Candidate, Link, Reading, reading_of

NAME = "reformgraph_institution_relations"
HAN = "一-鿿"
# （甲、乙负责）, （责任单位：甲、乙）, （甲牵头，乙配合）
DUTY = re.compile(
    r"[（(](?:牵头(?:单位|部门)|责任(?:单位|部门)|主办(?:单位|部门)|负责(?:单位|部门))[：:]([^（）()]{2,300})[）)]"
    r"|[（(]([^（）()。]{2,300}?)(负责|牵头|牵头落实|按职责分工)[^（）()]{0,60}[）)]"
)
HELPERS = re.compile(r"配合(?:单位|部门)|参加(?:单位|部门)|协办(?:单位|部门)|[，,；;。](?=[^，；。]*(?:配合|参与|参加))")
DUTY_LINE = re.compile(r"(?m)^\s*(?:牵头|责任|主办|负责)(?:单位|部门)[：:](.{2,300})$")
WHOSE_FIELD = re.compile(r"^(?:[一二三四五六七八九十\d]+[、.．]|（[一二三四五六七八九十]+）)?\s*对")
CLAUSE_END = "。！？!?；;\n"
VERBS_ISSUE = re.compile(r"(?:联合)?(?:印发|出台|发布|制定|公布|颁布|下发|审议通过|转发|批转|起草|制发|提出|颁发)(?:了|实施|并实施|的|施行)?[《“]?$")
SET_UP = re.compile(r"(?:成立|组建|设立|建立完善|建立健全|建立|创建)(?:了|起)?(?:由[^，。；]{2,40}的)?[“《]?$")


@Language.component(NAME)
def component(doc: Doc) -> Doc:
    """Add to the document's reading."""
    find(reading_of(doc))
    return doc


class _Index:
    """The candidates of some types by place."""

    def __init__(self, reading: Reading, *types: str) -> None:
        self.items = reading.of_type(*types)
        self.starts = [candidate.start for candidate in self.items]

    def inside(self, start: int, end: int) -> list[Candidate]:
        """Those that lie within the span, by start."""
        low, high = bisect_left(self.starts, start), bisect_right(self.starts, end)
        return [candidate for candidate in self.items[low:high] if candidate.end <= end]

    def outer(self, start: int, end: int) -> list[Candidate]:
        """Those within the span that lie in no other of them."""
        result: list[Candidate] = []
        for candidate in self.inside(start, end):
            if not result or candidate.end > result[-1].end:
                result.append(candidate)
        return result


class _Finder:
    """Finds the links of one reading."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.document.text
        self.bodies = _Index(reading, "Institution")
        self.areas = _Index(reading, "ReformArea")
        self.programs = _Index(reading, "Program")
        self.policies = _Index(reading, "Policy")
        self.regions = _Index(reading, "Region")
        self.named = _Index(reading, "Program", "Institution")
        self.seen: set[tuple[str, int, int]] = set()

    def link(self, kind: str, head: Candidate, tail: Candidate, start: int, trigger: str, confidence: float) -> None:
        """Note a relation once for a pair of places."""
        key = (kind, id(head), id(tail))
        if head is tail or key in self.seen or _same(head, tail):
            return
        self.seen.add(key)
        self.reading.links.append(Link(kind, head, tail, start, trigger, NAME, confidence))

    def sentences(self) -> Iterator[tuple[int, int]]:
        """The spans of the sentences that name an institution."""
        last = -1
        for body in self.bodies.items:
            index = self.reading.sentence_at(body.start)
            if index is not None and index != last:
                last = index
                sentence = self.reading.sentences[index]
                yield sentence.start, sentence.end


def _same(one: Candidate, other: Candidate) -> bool:
    return one.type == other.type and (one.identity or one.name) == (other.identity or other.name)


def find(reading: Reading) -> None:
    """Add the links that the text states."""
    finder = _Finder(reading)
    _duties(finder)
    _heads(finder)
    _parts(finder)
    _places(finder)
    _issued(finder)
    _set_up(finder)
    _joint(finder)


# -- LEADS ---------------------------------------------------------------------------------------------------------------


def _duties(finder: _Finder) -> None:
    """Who is responsible for an item: the brackets that close it, or a line of its own."""
    text = finder.text
    previous = 0
    for match in DUTY.finditer(text):
        span = match.span(1) if match[1] else match.span(2)
        line = text.rfind("\n", 0, match.start()) + 1
        begin = max(line, previous)
        if not text[begin : match.start()].strip(" \t　，。；"):
            # the brackets stand on a line of their own: the item is the line before
            begin = max(previous, text.rfind("\n", 0, max(0, line - 1)) + 1)
        previous = match.end()
        _responsible(finder, span, begin, match.start(), match.start(), match[0][-12:])
    for match in DUTY_LINE.finditer(text):
        begin = text.rfind("\n", 0, max(0, match.start() - 1)) + 1
        _responsible(finder, match.span(1), begin, match.start(), match.start(1), match[0][:6])


def _responsible(finder: _Finder, span: tuple[int, int], begin: int, end: int, place: int, trigger: str) -> None:
    names = finder.text[span[0] : span[1]]
    helpers = HELPERS.search(names)
    last = span[0] + helpers.start() if helpers else span[1]
    bodies = finder.bodies.outer(span[0], last)
    if not bodies:
        return
    for target in _item(finder, begin, end):
        for body in bodies:
            finder.link("LEADS", body, target, body.start, trigger, 0.85)


def _item(finder: _Finder, begin: int, end: int) -> list[Candidate]:
    """What an item of a plan is about: its heading's area, else the fields and programs that its own words name."""
    headings = finder.reading.headings
    index = bisect_right(headings, begin + 3, key=lambda heading: heading.start) - 1
    if index >= 0 and headings[index].end > begin and begin <= headings[index].start + 3:
        heading = headings[index]
        areas = finder.areas.outer(heading.start, heading.end)
        if areas:
            return areas
    if WHOSE_FIELD.match(finder.text[begin:end].lstrip()):
        programs = finder.programs.outer(begin, end)
        return [*finder.areas.outer(begin, end), *programs]
    areas = finder.areas.outer(begin, end)
    if areas:
        return areas
    while index >= 0:
        areas = finder.areas.outer(headings[index].start, headings[index].end)
        if areas:
            return areas
        index -= 1 if headings[index].end > begin else index + 1
    return []


CHARGE = re.compile(
    r"为?(?:牵头(?:单位|部门)|牵头负责|牵头|负责(?:制定|拟定|组织|实施|建设|推进|落实|开展|统筹|管理|组织开展)?|主管|统筹协调(?:全国)?)(?:的|好)?$"
)
OFFICE_BY = re.compile(
    rf"(主任|组长|召集人|副召集人|理事长|主席|会长|总指挥|第一河长|[{HAN}]{{0,4}}长)由$"
)


def _heads(finder: _Finder) -> None:
    """甲牵头…, 由甲…任…长的乙, 乙主任由甲…担任, 在甲领导下成立乙, 甲为牵头单位."""
    text = finder.text
    for start, end in finder.sentences():
        bodies = finder.bodies.outer(start, end)
        targets = [c for c in finder.named.inside(start, end)] + finder.areas.inside(start, end)
        for body in bodies:
            after = text[body.end : end]
            before = text[start : body.start]
            office = re.match(rf"(?:党组|[{HAN}]{{0,10}}?)?(?:书记|主要负责同志|负责同志|领导同志|部长|主任|局长|市长|省长|区长|县长)?(?:任|担任|兼任)第?[{HAN}]{{1,5}}?[长员任](?:[、，][{HAN}]{{2,12}}?(?:任|担任)[{HAN}]{{1,5}}?[长员任])*的", after)
            if office:
                tail = _first(targets, body.end + office.end(), 3)
                if tail:
                    finder.link("LEADS", body, tail, body.start, office[0], 0.8)
            led = re.match(rf"(?:[{HAN}]{{0,6}}同志)?(牵头负责的|牵头的|负责的|主管的|牵头建设的|管理的)", after)
            if led:
                tail = _first(targets, body.end + led.end(), 3)
                if tail:
                    finder.link("LEADS", body, tail, body.start, led[1], 0.75)
            charge = re.match(
                r"(?:等)?(?:具体)?(牵头负责|牵头|负责|主管|统筹协调|统筹|领导)(?:制定|拟定|组织开展|组织实施|组织|实施|建设|推进|落实|开展|统筹|管理|全国|本|的)*",
                after,
            )
            if charge and not re.match(r"[人同下]", text[body.end + charge.end() :][:1]):
                tail = _first(targets, body.end + charge.end(), 2)
                if tail:
                    finder.link("LEADS", body, tail, body.start, charge[1], 0.65)
            under = re.match(r"(?:及其办公室)?(?:统一)?领导下，?(?:组织)?(?:成立|组建|设立|由)?", after)
            if under and before.endswith(("在", "、", "及", "其")):
                tail = _first(targets, body.end + under.end(), 2)
                if tail:
                    finder.link("LEADS", body, tail, body.start, "领导下", 0.75)
                    other = [b for b in bodies if b.end <= body.start <= b.end + 2]
                    for sibling in other:
                        finder.link("LEADS", sibling, tail, sibling.start, "领导下", 0.75)
            chair = OFFICE_BY.search(before)
            if chair and re.match(rf"[{HAN}]{{0,24}}?(?:担任|兼任|出任)", after):
                owner = [b for b in finder.bodies.inside(max(start, body.start - 30), body.start)]
                if not owner:
                    owner = _subject(finder, start)
                if owner:
                    finder.link("LEADS", body, owner[-1], body.start, chair[1] + "由", 0.75)
            if re.match(r"为(?:牵头|召集|组长)(?:单位|部门)", after):
                owner = [b for b in bodies if b.end <= body.start and text[b.end : b.end + 1] == "由"] or _subject(finder, start)
                if owner:
                    finder.link("LEADS", body, owner[0], body.start, "牵头单位", 0.85)


def _subject(finder: _Finder, start: int) -> list[Candidate]:
    """The institution that the sentence begins with."""
    return [body for body in finder.bodies.inside(start, start + 40) if body.start <= start + 1][:1]


def _first(targets: list[Candidate], at: int, slack: int) -> Candidate | None:
    """The longest candidate that begins at most `slack` characters behind this place."""
    near = [target for target in targets if at <= target.start <= at + slack]
    return min(near, key=lambda target: (target.start, -target.end), default=None)


# -- PART_OF -------------------------------------------------------------------------------------------------------------


def _parts(finder: _Finder) -> None:
    """A body whose name begins with its parent's; what 下设 lists; the members of a joint body."""
    text = finder.text
    by_form: dict[str, Candidate] = {}
    for body in finder.bodies.items:
        for form in (body.name, *body.aliases):
            if len(form) >= 2:
                by_form.setdefault(form, body)
    for body in finder.bodies.items:
        form = text[body.start : body.end]
        for cut in range(len(form) - 1, 1, -1):
            parent = by_form.get(form[:cut])
            if parent is None or _same(parent, body) or parent.name.endswith(("银行", "中国邮政", "中国石化")):
                continue
            if (parent.identity or "").startswith(body.identity or "-"):
                continue
            finder.link("PART_OF", body, parent, body.start, form[:cut], 0.85)
            break
    for match in re.finditer("下设|内设", text):
        heads = [b for b in finder.bodies.inside(max(0, match.start() - 30), match.start()) if b.end == match.start()]
        if not heads:
            continue
        stop = min((text.find(mark, match.end()) for mark in CLAUSE_END if text.find(mark, match.end()) > 0), default=len(text))
        for body in finder.bodies.outer(match.end(), stop):
            finder.link("PART_OF", body, heads[0], body.start, match[0], 0.85)
    for match in re.finditer(rf"由([^。；\n]{{3,400}}?)(?:\d+个|[一二三四五六七八九十]+个)?(?:部门|单位|部门和单位|成员单位)?(?:共同)?组成", text):
        members = finder.bodies.outer(*match.span(1))
        if len(members) < 2:
            continue
        owner = [b for b in finder.bodies.inside(max(0, match.start() - 40), match.start()) if b.end == match.start()]
        owner = owner or [b for b in finder.bodies.inside(match.end(), match.end() + 60) if b.start == match.end()]
        if owner:
            for member in members:
                finder.link("PART_OF", member, owner[0], member.start, "组成", 0.85)
            lead = re.compile(r"[，,]([^，。]{2,20})为牵头(?:单位|部门)").match(text, match.end())
            for body in finder.bodies.inside(*lead.span(1)) if lead else []:
                finder.link("LEADS", body, owner[0], body.start, "牵头", 0.85)


# -- LOCATED_IN, IMPLEMENTS ----------------------------------------------------------------------------------------------

TOWARDS = re.compile(r"(?:对接|融入|服务|至|到|入|赴|面向|联通|连接)$")
GOT = re.compile(
    r"^(?:率先|成功|整[市县省]|先后|也|再次|首批|新|被列为|正式|全面|已|又|等地?|开展|启动|实施|推进|荣获|获得|获评|获批|入选|成为|跻身|入列|列入|"
    r"打赢|创建|建设|建成|争创|开工|国家|全国|第[一二三四五六七八九十]+批|首个|[了为“《])+$"
)


def _places(finder: _Finder) -> None:
    """Where bodies and programs stand: the place in their name, the place that got them, the places that pilot them."""
    text = finder.text
    regions = finder.regions
    for thing in finder.named.items:
        inner = regions.outer(thing.start, thing.end)
        for region in inner:
            if region.end == thing.end and region.start == thing.start:
                continue
            if thing.type == "Institution":
                chain = [r for r in regions.inside(thing.start, thing.end) if r.start == thing.start or _chained(inner, r)]
                if not chain:
                    break
                finder.link("LOCATED_IN", thing, chain[-1], thing.start, chain[-1].name, 0.85)
                break
            if TOWARDS.search(text[thing.start : region.start]):
                continue
            finder.link("LOCATED_IN", thing, region, thing.start, region.name, 0.8)
    for program in finder.programs.items:
        for body in finder.bodies.inside(program.start, program.end):
            if body.start == program.start and body.end < program.end:
                finder.link("IMPLEMENTS", body, program, program.start, body.name, 0.6)
    _got(finder)
    _piloted(finder)


def _chained(inner: list[Candidate], region: Candidate) -> bool:
    """Whether this region directly follows another one that begins the name: 株洲市|天元区."""
    return any(other.end == region.start for other in inner)


def _got(finder: _Finder) -> None:
    """庆阳获批创建…, 酒泉成为…试点: the place that is the clause's subject has the program."""
    text = finder.text
    for program in finder.programs.items:
        begin = max(text.rfind(mark, max(0, program.start - 40), program.start) for mark in "，。；：、\n") + 1
        for region in finder.regions.outer(begin, program.start):
            if region.start == begin and GOT.match(text[region.end : program.start]):
                finder.link("LOCATED_IN", program, region, program.start, text[region.end : program.start], 0.7)
                at = region.start - 1
                while at > 0 and text[at] == "、":
                    left = [r for r in finder.regions.inside(max(0, at - 12), at) if r.end == at]
                    if not left:
                        break
                    finder.link("LOCATED_IN", program, left[0], program.start, "、", 0.65)
                    at = left[0].start - 1
    for thing in finder.named.items:
        match = re.compile(r"(?:在|落户|落地|位于|设在|定址)").match(text, thing.end)
        if match:
            for region in finder.regions.inside(match.end(), match.end() + 12):
                if region.start == match.end():
                    finder.link("LOCATED_IN", thing, region, thing.start, match[0], 0.7)
                    break


PILOTS = re.compile(r"(?:选择|确定|选取|同意|批准|将|在)([^。；\n]{4,200}?)(?:等)?\d+个(?:城市|省份?|省区市|地区|市|县|区|州|园区)")


def _piloted(finder: _Finder) -> None:
    """选择北京、天津等11个城市…试点: the program of that sentence, or the one that the document is about."""
    text = finder.text
    for match in PILOTS.finditer(text):
        places = finder.regions.outer(*match.span(1))
        if len(places) < 2:
            continue
        end = min((at for mark in "。；\n" if (at := text.find(mark, match.end())) > 0), default=len(text))
        programs = [p for p in finder.programs.inside(match.start(), end) if "试点" in p.name or p.kind == "试点"]
        if not programs and "试点" in text[match.start() : end]:
            counts = [p for p in finder.programs.items if p.name.endswith("试点")]
            programs = counts[:1]
        for program in programs[:1]:
            for place in places:
                finder.link("LOCATED_IN", program, place, place.start, "试点", 0.75)


# -- ISSUED, ESTABLISHED ---------------------------------------------------------------------------------------------


def own_policy(reading: Reading) -> Candidate | None:
    """The policy whose text the document is: the one that its title names."""
    title = re.sub(r"\s", "", reading.document.title)
    policies = [c for c in reading.candidates if c.type == "Policy"]
    for candidate in sorted(policies, key=lambda c: (c.start, -c.end)):
        forms = [re.sub(r"\s", "", form).strip("《》") for form in (candidate.name, *candidate.aliases)]
        if title and any(form == title or (len(form) >= 6 and form in title) for form in forms):
            return candidate
    return None


def _issued(finder: _Finder) -> None:
    """By the policy's own title, by the signature, by a sentence whose subject is the body."""
    text = finder.text
    for policy in finder.policies.items:
        line = max(text.rfind("\n\n", 0, policy.start), text.rfind("。", 0, policy.start), -1) + 1
        for body in finder.bodies.inside(max(line, policy.start - 30), policy.end):
            gap = re.sub(r"\s", "", text[body.end : policy.start])
            inner = re.sub(r"\s", "", text[body.end : policy.end]) if body.start >= policy.start else ""
            if body.start >= policy.start:
                if body.start <= policy.start + 1 and re.match("(?:办公[厅室])?关于|转发|批转|政府工作报告", inner):
                    finder.link("ISSUED", body, policy, body.start, inner[:2], 0.9)
            elif re.fullmatch(r"(?:、.{2,12})*(?:关于(?:印发|转发|批转|发布|公布)|转发|批转|印发)?[《“]?", gap) and (
                gap == "" or "、" not in gap
            ):
                finder.link("ISSUED", body, policy, body.start, gap[:4] or "关于", 0.85)
            elif VERBS_ISSUE.search(gap) and len(gap) <= 12 and not re.search(r"经.{0,12}$", text[body.start - 6 : body.start]):
                finder.link("ISSUED", body, policy, body.start, gap[-4:], 0.7)
        asked = re.search(rf"(?:^|\n)\s*([{HAN}、]+)[：:]\s*你[部委局署省市会行]{{1,2}}[《“]?$", text[max(0, policy.start - 60) : policy.start])
        if asked:
            at = max(0, policy.start - 60) + asked.start(1)
            for body in finder.bodies.outer(at, at + len(asked[1])):
                finder.link("ISSUED", body, policy, body.start, "你部", 0.85)
    own = own_policy(finder.reading)
    if own is not None:
        for body in finder.bodies.items:
            if _signs(text, body):
                finder.link("ISSUED", body, own, body.start, "落款", 0.85)


SIGNED = re.compile(r"\s*\n\s*(?:\d{4}|[一二][〇○零一二三四五六七八九O]{3}|二0[0-9]{2})\s*年")


def _signs(text: str, body: Candidate) -> bool:
    """Whether the body stands on a line of its own above a date."""
    line = text.rfind("\n", 0, body.start) + 1
    return not text[line : body.start].strip() and SIGNED.match(text, body.end) is not None


def _set_up(finder: _Finder) -> None:
    """The subject of the sentence sets something up; a title that agrees to set something up."""
    text = finder.text
    for thing in finder.named.items:
        index = finder.reading.sentence_at(thing.start)
        if index is None:
            continue
        sentence = finder.reading.sentences[index]
        before = text[sentence.start : thing.start]
        verb = SET_UP.search(re.sub(r"\s", "", before))
        if verb is None:
            continue
        agreed = re.search(r"(?:关于)?同意(?:成立|组建|设立|建立|创建)", re.sub(r"\s", "", before))
        subject = _subject(finder, sentence.start)
        if subject and subject[0].end < thing.start and (agreed or re.match(r"要|将|会同|决定|牵头|[，]|负责|关于|联合|研究", text[subject[0].end :][:2])):
            finder.link("ESTABLISHED", subject[0], thing, subject[0].start, verb[0], 0.75)
        elif agreed:
            for body in [b for b in finder.bodies.items if _signs(text, b)][:1]:
                finder.link("ESTABLISHED", body, thing, thing.start, agreed[0], 0.75)
        if agreed:
            own = own_policy(finder.reading)
            if own is not None:
                finder.link("ESTABLISHED", own, thing, thing.start, agreed[0], 0.7)


JOINT = re.compile(r"(?:与|同|和)$")
OVER = re.compile(r"(?:负责)?(?:监督|派驻|代管|托管|监管)(?:了)?$")


def _joint(finder: _Finder) -> None:
    """甲与乙合作, 甲联合乙; 甲监督乙, 甲代管乙."""
    text = finder.text
    for start, end in finder.sentences():
        bodies = finder.bodies.outer(start, end)
        for one, other in zip(bodies, bodies[1:], strict=False):
            between = text[one.end : other.start]
            after = text[other.end : other.end + 12]
            if re.fullmatch("与|同|和", between) and re.match(r"(?:开展|加强|深化|签订|签署)?(?:战略|全面|深度|密切)?(?:合作|共建|联合)", after):
                finder.link("COOPERATES_WITH", one, other, one.start, "合作", 0.75)
            elif between in ("联合", "携手"):
                finder.link("COOPERATES_WITH", one, other, one.start, between, 0.8)
            elif len(between) <= 5 and OVER.search(between):
                finder.link("SUPERVISES", one, other, one.start, between, 0.6)
