"""What a language model adds to a document that the rules have read, and what is not let in."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from graph.config import load
from graph.errors import UsageError
from graph.model import Document, Extraction, check
from graph.ontology import ontology
from ingest.llm.model import LanguageModel
from ingest.pipeline import extract
from tests.ingest.llm.conftest import KEY
from tests.ingest.llm.endpoint import NOTHING, Endpoint, Reply, completion

TEXT = """天元区2024年改革工作小结

一、深化农村改革
三门镇的村民每月围坐一次，大家叫它板凳夜话，如今已经传开。区农业农村局牵头推进农村土地制度改革，流转土地4.8万亩。

二、深化教育综合改革
学校门口的牌子写着“资助学生38人”。
"""
DOCUMENT = Document("summary.txt", TEXT, "", title="天元区2024年改革工作小结", region="湖南省/株洲市/天元区")


def entity(ident: str, kind: str, name: str, quote: str, **more: Any) -> dict[str, Any]:
    return {"id": ident, "type": kind, "name": name, "quote": quote, "kind": None, "status": None, **more}


def relation(kind: str, head: str, tail: str, quote: str) -> dict[str, Any]:
    return {"type": kind, "head": head, "tail": tail, "quote": quote}


def indicator(**more: Any) -> dict[str, Any]:
    given = {
        "name": "资助学生",
        "value": 38,
        "value_max": None,
        "unit": "人",
        "comparator": "=",
        "period": None,
        "status": "achieved",
        "topic": None,
        "quote": "资助学生38人",
    }
    return {**given, **more}


CHAT = entity("e1", "Program", "板凳夜话", "大家叫它板凳夜话", status="underway")
AREA = entity("e2", "ReformArea", "农村改革", "深化农村改革")
SCHOOLS = entity("e3", "ReformArea", "教育综合改革", "教育综合改革")
SERVES = relation("SERVES", "e1", "e2", "如今已经传开")
GOOD = {
    "entities": [CHAT, AREA, SCHOOLS],
    "relations": [SERVES],
    "indicators": [indicator(topic="e3", period="2024年")],
}


def names(extraction: Extraction) -> set[tuple[str, str]]:
    return {(entity.type, entity.name) for entity in extraction.entities}


def relations(extraction: Extraction) -> set[tuple[str, str, str]]:
    named = {entity.id: entity.name for entity in extraction.entities}
    return {(one.type, named[one.head], named[one.tail]) for one in extraction.relations}


def test_what_the_rules_missed_is_added_and_theirs_stands(endpoint: Endpoint, language_model: LanguageModel) -> None:
    endpoint.facts = GOOD
    rules, both = extract(DOCUMENT), extract(DOCUMENT, language_model)
    check(both)
    assert names(both) - names(rules) == {("Program", "板凳夜话")}
    assert set(rules.entities) < set(both.entities)
    assert relations(both) - relations(rules) == {("SERVES", "板凳夜话", "农村改革")}
    assert set(rules.relations) < set(both.relations)
    (found,) = set(both.indicators) - set(rules.indicators)
    assert set(rules.indicators) < set(both.indicators)
    assert TEXT[found.start : found.end] == "资助学生38人"
    assert (found.name, found.value, found.unit, found.period, found.period_iso) == (
        "资助学生",
        38,
        "人",
        "2024年",
        "2024",
    )
    assert found.topic == next(one.id for one in both.entities if one.name == "教育综合改革")


def test_what_the_model_adds_says_who_found_it_where_and_is_no_surer(
    endpoint: Endpoint, language_model: LanguageModel
) -> None:
    endpoint.facts = GOOD
    both = extract(DOCUMENT, language_model)
    (chat,) = (one for one in both.entities if one.name == "板凳夜话")
    assert [TEXT[mention.start : mention.end] for mention in chat.mentions] == ["板凳夜话"]
    assert (chat.status, chat.confidence) == ("underway", 0.5)
    (serves,) = (one for one in both.relations if one.head == chat.id)
    (statement,) = serves.statements
    assert (statement.trigger, statement.extractor) == ("如今已经传开", "llm:reader-1")
    assert serves.confidence <= 0.5
    sentence = both.sentences[statement.sentence]
    assert "如今已经传开" in TEXT[sentence.start : sentence.end]
    (found,) = (one for one in both.indicators if one.extractor == "llm:reader-1")
    assert found.confidence == 0.5


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ({"entities": [entity("e1", "Program", "邻里茶会", "邻里茶会")]}, "with a quote that is not in the text"),
        ({"entities": [entity("e1", "Program", "", "板凳夜话")]}, "with a name that its quote does not give"),
        ({"entities": [entity("e1", "Program", "夜话工程", "板凳夜话")]}, "with a name that its quote does not give"),
        ({"entities": [entity("e1", "Person", "村民", "村民")]}, "that the ontology does not allow"),
        ({"entities": [entity("e1", "Region", "板凳", "板凳")]}, "about a place that the register does not know"),
        ({"entities": [{"id": "e1", "type": "Program"}]}, "of a wrong shape"),
        ({"entities": ["板凳夜话"]}, "of a wrong shape"),
        ({"relations": [relation("SERVES", "e1", "e2", "传开")]}, "about an entity that was dropped"),
        (
            {"entities": [AREA, SCHOOLS], "relations": [relation("LEADS", "e2", "e3", "传开")]},
            "that the ontology does not allow",
        ),
        (
            {"entities": [AREA, SCHOOLS], "relations": [relation("PART_OF", "e3", "e2", "属于农村改革")]},
            "with a quote that is not in the text",
        ),
        ({"indicators": [indicator(quote="资助学生39人", value=39)]}, "with a quote that is not in the text"),
        ({"indicators": [indicator(value=380000)]}, "with a number that its quote does not give"),
        ({"indicators": [indicator(value="38")]}, "of a wrong shape"),
        ({"indicators": [indicator(value=True)]}, "of a wrong shape"),
        ({"indicators": [indicator(name="资助老人")]}, "with a name that its quote does not give"),
        ({"indicators": [indicator(status="hoped")]}, "that the ontology does not allow"),
        ({"indicators": [indicator(topic="e9")]}, "about an entity that was dropped"),
    ],
)
def test_what_the_text_does_not_bear_out_is_dropped_and_counted(
    endpoint: Endpoint, language_model: LanguageModel, answer: dict[str, Any], reason: str
) -> None:
    endpoint.facts = {**NOTHING, **answer}
    rules, both = extract(DOCUMENT), extract(DOCUMENT, language_model)
    check(both)
    assert (both.entities, both.relations, both.indicators) == (rules.entities, rules.relations, rules.indicators)
    assert language_model.told().endswith(f"dropped: 1 {reason}")


def test_a_value_that_the_type_has_not_is_left_out(endpoint: Endpoint, language_model: LanguageModel) -> None:
    endpoint.facts = {**NOTHING, "entities": [{**CHAT, "kind": "党委", "status": "issued"}]}
    (chat,) = (one for one in extract(DOCUMENT, language_model).entities if one.name == "板凳夜话")
    assert (chat.kind, chat.status) == (None, None)


def test_what_the_rules_found_at_the_place_is_not_added_again(
    endpoint: Endpoint, language_model: LanguageModel
) -> None:
    longer = entity("e1", "ReformArea", "推进农村土地制度改革", "推进农村土地制度改革")
    land = indicator(name="流转土地", value=48000, unit="亩", quote="流转土地4.8万亩")
    endpoint.facts = {"entities": [longer], "relations": [], "indicators": [land]}
    rules, both = extract(DOCUMENT), extract(DOCUMENT, language_model)
    assert (both.entities, both.indicators) == (rules.entities, rules.indicators)
    assert "0 facts added, 2 known to the rules" in language_model.told()


@pytest.mark.parametrize("said", ["", "no JSON", "[1, 2]", '{"entities": []}', '{"entities": [', "[" * 100_000])
def test_an_answer_that_cannot_be_read_costs_no_fact_of_the_rules(
    endpoint: Endpoint, language_model: LanguageModel, said: str
) -> None:
    endpoint.replies.append(Reply(completion(said)))
    rules, both = extract(DOCUMENT), extract(DOCUMENT, language_model)
    assert both.entities == rules.entities
    assert "dropped: 1 answers that were no JSON as asked for" in language_model.told()
    # it is not kept, so the next run asks again
    endpoint.facts = GOOD
    assert ("Program", "板凳夜话") in names(extract(DOCUMENT, language_model))


def test_a_fence_around_the_answer_is_passed_over(endpoint: Endpoint, language_model: LanguageModel) -> None:
    whole = completion(GOOD)
    endpoint.replies.append(
        Reply(whole.replace(b'"content": "', b'"content": "```json\\n').replace(b'}", "', b'}```", "'))
    )
    extract(DOCUMENT, language_model)
    assert "3 facts added" in language_model.told()


def test_an_answer_that_was_cut_is_asked_for_in_halves(endpoint: Endpoint, language_model: LanguageModel) -> None:
    endpoint.replies.append(Reply(completion('{"entities": [', finish="length")))
    endpoint.facts = GOOD
    assert ("Program", "板凳夜话") in names(extract(DOCUMENT, language_model))
    whole, first, second = endpoint.passages()
    assert f"{first}\n{second}" == whole


def test_the_request_has_schema_and_passage_and_options(
    endpoint: Endpoint, environment: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REFORMGRAPH_LLM_OPTIONS", '{"temperature": null, "reasoning_effort": "low"}')
    model = LanguageModel(load())
    extract(DOCUMENT, model)
    model.close()
    ((headers, body),) = endpoint.asked
    assert headers["authorization"] == f"Bearer {KEY}"
    assert (body["model"], body["reasoning_effort"]) == ("reader-1", "low")
    assert "temperature" not in body
    schema = body["response_format"]["json_schema"]["schema"]
    assert schema["$defs"]["EntityFact"]["properties"]["type"]["enum"] == list(ontology().nodes)
    assert "MEASURES" not in schema["$defs"]["RelationFact"]["properties"]["type"]["enum"]
    for shape in schema["$defs"].values():
        assert shape["required"] == list(shape["properties"])
        assert shape["additionalProperties"] is False
    assert "板凳夜话" in body["messages"][1]["content"]


def test_answers_are_kept(endpoint: Endpoint, language_model: LanguageModel) -> None:
    endpoint.facts = GOOD
    first = extract(DOCUMENT, language_model)
    assert extract(DOCUMENT, language_model) == first
    assert len(endpoint.asked) == 1
    extract(replace(DOCUMENT, text=TEXT.replace("三门镇", "雷打石镇")), language_model)
    assert len(endpoint.asked) == 2
    for file in language_model.kept.folder.rglob("*.json"):
        file.write_text("{", encoding="utf-8")
    assert extract(DOCUMENT, language_model) == first
    assert len(endpoint.asked) == 3


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("REFORMGRAPH_LLM_URL", ""),
        ("REFORMGRAPH_LLM_MODEL", ""),
        ("REFORMGRAPH_LLM_URL", "host/v1"),
        ("REFORMGRAPH_LLM_URL", "http://[::1"),
        ("REFORMGRAPH_LLM_URL", "http://user:sk-of-the-test@host/v1"),
        ("REFORMGRAPH_LLM_KEY", "sk-of-the-test\n"),
        ("REFORMGRAPH_LLM_BUDGET", "-1"),
        ("REFORMGRAPH_LLM_OPTIONS", "{"),
    ],
)
def test_settings_that_cannot_be_used_are_named(
    environment: None, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(UsageError, match=name) as raised:
        LanguageModel(load())
    assert KEY not in str(raised.value)
