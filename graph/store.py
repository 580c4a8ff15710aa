"""The one door to the graph database: a Neo4j of the user's own, or the private one, over Bolt."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Concatenate, LiteralString, ParamSpec, Self, TypeVar

from neo4j import (
    READ_ACCESS,
    WRITE_ACCESS,
    Driver,
    GraphDatabase,
    ManagedTransaction,
    NotificationMinimumSeverity,
    Query,
    Session,
    unit_of_work,
)
from neo4j.exceptions import (
    AuthError,
    ClientError,
    ConfigurationError,
    DatabaseError,
    DriverError,
    Forbidden,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
    TransientError,
)
from pydantic import SecretStr

from graph.config import Settings, load
from graph.errors import ReformgraphError, StoreError, StoreUnavailable, StoreVersionError
from graph.server import control, fetch, process
from graph.server.home import DATABASE, USER, Home

OLDEST = (5, 26)
ADDRESS = re.compile(r"(bolt|neo4j)(\+s|\+ssc)?://.")
CONNECT_SECONDS = 10
POOL_SECONDS = 30
RETRY_SECONDS = 30
PRIVATE_RETRY_SECONDS = 10  # then a look whether it still runs
UNAVAILABLE = (ServiceUnavailable, SessionExpired, AuthError)

P = ParamSpec("P")
T = TypeVar("T")

# The driver tells every retry; without a handler Python would print that on the user's terminal.
logging.getLogger("neo4j").addHandler(logging.NullHandler())


def trusted(text: str) -> Query:
    """A query whose text comes from a file of ours; values go in by parameters, never into the text."""
    return Query(text)


class Store:
    """An open graph database; made by `open_store`, closed by `close` or at the end of a `with` block.

    Several threads may use one store. Where the private server has ended since, the next call starts it again.

    Attributes:
        settings: what it was opened with.
        database: the database's name; None is the one that the server gives this user.
        version: that of the server, as it says (`5.26.30`).
    """

    def __init__(self, settings: Settings, home: Home | None) -> None:
        self.settings = settings
        self.database = DATABASE if home else settings.neo4j_database
        self._home = home
        self._driver = self._connect()
        try:
            self.version = self._greet()
        except BaseException:
            self._driver.close()
            raise

    @property
    def driver(self) -> Driver:
        """The driver, for what `read` and `write` don't do; its errors are turned into ours by `told`."""
        self._revive()
        return self._driver

    @property
    def private(self) -> bool:
        """Whether this is the private server."""
        return self._home is not None

    @property
    def alive(self) -> bool:
        """Whether the private server runs; of a server of the user's own it is taken for granted."""
        return self._home is None or process.running(self._home) is not None

    def login(self) -> Settings:
        """Settings that open this server as one of the user's own, which is not started where it has ended."""
        password = SecretStr(self._home.password()) if self._home else self.settings.neo4j_password
        named = {"neo4j_uri": self.uri, "neo4j_username": self.username, "neo4j_database": self.database}
        return self.settings.model_copy(update={**named, "neo4j_password": password})

    @property
    def uri(self) -> str:
        """Where the server listens."""
        return self._home.uri if self._home else str(self.settings.neo4j_uri)

    @property
    def username(self) -> str:
        """The user that logs in."""
        return USER if self._home else self.settings.neo4j_username

    def about(self) -> dict[str, Any]:
        """How to connect, for `status`: `private`, `uri`, `username`, `password_file`, `database`, `neo4j`, `home`.

        `password_file` and `home` are None where the server is not the private one.
        """
        return {
            "private": self.private,
            "uri": self.uri,
            "username": self.username,
            "password_file": str(self._home.password_file) if self._home else None,
            "database": self.database,
            "neo4j": self.version,
            "home": str(self._home.folder) if self._home else None,
        }

    def read(self, query: LiteralString | Query, /, **parameters: Any) -> list[dict[str, Any]]:
        """The rows of a query that only reads, as dictionaries; the server refuses one that writes.

        Raises:
            StoreUnavailable: the server does not answer.
            StoreError: the server failed or has no room.
            neo4j.exceptions.ClientError: the query is wrong.
        """
        text = query.text if isinstance(query, Query) else query
        timeout = query.timeout if isinstance(query, Query) else None

        @unit_of_work(timeout=timeout)
        def work(transaction: ManagedTransaction) -> list[dict[str, Any]]:
            return [record.data() for record in transaction.run(text, parameters)]

        try:
            with self.driver.session(database=self.database, default_access_mode=READ_ACCESS) as session:
                # one round trip; a managed transaction takes three
                return [record.data() for record in session.run(Query(text, timeout=timeout), parameters)]
        except (Neo4jError, DriverError) as error:
            if not error.is_retryable():
                with self.told():
                    raise
        return self._managed(READ_ACCESS, lambda session: session.execute_read(work))

    def write(self, work: Callable[Concatenate[ManagedTransaction, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """What `work(transaction, …)` gives, run as one transaction that is committed whole or not at all.

        It may run more than once (the server asks for that where transactions collide), so it must do nothing else.

        Raises:
            StoreUnavailable: the server does not answer.
            StoreError: the server failed, has no room or refuses writes.
            neo4j.exceptions.ClientError: a query is wrong, or a constraint forbids it.
        """
        return self._managed(WRITE_ACCESS, lambda session: session.execute_write(work, *args, **kwargs))

    @contextmanager
    def told(self) -> Iterator[None]:
        """Turn what goes wrong with the server inside the block into our errors; a wrong query stays the driver's."""
        try:
            yield
        except ReformgraphError:
            raise
        except Forbidden as error:
            raise StoreError(f"{self.uri}: the user {self.username} may not do this ({_short(error)})") from error
        except UNAVAILABLE as error:
            raise self._unavailable(error) from error
        except TransientError as error:
            raise StoreError(f"{self.uri}: the server could not do it now ({_short(error)}); try again") from error
        except DatabaseError as error:
            raise StoreError(f"{self.uri}: the server failed ({_short(error)}); see its logs") from error
        except DriverError as error:
            raise StoreError(f"{self.uri}: {_short(error)}") from error

    def close(self) -> None:
        """Close all connections; the private server goes on for others."""
        self._driver.close()

    def end_at_once(self) -> bool:
        """Kill the private server, for where work in it cannot be ended otherwise; the next call starts it again.

        Gives False, and does nothing, where the server is the user's own.
        """
        return self._home is not None and control.stop(self._home.folder, patience=0)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _managed(self, access: str, run: Callable[[Session], T]) -> T:
        """What `run` gives in a session; where the private server ended under it, once more on a new one."""
        with self.told():
            try:
                return self._session(access, run)
            except (ServiceUnavailable, SessionExpired):
                if self._home is None or process.running(self._home):
                    raise
                return self._session(access, run)

    def _session(self, access: str, run: Callable[[Session], T]) -> T:
        with self.driver.session(database=self.database, default_access_mode=access) as session:
            return run(session)

    def _connect(self) -> Driver:
        password = self._home.password() if self._home else self.settings.neo4j_password.get_secret_value()
        if not ADDRESS.match(self.uri):
            raise StoreUnavailable(
                f"NEO4J_URI={self.uri}: not the address of a Neo4j; it looks like neo4j://host:7687 or bolt://host:7687"
            )
        try:
            return GraphDatabase.driver(
                self.uri,
                auth=(self.username, password),
                connection_timeout=CONNECT_SECONDS,
                connection_acquisition_timeout=POOL_SECONDS,
                max_transaction_retry_time=PRIVATE_RETRY_SECONDS if self._home else RETRY_SECONDS,
                notifications_min_severity=NotificationMinimumSeverity.OFF,
            )
        except (ConfigurationError, ValueError, OSError) as error:
            raise self._unavailable(error) from error

    def _greet(self) -> str:
        """One round trip that shows address, login and database to be right; gives the server's version."""
        try:
            with self._driver.session(database=self.database, default_access_mode=READ_ACCESS) as session:
                agent = session.run("RETURN 1").consume().server.agent
        except ClientError as error:
            if isinstance(error, AuthError) or "Database" not in str(error.code):
                raise self._unavailable(error) from error
            raise StoreUnavailable(
                f"{self.uri}: there is no database {self.database}; set NEO4J_DATABASE to one that the server has"
            ) from error
        except (Neo4jError, DriverError, ValueError, OSError) as error:
            raise self._unavailable(error) from error
        version = agent.partition("/")[2]
        numbers = tuple(int(number) for number in re.findall(r"\d+", version)[:2])
        if numbers < OLDEST:
            raise StoreVersionError(
                f"{self.uri}: is {agent}; Reformgraph needs Neo4j {'.'.join(map(str, OLDEST))} or later"
            )
        return version

    def _unavailable(self, error: Exception) -> StoreUnavailable:
        advice = "python -m graph stop, then try again" if self._home else "check NEO4J_URI and that Neo4j runs there"
        if isinstance(error, AuthError):
            which = self._home.password_file if self._home else "NEO4J_USERNAME and NEO4J_PASSWORD"
            return StoreUnavailable(f"{self.uri}: refused the login of the user {self.username}; check {which}")
        return StoreUnavailable(f"{self.uri}: no answer from Neo4j ({_short(error)}); {advice}")

    def _revive(self) -> None:
        """Start the private server again where it has ended; it may have had to move to another port."""
        if self._home is None or process.running(self._home):
            return
        before = self.uri
        _start(self.settings)
        if self.uri != before:
            self._driver.close()
            self._driver = self._connect()


def open_store(settings: Settings | None = None, *, migrated: bool = True) -> Store:
    """The store that the settings name: with `neo4j_uri` the user's own, else the private one, started if needed.

    Args:
        settings: by default what the environment says.
        migrated: bring constraints and indexes up to date first, and refuse a Neo4j that holds other data.

    Raises:
        StoreError: it cannot be had; the message says why and what to do.
    """
    chosen = settings or load()
    store = Store(chosen, None if chosen.neo4j_uri else _start(chosen))
    if migrated:
        from graph import migrate

        try:
            migrate.ensure(store)
        except BaseException:
            store.close()
            raise
    return store


def _start(settings: Settings) -> Home:
    cache = fetch.cache_folder(settings.reformgraph_cache)
    return control.ensure(settings.home(), cache, settings.reformgraph_maven)


def _short(error: Exception) -> str:
    text = (error.message if isinstance(error, Neo4jError) else str(error)) or type(error).__name__
    return " ".join(text.split())[:200]
