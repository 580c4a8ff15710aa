"""What users judge to be one thing or not, on the candidates of one document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from graph.names import normal
from ingest.corrections.entry import NOT_SAME, Entry
from ingest.corrections.meaning import compared, meaning, spoken
from ingest.corrections.scope import together
from ingest.reading import Candidate, Reading
from ingest.resolution.identity import identity_of

# type and identity
Key = tuple[str, str]


@dataclass(slots=True, eq=False)
class _Thing:
    """What names mean that are judged: one by itself, or several that entries join."""

    type: str
    names: tuple[str, ...]
    forms: frozenset[str]
    identity: str
    entries: tuple[Entry, ...] = ()
    suffix: str = ""

    @property
    def told(self) -> str:
        """Its identity, with what tells it from a thing that the rules take for the same."""
        return self.identity + self.suffix


class Judgements:
    """The entries that hold in one document, ready to judge its candidates."""

    def __init__(self, reading: Reading) -> None:
        """Of the reading's corrections."""
        self.text, self.home = reading.document.text, reading.home
        joined = [
            self._thing(group[0].type, [n for e in group for n in e.names], group)
            for group in together(reading.corrections)
        ]
        self._things: dict[Key, _Thing] = {(thing.type, form): thing for thing in joined for form in thing.forms}
        self._apart: list[tuple[Entry, list[_Thing]]] = []
        for entry in reading.corrections:
            if entry.section == NOT_SAME:
                self._apart.append((entry, things := [self._one(entry.type, name) for name in entry.names]))
                _tell_apart(entry, things)
        # who has an identity of the rules: what is set apart before what only is joined
        set_apart = {id(thing): thing for _, things in self._apart for thing in things}
        self._meant: dict[Key, _Thing] = {}
        for thing in [*set_apart.values(), *joined]:
            self._meant.setdefault((thing.type, thing.told), thing)
        for thing in joined:
            for name in () if thing.suffix else thing.names:
                self._meant.setdefault((thing.type, meaning(thing.type, name, self.home)), thing)

    def _thing(self, kind: str, names: list[str], entries: tuple[Entry, ...] = ()) -> _Thing:
        forms = {compared(form) for name in names for form in spoken(kind, name, self.home)}
        return _Thing(kind, tuple(names), frozenset(forms), meaning(kind, names[0], self.home), entries)

    def _one(self, kind: str, name: str) -> _Thing:
        """What a name means that is set apart."""
        known = self._things.get((kind, compared(name)))
        if known is None:
            known = self._thing(kind, [name])
            for form in known.forms:
                self._things.setdefault((kind, form), known)
        return known

    def _named(self, candidate: Candidate) -> _Thing | None:
        """The thing that a candidate names: by the words of its place, else by its name."""
        words = self._things.get((candidate.type, normal(self.text[candidate.start : candidate.end])))
        return words or self._things.get((candidate.type, normal(candidate.name)))

    def split(self, candidates: list[Candidate]) -> dict[Candidate, str]:
        """The identities of candidates that are judged to be what the rules must not merge with another thing."""
        decided: dict[Candidate, str] = {}
        if not self._apart:
            return decided
        named = {one: thing for one in candidates if (thing := self._named(one)) is not None}
        present = {id(thing) for thing in named.values()}
        for entry, things in self._apart:
            if not any(id(thing) in present for thing in things):
                continue
            groups: dict[str, list[Candidate]] = defaultdict(list)
            for one in candidates:
                if one.type == entry.type:
                    groups[decided.get(one) or identity_of(one, self.home)].append(one)
            for identity, members in groups.items():
                found = {one: thing for one in members if (thing := named.get(one)) in things and thing is not None}
                for one, told in _divided(entry, things, identity, members, found):
                    if told != identity:
                        one.corrections = (*one.corrections, entry.note)
                    decided[one] = told
        return decided

    def joined(self, groups: dict[Key, list[Candidate]]) -> dict[Key, list[Candidate]]:
        """The groups of candidates, those together that are judged to be one thing."""
        result: dict[Key, list[Candidate]] = defaultdict(list)
        for key, members in groups.items():
            thing = self._meant.get(key) or next(filter(None, map(self._named, members)), None)
            told = key if thing is None or not thing.entries else (key[0], thing.told)
            if thing is not None and told != key:
                for one in members:
                    one.corrections = (*one.corrections, *(entry.note for entry in thing.entries))
            result[told] += members
        return result


def _divided(
    entry: Entry, things: list[_Thing], identity: str, members: list[Candidate], found: dict[Candidate, _Thing]
) -> Iterator[tuple[Candidate, str]]:
    """The judged candidates of what the rules take for one thing, each with its identity."""
    mixed = len(set(found.values())) > 1
    if len(set(found.values())) == 1:
        # what the rules join with a thing goes with it
        found = dict.fromkeys(members, next(iter(found.values())))
    for one, thing in found.items():
        others = {form for other in things if other is not thing for form in other.forms}
        kept = tuple(alias for alias in one.aliases if normal(alias) not in others)
        if kept != one.aliases:
            one.aliases, one.corrections = kept, (*one.corrections, entry.note)
        if not (mixed or thing.suffix) or (thing.suffix and identity.endswith(thing.suffix)):
            yield one, identity
        elif thing.type == "Policy" and not thing.entries:
            # its place, issuer and number stay
            yield one, "|".join([thing.identity.split("|")[0], *identity.split("|")[1:]]) + thing.suffix
        else:
            yield one, thing.told


def _tell_apart(entry: Entry, things: list[_Thing]) -> None:
    """Give those of the things that the rules take for the same a suffix: the scope of a single one, else the name."""
    if len(things) == 1:
        things[0].suffix += f"|{entry.region or entry.document}"
    for place, thing in enumerate(things):
        if thing.told in {other.told for other in things[:place]}:
            thing.suffix += f"|{compared(thing.names[0])}"
