"""The catalog, its answers, questions, Cypher."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field, computed_field

from api.labels import language, named
from api.models.base import DOCUMENT, SENTENCE, Model, Place


class Parameter(Model):
    """A parameter of a query."""

    name: str
    type: str = Field(
        description="text, words (any of them), phrases (all of them), integer, boolean, or entity types joined by | "
        "(a name or an id)"
    )
    about: str
    required: bool
    default: Any = None


class CatalogQuery(Model):
    """A query of the catalog."""

    name: str = Field(examples=["policies-of-area"])
    en: str = Field(description="what it answers")
    zh: str
    parameters: list[Parameter]
    columns: dict[str, str] = Field(description="what each column of its rows holds")
    answer: str = Field(description="the column that holds the answers")
    cypher: str = Field(description="the query itself")

    @computed_field(description="what it answers, in the language asked for")  # type: ignore[prop-decorator]
    @property
    def label(self) -> str:
        """What it answers."""
        return self.en if language.get() == "en" else self.zh


class Evidence(Place):
    """A sentence that says so, with its document."""

    sentence: str = Field(examples=[SENTENCE])
    text: str
    id: str = Field(description="id of the document", examples=[DOCUMENT])
    document: str = Field(description="its key")
    title: str
    date: str | None


class Answered(Model):
    """Rows of a query of the catalog."""

    rows: list[dict[str, Any]]

    @computed_field(  # type: ignore[prop-decorator]
        description="types, relations and statuses in the rows, in the language asked for",
        examples=[{"issued": "印发"}],
    )
    @property
    def labels(self) -> dict[str, str]:
        """What the names of the model in the rows mean."""
        return named(self.rows)


class QueryResult(Answered):
    """What a query of the catalog gave."""

    query: str
    parameters: dict[str, Any] = Field(description="as they went to the database, names turned into ids")
    columns: list[str]
    evidence: list[Evidence] = Field(description="the sentences that the rows name, the first 200")


class Answer(Answered):
    """The answer to a question in words."""

    question: str
    query: str | None = Field(description="the query that was run; null where the question was not understood")
    query_label: str | None = Field(description="what that query answers, in the language asked for")
    parameters: dict[str, Any]
    answers: list[str] = Field(description="names; empty where there is no answer")
    value: float | int | None = Field(description="a number, where one was asked for")
    unit: str | None
    evidence: list[Evidence]


class CypherRequest(BaseModel):
    """A query that only reads."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "example": {
                "query": "MATCH (p:Policy)-[:SERVES]->(a:ReformArea {name: $area}) RETURN p.name AS policy",
                "parameters": {"area": "农村改革"},
            }
        },
    )

    query: str = Field(min_length=1, max_length=20_000)
    parameters: dict[str, Any] = Field(default_factory=dict)


class CypherResult(Model):
    """Rows of a query, at most 10,000 and about 1 MB.

    A node is {"id", "labels", "properties"}, a relation {"id", "type", "start", "end", "properties"}, a path
    {"nodes", "relationships"}; their `id` holds only within this answer, the lasting ones are in the properties.
    """

    columns: list[str]
    rows: list[list[Any]]
    truncated: bool = Field(description="whether there was more")
