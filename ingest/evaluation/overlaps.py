"""Whether a document stands in two of: seen, training, development, held-back; by name, and by its words."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml

from ingest.evaluation import gold
from ingest.evaluation.anchors import RUN, marks
from ingest.load import load

SEEN, TRAINING = "seen", "training"
LIST = Path(__file__).with_name("seen.yaml")
LESSONS = Path(__file__).parent.parent / "training"
# a clause that tells a text, and the share of such clauses from which on two documents are one text
TELLING, SAME = 12, 0.3


def parts(annotations: Path = gold.FOLDER, lessons: Path = LESSONS) -> dict[str, set[str]]:
    """The documents of each part by their path in the corpus."""
    found: dict[str, set[str]] = {SEEN: set(yaml.safe_load(LIST.read_text(encoding="utf-8")))}
    found[TRAINING] = {document for path in sorted(lessons.rglob("*")) for document in _documents(path)}
    for split in gold.SPLITS:
        found[split] = {annotation.document for annotation in gold.read_all(annotations, (split,))}
    return found


def _documents(path: Path) -> Iterator[str]:
    """The documents that a file of training passages names."""
    text = path.read_text(encoding="utf-8") if path.suffix in (".yaml", ".json", ".jsonl") else ""
    if path.suffix == ".jsonl":
        yield from _named([json.loads(line) for line in text.splitlines() if line.strip()])
    elif text:
        yield from _named(json.loads(text) if path.suffix == ".json" else yaml.safe_load(text))


def _named(given: Any) -> Iterator[str]:
    if isinstance(given, list):
        for item in given:
            yield from _named(item)
    elif isinstance(given, dict):
        if isinstance(given.get("document"), str):
            yield given["document"]
        for value in given.values():
            if isinstance(value, list | dict):
                yield from _named(value)


def same_names(documents: dict[str, set[str]]) -> list[str]:
    """A line for each document that stands in two parts."""
    return [
        f"{document}: in {one} and {other}"
        for one, other in combinations(documents, 2)
        for document in sorted(documents[one] & documents[other])
    ]


def same_texts(documents: dict[str, set[str]], folder: Path) -> list[str]:
    """A line for each two documents of different parts that share a good part of their long clauses."""
    clauses = {
        name: _clauses(folder / name) for names in documents.values() for name in names if (folder / name).is_file()
    }
    holders: dict[str, set[str]] = defaultdict(set)
    for name, hashes in clauses.items():
        for one in hashes:
            holders[one].add(name)
    shared: dict[tuple[str, str], int] = defaultdict(int)
    for names in holders.values():
        for pair in combinations(sorted(names), 2):
            shared[pair] += 1
    part_of = {name: part for part, names in documents.items() for name in names}
    lines = []
    for (one, other), count in sorted(shared.items()):
        share = count / min(len(clauses[one]), len(clauses[other]))
        if share >= SAME and part_of[one] != part_of[other]:
            lines.append(
                f"{one} ({part_of[one]}) and {other} ({part_of[other]}): {share:.0%} of the clauses are the same"
            )
    return lines


def _clauses(path: Path) -> set[str]:
    text = load(path, path.name).text
    return {mark.hash for mark in marks(text, [m.span() for m in RUN.finditer(text) if len(m.group()) >= TELLING])}
