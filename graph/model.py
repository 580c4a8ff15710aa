"""What one document states: the value that extraction gives and the store takes.

All offsets are half-open and count Unicode code points of `Document.text`.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass

from graph.errors import OntologyError
from graph.ontology import ontology


def make_id(kind: str, identity: str) -> str:
    """The id of a thing: its type's prefix and 16 hex digits of the SHA-256 of its identity.

    >>> make_id("Region", "湖南省/株洲市")
    'region-1e9d82f9a0eb9dce'
    """
    node = ontology().nodes.get(kind)
    prefix = node.prefix if node else kind.lower()
    return f"{prefix}-{hashlib.sha256(identity.encode()).hexdigest()[:16]}"


@dataclass(frozen=True, slots=True)
class Document:
    """A loaded document: its text and what its source says of it.

    `key` is the path relative to the folder given; `origin` that folder (absolute, not part of the graph's content);
    `date` is ISO 8601; `region` the path of the home region (湖南省/株洲市/天元区); `sha256` that of the file's bytes;
    `corrections` name what a user said of these; `judgements` is a hash of what one said of names in it.
    """

    key: str
    text: str
    sha256: str
    title: str = ""
    date: str | None = None
    number: str | None = None
    issuer: str | None = None
    region: str | None = None
    author: str | None = None
    source: str | None = None
    origin: str = ""
    corrections: tuple[str, ...] = ()
    judgements: str = ""

    @property
    def id(self) -> str:
        """Made of the key alone."""
        return make_id("Document", self.key)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it; `parent` is an index into `Extraction.sections`, or None at the top.

    Section 0 is the document itself: level 0, its heading the title.
    """

    parent: int | None
    level: int
    heading: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence; `section` is the index of the innermost section that holds it."""

    section: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where the text names an entity; `name` is the name it gives there."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class Entity:
    """An entity as one document knows it; `corrections` name the users' entries that decided something of it."""

    id: str
    type: str
    name: str
    identity: str
    aliases: tuple[str, ...] = ()
    kind: str | None = None
    status: str | None = None
    confidence: float = 1.0
    mentions: tuple[Mention, ...] = ()
    corrections: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence (index) that states a relation, the words that say so, how sure, and who found it."""

    sentence: int
    trigger: str
    confidence: float
    extractor: str


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation between two entities of the extraction (by id), with at least one statement."""

    type: str
    head: str
    tail: str
    statements: tuple[Statement, ...]

    @property
    def confidence(self) -> float:
        """That of the surest statement."""
        return max(statement.confidence for statement in self.statements)


@dataclass(frozen=True, slots=True)
class Indicator:
    """A quantity; `topic` is the id of the entity it measures, `start` and `end` the words that state it."""

    id: str
    name: str
    value: float
    value_max: float | None
    unit: str
    comparator: str
    period: str | None
    period_iso: str | None
    status: str
    topic: str | None
    sentence: int
    start: int
    end: int
    confidence: float
    extractor: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything one document states. `policy` is the id of the policy whose text it is; `extractor` the version."""

    document: Document
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...]
    relations: tuple[Relation, ...]
    indicators: tuple[Indicator, ...]
    policy: str | None = None
    extractor: str = ""


def content_hash(document: Document) -> str:
    """The SHA-256 of a document's text, metadata and corrections, in hex; not of `origin`, the place it was found in.

    Two documents with the same hash, read by the same extractor, give the same graph.
    """
    content = {name: value for name, value in asdict(document).items() if name != "origin"}
    return hashlib.sha256(json.dumps(content, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def check(extraction: Extraction) -> None:
    """Raise OntologyError when anything in the extraction does not fit the ontology or has no evidence."""
    rules = ontology()
    types = {entity.id: entity.type for entity in extraction.entities}
    key, size, sentences = extraction.document.key, len(extraction.document.text), len(extraction.sentences)
    _check_outline(extraction)
    if len(types) < len(extraction.entities):
        raise OntologyError(f"{key}: two of its entities have the same id")
    for entity in extraction.entities:
        rules.check_entity(entity.type, entity.kind, entity.status)
        if entity.id != make_id(entity.type, entity.identity):
            raise OntologyError(f"{key}: the id of {entity.type} {entity.name} is not made of its identity")
        if not entity.mentions or any(not 0 <= m.start < m.end <= size for m in entity.mentions):
            raise OntologyError(f"{key}: {entity.type} {entity.name} has no place in the text")
    for relation in extraction.relations:
        if relation.head not in types or relation.tail not in types:
            raise OntologyError(f"{key}: {relation.type} joins an entity that the document does not name")
        rules.check_relation(relation.type, types[relation.head], types[relation.tail])
        if not relation.statements or any(not 0 <= s.sentence < sentences for s in relation.statements):
            raise OntologyError(f"{key}: {relation.type} has no sentence that states it")
    for indicator in extraction.indicators:
        if indicator.comparator not in rules.comparators or indicator.status not in rules.indicator_statuses:
            raise OntologyError(f"{key}: indicator {indicator.name} has an unknown comparator or status")
        if indicator.topic is not None:
            if indicator.topic not in types:
                raise OntologyError(f"{key}: indicator {indicator.name} measures what the document does not name")
            rules.check_relation("MEASURES", "Indicator", types[indicator.topic])
        if not 0 <= indicator.sentence < sentences:
            raise OntologyError(f"{key}: indicator {indicator.name} has no sentence that states it")
    if extraction.policy is not None and types.get(extraction.policy) != "Policy":
        raise OntologyError(f"{key}: the policy whose text it is, is not among its entities")


def _check_outline(extraction: Extraction) -> None:
    key, size = extraction.document.key, len(extraction.document.text)
    for place, section in enumerate(extraction.sections):
        if section.parent is not None and not 0 <= section.parent < place:
            raise OntologyError(f"{key}: section {section.heading} comes before the one that holds it")
    end = 0
    for sentence in extraction.sentences:
        if not 0 <= sentence.section < len(extraction.sections):
            raise OntologyError(f"{key}: the sentence at {sentence.start} is in no section")
        if not end <= sentence.start < sentence.end <= size:
            raise OntologyError(f"{key}: the sentence at {sentence.start} is empty, overlaps or is out of the text")
        end = sentence.end
