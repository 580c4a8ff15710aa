"""Which policy a title names: its title, with region or issuer where it names no place, and its number."""

from __future__ import annotations

import re
from collections import defaultdict

from ingest.own_policy import NUMBER, OWN, report_year
from ingest.policy_names import law_titles, plan_number
from ingest.reading import Candidate, Reading
from ingest.titles import YEAR, bare, flat, key, unwrap

NATION = re.compile(r"^(?:我国|国家|全国|中共中央|国务院|中国|中华人民共和国)")


def identify(reading: Reading, policies: list[Candidate]) -> None:
    """Give each policy its identity; short and long titles of one policy share it."""
    groups: dict[str, list[Candidate]] = defaultdict(list)
    for policy in policies:
        groups[_core(reading, policy)].append(policy)
    for core, members in _merge(groups).items():
        known = next((member.identity for member in members if member.identity), None)
        identity = core + "|" + _owner(reading, members)
        numbers = sorted({a for m in members for a in m.aliases if NUMBER.fullmatch(a)})
        if numbers and not _placed(reading, members):
            identity += "|" + numbers[0]
        for member in members:
            member.identity = known or identity


def _core(reading: Reading, policy: Candidate) -> str:
    """The title without the place or issuer that it opens with."""
    name = flat(policy.name)
    if name.endswith("政府工作报告"):
        year = report_year(reading) if policy.extractor == OWN else None
        return f"{year or ''}政府工作报告"
    number = plan_number(bare(name.removeprefix(_opening(reading, policy))))
    if number:
        return f"第{number}个五年规划"
    core = key(name)
    place = _leading(reading, policy)
    if place and len(core) - len(place[1]) >= 4 and core.startswith(key(place[1])):
        core = core[len(key(place[1])) :].removeprefix("关于")
    return core or key(name)


def _opening(reading: Reading, policy: Candidate) -> str:
    """The words of the place that opens the title."""
    place = _leading(reading, policy)
    return place[1] if place else ""


def _leading(reading: Reading, policy: Candidate) -> tuple[str, str] | None:
    """(path, words) of the place that opens the title: 株洲市天元区…."""
    names = {
        flat(r.name): r
        for r in reading.candidates
        if r.type == "Region" and policy.start <= r.start and r.end <= policy.end
    }
    name, taken, path = YEAR.sub("", flat(unwrap(policy.name).name)), "", ""
    while True:
        rest = name[len(taken) :]
        fit = [n for n in names if rest.startswith(n)]
        if not fit:
            break
        longest = max(fit, key=len)
        taken += longest
        path = names[longest].identity or longest
    return (path, taken) if taken else None


def _placed(reading: Reading, members: list[Candidate]) -> bool:
    return any(
        r.type == "Region" and m.start <= r.start and r.end <= m.end for m in members for r in reading.candidates
    )


def _owner(reading: Reading, members: list[Candidate]) -> str:
    for member in members:
        place = _leading(reading, member)
        if place:
            return place[0]
    core = key(members[0].name)
    if core in {key(title) for title in law_titles()} or _placed(reading, members):
        return ""
    issuers = [issuer for m in members for form in (m.name, *m.aliases) for issuer in unwrap(form).issuers[-1:]]
    if issuers:
        return issuers[0]
    if NATION.match(members[0].name):
        return ""
    return reading.home or ""


def _merge(groups: dict[str, list[Candidate]]) -> dict[str, list[Candidate]]:
    """Join groups whose title is another's without its first words of place, year or nation."""
    result: dict[str, list[Candidate]] = {}
    for core in sorted(groups, key=len, reverse=True):
        longer = [
            known
            for known in result
            if known.endswith(core) and len(core) >= 6 and FRONT.fullmatch(known[: -len(core)])
        ]
        if len(longer) == 1:
            result[longer[0]] += groups[core]
        else:
            result[core] = groups[core]
    return result


FRONT = re.compile(r"(?:国家|全国|中央|中国|\d{4}年度?|我[省市区县国]|[一-鿿]{1,6}[省市区县州])+")
