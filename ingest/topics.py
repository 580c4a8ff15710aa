"""Find topics of indicators."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from ingest.reading import Reading, reading_of

NAME = "reformgraph_topics"


@Language.component(NAME)
def component(doc: Doc) -> Doc:
    """Add to the document's reading."""
    find(reading_of(doc))
    return doc


def find(reading: Reading) -> None:
    """Add what this part finds to the reading."""
