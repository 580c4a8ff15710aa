"""The reference page docs/ontology.md, made of ontology.yaml: `python -m graph.reference` writes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from graph.config import PROJECT
from graph.ontology import Ontology, Value, ontology

FILE = PROJECT / "docs" / "ontology.md"
HEAD = """\
# The ontology

Made of `graph/ontology.yaml` by `python -m graph.reference`; a test holds it up to date. How the store keeps all this,
and first queries: [store.md](store.md)."""


def page() -> str:
    """The page as Markdown."""
    rules = ontology()
    parts = [HEAD, *_nodes(rules), *_relations(rules), *_indicators(rules), *_evidence(rules), *_properties(rules)]
    return "\n\n".join(parts) + "\n"


def _nodes(rules: Ontology) -> Iterator[str]:
    yield "## Entities"
    yield "Every entity carries the label `Entity` and one of these."
    yield _table(
        ("label", "Chinese", "English", "what it is", "`kind`", "`status`"),
        (
            (f"`{node.name}`", node.zh, node.en, node.about, " ".join(node.kinds), " ".join(node.statuses))
            for node in rules.nodes.values()
        ),
    )
    yield "### Statuses"
    yield _table(
        ("status", "Chinese", "English"), ((f"`{name}`", one["zh"], one["en"]) for name, one in rules.statuses.items())
    )


def _relations(rules: Ontology) -> Iterator[str]:
    yield "## Relations"
    yield "Each has at least one sentence that states it; any other pair of ends is refused."
    yield _table(
        ("type", "Chinese", "English", "from → to", "what the document says"),
        (
            (f"`{one.name}`", one.zh, one.en, _ends(one.ends), f"{one.about[0].lower()}{one.about[1:].rstrip('.')}")
            for one in rules.relations.values()
        ),
    )


def _indicators(rules: Ontology) -> Iterator[str]:
    about = rules.indicator
    yield "## Indicators"
    yield (
        f"`Indicator` ({about['zh']}): {about['about'][0].lower()}{about['about'][1:]} "
        f"`comparator` is one of {_codes(rules.comparators)}, `status` one of {_codes(rules.indicator_statuses)}."
    )


def _evidence(rules: Ontology) -> Iterator[str]:
    yield "## The evidence layer"
    yield _table(("type", "from → to"), ((f"`{name}`", _ends(ends)) for name, ends in rules.evidence.items()))


def _properties(rules: Ontology) -> Iterator[str]:
    yield "## Properties"
    yield "Lists of a relation are parallel: their places belong together, one for each stating sentence."
    for owner, names in rules.properties.items():
        yield f"### {'Relations of the ontology' if owner == 'relation' else f'`{owner}`'}"
        yield _values(names, rules.values)
    yield "### Beside the content"
    yield "What loading notes so that it can tell what is unchanged; no part of `digest` and of exports other than CSV."
    for owner, names in rules.bookkeeping.items():
        yield f"Of `{owner}`:"
        yield _values(names, rules.values)


def _values(names: Sequence[str], values: dict[str, Value]) -> str:
    return _table(
        ("property", "type", "what it holds"), ((f"`{name}`", values[name].type, values[name].about) for name in names)
    )


def _ends(ends: Iterable[tuple[str, str]]) -> str:
    """Pairs with the same head in one line: Policy, Program → ReformArea."""
    tails: dict[str, list[str]] = {}
    for head, tail in ends:
        tails.setdefault(head, []).append(tail)
    heads: dict[tuple[str, ...], list[str]] = {}
    for head, found in tails.items():
        heads.setdefault(tuple(found), []).append(head)
    return "; ".join(f"{', '.join(found)} → {', '.join(tail)}" for tail, found in heads.items())


def _codes(values: Iterable[str]) -> str:
    return ", ".join(f"`{value}`" for value in values)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


if __name__ == "__main__":
    FILE.write_text(page(), encoding="utf-8")
