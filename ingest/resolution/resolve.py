"""Resolution within a document: candidates that name the same thing become one entity, and links become relations."""

from __future__ import annotations

from collections import Counter, defaultdict

from graph.model import Entity, Extraction, Indicator, Mention, Relation, Statement, make_id
from graph.names import normal
from graph.ontology import ontology
from ingest.areas.own_field import own_field_again
from ingest.corrections.judgements import Judgements, Key
from ingest.reading import Candidate, Quantity, Reading
from ingest.resolution.identity import identity_of
from ingest.resolution.short_forms import short_forms

__all__ = ["normal", "resolve"]

FURTHEST = ("proposed", "drafted", "issued", "underway", "completed")
# an alias of one thing is another's name only where it says enough
LEAST = 3


def resolve(reading: Reading, extractor: str) -> Extraction:
    """Everything the document states, one entity per thing; `extractor` is the version to note."""
    candidates = [*reading.candidates, *short_forms(reading), *own_field_again(reading)]
    judgements = Judgements(reading)
    groups = _groups(candidates, reading.home, judgements.split(candidates))
    entities, ids = _entities(reading, judgements.joined(groups))
    return Extraction(
        document=reading.document,
        sections=tuple(reading.sections),
        sentences=tuple(reading.sentences),
        entities=entities,
        relations=_relations(reading, entities, ids),
        indicators=_indicators(reading, ids),
        policy=ids.get(id(reading.policy)) if reading.policy is not None else None,
        extractor=extractor,
    )


def _groups(candidates: list[Candidate], home: str | None, decided: dict[Candidate, str]) -> dict[Key, list[Candidate]]:
    """The candidates by what they name; `decided` are identities that users' judgements give."""
    groups: dict[Key, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        groups[candidate.type, decided.get(candidate) or identity_of(candidate, home)].append(candidate)
    owners: dict[Key, set[Key]] = defaultdict(set)
    for key, members in groups.items():
        for alias in {normal(alias) for member in members for alias in member.aliases}:
            if len(alias) >= LEAST:
                owners[key[0], alias].add(key)
    joined: dict[Key, list[Candidate]] = {}
    targets = {
        key: key if any(member in decided for member in members) else _longer(key, members, owners)
        for key, members in groups.items()
    }
    for key, members in groups.items():
        target = targets[key]
        # a chain or a circle of short forms stays apart
        joined.setdefault(target if targets[target] == target else key, []).extend(members)
    return joined


def _longer(key: Key, members: list[Candidate], owners: dict[Key, set[Key]]) -> Key:
    """The thing that these candidates name by a short form of it: the only one that has their name as another name."""
    if any(member.identity for member in members):
        return key
    others = {owner for member in members for owner in owners.get((key[0], normal(member.name)), ())} - {key}
    return others.pop() if len(others) == 1 else key


def _entities(reading: Reading, groups: dict[Key, list[Candidate]]) -> tuple[tuple[Entity, ...], dict[int, str]]:
    """One entity per group that has a place in the text, and the entity id of each candidate."""
    entities: list[Entity] = []
    ids: dict[int, str] = {}
    for (kind, identity), members in groups.items():
        places = sorted({(m.start, m.end, m.name) for m in members if reading.sentence_at(m.start) is not None})
        if not places:
            continue
        counts = Counter(member.name for member in members)
        name = min(counts, key=lambda n: (-counts[n], -len(n), n))
        aliases = {alias for member in members for alias in (member.name, *member.aliases)} - {name}
        statuses = [member.status for member in members if member.status]
        entity = Entity(
            id=make_id(kind, identity),
            type=kind,
            name=name,
            identity=identity,
            aliases=tuple(sorted(aliases)),
            kind=next((member.kind for member in members if member.kind), None),
            status=max(statuses, key=FURTHEST.index) if statuses else None,
            confidence=max(member.confidence for member in members),
            mentions=tuple(Mention(*place) for place in places),
            corrections=tuple(sorted({note for member in members for note in member.corrections})),
        )
        entities.append(entity)
        ids.update({id(member): entity.id for member in members})
    return tuple(entities), ids


def _relations(reading: Reading, entities: tuple[Entity, ...], ids: dict[int, str]) -> tuple[Relation, ...]:
    """The links between entities, one relation for a type and pair, its surest statement in each sentence."""
    types = {entity.id: entity.type for entity in entities}
    statements: dict[tuple[str, str, str], dict[int, Statement]] = defaultdict(dict)
    for link in reading.links:
        head, tail, sentence = ids.get(id(link.head)), ids.get(id(link.tail)), reading.sentence_at(link.start)
        if head is None or tail is None or sentence is None or head == tail:
            continue
        ontology().check_relation(link.type, types[head], types[tail])
        known = statements[link.type, head, tail].get(sentence)
        if known is None or known.confidence < link.confidence:
            notes = sorted({*link.head.corrections, *link.tail.corrections})
            extractor = "; ".join([link.extractor, *notes])
            statement = Statement(sentence, link.trigger, link.confidence, extractor)
            statements[link.type, head, tail][sentence] = statement
    return tuple(
        Relation(kind, head, tail, tuple(found[place] for place in sorted(found)))
        for (kind, head, tail), found in statements.items()
    )


def _indicators(reading: Reading, ids: dict[int, str]) -> tuple[Indicator, ...]:
    """The quantities with the ids of their topics."""
    found = []
    for quantity in reading.quantities:
        sentence = reading.sentence_at(quantity.start)
        if sentence is not None:
            found.append(_indicator(reading.document.key, quantity, sentence, ids))
    return tuple(found)


def _indicator(key: str, quantity: Quantity, sentence: int, ids: dict[int, str]) -> Indicator:
    place = f"{key}|{quantity.start}|{quantity.end}|{quantity.name}|{quantity.value}|{quantity.unit}"
    return Indicator(
        id=make_id("Indicator", place),
        name=quantity.name,
        value=quantity.value,
        value_max=quantity.value_max,
        unit=quantity.unit,
        comparator=quantity.comparator,
        period=quantity.period,
        period_iso=quantity.period_iso,
        status=quantity.status,
        topic=ids.get(id(quantity.topic)) if quantity.topic is not None else None,
        sentence=sentence,
        start=quantity.start,
        end=quantity.end,
        confidence=quantity.confidence,
        extractor=quantity.extractor,
    )
