"""What the finders of institutions' relations share: candidates by place, and how a link is noted."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from ingest.reading import Candidate, Link, Reading, inside

NAME = "reformgraph_institution_relations"
HAN = "一-鿿"
CLAUSE_END = re.compile("[。！？!?；;\n]")
# these lead everything and are members of nothing
TOP = ("党中央", "中共中央", "国务院")
# what may stand between the body that does something and the verb
_DATE = r"(?:于|在)?(?:\d{4}|[一二三四五六七八九〇○零]{4})年(?:[\d一二三四五六七八九十]{1,3}[月日]){0,2}"
_NUMBER = "[一二三四五六七八九十百零〇\\d０-９]+"
# 七届全国人大三次会议
_SESSION = rf"(?:第?{_NUMBER}届)?(?:第?{_NUMBER}次(?:全体|常务)?|常务|全体|办公)会议上?"
# 国务院根据西藏地方政府的要求所作的
_GROUNDS = rf"(?:根据|按照|依据|依照)[{HAN}“”《》]{{2,20}}?(?:要求|精神|规定|部署|原则)，?"
_WHEN = "近日|日前|最近|不久前|刚刚|去年|今年|同年|当年|再次|先后|陆续|相继|提前|初步|尽快|适时|及时|抓紧|继续"
_HOW = (
    "正式|联合|共同|决定|确定|同意|批准|统一|依法|具体|负责|牵头|着手|组织力量|研究|另行|组织|专门|认真|就|切实|严格|全面"
    "|深入|积极|所"
)
ADVERBS = (
    r"(?:等(?:\d+个)?)?(?:有关)?(?:部门|单位|部委|方面)?"
    rf"(?:{_DATE}|{_SESSION}|{_GROUNDS}|会同[{HAN}、]{{2,24}}?|已经?|正在?|拟|将|要|应当?|须|可以?|{_WHEN}|{_HOW}|还|也|均|都|并|又|和)*"
)
LINK = "、和与及"
# an item's number before its subject
OPENS = re.compile(r"\s*(?:[（(]?[\d一二三四五六七八九十]+[）)]?[.、．]?|[一二三四五六七八九十]是|——?)?\s*")
# no verb stands further before what it is done to
VERB_REACH = 60
# no clause is followed further than this
REACH = 500

# a body that is asked or told does nothing itself
TOWARDS = re.compile("(?:提请|报请|提交|呈报|报送|上报|送|向|报|请|对|在|授权)$")
CHARGED = re.compile("(?:等(?:部门|单位)?)?(?:要|将|应|须|已|负责|牵头|会同|具体|先后|主要)")
# what tells them to
TOLD = re.compile(
    "(?:等(?:部门|单位)?)?(?:要|应|须|负责(?!人|同志)|牵头(?!单位|部门)|按照?(?:各自)?(?:职责|职能)?分工)"
)
# 国务院有关部门, 国务院领导同志, 水利部长江委: not the body that is named
NOT_ITSELF = re.compile(f"[、和与及]|的|等?(?:各|有关|相关)|[{HAN}]{{0,4}}(?:部门|领导|同志|批准|同意)")
# 国务院有关部门
OTHERS_OF = re.compile("(?:有关|各|相关)+(?:部门|单位|方面)")
# 水利部会同财政部、由水利部牵头，会同财政部: between the one that leads and those that it asks to join
JOINED = re.compile("(?:已经?|正在?|也|要|应当?|将|负责|牵头|主动|积极|及时|抓紧|尽快|，)*(?:会同|会商|商|联合|协同)")


class Places:
    """The candidates of some types by place."""

    def __init__(self, reading: Reading, *types: str) -> None:
        self.items = reading.of_type(*types)
        self.starts = [candidate.start for candidate in self.items]

    def inside(self, start: int, end: int) -> list[Candidate]:
        """Those that lie within the span, by start."""
        return inside(self.items, start, end)

    def starting(self, start: int, end: int) -> list[Candidate]:
        """Those that begin between the two places, both included."""
        return self.items[bisect_left(self.starts, start) : bisect_right(self.starts, end)]

    def ending(self, place: int, reach: int = 40) -> list[Candidate]:
        """Those that end there and begin within the characters before it, the longest first."""
        return [candidate for candidate in self.inside(max(0, place - reach), place) if candidate.end == place]

    def outer(self, start: int, end: int) -> list[Candidate]:
        """Those within the span that lie in no other of them."""
        result: list[Candidate] = []
        for candidate in self.inside(start, end):
            if not result or candidate.end > result[-1].end:
                result.append(candidate)
        return result

    def covering(self, start: int, end: int) -> bool:
        """Whether one of them holds the whole span."""
        near = self.starting(max(0, start - REACH), start)
        return any(candidate.end >= end for candidate in near)


class Finder:
    """One reading with its candidates by place; notes each relation once for a pair of places."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.document.text
        self.bodies = Places(reading, "Institution")
        self.areas = Places(reading, "ReformArea")
        self.programs = Places(reading, "Program")
        self.policies = Places(reading, "Policy")
        self.regions = Places(reading, "Region")
        self.named = Places(reading, "Program", "Institution")
        self._seen: set[tuple[str, int, int]] = set()

    def link(self, kind: str, head: Candidate, tail: Candidate, start: int, trigger: str, confidence: float) -> None:
        """Note a relation that the sentence at `start` states."""
        key = (kind, id(head), id(tail))
        if head is tail or key in self._seen or same(head, tail):
            return
        self._seen.add(key)
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

    def subject(self, start: int) -> Candidate | None:
        """The institution that the sentence from `start` begins with."""
        return next((body for body in self.bodies.inside(start, start + 40) if body.start <= start + 1), None)

    def clause_end(self, start: int) -> int:
        """Where the clause that holds this place ends."""
        found = CLAUSE_END.search(self.text, start, start + REACH)
        return found.start() if found else min(len(self.text), start + REACH)

    def clause_start(self, end: int) -> int:
        """Where the clause that holds this place begins."""
        near = max(0, end - REACH)
        return max((found.end() for found in CLAUSE_END.finditer(self.text, near, end)), default=near)

    def doers(self, place: int, verb: re.Pattern[str]) -> list[Candidate]:
        """The bodies that do to the thing that begins there what the verb (which ends in $) says: 甲、乙联合印发…."""
        start = self.clause_start(place)
        found = verb.search(self.text, max(start, place - VERB_REACH), place)
        if found is None:
            return []
        end = found.start()
        bodies = self.bodies.outer(start, end)
        if len(bodies) > 1 and OTHERS_OF.match(self.text, bodies[-1].end, end):
            # 甲会同国务院有关部门…: 甲
            *bodies, others = bodies
            if JOINED.fullmatch(self.text, bodies[-1].end, others.start):
                return self.list_ending(bodies)
        if bodies and re.fullmatch(ADVERBS, self.text[bodies[-1].end : end]):
            listed = self.list_ending(bodies)
            told = TOWARDS.search(self.text, start, listed[0].start)
            # 对甲通过的乙: the bodies are in the clause of 的
            if told is None or "的" in found[0]:
                return self.joined(bodies, listed)
            bodies, end = bodies[: -len(listed)], told.start()
        # 甲负责…，组织实施…: the clause's subject, if nothing stands between it and its beginning
        own = re.search(rf"[，、](?:对[^，。；]{{2,20}})?{ADVERBS}$", self.text[start:end])
        subject = self.list_starting(bodies, 0) if own and bodies else []
        before = self.text[start : subject[0].start] if subject else "-"
        if not subject or not (OPENS.fullmatch(before) or before.endswith("，")):
            return []
        alone = len(bodies) == len(subject) and not NOT_ITSELF.match(self.text, subject[-1].end)
        return subject if alone or CHARGED.match(self.text, subject[-1].end) else []

    def joined(self, bodies: list[Candidate], listed: list[Candidate]) -> list[Candidate]:
        """These last ones of the bodies with the one before them that asks them to join: 甲会同乙."""
        before = bodies[: -len(listed)]
        if before and JOINED.fullmatch(self.text, before[-1].end, listed[0].start):
            return [*self.list_ending(before), *listed]
        return listed

    def agents(self, place: int) -> list[Candidate]:
        """The bodies last named behind the full stop before this place, if they open a clause and are told what to do.

        甲、乙要切实…；建立丙: 甲 and 乙, before 丙.
        """
        near = max(0, place - REACH)
        start = max(near, self.text.rfind("。", near, place) + 1, self.text.rfind("\n", near, place) + 1)
        bodies = self.bodies.outer(start, place)
        listed = self.list_ending(bodies) if bodies else []
        if not listed or not TOLD.match(self.text, listed[-1].end):
            return []
        before = self.text[start : listed[0].start]
        return listed if OPENS.fullmatch(before) or before.endswith(("下，", "；")) else []

    def listed_from(self, place: int, opening: re.Pattern[str], verb: re.Pattern[str]) -> list[Candidate]:
        """The bodies listed behind the opening words there, if the verb follows them: …由甲、乙印发."""
        opened = opening.match(self.text, place)
        if opened is None:
            return []
        bodies = self.list_starting(self.bodies.outer(opened.end(), opened.end() + REACH), 0)
        done = bodies and bodies[0].start == opened.end() and verb.match(self.text, bodies[-1].end)
        return bodies if done else []

    def list_ending(self, bodies: list[Candidate]) -> list[Candidate]:
        """The last of these bodies and those joined to it: 甲、乙和丙."""
        first = len(bodies) - 1
        while first > 0 and self.text[bodies[first - 1].end : bodies[first].start] in tuple(LINK):
            first -= 1
        return bodies[first:]

    def list_starting(self, bodies: list[Candidate], place: int) -> list[Candidate]:
        """The body at this place in the list and those joined to it."""
        last = place
        while last + 1 < len(bodies) and self.text[bodies[last].end : bodies[last + 1].start] in tuple(LINK):
            last += 1
        return bodies[place : last + 1]


def same(one: Candidate, other: Candidate) -> bool:
    """Whether two candidates are the same entity."""
    return one.type == other.type and (one.identity or one.name) == (other.identity or other.name)
