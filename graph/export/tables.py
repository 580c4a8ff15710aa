"""A folder of CSV files for `neo4j-admin database import`, the fastest way to fill an empty Neo4j."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from graph import migrate, stream
from graph.ontology import ontology
from graph.store import Store

# No text of a document holds it, which is true of no printable character.
SEPARATOR = "\x1f"
TYPES = {"text": "string", "reference": "string", "integer": "long", "number": "double"}
ABOUT = """\
The graph of Reformgraph, for an empty Neo4j 5.26 or later that is stopped:

    neo4j-admin database import full {nodes} {relations} \\
      --array-delimiter=U+001F --multiline-fields=true neo4j

Then start Neo4j and run `python -m graph migrate`, which makes constraints and indexes.
"""


def write(store: Store, folder: Path) -> None:
    """Write one file for each label and relation type that occurs, and README.txt with the command to import them."""
    rules = ontology()
    nodes, relations = [], []
    for label in rules.labels:
        names = (*rules.node_properties(label), *rules.bookkeeping.get(label, ()))
        head = [*(f"{name}:ID" if name == "id" else _column(name) for name in names), ":LABEL"]
        found = (
            [*(node.properties.get(name) for name in names), list(node.labels)]
            for node in stream.nodes(store, label, bookkeeping=True)
        )
        if _table(folder / f"nodes-{label}.csv", head, found):
            nodes.append(f"--nodes=nodes-{label}.csv")
    # Version 0: what `import` leaves undone, the first migration makes.
    _table(folder / "nodes-meta.csv", ["id:ID", "version:long", ":LABEL"], [["reformgraph", 0, [migrate.META]]])
    nodes.append("--nodes=nodes-meta.csv")
    for kind in stream.types():
        names = rules.relation_properties(kind)
        found = (
            [edge.head, edge.tail, *(edge.properties.get(name) for name in names), edge.type]
            for edge in stream.edges(store, kind)
        )
        head = [":START_ID", ":END_ID", *(_column(name) for name in names), ":TYPE"]
        if _table(folder / f"relations-{kind}.csv", head, found):
            relations.append(f"--relationships=relations-{kind}.csv")
    about = ABOUT.format(nodes=" ".join(nodes), relations=" ".join(relations))
    (folder / "README.txt").write_text(about, encoding="utf-8")


def _column(name: str) -> str:
    kind = ontology().values[name].type
    return f"{name}:{TYPES[kind]}" if kind in TYPES else f"{name}:{TYPES[kind.removesuffix('s')]}[]"


def _table(file: Path, head: Sequence[str], rows: Iterable[Sequence[Any]]) -> bool:
    """Write a file with its head; without a row there is no file, and False is given."""
    found = False
    with file.open("w", encoding="utf-8", newline="\n") as out:
        out.write(",".join(head) + "\n")
        for row in rows:
            found = True
            out.write(",".join(_field(value) for value in row) + "\n")
    if not found:
        file.unlink()
    return found


def _field(value: Any) -> str:
    """Nothing is an empty field, an empty text a quoted one; what a text holds of the separator is left out."""
    if value is None or value == []:
        return ""
    texts = [str(one).replace(SEPARATOR, "") for one in value] if isinstance(value, list) else [str(value)]
    return '"' + SEPARATOR.join(texts).replace('"', '""') + '"'
