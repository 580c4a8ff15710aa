"""Starts and stops the private server: whoever needs it first starts it, and all share it."""

from __future__ import annotations

import json
import logging
import socket
import subprocess
import sys
import time
from dataclasses import asdict
from pathlib import Path

import psutil

from graph.config import PROJECT
from graph.errors import StoreError
from graph.server import fetch
from graph.server.files import locked, write_whole
from graph.server.home import HOST, Home, environment
from graph.server.lock import Lock
from graph.server.lock import read as read_lock
from graph.server.process import (
    MAIN,
    STEP,
    STOP_SECONDS,
    WATCHDOG,
    Process,
    Running,
    end,
    mark,
    recorded,
    running,
    search,
)

IDLE = 1800.0  # seconds without a client after which the server ends
START_SECONDS = 180.0
OPENED = ("java.base/java.nio", "java.base/java.io", "java.base/sun.nio.ch")
# Bolt's handshake: magic number, then four versions that a client offers.
HANDSHAKE = bytes.fromhex("6060b01700000405000004040000000000000000")

logger = logging.getLogger(__name__)
_children: list[subprocess.Popen[bytes]] = []  # kept, so that those that ended can be reaped


def ensure(folder: Path, cache: Path, maven: str | None = None, idle: float = IDLE) -> Home:
    """The home whose server runs and answers; makes the store and starts the server where that is needed.

    Any number of processes may call it at once: one of them starts the server, the others wait for it.

    Args:
        folder: the store's folder.
        cache: folder of fetched jars.
        maven: URL of a Maven repository in place of Maven Central.
        idle: seconds without a client after which a server that is started now ends.

    Raises:
        FetchError: a part of Neo4j cannot be had.
        StoreVersionError: another Neo4j made the store.
        StoreError: the folder cannot be used, or the server does not start.
    """
    home, lock = Home(folder.resolve()), read_lock()
    home.check(lock.neo4j)
    if home.exists:
        with home.told():
            home.used_file.touch()  # before the look, so that the watchdog does not end it under us
        found = running(home)
        if found and _watched(home, found) and answers(home.port):
            return home
    java, jars = fetch.java(), fetch.ensure(lock, cache, maven)
    with home.told():
        home.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with home.told(), locked(home.lock_file, START_SECONDS) as mine:
        if not mine:
            raise StoreError(f"{home.folder}: another process has been starting the server; python -m graph stop")
        _start(home, lock, java, jars, idle)
        home.used_file.touch()
    return home


def stop(folder: Path, patience: float = STOP_SECONDS) -> bool:
    """Stop the server of a home and wait for its end; gives False where none ran.

    Args:
        folder: the store's folder.
        patience: seconds after which a server that has not ended by itself is killed; nothing committed is lost.

    Raises:
        StoreError: the folder cannot be used.
    """
    home = Home(folder.resolve())
    if not home.folder.is_dir():
        return False
    with home.told(), locked(home.lock_file, START_SECONDS) as mine:
        if not mine:
            raise StoreError(f"{home.folder}: another process starts or stops the server; try again in a minute")
        known, found = recorded(home), search(home)
        if found is not None:
            end(found, mark(home), patience)
        home.process_file.unlink(missing_ok=True)
        if known and known.watchdog:
            end(known.watchdog, WATCHDOG)
    return found is not None


def answers(port: int) -> bool:
    """Whether a server speaks Bolt on the port of the loopback address."""
    try:
        with socket.create_connection((HOST, port), timeout=2) as connection:
            connection.sendall(HANDSHAKE)
            return len(connection.recv(4)) == 4
    except OSError:
        return False


def _watched(home: Home, found: Running) -> bool:
    return found.watchdog is not None and found.watchdog.living(str(home.folder))


def _start(home: Home, lock: Lock, java: Path, jars: Path, idle: float) -> None:
    """Start what does not run yet, server or watchdog; the caller holds the lock."""
    for child in _children:
        child.poll()
    home.check(lock.neo4j)
    home.make(lock.neo4j, java, jars)
    server = search(home)
    if server is None:
        _end_moved(home)
        moved = home.settle()
        if moved:
            logger.warning("another program took the port of %s; it is %d from now on", home.folder, moved)
        server = _launch(home, java, jars)
    found = recorded(home)
    if found is None or found.server != server or not _watched(home, found):
        _record(home, Running(server))
        _record(home, Running(server, _launch_watchdog(home, server, idle)))
    _wait(home, server)


def _record(home: Home, state: Running) -> None:
    write_whole(home.process_file, json.dumps(asdict(state)))


def _end_moved(home: Home) -> None:
    """End the server that this store had under a folder name that is gone."""
    found = recorded(home)
    if found is None:
        return
    try:
        arguments = psutil.Process(found.server.pid).cmdline()
    except psutil.Error:
        return
    for old in (argument for argument in arguments if argument.startswith("--home-dir=")):
        if MAIN in arguments and not Path(old.removeprefix("--home-dir=")).exists():
            end(found.server, old)


def _launch(home: Home, java: Path, jars: Path) -> Process:
    command = [str(java), "-Xmx512m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"]
    command += [f"--add-opens={package}=ALL-UNNAMED" for package in OPENED]
    command += ["--enable-native-access=ALL-UNNAMED", "-cp", f"{jars}/*"]
    command += [MAIN, mark(home), f"--config-dir={home.folder / 'conf'}"]
    with (home.logs / "console.log").open("wb") as console:
        child = subprocess.Popen(
            command,
            cwd=home.folder,
            env=environment(java),
            stdin=subprocess.DEVNULL,
            stdout=console,
            stderr=console,
            start_new_session=True,
        )
    return _child(child)


def _launch_watchdog(home: Home, server: Process, idle: float) -> Process:
    with (home.logs / "watchdog.log").open("wb") as console:
        child = subprocess.Popen(
            [sys.executable, "-m", WATCHDOG, str(home.folder), str(server.pid), str(server.created), str(idle)],
            cwd=PROJECT,
            stdin=subprocess.DEVNULL,
            stdout=console,
            stderr=console,
            start_new_session=True,
        )
    return _child(child)


def _child(child: subprocess.Popen[bytes]) -> Process:
    _children.append(child)
    try:
        return Process.of(child.pid)
    except psutil.NoSuchProcess:
        return Process(child.pid, 0.0)


def _wait(home: Home, server: Process) -> None:
    limit = time.monotonic() + START_SECONDS
    while not answers(home.port):
        if not server.living(MAIN):
            home.process_file.unlink(missing_ok=True)
            raise StoreError(
                f"{home.folder}: the private Neo4j ended at its start ({_last_words(home)}); see {home.logs}"
            )
        if time.monotonic() > limit:
            raise StoreError(
                f"{home.folder}: the private Neo4j (process {server.pid}) runs and does not answer; "
                f"python -m graph stop, then try again; see {home.logs}"
            )
        time.sleep(STEP)


def _last_words(home: Home) -> str:
    """The line of the logs that best says why the server ended."""
    for name in ("console.log", "neo4j.log"):
        try:
            lines = (home.logs / name).read_text(encoding="utf-8", errors="replace").splitlines()[-200:]
        except OSError:
            continue
        for sign in ("Caused by:", "ERROR", "Error"):
            said = [line for line in lines if sign in line]
            if said:
                return said[-1].strip()[:300]
    return "it said nothing"
