"""Keep a reader's annotation without its text, or find the places again after a change of the loader.

    python -m ingest.evaluation.annotate import READING PASSAGE --document KEY --documents FOLDER --reader A --split S
    python -m ingest.evaluation.annotate realign --documents FOLDER

READING is a JSON file in the format of docs/evaluation.md, PASSAGE the text that was read: lines of the document.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from graph.errors import DocumentError, ReformgraphError, UsageError
from graph.model import Document
from graph.names import normal
from graph.ontology import ontology
from ingest.evaluation import gold
from ingest.evaluation.anchors import Flat, Shift, marks, spans_of
from ingest.evaluation.facts import Facts, Named, Place, annotated
from ingest.evaluation.gold import Annotation
from ingest.load import load


def imported(
    given: Mapping[str, Any], passage: str, document: Document, name: str, reader: str, split: str
) -> Annotation:
    """A reader's annotation with offsets in the document's text; of every name and quote the first place.

    Raises:
        DocumentError: the passage is not in the text, or the annotation does not fit the ontology.
    """
    try:
        facts = annotated(given)
    except (KeyError, TypeError) as error:
        raise DocumentError(name, f"is no annotation ({type(error).__name__}: {error})") from error
    check(facts, name)
    spans = spans_of(passage, document.text)
    if not spans:
        raise DocumentError(name, f"no line of the passage is in {document.key}")
    flat = Flat.of(document.text, spans)
    taken: dict[str, int] = {}
    indicators = []
    for indicator, one in zip(facts.indicators, given.get("indicators") or (), strict=True):
        quote = one.get("quote") or ""
        start = flat.find(quote, taken.get(quote, 0)) if quote.strip() else -1
        if start < 0:
            start = flat.find(quote) if quote.strip() else -1
        size = len("".join(quote.split()))
        taken[quote] = start + size
        indicators.append(replace(indicator, place=flat.place(start, start + size) if start >= 0 else None))
    entities = tuple(replace(e, places=_first(e, document.text, spans)) for e in facts.entities)
    return Annotation(
        name,
        document.key,
        reader,
        split,
        document.sha256,
        gold.text_hash(document.text),
        spans,
        marks(document.text, spans),
        Facts(entities, facts.relations, tuple(indicators)),
    )


def check(facts: Facts, name: str) -> None:
    """Raise DocumentError where an annotation does not fit the ontology."""
    rules, types = ontology(), {entity.id: entity.type for entity in facts.entities}
    if len(types) < len(facts.entities):
        raise DocumentError(name, "two of its entities have the same id")
    try:
        for entity in facts.entities:
            rules.check_entity(entity.type, None, entity.status)
        for relation in facts.relations:
            rules.check_relation(relation.type, types[relation.head], types[relation.tail])
    except KeyError as error:
        raise DocumentError(name, f"a relation names the entity {error}, which it does not have") from error
    except ReformgraphError as error:
        raise DocumentError(name, str(error)) from error
    if any(i.topic is not None and i.topic not in types for i in facts.indicators):
        raise DocumentError(name, "an indicator has a topic that is no entity of it")


def _first(entity: Named, text: str, spans: Sequence[Place]) -> tuple[Place, ...]:
    """The first place of the first of the entity's names that the spans hold; none for members of an enumeration."""
    letters: list[str] = []
    offsets: list[int] = []
    for start, end in spans:
        for place in range(start, end):
            for letter in normal(text[place]):
                letters.append(letter)
                offsets.append(place)
    flat = "".join(letters)
    for name in entity.compared:
        found = flat.find(name)
        if found >= 0:
            return ((offsets[found], offsets[found + len(name) - 1] + 1),)
    return ()


