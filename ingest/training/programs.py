"""Learn what finds programs: the tagger, and the weights of the scorer for phrases with and without it.

What the scorer learns of the tagger comes from taggers that learned from other documents, so that it knows how far one
is to be trusted.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingest.programs import program_scorer, tagger
from ingest.programs.program_scorer import BIAS
from ingest.programs.program_tags import Weighed, phrase, with_tags
from ingest.programs.programs import chosen
from ingest.programs.tagger_features import clauses
from ingest.resolution.resolve import normal
from ingest.training import crf, marked
from ingest.training.lessons import Lesson, of_gold, of_marks, of_passages

PARTS = 5
STRENGTH = 8.0
ROUNDS = 400
SEEN = 2
SMALLEST = 0.01
HEADER = "# Learned by python -m ingest.training programs; docs/programs.md says from what. Don't edit by hand.\n"
Phrases = list[list[Weighed]]


def lessons(documents: Path, gold: Path, corpus: Path) -> list[Lesson]:
    """All that there is to learn from."""
    passages = marked.read_all()
    return [*of_gold(documents, gold), *of_passages(corpus, passages), *of_marks(corpus, passages)]


def run(documents: Path, gold: Path, corpus: Path) -> Iterator[str]:
    """Learn, tell what weights learned from other documents find in each, and write the files of the lexicon."""
    found = lessons(documents, gold, corpus)
    parts = _parts(found)
    rules = [lesson.phrases for lesson in found]
    tagged = _tagged(found, parts)
    for title, phrases, with_tagger in (("rules", rules, False), ("with the tagger", tagged, True)):
        yield title
        yield from _report(found, phrases, parts, with_tagger)
    write(learn(found, rules), program_scorer.RULES)
    write(learn(found, tagged), program_scorer.TAGGED)
    crf.write(crf.learn(_sentences(found)), tagger.FILE)


def _parts(found: Sequence[Lesson]) -> list[int]:
    """The part of each lesson; all of a document are in one."""
    part = {document: place % PARTS for place, document in enumerate(sorted({lesson.document for lesson in found}))}
    return [part[lesson.document] for lesson in found]


def _sentences(found: Sequence[Lesson]) -> list[tuple[list[list[str]], list[int]]]:
    """The features and labels of the words of all sentences that were read."""
    made = []
    for lesson in found:
        for clause in clauses(lesson.reading, [phrase(one) for one in lesson.phrases]):
            if lesson.holds(clause.words[0][0], clause.words[-1][1]):
                made.append((clause.features, crf.labels(clause, lesson)))
    return made


def _tagged(found: Sequence[Lesson], parts: Sequence[int]) -> Phrases:
    """The phrases of each lesson with what a tagger says of them that learned from the other parts."""
    made: Phrases = [[] for _ in found]
    for part in range(PARTS):
        model = crf.learn(_sentences([lesson for lesson, own in zip(found, parts, strict=True) if own != part]))
        for place, lesson in enumerate(found):
            if parts[place] == part:
                made[place] = with_tags(lesson.reading, lesson.phrases, model)
    return made


def _examples(lesson: Lesson, phrases: Sequence[Weighed]) -> Iterator[tuple[Weighed, bool | None]]:
    """The phrases that were read, and whether each is a program; None where readers may differ."""
    for one in phrases:
        if lesson.holds(one.found.start, one.found.end):
            yield one, True if lesson.answers(one) else None if lesson.doubted(one) else False


def learn(found: Sequence[Lesson], phrases: Phrases) -> dict[str, float]:
    """Logistic regression with a quadratic penalty, by gradient descent from zero: the same weights every time."""
    examples = [
        (one.features, right)
        for lesson, own in zip(found, phrases, strict=True)
        for one, right in _examples(lesson, own)
        if right is not None
    ]
    counts = Counter(feature for features, _ in examples for feature in features)
    index = {feature: place for place, feature in enumerate(sorted(f for f, n in counts.items() if n >= SEEN))}
    # the last column is the bias: every example has it
    rows = [[*sorted(index[f] for f in features if f in index), len(index)] for features, _ in examples]
    columns = np.concatenate([np.array(row) for row in rows])
    sizes = np.array([len(row) for row in rows])
    starts = np.r_[0, np.cumsum(sizes)[:-1]]
    target = np.array([bool(right) for _, right in examples], dtype=float)
    weight, speed = np.zeros(len(index) + 1), np.zeros(len(index) + 1)
    penalty = np.full(len(index) + 1, STRENGTH)
    penalty[-1] = 0.0
    for _ in range(ROUNDS):
        error: NDArray[np.float64] = 1 / (1 + np.exp(-np.add.reduceat(weight[columns], starts))) - target
        slope = np.bincount(columns, np.repeat(error, sizes), len(weight)) + penalty * weight
        speed = 0.9 * speed - 2.0 * slope / len(examples)
        weight = weight + speed
    return {BIAS: float(weight[-1])} | {feature: float(weight[place]) for feature, place in index.items()}


def _report(found: Sequence[Lesson], phrases: Phrases, parts: Sequence[int], tagger_too: bool) -> Iterator[str]:
    """What weights find in each lesson that were learned from the other parts."""
    weights = [learn(*_others(found, phrases, parts, part)) for part in range(PARTS)]
    for source in dict.fromkeys(lesson.source for lesson in found):
        own = [place for place, lesson in enumerate(found) if lesson.source == source]
        right = given = programs = 0
        for place in own:
            counts = judge(found[place], phrases[place], weights[parts[place]], tagger_too)
            right, given, programs = right + counts[0], given + counts[1], programs + len(found[place].right)
        f1 = 2 * right / (given + programs)
        yield f"{source}, each by the others: P {right / given:.3f} R {right / programs:.3f} F1 {f1:.3f}"


def _others(found: Sequence[Lesson], phrases: Phrases, parts: Sequence[int], part: int) -> tuple[list[Lesson], Phrases]:
    kept = [place for place, own in enumerate(parts) if own != part]
    return [found[place] for place in kept], [phrases[place] for place in kept]


def judge(lesson: Lesson, phrases: Sequence[Weighed], weight: Mapping[str, float], tagger_too: bool) -> tuple[int, int]:
    """How many programs are found, and how many names are given."""
    inside = {id(one): right for one, right in _examples(lesson, phrases)}
    names: dict[str, Weighed] = {}
    for one, _ in chosen([p for p in phrases if id(p) in inside], weight, tagger=tagger_too):
        if inside[id(one)] is not None:
            names.setdefault(normal(one.found.name), one)
    found = frozenset[int]().union(*(lesson.answers(one) for one in names.values()))
    return len(found), len(names)


def write(weight: Mapping[str, float], path: Path) -> None:
    """Keep the weights that say something."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(HEADER)
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["feature", "weight"])
        for feature, value in sorted(weight.items()):
            if abs(value) >= SMALLEST:
                writer.writerow([feature, f"{value:.3f}"])
