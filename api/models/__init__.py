"""What the API answers, as pydantic models; they make the OpenAPI schema, so every field says what it is."""

from api.models.areas import Area, Indicator, Measure, Series
from api.models.base import DocumentRef, Model, Place, Ref, Sentence
from api.models.documents import Document, DocumentSummary, Import, Mention, Section, TextSentence
from api.models.entities import Entity, EntitySummary, Naming, RelationCount
from api.models.queries import Answer, CatalogQuery, CypherRequest, CypherResult, Evidence, Parameter, QueryResult
from api.models.relations import EntityRelation, Head, Neighbourhood, Path, Relation, Statement
from api.models.system import Health, IndicatorKind, Labels, NodeType, Ontology, RelationKind, Statistics

__all__ = [
    "Answer",
    "Area",
    "CatalogQuery",
    "CypherRequest",
    "CypherResult",
    "Document",
    "DocumentRef",
    "DocumentSummary",
    "Entity",
    "EntityRelation",
    "EntitySummary",
    "Evidence",
    "Head",
    "Health",
    "Import",
    "Indicator",
    "IndicatorKind",
    "Labels",
    "Measure",
    "Mention",
    "Model",
    "Naming",
    "Neighbourhood",
    "NodeType",
    "Ontology",
    "Parameter",
    "Path",
    "Place",
    "QueryResult",
    "Ref",
    "Relation",
    "RelationCount",
    "RelationKind",
    "Section",
    "Sentence",
    "Series",
    "Statement",
    "Statistics",
    "TextSentence",
]
