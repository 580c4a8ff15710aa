"""Learn what finds programs: the tagger, and the weights of the scorer for phrases with and without it.

What the scorer learns of the tagger comes from taggers that learned from other documents, so that it knows how far one
is to be trusted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from graph.names import normal
from ingest.logistic import write
from ingest.programs import program_scorer, tagger
from ingest.programs.program_tags import phrase, with_tags
from ingest.programs.program_weighed import Weighed
from ingest.programs.programs import chosen
from ingest.programs.tagger_features import clauses
from ingest.training import crf, logistic, marked
from ingest.training.lessons import Lesson, of_gold, of_marks, of_passages

PARTS = 5
STRENGTH = 8.0
ROUNDS = 400
SEEN = 2
HEADER = "# Learned by python -m ingest.training programs; docs/programs.md says from what. Don't edit by hand.\n"


def lessons(documents: Path, gold: Path, corpus: Path) -> list[Lesson]:
    """All that there is to learn from."""
    passages = marked.read_all()
    return [*of_gold(documents, gold), *of_passages(corpus, passages), *of_marks(corpus, passages)]


def run(documents: Path, gold: Path, corpus: Path) -> Iterator[str]:
    """Learn, tell what weights learned from other documents find in each, and write the files of the lexicon."""
    found = lessons(documents, gold, corpus)
    yield "rules"
    yield from report(found)
    write(learn(found), program_scorer.RULES, HEADER)
    tagged = with_taggers(found)
    yield "with the tagger"
    yield from report(tagged)
    write(learn(tagged), program_scorer.TAGGED, HEADER)
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


def with_taggers(found: Sequence[Lesson]) -> list[Lesson]:
    """The lessons with what a tagger says of their phrases that learned from the other parts."""
    made = list(found)
    parts = _parts(found)
    for part in range(PARTS):
        model = crf.learn(_sentences([lesson for lesson, own in zip(found, parts, strict=True) if own != part]))
        for place, lesson in enumerate(found):
            if parts[place] == part:
                made[place] = replace(lesson, phrases=with_tags(lesson.reading, lesson.phrases, model))
    return made


def _examples(lesson: Lesson) -> Iterator[tuple[Weighed, bool | None]]:
    """The phrases that were read, and whether each is a program; None where readers may differ."""
    for one in lesson.phrases:
        if lesson.holds(one.found.start, one.found.end):
            yield one, True if lesson.answers(one) else None if lesson.doubted(one) else False


def learn(found: Sequence[Lesson]) -> dict[str, float]:
    """The weights that tell programs from other phrases."""
    examples = [(one.features, right) for lesson in found for one, right in _examples(lesson) if right is not None]
    return logistic.learn(examples, strength=STRENGTH, rounds=ROUNDS, seen=SEEN)


def report(found: Sequence[Lesson]) -> Iterator[str]:
    """What weights find in each source that were learned from other documents: a fifth of them by the other four."""
    parts = _parts(found)
    counts: dict[str, Counter[str]] = {lesson.source: Counter() for lesson in found}
    for part in range(PARTS):
        weight = learn([lesson for lesson, own in zip(found, parts, strict=True) if own != part])
        for lesson, own in zip(found, parts, strict=True):
            if own == part:
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
    for one, _ in chosen([one for one in lesson.phrases if id(one) in inside], weight):
        if inside[id(one)] is not None:
            names.setdefault(normal(one.found.name), one)
    return len(frozenset[int]().union(*(lesson.answers(one) for one in names.values()))), len(names)
