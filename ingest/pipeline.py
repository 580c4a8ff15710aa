"""The extraction pipeline: a blank Chinese spaCy pipeline of the components below, and `extract`, which runs it."""

from __future__ import annotations

from functools import cache

import spacy
from spacy.language import Language

from graph import version
from graph.model import Document, Extraction
from ingest.areas import areas
from ingest.characters import tokenizer
from ingest.corrections import names
from ingest.corrections.entry import Entry
from ingest.indicators import quantities, topics
from ingest.institutions import institutions
from ingest.llm.model import LanguageModel
from ingest.load.furniture import body_spans
from ingest.outline import outline
from ingest.policies import policies
from ingest.programs import programs
from ingest.reading import Reading
from ingest.regions import regions
from ingest.relations import area_relations, institution_relations, policy_relations
from ingest.resolution.confidence import calibrated
from ingest.resolution.resolve import resolve

COMPONENTS = (
    outline.NAME,
    regions.NAME,
    institutions.NAME,
    policies.NAME,
    programs.NAME,
    areas.NAME,
    quantities.NAME,
    institution_relations.NAME,
    policy_relations.NAME,
    area_relations.NAME,
    topics.NAME,
)
# behind what finds a type come the names that users give to things of it
FOUND = {
    regions.NAME: "Region",
    institutions.NAME: "Institution",
    policies.NAME: "Policy",
    programs.NAME: "Program",
    areas.NAME: "ReformArea",
}


@cache
def pipeline(learned: bool = True) -> Language:
    """The spaCy pipeline, with its learned part or by the rules alone.

    Its components have factories of the same names and may be configured by them.
    """
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"segmenter": "char"}}})
    nlp.max_length = 10**9
    nlp.tokenizer = tokenizer(nlp.vocab)
    for name in COMPONENTS:
        nlp.add_pipe(name, config={"learned": learned} if name == programs.NAME else {})
        if name in FOUND:
            nlp.add_pipe(names.NAME, f"{names.NAME}_{FOUND[name].lower()}", config={"entity": FOUND[name]})
    return nlp


def extract(
    document: Document,
    model: LanguageModel | None = None,
    corrections: tuple[Entry, ...] = (),
    *,
    learned: bool = True,
) -> Extraction:
    """Read one loaded document: its outline, entities, relations and indicators, each with its place in the text.

    Args:
        document: what to read.
        model: reads it, too, and adds what the components did not find.
        corrections: the users' entries about names that hold in it.
        learned: with the learned part (docs/model.md); the rules alone where false.

    Raises:
        LanguageModelError: the model cannot be asked further.
    """
    if model is None:
        return calibrated(stated(document, corrections, learned=learned))
    return model.completed(reading(document, corrections, learned=learned))


def version_of(learned: bool) -> str:
    """The version of what reads a document without a language model."""
    return version.extractor() if learned else f"{version.extractor()}+rules"


def stated(document: Document, corrections: tuple[Entry, ...] = (), *, learned: bool = True) -> Extraction:
    """The same with the confidences that components give, before `ingest.resolution.confidence` says what they mean."""
    return resolve(reading(document, corrections, learned=learned), version_of(learned))


def reading(document: Document, corrections: tuple[Entry, ...] = (), *, learned: bool = True) -> Reading:
    """What the components find in a document, before it is resolved."""
    nlp = pipeline(learned)
    doc = nlp.make_doc(document.text)
    found = Reading(document, body=body_spans(document.text), corrections=corrections)
    doc._.reading = found
    for _, component in nlp.pipeline:
        doc = component(doc)
    return found
