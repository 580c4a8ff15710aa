"""Documents with outline, text and mentions; those on their way in."""

from __future__ import annotations

from pydantic import Field

from api.models.base import DOCUMENT, SENTENCE, DocumentRef, Model, Place, Ref
from api.vocabulary import ImportStatus


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
