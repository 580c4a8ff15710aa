"""Learn the scorer's weights: python -m ingest.programs.program_training DOCUMENTS GOLD CORPUS

DOCUMENTS is a folder of documents, GOLD one of annotations (the format of the ontology's gold), CORPUS the folder of
the documents of ingest/training/programs.yaml. Prints the figures of each document under weights learned from the
others, then writes ingest/lexicon/program_weights.csv.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray

from graph.names import normal
from ingest import words
from ingest.load import load
from ingest.load.furniture import body_spans
from ingest.pipeline import pipeline
from ingest.programs.program_scorer import BIAS
from ingest.programs.programs import LEAST, NAME, Weighed, weighed
from ingest.reading import Reading

STRENGTH = 3.0
ROUNDS = 400
SEEN = 2
SMALLEST = 0.01
PASSAGES = Path(__file__).parent.parent / "training" / "programs.yaml"
HEADER = "# Learned by python -m ingest.programs.program_training (docs/programs.md). Don't edit by hand.\n"


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


def phrases(document: Path) -> list[tuple[Weighed, int]]:
    """What may name a program, read as the pipeline reads up to its programs, with the offset of each."""
    loaded = load(document, document.name)
    reading = Reading(loaded, body=body_spans(loaded.text))
    doc = pipeline().make_doc(loaded.text)
    doc._.reading = reading
    for name, component in pipeline().pipeline:
        if name == NAME:
            break
        doc = component(doc)
    return [(phrase, phrase.found.start) for phrase in weighed(reading)]


def lesson(name: str, found: list[Weighed], right: list[list[str]], unsure: list[str]) -> Lesson:
    """Compare phrases with what a reader found: the names of each program, and those on which readers may differ."""
    accepted = {normal(form): str(place) for place, forms in enumerate(right) for form in forms}
    doubtful = {normal(form) for form in unsure}
    examples = []
    for phrase in found:
        names = [normal(form) for form in (phrase.found.name, *phrase.found.aliases)]
        answers = frozenset(accepted[n] for n in names if n in accepted)
        examples.append(Example(phrase, answers, True if answers else None if doubtful.intersection(names) else False))
    return Lesson(name, examples, len(right))


def lessons_of_gold(documents: Path, gold: Path) -> Iterator[Lesson]:
    """A lesson for each annotated document."""
    paths = {path.stem: path for path in documents.iterdir() if path.is_file()}
    for file in sorted(gold.glob("*.json")):
        programs = [e for e in json.loads(file.read_text("utf-8"))["entities"] if e["type"] == "Program"]
        names = [[e["name"], *e.get("also", [])] for e in programs if not e.get("optional")]
        unsure = [n for e in programs if e.get("optional") for n in (e["name"], *e.get("also", []))]
        yield lesson(file.stem, [phrase for phrase, _ in phrases(paths[file.stem])], names, unsure)


def lessons_of_passages(corpus: Path) -> Iterator[Lesson]:
    """A lesson for each passage of training/programs.yaml."""
    for passage in yaml.safe_load(PASSAGES.read_text("utf-8")):
        first, last = passage.get("start", 0), passage.get("end", sys.maxsize)
        inside = [w for w, at in phrases(corpus / passage["document"]) if first <= at < last]
        right = [forms.split("|") for forms in passage["right"]]
        yield lesson(passage["document"], inside, right, passage["open"])


def learn(lessons: list[Lesson]) -> dict[str, float]:
    """Logistic regression with a quadratic penalty, by gradient descent from zero: the same weights every time."""
    examples = [e for one in lessons for e in one.examples if e.right is not None]
    counts = Counter(feature for e in examples for feature in e.phrase.features)
    index = {feature: place for place, feature in enumerate(sorted(f for f, n in counts.items() if n >= SEEN))}
    matrix: NDArray[np.float64] = np.zeros((len(examples), len(index)), dtype=np.float64)
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


def report(title: str, judged: list[Lesson], lessons: list[Lesson]) -> None:
    """Print what weights learned from the other documents find in each."""
    found = given = programs = 0
    for one in judged:
        right, chosen = judge(one, learn([other for other in lessons if other is not one]))
        print(f"{one.name:40} found {right:4} of {one.programs:4}, given {chosen:4}")
        found, given, programs = found + right, given + chosen, programs + one.programs
    precision, recall = found / given, found / programs
    print(f"{title}: P {precision:.3f} R {recall:.3f} F1 {2 * found / (given + programs):.3f}")


def main() -> int:
    """Learn, print, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("corpus", type=Path)
    args = parser.parse_args()
    gold = list(lessons_of_gold(args.documents, args.gold))
    passages = list(lessons_of_passages(args.corpus))
    report("gold, each by the others", gold, gold + passages)
    report("passages, each by the others", passages, gold + passages)
    with (words.LEXICON / "program_weights.csv").open("w", encoding="utf-8", newline="") as file:
        file.write(HEADER)
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["feature", "weight"])
        for feature, value in sorted(learn(gold + passages).items()):
            if abs(value) >= SMALLEST:
                writer.writerow([feature, f"{value:.3f}"])
    return 0


if __name__ == "__main__":
    sys.exit(main())
