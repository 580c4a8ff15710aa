"""Cypher that anybody sends, run in a few processes of its own (`runner`), one query in each at a time."""

from __future__ import annotations

import multiprocessing
import queue
from collections.abc import Mapping
from typing import Any

import anyio

from api import runner
from api.problems import Problem
from api.runner import Reply
from graph.config import Settings
from graph.errors import StoreUnavailable

SECONDS = 30
AT_ONCE = 4
WAIT = 2.0
# The server sets no limit to planning (its parser may even stop answering on deeply nested text), and a row may be
# long on its way: a process that is silent for so many seconds is ended.
PLANNING = 15
GRACE = 5

_spawn = multiprocessing.get_context("spawn")


class Cypher:
    """Runs queries, so many at once as the server should bear.

    Args:
        settings: of the store.
        seconds: how long a query may take.
        at_once: how many may run; others wait for two seconds and are then refused.
    """

    def __init__(self, settings: Settings, seconds: float = SECONDS, at_once: int = AT_ONCE) -> None:
        self._seconds = seconds
        self._turns = anyio.Semaphore(at_once, max_value=at_once)
        self._idle: queue.LifoQueue[_Runner] = queue.LifoQueue()
        self._runners = [_Runner(settings, seconds) for _ in range(at_once)]
        for one in self._runners:
            self._idle.put(one)

    async def run(self, query: str, parameters: Mapping[str, Any]) -> bytes:
        """Columns, rows and whether there were more, as JSON.

        Raises:
            Problem: 403, it does more than read; 422, it is wrong, takes too long or too much memory; 429, too many
                run.
            StoreUnavailable: the server does not answer.
        """
        with anyio.move_on_after(WAIT) as waiting:
            await self._turns.acquire()
        if waiting.cancelled_caught:
            raise Problem(429, "too many queries run at the moment; try again", {"Retry-After": "2"})
        try:
            reply = await anyio.to_thread.run_sync(self._ask, query, dict(parameters))
        finally:
            self._turns.release()
        if reply.status == 503:
            raise StoreUnavailable(reply.detail)
        if reply.status != 200:
            raise Problem(reply.status, reply.detail)
        return reply.content

    def close(self) -> None:
        """End all processes, and with them what they run."""
        for one in self._runners:
            one.end()

    def _ask(self, query: str, parameters: dict[str, Any]) -> Reply:
        mine = self._idle.get()
        try:
            return mine.ask(query, parameters)
        finally:
            self._idle.put(mine)


class _Runner:
    """One process, started when it is first needed and again where it has ended."""

    def __init__(self, settings: Settings, seconds: float) -> None:
        self._settings = settings
        self._seconds = seconds
        self._process: multiprocessing.process.BaseProcess | None = None

    def ask(self, query: str, parameters: dict[str, Any]) -> Reply:
        if self._process is None or not self._process.is_alive():
            self._pipe, there = _spawn.Pipe()
            arguments = (there, self._settings, self._seconds)
            self._process = _spawn.Process(target=runner.serve, args=arguments, daemon=True)
            self._process.start()
            there.close()
        try:
            self._pipe.send((query, parameters))
            for seconds in (PLANNING, self._seconds + GRACE):
                if not self._pipe.poll(seconds):
                    break
                reply: Reply | None = self._pipe.recv()
                if reply is not None:
                    return reply
        except (EOFError, OSError):
            pass
        self.end()
        return Reply(422, "the result needs more memory or time than one may take; return less")

    def end(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.join()
            self._pipe.close()
            self._process = None
