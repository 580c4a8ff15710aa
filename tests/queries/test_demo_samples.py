"""The demo end to end: the samples loaded by the project itself."""

from __future__ import annotations

import subprocess
import sys

from graph.store import Store
from tests.queries.reading import SAMPLES


def test_the_samples_loaded_by_the_project_itself(store: Store) -> None:
    for command in (["ingest", "load", str(SAMPLES)], ["queries.demo"]):
        done = subprocess.run([sys.executable, "-m", *command], capture_output=True, encoding="utf-8", check=False)
        assert (done.returncode, done.stderr) == (0, "")
    for shown in ("It holds 10 documents", "株洲市石峰区农村集体产权制度改革实施方案", "3150", "“强村公司”模式"):
        assert shown in done.stdout
