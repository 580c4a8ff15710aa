from __future__ import annotations

import re

import pytest

from api import benchmark
from graph.store import Store


def test_it_times_every_main_endpoint_beside_its_queries(loaded: Store, capsys: pytest.CaptureFixture[str]) -> None:
    # exit code 1 where the machine is busy: this is no test of speed
    assert benchmark.main(["--readers", "3", "--seconds", "2"]) in (0, 1)
    told = capsys.readouterr()
    one, many = told.out.split("3 readers")
    names = [line[:18].strip() for line in one.splitlines()[2:] if line]
    assert {"entity", "search", "relations", "areas", "document", "cypher"} <= set(names)
    rows = re.findall(r"^(.{18})(api|driver) +\d+ +\d+ +(\d+) +(\d+)$", many, re.MULTILINE)
    assert [(name.strip(), who) for name, who, _, _ in rows] == [(n, who) for n in names for who in ("api", "driver")]
    assert {errors for *_, errors in rows} == {"0"}
    assert all(int(speed) > 0 for *_, speed, _ in rows)
