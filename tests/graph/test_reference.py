import re

import pytest

from graph import reference
from graph.errors import OntologyError
from graph.ontology import ontology


def test_the_page_is_up_to_date() -> None:
    assert reference.FILE.read_text(encoding="utf-8") == reference.page(), "run python -m graph.reference"


def test_every_property_says_what_it_holds() -> None:
    rules = ontology()
    named = {name for names in (*rules.properties.values(), *rules.bookkeeping.values()) for name in names}
    assert named == set(rules.values)
    kinds = "text|integer|number|reference"
    assert all(re.fullmatch(f"({kinds})s?", value.type) for value in rules.values.values())
    assert {label for label in rules.labels if label not in rules.nodes} <= set(rules.properties)


def test_statuses_have_labels() -> None:
    rules = ontology()
    used = {status for node in rules.nodes.values() for status in node.statuses} | set(rules.indicator_statuses)
    assert used == set(rules.statuses)


@pytest.mark.parametrize(
    ("kind", "head", "tail", "line"),
    [
        ("SERVES", "Region", "ReformArea", "SERVES cannot join Region to ReformArea; allowed: Policy to ReformArea, "),
        ("SERVES", "ReformArea", "Policy", "SERVES cannot join ReformArea to Policy"),
        ("KNOWS", "Region", "Region", "no relation type KNOWS; known: SERVES, "),
    ],
)
def test_ends_that_do_not_fit_are_told(kind: str, head: str, tail: str, line: str) -> None:
    with pytest.raises(OntologyError, match=f"^{line}"):
        ontology().check_relation(kind, head, tail)