def realigned(annotation: Annotation, document: Document) -> tuple[Annotation, list[str]]:
    """The annotation with offsets in the text as it is loaded now, and the names that have lost their place.

    Raises:
        DocumentError: too little of the passage is found again.
    """
    text = document.text
    shift = Shift(annotation.marks, marks(text, [(0, len(text))]))
    if shift.kept * 2 < len(annotation.marks):
        reason = f"only {shift.kept} of {len(annotation.marks)} clauses of {annotation.name} are found again; import it"
        raise DocumentError(annotation.document, reason)

    def move(place: Place) -> Place | None:
        start, end = shift.of(place[0]), shift.of(place[1])
        return (start, min(end, len(text))) if start is not None and end is not None and start < end else None

    spans = tuple(span for span in map(move, annotation.spans) if span)
    facts = gold.moved(annotation.facts, move)
    entities = tuple(_again(entity, text, spans) for entity in facts.entities)
    lost = [e.name for e, new in zip(annotation.facts.entities, entities, strict=True) if e.places and not new.places]
    pairs = zip(annotation.facts.indicators, facts.indicators, strict=True)
    lost += [i.name for i, new in pairs if i.place and not new.place]
    new = replace(
        annotation,
        text_sha256=gold.text_hash(text),
        spans=spans,
        marks=marks(text, spans),
        facts=replace(facts, entities=entities),
    )
    return new, lost


def _again(entity: Named, text: str, spans: Sequence[Place]) -> Named:
    """The entity with its place where that still holds one of its names, else with the first place of one."""
    if all(normal(text[start:end]) in entity.compared for start, end in entity.places):
        return entity
    return replace(entity, places=_first(entity, text, spans))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; gives the exit code: 0 all went well, 1 an annotation failed, 2 it could not be done."""
    given = _parser().parse_args(arguments)
    try:
        code: int = given.run(given)
    except ReformgraphError as error:
        print(f"annotate: {error}", file=sys.stderr)
        return error.exit_code
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m ingest.evaluation.annotate", description="Annotations are kept without text."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    one = commands.add_parser("import", help="keep a reader's annotation")
    one.add_argument("reading", type=Path, help="the annotation (JSON, quotes as text)")
    one.add_argument("passage", type=Path, help="the text that was read")
    one.add_argument("--document", required=True, metavar="KEY", help="path of the document below --documents")
    one.add_argument("--reader", required=True, metavar="NAME", help="who read it: A, B")
    one.add_argument("--split", required=True, choices=gold.SPLITS)
    one.set_defaults(run=_import)
    again = commands.add_parser("realign", help="find the places again after a change of the loader")
    again.set_defaults(run=_realign)
    for command in (one, again):
        command.add_argument("--documents", required=True, type=Path, metavar="FOLDER", help="the corpus")
        command.add_argument("--gold", type=Path, default=gold.FOLDER, metavar="FOLDER", help="default: ours")
    return parser


def _import(given: argparse.Namespace) -> int:
    try:
        reading = json.loads(given.reading.read_text(encoding="utf-8"))
        passage = given.passage.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise UsageError(f"{given.reading}: cannot be read ({error})") from error
    document = load(given.documents / given.document, given.document)
    name = given.passage.stem
    annotation = imported(reading, passage, document, name, given.reader, given.split)
    print(f"{gold.write(annotation, given.gold)}: {_counts(annotation)}")
    return 0


def _counts(annotation: Annotation) -> str:
    facts = annotation.facts
    placeless = [e.name for e in facts.entities if not e.places] + [i.name for i in facts.indicators if not i.place]
    size = sum(end - start for start, end in annotation.spans)
    counts = f"{size} characters in {len(annotation.spans)} spans, {len(facts.entities)} entities, "
    counts += f"{len(facts.relations)} relations, {len(facts.indicators)} indicators"
    return counts + (f"; without a place: {'、'.join(placeless)}" if placeless else "")


def _realign(given: argparse.Namespace) -> int:
    failed = 0
    for annotation in gold.read_all(given.gold):
        try:
            document = gold.document_of(annotation, given.documents)
            if gold.text_hash(document.text) == annotation.text_sha256:
                continue
            new, lost = realigned(annotation, document)
        except DocumentError as error:
            print(f"annotate: {error}", file=sys.stderr)
            failed += 1
            continue
        gold.write(new, given.gold)
        print(f"{annotation.path}: realigned" + (f"; lost their place: {'、'.join(lost)}" if lost else ""))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
