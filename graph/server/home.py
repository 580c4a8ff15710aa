"""The folder of a private store: what lies where, which Neo4j made it, its port and its password.

store.json    the Neo4j version that made the folder, and the port
password      the password of the user neo4j; only the owner can read it
server.json   the server's process while it runs
used          touched by every client that opens the store
lock          held by whoever starts or stops the server
conf data import logs plugins    Neo4j's own
"""

from __future__ import annotations

import json
import os
import secrets
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.errors import StoreError, StoreVersionError
from graph.server.files import write_whole

HOST = "127.0.0.1"
USER = "neo4j"
DATABASE = "neo4j"
PORTS = range(20000, 32000)  # below those that systems lend to outgoing connections
ADMIN_SECONDS = 120
PORT_SECONDS = 5.0
FOREIGN = ("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS", "CLASSPATH")

CONFIGURATION = """\
# Written by Reformgraph at every start.
server.default_listen_address={host}
server.bolt.listen_address={host}:{port}
server.bolt.advertised_address={host}:{port}
server.http.enabled=false
server.https.enabled=false
dbms.usage_report.enabled=false
dbms.security.allow_csv_import_from_file_urls=false
server.memory.pagecache.size=128m
db.logs.query.enabled=OFF
db.tx_log.preallocate=false
db.tx_log.rotation.size=32m
db.tx_log.rotation.retention_policy=128M size
# else every stop waits ten seconds
internal.dbms.bolt.netty_server_shutdown_quiet_period=0
"""


@dataclass(frozen=True, slots=True)
class Home:
    """The folder of a private store; making the value touches nothing."""

    folder: Path

    @property
    def password_file(self) -> Path:
        """Holds the password and a line feed."""
        return self.folder / "password"

    @property
    def process_file(self) -> Path:
        """Names the server's process; not there while none was started."""
        return self.folder / "server.json"

    @property
    def used_file(self) -> Path:
        """Its time is that of the last client that opened the store."""
        return self.folder / "used"

    @property
    def lock_file(self) -> Path:
        """Held by whoever starts or stops the server."""
        return self.folder / "lock"

    @property
    def logs(self) -> Path:
        """Neo4j's logs, and what the server and its watchdog print."""
        return self.folder / "logs"

    @property
    def _state_file(self) -> Path:
        return self.folder / "store.json"

    @property
    def exists(self) -> bool:
        """Whether a store was made here."""
        return self._state_file.is_file()

    @property
    def port(self) -> int:
        """The Bolt port of this store."""
        return int(self._state()["port"])

    @property
    def uri(self) -> str:
        """Where drivers connect."""
        return f"bolt://{HOST}:{self.port}"

    def password(self) -> str:
        """The password of the user `neo4j`.

        Raises:
            StoreError: its file is gone or cannot be read.
        """
        with self.told():
            return self.password_file.read_text(encoding="utf-8").strip()

    def check(self, version: str) -> None:
        """Raise StoreVersionError where another Neo4j than `version` made the store."""
        advice = "name another folder in REFORMGRAPH_HOME and load the documents again"
        if self.exists:
            found = self._state().get("neo4j")
            if found != version:
                raise StoreVersionError(
                    f"{self.folder}: this store was made by Neo4j {found} and Reformgraph now runs Neo4j {version}; "
                    f"{advice}, or go back to the Reformgraph that made it"
                )
        elif (self.folder / "data" / "databases").exists():
            raise StoreVersionError(f"{self.folder}: holds a Neo4j store that Reformgraph did not make; {advice}")

    def make(self, version: str, java: Path, jars: Path) -> None:
        """Make the store where there is none: folders, port, and a password that never shows in a list of processes.

        Raises:
            StoreError: the folder cannot be written, or Neo4j refuses.
        """
        with self.told():
            for name in ("conf", "data", "import", "logs", "plugins"):
                (self.folder / name).mkdir(exist_ok=True)
            if self.exists:
                return
            port = free_port()
            self._configure(port)
            write_whole(self.password_file, f"{secrets.token_hex(24)}\n")
            (self.folder / "data" / "dbms" / "auth.ini").unlink(missing_ok=True)  # of a start that was cut off
            self._set_password(java, jars)
            write_whole(self._state_file, json.dumps({"neo4j": version, "port": port}))

    def settle(self) -> int | None:
        """Write the configuration for a start; gives the new port where the old one is somebody else's by now."""
        with self.told():
            state, moved = self._state(), None
            if not _becomes_free(int(state["port"])):
                moved = free_port()
                write_whole(self._state_file, json.dumps({**state, "port": moved}))
            self._configure(self.port)
            self.password_file.chmod(0o600)
        return moved

    @contextmanager
    def told(self) -> Iterator[None]:
        """Turn the system's errors on the folder into one line that says what to do."""
        try:
            yield
        except OSError as error:
            raise StoreError(
                f"{error.filename or self.folder}: {error.strerror or error}; the private store is kept in "
                f"{self.folder}: make room or rights there, or name another folder in REFORMGRAPH_HOME"
            ) from error

    def _state(self) -> dict[str, Any]:
        try:
            state = json.loads(self._state_file.read_text(encoding="utf-8"))
            return {"neo4j": str(state["neo4j"]), "port": int(state["port"])}
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise StoreError(
                f"{self._state_file}: cannot be read ({type(error).__name__}); put it back, "
                "or name another folder in REFORMGRAPH_HOME and load the documents again"
            ) from error

    def _configure(self, port: int) -> None:
        write_whole(self.folder / "conf" / "neo4j.conf", CONFIGURATION.format(host=HOST, port=port))

    def _set_password(self, java: Path, jars: Path) -> None:
        command = [str(java), "-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", f"{jars}/*"]
        command += ["org.neo4j.cli.AdminTool", "dbms", "set-initial-password", f"@{self.password_file}"]
        extra = {"NEO4J_HOME": str(self.folder), "NEO4J_CONF": str(self.folder / "conf")}
        try:
            done = subprocess.run(
                command,
                env=environment(java, extra),
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                errors="replace",
                timeout=ADMIN_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise StoreError(
                f"{self.folder}: Neo4j took over {ADMIN_SECONDS} s to set the password; try again"
            ) from error
        if done.returncode:
            lines = (done.stderr or done.stdout).strip().splitlines() or [f"exit code {done.returncode}"]
            raise StoreError(f"{self.folder}: Neo4j could not set its password: {lines[0]}")


def environment(java: Path, extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment for our Java: without the user's Java and Neo4j settings, with UTF-8 names of files."""
    kept = {name: value for name, value in os.environ.items() if name not in FOREIGN and not name.startswith("NEO4J_")}
    return {**kept, "JAVA_HOME": str(java.parent.parent), "LC_ALL": "C.UTF-8", **(extra or {})}


def is_free(port: int) -> bool:
    """Whether nobody listens on the port of the loopback address."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # connections just closed don't count
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def _becomes_free(port: int) -> bool:
    """Like `is_free`, with some patience: the system takes a moment to clear up after a process that was killed."""
    limit = time.monotonic() + PORT_SECONDS
    while not (free := is_free(port)) and time.monotonic() < limit:
        time.sleep(0.1)
    return free


def free_port() -> int:
    """A port that nobody listens on, chosen at random so that two stores don't get the same."""
    for _ in range(1000):
        port = PORTS[secrets.randbelow(len(PORTS))]
        if is_free(port):
            return port
    raise StoreError(f"no free port between {PORTS.start} and {PORTS.stop} on {HOST}; end a program that uses them")
