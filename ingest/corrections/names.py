"""Find the names that users give (`names` in reformgraph.yaml): each place of one names what the entry says."""

from __future__ import annotations

import ahocorasick_rs
from spacy.language import Language
from spacy.tokens import Doc

from graph.names import normal
from ingest.corrections.entry import NAMES, Entry
from ingest.corrections.meaning import meaning, spoken
from ingest.institutions.bodies import kind_of as kind_of_body
from ingest.policies.titles import kind_of as kind_of_policy
from ingest.reading import Candidate, Reading, reading_of

NAME = "reformgraph_corrections"
# of these, later components ask for the identity
IDENTIFIED = ("Institution", "Policy", "Region")
KINDS = {"Institution": kind_of_body, "Policy": kind_of_policy}


class Component:
    """Adds the names of one type; runs behind the component that finds that type."""

    def __init__(self, kind: str) -> None:
        """Of the type of entity `kind`."""
        self.kind = kind

    def __call__(self, doc: Doc) -> Doc:
        """Add to the document's reading."""
        find(reading_of(doc), self.kind)
        return doc


@Language.factory(NAME)
def component(nlp: Language, name: str, entity: str) -> Component:
    """The component for entities of this type."""
    return Component(entity)


def find(reading: Reading, kind: str) -> None:
    """Note every place of the names that users give to things of this type.

    A longer name of the same type that holds it stays what it is; what lies in it or runs into it gives way.
    """
    forms: dict[str, Entry] = {}
    for entry in reading.corrections:
        for name in entry.names if entry.section == NAMES and entry.type == kind else ():
            for form in spoken(kind, name, reading.home):
                forms.setdefault(form, entry)
    if not forms:
        return
    names = list(forms)
    automaton = ahocorasick_rs.AhoCorasick(names, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    for index, start, end in automaton.find_matches_as_indexes(reading.document.text):
        if reading.sentence_at(start) is not None:
            _note(reading, kind, start, end, names[index], forms[names[index]])


def _note(reading: Reading, kind: str, start: int, end: int, form: str, entry: Entry) -> None:
    text = reading.document.text
    near = [one for one in reading.candidates if one.type == kind and one.start < end and start < one.end]
    here = [one for one in near if normal(text[one.start : one.end]) == normal(form)]
    identity = meaning(kind, entry.names[0], reading.home) if kind in IDENTIFIED else None
    if not here:
        if any(one.start <= start and end <= one.end for one in near):
            return
        gone = {id(one) for one in near if one is not reading.policy}
        reading.candidates = [one for one in reading.candidates if id(one) not in gone]
        sort = KINDS[kind](entry.names[0]) if kind in KINDS else None
        here = [Candidate(start, end, kind, form, NAME, 1.0, kind=sort)]
        reading.candidates += here
    elif all(one.identity == identity for one in here) and kind in IDENTIFIED:
        return
    for one in here:
        others = {name for name in (*one.aliases, *entry.names) if name != one.name}
        one.aliases, one.confidence = tuple(sorted(others)), 1.0
        one.identity = identity or one.identity
        one.corrections = (*one.corrections, entry.note)
