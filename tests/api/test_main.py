"""The real process: `python -m api`."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import pytest

from api import benchmark
from graph.store import Store


@contextmanager
def served(*arguments: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The process, once it listens, and where."""
    command = [sys.executable, "-m", "api", "--port", "0", *arguments]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        found = re.match(r"Reformgraph: (http://\S+)", line)
        assert found, line
        yield process, found[1]
    finally:
        process.kill()
        process.wait()
        if process.stdout:
            process.stdout.close()


def failed(*arguments: str, **environment: str) -> str:
    """What the command says on stderr when it cannot start; it must be one line, and the exit code 2."""
    done = subprocess.run(
        [sys.executable, "-m", "api", *arguments],
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
        timeout=120,
        check=False,
    )
    assert done.returncode == 2, done.stderr
    assert len(done.stderr.splitlines()) == 1, done.stderr
    return done.stderr


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_serves_until_it_is_told_to_end(store: Store, number: signal.Signals) -> None:
    with served() as (process, address):
        assert httpx.get(f"{address}/readyz", timeout=60).json() == {"status": "ready"}
        assert httpx.get(f"{address}/api/v1/entities", timeout=60).json() == {"items": [], "next": None}
        assert httpx.get(address, timeout=60).status_code == 200
        process.send_signal(number)
        assert process.wait(timeout=60) == 0


def test_it_ends_also_while_a_query_runs_and_leaves_nothing_running(store: Store) -> None:
    long = "UNWIND range(1, 1000000000000) AS x WITH x WHERE x < 0 RETURN x"
    with served() as (process, address):
        with httpx.Client(base_url=address, timeout=60) as client:
            assert client.post("/api/v1/cypher", json={"query": "RETURN 1"}).status_code == 200
        command = [sys.executable, "-c", "import httpx, sys; httpx.post(sys.argv[1], json={'query': sys.argv[2]})"]
        with subprocess.Popen([*command, f"{address}/api/v1/cypher", long], stderr=subprocess.DEVNULL) as asking:
            while not running(store, long):
                time.sleep(0.05)
            process.send_signal(signal.SIGTERM)
            assert process.wait(timeout=60) == 0
            asking.kill()
    end = time.monotonic() + 30
    while running(store, long) and time.monotonic() < end:
        time.sleep(0.05)
    assert not running(store, long)


def running(store: Store, query: str) -> bool:
    rows = store.read("SHOW TRANSACTIONS YIELD currentQuery, status RETURN currentQuery AS query, status")
    return any(row["query"] == query and "Terminated" not in row["status"] for row in rows)


def test_every_line_of_the_log_is_an_object_and_a_request_has_its_id(store: Store) -> None:
    command = [sys.executable, "-m", "api", "--port", "0"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, **pipes) as process:  # type: ignore[call-overload]
        address = process.stdout.readline().split()[1]
        headers = {"X-Request-ID": "mine-1"}
        assert httpx.get(f"{address}/api/v1/entities/area-0?q=secret", headers=headers, timeout=60).status_code == 404
        process.send_signal(signal.SIGTERM)
        _, log = process.communicate(timeout=60)
    lines = [json.loads(line) for line in log.splitlines()]
    [mine] = [line for line in lines if line.get("request_id") == "mine-1"]
    assert (mine["method"], mine["path"], mine["status"]) == ("GET", "/api/v1/entities/area-0", 404)
    assert mine["ms"] > 0
    assert {"time", "level", "logger", "message"} <= set(mine)
    assert "secret" not in log


def test_a_taken_port_is_told_in_one_line() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert f"port {port} of 127.0.0.1 is taken" in failed("--port", str(port))


def test_a_store_out_of_reach_is_told_in_one_line() -> None:
    assert "bolt://127.0.0.1:9" in failed("--port", "0", NEO4J_URI="bolt://127.0.0.1:9")


def test_a_wrong_address_is_told_in_one_line() -> None:
    assert "no.such.host.invalid" in failed("--port", "0", "--host", "no.such.host.invalid")


def test_a_benchmark_of_an_empty_store_is_told_in_one_line(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    assert benchmark.main([]) == 2
    assert "load documents first" in capsys.readouterr().err
