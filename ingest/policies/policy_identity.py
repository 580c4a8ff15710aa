"""Which policy a title names: its title, with region or issuer where it names no place, and its number."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from functools import cache, cached_property

from ingest.institutions.central_bodies import central
from ingest.policies.own_policy import NUMBER, OWN, report_year
from ingest.policies.policy_names import law_titles, plan_number
from ingest.policies.titles import YEAR, Title, bare, flat, key, unwrap
from ingest.reading import Candidate, Reading
from ingest.regions.gazetteer import full_place

NATION = re.compile(r"^(?:我国|国家|全国|中共中央|国务院|中国|中华人民共和国)")
OWN_PLACE = re.compile(r"^(?:自治区|[我本][省市区县州旗])(?=.{3})")
PARTY = re.compile(r"^(?:中共|中国共产党|共青团|政协)")
# places below a county
TOWNS = ("乡", "镇", "街道", "社区", "村")
# whose policies are the nation's
CENTRE = frozenset(
    central()[name].name
    for name in ("中共中央", "国务院", "中共中央办公厅", "国务院办公厅", "全国人大", "全国人大常委会", "中央军委")
)
# what may stand between a body and the policy that it issues
ISSUES = re.compile(
    r"[，,]?(?:联合|共同)?(?:制定|印发|出台|发布|公布|颁布|下发|转发|批转|制发|通过|关于|并|了|的)*[《“]?"
)
# what a short title may leave out of a longer one
FRONT = re.compile(
    r"(?:国家|全国|中央|中国|本?[一-鿿]{0,6}(?:领域|方面|系统|行业|部门)|\d{4}年度?|我[省市区县国]|[一-鿿]{1,6}[省市区县州])+"
)


def identify(reading: Reading, policies: list[Candidate]) -> None:
    """Give each policy its identity; short and long titles of one policy share it."""
    identifier = _Identifier(reading)
    groups: dict[str, list[Candidate]] = defaultdict(list)
    for policy in policies:
        groups[identifier.group(policy)].append(policy)
    for group, members in _merge(groups).items():
        core = group.partition("|")[0]
        known = next((member.identity for member in members if member.identity), None)
        identity = known or identifier.identity(core, members)
        for member in members:
            member.identity = identity


@cache
def _law_keys() -> frozenset[str]:
    return frozenset(key(title) for title in law_titles())


class _Identifier:
    """Reads titles with the regions and bodies of one document."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.regions = reading.of_type("Region")
        self.bodies = reading.of_type("Institution")
        self.body_ends = sorted((body.end, number) for number, body in enumerate(self.bodies))

    def identity(self, core: str, members: list[Candidate]) -> str:
        """The identity of the policy that these places name: its title, and what tells it from others of that title."""
        if self._national(members):
            return core
        place = next((found[0] for member in members if (found := self._opening(member))), None)
        if place is not None:
            return f"{core}|{place}"
        if any(self._inside(member) for member in members):
            return core
        owner = next((issuer for member in members if (issuer := self._issuer(member)) is not None), None)
        if owner is None:
            owner = "" if NATION.match(members[0].name) else self.reading.home or ""
        number = min((alias for member in members for alias in member.aliases if NUMBER.fullmatch(alias)), default="")
        return "|".join(part for part in (core, owner, number) if part)

    def _national(self, members: list[Candidate]) -> bool:
        """Whether it is a law of the list; a regulation of that title that a place makes is that place's."""
        if not all(key(member.name) in _law_keys() for member in members):
            return False
        made = any(member.status in ("proposed", "drafted", "issued") for member in members)
        return not (made and self.reading.home and not members[0].name.endswith("法"))

    def group(self, policy: Candidate) -> str:
        """The title's core, with the issuer where a place above the document's own made a policy of the same title."""
        core, own = self.core(policy), self._own
        if own is None or policy.extractor == OWN or core != own[0] or self._opening(policy):
            return core
        issuer, place = self._issuer(policy), own[1]
        above = issuer is not None and place.startswith(f"{issuer}/" if issuer else self.reading.home or "/")
        return f"{core}|{issuer}" if above else core

    @cached_property
    def _own(self) -> tuple[str, str] | None:
        """The core and the place of the document's own policy."""
        own = self.reading.policy
        if own is None:
            return None
        opening = self._opening(own)
        return self.core(own), opening[0] if opening else self._issuer(own) or self.reading.home or ""

    def core(self, policy: Candidate) -> str:
        """The title without the place or issuer that it opens with."""
        name = flat(policy.name)
        if name.endswith("政府工作报告"):
            year = YEAR.match(name)
            told = year[0] if year else report_year(self.reading) if policy.extractor == OWN else None
            return f"{(told or '').removesuffix('年')}政府工作报告"
        opening = self._opening(policy)
        words = opening[1] if opening else ""
        number = plan_number(bare(name.removeprefix(words)))
        if number:
            return f"第{number}个五年规划"
        year = YEAR.match(name)
        core = key(OWN_PLACE.sub("", name[year.end() :] if year else name))
        if words and core not in _law_keys() and core.startswith(key(words)) and len(core) - len(key(words)) >= 3:
            core = core[len(key(words)) :].removeprefix("关于")
        # 2022年湖南省… and 湖南省2022年… are one
        inner = YEAR.match(core) if year is None else None
        told = (year or inner or [""])[0].removesuffix("度")
        return told + (core[inner.end() :] if inner else core)

    def _inside(self, policy: Candidate) -> list[Candidate]:
        """The regions that the title names."""
        low = bisect_left(self.regions, policy.start, key=lambda region: region.start)
        found = []
        for region in self.regions[low:]:
            if region.start >= policy.end:
                break
            if region.end <= policy.end:
                found.append(region)
        return [region for region in found if not self._town(region)]

    @staticmethod
    def _town(region: Candidate) -> bool:
        """Whether a place is below the register's counties, so that its name alone says too little."""
        path = region.identity or ""
        return path.count("/") >= 3 or region.name.endswith(TOWNS)

    def _opening(self, policy: Candidate) -> tuple[str, str] | None:
        """(path, words) of the place that opens the title or its issuer: 株洲市天元区…, 中共株洲市委关于…."""
        names = {flat(region.name): region.identity or region.name for region in self._inside(policy)}
        if not names:
            return None
        title = unwrap(policy.name)
        for words in (title.name, *reversed(self._issuers(policy, title))):
            found = _leading(YEAR.sub("", PARTY.sub("", words)), names)
            if found:
                return found
        return None

    def _issuers(self, policy: Candidate, title: Title) -> list[str]:
        """Who the title, or one that wraps it, says issues it, outermost first."""
        return [issuer for alias in policy.aliases for issuer in unwrap(alias).issuers] or list(title.issuers)

    def _issuer(self, policy: Candidate) -> str | None:
        """Who issues it: as the title, the words before it or, for the document's own, the metadata say."""
        issuers = self._issuers(policy, unwrap(policy.name))
        if any(_of_centre(issuer) for issuer in issuers):
            return ""
        if issuers:
            return self._place_of(issuers[-1]) or issuers[-1]
        at = bisect_left(self.body_ends, (policy.start - 8, 0))
        for end, number in self.body_ends[at:]:
            if end > policy.start:
                break
            if ISSUES.fullmatch(self.reading.document.text, end, policy.start):
                name = self.bodies[number].identity or self.bodies[number].name
                return "" if _of_centre(name) else self._place_of(name) or name
        issuer = self.reading.document.issuer if policy.extractor == OWN else None
        if issuer:
            return "" if _of_centre(issuer) else self._place_of(issuer) or issuer
        return None

    def _place_of(self, body: str) -> str | None:
        """The part of the home region's path whose body this is: 株洲市人民政府 gives 湖南省/株洲市."""
        parts = (self.reading.home or "").split("/")
        levels = ["/".join(parts[: i + 1]) for i in range(len(parts)) if parts[0]]
        bare_name = PARTY.sub("", body)
        return next((path for path in reversed(levels) if bare_name.startswith((full_place(path), path))), None)


def _of_centre(issuer: str) -> bool:
    """Whether the nation's highest bodies issue it: 中共中央、国务院."""
    names = [name for name in re.split("[、 　]", issuer) if name]
    return all(name in central() and central()[name].name in CENTRE for name in names)


def _leading(words: str, names: dict[str, str]) -> tuple[str, str] | None:
    """(path, words) of the places that open these words, the last one's path: 株洲市|天元区."""
    taken, path = "", ""
    while fit := [name for name in names if words.startswith(name, len(taken))]:
        longest = max(fit, key=len)
        taken += longest
        path = names[longest]
    return (path, taken) if taken else None


def _merge(groups: dict[str, list[Candidate]]) -> dict[str, list[Candidate]]:
    """Join groups whose title is another's without its first words of place, year or nation."""
    result: dict[str, list[Candidate]] = {}
    for core in sorted(groups, key=lambda words: (-len(words), words)):
        longer = [c for c in result if c.endswith(core) and len(core) >= 6 and FRONT.fullmatch(c[: -len(core)])]
        if len(longer) == 1:
            result[longer[0]] += groups[core]
        else:
            result[core] = groups[core]
    return result
