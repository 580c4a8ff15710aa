"""Documents read one after the other or by several processes, in the order of the files, few of them in memory."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, replace

from graph import model
from graph.documents import Stored
from graph.errors import LanguageModelError, ReformgraphError
from graph.model import Extraction
from ingest.corrections import scope
from ingest.files import File
from ingest.llm.model import LanguageModel
from ingest.load import load
from ingest.pipeline import extract, pipeline, version_of

WAITING = 3
FEW = 3


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a file: an extraction, or the `reason` why there is none, or neither where it is unchanged."""

    file: File
    extraction: Extraction | None = None
    reason: str | None = None


def read(
    file: File, stored: Stored | None = None, language_model: LanguageModel | None = None, *, learned: bool = True
) -> Result:
    """Load and extract one file; what is wrong with it is the result's reason.

    Args:
        file: what to read.
        stored: what the store holds under its key, to leave alone what has not changed.
        language_model: reads it, too.
        learned: read with the learned part; by the rules alone where false.

    Raises:
        LanguageModelError: the model cannot be asked further, for this file nor any other.
    """
    try:
        given = scope.given(file.corrections, file.key)
        document = load(file.path, file.key, file.origin, given.facts)
        corrections = scope.in_force(given.entries, document)
        document = replace(document, corrections=given.notes, judgements=scope.hashed(corrections))
        if stored is not None and stored.origin == file.origin:
            extractor = version_of(learned) if language_model is None else language_model.version
            same = (model.content_hash(document), extractor)
            if same == (stored.content, stored.extractor):
                return Result(file)
        extraction = extract(document, language_model, corrections, learned=learned)
        model.check(extraction)
    except LanguageModelError:
        raise
    except ReformgraphError as error:
        return Result(file, reason=str(error).removeprefix(f"{file.key}: "))
    except Exception as error:  # one document must not end the reading of all others
        said = " ".join(str(error).split())[:200]
        return Result(file, reason=f"the program failed on it ({type(error).__name__}: {said}); please report this")
    return Result(file, extraction)


def cores() -> int:
    """The processor cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def read_all(
    files: Iterable[File],
    stored: Mapping[str, Stored],
    workers: int,
    language_model: LanguageModel | None = None,
    *,
    learned: bool = True,
) -> Iterator[Result]:
    """Read the files, in their order; at most a few for each worker are in memory at a time.

    Where a worker process dies, the documents that were under way come last, one by one; who ends it again, fails.

    Args:
        files: what to read.
        stored: what the store holds, by key.
        workers: how many processes read; 1 is this one.
        language_model: reads them, too, in this process: it is what takes the time, and its budget is one.
        learned: read with the learned part; by the rules alone where false.

    Raises:
        LanguageModelError: the model cannot be asked further.
    """
    if workers == 1 or language_model is not None:
        for file in files:
            yield read(file, stored.get(file.key), language_model, learned=learned)
        return
    waiting = iter(files)
    again: list[File] = []
    while True:
        with _pool(workers, learned) as pool:
            sent: deque[tuple[File, Future[Result]]] = deque()
            try:
                for file in waiting:
                    sent.append((file, pool.submit(read, file, stored.get(file.key), learned=learned)))
                    if len(sent) >= workers * WAITING:
                        yield sent[0][1].result()
                        sent.popleft()
                while sent:
                    yield sent[0][1].result()
                    sent.popleft()
                break
            except BrokenProcessPool:
                again += [file for file, _ in sent]
    yield from _singly(again, stored, learned)


def _singly(files: Iterable[File], stored: Mapping[str, Stored], learned: bool) -> Iterator[Result]:
    """Read the files one by one in a process of their own, so that the one that ends it is known."""
    waiting = deque(files)
    while waiting:
        with _pool(1, learned) as pool:
            try:
                while waiting:
                    yield pool.submit(read, waiting[0], stored.get(waiting[0].key), learned=learned).result()
                    waiting.popleft()
            except BrokenProcessPool:
                yield Result(waiting.popleft(), reason="reading it ended its process (out of memory, or a broken file)")


@contextmanager
def _pool(workers: int, learned: bool) -> Iterator[ProcessPoolExecutor]:
    """Worker processes that end at once when the block is left by an error."""
    # spawn: a forked copy of a process with threads may hang
    pool = ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), _start, (learned,))
    try:
        yield pool
    except BaseException:
        for process in list((pool._processes or {}).values()):
            process.terminate()
        pool.shutdown(wait=True, cancel_futures=True)
        raise
    pool.shutdown()


def _start(learned: bool) -> None:
    """Prepare a worker: Ctrl-C is the parent's to handle, and no worker outlives it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    pipeline(learned)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
