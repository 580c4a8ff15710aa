"""What is evaluated: passages with their merged annotation, from our files or from a folder in the judge's format."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.errors import UsageError
from graph.model import Document
from ingest.evaluation import gold
from ingest.evaluation.agreement import agreement, merged
from ingest.evaluation.facts import Facts, annotated
from ingest.evaluation.scoring import Score
from ingest.load import FORMATS, load

GIVEN = "given"


@dataclass(frozen=True, slots=True)
class Case:
    """One passage: its group (a split, or `given`), its document, what is to be found, and how far readers agree."""

    name: str
    group: str
    document: Document
    facts: Facts
    readers: tuple[str, ...] = ()
    agreement: Score | None = None


def kept(documents: Path, splits: Sequence[str], folder: Path = gold.FOLDER) -> list[Case]:
    """The passages of our annotations; two readings of a passage are merged.

    Raises:
        DocumentError: a document is not in the folder, or has changed.
        UsageError: a file is no annotation, or there is none.
    """
    readings: dict[tuple[str, str], list[gold.Annotation]] = defaultdict(list)
    for annotation in gold.read_all(folder, splits):
        readings[annotation.split, annotation.name].append(annotation)
    if not readings:
        raise UsageError(f"{folder}: no annotation there")
    return [_case(both, documents) for both in readings.values()]


def _case(readings: list[gold.Annotation], documents: Path) -> Case:
    first = readings[0]
    document, facts = gold.passage_of(first, documents)
    agreed = None
    for other in readings[1:]:
        if other.spans != first.spans:
            raise UsageError(f"{other.path}: is of another passage than {first.path}")
        second = gold.passage_of(other, documents)[1]
        agreed = agreement(facts, second)
        facts = merged(facts, second)
    return Case(first.name, first.split, document, facts, tuple(one.reader for one in readings), agreed)


def given(annotations: Path, documents: Path) -> list[Case]:
    """Whole documents with annotations in the judge's format: a JSON file for each, paired by the name's stem.

    Raises:
        UsageError: there is no annotation, or one of a document that is not there.
    """
    files = {_stem(path.name): path for path in sorted(documents.rglob("*")) if path.suffix.lower() in FORMATS}
    cases = []
    for path in sorted(annotations.glob("*.json")):
        try:
            item = json.loads(path.read_text(encoding="utf-8"))
            facts = annotated(item)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise UsageError(f"{path}: is no annotation ({type(error).__name__}: {error})") from error
        name = _stem(_name(item) or path.name)
        if name not in files:
            raise UsageError(f"{path}: its document {name} is not in {documents}")
        cases.append(Case(name, GIVEN, load(files[name], files[name].name), facts))
    if not cases:
        raise UsageError(f"{annotations}: no annotation there")
    return cases


def _name(item: dict[str, Any]) -> str:
    name = item.get("document")
    return name if isinstance(name, str) else ""


def _stem(name: str) -> str:
    return Path(name).stem.split(".")[0]
