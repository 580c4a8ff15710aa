import shutil
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest
from neo4j import Driver, GraphDatabase

from graph.config import Settings
from graph.errors import StoreError, StoreVersionError
from graph.server import control, fetch, process
from graph.server.home import HOST, PORTS, Home, free_port

START = """
import sys
from pathlib import Path
from graph.server import control, fetch, process
home = control.ensure(Path(sys.argv[1]), fetch.cache_folder(Path(sys.argv[2])))
print(process.running(home).server.pid)
"""


def until(condition: Callable[[], bool]) -> bool:
    """Whether the condition comes true in a time that is long for any machine."""
    limit = time.monotonic() + 60
    while not condition() and time.monotonic() < limit:
        time.sleep(0.1)
    return condition()


@pytest.fixture(scope="module")
def cache(settings: Settings) -> Path:
    return fetch.cache_folder(settings.reformgraph_cache)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    """One home for all tests here, with spaces and Chinese in its name; each test leaves it fit for the next."""
    made = Home((tmp_path_factory.mktemp("server") / "我的 store").resolve())
    yield made
    control.stop(made.folder)


def driver(home: Home) -> Driver:
    return GraphDatabase.driver(home.uri, auth=("neo4j", home.password()))


def test_two_that_need_it_at_once_start_one(home: Home, cache: Path) -> None:
    both = [
        subprocess.Popen([sys.executable, "-c", START, home.folder, cache], stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    said = [starter.communicate()[0] for starter in both]
    assert [starter.returncode for starter in both] == [0, 0]
    assert said[0] == said[1]
    servers = [
        one for one in psutil.process_iter(["cmdline"]) if f"--home-dir={home.folder}" in (one.info["cmdline"] or [])
    ]
    assert [server.pid for server in servers] == [int(said[0])]


def test_it_outlives_who_started_it_and_is_shared(home: Home, cache: Path) -> None:
    before = process.running(home)
    assert before is not None
    assert control.ensure(home.folder, cache) == home
    assert process.running(home) == before


def test_only_the_owner_reads_the_password_and_only_this_machine_connects(home: Home) -> None:
    assert stat.S_IMODE(home.password_file.stat().st_mode) == 0o600
    assert stat.S_IMODE(home.folder.stat().st_mode) == 0o700
    running = process.running(home)
    assert running is not None
    server = psutil.Process(running.server.pid)
    assert home.password() not in " ".join(server.cmdline())
    listening = {one.laddr for one in server.net_connections("tcp") if one.status == psutil.CONN_LISTEN}
    assert [tuple(address) for address in listening] in ([(HOST, home.port)], [(f"::ffff:{HOST}", home.port)])
    assert home.port in PORTS
    with driver(home) as connected:
        connected.verify_connectivity()
    with GraphDatabase.driver(home.uri, auth=("neo4j", "neo4j")) as guess:
        assert not guess.verify_authentication()


def test_killed_it_starts_again_with_its_data_and_port(home: Home, cache: Path) -> None:
    with driver(home) as connected:
        connected.execute_query("CREATE (:Kept {name: '河长制'})")
    before, port = process.running(home), home.port
    assert before is not None
    psutil.Process(before.server.pid).kill()
    control.ensure(home.folder, cache)
    after = process.running(home)
    assert after is not None
    assert after.server != before.server
    assert home.port == port
    with driver(home) as connected:
        assert connected.execute_query("MATCH (n:Kept) RETURN n.name AS name").records[0]["name"] == "河长制"


def test_a_watchdog_that_was_killed_is_replaced(home: Home, cache: Path) -> None:
    before = process.running(home)
    assert before is not None
    assert before.watchdog is not None
    watchdog = psutil.Process(before.watchdog.pid)
    watchdog.kill()
    # a killed process is seen for a moment yet
    watchdog.wait(10)
    control.ensure(home.folder, cache)
    after = process.running(home)
    assert after is not None
    assert after.server == before.server
    assert after.watchdog != before.watchdog


def test_a_server_that_nobody_recorded_is_found(home: Home, cache: Path) -> None:
    before = process.running(home)
    assert before is not None
    assert before.watchdog is not None
    psutil.Process(before.watchdog.pid).kill()
    home.process_file.unlink()
    control.ensure(home.folder, cache)
    after = process.running(home)
    assert after is not None
    assert after.server == before.server


def test_stop_waits_for_the_end_of_server_and_watchdog(home: Home, tmp_path: Path) -> None:
    before = process.running(home)
    assert before is not None
    assert before.watchdog is not None
    assert control.stop(home.folder)
    assert not before.server.living("")
    assert not before.watchdog.living("graph.server.watchdog")
    assert process.search(home) is None
    assert not control.stop(home.folder)
    assert not control.stop(tmp_path / "nothing")
    assert not (tmp_path / "nothing").exists()


def test_a_store_of_another_neo4j_is_refused_and_left_alone(home: Home, cache: Path, tmp_path: Path) -> None:
    copied = Home(tmp_path / "copy")
    shutil.copytree(home.folder, copied.folder)
    state = copied.folder / "store.json"
    state.write_text(state.read_text().replace("5.26.", "5.25."))
    before = sorted(copied.folder.rglob("*"))
    with pytest.raises(StoreVersionError, match=r"copy: this store was made by Neo4j 5\.25\.\d+ .*REFORMGRAPH_HOME"):
        control.ensure(copied.folder, cache)
    state.unlink()
    with pytest.raises(StoreVersionError, match="did not make"):
        control.ensure(copied.folder, cache)
    assert sorted(copied.folder.rglob("*")) == sorted(set(before) - {state})


def test_a_folder_that_cannot_be_had_is_named(cache: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match=r"file.*REFORMGRAPH_HOME"):
        control.ensure(tmp_path / "file" / "home", cache)
    with pytest.raises(StoreError, match=r"file.*REFORMGRAPH_HOME"):
        control.ensure(tmp_path / "file", cache)


def test_a_port_that_others_took_is_given_up_and_idle_servers_end(home: Home, cache: Path) -> None:
    idle = 2.0
    with socket.create_server((HOST, home.port)) as other:
        control.ensure(home.folder, cache, idle=idle)
        assert home.port != other.getsockname()[1]
    with driver(home) as connected:
        connected.verify_connectivity()
        time.sleep(3 * idle)
        assert process.running(home) is not None  # a client that only stays connected is one
        connected.verify_connectivity()
    assert until(lambda: process.search(home) is None)
    assert until(lambda: not home.process_file.exists())
    assert not control.stop(home.folder)


def test_when_its_home_is_deleted_it_ends(home: Home, cache: Path) -> None:
    control.ensure(home.folder, cache)
    running = process.running(home)
    assert running is not None
    shutil.rmtree(home.folder, ignore_errors=True)
    assert until(lambda: process.search(home) is None)
    assert until(lambda: running.watchdog is not None and not running.watchdog.living(str(home.folder)))
    assert not home.process_file.exists()


def test_a_free_port_is_free() -> None:
    with socket.create_server((HOST, free_port())):
        pass
