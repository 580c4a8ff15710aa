"""The model, the counts, the probes."""

from __future__ import annotations

from pydantic import Field

from api.models.base import Model
from api.vocabulary import EntityType, IndicatorStatus, RelationType, Status


class Labels(Model):
    """A name in Chinese and English."""

    zh: str
    en: str


class NodeType(Labels):
    """An entity type."""

    name: EntityType
    prefix: str = Field(description="what its ids begin with, before the hyphen", examples=["area"])
    about: str
    kinds: list[str]
    statuses: list[Status]


class RelationKind(Labels):
    """A relation type and the pairs of types that it joins."""

    name: RelationType
    about: str
    ends: list[list[str]]


class IndicatorKind(Labels):
    """What an indicator is, and the values of its fields."""

    about: str
    comparators: list[str]
    statuses: list[IndicatorStatus]


class Ontology(Model):
    """The types of the graph, with their Chinese and English labels."""

    nodes: list[NodeType]
    relations: list[RelationKind]
    indicator: IndicatorKind
    statuses: dict[str, Labels]
    evidence: dict[str, list[list[str]]]
    properties: dict[str, list[str]]


class Statistics(Model):
    """How much the graph holds."""

    documents: int
    sections: int
    sentences: int
    entities: dict[str, int]
    relations: dict[str, int]
    indicators: int
    labels: dict[str, str] = Field(
        description="names of types in the language asked for", examples=[{"Policy": "政策文件"}]
    )


class Health(Model):
    """That the service runs, or that it can answer."""

    status: str = Field(examples=["ok"])
