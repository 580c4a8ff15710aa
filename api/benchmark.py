"""How fast the API answers, next to the same queries through the driver: `python -m api.benchmark`.

First one reader, endpoint and driver taking turns; then many readers of each endpoint, and as many of its queries.
"""

from __future__ import annotations

import argparse
import asyncio
import http.client
import json
import multiprocessing
import re
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.pool import Pool
from typing import Any
from urllib.parse import quote, urlsplit

from neo4j import READ_ACCESS, Query

from api.app import PREFIX, create_app
from graph.config import load
from graph.errors import ReformgraphError, UsageError
from graph.status import STAMP
from graph.store import Store, open_store, trusted

TURNS = 60
WARM = 10
PROCESSES = 2  # readers share them, so that they hinder each other less than one process would
ALLOWED_MS, ALLOWED_RATIO = 3.0, 1.5
CYPHER = "MATCH (p:Policy)-[:SERVES]->(a:ReformArea) RETURN p.name, p.status, a.name LIMIT 100"
BUSY = """
MATCH (area:ReformArea)<-[:SERVES]-() WITH area, count(*) AS number ORDER BY number DESC, area.id LIMIT 1
MATCH (document:Document) WITH area, document ORDER BY document.key LIMIT 1
RETURN area.id AS area, area.name AS name, document.id AS document
"""

