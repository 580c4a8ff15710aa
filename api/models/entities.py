"""Entities and the sentences that name them."""

from __future__ import annotations

from pydantic import Field, computed_field

from api.labels import label
from api.models.base import Model, Place, Ref, Sentence
from api.vocabulary import Direction, EntityType, RelationType


class Naming(Sentence):
    """A sentence that names an entity."""

    mentions: list[Place] = Field(description="where in the document's text the name stands")


class EntitySummary(Ref):
    """An entity in a list."""

    type: EntityType
    aliases: list[str] = Field(description="its other names")
    kind: str | None = Field(default=None, description="a finer class", examples=["方案"])


class RelationCount(Model):
    """How many relations of a type and direction an entity has."""

    type: RelationType
    direction: Direction
    count: int

    @computed_field(description="the relation in words, in the language asked for", examples=["服务于"])  # type: ignore[prop-decorator]
    @property
    def type_label(self) -> str | None:
        """The relation in words."""
        return label(self.type)


class Entity(EntitySummary):
    """An entity with what the graph holds about it."""

    identity: str = Field(description="what makes it this one; of a region its path", examples=["湖南省/株洲市/天元区"])
    relations: list[RelationCount]
    sentences: int = Field(description="how many sentences name it")
    documents: int = Field(description="how many documents name it")
    texts: list[str] = Field(description="of a policy: ids of the documents that are its text")
