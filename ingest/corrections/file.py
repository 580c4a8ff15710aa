"""A file of corrections, `reformgraph.yaml`: read, and checked against the ontology (docs/corrections.md)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from graph.errors import UsageError
from graph.ontology import ontology
from ingest.corrections.entry import NAMES, NOT_SAME, SAME, Entry
from ingest.corrections.meaning import compared, regions_named
from ingest.load.facts import Facts
from ingest.load.forms import document_number, iso_date

FILE = "reformgraph.yaml"
LARGEST = 5_000_000
DOCUMENTS = "documents"
SCOPE = ("region", "document")
METADATA = ("region", "date", "title", "number", "issuer")


@dataclass(frozen=True, slots=True)
class Source:
    """A file of corrections: where it is, and its path relative to the PATH given."""

    path: Path
    name: str


@dataclass(frozen=True, slots=True)
class Corrections:
    """One file: its entries about names, and what it says of documents, by path below its folder or by file name."""

    source: Source
    entries: tuple[Entry, ...]
    documents: tuple[tuple[str, Facts], ...]


def read(source: Source) -> Corrections:
    """Read a file of corrections.

    Raises:
        UsageError: it cannot be used; names the file, the entry and the reason.
    """
    try:
        if source.path.stat().st_size > LARGEST:
            raise UsageError(f"{source.name}: is larger than {LARGEST // 1_000_000} MB")
        return _parsed(source, source.path.read_bytes())
    except OSError as error:
        raise UsageError(f"{source.name}: cannot be read ({error.strerror})") from error


# by content, so that a worker parses it once and a changed file is noticed
@lru_cache(maxsize=64)
def _parsed(source: Source, data: bytes) -> Corrections:
    try:
        content = yaml.load(data.decode("utf-8-sig"), _Loader)  # noqa: S506 (a SafeLoader)
    except UnicodeDecodeError as error:
        raise UsageError(f"{source.name}: is not in UTF-8") from error
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark else ""
        problem = getattr(error, "problem", None) or "cannot be parsed"
        raise UsageError(f"{source.name}{line}: is no YAML ({problem})") from error
    if content is None:
        return Corrections(source, (), ())
    sections = _mapping(content, source.name, (NAMES, SAME, NOT_SAME, DOCUMENTS), ())
    entries = tuple(entry for name in (NAMES, SAME, NOT_SAME) for entry in _entries(source, name, sections.get(name)))
    said = sections.get(DOCUMENTS) or {}
    if not isinstance(said, dict):
        raise UsageError(f"{source.name}: {DOCUMENTS}: write a file name and below it its metadata")
    return Corrections(source, entries, tuple(_metadata(source, name, one) for name, one in said.items()))


class _Loader(yaml.SafeLoader):
    """A safe loader to which a key given twice is an error, so that nothing is lost silently."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode) and key.value in seen:
                raise yaml.constructor.ConstructorError(None, None, f"{key.value} stands twice", key.start_mark)
            seen.add(key.value if isinstance(key, yaml.ScalarNode) else None)
        return super().construct_mapping(node, deep)


def _entries(source: Source, section: str, items: Any) -> Iterator[Entry]:
    if items is None:
        return
    if not isinstance(items, list):
        raise UsageError(f"{source.name}: {section}: write a list, each entry after a dash")
    for number, item in enumerate(items, 1):
        place = f"{source.name}: {section} {number}"
        keys = ("type", "name", "also") if section == NAMES else ("type", "names")
        found = _mapping(item, place, (*keys, *SCOPE), keys)
        kind = _text(found["type"], place, "type")
        if kind not in ontology().nodes:
            raise UsageError(f"{place}: no type {kind}; known are {', '.join(ontology().nodes)}")
        if section == NAMES:
            names = (_text(found["name"], place, "name"), *_texts(found["also"], place, "also"))
        else:
            names = _texts(found["names"], place, "names")
        region = _region(found["region"], place) if "region" in found else None
        document = _text(found["document"], place, "document") if "document" in found else None
        entry = Entry(source.name, section, number, kind, names, region, document)
        _check_names(entry)
        yield entry


def _check_names(entry: Entry) -> None:
    forms = [compared(name) for name in entry.names]
    for name, form in zip(entry.names, forms, strict=True):
        if len(form) < 2:
            raise UsageError(f"{entry.place}: {name} is too short to be a name")
        if forms.count(form) > 1:
            raise UsageError(f"{entry.place}: {name} stands twice (names are compared without spaces and quotes)")
    scoped = entry.region or entry.document
    if len(forms) == 1 and not (entry.section == NOT_SAME and scoped):
        more = ", or one with a region or document" if entry.section == NOT_SAME else ""
        raise UsageError(f"{entry.place}: give two names or more{more}")


def _metadata(source: Source, name: Any, item: Any) -> tuple[str, Facts]:
    place = f"{source.name}: {DOCUMENTS} {name}"
    found = _mapping(item, place, METADATA, ())
    said = {key: _text(value, place, key) for key, value in found.items()}
    if not said:
        raise UsageError(f"{place}: says nothing; known are {', '.join(METADATA)}")
    day, number = said.pop("date", None), said.get("number")
    if day is not None and iso_date(day) is None and not re.fullmatch(r"\d{4}", day):
        raise UsageError(f"{place}: {day} is no date; write YYYY-MM-DD")
    if "region" in said:
        said["region"] = _region(said["region"], place)
    if number:
        said["number"] = document_number(number) or number
    day = iso_date(day) or day if day else None
    return _text(name, place, "the file name"), Facts(**said, date=day, written=day)


def _mapping(value: Any, place: str, known: Sequence[str], needed: Sequence[str]) -> dict[str, Any]:
    """The value as a mapping with these keys alone and those that are needed."""
    if not isinstance(value, dict):
        raise UsageError(f"{place}: write keys such as {', '.join(known)}")
    wrong = next((key for key in value if key not in known), None)
    if wrong is not None:
        raise UsageError(f"{place}: no key {wrong}; known are {', '.join(known)}")
    missing = [key for key in needed if key not in value]
    if missing:
        raise UsageError(f"{place}: {missing[0]} is missing")
    return value


def _text(value: Any, place: str, key: str) -> str:
    if isinstance(value, date):
        return value.isoformat()[:10]
    if key == "date" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str) or not value.strip():
        raise UsageError(f"{place}: {key}: {value!r} is no text; write it in quotes")
    return value.strip()


def _texts(value: Any, place: str, key: str) -> tuple[str, ...]:
    return tuple(_text(one, place, key) for one in (value if isinstance(value, list) else [value]))


def _region(value: Any, place: str) -> str:
    """The path of the one region that a name means; below a known region a path may go on."""
    name = _text(value, place, "region").strip("/")
    paths = regions_named(name)
    if len(paths) > 1:
        raise UsageError(f"{place}: {name} fits several regions ({', '.join(paths)}); give the path of one")
    if not paths and not regions_named(name.rpartition("/")[0]):
        raise UsageError(f"{place}: no region {name} is known; write its path, 湖南省/株洲市/天元区")
    return paths[0] if paths else name
