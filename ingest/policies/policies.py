"""Find policies: the document's own title, titles in 《》, laws, names without 《》, short forms of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from ingest.policies import policy_names
from ingest.policies.own_policy import ANNEX, NUMBER, OWN, find_own
from ingest.policies.policy_identity import identify
from ingest.policies.policy_names import Named
from ingest.policies.policy_phrases import phrases
from ingest.policies.policy_status import governing, planned_sections, status_of
from ingest.policies.titles import bare, flat, general_titles, is_policy, kind_of, unwrap
from ingest.reading import Candidate, Reading, reading_of

NAME = "reformgraph_policies"
TITLE = re.compile(
    r"《(?P<title>[^《》]{2,120}(?:《[^《》]{2,100}》[^《》]{0,20})?)》(?P<number>\s*[（(]\s*"
    + NUMBER.pattern
    + r"\s*[）)])?"
)
NATION = "中华人民共和国"
GENERAL = re.compile(r"《([^《》]{1,12})》")
DETAIL = re.compile(r"的?((?:实施|贯彻)(?:办法|细则|条例|意见|方案|规定))")
ANGLE = re.compile(
    r"[<〈](?P<title>[^《》<>〈〉\n]{4,80}(?:意见|方案|办法|规划|通知|条例|决定|规定|细则|纲要|计划|要点))[>〉]"
)
DECLARED = re.compile(
    r"[（(]\s*(?:以下|下)?(?:统称|简称)[为：:]?\s*[《“\"]?(?P<short>[^《》“”\"（）()]{2,14})[》”\"]?\s*[）)]"
)
RELATIVE = re.compile(
    r"(?<![一-鿿]日)本(?P<kind>意见|方案|办法|规划|通知|条例|决定|规定|细则|纲要|计划|要点|批复|措施|规则|预案|法)(?![一-鿿]?[院官律定])"
)


@Language.component(NAME)
def component(doc: Doc) -> Doc:
    """Add to the document's reading."""
    find(reading_of(doc))
    return doc


def find(reading: Reading) -> None:
    """Add the policies that the text names, each with its identity and status."""
    own = find_own(reading)
    finder = _Finder(reading)
    for candidate in own:
        finder.add(candidate)
    _quoted(finder)
    _plain(finder)
    _short(finder)
    same = {id(place): owner for place, owner in finder.shorts}
    identify(reading, [candidate for candidate in finder.found if id(candidate) not in same])
    for place, owner in finder.shorts:
        while id(owner) in same:
            owner = same[id(owner)]
        place.identity = owner.identity
    reading.candidates.extend(finder.found)


class _Finder:
    """Collects the policies of one reading, no two in the same place."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.document.text
        self.planned = planned_sections(reading)
        self.taken = bytearray(len(self.text))
        self.found: list[Candidate] = []
        self.shorts: list[tuple[Candidate, Candidate]] = []

    def free(self, start: int, end: int) -> bool:
        """Whether no policy stands there."""
        return not any(self.taken[start:end])

    def add(self, candidate: Candidate) -> None:
        """Note a policy, unless one is there or the place is not the document's own text."""
        if self.free(candidate.start, candidate.end) and self.reading.sentence_at(candidate.start) is not None:
            self.taken[candidate.start : candidate.end] = b"\1" * (candidate.end - candidate.start)
            self.found.append(candidate)

    def another(self, match: re.Match[str], owner: Candidate, short: str) -> None:
        """Note another place of a policy, by its short form."""
        place = Candidate(*match.span(), "Policy", owner.name, "policies.short", 0.85, (short,), owner.kind)
        before = len(self.found)
        self.add(place)
        if len(self.found) > before:
            self.shorts.append((place, owner))


def _quoted(finder: _Finder) -> None:
    """Titles in 《》 that are those of policies."""
    text, reading = finder.text, finder.reading
    verb, last = "", -9
    for match in (*TITLE.finditer(text), *ANGLE.finditer(text)):
        words = flat(match["title"])
        index = reading.sentence_at(match.start())
        if index is None or bare(words) in general_titles() or not is_policy(words):
            continue
        title = unwrap(words)
        sentence = reading.sentences[index]
        chained = 0 <= match.start() - last <= 4 and re.fullmatch(r"[、，,和与及以\s]*", text[last : match.start()])
        if not chained:
            verb = governing(text, sentence.start, match.start())
        last = match.end()
        aliases = title.aliases
        number = match.groupdict().get("number")
        if number:
            aliases = (*aliases, flat(number).strip("（()）"))
        detail = DETAIL.match(text, match.end())
        plan = finder.planned[sentence.section]
        status = status_of(text, match.span(), sentence.start, title.name, "" if detail else verb, plan)
        if detail is not None:
            _of_law(finder, match, detail, title.name, status)
            status = None
        finder.add(
            Candidate(
                match.start(),
                match.end(),
                "Policy",
                title.name,
                "policies.title",
                0.9,
                aliases,
                kind_of(title.name),
                status,
            )
        )


