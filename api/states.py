"""Which state the graph is in, and answers while it changes: Neo4j shows readers a commit before all of it is there."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from typing import TypeVar

from neo4j.exceptions import DriverError, Neo4jError

from api.problems import Problem
from graph.errors import ReformgraphError

T = TypeVar("T")

SETTLES = 2.0
WAITS = (0.1, 0.4)

log = logging.getLogger("reformgraph.api")


class States:
    """Tells states of the graph (`graph.status.stamp`) that have lasted from those that may still be coming about."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._seen: tuple[str | None, float] | None = None

    def settled(self, state: str | None) -> bool:
        """Whether what is read now is whole: false for two seconds after another state was first seen."""
        now = time.monotonic()
        with self._lock:
            if self._seen is None:
                self._seen = (state, now - SETTLES)
            elif self._seen[0] != state:
                self._seen = (state, now)
            return now - self._seen[1] >= SETTLES


def whole(make: Callable[[], T]) -> T:
    """What `make` reads from the graph; where it meets half of a commit, such as a node without a name, once more.

    Raises:
        Exception: what `make` raises at last; what it raises on purpose at once.
    """
    for wait in WAITS:
        try:
            return make()
        except (Problem, ReformgraphError, Neo4jError, DriverError):
            raise
        except Exception as error:
            log.info("read again: %s", type(error).__name__)
            time.sleep(wait)
    return make()
