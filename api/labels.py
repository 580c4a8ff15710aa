"""Names of types, relations and statuses in the language of whoever asks."""

from __future__ import annotations

from contextvars import ContextVar
from functools import cache

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


@cache
def _labels(chosen: str) -> dict[str, str]:
    known = ontology()
    kinds: list[NodeType | RelationType] = [*known.nodes.values(), *known.relations.values()]
    found: dict[str, str] = {kind.name: getattr(kind, chosen) for kind in kinds}
    statuses = {name: labels[chosen] for name, labels in known.statuses.items()}
    return {**found, **statuses, "Indicator": known.indicator[chosen]}
