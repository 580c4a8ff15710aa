"""The command line of ingestion: `python -m ingest extract PATH…`, `… load PATH…`, `… remove DOCUMENT…`."""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from neo4j.exceptions import Neo4jError
from tqdm import tqdm

from graph import config
from graph.errors import DocumentError, LanguageModelError, ReformgraphError, UsageError
from graph.store import open_store
from ingest import files, job, work
from ingest.evaluation import command as evaluation
from ingest.llm.model import LanguageModel
from ingest.load import FORMATS
from ingest.told import told

INTERRUPTED = 130
LEARNED, NONE, LLM = MODELS = ("learned", "none", "llm")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; gives the exit code: 0 all went well, 1 a document failed, 2 it could not be done."""
    given = _parser().parse_args(arguments)
    # a `kill` ends worker processes and the store's session as Ctrl-C does
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        code: int = given.run(given)
    except ReformgraphError as error:
        _complain(str(error))
        return error.exit_code
    except Neo4jError as error:
        _complain(f"the server refused ({' '.join(str(error.message).split())})")
        return 2
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        _complain("interrupted; what was written is whole, the same command goes on where it ended")
        return INTERRUPTED
    finally:
        signal.signal(signal.SIGTERM, before)
    return code


def _parser() -> argparse.ArgumentParser:
    read = ", ".join(FORMATS)
    parser = argparse.ArgumentParser(
        prog="python -m ingest", description="Documents become statements, in the store or as JSON."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    extract = commands.add_parser(
        "extract",
        help="documents to JSON lines; needs no store",
        description=f"Print what documents state, one JSON object a line. Read are {read}.",
    )
    _add_paths(extract)
    extract.add_argument("--out", type=Path, metavar="FILE", help="write the lines to this file")
    extract.set_defaults(run=_extract)

    load = commands.add_parser(
        "load",
        help="documents into the store",
        description="Bring what documents state into the store: the private server, or the Neo4j that NEO4J_URI names. "
        f"What has not changed is left alone, what has changed is replaced. Read are {read}.",
        epilog="Exit code 0: all loaded; 1: a document failed, the others are in; 2: nothing could be done.",
    )
    _add_paths(load)
    load.add_argument("--json", action="store_true", help="tell the outcome as JSON")
    load.add_argument("--replace", action="store_true", help="also replace documents that came from another place")
    load.set_defaults(run=_load)

    remove = commands.add_parser(
        "remove", help="take documents out of the store", description="Take back exactly what these documents stated."
    )
    remove.add_argument(
        "documents", nargs="+", metavar="DOCUMENT", help="a key, or a file name that fits just one document"
    )
    remove.set_defaults(run=_remove)

    evaluate = commands.add_parser(
        "evaluate",
        help="compare what is found with what careful readers found",
        description="Precision, recall and F1 on annotated documents; docs/evaluation.md says what is measured.",
    )
    evaluation.add_to(evaluate)
    return parser


def _add_paths(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a file or a folder")
    parser.add_argument(
        "--workers",
        type=_workers,
        default=work.cores(),
        metavar="N",
        help="processes that read (default: one a core, %(default)s here)",
    )
    parser.add_argument(
        "--model",
        choices=MODELS,
        default=LEARNED,
        help="learned: rules and what was learned beside them (docs/model.md); none: rules alone, faster; "
        "llm: a language model adds to the first what it finds (docs/llm.md); default: %(default)s",
    )


def _workers(given: str) -> int:
    if not given.isdecimal() or int(given) < 1:
        raise argparse.ArgumentTypeError(f"{given}: give a number, 1 or more")
    return int(given)


def _extract(given: argparse.Namespace) -> int:
    found = _found(given.paths)
    failed = list(found.failed)
    done, stopped = 0, None
    with _language_model(given) as model, _written(given.out) as out, _progress(len(found.files)) as step:
        try:
            for result in work.read_all(
                found.files, {}, _useful(given.workers, found), model, learned=given.model != NONE
            ):
                if result.extraction is not None:
                    print(json.dumps(told(result.extraction), ensure_ascii=False), file=out)
                    done += 1
                else:
                    failed.append(DocumentError(result.file.key, result.reason or ""))
                step()
        except LanguageModelError as error:
            stopped = error
    _list(failed)
    print(f"{_count(done, 'document')} read{_rest(len(failed), found.skipped)}", file=sys.stderr)
    return _code(failed, stopped)


def _load(given: argparse.Namespace) -> int:
    found = _found(given.paths)
    with _language_model(given) as model, open_store() as store, _progress(len(found.files)) as step:
        outcome = job.load(
            store,
            found,
            _useful(given.workers, found),
            replace=given.replace,
            step=step,
            language_model=model,
            learned=given.model != NONE,
        )
    _list(outcome.failed)
    if given.json:
        shown = {
            "loaded": outcome.loaded,
            "replaced": outcome.replaced,
            "unchanged": outcome.unchanged,
            "skipped": outcome.skipped,
            "failed": [{"document": error.name, "reason": error.reason} for error in outcome.failed],
        }
        print(json.dumps(shown, ensure_ascii=False, indent=2))
    else:
        counts = (
            f"{_count(outcome.loaded, 'document')} loaded, {outcome.replaced} replaced, {outcome.unchanged} unchanged"
        )
        print(counts + _rest(len(outcome.failed), outcome.skipped))
    return _code(outcome.failed, outcome.stopped)


def _found(paths: Sequence[Path]) -> files.Found:
    found = files.find(paths)
    for line in found.missing:
        _complain(line)
    return found


def _remove(given: argparse.Namespace) -> int:
    with open_store() as store:
        for key in job.remove(store, given.documents):
            print(f"{key}: removed")
    return 0


def _useful(workers: int, found: files.Found) -> int:
    """As many processes as there is work for: starting one costs as much as reading a few documents."""
    return min(workers, max(1, len(found.files) // work.FEW))


def _code(failed: Sequence[DocumentError], stopped: LanguageModelError | None) -> int:
    """The exit code; says why the run stopped early."""
    if stopped is not None:
        _complain(f"stopped early: {stopped}")
    return 1 if failed or stopped else 0


@contextmanager
def _language_model(given: argparse.Namespace) -> Iterator[LanguageModel | None]:
    """The language model, where one was asked for; says at the end what it did."""
    if given.model != LLM:
        yield None
        return
    model = LanguageModel(config.load())
    try:
        yield model
    finally:
        model.close()
        _complain(model.told())


@contextmanager
def _progress(total: int) -> Iterator[Callable[[], object]]:
    """A progress bar, on a terminal only."""
    with tqdm(total=total, unit="doc", leave=False, disable=not sys.stderr.isatty()) as bar:
        yield bar.update


@contextmanager
def _written(path: Path | None) -> Iterator[TextIO]:
    """Where the lines go: the file, or standard output in UTF-8."""
    if path is None:
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8")
        yield sys.stdout
        return
    try:
        file = path.open("w", encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{path}: cannot be written ({error.strerror})") from error
    with file:
        yield file


def _list(failed: Sequence[DocumentError]) -> None:
    for error in failed:
        _complain(str(error))


def _complain(text: str) -> None:
    for line in text.splitlines():
        print(f"ingest: {line}", file=sys.stderr)


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


def _rest(failed: int, skipped: int) -> str:
    return f", {failed} failed" + (f"; {_count(skipped, 'file')} of other types skipped" if skipped else "")


if __name__ == "__main__":
    sys.exit(main())
