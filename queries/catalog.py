"""The catalog of queries: the `.cypher` files beside this module, each with a header that says what it answers.

A header is a comment block in YAML: `en` and `zh` (what it answers), `parameters` (type, default, about), `columns`,
`answer` (the column that holds the answers) and `browser` (a line that sets the parameters in Neo4j Browser).
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from neo4j import Query

from graph.errors import UsageError
from graph.ontology import ontology
from graph.store import Store, trusted
from queries import names

FOLDER = Path(__file__).with_name("cypher")
HEADER = re.compile(r"\A/\*\n(.*?)\n\*/\n", re.DOTALL)
ID = re.compile(r"[a-z]+-[0-9a-f]{16}")
SIMPLE = ("text", "words", "phrases", "integer", "boolean")
MOST_ROWS = 10_000
SECONDS = 30  # of a query; then the server ends it
EVIDENCE = trusted("""
UNWIND $ids AS id
MATCH (sentence:Sentence {id: id})
MATCH (document:Document {id: sentence.document})
RETURN sentence.id AS sentence, sentence.text AS text, sentence.start AS start, sentence.end AS end,
  document.id AS id, document.key AS document, document.title AS title, document.date AS date
""")
NAMES = trusted("MATCH (entity:Entity) WHERE entity.id IN $ids RETURN entity.id AS id, entity.name AS name")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a query.

    `type` is `text`, `words` (any of them), `phrases` (all of them), `integer`, `boolean`, or entity types joined by
    `|`; such a parameter takes names or ids. `default` is None or the value where it may be left out.
    """

    name: str
    type: str
    about: str
    required: bool
    default: Any = None

    @property
    def entities(self) -> tuple[str, ...]:
        """The entity types that it takes; empty for plain values."""
        return () if self.type in SIMPLE else tuple(self.type.split("|"))


@dataclass(frozen=True, slots=True)
class CatalogQuery:
    """A query of the catalog.

    `en` and `zh` say what it answers, `columns` maps each column of its rows to what it holds, `answer` names the
    column that holds the answers, `browser` sets the parameters in Neo4j Browser, `text` is the Cypher.
    """

    name: str
    en: str
    zh: str
    parameters: tuple[Parameter, ...]
    columns: dict[str, str]
    answer: str
    browser: str
    text: str


@dataclass(frozen=True, slots=True)
class Result:
    """What a query gave: the parameters as they went to the server, and the rows, keyed by column."""

    query: CatalogQuery
    parameters: dict[str, Any]
    rows: list[dict[str, Any]]


@cache
def catalog() -> dict[str, CatalogQuery]:
    """All queries by name.

    Raises:
        UsageError: a file has no header, or one that lacks something.
    """
    return {path.stem: _read(path) for path in sorted(FOLDER.glob("*.cypher"))}


def get(name: str) -> CatalogQuery:
    """The query of this name.

    Raises:
        UsageError: there is none; the message names those like it.
    """
    found = catalog().get(name)
    if found is None:
        close = difflib.get_close_matches(name, catalog(), n=3, cutoff=0.5)
        close += [other for other in catalog() if name and name in other and other not in close][:3]
        hint = f"; did you mean {', '.join(close)}?" if close else "; python -m queries lists them"
        raise UsageError(f"no query {name}{hint}")
    return found


def run(store: Store, name: str, values: Mapping[str, Any] | None = None) -> Result:
    """Run a query of the catalog with these parameters, read-only.

    Args:
        store: an open store.
        name: that of the query.
        values: by parameter; text is read as the parameter's type (`true`, `20`), an entity may be a name, an id or a
            list of them. A name stands for all entities that it may mean.

    Raises:
        UsageError: no such query or parameter, one is missing or cannot be read, or a name fits no entity.
    """
    query = get(name)
    given = dict(values or {})
    known = {parameter.name: parameter for parameter in query.parameters}
    for key in given:
        if key not in known:
            close = difflib.get_close_matches(key, known, n=1, cutoff=0.4)
            hint = f"did you mean {close[0]}?" if close else f"it has {', '.join(known) or 'none'}"
            raise UsageError(f"{name} has no parameter {key}; {hint}")
    ready: dict[str, Any] = {}
    for parameter in query.parameters:
        value = given.get(parameter.name)
        if value is None or value == "" or value == []:
            if parameter.required:
                raise UsageError(f"{name} needs {parameter.name}=… ({parameter.about}, {parameter.type})")
            ready[parameter.name] = parameter.default
        else:
            ready[parameter.name] = _value(store, parameter, value)
    return Result(query, ready, store.read(Query(trusted(query.text).text, timeout=SECONDS), **ready))


