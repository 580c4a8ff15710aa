"""Reform areas, and what serves and measures them."""

from __future__ import annotations

from pydantic import Field, computed_field

from api.labels import label
from api.models.base import AREA, Model, Ref, Sentence
from api.vocabulary import Comparator, EntityType, IndicatorStatus


class Area(Model):
    """A reform area and those below it.

    An area that stands in several places, or below itself, has its `children` at the first place only; the others say
    `repeated`.
    """

    id: str = Field(examples=[AREA])
    name: str = Field(examples=["农村改革"])
    policies: int = Field(description="policies that directly serve it")
    programs: int = Field(description="programs that directly serve it")
    indicators: int = Field(description="indicators that directly measure it")
    below: int = Field(description="areas below it, at any depth")
    repeated: bool = Field(default=False, description="its children stand where it came first")
    children: list[Area] = Field(default_factory=list)


class Measure(Ref):
    """A policy or program that serves an area."""

    type: EntityType
    kind: str | None = Field(default=None, examples=["方案"])
    areas: list[str] = Field(description="names of the areas it is said to serve")
    date: str | None = Field(default=None, description="latest document that says so", examples=["2023-12-20"])
    sentences: list[str] = Field(description="ids of all sentences that say so")
    evidence: list[Sentence] = Field(description="the first three of them")


class Indicator(Model):
    """A measured or planned quantity."""

    id: str
    name: str = Field(examples=["流转土地"])
    value: float = Field(description="in plain units: 4.45万 is 44500", examples=[44500])
    value_max: float | None = Field(default=None, description="the upper end of a range")
    unit: str = Field(examples=["亩"])
    comparator: Comparator
    period: str | None = Field(default=None, description="in the words of the text", examples=["2023年"])
    period_iso: str | None = Field(default=None, description="ISO 8601", examples=["2023"])
    status: IndicatorStatus
    confidence: float = Field(ge=0, le=1)
    topic: Ref | None = Field(description="what it measures")
    start: int = Field(description="where in the document's text the words stand that state it")
    end: int
    evidence: Sentence

    @computed_field(description="the status in words", examples=["已实现"])  # type: ignore[prop-decorator]
    @property
    def status_label(self) -> str | None:
        """The status in words."""
        return label(self.status)


class Series(Model):
    """The values of what has one name and one unit, over time."""

    name: str = Field(examples=["流转土地"])
    unit: str = Field(examples=["亩"])
    count: int = Field(description="values in all")
    achieved: int = Field(description="how many of them are achieved")
    planned: int = Field(description="how many are planned")
    first: str | None = Field(description="the earliest period, else date of a document", examples=["2021"])
    last: str | None = Field(description="the latest", examples=["2025-06"])
    regions: list[str] = Field(description="the regions that they are about", examples=[["天元区"]])
    points: list[Indicator] = Field(
        description="the first of them, as many as asked for, by period, else by date of the document"
    )
