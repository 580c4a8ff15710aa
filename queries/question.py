"""What a question asks, as both languages are understood: the value that understanding gives and answering takes."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from queries.names import Named

LEXICON = Path(__file__).with_name("lexicon")
HEAD, TAIL = "head", "tail"
# What may be counted to find the largest: type → column of areas-most-served.
COUNTED = {"Policy": "policies", "Program": "programs"}


@dataclass(slots=True)
class Mention:
    """Words of the question that name something, and the entities that they may mean.

    `role` is its place in the relation that the question speaks of: `head`, `tail` or None where that is open.
    """

    text: str
    entities: list[Named]
    role: str | None = None

    @property
    def type(self) -> str:
        """The type of the likeliest entity."""
        return self.entities[0].type

    @property
    def ids(self) -> list[str]:
        """The entities of the likeliest type."""
        return [entity.id for entity in self.entities if entity.type == self.type]


@dataclass(slots=True)
class Question:
    """A question, understood.

    Attributes:
        text: as asked.
        asked: what is asked for: an entity type, `Indicator`, `Document`, `Status`, `Evidence` or None.
        kind: the ending of names that answers must have, or None.
        relation: the relation that it speaks of, or None.
        mentions: what it names, in its order.
        unlinked: words that name something which the graph does not have; such a question has no answer.
        content: the words that may name an indicator.
        english: whether `content` is English.
        unit: the unit in which a number is asked for.
        count: a number of answers is wanted.
        measure: a quantity is wanted.
        path: it is after the connection of two things.
        pair: it speaks of two things.
        most: it is after the largest.
        one: of these it wants only the first.
        compared: what is counted to find the largest: `policies`, `programs` or None for both.
        about: it is after texts that speak of something.
        status: the status that it speaks of.
        planned: it is after what was planned.
        result: it is after what became of a plan.
        year: the year that it speaks of.
        unknown: it is after something that the graph never holds (persons, telephone numbers).
    """

    text: str
    asked: str | None = None
    kind: str | None = None
    relation: str | None = None
    mentions: list[Mention] = field(default_factory=list)
    unlinked: list[str] = field(default_factory=list)
    content: str = ""
    english: bool = False
    unit: str | None = None
    count: bool = False
    measure: bool = False
    path: bool = False
    pair: bool = False
    most: bool = False
    one: bool = False
    compared: str | None = None
    about: bool = False
    status: str | None = None
    planned: bool = False
    result: bool = False
    year: str | None = None
    unknown: bool = False

    @property
    def places(self) -> list[str]:
        """The regions that it names, by id."""
        return [one for mention in self.mentions if mention.type == "Region" for one in mention.ids]


@cache
def words(name: str) -> dict[str, Any]:
    """The content of lexicon/NAME.yaml."""
    loaded: dict[str, Any] = yaml.safe_load((LEXICON / f"{name}.yaml").read_text(encoding="utf-8"))
    return loaded