def _of_law(finder: _Finder, law: re.Match[str], detail: re.Match[str], title: str, status: str | None) -> None:
    """《甲法》实施办法 names a policy of its own beside 《甲法》."""
    name = title + detail[1]
    finder.add(Candidate(*detail.span(1), "Policy", name, "policies.detail", 0.8, (), kind_of(name), status))


def _plain(finder: _Finder) -> None:
    """Names without 《》."""
    text, reading = finder.text, finder.reading
    regions = {c.end: c for c in reading.candidates if c.type == "Region" and c.identity != NATION}
    named: list[Named] = [*policy_names.about(text), *policy_names.laws(text), *policy_names.five_year_plans(text)]
    for sentence in reading.sentences:
        named.extend(phrases(text, sentence.start, sentence.end))
    named.extend(policy_names.standing(text))
    for item in named:
        index = reading.sentence_at(item.start)
        if index is None:
            continue
        sentence = reading.sentences[index]
        place = regions.get(item.start)
        if place is not None and item.extractor == policy_names.LAW and not item.name.endswith("法"):
            # 重庆市公平竞争审查条例 is not the nation's
            item = replace(item, start=place.start, name=text[place.start : item.end])
        span, plan = (item.start, item.end), finder.planned[sentence.section]
        status = status_of(text, span, sentence.start, item.name, item.verb, plan)
        finder.add(
            Candidate(
                item.start,
                item.end,
                "Policy",
                item.name,
                item.extractor,
                item.confidence,
                item.aliases,
                kind_of(item.name),
                status,
            )
        )


def _short(finder: _Finder) -> None:
    """Short forms: declared ones, 《方案》 for the one named before, 本意见 for the document's own."""
    finder.found.sort(key=lambda c: c.start)
    _declared(finder)
    _general(finder)
    _relative(finder)


def _declared(finder: _Finder) -> None:
    """《甲》（以下简称《乙》）, and 《乙》 from there on."""
    text = finder.text
    ends = {candidate.end: candidate for candidate in finder.found}
    shorts: dict[str, list[tuple[int, Candidate]]] = defaultdict(list)
    for match in DECLARED.finditer(text):
        owner = ends.get(match.start())
        if owner is None:
            continue
        short = flat(match["short"])
        owner.aliases = (*owner.aliases, short)
        shorts[short].append((match.end(), owner))
    for short, owners in shorts.items():
        places = [place for place, _ in owners]
        form = f"《{re.escape(short)}》" if short in general_titles() else f"《?{re.escape(short)}》?"
        for match in re.finditer(form, text):
            index = bisect_right(places, match.start()) - 1
            if index >= 0:
                finder.another(match, owners[index][1], short)


def _general(finder: _Finder) -> None:
    """《方案》 is the one named before that ends so; 我省《实施办法》 and the like are policies of a place."""
    text, reading = finder.text, finder.reading
    regions = {c.end: c for c in reading.candidates if c.type == "Region"}
    for match in GENERAL.finditer(text):
        short, index = bare(flat(match[1])), reading.sentence_at(match.start())
        if short not in general_titles() or index is None:
            continue
        place = regions.get(match.start())
        ending = [c for c in finder.found if c.end <= match.start() and bare(flat(c.name)).endswith(short)]
        if place is None and ending:
            finder.another(match, max(ending, key=lambda c: c.start), short)
        elif len(short) >= 4 or place is not None:
            words = text[place.start : match.start()] if place is not None else ""
            full = (place.identity or "").rpartition("/")[2] + short if place is not None else short
            aliases = tuple(dict.fromkeys(a for a in (full, words + short) if a != short))
            sentence = reading.sentences[index]
            start = place.start if place is not None else match.start()
            before = [c for c in finder.found if c.end <= start and re.fullmatch("[、和与及]", text[c.end : start])]
            verb = governing(text, sentence.start, before[-1].start) if before else ""
            status = status_of(
                text, (start, match.end()), sentence.start, short, verb, finder.planned[sentence.section]
            )
            finder.add(
                Candidate(
                    *match.span(),
                    "Policy",
                    short,
                    "policies.title",
                    0.7,
                    aliases,
                    kind_of(short),
                    status,
                    f"{short}|{place.identity}" if place is not None else None,
                )
            )


def _relative(finder: _Finder) -> None:
    """本意见 is the policy whose text it stands in."""
    own = [c for c in finder.found if c.extractor in (OWN, ANNEX)]
    for match in RELATIVE.finditer(finder.text) if own else ():
        before = [c for c in own if c.start < match.start()]
        target = next((c for c in reversed(before) if bare(flat(c.name)).endswith(match["kind"])), None)
        if target is not None:
            finder.another(match, target, match[0])
