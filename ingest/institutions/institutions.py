"""Find institutions: bodies of a place (relative names too), central bodies by name, bodies named by rule."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from ingest.institutions.bodies import NAME as NAME
from ingest.institutions.bodies import Bodies
from ingest.institutions.central_bodies import find_central, find_terms
from ingest.institutions.declared_bodies import find_again, find_declared
from ingest.institutions.duty_lists import find_responsible
from ingest.institutions.named_bodies import find_enterprises, find_listed, find_prefixed, find_set_up
from ingest.institutions.parts_of_bodies import find_parts, find_party_committees
from ingest.institutions.place_bodies import find_of_places
from ingest.institutions.proper_bodies import find_beside, find_examples, find_laboratories
from ingest.institutions.rosters import find_in_rosters
from ingest.institutions.statutory_bodies import find_statutory
from ingest.institutions.works import find_foreign, find_villages, find_works
from ingest.reading import Reading, reading_of

# In this order: where two would name the same place, the earlier one does.
FINDERS = (
    find_terms,
    find_of_places,
    find_statutory,
    find_prefixed,
    find_central,
    find_foreign,
    find_set_up,
    find_enterprises,
    find_laboratories,
    find_listed,
    find_examples,
    find_beside,
    find_parts,
    find_in_rosters,
    find_responsible,
    find_works,
    find_villages,
    find_party_committees,
    find_declared,
    find_again,
)


@Language.component(NAME)
def component(doc: Doc) -> Doc:
    """Add to the document's reading."""
    find(reading_of(doc))
    return doc


def find(reading: Reading) -> None:
    """Add the institutions that the text names."""
    bodies = Bodies(reading)
    for finder in FINDERS:
        finder(bodies)
    reading.candidates.extend(bodies.found)