def evidence(store: Store, sentences: Sequence[str]) -> list[dict[str, Any]]:
    """The sentences with these ids, in this order, with their documents.

    Each has `sentence` (its id), `text`, `start`, `end` (offsets into the document's text), `id` and `document` (the
    document's id and key), `title` and `date`.
    """
    ids = list(dict.fromkeys(sentences))
    found = {row["sentence"]: row for row in store.read(EVIDENCE, ids=ids)}
    return [found[one] for one in ids if one in found]


def names_of(store: Store, parameters: Mapping[str, Any]) -> dict[str, str]:
    """The names of the entities in a query's parameters, by id."""
    ids = [one for value in parameters.values() if isinstance(value, list) for one in value]
    return {row["id"]: row["name"] for row in store.read(NAMES, ids=ids)}


def _value(store: Store, parameter: Parameter, value: Any) -> Any:
    if parameter.entities:
        return _entities(store, parameter, value)
    if parameter.type == "integer":
        try:
            number = int(value)
        except (TypeError, ValueError):
            raise UsageError(f"{parameter.name}={value}: not a whole number") from None
        if not 0 < number <= MOST_ROWS:
            raise UsageError(f"{parameter.name}={value}: must be 1 to {MOST_ROWS}")
        return number
    if parameter.type == "boolean":
        word = str(value).lower()
        if word not in ("true", "false", "yes", "no", "1", "0"):
            raise UsageError(f"{parameter.name}={value}: must be true or false")
        return word in ("true", "yes", "1")
    text = str(value).strip()
    if parameter.type in ("words", "phrases"):
        text = names.lucene(text, phrases=parameter.type == "phrases")
        if not text:
            raise UsageError(f"{parameter.name}={value}: holds no word to look for")
    elif parameter.name == "type" and text not in ontology().nodes:
        raise UsageError(f"type={text}: must be one of {', '.join(ontology().nodes)}")
    elif parameter.name == "relation" and text not in ontology().relations:
        raise UsageError(f"relation={text}: must be one of {', '.join(ontology().relations)}")
    elif parameter.name == "by" and text not in ("policies", "programs", "total"):
        raise UsageError(f"by={text}: must be policies, programs or total")
    elif parameter.name == "status" and text not in ontology().statuses:
        raise UsageError(f"status={text}: must be one of {', '.join(ontology().statuses)}")
    return text


def _entities(store: Store, parameter: Parameter, value: Any) -> list[str]:
    ids: list[str] = []
    for one in [value] if isinstance(value, str) else list(value):
        text = str(one).strip()
        if ID.fullmatch(text):
            ids.append(text)
            continue
        found = names.find(store, text, parameter.entities)
        if not found:
            close = names.nearest(store, text, parameter.entities)
            hint = f"; like it: {', '.join(close)}" if close else ""
            raise UsageError(f"{parameter.name}={text}: no {' or '.join(parameter.entities)} of this name{hint}")
        ids.extend(entity.id for entity in found)
    return list(dict.fromkeys(ids))


def _read(path: Path) -> CatalogQuery:
    text = path.read_text(encoding="utf-8")
    match = HEADER.match(text)
    if match is None:
        raise UsageError(f"{path.name}: has no header; it must begin with /* and YAML")
    try:
        head = yaml.safe_load(match[1])
        return CatalogQuery(
            name=path.stem,
            en=head["en"],
            zh=head["zh"],
            parameters=tuple(_parameter(name, item) for name, item in head["parameters"].items()),
            columns=dict(head["columns"]),
            answer=head["answer"],
            browser=head["browser"],
            text=text[match.end() :],
        )
    except (yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
        raise UsageError(f"{path.name}: its header cannot be read ({' '.join(str(error).split())})") from error


def _parameter(name: str, item: dict[str, Any]) -> Parameter:
    kinds = item["type"].split("|")
    if item["type"] not in SIMPLE and not all(kind == "Entity" or kind in ontology().nodes for kind in kinds):
        raise KeyError(f"type {item['type']} of {name}")
    return Parameter(name, item["type"], item["about"], "default" not in item, item.get("default"))
