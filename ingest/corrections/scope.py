"""Which corrections hold for a document, and whether those of a folder fit together."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from graph.errors import UsageError
from graph.model import Document
from ingest.corrections.entry import NOT_SAME, SAME, Entry
from ingest.corrections.file import DOCUMENTS, FILE, Corrections, Source, read
from ingest.corrections.meaning import forms, spoken
from ingest.load.facts import Facts

NOTHING = Facts()


@dataclass(frozen=True, slots=True)
class Given:
    """What the files above a document say of it: entries that may hold there, metadata, and what gave these."""

    entries: tuple[Entry, ...] = ()
    facts: Facts = NOTHING
    notes: tuple[str, ...] = ()


def given(sources: Sequence[Source], key: str) -> Given:
    """What these files (the outermost first) say of the document with this key; metadata from the nearest.

    Raises:
        UsageError: a file cannot be used.
    """
    entries: list[Entry] = []
    facts, notes = NOTHING, []
    for corrections in map(read, sources):
        entries += [one for one in corrections.entries if _about(corrections, one.document, key)]
    for corrections in map(read, reversed(sources)):
        for name, said in corrections.documents:
            if _about(corrections, name, key) and (known := facts.over(said)) != facts:
                facts = known
                notes.append(f"{corrections.source.name}: {DOCUMENTS} {name}")
    return Given(tuple(entries), facts, tuple(notes))


def _about(corrections: Corrections, name: str | None, key: str) -> bool:
    """Whether this name of a document means the one with this key; a path before a mere file name."""
    folder = corrections.source.name.removesuffix(FILE)
    if name is None or folder + name == key:
        return True
    alone = "/" not in name and key.rpartition("/")[2] == name
    return alone and not (corrections.source.path.parent / name).is_file()


def in_force(entries: tuple[Entry, ...], document: Document) -> tuple[Entry, ...]:
    """The entries that hold in this document; extra names only where it says one, or a judgement needs them."""
    home = document.region
    near = tuple(entry for entry in entries if covers(entry.region, home))
    apart = tuple(entry for entry in near if entry.section == NOT_SAME)
    judged = {form for entry in apart for form in forms(entry)}
    kept = set(apart)
    for group in together(near):
        if any(
            entry.section == SAME
            or not judged.isdisjoint(forms(entry))
            or any(form in document.text for name in entry.names for form in spoken(entry.type, name, home))
            for entry in group
        ):
            kept.update(group)
    return tuple(entry for entry in near if entry in kept)


def hashed(entries: Sequence[Entry]) -> str:
    """A hash of entries, nothing where there is none: another one means that documents are to be read anew."""
    told = [[one.type, one.note] for one in entries]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest() if told else ""


@lru_cache(maxsize=64)
def together(entries: tuple[Entry, ...]) -> tuple[tuple[Entry, ...], ...]:
    """The entries that say that names mean one thing, joined where they share a name; in the order given."""
    owner: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries:
        if entry.section == NOT_SAME:
            continue
        joined = {id(one): one for form in forms(entry) for one in (owner.get(form) or [])}
        group = [*joined.values(), entry]
        owner.update((form, group) for one in group for form in forms(one))
    order = {entry: place for place, entry in enumerate(entries)}
    groups = {id(group): tuple(sorted(group, key=order.__getitem__)) for group in owner.values()}
    return tuple(groups.values())


def check(sources: Sequence[Source], keys: Sequence[str]) -> list[str]:
    """Read the files that hold for a folder (the outermost first); gives names of documents that are not there.

    Args:
        sources: the files.
        keys: the documents below them.

    Raises:
        UsageError: one cannot be used, two entries contradict each other, or a file name fits several documents.
    """
    entries: list[Entry] = []
    missing = []
    for source in sources:
        corrections = read(source)
        entries += corrections.entries
        below = [key for key in keys if key.startswith(source.name.removesuffix(FILE))]
        named = [(one.place, one.document) for one in corrections.entries if one.document]
        named += [(f"{source.name}: {DOCUMENTS}", name) for name, _ in corrections.documents]
        for place, name in named:
            fits = [key for key in below if _about(corrections, name, key)]
            if len(fits) > 1:
                raise UsageError(f"{place}: {name} fits {len(fits)} documents ({', '.join(fits)}); give its path")
            missing += [] if fits else [f"{place}: there is no document {name}"]
    _contradictions(tuple(entries))
    return missing


def _contradictions(entries: tuple[Entry, ...]) -> None:
    """Refuse entries of which one joins what another sets apart, in a document where both may hold."""
    apart = [entry for entry in entries if entry.section == NOT_SAME and len(entry.names) > 1]
    joined = {form: place for place, one in enumerate(together(entries)) for entry in one for form in forms(entry)}
    for entry in apart:
        places = [joined.get(form) for form in forms(entry)]
        for found in {place for place in places if place is not None and places.count(place) > 1}:
            others = together(entries)[found]
            regions = {None, *(one.region for one in (entry, *others))}
            documents = {None, *(one.document for one in (entry, *others))}
            for region, document in product(regions, documents):
                if not _holds(entry, region, document):
                    continue
                held = tuple(one for one in others if _holds(one, region, document))
                for group in together(held):
                    joins = {form for one in group for form in forms(one)}
                    if sum(form in joins for form in forms(entry)) > 1:
                        raise UsageError(f"{entry.place}: contradicts {group[-1].place}, which makes them one thing")


def _holds(entry: Entry, region: str | None, document: str | None) -> bool:
    return covers(entry.region, region) and entry.document in (None, document)


def covers(scope: str | None, home: str | None) -> bool:
    """Whether a document of this home region is in the scope: that region or one that lies in it."""
    return scope is None or (home is not None and (home == scope or home.startswith(scope + "/")))
