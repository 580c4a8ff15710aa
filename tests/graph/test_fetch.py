import hashlib
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from graph.errors import FetchError
from graph.server import fetch
from graph.server.lock import Jar, Lock, make, read, write

CLOSED = "http://127.0.0.1:1"


@dataclass
class Maven:
    """A Maven repository on the loopback address, and the jars that were asked for."""

    folder: Path
    url: str = ""
    asked: list[str] = field(default_factory=list)

    def put(self, artifact: str, content: bytes, classifier: str = "") -> Jar:
        jar = Jar("a.b", artifact, "1", classifier, hashlib.sha256(content).hexdigest(), len(content))
        file = self.folder / "a" / "b" / artifact / "1" / jar.name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        return jar


@pytest.fixture
def maven(tmp_path: Path) -> Iterator[Maven]:
    repository = Maven(tmp_path / "repository")
    repository.folder.mkdir()

    class Handler(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            if self.path.endswith(".jar"):
                repository.asked.append(self.path.rpartition("/")[2])

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=repository.folder)) as server:
        repository.url = f"http://127.0.0.1:{server.server_port}"
        thread = Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield repository
        server.shutdown()
        thread.join()


def test_the_lock_file_names_the_whole_server() -> None:
    lock = read()
    assert len(lock.jars) == 213
    assert len({jar.name for jar in lock.jars}) == 213  # they lie in one folder
    assert {(jar.group, jar.artifact) for jar in lock.jars} >= {
        ("org.neo4j", "neo4j"),
        ("org.neo4j.app", "neo4j-server"),
    }
    assert all(len(jar.sha256) == 64 and jar.size > 0 for jar in lock.jars)
    assert {jar.classifier for jar in lock.jars} > {"", "linux-x86_64", "linux-aarch_64", "osx-aarch_64"}


def test_a_lock_made_from_a_maven_folder_reads_back(maven: Maven, tmp_path: Path) -> None:
    plain, native = maven.put("x", b"one"), maven.put("x", b"two", "linux-x86_64")
    neo4j = maven.folder / "org/neo4j/neo4j/9.9/neo4j-9.9.jar"
    neo4j.parent.mkdir(parents=True)
    neo4j.write_bytes(b"three")
    lock = make(maven.folder)
    assert lock.neo4j == "9.9"
    assert lock.jars[:2] == (plain, native)
    write(lock, tmp_path / "lock.json")
    assert read(tmp_path / "lock.json") == lock


def test_jars_come_once_and_are_the_only_files_on_the_class_path(maven: Maven, tmp_path: Path) -> None:
    jars = (maven.put("x", b"one"), maven.put("y", b"two", "linux-x86_64"))
    folder = fetch.ensure(Lock("9.9", jars), tmp_path / "cache", maven.url)
    assert fetch.ensure(Lock("9.9", jars), tmp_path / "cache", CLOSED) == folder
    assert sorted(maven.asked) == ["x-1.jar", "y-1-linux-x86_64.jar"]
    assert sorted(file.name for file in folder.glob("*.jar")) == ["x-1.jar", "y-1-linux-x86_64.jar"]
    assert not list(folder.glob(".fetch-*"))


def test_another_lock_gets_another_folder(maven: Maven, tmp_path: Path) -> None:
    first = fetch.ensure(Lock("9.9", (maven.put("x", b"one"),)), tmp_path / "cache", maven.url)
    second = fetch.ensure(Lock("9.9", (maven.put("x", b"two"),)), tmp_path / "cache", maven.url)
    assert (first / "x-1.jar").read_bytes() == b"one"
    assert (second / "x-1.jar").read_bytes() == b"two"


@pytest.mark.parametrize("harm", ["damaged", "cut off", "missing"])
def test_a_jar_that_was_harmed_is_fetched_again(maven: Maven, tmp_path: Path, harm: str) -> None:
    lock = Lock("9.9", (maven.put("x", b"content"), maven.put("y", b"other")))
    folder = fetch.ensure(lock, tmp_path / "cache", maven.url)
    match harm:
        case "damaged":
            (folder / "x-1.jar").write_bytes(b"CONTENT")
        case "cut off":
            (folder / "x-1.jar").write_bytes(b"con")
        case "missing":
            (folder / "x-1.jar").unlink()
    fetch.ensure(lock, tmp_path / "cache", maven.url)
    assert (folder / "x-1.jar").read_bytes() == b"content"
    assert sorted(maven.asked) == ["x-1.jar", "x-1.jar", "y-1.jar"]


def test_sound_jars_without_their_marker_are_taken_as_they_are(maven: Maven, tmp_path: Path) -> None:
    lock = Lock("9.9", (maven.put("x", b"one"),))
    folder = fetch.ensure(lock, tmp_path / "cache", maven.url)
    (folder / fetch.COMPLETE).write_text("not json")
    assert fetch.ensure(lock, tmp_path / "cache", CLOSED) == folder


def test_two_that_fetch_at_once_fetch_each_jar_once(maven: Maven, tmp_path: Path) -> None:
    lock = Lock("9.9", tuple(maven.put(f"x{number}", b"content" * number) for number in range(1, 20)))
    with ThreadPoolExecutor(2) as pool:
        tasks = [pool.submit(fetch.ensure, lock, tmp_path / "cache", maven.url) for _ in range(2)]
        assert tasks[0].result() == tasks[1].result()
    assert len(maven.asked) == 19


def test_what_is_not_in_the_lock_file_is_not_taken(maven: Maven, tmp_path: Path) -> None:
    jar = maven.put("x", b"genuine")
    maven.put("x", b"forged!")
    with pytest.raises(FetchError, match=r"x-1\.jar: what came is not what the lock file names"):
        fetch.ensure(Lock("9.9", (jar,)), tmp_path / "cache", maven.url)
    assert not list((tmp_path / "cache").rglob("*.jar"))


def test_a_jar_that_the_repository_lacks_is_named(maven: Maven, tmp_path: Path) -> None:
    with pytest.raises(FetchError, match=r"1 of the 1 jars .* \(gone-1\.jar: it is not there\); .* NEO4J_URI"):
        fetch.ensure(Lock("9.9", (Jar("a", "gone", "1", "", "0" * 64, 1),)), tmp_path / "cache", maven.url)


def test_a_cache_that_cannot_be_made_is_named(maven: Maven, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(FetchError, match=r"file.*REFORMGRAPH_CACHE"):
        fetch.ensure(Lock("9.9", (maven.put("x", b"one"),)), tmp_path / "file", maven.url)


def test_the_command_line_says_what_is_missing_and_the_way_round(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REFORMGRAPH_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("REFORMGRAPH_MAVEN", CLOSED)
    done = subprocess.run([sys.executable, "-m", "graph", "fetch"], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert line.startswith("graph: 213 of the 213 jars of the private Neo4j")
    assert CLOSED in line
    assert "NEO4J_URI" in line
