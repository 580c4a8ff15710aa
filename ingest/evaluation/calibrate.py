"""Learn what confidences mean from what careful readers found: python -m ingest.evaluation.calibrate

Reads the development passages, never the held-back ones, and writes ingest/lexicon/confidence.csv. The documents of
../shared/evaluation are left out: the rules were made on them, so what is found there is right more often than
elsewhere.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path
from statistics import mean, pstdev

from graph.errors import ReformgraphError
from graph.model import Extraction
from ingest.evaluation import cases, gold
from ingest.evaluation.command import CORPUS
from ingest.evaluation.facts import Facts, found
from ingest.evaluation.scoring import Comparison, Judged
from ingest.pipeline import stated
from ingest.resolution import confidence
from ingest.resolution.confidence import OTHERS, Steps

# scores are told apart by this much; a type needs so many facts; so many facts weigh as much as the type's own share,
# so many facts of one document as much as the usual share of relations
STEP, ENOUGH, WEIGHT, EACH = 0.05, 30, 5.0, 2.0
# right and all facts by document
Counts = dict[int, list[int]]
HEADER = "# Learned by python -m ingest.evaluation.calibrate; docs/evaluation.md says from what. Don't edit by hand.\n"


def learn(read: Sequence[tuple[Facts, Extraction]]) -> dict[str, Steps]:
    """The steps by type, from annotations beside what was found there with uncalibrated confidences."""
    entities = _by_type(read, {})
    steps = {
        kind: climb(fact for facts in found for fact in facts)
        for kind, found in entities.items()
        if not kind.isupper() and sum(map(len, found)) >= ENOUGH
    }
    relations = {kind: found for kind, found in _by_type(read, steps).items() if kind.isupper()}
    few = [found for found in relations.values() if sum(map(len, found)) < ENOUGH]
    of_all = [fact.right for found in relations.values() for facts in found for fact in facts]
    usual = sum(of_all) / len(of_all) if of_all else 0.0
    steps |= {kind: unseen(found, usual) for kind, found in relations.items() if sum(map(len, found)) >= ENOUGH}
    return steps | ({OTHERS: unseen([list(chain(*facts)) for facts in zip(*few, strict=True)], usual)} if few else {})


def _by_type(read: Sequence[tuple[Facts, Extraction]], steps: dict[str, Steps]) -> dict[str, list[list[Judged]]]:
    """The facts that count, by type and document; ends of relations weigh by these steps."""
    facts: dict[str, list[list[Judged]]] = defaultdict(lambda: [[] for _ in read])
    for place, (right, extraction) in enumerate(read):
        for fact in Comparison.of(right, found(confidence.calibrated(extraction, steps))).judged():
            facts[fact.type][place].append(fact)
    return facts


def climb(facts: Iterable[Judged]) -> Steps:
    """Steps of the share that is right, never lower at a higher score (neighbours that would be are joined).

    Each score's share is drawn to that of all, the more the fewer facts it has.
    """
    given = list(facts)
    usual = sum(fact.right for fact in given) / len(given)
    blocks = _blocks([given], usual, WEIGHT)
    return [(least, round(_share(block, usual, WEIGHT), 3)) for least, block in blocks]


def unseen(documents: Sequence[Sequence[Judged]], usual: float) -> Steps:
    """Steps of the share that is right in a document of another kind: one standard deviation below the documents' mean.

    Relations are right far more often in some documents than in others, and all of a kind are right or wrong together.
    Each document's share is drawn to the usual one, so that what few documents state is not sure.
    """
    steps: Steps = []
    for least, block in _blocks(documents, usual, EACH):
        shares = [(block[d][0] + EACH * usual) / (block[d][1] + EACH) for d in range(len(documents))]
        share = round(mean(shares) - pstdev(shares), 3)
        if not steps or share > steps[-1][1]:
            steps.append((least, max(0.0, share)))
    return steps


def _blocks(documents: Sequence[Sequence[Judged]], usual: float, weight: float) -> list[tuple[float, Counts]]:
    """Rising scores with the facts (right, all) of each document, joined where the share would fall."""
    counts: dict[float, Counts] = defaultdict(lambda: defaultdict(lambda: [0, 0]))
    for document, facts in enumerate(documents):
        for fact in facts:
            count = counts[int(fact.confidence / STEP + 1e-9) * STEP][document]
            count[0] += fact.right
            count[1] += 1
    blocks: list[tuple[float, Counts]] = []
    for least in sorted(counts):
        start, block = least, counts[least]
        while blocks and _share(blocks[-1][1], usual, weight) >= _share(block, usual, weight):
            start, before = blocks.pop()
            for document, (right, all_) in before.items():
                block[document][0] += right
                block[document][1] += all_
        blocks.append((round(start, 2), block))
    return blocks


def _share(block: Counts, usual: float, weight: float) -> float:
    right, all_ = (sum(count[i] for count in block.values()) for i in (0, 1))
    return (right + weight * usual) / (all_ + weight)


def main(arguments: Sequence[str] | None = None) -> int:
    """Learn and write; gives the exit code."""
    parser = argparse.ArgumentParser(prog="python -m ingest.evaluation.calibrate", description=__doc__)
    parser.add_argument("--documents", type=Path, default=CORPUS, metavar="FOLDER", help="the corpus")
    parser.add_argument("--out", type=Path, default=confidence.FILE, metavar="FILE", help="default: the lexicon's")
    given = parser.parse_args(arguments)
    try:
        read = cases.kept(given.documents, (gold.DEVELOPMENT,))
    except ReformgraphError as error:
        print(f"calibrate: {error}", file=sys.stderr)
        return error.exit_code
    steps = learn([(case.facts, stated(case.document)) for case in read])
    with given.out.open("w", encoding="utf-8", newline="") as file:
        file.write(HEADER)
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("type", "least", "share"))
        writer.writerows((kind, least, share) for kind in sorted(steps) for least, share in steps[kind])
    print(f"{given.out}: {sum(map(len, steps.values()))} steps from {len(read)} documents")
    return 0


if __name__ == "__main__":
    sys.exit(main())
