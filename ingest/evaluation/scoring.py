"""Precision, recall and F1 of one document or many, each fact judged once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ingest.evaluation.facts import Facts, Measured
from ingest.evaluation.matching import UNKNOWN, Matched, Triple, match

PARTS = ("entities", "relations", "indicators")


@dataclass(slots=True)
class Tally:
    """Counts of facts: found and right, found, annotated."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def add(self, other: Tally) -> None:
        """Count what the other counted as well."""
        self.right, self.found, self.gold = self.right + other.right, self.found + other.found, self.gold + other.gold

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of what there is that was found."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.right / (self.found + self.gold) if self.found + self.gold else 0.0


@dataclass(frozen=True, slots=True)
class Judged:
    """A found fact: part and type, its label (where it is right, the annotation's), and how sure the pipeline was."""

    part: str
    type: str
    label: str
    right: bool
    confidence: float


@dataclass(slots=True)
class Score:
    """The counts of one or more documents: `parts` by part and type ("" for all), `fields` by name."""

    parts: dict[tuple[str, str], Tally] = field(default_factory=lambda: defaultdict(Tally))
    fields: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))

    def add(self, other: Score) -> None:
        """Count what the other counted as well."""
        for key, tally in other.parts.items():
            self.parts[key].add(tally)
        for name, tally in other.fields.items():
            self.fields[name].add(tally)


@dataclass(frozen=True, slots=True)
class Comparison:
    """One document's annotation beside what was found, and which of it answers which."""

    gold: Facts
    found: Facts
    matched: Matched

    @classmethod
    def of(cls, gold: Facts, other: Facts) -> Comparison:
        """Compare what was found with an annotation."""
        return cls(gold, other, match(gold, other))

    @property
    def open_entities(self) -> set[str]:
        """Found entities that answer an optional one: they count neither way."""
        free = {entity.id for entity in self.gold.entities if entity.optional}
        return {there for there, here in self.matched.entities.items() if here in free}

    @property
    def open_indicators(self) -> set[int]:
        """The same for indicators, by place in the list."""
        return {there for there, here in self.matched.indicators.items() if self.gold.indicators[here].optional}

    def judged(self) -> Iterator[Judged]:
        """Every found fact that counts, right or not."""
        free = self.open_entities
        for entity in self.found.entities:
            if entity.id not in free:
                answered = self.matched.entities.get(entity.id)
                label = entity.name if answered is None else self.name(answered)
                yield Judged("entities", entity.type, label, answered is not None, entity.confidence)
        sure: dict[Triple, float] = {}
        entities = self.matched.entities
        for relation in self.found.relations:
            head, tail = (entities.get(end, UNKNOWN + end) for end in (relation.head, relation.tail))
            triple = (relation.type, head, tail)
            sure[triple] = max(relation.confidence, sure.get(triple, 0.0))
        for triple in sorted(self.matched.found):
            yield Judged("relations", triple[0], self.label(triple), triple in self.matched.stated, sure[triple])
        open_places = self.open_indicators
        for place, indicator in enumerate(self.found.indicators):
            if place not in open_places:
                answer = self.matched.indicators.get(place)
                label = amount_label(indicator if answer is None else self.gold.indicators[answer])
                yield Judged("indicators", "Indicator", label, answer is not None, indicator.confidence)

    def missed(self) -> Iterator[tuple[str, str, str]]:
        """Part, type and label of every annotated fact that counts and was not found."""
        known = set(self.matched.entities.values())
        for entity in self.gold.entities:
            if not entity.optional and entity.id not in known:
                yield "entities", entity.type, entity.name
        for triple in sorted(self.matched.stated - self.matched.found):
            yield "relations", triple[0], self.label(triple)
        answered = set(self.matched.indicators.values())
        for place, indicator in enumerate(self.gold.indicators):
            if not indicator.optional and place not in answered:
                yield "indicators", "Indicator", amount_label(indicator)

    def score(self) -> Score:
        """The counts."""
        score = Score()
        for fact in self.judged():
            for kind in ("", fact.type):
                score.parts[fact.part, kind].add(Tally(fact.right, 1, fact.right))
        for part, type_, _ in self.missed():
            for kind in ("", type_):
                score.parts[part, kind].gold += 1
        for name, right in self.fields():
            score.fields[name].add(Tally(right, 1, 1))
        return score

    def fields(self) -> Iterator[tuple[str, bool]]:
        """Name and rightness of each field of a right fact that the annotation gives."""
        by_id = {entity.id: entity for entity in self.found.entities}
        found_for = {here: there for there, here in self.matched.entities.items()}
        for entity in self.gold.entities:
            if entity.status and not entity.optional and entity.id in found_for:
                yield "entity status", by_id[found_for[entity.id]].status == entity.status
        for there, here in self.matched.indicators.items():
            right, one = self.gold.indicators[here], self.found.indicators[there]
            if right.optional:
                continue
            if right.comparator:
                yield "indicator comparator", one.comparator == right.comparator
            if right.status:
                yield "indicator status", one.status == right.status
            if right.topic:
                topic = self.matched.entities.get(one.topic) if one.topic else None
                yield "indicator topic", topic == right.topic

    def label(self, triple: Triple) -> str:
        """Both ends by name."""
        return f"{self.name(triple[1])} → {self.name(triple[2])}"

    def name(self, end: str) -> str:
        """The name of an end of a relation."""
        if end.startswith(UNKNOWN):
            return next((e.name for e in self.found.entities if e.id == end[len(UNKNOWN) :]), end)
        return next((e.name for e in self.gold.entities if e.id == end), end)


def amount_label(indicator: Measured) -> str:
    """An indicator in a few words: 流转土地 44500亩."""
    numbers = [f"{value:g}" for value in (indicator.value, indicator.value_max) if value is not None]
    return f"{indicator.name} {'–'.join(numbers)}{indicator.unit}"


def total(scores: Iterable[Score]) -> Score:
    """All of them as one: figures are micro-averaged."""
    together = Score()
    for score in scores:
        together.add(score)
    return together
