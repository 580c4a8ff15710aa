"""Whether a query only reads, told from the plan that the server makes for it, never from its words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from neo4j import ResultSummary

FILE = Path(__file__).with_name("readonly.yaml")
READS = "r"
# What the server quotes when it prints an expression: names and text, within which words mean nothing.
QUOTED = re.compile(r"""`(?:[^`]|``)*`|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'""", re.DOTALL)
# A subquery within an expression has no operators of its own in the plan, only its text, in which a procedure is a
# CALL, a ResolvedCall or an UnresolvedCall.
NESTED = re.compile(r"call|load\s+csv", re.IGNORECASE)


@cache
def _allowed() -> tuple[frozenset[str], frozenset[str]]:
    data = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return frozenset(data["operators"]), frozenset(data["procedures"])


def refusal(summary: ResultSummary) -> str | None:
    """Why a query may not run, from the summary of its EXPLAIN; None where it may."""
    operators, procedures = _allowed()
    if summary.query_type != READS or summary.plan is None:
        return "the query does not only read the graph"
    for operator in _operators(summary.plan):
        name = re.sub(r"\(.*", "", operator["operatorType"].partition("@")[0]).removeprefix("Partitioned")
        details = str(operator.get("args", {}).get("Details", ""))
        if name not in operators:
            return f"the query does more than read the graph ({name})"
        if name == "ProcedureCall":
            called = details.partition("(")[0].strip()
            if called not in procedures:
                return f"the procedure {called} is not among those allowed"
        if NESTED.search(QUOTED.sub("", details)):
            return "CALL and LOAD CSV are not allowed within an expression"
    return None


def _operators(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    waiting = [plan]
    while waiting:
        operator = waiting.pop()
        yield operator
        waiting += operator.get("children", [])
