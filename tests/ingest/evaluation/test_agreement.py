"""Two readings become one."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from ingest.evaluation.agreement import agreement, merged
from ingest.evaluation.facts import Facts, annotated, told
from tests.ingest.evaluation.readings import indicator, reading


def other() -> dict[str, Any]:
    """A second reading: other ids, names and status, something more and something less."""
    return {
        "entities": [
            {"id": "x1", "type": "Program", "name": "“林长制”", "also": ["林长制度"], "status": "completed"},
            {"id": "x2", "type": "ReformArea", "name": "深化农村改革"},
            {"id": "e4", "type": "Institution", "name": "区委"},
        ],
        "relations": [
            {"type": "SERVES", "head": "x1", "tail": "x2"},
            {"type": "LEADS", "head": "e4", "tail": "x2"},
        ],
        "indicators": [
            indicator("流转的土地", 44500, "亩", "x2", "") | {"status": "planned"},
            indicator("林长", 9, "人", None, ""),
        ],
    }


def test_what_both_found_is_required_and_the_rest_optional() -> None:
    both = merged(annotated(reading()), annotated(other()))
    required = {entity.names[0] for entity in both.entities if not entity.optional}
    assert required == {"深化农村改革", "林长制"} or required == {"农村改革", "林长制"}
    assert {entity.name for entity in both.entities if entity.optional} == {"营商环境", "天元区", "区委"}
    assert len({entity.id for entity in both.entities}) == len(both.entities) == 5
    by_name = {name: entity for entity in both.entities for name in entity.names}
    assert by_name["林长制度"] is by_name["林长制"]
    assert by_name["林长制"].status is None
    serves, leads = both.relations
    assert (serves.type, serves.optional) == ("SERVES", False)
    assert (leads.type, leads.head, leads.tail) == ("LEADS", by_name["区委"].id, by_name["农村改革"].id)
    assert leads.optional


def test_indicators_keep_what_readers_agree_on() -> None:
    both = merged(annotated(reading()), annotated(other()))
    land, *rest = both.indicators
    assert (land.optional, land.status, land.comparator, land.topic) == (False, None, "=", "e1")
    assert all(one.optional for one in rest)
    assert {one.name for one in rest} == {"新增企业", "科技企业", "林长"}


def test_optional_to_one_reader_is_optional() -> None:
    second = deepcopy(reading())
    second["entities"][1]["optional"] = True
    second["relations"][0]["optional"] = True
    second["indicators"][0]["optional"] = True
    both = merged(annotated(reading()), annotated(second))
    assert both.entities[1].optional
    assert both.relations[0].optional
    assert both.indicators[0].optional
    assert not both.entities[0].optional


def test_the_same_reading_twice_changes_nothing() -> None:
    facts = annotated(reading())
    assert merged(facts, facts) == facts
    assert all(tally.f1 == 1.0 for tally in agreement(facts, facts).parts.values())


def test_agreement_counts_optional_facts_too() -> None:
    score = agreement(annotated(reading()), annotated(other()))
    entities = score.parts["entities", ""]
    assert (entities.right, entities.found, entities.gold) == (2, 3, 4)
    relations = score.parts["relations", ""]
    assert (relations.right, relations.found, relations.gold) == (1, 2, 1)


def test_facts_are_written_as_they_are_read() -> None:
    facts = annotated(reading())
    assert annotated(told(facts)) == facts
    assert annotated(told(Facts((), (), ()))) == Facts((), (), ())
