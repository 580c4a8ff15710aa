"""Cypher that anybody sends, run in a few processes of its own (`runner`), one query in each at a time."""

from __future__ import annotations

import logging
import multiprocessing
import queue
import time
import uuid
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

import anyio
from neo4j.exceptions import Neo4jError

from api import runner
from api.problems import Problem
from api.runner import MARK, Reply
from graph.config import Settings
from graph.errors import ReformgraphError, StoreUnavailable
from graph.store import Store, trusted

SECONDS = 30
AT_ONCE = 4
WAIT = 2.0
# The server sets no limit to planning (its parser may even stop answering on deeply nested text), and a row may be
# long on its way: a process that is silent for so many seconds is ended.
PLANNING = 15
GRACE = 5
# The server tells a query to end, but one that is within a single expression does not listen (a sum over a range of
# thousands of millions): after so many seconds the private server is ended instead.
STOPS = 3
STEP = 0.2
LEFT = trusted(f"""
SHOW TRANSACTIONS YIELD transactionId, metaData WHERE metaData.{MARK} IN $marks RETURN transactionId AS id
""")

log = logging.getLogger("reformgraph.api")
_spawn = multiprocessing.get_context("spawn")


class Cypher:
    """Runs queries, so many at once as the server should bear.

    Args:
        store: an open store.
        seconds: how long a query may take.
        at_once: how many may run; others wait for two seconds and are then refused.
    """

    def __init__(self, store: Store, seconds: float = SECONDS, at_once: int = AT_ONCE) -> None:
        self._store = store
        self._turns = anyio.Semaphore(at_once, max_value=at_once)
        self._idle: queue.LifoQueue[_Runner] = queue.LifoQueue()
        self._runners = [_Runner(seconds) for _ in range(at_once)]
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
        running = [one.mark for one in self._runners if one.mark]
        for one in self._runners:
            one.end()
        self._sweep(running)

    def _ask(self, query: str, parameters: dict[str, Any]) -> Reply:
        mine = self._idle.get()
        try:
            # here, where the private server is started again if it has ended
            _ = self._store.driver
            reply = mine.ask(self._store.login(), query, parameters)
            if reply is None:
                self._sweep([mine.mark])
                return Reply(422, "the result needs more memory or time than one may take; return less")
            if reply.status == 503 and not self._store.alive:
                return Reply(
                    422, "the database ended while it ran, maybe for want of memory; ask for less, or try again"
                )
            return reply
        finally:
            mine.mark = ""
            self._idle.put(mine)

    def _ended(self) -> bool:
        """Whether the private server has ended, or does within a second."""
        end = time.monotonic() + 1
        while self._store.private and self._store.alive and time.monotonic() < end:
            time.sleep(STEP)
        return not self._store.alive

    def _sweep(self, marks: list[str]) -> None:
        """See to it that nothing of these queries goes on in the server."""
        end = time.monotonic() + STOPS
        with suppress(ReformgraphError, Neo4jError):
            while marks and self._store.alive and self._store.read(LEFT, marks=marks):
                if time.monotonic() > end:
                    ended = self._store.end_at_once()
                    log.warning("a query could not be ended; the server was: %s", ended)
                    return
                time.sleep(STEP)


class _Runner:
    """One process, started when it is first needed and again where it has ended.

    Attributes:
        mark: names the query that it runs in the server's list of transactions.
    """

    def __init__(self, seconds: float) -> None:
        self.mark = ""
        self._seconds = seconds
        self._settings: Settings | None = None
        self._process: multiprocessing.process.BaseProcess | None = None

    def ask(self, settings: Settings, query: str, parameters: dict[str, Any]) -> Reply | None:
        """What came of the query; None where nothing came in time, or it was too large: the process is gone then."""
        if self._process is None or not self._process.is_alive() or self._settings != settings:
            self.end()
            self._settings = settings
            self._pipe, there = _spawn.Pipe()
            arguments = (there, settings, self._seconds)
            self._process = _spawn.Process(target=runner.serve, args=arguments, daemon=True)
            self._process.start()
            there.close()
        self.mark = uuid.uuid4().hex
        try:
            self._pipe.send((query, parameters, self.mark))
            for seconds in (PLANNING, self._seconds + GRACE):
                if not self._pipe.poll(seconds):
                    break
                reply: Reply | None = self._pipe.recv()
                if reply is not None:
                    return reply
        except (EOFError, OSError):
            pass
        self.end()
        return None

    def end(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.terminate()
            self._process.join()
            self._pipe.close()
            self._process = None
