"""Commands on what the learned parts learn from.

python -m ingest.training import INDEX TEXTS MARKS   keep readers' marks, beside those kept before
python -m ingest.training check                      whether every mark is where it says, and the counts
python -m ingest.training realign                    find the places again after a change of the loader
python -m ingest.training clusters                   learn clusters of words from text without marks
python -m ingest.training programs                   learn the weights and the tagger of programs
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from graph.errors import DocumentError, ReformgraphError, UsageError
from ingest.evaluation.command import CORPUS, DOCUMENTS, SHARED
from ingest.evaluation.gold import document_of, text_hash
from ingest.load import load
from ingest.training import clusters, marked, programs

GOLD = SHARED / "evaluation" / "gold"
# what a sentence ends with that ends a paragraph, for the reader to see; no part of the text
PARAGRAPH = "¶"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; gives the exit code: 0 all went well, 1 a passage failed, 2 it could not be done."""
    given = _parser().parse_args(arguments)
    try:
        code: int = given.run(given)
    except ReformgraphError as error:
        print(f"training: {error}", file=sys.stderr)
        return error.exit_code
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m ingest.training", description="Passages that readers marked are kept without text."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    one = commands.add_parser("import", help="keep readers' marks")
    one.add_argument("index", type=Path, help='JSON: [{"name": …, "document": path in the corpus}, …]')
    one.add_argument("texts", type=Path, help="folder of NAME.txt: a title line, then number, tab, sentence (and ¶)")
    one.add_argument("marks", type=Path, help="folder of NAME.tsv: number, type, name and ? where doubtful")
    one.set_defaults(run=_import)
    commands.add_parser("check", help="whether every mark is where it says").set_defaults(run=_check)
    commands.add_parser("realign", help="find the places again after a change of the loader").set_defaults(run=_realign)
    commands.add_parser("clusters", help="learn clusters of words, and write them to the lexicon").set_defaults(
        run=_clusters
    )
    two = commands.add_parser("programs", help="learn what finds programs, and write it to the lexicon")
    two.add_argument("--given", type=Path, default=DOCUMENTS, metavar="FOLDER", help="documents of the gold")
    two.add_argument("--gold", type=Path, default=GOLD, metavar="FOLDER", help="their annotations")
    two.set_defaults(run=_programs)
    for command in commands.choices.values():
        command.add_argument("--documents", type=Path, default=CORPUS, metavar="FOLDER", help="default: %(default)s")
        command.add_argument("--kept", type=Path, default=marked.FOLDER, metavar="FOLDER", help="default: ours")
    return parser


def _import(given: argparse.Namespace) -> int:
    """Keep every passage of the index that has marks, with what was kept before of its document."""
    failed = 0
    for entry in _index(given.index):
        name, key = entry["name"], entry["document"]
        rows_at = given.marks / f"{name}.tsv"
        if not rows_at.is_file():
            continue
        try:
            sentences = (given.texts / f"{name}.txt").read_text(encoding="utf-8").splitlines()[1:]
            rows = [row for row in rows_at.read_text(encoding="utf-8").splitlines() if row.strip()]
            lines = [line.split("\t", 1)[1].rstrip().removesuffix(PARAGRAPH) for line in sentences]
            document = load(given.documents / key, key)
            passage, lost = marked.imported(lines, rows, document, _stem(key))
            there = given.kept / f"{passage.name}.json"
            if there.is_file():
                passage = marked.joined(marked.read(there), passage, document)
        except DocumentError as error:
            print(f"training: {name}: {error}", file=sys.stderr)
            failed += 1
            continue
        path = marked.write(passage, given.kept)
        print(f"{path.name}: {passage.size} characters, {len(passage.mentions)} mentions, {len(lost)} lost")
    return 1 if failed else 0


def _index(path: Path) -> list[dict[str, str]]:
    try:
        index: list[dict[str, str]] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(f"{path}: cannot be read ({error})") from error
    return index


def _stem(key: str) -> str:
    """The name of a passage's file: that of its document, a year with what it is a report of."""
    path = Path(key)
    return path.stem if not path.stem.isdigit() else f"report-{path.stem}"


def _check(given: argparse.Namespace) -> int:
    wrong: list[str] = []
    counts: Counter[str] = Counter()
    for passage in marked.read_all(given.kept):
        try:
            wrong += marked.misplaced(passage, document_of(passage, given.documents))
        except DocumentError as error:
            wrong.append(str(error))
        counts.update(
            passages=1,
            characters=passage.size,
            mentions=len(passage.mentions),
            **Counter(m.type for m in passage.mentions),
        )
        counts["doubtful"] += sum(mention.doubtful for mention in passage.mentions)
    for line in wrong:
        print(line)
    print(", ".join(f"{count} {name}" for name, count in counts.items()) + f"; {len(wrong)} wrong")
    return 1 if wrong else 0


def _realign(given: argparse.Namespace) -> int:
    failed = 0
    for passage in marked.read_all(given.kept):
        try:
            document = document_of(passage, given.documents)
            if text_hash(document.text) == passage.text_sha256:
                continue
            new, lost = marked.realigned(passage, document)
        except DocumentError as error:
            print(f"training: {error}", file=sys.stderr)
            failed += 1
            continue
        marked.write(new, given.kept)
        print(f"{passage.name}: realigned" + (f"; lost their place: {'、'.join(lost)}" if lost else ""))
    return 1 if failed else 0


def _clusters(given: argparse.Namespace) -> int:
    for line in clusters.run(given.documents):
        print(line, flush=True)
    return 0


def _programs(given: argparse.Namespace) -> int:
    for line in programs.run(given.given, given.gold, given.documents):
        print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
