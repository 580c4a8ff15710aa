"""Find what institutions do, what they belong to, where they stand: LEADS, PART_OF, LOCATED_IN, the rarer ones."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from ingest.reading import Reading, reading_of
from ingest.relations.acts import find_acts
from ingest.relations.approvals import find_approvals
from ingest.relations.charges import find_charges
from ingest.relations.duties import find_duties
from ingest.relations.locations import find_locations
from ingest.relations.makers import find_makers
from ingest.relations.memberships import find_memberships
from ingest.relations.program_parts import find_program_parts
from ingest.relations.region_parts import find_region_parts
from ingest.relations.relation_finder import NAME as NAME
from ingest.relations.relation_finder import Finder
from ingest.relations.task_tables import find_task_tables


@Language.component(NAME)
def component(doc: Doc) -> Doc:
    """Add to the document's reading."""
    find(reading_of(doc))
    return doc


def find(reading: Reading) -> None:
    """Add the relations that the text states."""
    finder = Finder(reading)
    find_duties(finder)
    find_charges(finder)
    find_task_tables(finder)
    find_memberships(finder)
    find_locations(finder)
    find_region_parts(finder)
    find_makers(finder)
    find_acts(finder)
    find_approvals(finder)
    find_program_parts(finder)
