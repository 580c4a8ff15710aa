from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from graph import model
from graph.config import PROJECT
from graph.documents import Stored
from ingest import work
from ingest.files import File, find

SAMPLES = PROJECT / "ingest" / "samples"


@pytest.fixture
def many(tmp_path: Path) -> tuple[File, ...]:
    """Twelve files, one of them broken."""
    text = (SAMPLES / "tianyuan-reform-2023.txt").read_text(encoding="utf-8")
    for number in range(11):
        (tmp_path / f"{number:02}.txt").write_text(text * 3, encoding="utf-8")
    (tmp_path / "99.pdf").write_bytes(b"broken")
    return find([tmp_path]).files


def test_processes_read_what_one_reads() -> None:
    files = find([SAMPLES]).files
    alone = list(work.read_all(files, {}, 1))
    together = list(work.read_all(files, {}, 2))
    assert alone == together
    assert [result.file for result in alone] == list(files)
    assert all(result.extraction is not None for result in alone)


def test_what_is_stored_unchanged_is_not_read_again() -> None:
    (file,) = find([SAMPLES / "tianyuan-reform-2023.txt"]).files
    read = work.read(file).extraction
    assert read is not None
    known = Stored(read.document.id, file.key, file.origin, model.content_hash(read.document), read.extractor)
    assert work.read(file, known) == work.Result(file)
    for other in ({"origin": "/elsewhere"}, {"content": "changed"}, {"extractor": "older"}):
        was = Stored(**{**{name: getattr(known, name) for name in Stored.__dataclass_fields__}, **other})
        assert work.read(file, was).extraction == read


def test_a_broken_file_fails_alone(many: tuple[File, ...]) -> None:
    results = list(work.read_all(many, {}, 2))
    assert [result.reason is None for result in results] == [True] * 11 + [False]
    assert results[-1].reason is not None
    assert "PDF" in results[-1].reason


def test_all_is_read_though_worker_processes_are_killed(many: tuple[File, ...]) -> None:
    results = work.read_all(many, {}, 2)
    first = next(results)
    for child in psutil.Process().children(recursive=True):
        # the test store's server may have ended beside them
        with suppress(psutil.NoSuchProcess):
            if "spawn_main" in " ".join(child.cmdline()):
                child.kill()
    found = {result.file.key: result for result in (first, *results)}
    assert sorted(found) == [file.key for file in many]
    assert sum(result.extraction is not None for result in found.values()) == 11
