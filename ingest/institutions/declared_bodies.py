"""Find further places of bodies that the text has named: by declared short forms, by name, their offices."""

from __future__ import annotations

import re

import ahocorasick_rs

from ingest.institutions.bodies import HAN, Bodies
from ingest.reading import Candidate

SHORT_FOR = re.compile(rf"[（(](?:以下)?简称[为]?[“\"]?([{HAN}A-Z]{{2,16}})[”\"]?[）)]")
BODY_END = re.compile(r".*(?:部|委|局|组|会|会议|办公室|室|中心|公司|集团|院|办)$")
OFFICE = re.compile("及其?(办公室)")
OFFICE_OF = re.compile("(及其办公室|及办公室|办公室)?")
# A name found once by rule is looked for again when it is this long.
TELLING = 5


def find_declared(bodies: Bodies) -> None:
    """Each place of a short form that the text declares for a body, and of its office."""
    text = bodies.text
    ends = {candidate.end: candidate for candidate in bodies.found}
    for match in SHORT_FOR.finditer(text):
        body = ends.get(match.start())
        if body is None or not BODY_END.match(match[1]):
            continue
        short, identity = match[1], body.identity or body.name
        body.aliases = (*body.aliases, short)
        at = 0
        while (at := text.find(short, at)) >= 0:
            _short_form(bodies, body, short, identity, at)
            at += len(short)
    _offices(bodies)


def _short_form(bodies: Bodies, body: Candidate, short: str, identity: str, at: int) -> None:
    """Note one place of a short form: it names the body, or with 办公室 behind it the body's office."""
    end = at + len(short)
    office = OFFICE_OF.match(bodies.text, end)
    name, known, other = short, identity, body.name
    if office is not None and office[1] == "办公室":
        end, name, known, other = office.end(), short + "办公室", identity + "办公室", body.name + "办公室"
    if bodies.free(at, end):
        bodies.add(at, end, name, 0.85, identity=known, kind=body.kind, aliases=(other,))
        return
    for candidate in bodies.found:
        if candidate.start == at and candidate.name == name and candidate is not body:
            candidate.identity, candidate.aliases = known, (*candidate.aliases, other)


def _offices(bodies: Bodies) -> None:
    """及其办公室 behind a known body is that body's office."""
    for body in list(bodies.found):
        match = OFFICE.match(bodies.text, body.end)
        if match:
            full = (body.identity or body.name) + "办公室"
            bodies.add(match.start(1), match.end(1), body.name + "办公室", 0.8, identity=full)


def find_again(bodies: Bodies) -> None:
    """Further places of bodies whose names were found by rule at one place only."""
    known = {body.name: body for body in bodies.found if body.confidence <= 0.75 and len(body.name) >= TELLING}
    if not known:
        return
    forms = list(known)
    automaton = ahocorasick_rs.AhoCorasick(forms, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    for index, start, end in automaton.find_matches_as_indexes(bodies.text):
        body = known[forms[index]]
        bodies.add(start, end, body.name, body.confidence, identity=body.identity, aliases=body.aliases, kind=body.kind)