Asked = list[tuple[str, dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An address, the body that is posted to it, and the queries that it runs."""

    name: str
    path: str
    body: str | None
    queries: Asked


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; exit code 1 where one reader waits longer than is allowed, or an answer is an error."""
    parser = argparse.ArgumentParser(
        prog="python -m api.benchmark", description="Time the API against the driver, over the store as it is."
    )
    parser.add_argument("--readers", type=int, default=50, help="at once (default %(default)s)")
    parser.add_argument(
        "--seconds", type=float, default=60, help="of reading in all (default %(default)s); 0: one only"
    )
    given = parser.parse_args(arguments)
    try:
        with open_store() as store, _served() as address:
            return _run(store, address, given.readers, given.seconds)
    except ReformgraphError as error:
        print(f"benchmark: {error}", file=sys.stderr)
        return error.exit_code


def _run(store: Store, address: str, readers: int, seconds: float) -> int:
    endpoints = _endpoints(store)
    late = 0
    print(
        f"one reader, in turns (median ms of {TURNS})\n{'endpoint':<18}{'api':>8}{'driver':>8}{'over':>8}{'allowed':>8}"
    )
    for one in endpoints:
        api, driver = _turns(_http(address, one), _bolt(store, one))
        allowed = max(ALLOWED_MS, ALLOWED_RATIO * driver)
        late += api - driver > allowed
        print(f"{one.name:<18}{api:>8.1f}{driver:>8.1f}{api - driver:>8.1f}{allowed:>8.1f}")
    return 1 if _load(address, endpoints, readers, seconds) or late else 0


def _load(address: str, endpoints: Sequence[Endpoint], readers: int, seconds: float) -> int:
    """Print how many readers fare; gives the number of errors."""
    if not seconds:
        return 0
    print(
        f"\n{readers} readers\n{'endpoint':<18}{'':<8}{'p50 ms':>8}{'p95 ms':>8}{'per s':>8}{'errors':>8}", flush=True
    )
    errors = 0
    with multiprocessing.get_context("spawn").Pool(PROCESSES) as pool:
        for one in endpoints:
            for side in (address, None):
                times, failed, spent = _many(pool, side, one, readers, seconds / len(endpoints))
                errors += failed
                p50, p95 = (statistics.quantiles(times, n=20)[place] for place in (9, 18))
                who = "api" if side else "driver"
                figures = f"{p50:>8.0f}{p95:>8.0f}{len(times) / spent:>8.0f}{failed:>8}"
                print(f"{one.name:<18}{who:<8}{figures}", flush=True)
    return errors


def _endpoints(store: Store) -> list[Endpoint]:
    """The main endpoints, asked about the area that most serves."""
    rows = store.read(BUSY)
    if not rows:
        raise UsageError("the store holds no area that anything serves; load documents first: python -m ingest load …")
    area, name, document = rows[0]["area"], quote(rows[0]["name"]), rows[0]["document"]
    paths = {
        "entity": f"/entities/{area}",
        "search": f"/entities?q={name}",
        "entity relations": f"/entities/{area}/relations",
        "entity evidence": f"/entities/{area}/evidence",
        "neighbours": f"/entities/{area}/neighbours",
        "relations": f"/relations?tail={area}&min_confidence=0.5",
        "areas": "/areas?depth=2",
        "area policies": f"/areas/{area}/policies?subareas=true",
        "indicators": f"/indicators?topic={area}",
        "documents": "/documents",
        "document": f"/documents/{document}",
        "catalog query": f"/queries/policies-of-area?area={area}",
    }
    found = [Endpoint(key, PREFIX + path, None, _queries(store, PREFIX + path)) for key, path in paths.items()]
    return [*found, Endpoint("cypher", f"{PREFIX}/cypher", json.dumps({"query": CYPHER}), [(CYPHER, {})])]


def _queries(store: Store, path: str) -> Asked:
    """What an address asks of the store, apart from its state."""
    asked: Asked = []

    class Listening:
        settings = store.settings

        def read(self, query: Query | str, /, **parameters: Any) -> list[dict[str, Any]]:
            text = query.text if isinstance(query, Query) else query
            if text != STAMP:
                asked.append((text, parameters))
            return store.read(trusted(text), **parameters)

    app = create_app(store)
    app.state.store = Listening()
    where, _, query = path.partition("?")
    scope = {
        "type": "http",
        "method": "GET",
        "path": where,
        "raw_path": where.encode(),
        "root_path": "",
        "query_string": query.encode(),
        "headers": [(b"host", b"benchmark")],
        "scheme": "http",
        "http_version": "1.1",
    }
    statuses: list[int] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        statuses.extend([message["status"]] if "status" in message else [])

    asyncio.run(app(scope, receive, send))
    if statuses != [200]:
        raise UsageError(f"{path}: answers {statuses}, not 200")
    return asked


@contextmanager
def _served() -> Iterator[str]:
    """The API in a process of its own; gives its address."""
    command = [sys.executable, "-m", "api", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        try:
            found = re.match(r"Reformgraph: (http://\S+)", process.stdout.readline() if process.stdout else "")
            if found is None:
                raise UsageError("the API cannot be started; python -m api says why")
            yield found[1]
        finally:
            process.terminate()


def _http(address: str, endpoint: Endpoint) -> Callable[[], bool]:
    """A reader of an endpoint over one connection; says whether the answer is one."""
    where = urlsplit(address)
    connection = http.client.HTTPConnection(str(where.hostname), where.port, timeout=60)
    headers = {"Content-Type": "application/json"} if endpoint.body else {}

    def ask() -> bool:
        connection.request("POST" if endpoint.body else "GET", endpoint.path, endpoint.body, headers)
        answer = connection.getresponse()
        answer.read()
        return answer.status == 200

    return ask


def _bolt(store: Store, endpoint: Endpoint) -> Callable[[], bool]:
    """A reader of an endpoint's queries through the driver."""

    def ask() -> bool:
        for text, parameters in endpoint.queries:
            with store.driver.session(database=store.database, default_access_mode=READ_ACCESS) as session:
                session.run(trusted(text), parameters).data()
        return True

    return ask


def _turns(*readers: Callable[[], bool]) -> list[float]:
    """The median milliseconds of each reader."""
    times: list[list[float]] = [[] for _ in readers]
    for turn in range(WARM + TURNS):
        for mine, ask in zip(times, readers, strict=True):
            start = time.perf_counter()
            ask()
            if turn >= WARM:
                mine.append((time.perf_counter() - start) * 1000)
    return [statistics.median(mine) for mine in times]


def _many(
    pool: Pool, address: str | None, endpoint: Endpoint, readers: int, seconds: float
) -> tuple[list[float], int, float]:
    """Milliseconds of each answer, how many were errors, and the seconds spent; without an address by the driver."""
    shares = [readers // PROCESSES + (place < readers % PROCESSES) for place in range(PROCESSES)]
    parts = pool.starmap(_share, [(address, endpoint, share, seconds) for share in shares if share], chunksize=1)
    times = [one for part in parts for one in part[0]]
    return times, sum(part[1] for part in parts), max(part[2] for part in parts)


def _share(address: str | None, endpoint: Endpoint, readers: int, seconds: float) -> tuple[list[float], int, float]:
    """The same for the readers of one process."""
    times: list[float] = []
    failed: list[int] = []
    store = None if address else open_store(load(), migrated=False)

    def read() -> None:
        ask = _http(address, endpoint) if address else _bolt(store, endpoint)  # type: ignore[arg-type]
        while time.perf_counter() < end:
            before = time.perf_counter()
            good = False
            try:
                good = ask()
            except Exception:
                ask = _http(address, endpoint) if address else ask
            times.append((time.perf_counter() - before) * 1000)
            failed.extend([] if good else [1])

    start = time.perf_counter()
    end = start + seconds
    threads = [threading.Thread(target=read) for _ in range(readers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if store is not None:
        store.close()
    return times, len(failed), time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
