import threading
from pathlib import Path

import psutil
import pytest
from neo4j import ManagedTransaction
from neo4j.exceptions import ClientError, CypherSyntaxError
from pydantic import SecretStr

from graph.config import Settings
from graph.errors import StoreError, StoreUnavailable
from graph.server import process
from graph.server.home import Home
from graph.store import Store, open_store, trusted


def add(transaction: ManagedTransaction, name: str, times: int = 1) -> int:
    for _ in range(times):
        transaction.run("CREATE (:Program {id: randomUUID(), name: $name})", name=name)
    return times


def count(store: Store) -> int:
    return int(store.read("MATCH (n:Program) RETURN count(n) AS n")[0]["n"])


def own(store: Store, **changes: object) -> Settings:
    """The test store, named as a user names a Neo4j of their own."""
    password = store.settings.neo4j_password
    if store.private:
        password = SecretStr(Home(store.settings.home()).password())
    given = {"neo4j_uri": store.uri, "neo4j_username": store.username, "neo4j_password": password, **changes}
    return Settings(**given)  # type: ignore[arg-type]


def test_it_gives_rows_and_takes_any_name_of_a_parameter(store: Store) -> None:
    assert store.read("RETURN $query AS query, $self AS self", query="河长制", self=[1]) == [
        {"query": "河长制", "self": [1]}
    ]
    assert store.read(trusted("UNWIND [1, 2] AS x RETURN x")) == [{"x": 1}, {"x": 2}]


def test_it_writes_whole_or_not_at_all(store: Store) -> None:
    assert store.write(add, "河长制", times=2) == 2
    assert count(store) == 2

    def broken(transaction: ManagedTransaction) -> None:
        add(transaction, "林长制")
        raise LookupError

    with pytest.raises(LookupError):
        store.write(broken)
    assert count(store) == 2


def test_reading_cannot_write(store: Store) -> None:
    with pytest.raises(ClientError, match="read access mode"):
        store.read("CREATE (:Program)")
    assert count(store) == 0


def test_a_wrong_query_stays_the_drivers_error(store: Store) -> None:
    with pytest.raises(CypherSyntaxError):
        store.read("MATCH")


def test_threads_share_it(store: Store) -> None:
    threads = [threading.Thread(target=store.write, args=(add, str(number), 3)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert count(store) == 24


def test_a_deprecated_query_says_nothing_on_the_terminal(store: Store, capfd: pytest.CaptureFixture[str]) -> None:
    store.read("MATCH (n:Nothing) RETURN id(n) AS old, n.nothing AS none")
    assert capfd.readouterr() == ("", "")


def test_a_neo4j_of_ones_own(store: Store) -> None:
    store.write(add, "河长制")
    with open_store(own(store)) as mine:
        assert not mine.private
        assert count(mine) == 1
        about = mine.about()
    assert about["uri"] == store.uri
    assert about["password_file"] is None
    assert about["neo4j"] == store.version


def test_it_says_how_to_connect(store: Store) -> None:
    about = store.about()
    assert set(about) == {"private", "uri", "username", "password_file", "database", "neo4j", "home"}
    if store.private:
        assert Path(about["password_file"]).parent == Path(about["home"])
        assert about["uri"].startswith("bolt://127.0.0.1:")


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({"neo4j_password": SecretStr("wrong")}, r"refused the login of the user .*NEO4J_PASSWORD"),
        ({"neo4j_database": "missing"}, r"no database missing; set NEO4J_DATABASE"),
        ({"neo4j_uri": "bolt://127.0.0.1:1"}, r"bolt://127\.0\.0\.1:1: no answer .*refused.*NEO4J_URI"),
        ({"neo4j_uri": "neo4j://127.0.0.1:1"}, r"neo4j://127\.0\.0\.1:1: no answer .*NEO4J_URI"),
        ({"neo4j_uri": "bolt://no.such.host.invalid"}, r"no answer .*NEO4J_URI"),
        ({"neo4j_uri": "http://127.0.0.1:7474"}, r"NEO4J_URI=http://127\.0\.0\.1:7474: not the address"),
        ({"neo4j_uri": "localhost"}, r"NEO4J_URI=localhost: not the address"),
    ],
)
def test_a_neo4j_that_cannot_be_had_is_one_clear_line(store: Store, changes: dict[str, object], line: str) -> None:
    with pytest.raises(StoreUnavailable, match=line) as caught:
        open_store(own(store, **changes))
    assert len(str(caught.value).splitlines()) == 1
    assert caught.value.exit_code == 2


def test_a_driver_error_inside_told_becomes_ours(store: Store) -> None:
    with open_store(own(store)) as mine:
        mine.driver.close()
        with pytest.raises(StoreError), mine.told():
            mine.driver.execute_query("RETURN 1")


def test_an_open_store_brings_a_killed_private_server_back(store: Store) -> None:
    if not store.private:
        pytest.skip("only a private server is ours to kill")
    store.write(add, "河长制")
    running = process.running(Home(store.settings.home()))
    assert running is not None
    psutil.Process(running.server.pid).kill()
    assert count(store) == 1
    assert store.write(add, "林长制") == 1


def test_a_private_server_that_dies_under_a_transaction_is_brought_back_for_it(store: Store) -> None:
    if not store.private:
        pytest.skip("only a private server is ours to kill")
    running = process.running(Home(store.settings.home()))
    assert running is not None
    server = psutil.Process(running.server.pid)

    def dying(transaction: ManagedTransaction) -> int:
        added = add(transaction, "河长制")
        if server.is_running():
            server.kill()
            server.wait()
        return added

    assert store.write(dying) == 1
    assert count(store) == 1
