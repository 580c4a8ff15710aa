"""The whole graph as files of other programs, written as it streams from the server."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

from graph.errors import UsageError
from graph.export import cytoscape, graphml, jsonld, tables
from graph.store import Store

FILES: dict[str, Callable[[Store, TextIO], None]] = {
    "graphml": graphml.write,
    "jsonld": jsonld.write,
    "cytoscape": cytoscape.write,
}
FORMATS = (*FILES, "csv")


def export(store: Store, form: str, out: Path) -> None:
    """Write the graph to a file, or with `csv` to a folder; at no time is there a part of it under that name.

    Args:
        store: an open store.
        form: one of `FORMATS`.
        out: a file, which is replaced, or a folder, which must be new or empty.

    Raises:
        UsageError: no such format, or `out` cannot be written.
        StoreError: the server cannot be used.
    """
    if form not in FORMATS:
        raise UsageError(f"no format {form}; known: {', '.join(FORMATS)}")
    part = out.with_name(f".{out.name}.{os.getpid()}")
    try:
        if form == "csv":
            if out.exists() and (not out.is_dir() or any(out.iterdir())):
                raise UsageError(f"{out}: is not an empty folder; name a new one")
            part.mkdir(parents=True)
            tables.write(store, part)
        else:
            if out.is_dir():
                raise UsageError(f"{out}: is a folder; {form} is one file")
            out.parent.mkdir(parents=True, exist_ok=True)
            with part.open("w", encoding="utf-8", newline="\n") as stream:
                FILES[form](store, stream)
        part.replace(out)
    except OSError as error:
        raise UsageError(f"{out}: cannot be written ({error.strerror or error})") from error
    finally:
        if part.is_dir():
            shutil.rmtree(part, ignore_errors=True)
        elif part.exists():
            part.unlink()
