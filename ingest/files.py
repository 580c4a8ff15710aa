"""Which files a user means by the paths given, and what their documents are called."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.errors import DocumentError, UsageError
from ingest.corrections.file import FILE, Source
from ingest.corrections.scope import check
from ingest.load import CONVERT, FORMATS


@dataclass(frozen=True, slots=True)
class File:
    """A file to read: where it is, the key of its document, the folder that the key is relative to.

    `corrections` are the users' files of corrections above it, the outermost first.
    """

    path: Path
    key: str
    origin: str
    corrections: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """The files of some paths; `skipped` counts those of other types, `failed` are folders that cannot be read.

    `missing` tells of documents that files of corrections name and that are not there.
    """

    files: tuple[File, ...]
    skipped: int
    failed: tuple[DocumentError, ...] = ()
    missing: tuple[str, ...] = ()


def find(paths: Sequence[Path]) -> Found:
    """The documents among these files and folders, by key.

    Folders are searched through and through; hidden files and folders, and files of types that are no documents, are
    left out. A file that is named is taken whatever its type.

    Raises:
        UsageError: a path is not there, none holds a document, two files have the same key, or a file of corrections
            is wrong.
    """
    files: dict[str, File] = {}
    failed: list[DocumentError] = []
    skipped = 0
    missing: list[str] = []
    for path in paths:
        if not path.exists():
            raise UsageError(f"{path}: no such file or folder")
        if path.is_dir():
            walked = list(_walk(path, failed))
            inside = [file for file in walked if file.name != FILE]
            beside = {file.parent: Source(file, _key(file.relative_to(path))) for file in walked if file.name == FILE}
            origin = path.resolve()
            chosen = [file for file in inside if file.suffix.lower() in FORMATS or file.suffix.lower() in CONVERT]
            skipped += len(inside) - len(chosen)
        else:
            origin, chosen = path.resolve().parent, [path]
            near = path.with_name(FILE)
            beside = {path.parent: Source(near, FILE)} if near.is_file() else {}
        below: dict[tuple[Source, ...], list[str]] = {}
        for file in chosen:
            key = _key(file.relative_to(path) if path.is_dir() else Path(file.name))
            above = tuple(beside[folder] for folder in reversed(file.parents) if folder in beside)
            for depth in range(1, len(above) + 1):
                below.setdefault(above[:depth], []).append(key)
            one = File(file, key, _key(origin), above)
            other = files.setdefault(key, one)
            if other.path.resolve() != file.resolve():
                raise UsageError(
                    f"{key}: would be the key of both {other.path} and {file}; load a folder that holds both, or one"
                )
        for sources, keys in below.items():
            told = check(sources, keys)
            missing += [line for line in told if path.is_dir() and line not in missing]
    if not files and not failed:
        where = ", ".join(map(str, paths))
        raise UsageError(
            f"{where}: no document there ({_listed(skipped)} of other types); read are {', '.join(FORMATS)}"
        )
    return Found(tuple(files[key] for key in sorted(files)), skipped, tuple(failed), tuple(missing))


def _listed(number: int) -> str:
    return "1 file" if number == 1 else f"{number} files"


def _key(path: Path) -> str:
    """The path with slashes, as text that can be stored whatever bytes the name holds."""
    return os.fsencode(path.as_posix()).decode("utf-8", errors="replace")


def _walk(folder: Path, failed: list[DocumentError]) -> Iterator[Path]:
    def note(error: OSError) -> None:
        failed.append(DocumentError(str(error.filename), f"cannot be read ({error.strerror})"))

    for where, folders, names in os.walk(folder, onerror=note):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        # ~$ is what Word puts beside an open document
        yield from (Path(where, name) for name in sorted(names) if not name.startswith((".", "~$")))
