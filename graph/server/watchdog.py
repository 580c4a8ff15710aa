"""Runs beside the private server and ends it: when it has had no client for long, or its home is gone.

Started with the server, in a process of its own; it ends with the server and opens no connection to it.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from pathlib import Path

import psutil

from graph.server.files import locked
from graph.server.home import Home
from graph.server.process import MAIN, Process, end, recorded

TICK = 1.0  # seconds between two looks at the process and the home
LOOK = 10.0  # seconds between two looks at the connections


def clients(server: Process, port: int) -> bool:
    """Whether anybody is connected to the server; yes where the system does not tell."""
    try:
        connections = psutil.Process(server.pid).net_connections(kind="tcp")
    except psutil.NoSuchProcess:
        return False
    except psutil.Error:
        return True
    return any(
        connection.status == psutil.CONN_ESTABLISHED and connection.laddr and connection.laddr.port == port
        for connection in connections
    )


def watch(home: Home, server: Process, idle: float) -> None:
    """Stay until the server has ended, by itself or by us.

    Args:
        home: the store's folder.
        server: the process to watch.
        idle: seconds without a client after which it is ended.
    """
    port, last, look = home.port, time.time(), 0.0
    while server.living(MAIN):
        known = recorded(home)
        if known is None or known.server.pid != server.pid:
            end(server, MAIN, seconds=0)  # nothing is left to save, and a slow end would make the folder again
            return
        now = time.time()
        if now >= look:
            look = now + min(LOOK, idle / 4)
            last = max(_last_use(home, last), now if clients(server, port) else 0.0)
            if now - last > idle and _end_idle(home, server, port, idle):
                return
        time.sleep(min(TICK, idle / 4))


def _last_use(home: Home, before: float) -> float:
    try:
        return max(before, home.used_file.stat().st_mtime)
    except OSError:
        return before


def _end_idle(home: Home, server: Process, port: int, idle: float) -> bool:
    """End the server unless somebody came in the meantime, or is at it."""
    with locked(home.lock_file, 0) as mine:
        if not mine or clients(server, port) or time.time() - _last_use(home, 0.0) <= idle:
            return False
        end(server, MAIN)
        home.process_file.unlink(missing_ok=True)
    return True


def main(arguments: Sequence[str] | None = None) -> None:
    """Watch the server that the arguments name."""
    parser = argparse.ArgumentParser(prog="python -m graph.server.watchdog", description=__doc__)
    parser.add_argument("home", type=Path)
    parser.add_argument("pid", type=int)
    parser.add_argument("created", type=float)
    parser.add_argument("idle", type=float)
    given = parser.parse_args(arguments)
    watch(Home(given.home), Process(given.pid, given.created), given.idle)


if __name__ == "__main__":
    main()
