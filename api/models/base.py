"""What answers are made of everywhere: links to things and documents, sentences."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field, computed_field

from api.labels import label
from api.vocabulary import Status, ThingType

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

    @computed_field(description="the type in words, in the language asked for", examples=["政策文件"])  # type: ignore[prop-decorator]
    @property
    def type_label(self) -> str | None:
        """The type in words."""
        return label(self.type)

    @computed_field(description="the status in words", examples=["印发"])  # type: ignore[prop-decorator]
    @property
    def status_label(self) -> str | None:
        """The status in words."""
        return label(self.status)


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
