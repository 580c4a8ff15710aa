"""Resolution judged by pairs of names: are two names the same thing, and do they get the same id?

`pairs.csv` has a row for each pair: `type`; of each side the name, the home region of the document that gives it (a
path, empty for none) and a text that it stands in (empty: a plain sentence made here; \\n in it is a line end, for
title and number lines); `same` is yes or no. Two sides with the same text are one document.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.errors import UsageError
from graph.model import Document, Entity, Extraction, make_id
from graph.names import normal
from graph.ontology import ontology
from ingest.evaluation.scoring import Tally
from ingest.pipeline import extract
from ingest.reading import Candidate
from ingest.resolution.identity import identity_of

FILE = Path(__file__).with_name("pairs.csv")
COLUMNS = ("type", "name", "region", "text", "other_name", "other_region", "other_text", "same")
SENTENCES = {
    "Institution": "{}负责这项工作。",
    "Policy": "《{}》已经印发。",
    "Program": "实施{}。",
    "ReformArea": "深化{}。",
    "Region": "在{}开展这项工作。",
}


@dataclass(frozen=True, slots=True)
class Side:
    """One name of a pair, where it stands."""

    name: str
    region: str
    text: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names of one type, and whether they mean the same thing."""

    type: str
    one: Side
    other: Side
    same: bool

    def __str__(self) -> str:
        sides = [f"{side.name} ({side.region or '–'})" for side in (self.one, self.other)]
        return f"{self.type} {sides[0]} / {sides[1]}"


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair, whether both names got the same id, and how many of them the pipeline found in their text."""

    pair: Pair
    same: bool
    found: int


def read(path: Path = FILE) -> list[Pair]:
    """The pairs of a file.

    Raises:
        UsageError: the file is not there or a row does not fit; names the line.
    """
    pairs = []
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = csv.DictReader(line for line in file if not line.startswith("#"))
            for number, row in enumerate(rows, 1):
                if row["type"] not in ontology().nodes or row["same"] not in ("yes", "no"):
                    raise UsageError(f"{path}: pair {number}: type or same is unknown; same is yes or no")
                sides = [Side(row[p + "name"], row[p + "region"], row[p + "text"]) for p in ("", "other_")]
                if any(not side.name or (side.text and side.name not in side.text) for side in sides):
                    raise UsageError(f"{path}: pair {number}: a name is empty or not in its text")
                pairs.append(Pair(row["type"], sides[0], sides[1], row["same"] == "yes"))
    except (OSError, KeyError) as error:
        raise UsageError(f"{path}: cannot be read ({error}); columns are {', '.join(COLUMNS)}") from error
    return pairs


def judge(pairs: list[Pair]) -> Iterator[Judged]:
    """Ask the pipeline for the id of each name; a name that it does not find by itself is resolved alone."""
    for pair in pairs:
        one = _id(pair.type, pair.one)
        other = _id(pair.type, pair.other)
        yield Judged(pair, one[0] == other[0], one[1] + other[1])


def _id(type_: str, side: Side) -> tuple[str, bool]:
    """The id of a name, and whether the pipeline found it."""
    text = side.text.replace("\\n", "\n") or SENTENCES[type_].format(side.name)
    read = extract(Document(key="pair", text=text, sha256="", region=side.region or None))
    entity = _named(read, type_, side.name)
    if entity is not None:
        return entity.id, True
    candidate = Candidate(0, len(text), type_, side.name, "pairs")
    return make_id(type_, identity_of(candidate, side.region or None)), False


def _named(read: Extraction, type_: str, name: str) -> Entity | None:
    """The entity whose place in the text gives this name, else the one that has it among its names."""
    of_type = [entity for entity in read.entities if entity.type == type_]
    wanted, text = normal(name), read.document.text
    at_place = (e for e in of_type if any(normal(text[m.start : m.end]) == wanted for m in e.mentions))
    return next(at_place, next((e for e in of_type if wanted in map(normal, (e.name, *e.aliases))), None))


def tally(judged: list[Judged]) -> Tally:
    """Pairwise precision and recall of `same`."""
    return Tally(
        sum(one.same and one.pair.same for one in judged),
        sum(one.same for one in judged),
        sum(one.pair.same for one in judged),
    )
