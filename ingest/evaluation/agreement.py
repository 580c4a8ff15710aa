"""Two readings of one passage: what both found is required, what one found alone is optional."""

from __future__ import annotations

from dataclasses import replace

from ingest.evaluation.facts import Facts, Joined, Measured, Named
from ingest.evaluation.matching import MEASURES, match_entities, match_indicators
from ingest.evaluation.scoring import Comparison, Score

ALONE = "'"


def merged(first: Facts, second: Facts) -> Facts:
    """Both readings as one.

    An entity, a relation between such, or an indicator that both have is required, unless one calls it optional; the
    others are optional. Accepted names are those of both; status, comparator and topic stay where both agree.
    """
    ids = match_entities(first.entities, second.entities)
    of = {entity.id: entity for entity in second.entities}
    theirs = {mine: of[other] for other, mine in ids.items()}
    entities = [_entity(entity, theirs.get(entity.id)) for entity in first.entities]
    known = {entity.id for entity in entities}
    for entity in second.entities:
        if entity.id not in ids:
            ids[entity.id] = _free(entity.id, known)
            known.add(ids[entity.id])
            entities.append(replace(entity, id=ids[entity.id], optional=True))
    relations = _relations(first.relations, [replace(r, head=ids[r.head], tail=ids[r.tail]) for r in second.relations])
    pairs = {mine: other for other, mine in match_indicators(first.indicators, second.indicators).items()}
    others = [replace(i, topic=ids.get(i.topic) if i.topic else None) for i in second.indicators]
    indicators = [
        _indicator(one, others[pairs[place]] if place in pairs else None) for place, one in enumerate(first.indicators)
    ]
    alone = [replace(one, optional=True) for place, one in enumerate(others) if place not in set(pairs.values())]
    return Facts(tuple(entities), tuple(relations), (*indicators, *alone))


def _free(name: str, known: set[str]) -> str:
    while name in known:
        name += ALONE
    return name


def _entity(one: Named, other: Named | None) -> Named:
    if other is None:
        return replace(one, optional=True)
    names = tuple(dict.fromkeys((*one.names, *other.names)))
    if one.compared[:1] != other.compared[:1] and one.compared[0] not in other.compared:
        shared = next((name for name in other.names if set(other.compared[:1]) <= set(one.compared)), None)
        names = tuple(dict.fromkeys((shared, *names))) if shared else names
    status = one.status if one.status == other.status else None
    return replace(one, names=names, status=status, optional=one.optional or other.optional)


def _relations(mine: tuple[Joined, ...], theirs: list[Joined]) -> list[Joined]:
    readings = [{(r.type, r.head, r.tail): r for r in reading if r.type != MEASURES} for reading in (mine, theirs)]
    both = []
    for triple in dict.fromkeys((*readings[0], *readings[1])):
        had = [reading[triple] for reading in readings if triple in reading]
        both.append(replace(had[0], optional=len(had) < len(readings) or any(r.optional for r in had)))
    return both


def _indicator(one: Measured, other: Measured | None) -> Measured:
    if other is None:
        return replace(one, optional=True)
    return replace(
        one,
        comparator=one.comparator if one.comparator == other.comparator else None,
        period=one.period if one.period == other.period else None,
        status=one.status if one.status == other.status else None,
        topic=one.topic if one.topic == other.topic else None,
        optional=one.optional or other.optional,
    )


def agreement(first: Facts, second: Facts) -> Score:
    """How far the second reading agrees with the first, what they call optional included."""
    return Comparison.of(_required(first), second).score()


def _required(facts: Facts) -> Facts:
    return Facts(
        tuple(replace(entity, optional=False) for entity in facts.entities),
        tuple(replace(relation, optional=False) for relation in facts.relations),
        tuple(replace(indicator, optional=False) for indicator in facts.indicators),
    )
