"""Documents that are posted: read in a process of their own, one at a time, and then written into the store."""

from __future__ import annotations

import logging
import multiprocessing
import resource
import shutil
import tempfile
import threading
import uuid
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import BinaryIO

from api.problems import Problem
from graph import documents, writer
from graph.errors import ReformgraphError
from graph.model import Extraction, make_id
from graph.store import Store
from ingest.corrections import scope
from ingest.corrections.file import FILE, Source

ORIGIN = "api"
MOST_WAITING = 20
MOST_KEPT = 1_000
SECONDS = 600
MEMORY = 4 << 30

log = logging.getLogger("reformgraph.api")


@dataclass(frozen=True, slots=True)
class Import:
    """A posted document on its way into the graph.

    `status` is queued, running, done or failed; `detail` says why it failed.
    """

    key: str
    status: str = "queued"
    detail: str | None = None
    id: str = field(default_factory=lambda: uuid.uuid4().hex)

    @property
    def document(self) -> str:
        """The id that the document has in the graph."""
        return make_id("Document", self.key)


class Intake:
    """Takes documents into a store, in the order they come.

    Args:
        store: an open store.
        corrections: a file of corrections that holds for them, as if it lay above all their keys.

    Raises:
        UsageError: the file cannot be used.
    """

    def __init__(self, store: Store, corrections: Path | None = None) -> None:
        self._store = store
        self._corrections = () if corrections is None else (Source(corrections, FILE),)
        scope.check(self._corrections, ())
        self._folder = tempfile.TemporaryDirectory(prefix="reformgraph-")
        self._imports: OrderedDict[str, Import] = OrderedDict()
        self._lock = threading.Lock()
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="intake")
        self._reader: multiprocessing.process.BaseProcess | None = None
        self._closed = False

    def add(self, content: BinaryIO, key: str, *, replaces: bool) -> Import:
        """Take a document: its bytes are kept on disk until its turn comes.

        Raises:
            Problem: 409, another document has this key; 429, too many wait.
            StoreError: the store cannot be asked.
        """
        known = documents.stored(self._store).get(key)
        if known is not None and known.origin != ORIGIN and not replaces:
            raise Problem(409, f"{key}: a document of this key came from elsewhere; send replace=true, or another key")
        made = Import(key)
        with self._lock:
            if sum(one.status in ("queued", "running") for one in self._imports.values()) >= MOST_WAITING:
                raise Problem(429, "too many documents wait; try again", {"Retry-After": "10"})
            self._imports[made.id] = made
            while len(self._imports) > MOST_KEPT:
                self._imports.popitem(last=False)
        file = Path(self._folder.name, f"{made.id}{Path(key).suffix.lower()}")
        with file.open("wb") as out:
            shutil.copyfileobj(content, out)
        self._worker.submit(self._run, made, file)
        return made

    def get(self, identifier: str) -> Import | None:
        """How far an import is; None where there is none of this id any more."""
        with self._lock:
            return self._imports.get(identifier)

    def close(self) -> None:
        """Take no more, end what is being read, and wait for what is being written."""
        with self._lock:
            self._closed = True
            if self._reader is not None:
                self._reader.terminate()
        self._worker.shutdown(cancel_futures=True)
        self._folder.cleanup()

    def _run(self, made: Import, file: Path) -> None:
        self._note(replace(made, status="running"))
        try:
            read = self._read(file, made.key)
            if isinstance(read, str):
                self._note(replace(made, status="failed", detail=read))
                return
            writer.write(self._store, [read])
            self._note(replace(made, status="done"))
        except ReformgraphError as error:
            self._note(replace(made, status="failed", detail=str(error)))
        except Exception:
            log.exception("import %s", made.id)
            self._note(replace(made, status="failed", detail="something went wrong here; the server's log says more"))
        finally:
            file.unlink(missing_ok=True)

    def _note(self, changed: Import) -> None:
        with self._lock:
            self._imports[changed.id] = changed

    def _read(self, file: Path, key: str) -> Extraction | str:
        """What the document states, or why it cannot be read."""
        # A process of its own: reading takes a core and memory, and a broken file harms nobody else.
        context = multiprocessing.get_context("spawn")
        here, there = context.Pipe(duplex=False)
        reader = context.Process(target=_extract, args=(there, file, key, self._corrections), daemon=True)
        with self._lock:
            if self._closed:
                return "the service ended before it was read"
            reader.start()
            self._reader = reader
        there.close()
        try:
            found: Extraction | str | None = here.recv() if here.poll(SECONDS) else None
        except EOFError:
            found = None
        finally:
            here.close()
            reader.terminate()
            reader.join()
        return "it needs more memory or time than one document may take" if found is None else found


def _extract(out: Connection, file: Path, key: str, corrections: tuple[Source, ...]) -> None:
    """Read one document and send what it states, or why it cannot be read."""
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))

    from ingest import work
    from ingest.files import File

    found = work.read(File(file, key, ORIGIN, corrections))
    out.send(found.extraction or found.reason)
