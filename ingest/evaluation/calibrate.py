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
from pathlib import Path

from graph.errors import ReformgraphError
from graph.model import Extraction
from ingest.evaluation import cases, gold
from ingest.evaluation.command import CORPUS
from ingest.evaluation.facts import Facts, found
from ingest.evaluation.scoring import Comparison, Judged
from ingest.pipeline import stated
from ingest.resolution import confidence
from ingest.resolution.confidence import OTHERS, Steps

# scores are told apart by this much; a type needs so many facts; so many facts weigh as much as the type's own share
STEP, ENOUGH, WEIGHT = 0.05, 30, 5.0
HEADER = "# Learned by python -m ingest.evaluation.calibrate; docs/evaluation.md says from what. Don't edit by hand.\n"


def learn(read: Sequence[tuple[Facts, Extraction]]) -> dict[str, Steps]:
    """The steps by type, from annotations beside what was found there with uncalibrated confidences."""
    steps = {
        kind: climb(facts) for kind, facts in _by_type(read, {}).items() if not kind.isupper() and len(facts) >= ENOUGH
    }
    relations = {kind: facts for kind, facts in _by_type(read, steps).items() if kind.isupper()}
    few = [fact for facts in relations.values() if len(facts) < ENOUGH for fact in facts]
    steps |= {kind: climb(facts) for kind, facts in relations.items() if len(facts) >= ENOUGH}
    return steps | ({OTHERS: climb(few)} if few else {})


def _by_type(read: Sequence[tuple[Facts, Extraction]], steps: dict[str, Steps]) -> dict[str, list[Judged]]:
    """The facts that count, by type; ends of relations weigh by these steps."""
    facts: dict[str, list[Judged]] = defaultdict(list)
    for right, extraction in read:
        for fact in Comparison.of(right, found(confidence.calibrated(extraction, steps))).judged():
            facts[fact.type].append(fact)
    return facts


def climb(facts: Iterable[Judged]) -> Steps:
    """Steps of the share that is right, never lower at a higher score (neighbours that would be are joined).

    Each score's share is drawn to that of all, the more the fewer facts it has.
    """
    counts: dict[float, list[int]] = defaultdict(lambda: [0, 0])
    for fact in facts:
        count = counts[int(fact.confidence / STEP + 1e-9) * STEP]
        count[0] += fact.right
        count[1] += 1
    right, all_ = (sum(count[i] for count in counts.values()) for i in (0, 1))
    blocks: list[tuple[float, float, float]] = []
    for least in sorted(counts):
        good, seen = counts[least][0] + WEIGHT * right / all_, counts[least][1] + WEIGHT
        block = (least, good, seen)
        while blocks and blocks[-1][1] / blocks[-1][2] >= block[1] / block[2]:
            before = blocks.pop()
            block = (before[0], before[1] + block[1], before[2] + block[2])
        blocks.append(block)
    return [(round(least, 2), round(good / seen, 3)) for least, good, seen in blocks]


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
