"""What is made of the whole graph, kept as long as the graph stays as it is."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")

# Whoever writes to the graph in Cypher leaves its stamp as it was: they see it here after so long.
SECONDS = 60.0


class Kept(Generic[T]):
    """One value; those who ask while it is made wait for it instead of making it, too."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._made: tuple[str, float, T] | None = None

    def get(self, state: str | None, make: Callable[[], T]) -> T:
        """The value that was made in this state of the graph (`graph.status.stamp`), else what `make` gives now.

        Without a state nothing is kept.
        """
        if state is None:
            return make()
        with self._lock:
            if self._made is None or self._made[0] != state or time.monotonic() - self._made[1] > SECONDS:
                self._made = (state, time.monotonic(), make())
            return self._made[2]
