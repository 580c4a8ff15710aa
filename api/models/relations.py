"""Relations, the sentences that state them, ways."""

from __future__ import annotations

from pydantic import Field, computed_field

from api.labels import label
from api.models.base import AREA, POLICY, Model, Ref, Sentence
from api.vocabulary import Comparator, Direction, RelationType


class Statement(Sentence):
    """A sentence that states a relation."""

    trigger: str = Field(description="the words that say so; empty where the outline does", examples=["印发"])
    confidence: float = Field(ge=0, le=1)
    extractor: str = Field(description="what found it")


class Head(Ref):
    """Where a relation starts; an indicator comes with its value."""

    value: float | None = None
    value_max: float | None = None
    unit: str | None = None
    comparator: Comparator | None = None
    period: str | None = None


class Relation(Model):
    """A relation of the ontology."""

    id: str = Field(description="made of type, head and tail, so it stays", examples=[f"SERVES.{POLICY}.{AREA}"])
    type: RelationType
    head: Head
    tail: Ref
    confidence: float = Field(ge=0, le=1, description="that of the surest sentence")
    sentences: list[str] = Field(description="ids of the sentences that state it, oldest document first")
    documents: list[str] = Field(description="ids of the documents that state it")
    first: str | None = Field(description="date of the oldest document that states it", examples=["2023-12-20"])
    last: str | None = Field(description="date of the latest", examples=["2024-12-18"])
    triggers: list[str] = Field(description="the words that say so", examples=[["印发"]])

    @computed_field(description="the relation in words, in the language asked for", examples=["服务于"])  # type: ignore[prop-decorator]
    @property
    def type_label(self) -> str | None:
        """The relation in words."""
        return label(self.type)


class EntityRelation(Relation):
    """A relation seen from one of its ends."""

    direction: Direction = Field(description="out: the entity is the head; in: it is the tail")


class Path(Model):
    """A way from one thing to another: the things along it, and the relation between each two."""

    length: int = Field(description="number of relations")
    nodes: list[Ref]
    relations: list[Relation]


class Neighbourhood(Model):
    """An entity and those around it, for pages that draw a graph and let it grow."""

    nodes: list[Ref] = Field(
        description="the entity itself first, then the nearest, of each type of relation in turn the surest"
    )
    relations: list[Relation] = Field(description="all among these nodes, the first 1,000")
    truncated: bool = Field(description="whether there were more nodes or relations")
