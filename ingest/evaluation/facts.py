"""Facts as they are compared: what a reader or the pipeline found in one document, in one shape."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.model import Extraction
from graph.names import normal

# a half-open span of offsets
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Named:
    """An entity; `names` are all accepted ones, the main name first; `places` where the text names it."""

    id: str
    type: str
    names: tuple[str, ...]
    status: str | None = None
    optional: bool = False
    confidence: float = 1.0
    places: tuple[Place, ...] = ()

    @property
    def name(self) -> str:
        """The main name."""
        return self.names[0] if self.names else ""

    @property
    def compared(self) -> tuple[str, ...]:
        """The names as they are compared, each once, those that vanish left out."""
        return tuple(name for name in dict.fromkeys(map(normal, self.names)) if name)


@dataclass(frozen=True, slots=True)
class Joined:
    """A relation between two entities (by id)."""

    type: str
    head: str
    tail: str
    optional: bool = False
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Measured:
    """An indicator; `topic` is the id of an entity. What is None in an annotation is not compared."""

    name: str
    value: float | None
    value_max: float | None
    unit: str
    comparator: str | None
    period: str | None
    status: str | None
    topic: str | None
    optional: bool = False
    confidence: float = 1.0
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """All facts of one document."""

    entities: tuple[Named, ...]
    relations: tuple[Joined, ...]
    indicators: tuple[Measured, ...]


def found(extraction: Extraction) -> Facts:
    """What the pipeline found."""
    return Facts(
        tuple(
            Named(
                entity.id,
                entity.type,
                (entity.name, *entity.aliases),
                entity.status,
                confidence=entity.confidence,
                places=tuple((mention.start, mention.end) for mention in entity.mentions),
            )
            for entity in extraction.entities
        ),
        tuple(Joined(r.type, r.head, r.tail, confidence=r.confidence) for r in extraction.relations),
        tuple(
            Measured(
                i.name,
                i.value,
                i.value_max,
                i.unit,
                i.comparator,
                i.period,
                i.status,
                i.topic,
                confidence=i.confidence,
                place=(i.start, i.end),
            )
            for i in extraction.indicators
        ),
    )


def annotated(given: Mapping[str, Any]) -> Facts:
    """The facts of an annotation in the format of docs/evaluation.md, or of one with `quote` instead of offsets.

    Raises:
        KeyError: an entity or relation lacks a field.
    """
    entities = tuple(
        Named(
            str(e["id"]),
            e["type"],
            (e["name"], *(e.get("also") or ())),
            e.get("status"),
            bool(e.get("optional")),
            places=_places(e),
        )
        for e in given["entities"]
    )
    relations = tuple(
        Joined(r["type"], str(r["head"]), str(r["tail"]), bool(r.get("optional"))) for r in given["relations"]
    )
    return Facts(entities, relations, tuple(map(_measured, given.get("indicators") or ())))


def _measured(given: Mapping[str, Any]) -> Measured:
    places = _places(given)
    return Measured(
        given["name"],
        given["value"],
        given.get("value_max"),
        given.get("unit") or "",
        given.get("comparator"),
        given.get("period"),
        given.get("status"),
        given.get("topic"),
        bool(given.get("optional")),
        place=places[0] if places else None,
    )


def _places(given: Mapping[str, Any]) -> tuple[Place, ...]:
    return () if given.get("start") is None else ((given["start"], given["end"]),)


def told(facts: Facts) -> dict[str, Any]:
    """The facts as the annotation format writes them; what `annotated` reads."""
    return {
        "entities": [_entity(entity) for entity in facts.entities],
        "relations": [
            {"type": r.type, "head": r.head, "tail": r.tail} | ({"optional": True} if r.optional else {})
            for r in facts.relations
        ],
        "indicators": [_indicator(indicator) for indicator in facts.indicators],
    }


def _entity(entity: Named) -> dict[str, Any]:
    shown: dict[str, Any] = {"id": entity.id, "type": entity.type, "name": entity.name}
    if entity.names[1:]:
        shown["also"] = list(entity.names[1:])
    if entity.status:
        shown["status"] = entity.status
    return shown | _end(entity.places[:1], entity.optional)


def _indicator(indicator: Measured) -> dict[str, Any]:
    names = ("name", "value", "value_max", "unit", "comparator", "period", "status", "topic")
    shown = {name: getattr(indicator, name) for name in names}
    return shown | _end(() if indicator.place is None else (indicator.place,), indicator.optional)


def _end(places: Sequence[Place], optional: bool) -> dict[str, Any]:
    shown: dict[str, Any] = {"start": places[0][0], "end": places[0][1]} if places else {}
    return shown | ({"optional": True} if optional else {})
