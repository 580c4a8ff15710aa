"""What holds for the whole repository: imports go one way, documents link to what exists, requirements are pinned."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.config import PROJECT

MAY_IMPORT = {
    "graph": {"graph"},
    "ingest": {"graph", "ingest"},
    "queries": {"graph", "queries"},
    "api": {"graph", "ingest", "queries", "api"},
}
PAGES = sorted([*PROJECT.glob("*.md"), *(PROJECT / "docs").glob("*.md")])
LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)(?:#[^)]*)?\)")
PINNED = re.compile(r"[A-Za-z0-9_.-]+(?:\[[a-z,]+\])?==[^\s;]+(?:\s*;[^#]+)?(?:\s+#.+)?$")


def imported(file: Path) -> Iterator[str]:
    """The top-level packages that a module imports."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_imports_go_one_way(package: str) -> None:
    files = list((PROJECT / package).rglob("*.py"))
    assert files
    for file in files:
        wrong = (set(imported(file)) & set(MAY_IMPORT)) - MAY_IMPORT[package]
        assert not wrong, f"{file.relative_to(PROJECT)} imports {wrong}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), f"{page.name} links to {target}"


@pytest.mark.parametrize("file", sorted(PROJECT.glob("requirements*.txt")), ids=lambda file: file.name)
def test_requirements_are_pinned(file: Path) -> None:
    for line in file.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith(("#", "-r ")):
            assert PINNED.match(line), f"{file.name}: {line}"


def test_run_time_requirements_say_why_they_are_there() -> None:
    for line in (PROJECT / "requirements.txt").read_text(encoding="utf-8").splitlines():
        assert line.startswith("#") or " # " in line, line
