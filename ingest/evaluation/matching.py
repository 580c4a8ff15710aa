"""Which found fact answers which annotated one; the same pairs as the judge's score.py makes.

An entity is right when type and one of the names agree, one to one; a relation when type and both ends are right; an
indicator when the numbers and the unit agree and half of the characters of the names do.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from graph.names import normal
from ingest.evaluation.facts import Facts, Measured, Named

ALIKE = 0.5
MEASURES = "MEASURES"
# type, head and tail; ids are the annotation's, those of ends that answer nothing are the found ones behind a mark
Triple = tuple[str, str, str]
UNKNOWN = "?"


@dataclass(frozen=True, slots=True)
class Matched:
    """How two readings of one document fit.

    `entities` leads from found ids to annotated ones, `indicators` from places in the found list to places in the
    annotated one; relations are in the annotation's ids: those `stated`, those that count `neither` way, and those
    `found` that count.
    """

    entities: dict[str, str]
    indicators: dict[int, int]
    stated: frozenset[Triple]
    neither: frozenset[Triple]
    found: frozenset[Triple]


def match(gold: Facts, other: Facts) -> Matched:
    """Pair what was found with what a reader annotated, optional facts too."""
    entities = match_entities(gold.entities, other.entities)
    free = {entity.id for entity in gold.entities if entity.optional}
    stated: set[Triple] = set()
    either: set[Triple] = set()
    for relation in gold.relations:
        if relation.type != MEASURES:
            open_end = relation.optional or relation.head in free or relation.tail in free
            (either if open_end else stated).add((relation.type, relation.head, relation.tail))
    pairs = {
        (r.type, entities.get(r.head, UNKNOWN + r.head), entities.get(r.tail, UNKNOWN + r.tail))
        for r in other.relations
        if r.type != MEASURES
    }
    return Matched(
        entities,
        match_indicators(gold.indicators, other.indicators),
        frozenset(stated),
        frozenset(either - stated),
        frozenset(pairs - (either - stated)),
    )


def match_entities(gold: Sequence[Named], other: Sequence[Named]) -> dict[str, str]:
    """The annotated id for each found id that has one: by main names first, then by any."""
    matched: dict[str, str] = {}
    taken: set[str] = set()
    for all_names in (False, True):
        owners: dict[tuple[str, str], list[str]] = defaultdict(list)
        for entity in gold:
            if entity.id not in taken:
                for name in entity.compared if all_names else entity.compared[:1]:
                    owners[entity.type, name].append(entity.id)
        for entity in other:
            if entity.id in matched:
                continue
            for name in entity.compared if all_names else entity.compared[:1]:
                owner = next((one for one in owners[entity.type, name] if one not in taken), None)
                if owner is not None:
                    matched[entity.id] = owner
                    taken.add(owner)
                    break
    return matched


def match_indicators(gold: Sequence[Measured], other: Sequence[Measured]) -> dict[int, int]:
    """The annotated place for each found place that has one, the most alike names first."""
    likely = []
    for there, one in enumerate(other):
        for here, right in enumerate(gold):
            if amount(one) == amount(right):
                share = alike(one.name, right.name)
                if share >= ALIKE:
                    likely.append((-share, there, here))
    matched: dict[int, int] = {}
    used: set[int] = set()
    for _, there, here in sorted(likely):
        if there not in matched and here not in used:
            matched[there] = here
            used.add(here)
    return matched


def amount(indicator: Measured) -> tuple[float | None, float | None, str]:
    """Number, upper number and unit as they are compared."""
    return _rounded(indicator.value), _rounded(indicator.value_max), normal(indicator.unit)


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(float(value), 6)


def alike(one: str, other: str) -> float:
    """The share of characters that two names have in common (Dice), 1 where both are empty."""
    left, right = Counter(normal(one)), Counter(normal(other))
    total = left.total() + right.total()
    return 2 * (left & right).total() / total if total else 1.0
