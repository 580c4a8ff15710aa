"""`python -m ingest evaluate`: how well documents are read, with what changed since another run."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from graph.config import PROJECT
from graph.errors import UsageError
from ingest.evaluation import cases, gold, overlaps, pairs, report, results
from ingest.evaluation.cases import Case
from ingest.evaluation.results import Outcome

SHARED = PROJECT.parent / "shared"
CORPUS, DOCUMENTS = SHARED / "corpus", SHARED / "documents"


def add_to(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument(
        "--documents",
        type=Path,
        metavar="FOLDER",
        help="the documents that the annotations are of (default: the corpus or the documents in ../shared)",
    )
    parser.add_argument(
        "--split", choices=(*gold.SPLITS, "all"), help="which of our passages (default: all; none with --gold)"
    )
    parser.add_argument(
        "--gold", type=Path, metavar="FOLDER", help="annotations of whole documents in the judge's format"
    )
    parser.add_argument(
        "--model", choices=("learned", "none"), default="learned", help="none: rules alone; default: %(default)s"
    )
    parser.add_argument("--errors", action="store_true", help="list every error; not those of held-back passages")
    parser.add_argument(
        "--look-at-held-back",
        action="store_true",
        help="with --errors: list those too; what has been looked at is no longer held back",
    )
    parser.add_argument("--calibration", action="store_true", help="print how often facts of each confidence are right")
    parser.add_argument("--json", action="store_true", help="print the results as JSON")
    parser.add_argument("--out", type=Path, metavar="FILE", help="keep the results; compared with those it held before")
    parser.add_argument("--against", type=Path, metavar="FILE", help="compare with the results in this file")
    parser.add_argument(
        "--overlaps", action="store_true", help="only tell which documents stand in two parts; exit code 1 if any do"
    )
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Evaluate; gives the exit code."""
    if given.overlaps:
        return _overlaps(given)
    if given.errors and not given.look_at_held_back and given.split == gold.HELD_BACK and not given.gold:
        raise UsageError("errors of held-back passages are not listed, so that nobody fits rules to them by accident")
    chosen = _cases(given)
    compared = given.against or (given.out if given.out and given.out.exists() else None)
    before = results.read(compared) if compared else None
    outcomes = [results.outcome(case, learned=given.model != "none") for case in chosen]
    found = results.results(outcomes)
    judged = list(pairs.judge(pairs.read()))
    found["pairs"] = results.pair_figures(judged)
    if given.out:
        results.write(found, given.out)
    if given.json:
        if before is not None:
            found["changes"] = list(results.changes(before, found))
        print(json.dumps(found, ensure_ascii=False, indent=1))
        return 0
    if given.errors:
        for line in (*_errors(outcomes, given.look_at_held_back), *_pair_errors(judged)):
            print(line)
    for line in report.lines(found, calibration=given.calibration):
        print(line)
    if before is not None:
        print(f"\nsince {compared}")
        for line in results.changes(before, found):
            print(line)
    return 0


def _cases(given: argparse.Namespace) -> list[Case]:
    split = given.split or (None if given.gold else "all")
    chosen = cases.given(given.gold, given.documents or DOCUMENTS) if given.gold else []
    if split:
        splits = gold.SPLITS if split == "all" else (split,)
        chosen = cases.kept(CORPUS if given.gold else given.documents or CORPUS, splits) + chosen
    return chosen


def _errors(outcomes: list[Outcome], look: bool) -> Iterator[str]:
    for one in outcomes:
        if one.case.group != gold.HELD_BACK or look:
            yield from (f"{one.case.name}: {mistake}" for mistake in one.mistakes)


def _pair_errors(judged: list[pairs.Judged]) -> Iterator[str]:
    for one in judged:
        if one.same != one.pair.same:
            yield f"name pair: {'joined' if one.same else 'not joined'}: {one.pair}"


def _overlaps(given: argparse.Namespace) -> int:
    documents = overlaps.parts()
    folder = given.documents or CORPUS
    found = overlaps.same_names(documents)
    if folder.is_dir():
        found += overlaps.same_texts(documents, folder)
    for line in found:
        print(line)
    counts = ", ".join(f"{len(names)} {part}" for part, names in documents.items())
    print(f"documents: {counts}; {len(found)} overlap{'' if len(found) == 1 else 's'}")
    return 1 if found else 0
