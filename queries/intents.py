"""From an understood question to a query of the catalog with its parameters, by the rules of lexicon/intents.yaml."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from graph.ontology import ontology
from queries import catalog
from queries.question import HEAD, Mention, Question, words

FILTERS = ("Region",)


@dataclass(slots=True)
class Plan:
    """A query and its parameters, as `catalog.run` takes them."""

    query: str
    parameters: dict[str, Any] = field(default_factory=dict)


def plan(question: Question) -> Plan | None:
    """The query that answers the question, or None where nothing in the graph can."""
    if question.unknown or question.unlinked or (question.pair and len(question.mentions) == 1):
        return None
    rules = words("intents")
    mentions = question.mentions
    for mention in mentions:
        _settle(question, mention)
    if not mentions:
        for rule in rules["bare"]:
            if _fits(rule, question, None):
                return _bare(rule, question)
        return None
    if len(mentions) >= 2:
        for rule in rules["pairs"]:
            if (rule.get("path") and question.path) or (rule.get("evidence") and question.asked == "Evidence"):
                first, second = rule["as"]
                return Plan(rule["query"], {first: mentions[0].ids, second: mentions[1].ids})
    for mention in _order(mentions):
        for rule in rules["rules"]:
            if _fits(rule, question, mention):
                return _filled(rule, question, mention)
    return None


def _settle(question: Question, mention: Mention) -> None:
    """Of things of several types with the same name, first the one that the question's relation may join."""
    if question.relation is None or mention.role is None:
        fitting = {"ReformArea"} if question.asked in ("Policy", "Program", "ReformArea") else set()
    else:
        ends = ontology().relations[question.relation].ends
        fitting = {head if mention.role == HEAD else tail for head, tail in ends}
    mention.entities.sort(key=lambda one: one.type not in fitting)


def _order(mentions: list[Mention]) -> list[Mention]:
    """What the question is about first: a region beside something else only narrows."""
    return sorted(mentions, key=lambda mention: mention.type in FILTERS)


def _fits(rule: dict[str, Any], question: Question, mention: Mention | None) -> bool:
    if mention is not None and "mention" in rule and mention.type not in rule["mention"]:
        return False
    if "relation" in rule and question.relation not in rule["relation"]:
        return False
    if "role" in rule and mention is not None and mention.role != rule["role"]:
        return False
    if "asked" in rule and question.asked not in rule["asked"]:
        return False
    flags = {
        "most": question.most,
        "about": question.about,
        "status": question.status is not None,
        "count": question.count,
    }
    return all(flags[flag] for flag in flags if rule.get(flag))


def _filled(rule: dict[str, Any], question: Question, mention: Mention) -> Plan:
    made = Plan(rule["query"], {rule["as"]: mention.ids, **rule.get("with", {})})
    known = {parameter.name for parameter in catalog.get(made.query).parameters}
    if question.kind:
        made.parameters.update({name: question.kind for name in ("kind", "suffix") if name in known})
    if question.compared and "by" in known:
        made.parameters["by"] = question.compared
    if question.status and "status" in known and question.asked in ("Policy", "Program"):
        made.parameters["status"] = question.status
    places = [other for other in question.mentions if other is not mention and other.type == "Region"]
    if places and "region" in known and rule["as"] != "region":
        made.parameters["region"] = places[0].ids
    return made


def _bare(rule: dict[str, Any], question: Question) -> Plan:
    made = Plan(rule["query"])
    if made.query == "areas-most-served" and question.compared:
        made.parameters["by"] = question.compared
    if made.query == "by-status":
        made.parameters = {"type": question.asked, "status": question.status}
        if question.kind:
            made.parameters["kind"] = question.kind
    return made
