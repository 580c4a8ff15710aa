"""Names of types, relations and statuses in the language of whoever asks."""

from __future__ import annotations

from contextvars import ContextVar
from functools import cache
from typing import Any

from graph.ontology import NodeType, RelationType, ontology

LANGUAGES = ("zh", "en")
USUAL = "zh"

language: ContextVar[str] = ContextVar("language", default=USUAL)


def label(name: str | None) -> str | None:
    """The label of a type, a relation or a status; None for None.

    >>> label("ReformArea"), label("SERVES"), label("issued")
    ('改革领域', '服务于', '印发')
    """
    return None if name is None else _labels(language.get()).get(name, name)


def named(value: Any) -> dict[str, str]:
    """The labels of all types, relations and statuses that rows of a query hold, by their names.

    >>> named([{"name": "农村改革", "type": "ReformArea", "relations": ["SERVES"]}])
    {'ReformArea': '改革领域', 'SERVES': '服务于'}
    """
    if isinstance(value, str):
        known = _labels(language.get())
        return {value: known[value]} if value in known else {}
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return {name: text for one in inner for name, text in named(one).items()}


def every() -> dict[str, str]:
    """The labels of all types, relations and statuses, by their names."""
    return dict(_labels(language.get()))


@cache
def _labels(chosen: str) -> dict[str, str]:
    known = ontology()
    kinds: list[NodeType | RelationType] = [*known.nodes.values(), *known.relations.values()]
    found: dict[str, str] = {kind.name: getattr(kind, chosen) for kind in kinds}
    statuses = {name: labels[chosen] for name, labels in known.statuses.items()}
    return {**found, **statuses, "Indicator": known.indicator[chosen]}
