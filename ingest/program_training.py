"""Learn the scorer's weights: python -m ingest.program_training DOCUMENTS GOLD

DOCUMENTS is a folder of documents, GOLD one of annotations (the format of the ontology's gold). Prints the figures of
each document under weights learned from the others, then writes ingest/lexicon/program_weights.csv.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingest import words
from ingest.load import load
from ingest.load.furniture import body_spans
from ingest.pipeline import pipeline
from ingest.program_scorer import BIAS
from ingest.programs import LEAST, NAME, Weighed, weighed
from ingest.reading import Reading
from ingest.resolve import normal

STRENGTH = 3.0
ROUNDS = 400
SEEN = 2
HEADER = "# Learned by python -m ingest.program_training; docs/programs.md says from what. Don't edit by hand.\n"


@dataclass(slots=True)
class Example:
    """A phrase with the gold programs that it may answer; `right` is None where readers differed."""

    phrase: Weighed
    answers: frozenset[str]
    right: bool | None


@dataclass(slots=True)
class Lesson:
    """One document's phrases, and how many programs it names."""

    name: str
    examples: list[Example]
    programs: int


def lesson(document: Path, gold: Path) -> Lesson:
    """Read a document as the pipeline does up to the programs and compare the phrases with the gold."""
    loaded = load(document, document.name)
    reading = Reading(loaded, body=body_spans(loaded.text))
    doc = pipeline().make_doc(loaded.text)
    doc._.reading = reading
    for name, component in pipeline().pipeline:
        if name == NAME:
            break
        doc = component(doc)
    programs = [e for e in json.loads(gold.read_text("utf-8"))["entities"] if e["type"] == "Program"]
    accepted = {normal(name): e for e in programs for name in (e["name"], *e.get("also", []))}
    examples = []
    for phrase in weighed(reading):
        hits = [accepted[n] for n in map(normal, (phrase.found.name, *phrase.found.aliases)) if n in accepted]
        sure = frozenset(hit["id"] for hit in hits if not hit.get("optional"))
        examples.append(Example(phrase, sure, True if sure else None if hits else False))
    return Lesson(document.name, examples, sum(not e.get("optional") for e in programs))


def learn(lessons: list[Lesson]) -> dict[str, float]:
    """Logistic regression with a quadratic penalty, by gradient descent from zero: the same weights every time."""
    examples = [e for one in lessons for e in one.examples if e.right is not None]
    counts = Counter(feature for e in examples for feature in e.phrase.features)
    index = {feature: place for place, feature in enumerate(sorted(f for f, n in counts.items() if n >= SEEN))}
    matrix: NDArray[np.float64] = np.zeros((len(examples), len(index)))
    for row, example in enumerate(examples):
        matrix[row, [index[feature] for feature in example.phrase.features if feature in index]] = 1.0
    target = np.array([bool(example.right) for example in examples], dtype=float)
    weight, bias = np.zeros(len(index)), 0.0
    speed, drift = np.zeros(len(index)), 0.0
    for _ in range(ROUNDS):
        error = 1 / (1 + np.exp(-(matrix @ weight + bias))) - target
        speed = 0.9 * speed - 2.0 * (matrix.T @ error + STRENGTH * weight) / len(examples)
        drift = 0.9 * drift - 2.0 * float(error.mean())
        weight, bias = weight + speed, bias + drift
    return {BIAS: bias} | {feature: float(weight[place]) for feature, place in index.items()}


def judge(one: Lesson, weight: dict[str, float]) -> tuple[int, int]:
    """How many programs are found, and how many names are given."""
    chosen: dict[str, Example] = {}
    for example in one.examples:
        total = weight[BIAS] + sum(weight.get(feature, 0.0) for feature in example.phrase.features)
        if 1 / (1 + np.exp(-total)) >= LEAST and example.right is not None:
            chosen.setdefault(normal(example.phrase.found.name), example)
    right = set().union(*(example.answers for example in chosen.values())) if chosen else set()
    return len(right), len(chosen)


def main() -> int:
    """Learn, print, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", type=Path)
    parser.add_argument("gold", type=Path)
    args = parser.parse_args()
    names = {path.stem: path for path in args.documents.iterdir() if path.is_file()}
    lessons = [lesson(names[path.stem], path) for path in sorted(args.gold.glob("*.json")) if path.stem in names]
    found = given = programs = 0
    for one in lessons:
        right, chosen = judge(one, learn([other for other in lessons if other is not one]))
        print(f"{one.name:40} found {right:4} of {one.programs:4}, given {chosen:4}")
        found, given, programs = found + right, given + chosen, programs + one.programs
    precision, recall = found / given, found / programs
    print(f"each by the others: P {precision:.3f} R {recall:.3f} F1 {2 * found / (given + programs):.3f}")
    with (words.LEXICON / "program_weights.csv").open("w", encoding="utf-8", newline="") as file:
        file.write(HEADER)
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["feature", "weight"])
        for feature, value in sorted(learn(lessons).items()):
            if abs(value) >= 0.01:
                writer.writerow([feature, f"{value:.3f}"])
    return 0


if __name__ == "__main__":
    sys.exit(main())
