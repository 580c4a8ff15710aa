"""The words that requests and answers may use, taken from the ontology: types, relations, statuses."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any

from pydantic import AfterValidator, WithJsonSchema

from graph.ontology import ontology


def _one_of(values: Iterable[str]) -> tuple[Any, Any]:
    allowed = tuple(values)

    def check(value: str) -> str:
        if value not in allowed:
            raise ValueError(f"must be one of {', '.join(allowed)}")
        return value

    return AfterValidator(check), WithJsonSchema({"type": "string", "enum": list(allowed)})


ENTITIES = tuple(ontology().nodes)
THINGS = (*ENTITIES, "Indicator")
RELATIONS = tuple(ontology().relations)
STATUSES = tuple(ontology().statuses)

EntityType = Annotated[str, *_one_of(ENTITIES)]
ThingType = Annotated[str, *_one_of(THINGS)]
RelationType = Annotated[str, *_one_of(RELATIONS)]
Status = Annotated[str, *_one_of(STATUSES)]
Comparator = Annotated[str, *_one_of(ontology().comparators)]
IndicatorStatus = Annotated[str, *_one_of(ontology().indicator_statuses)]
ImportStatus = Annotated[str, *_one_of(("queued", "running", "done", "failed"))]
Direction = Annotated[str, *_one_of(("out", "in"))]
AreaOrder = Annotated[str, *_one_of(("name", "size"))]
SeriesOrder = Annotated[str, *_one_of(("name", "count"))]
