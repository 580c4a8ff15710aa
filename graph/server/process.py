"""The process of the private server: told from all others, found, ended.

A process is known by its id, the time it was created and its command line, so that an id that the system
gave to another program since, or a folder copied with its `server.json`, is never taken for the server.
"""

from __future__ import annotations

import json
import signal
import time
from contextlib import suppress
from dataclasses import dataclass

import psutil

from graph.server.home import Home

STOP_SECONDS = 60.0
STEP = 0.05
MAIN = "org.neo4j.server.CommunityEntryPoint"
WATCHDOG = "graph.server.watchdog"


@dataclass(frozen=True, slots=True)
class Process:
    """A process by id and creation time (seconds since 1970)."""

    pid: int
    created: float

    @staticmethod
    def of(pid: int) -> Process:
        """The process that has this id now."""
        return Process(pid, psutil.Process(pid).create_time())

    def living(self, argument: str) -> bool:
        """Whether it runs and has `argument` on its command line."""
        try:
            process = psutil.Process(self.pid)
            return (
                abs(process.create_time() - self.created) < 2  # the system's clock may have been set since
                and process.status() != psutil.STATUS_ZOMBIE
                and argument in process.cmdline()
            )
        except psutil.Error:
            return False


@dataclass(frozen=True, slots=True)
class Running:
    """A server that runs: its process and that of its watchdog."""

    server: Process
    watchdog: Process | None = None


def mark(home: Home) -> str:
    """The argument by which a server of this home is known."""
    return f"--home-dir={home.folder}"


def recorded(home: Home) -> Running | None:
    """What `server.json` names, whether it lives or not."""
    try:
        data = json.loads(home.process_file.read_text(encoding="utf-8"))
        return Running(Process(**data["server"]), Process(**data["watchdog"]) if data["watchdog"] else None)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def running(home: Home) -> Running | None:
    """The server of this home that runs as far as `server.json` knows; a few file reads, no search."""
    found = recorded(home)
    return found if found and found.server.living(mark(home)) else None


def search(home: Home) -> Process | None:
    """The server of this home among all processes: also one whose start was cut off before it was recorded."""
    for process in psutil.process_iter(["cmdline"]):
        arguments = process.info["cmdline"] or []
        if MAIN in arguments and mark(home) in arguments:
            try:
                found = Process.of(process.pid)
            except psutil.Error:
                continue
            if found.living(MAIN):
                return found
    return None


def end(process: Process, argument: str, seconds: float = STOP_SECONDS) -> None:
    """End a process, known by an argument of its: ask it, and kill it where it still lives after so many seconds."""
    for sign, patience in ((signal.SIGTERM, seconds), (signal.SIGKILL, STOP_SECONDS)):
        limit = time.monotonic() + patience
        with suppress(psutil.NoSuchProcess):
            if patience and process.living(argument):
                psutil.Process(process.pid).send_signal(sign)
        while process.living(argument) and time.monotonic() < limit:
            time.sleep(STEP)
