"""What the API answers, as pydantic models; they make the OpenAPI schema, so every field says what it is."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from api.vocabulary import (
    Comparator,
    Direction,
    EntityType,
    ImportStatus,
    IndicatorStatus,
    RelationType,
    Status,
    ThingType,
)

AREA = "area-8c97f1e5f0b3c2aa"
POLICY = "policy-1f0d2c3b4a596877"
DOCUMENT = "document-5a1e0c9d3b7f2468"
SENTENCE = "sentence-77aa01bc23de45f6"


class Model(BaseModel):
    """Base of all answers: a row of a query becomes one as it is."""

    model_config = ConfigDict(extra="ignore")


class Ref(Model):
    """An entity or an indicator, as far as a link to it needs."""

    id: str = Field(examples=[POLICY])
    type: ThingType
    name: str = Field(examples=["农村土地制度改革实施方案"])
    status: Status | None = None


class DocumentRef(Model):
    """A document, as far as a link to it needs."""

    id: str = Field(examples=[DOCUMENT])
    key: str = Field(description="its path below the folder it was loaded from", examples=["report-2023.txt"])
    title: str
    date: str | None = Field(default=None, description="ISO 8601", examples=["2023-12-20"])
    region: str | None = Field(default=None, description="path of its home region", examples=["湖南省/株洲市/天元区"])


class Place(Model):
    """A place in a document's text: half-open, in Unicode code points."""

    start: int
    end: int


class Sentence(Place):
    """A sentence that says something, and the document it stands in."""

    sentence: str = Field(description="id of the sentence", examples=[SENTENCE])
    text: str
    document: DocumentRef


class Naming(Sentence):
    """A sentence that names an entity."""

    mentions: list[Place] = Field(description="where in the document's text the name stands")


class Statement(Sentence):
    """A sentence that states a relation."""

    trigger: str = Field(description="the words that say so; empty where the outline does", examples=["印发"])
    confidence: float = Field(ge=0, le=1)
    extractor: str = Field(description="what found it")


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


class Entity(EntitySummary):
    """An entity with what the graph holds about it."""

    identity: str = Field(description="what makes it this one; of a region its path", examples=["湖南省/株洲市/天元区"])
    relations: list[RelationCount]
    sentences: int = Field(description="how many sentences name it")
    documents: int = Field(description="how many documents name it")
    texts: list[str] = Field(description="of a policy: ids of the documents that are its text")


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


class EntityRelation(Relation):
    """A relation seen from one of its ends."""

    direction: Direction = Field(description="out: the entity is the head; in: it is the tail")


class Path(Model):
    """A way from one thing to another: the things along it, and the relation between each two."""

    length: int = Field(description="number of relations")
    nodes: list[Ref]
    relations: list[Relation]


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


class DocumentSummary(DocumentRef):
    """A document in a list."""

    number: str | None = Field(default=None, description="发文字号", examples=["天改发〔2023〕2号"])
    issuer: str | None = None
    author: str | None = None
    source: str | None = Field(default=None, description="where it was published")
    sha256: str = Field(description="of the file")
    entities: int
    indicators: int


class Mention(Place):
    """A place where the text names an entity; places may overlap."""

    entity: Ref


class TextSentence(Place):
    """A sentence of a document's text."""

    id: str = Field(examples=[SENTENCE])
    text: str
    mentions: list[Mention]


class Section(Place):
    """A part of a document under a heading; sentences of the parts below stand there."""

    id: str
    heading: str = Field(examples=["（一）深化农村改革"])
    level: int = Field(description="0 is the document itself")
    sentences: list[TextSentence]
    children: list[Section]


class Document(DocumentSummary):
    """A document with its outline and its text."""

    policy: Ref | None = Field(description="the policy whose text it is")
    text: str = Field(description="its sentences in their places, so that every start and end counts in it")
    outline: list[Section]


class Import(Model):
    """A posted document on its way into the graph."""

    id: str
    key: str = Field(examples=["report-2023.txt"])
    document: str = Field(description="the id that the document has once it is in", examples=[DOCUMENT])
    status: ImportStatus
    detail: str | None = Field(default=None, description="why it failed")


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


class Evidence(Place):
    """A sentence that says so, with its document."""

    sentence: str = Field(examples=[SENTENCE])
    text: str
    id: str = Field(description="id of the document", examples=[DOCUMENT])
    document: str = Field(description="its key")
    title: str
    date: str | None


class QueryResult(Model):
    """What a query of the catalog gave."""

    query: str
    parameters: dict[str, Any] = Field(description="as they went to the database, names turned into ids")
    columns: list[str]
    rows: list[dict[str, Any]]
    evidence: list[Evidence] = Field(description="the sentences that the rows name, the first 200")


class Answer(Model):
    """The answer to a question in words."""

    question: str
    query: str | None = Field(description="the query that was run; null where the question was not understood")
    parameters: dict[str, Any]
    answers: list[str] = Field(description="names; empty where there is no answer")
    value: float | int | None = Field(description="a number, where one was asked for")
    unit: str | None
    rows: list[dict[str, Any]]
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


class Health(Model):
    """That the service runs, or that it can answer."""

    status: str = Field(examples=["ok"])
