"""Learn the weights of the scorer of programs, and tell what weights learned from other documents find in each."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from graph.names import normal
from ingest.programs import program_scorer
from ingest.programs.program_scorer import BIAS
from ingest.programs.programs import Weighed, chosen
from ingest.training import marked
from ingest.training.lessons import Lesson, of_gold, of_marks, of_passages

PARTS = 5
STRENGTH = 8.0
ROUNDS = 400
SEEN = 2
SMALLEST = 0.01
HEADER = "# Learned by python -m ingest.training programs; docs/programs.md says from what. Don't edit by hand.\n"


def lessons(documents: Path, gold: Path, corpus: Path) -> list[Lesson]:
    """All that there is to learn from."""
    passages = marked.read_all()
    return [*of_gold(documents, gold), *of_passages(corpus, passages), *of_marks(corpus, passages)]


def run(documents: Path, gold: Path, corpus: Path) -> Iterator[str]:
    """Learn, tell what weights learned from other documents find in each, and write them to the lexicon."""
    found = lessons(documents, gold, corpus)
    yield from report(found)
    write(learn(found), program_scorer.FILE)


def _examples(lesson: Lesson) -> Iterator[tuple[Weighed, bool | None]]:
    """The phrases that were read, and whether each is a program; None where readers may differ."""
    for one in lesson.phrases:
        if lesson.holds(one.found.start, one.found.end):
            yield one, True if lesson.answers(one) else None if lesson.doubted(one) else False


def learn(found: Sequence[Lesson]) -> dict[str, float]:
    """Logistic regression with a quadratic penalty, by gradient descent from zero: the same weights every time."""
    examples = [(one.features, right) for lesson in found for one, right in _examples(lesson) if right is not None]
    counts = Counter(feature for features, _ in examples for feature in features)
    index = {feature: place for place, feature in enumerate(sorted(f for f, n in counts.items() if n >= SEEN))}
    # the last column is the bias: every example has it
    rows = [[*sorted(index[f] for f in features if f in index), len(index)] for features, _ in examples]
    columns = np.concatenate([np.array(row) for row in rows])
    sizes = np.array([len(row) for row in rows])
    starts = np.r_[0, np.cumsum(sizes)[:-1]]
    target = np.array([right for _, right in examples], dtype=float)
    weight, speed = np.zeros(len(index) + 1), np.zeros(len(index) + 1)
    penalty = np.full(len(index) + 1, STRENGTH)
    penalty[-1] = 0.0
    for _ in range(ROUNDS):
        error: NDArray[np.float64] = 1 / (1 + np.exp(-np.add.reduceat(weight[columns], starts))) - target
        slope = np.bincount(columns, np.repeat(error, sizes), len(weight)) + penalty * weight
        speed = 0.9 * speed - 2.0 * slope / len(examples)
        weight = weight + speed
    return {BIAS: float(weight[-1])} | {feature: float(weight[place]) for feature, place in index.items()}


def report(found: Sequence[Lesson]) -> Iterator[str]:
    """What weights find in each source that were learned from other documents: a fifth of them by the other four."""
    part = {document: place % PARTS for place, document in enumerate(sorted({lesson.document for lesson in found}))}
    counts: dict[str, Counter[str]] = {lesson.source: Counter() for lesson in found}
    for own in range(PARTS):
        weight = learn([lesson for lesson in found if part[lesson.document] != own])
        for lesson in found:
            if part[lesson.document] == own:
                right, given = judge(lesson, weight)
                counts[lesson.source].update(right=right, given=given, programs=len(lesson.right))
    for source, count in counts.items():
        right, given, programs = count["right"], count["given"], count["programs"]
        yield (
            f"{source}, each by the others: P {right / max(given, 1):.3f} R {right / max(programs, 1):.3f} "
            f"F1 {2 * right / max(given + programs, 1):.3f}"
        )


def judge(lesson: Lesson, weight: Mapping[str, float]) -> tuple[int, int]:
    """How many programs are found, and how many names are given."""
    inside = {id(one): right for one, right in _examples(lesson)}
    names: dict[str, Weighed] = {}
    for one, _ in chosen([phrase for phrase in lesson.phrases if id(phrase) in inside], weight):
        if inside[id(one)] is not None:
            names.setdefault(normal(one.found.name), one)
    return len(frozenset[int]().union(*(lesson.answers(one) for one in names.values()))), len(names)


def write(weight: Mapping[str, float], path: Path) -> None:
    """Keep the weights that say something."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(HEADER)
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["feature", "weight"])
        for feature, value in sorted(weight.items()):
            if abs(value) >= SMALLEST:
                writer.writerow([feature, f"{value:.3f}"])
