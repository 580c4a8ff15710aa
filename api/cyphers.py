"""Cypher that anybody sends: checked by its plan, run read-only within limits, its values made fit for JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import anyio
from neo4j import READ_ACCESS, Query, Result
from neo4j.exceptions import DriverError, Neo4jError

from api import plans
from api.models import CypherResult
from api.problems import Problem
from api.values import plain
from graph.store import UNAVAILABLE, Store, trusted

SECONDS = 30
ROWS = 10_000
BYTES = 1_000_000
AT_ONCE = 8
WAIT = 2.0


class Cypher:
    """Runs queries, so many at once as the server should bear.

    Args:
        store: an open store.
        seconds: how long a query may take.
        at_once: how many may run; others wait for two seconds and are then refused.
    """

    def __init__(self, store: Store, seconds: float = SECONDS, at_once: int = AT_ONCE) -> None:
        self._store = store
        self._seconds = seconds
        self._turns = anyio.Semaphore(at_once, max_value=at_once)

    async def run(self, query: str, parameters: Mapping[str, Any]) -> CypherResult:
        """The rows of a query that only reads.

        Raises:
            Problem: 403, it does more; 422, it is wrong, takes too long or too much memory; 429, too many run.
            StoreUnavailable: the server does not answer.
        """
        with anyio.move_on_after(WAIT) as waiting:
            await self._turns.acquire()
        if waiting.cancelled_caught:
            raise Problem(429, "too many queries run at the moment; try again", {"Retry-After": "2"})
        try:
            return await anyio.to_thread.run_sync(self._run, query, dict(parameters))
        finally:
            self._turns.release()

    def _run(self, query: str, parameters: dict[str, Any]) -> CypherResult:
        try:
            # auto-commit: a managed transaction would repeat a query that asks for too much memory
            with self._store.driver.session(database=self._store.database, default_access_mode=READ_ACCESS) as session:
                reason = plans.refusal(session.run(self._query(f"EXPLAIN {query}"), parameters).consume())
                if reason is not None:
                    raise Problem(403, reason)
                return _rows(session.run(self._query(query), parameters))
        except Neo4jError as error:
            if isinstance(error, UNAVAILABLE):
                with self._store.told():
                    raise
            raise Problem(422, _told(error, self._seconds)) from error
        except DriverError:
            with self._store.told():
                raise
        except (ValueError, TypeError, OverflowError) as error:
            raise Problem(422, f"the query or a parameter cannot be sent to the server ({error})") from error

    def _query(self, text: str) -> Query:
        return Query(trusted(text).text, timeout=self._seconds)


def _rows(result: Result) -> CypherResult:
    rows: list[list[Any]] = []
    size = 0
    truncated = False
    for record in result:
        row = [plain(value) for value in record.values()]
        size += len(json.dumps(row, ensure_ascii=False).encode())
        if len(rows) == ROWS or (rows and size > BYTES):
            truncated = True
            break
        rows.append(row)
    result.consume()
    return CypherResult(columns=list(result.keys()), rows=rows, truncated=truncated)


def _told(error: Neo4jError, seconds: float) -> str:
    code = str(error.code)
    if "TransactionTimedOut" in code:
        return f"the query took longer than {seconds:g} seconds; ask for less"
    if "OutOfMemory" in code:
        return "the query needs more memory than one may take; ask for less"
    return " ".join(str(error.message).split())[:1_000]
