"""The command line of the store: `python -m graph COMMAND`."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from graph.config import load
from graph.digest import digest
from graph.errors import ReformgraphError
from graph.export import FORMATS, export
from graph.migrate import migrate
from graph.server import control, fetch
from graph.server.lock import read as read_lock
from graph.status import status
from graph.store import open_store


def _status(given: argparse.Namespace) -> None:
    with open_store() as store:
        found = status(store)
    print(json.dumps(found, ensure_ascii=False, indent=2) if given.json else _described(found))


def _described(found: dict[str, Any]) -> str:
    """Counts, and how to connect."""
    counts = ("documents", "outdated", "sections", "sentences", "indicators")
    lines = [f"{name:<12}{found[name]:>10,}" for name in counts]
    for group in ("entities", "relations"):
        lines += ["", f"{group:<12}{sum(found[group].values()):>10,}"]
        lines += [f"  {name:<18}{number:>10,}" for name, number in found[group].items()]
    store = found["store"]
    lines += ["", f"Neo4j {store['neo4j']}, {'private server' if store['private'] else 'your own'}"]
    lines += [f"  URI       {store['uri']}", f"  user      {store['username']}"]
    if store["private"]:
        lines += [
            f"  password  in {store['password_file']}",
            "  connect   Neo4j Desktop (with its Browser), cypher-shell or any Neo4j driver; it serves no web pages",
            "  stop      python -m graph stop",
        ]
    else:
        lines += [f"  database  {store['database'] or 'the default'}", "  password  NEO4J_PASSWORD"]
    lines += ["", "  ".join(f"{name} {value}" for name, value in found["versions"].items())]
    return "\n".join(lines)


def _digest(given: argparse.Namespace) -> None:
    with open_store() as store:
        print(digest(store))


def _stop(given: argparse.Namespace) -> None:
    home = load().home()
    print(f"{home}: stopped" if control.stop(home) else f"{home}: no private server runs")


def _fetch(given: argparse.Namespace) -> None:
    settings = load()
    java = fetch.java()
    jars = fetch.ensure(read_lock(), fetch.cache_folder(settings.reformgraph_cache), settings.reformgraph_maven)
    print(f"Java   {java}\nNeo4j  {jars}")


def _migrate(given: argparse.Namespace) -> None:
    with open_store(migrated=False) as store:
        migrate(store)


def _export(given: argparse.Namespace) -> None:
    with open_store() as store:
        export(store, given.format, given.out)


def parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    top = argparse.ArgumentParser(prog="python -m graph", description="The graph database of Reformgraph.")
    commands = top.add_subparsers(metavar="COMMAND", required=True)

    def command(name: str, run: Callable[[argparse.Namespace], None], about: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=about, description=about)
        added.set_defaults(run=run)
        return added

    counts = command("status", _status, "count what the graph holds and say how to connect to it")
    counts.add_argument("--json", action="store_true", help="as JSON")
    command("digest", _digest, "print a hash over the content of the whole graph")
    command("stop", _stop, "stop the private server of this home and wait for its end; never touches NEO4J_URI")
    command("fetch", _fetch, "bring Java runtime and jars of the private server ahead of time")
    command("migrate", _migrate, "bring constraints and indexes up to date")
    files = command("export", _export, "write the whole graph to a file (csv: a folder)")
    files.add_argument("--format", required=True, choices=FORMATS, help="one of %(choices)s", metavar="FORMAT")
    files.add_argument("out", type=Path, metavar="OUT", help="file to write (csv: folder)")
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; gives the exit code."""
    given = parser().parse_args(arguments)
    try:
        given.run(given)
        sys.stdout.flush()
    except ReformgraphError as error:
        print(f"graph: {error}", file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:
        # whoever reads the output has enough, as head does; Python would complain at its end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
