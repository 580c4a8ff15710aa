"""Errors of one document by class: what was missed or is extra, and which of both belong together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.evaluation.facts import Measured, Named, Place
from ingest.evaluation.matching import ALIKE, UNKNOWN, Triple, alike, amount
from ingest.evaluation.scoring import Comparison, amount_label

MISSED, EXTRA = "missed", "extra"
BOUNDARY, TYPE, APART, LINK, NUMBER = "wrong boundary", "wrong type", "not merged", "wrong link", "wrong number"
# relations that fall with an entity: nothing of their own is wrong
END_MISSED, END_EXTRA = "an end is missed", "an end is extra"
FIELD = "wrong {}"
CLASSES = (MISSED, BOUNDARY, TYPE, APART, LINK, NUMBER, EXTRA, END_MISSED, END_EXTRA)
LEAST = 2


@dataclass(frozen=True, slots=True)
class Mistake:
    """One error: its class, the type it concerns, what the annotation says and what was found ("" where nothing)."""

    kind: str
    type: str
    right: str
    found: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.type} {' ⇠ '.join(part for part in (self.right, self.found) if part)}"


def mistakes(compared: Comparison) -> list[Mistake]:
    """Every error of a document."""
    return [*_entities(compared), *_relations(compared), *_indicators(compared), *_fields(compared)]


def _entities(compared: Comparison) -> Iterator[Mistake]:
    known = set(compared.matched.entities.values())
    missed = [e for e in compared.gold.entities if not e.optional and e.id not in known]
    extra = [e for e in compared.found.entities if e.id not in compared.matched.entities]
    for kind, same in ((TYPE, _other_type), (BOUNDARY, _other_boundary)):
        for right in list(missed):
            one = next((e for e in extra if same(right, e)), None)
            if one is not None:
                yield Mistake(kind, right.type, right.name, f"{one.type} {one.name}" if kind == TYPE else one.name)
                missed.remove(right)
                extra.remove(one)
    names = {(e.type, name): e.name for e in compared.gold.entities if e.id in known for name in e.compared}
    for one in extra:
        owner = next((names[one.type, name] for name in one.compared if (one.type, name) in names), "")
        yield Mistake(APART if owner else EXTRA, one.type, owner, one.name)
    for right in missed:
        yield Mistake(MISSED, right.type, right.name, "")


def _other_type(right: Named, one: Named) -> bool:
    return right.type != one.type and not set(right.compared).isdisjoint(one.compared)


def _other_boundary(right: Named, one: Named) -> bool:
    """Whether two entities are cut differently: a name holds the other's, or their places overlap."""
    if right.type != one.type:
        return False
    pairs = [(a, b) for a in right.compared for b in one.compared if min(len(a), len(b)) >= LEAST]
    return any(a in b or b in a for a, b in pairs) or _overlap(right.places, one.places)


def _overlap(some: Sequence[Place], others: Sequence[Place]) -> bool:
    return any(a < d and c < b for a, b in some for c, d in others)


def _relations(compared: Comparison) -> Iterator[Mistake]:
    known = set(compared.matched.entities.values())
    missed = sorted(compared.matched.stated - compared.matched.found)
    extra = sorted(compared.matched.found - compared.matched.stated)
    for kind, same in ((TYPE, _other_relation), (LINK, _other_end)):
        for right in [triple for triple in missed if set(triple[1:]) <= known]:
            one = next((triple for triple in extra if same(right, triple)), None)
            if one is not None:
                shown = f"{one[0]} {compared.label(one)}" if kind == TYPE else compared.label(one)
                yield Mistake(kind, right[0], compared.label(right), shown)
                missed.remove(right)
                extra.remove(one)
    for triple in missed:
        kind = MISSED if set(triple[1:]) <= known else END_MISSED
        yield Mistake(kind, triple[0], compared.label(triple), "")
    for triple in extra:
        kind = END_EXTRA if any(end.startswith(UNKNOWN) for end in triple[1:]) else EXTRA
        yield Mistake(kind, triple[0], "", compared.label(triple))


def _other_relation(right: Triple, one: Triple) -> bool:
    return right[0] != one[0] and right[1:] == one[1:]


def _other_end(right: Triple, one: Triple) -> bool:
    """Whether one end differs; both ends are things that the annotation has."""
    if any(end.startswith(UNKNOWN) for end in one[1:]):
        return False
    return right[0] == one[0] and (right[1] == one[1]) != (right[2] == one[2])


def _indicators(compared: Comparison) -> Iterator[Mistake]:
    answered = set(compared.matched.indicators.values())
    gold, found = compared.gold.indicators, compared.found.indicators
    missed = [i for place, i in enumerate(gold) if not i.optional and place not in answered]
    extra = [i for place, i in enumerate(found) if place not in compared.matched.indicators]
    for kind, same in ((BOUNDARY, _other_name), (NUMBER, _other_number)):
        for right in list(missed):
            one = next((indicator for indicator in extra if same(right, indicator)), None)
            if one is not None:
                yield Mistake(kind, "Indicator", amount_label(right), amount_label(one))
                missed.remove(right)
                extra.remove(one)
    for right in missed:
        yield Mistake(MISSED, "Indicator", amount_label(right), "")
    for one in extra:
        yield Mistake(EXTRA, "Indicator", "", amount_label(one))


def _other_name(right: Measured, one: Measured) -> bool:
    """The same amount in the same place under another name."""
    return amount(right) == amount(one) and (not right.place or not one.place or _overlap([right.place], [one.place]))


def _other_number(right: Measured, one: Measured) -> bool:
    if right.place and one.place:
        return _overlap([right.place], [one.place]) and alike(right.name, one.name) >= ALIKE
    return alike(right.name, one.name) >= ALIKE


def _fields(compared: Comparison) -> Iterator[Mistake]:
    by_id = {entity.id: entity for entity in compared.found.entities}
    answers = {here: there for there, here in compared.matched.entities.items()}
    for right in compared.gold.entities:
        status = by_id[answers[right.id]].status if right.id in answers else right.status
        if right.status and not right.optional and status != right.status:
            yield Mistake(FIELD.format("status"), right.type, f"{right.name} {right.status}", status or "none")
    for there, here in compared.matched.indicators.items():
        gold, one = compared.gold.indicators[here], compared.found.indicators[there]
        if gold.optional:
            continue
        for name in ("comparator", "status"):
            given, had = getattr(gold, name), getattr(one, name)
            if given and given != had:
                yield Mistake(FIELD.format(name), "Indicator", f"{amount_label(gold)} {given}", had or "none")
        topic = compared.matched.entities.get(one.topic, UNKNOWN + one.topic) if one.topic else None
        if gold.topic and topic != gold.topic:
            said = compared.name(topic) if topic else "none"
            yield Mistake(
                FIELD.format("topic"), "Indicator", f"{amount_label(gold)}: {compared.name(gold.topic)}", said
            )
