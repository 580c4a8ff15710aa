"""The command line of the queries: `python -m queries`, `… NAME key=value…`, `… ask QUESTION`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from neo4j.exceptions import Neo4jError

from graph.errors import ReformgraphError, UsageError
from graph.store import open_store
from queries import catalog, show
from queries.ask import Answer, ask


def main(arguments: Sequence[str] | None = None) -> int:
    """List the catalog, run a query or answer questions; gives the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        if given[:1] == ["ask"]:
            _ask(given[1:])
        elif not given or given[0] in ("-h", "--help"):
            print(listing())
        else:
            _run(given)
    except ReformgraphError as error:
        print(f"queries: {error}", file=sys.stderr)
        return error.exit_code
    except Neo4jError as error:
        print(f"queries: the server refused the query ({' '.join(str(error.message).split())})", file=sys.stderr)
        return 2
    except BrokenPipeError:
        return 0
    except KeyboardInterrupt:
        return 130
    return 0


def listing() -> str:
    """The catalog: every query, its parameters and what it answers."""
    lines = ["python -m queries NAME key=value… [--format table/json/csv]   run a query"]
    lines += ['python -m queries ask "QUESTION" [--format table/json]       ask in Chinese or English', ""]
    for query in catalog.catalog().values():
        lines.append(f"{query.name}  {' '.join(_signature(one) for one in query.parameters)}".rstrip())
        lines += [f"    {query.en}", f"    {query.zh}"]
    return "\n".join(lines)


def _signature(parameter: catalog.Parameter) -> str:
    return f"{parameter.name}=…" if parameter.required else f"[{parameter.name}=…]"


def _run(given: list[str]) -> None:
    query = catalog.get(given[0])
    about = f"{query.en}. {query.zh}. Parameters: " + "; ".join(
        f"{one.name} ({one.type}{'' if one.required else ', may be left out'}): {one.about}" for one in query.parameters
    )
    parser = argparse.ArgumentParser(prog=f"python -m queries {query.name}", description=about)
    parser.add_argument("values", nargs="*", metavar="key=value", help="parameters; a key may come several times")
    parser.add_argument("--format", choices=("table", "json", "csv"), default="table")
    options = parser.parse_args(given[1:])
    values: dict[str, Any] = {}
    for item in options.values:
        key, equals, value = item.partition("=")
        if not equals:
            raise UsageError(f"{item}: not key=value; {query.name} takes {listing_of(query)}")
        values[key] = value if key not in values else [*_list(values[key]), value]
    with open_store() as store:
        result = catalog.run(store, query.name, values)
    if options.format == "json":
        print(json.dumps(result.rows, ensure_ascii=False, indent=2))
    elif options.format == "csv":
        print(show.as_csv(list(query.columns), result.rows), end="")
    else:
        print(show.table([name for name in query.columns if name not in show.HIDDEN], result.rows))


def listing_of(query: catalog.CatalogQuery) -> str:
    """The parameters of a query as they are typed."""
    return " ".join(_signature(one) for one in query.parameters) or "no parameters"


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _ask(given: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m queries ask", description="Ask in Chinese or English.")
    parser.add_argument("question", nargs="?", help="the question")
    parser.add_argument(
        "--file", type=Path, metavar="QUESTIONS.json", help="a JSON list of objects with id and question"
    )
    parser.add_argument("--out", type=Path, metavar="ANSWERS.jsonl", help="where the answers of --file go, one a line")
    parser.add_argument("--format", choices=("table", "json"), default="table")
    options = parser.parse_args(given)
    if (options.question is None) == (options.file is None):
        parser.error("give a question, or --file with --out")
    if (options.file is None) != (options.out is None):
        parser.error("--file and --out go together")
    if options.file is None:
        with open_store() as store:
            answer = ask(store, options.question)
            names = catalog.names_of(store, answer.parameters)
        shown = {"id": None, **asdict(answer)}
        print(json.dumps(shown, ensure_ascii=False, indent=2) if options.format == "json" else show.told(answer, names))
        return
    questions = _questions(options.file)
    if not options.out.resolve().parent.is_dir():
        raise UsageError(f"{options.out}: cannot be written, its folder does not exist")
    with open_store() as store:
        answers = [
            (item, ask(store, item["question"]) if item["question"].strip() else Answer(item["question"]))
            for item in questions
        ]
    lines = (json.dumps({"id": item["id"], **asdict(answer)}, ensure_ascii=False) + "\n" for item, answer in answers)
    try:
        options.out.write_text("".join(lines), encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{options.out}: cannot be written ({error.strerror})") from error


def _questions(path: Path) -> list[dict[str, Any]]:
    try:
        items = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror})") from error
    except ValueError as error:
        raise UsageError(f"{path}: is no JSON ({error})") from error
    good = isinstance(items, list) and all(
        isinstance(item, dict) and "id" in item and isinstance(item.get("question"), str) for item in items
    )
    if not good:
        raise UsageError(f"{path}: must be a JSON list of objects with id and question")
    found: list[dict[str, Any]] = items
    return found


if __name__ == "__main__":
    sys.exit(main())
