"""The process that runs Cypher which anybody sends: checked by its plan, read-only, within limits.

It is a process of its own, because one row may be of any size, and the driver reads it whole: here that ends this
process, whose memory is bounded, and not the service.
"""

from __future__ import annotations

import json
import re
import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

from neo4j import READ_ACCESS, Query, Result, Session
from neo4j.exceptions import Neo4jError

from api import plans
from api.values import plain
from graph.config import Settings
from graph.errors import StoreError
from graph.store import UNAVAILABLE, Store, open_store, trusted

ROWS = 10_000
BYTES = 1_000_000
MEMORY = 1 << 30
MARK = "reformgraph"  # of what a transaction tells about itself
KNOWN = 500  # texts of queries that were found to only read
EXPLAIN = "EXPLAIN\n"  # on a line of its own: columns stay as they were written
PLACE = re.compile(r"\(line (\d+), column (\d+) \(offset: (\d+)\)\)")


@dataclass(frozen=True, slots=True)
class Reply:
    """What came of a query: its rows as JSON with status 200, else the status and detail of a problem."""

    status: int
    detail: str
    content: bytes = b""


def serve(pipe: Connection, settings: Settings, seconds: float) -> None:
    """Answer queries from a pipe, each a text, parameters and a mark for its transactions, until it is closed.

    A query that may run is answered twice: first by None, when its plan is made, then by what came of it.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    store: Store | None = None
    allowed: set[str] = set()
    while True:
        try:
            query, parameters, mark = pipe.recv()
        except EOFError:
            return
        limits = {"timeout": seconds, "metadata": {MARK: mark}}
        told = False
        # where the server was started anew since, the connections that are left are of no use
        for last in (store is None, True):
            try:
                store = store or open_store(settings, migrated=False)
                with (
                    store.told(),
                    store.driver.session(database=store.database, default_access_mode=READ_ACCESS) as session,
                ):
                    reply = _refused(session, query, parameters, limits) if query not in allowed else None
                    if reply is None:
                        allowed = {*allowed, query} if len(allowed) < KNOWN else {query}
                        if not told:
                            pipe.send(None)
                        told = True
                        reply = _run(session, query, parameters, limits)
                pipe.send(reply)
                break
            except StoreError as error:
                if store is not None:
                    store.close()
                store = None
                if last:
                    pipe.send(Reply(503, str(error)))
                    break
            except MemoryError:
                return


def _refused(session: Session, query: str, parameters: dict[str, Any], limits: dict[str, Any]) -> Reply | None:
    """Why a query may not run, by its plan; None where it may."""
    with _told(limits["timeout"], EXPLAIN) as wrong:
        reason = plans.refusal(session.run(_query(EXPLAIN + query, limits), parameters).consume())
        return None if reason is None else Reply(403, reason)
    return wrong[0]


def _run(session: Session, query: str, parameters: dict[str, Any], limits: dict[str, Any]) -> Reply:
    # auto-commit: a managed transaction would repeat a query that asks for too much memory
    with _told(limits["timeout"]) as wrong:
        return _rows(session.run(_query(query, limits), parameters))
    return wrong[0]


@contextmanager
def _told(seconds: float, before: str = "") -> Iterator[list[Reply]]:
    """Turn what is wrong with the query inside the block into a reply, in the list given.

    `before` is what was put before the query; the places that errors name are those without it.
    """
    wrong: list[Reply] = []
    try:
        yield wrong
    except Neo4jError as error:
        if isinstance(error, UNAVAILABLE):
            raise
        wrong.append(Reply(422, _reason(error, seconds, before)))
    except (ValueError, TypeError, OverflowError, RecursionError) as error:
        wrong.append(Reply(422, f"the query or a parameter cannot be sent to the server ({error})"))


def _query(text: str, limits: dict[str, Any]) -> Query:
    return Query(trusted(text).text, **limits)


def _rows(result: Result) -> Reply:
    rows: list[str] = []
    size = 0
    truncated = False
    for record in result:
        row = _json([plain(value) for value in record.values()])
        size += len(row.encode())
        if len(rows) == ROWS or (rows and size > BYTES):
            truncated = True
            break
        if size > BYTES:
            return Reply(422, f"one row is larger than {BYTES:,} bytes; return less of it")
        rows.append(row)
    result.consume()
    columns = _json(list(result.keys()))
    text = f'{{"columns":{columns},"rows":[{",".join(rows)}],"truncated":{_json(truncated)}}}'
    return Reply(200, "", text.encode())


def _reason(error: Neo4jError, seconds: float, before: str) -> str:
    code = str(error.code)
    if "TransactionTimedOut" in code:
        return f"the query took longer than {seconds:g} seconds; ask for less"
    if "OutOfMemory" in code:
        return "the query needs more memory than one may take; ask for less"
    said = PLACE.sub(lambda place: _moved(place, before), " ".join(str(error.message).split()))
    return said[:1_000]


def _moved(place: re.Match[str], before: str) -> str:
    line, column, offset = map(int, place.groups())
    return f"(line {line - before.count(chr(10))}, column {column} (offset: {offset - len(before)}))"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
