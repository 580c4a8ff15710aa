"""`python -m queries.demo`: what the sample documents became, and three questions to the graph, with their evidence."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from graph.errors import ReformgraphError
from graph.store import Store, open_store, trusted
from queries import catalog, show
from queries.ask import ask

ENGLISH = "Which policies serve the rural reform?"
CHINESE = "新增学位的目标完成情况如何？"
CYPHER = """\
MATCH (document:Document)-[:STATES]->(thing:Institution|Policy|Program)
WITH thing, count(document) AS documents, min(document.date) AS since, max(document.date) AS until
WHERE documents > 1
RETURN thing.name AS name, thing.aliases[..2] AS also_called, documents, since, until,
  thing.status AS status, thing.id AS id
ORDER BY documents DESC, name LIMIT 8"""
COUNTS = """
MATCH (n) WITH count(CASE WHEN n:Document THEN 1 END) AS documents, count(CASE WHEN n:Sentence THEN 1 END) AS sentences,
  count(CASE WHEN n:Entity THEN 1 END) AS entities, count(CASE WHEN n:Indicator THEN 1 END) AS indicators
MATCH (:Entity)-[fact]->(:Entity) RETURN documents, sentences, entities, indicators, count(fact) AS relations
"""
RULE = "─" * 88


def main() -> int:
    """Print the demo; gives the exit code."""
    try:
        with open_store() as store:
            print(demo(store))
    except ReformgraphError as error:
        print(f"demo: {error}", file=sys.stderr)
        return error.exit_code
    return 0


def demo(store: Store) -> str:
    """The demo's text, from a store that holds the sample documents."""
    return "\n".join(
        [
            *_part("The graph", _counted(store)),
            *_part(f"1. A question in English: {ENGLISH}", _answer(store, ENGLISH)),
            *_part(f"2. A question in Chinese, after a plan and what became of it: {CHINESE}", _answer(store, CHINESE)),
            *_part(
                "3. A question in Cypher: what several documents speak of, under whatever names, is one node",
                "\n".join(f"    {line}" for line in CYPHER.splitlines()),
                *_resolved(store),
            ),
            *_part("Go on", _next_steps(store)),
        ]
    )


def _part(title: str, *texts: str) -> list[str]:
    return [RULE, title, *(f"\n{text}" for text in texts), ""]


def _counted(store: Store) -> str:
    rows: list[dict[str, Any]] = store.read(trusted(COUNTS))
    told = ", ".join(f"{number:,} {name}" for row in rows for name, number in row.items())
    return (
        f"It holds {told or 'nothing'}.\n"
        "Each relation and each figure knows the sentences that state it; the answers below show them."
    )


def _answer(store: Store, question: str) -> str:
    answer = ask(store, question)
    return show.told(answer, catalog.names_of(store, answer.parameters))


def _resolved(store: Store) -> list[str]:
    """The rows of the Cypher query, and the sentences that name the first of them."""
    rows = store.read(trusted(CYPHER))
    if not rows:
        return ["no rows"]
    said = catalog.run(store, "evidence-of-entity", {"entity": rows[0]["id"]}).rows
    return [
        show.table([name for name in rows[0] if name not in show.HIDDEN], rows),
        f"The sentences that name {rows[0]['name']}:\n\n{show.sentences(said)}",
    ]


def _next_steps(store: Store) -> str:
    """Commands to go on with, on the same store."""
    home = store.about()["home"]
    on = f"REFORMGRAPH_HOME={os.path.relpath(home) if Path(home).is_relative_to(Path.cwd()) else home} " if home else ""
    python = f"{on}.venv/bin/python"
    return "\n".join(
        [
            f"  {on}make serve",
            "      the explorer and the API over this graph, on http://127.0.0.1:8000",
            f'  {python} -m queries ask "天元区有哪些政策"',
            "      your own questions, in Chinese or English; without `ask …` it lists the queries of the catalog",
            f"  {python} -m graph status",
            "      counts, and how to connect Neo4j Desktop, cypher-shell or a driver to the Neo4j that runs here",
            "  .venv/bin/python -m ingest load FOLDER",
            "      your own documents, into a graph of their own",
        ]
    )


if __name__ == "__main__":
    sys.exit(main())
