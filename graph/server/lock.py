"""The lock file `lock.json`: which jars the private server is made of, each with its SHA-256.

`python -m graph.server.lock FOLDER` writes it anew from what Maven copied into FOLDER (docs/server.md).
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

FILE = Path(__file__).with_name("lock.json")


@dataclass(frozen=True, slots=True)
class Jar:
    """One jar by its Maven coordinates; `sha256` in hex and `size` in bytes are those of the file."""

    group: str
    artifact: str
    version: str
    classifier: str
    sha256: str
    size: int

    @property
    def name(self) -> str:
        """The file's name, as Maven gives it."""
        classifier = f"-{self.classifier}" if self.classifier else ""
        return f"{self.artifact}-{self.version}{classifier}.jar"


@dataclass(frozen=True, slots=True)
class Lock:
    """The jars of one Neo4j version."""

    neo4j: str
    jars: tuple[Jar, ...]

    @property
    def digest(self) -> str:
        """Eight hex digits that change with any jar; names the folder in the cache."""
        return hashlib.sha256(repr(self.jars).encode()).hexdigest()[:8]


def read(file: Path = FILE) -> Lock:
    """The lock in a file, by default the one of this version of Reformgraph."""
    data = json.loads(file.read_text(encoding="utf-8"))
    return Lock(data["neo4j"], tuple(Jar(**jar) for jar in data["jars"]))


def sha256(file: Path) -> str:
    """SHA-256 of a file's bytes, in hex."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _jar(repository: Path, file: Path) -> Jar:
    *group, artifact, version, name = file.relative_to(repository).parts
    rest = name.removesuffix(".jar").removeprefix(f"{artifact}-{version}")
    return Jar(".".join(group), artifact, version, rest.removeprefix("-"), sha256(file), file.stat().st_size)


def make(repository: Path) -> Lock:
    """The lock of all jars in a folder laid out as a Maven repository; the version is that of `org.neo4j:neo4j`."""
    jars = sorted(
        (_jar(repository, file) for file in repository.rglob("*.jar")),
        key=lambda jar: (jar.group, jar.artifact, jar.version, jar.classifier),
    )
    (neo4j,) = (jar.version for jar in jars if (jar.group, jar.artifact) == ("org.neo4j", "neo4j"))
    return Lock(neo4j, tuple(jars))


def write(lock: Lock, file: Path) -> None:
    """Write a lock as JSON, one jar a line, so that a change of versions reads well as a diff."""
    jars = ",\n".join(f"    {json.dumps(asdict(jar))}" for jar in lock.jars)
    file.write_text(f'{{\n  "neo4j": {json.dumps(lock.neo4j)},\n  "jars": [\n{jars}\n  ]\n}}\n', encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> None:
    """Write lock.json from the folder that Maven filled."""
    parser = argparse.ArgumentParser(prog="python -m graph.server.lock", description=__doc__)
    parser.add_argument("repository", type=Path, help="folder in Maven repository layout")
    lock = make(parser.parse_args(arguments).repository)
    write(lock, FILE)
    print(f"{FILE.name}: Neo4j {lock.neo4j}, {len(lock.jars)} jars, {sum(jar.size for jar in lock.jars) // 2**20} MiB")


if __name__ == "__main__":
    main()
