"""What a language model is asked for, as a JSON schema with the ontology's values, and how its answer is read."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError, WithJsonSchema

from graph.ontology import ontology


def _one_of(values: Iterable[str], *, null: bool = False) -> WithJsonSchema:
    listed: list[str | None] = list(dict.fromkeys(values))
    kind = ["string", "null"] if null else "string"
    return WithJsonSchema({"type": kind, "enum": [*listed, None] if null else listed})


NODES = ontology().nodes.values()
# what an indicator measures is its topic
RELATIONS = [name for name in ontology().relations if name != "MEASURES"]


class Shape(BaseModel):
    """A JSON object that has just these members, of just these types."""

    model_config = ConfigDict(extra="forbid", strict=True, allow_inf_nan=False)


class EntityFact(Shape):
    """An entity; `id` is for relations and topics of the same answer."""

    id: str
    type: Annotated[str, _one_of(ontology().nodes)]
    name: str
    quote: str
    kind: Annotated[str | None, _one_of((kind for node in NODES for kind in node.kinds), null=True)]
    status: Annotated[str | None, _one_of((status for node in NODES for status in node.statuses), null=True)]


class RelationFact(Shape):
    """A relation between two entities of the answer, by their ids."""

    type: Annotated[str, _one_of(RELATIONS)]
    head: str
    tail: str
    quote: str


class IndicatorFact(Shape):
    """An indicator; `topic` is the id of an entity of the answer."""

    name: str
    value: float
    value_max: float | None
    unit: str
    comparator: Annotated[str, _one_of(ontology().comparators)]
    period: str | None
    status: Annotated[str, _one_of(ontology().indicator_statuses)]
    topic: str | None
    quote: str


class _Asked(Shape):
    entities: list[EntityFact]
    relations: list[RelationFact]
    indicators: list[IndicatorFact]


@dataclass(frozen=True, slots=True)
class Answer:
    """The facts of an answer that have the shape asked for, and how many had not."""

    entities: list[EntityFact]
    relations: list[RelationFact]
    indicators: list[IndicatorFact]
    wrong: int = 0


def schema() -> dict[str, Any]:
    """The JSON schema of an answer."""
    return _Asked.model_json_schema()


def parse(content: str) -> Answer | None:
    """Read an answer; None where it is no JSON object with the three lists.

    What stands around the object (a fence, a preamble) is passed over; a fact of a wrong shape is left out.
    """
    try:
        data = json.loads(content[content.find("{") : content.rfind("}") + 1])
    except (ValueError, RecursionError):
        return None
    if not isinstance(data, dict) or not all(isinstance(data.get(name), list) for name in _Asked.model_fields):
        return None
    entities = _shaped(EntityFact, data["entities"])
    relations = _shaped(RelationFact, data["relations"])
    indicators = _shaped(IndicatorFact, data["indicators"])
    given = sum(len(data[name]) for name in _Asked.model_fields)
    return Answer(entities, relations, indicators, given - len(entities) - len(relations) - len(indicators))


F = TypeVar("F", bound=Shape)


def _shaped(kind: type[F], items: list[Any]) -> list[F]:
    found = []
    for item in items:
        try:
            found.append(kind.model_validate(item))
        except ValidationError:
            continue
    return found
