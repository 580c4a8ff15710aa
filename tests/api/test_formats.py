"""Answers in other formats and languages."""

from __future__ import annotations

import csv
import io
import json
from itertools import pairwise
from typing import Any

import networkx as nx
import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from api import exports
from api.negotiation import FORMATS, preferred
from tests.api.pages import problem

GRAPHS = ("graphml", "jsonld", "cytoscape")


def rows(answer: Any) -> list[dict[str, str]]:
    assert answer.status_code == 200, answer.text
    return list(csv.DictReader(io.StringIO(answer.text)))


def drawn(text: str, form: str) -> tuple[set[str], set[tuple[str, str, str]]]:
    """Ids of the nodes, and type and ends of the relations."""
    if form == "cytoscape":
        elements = json.loads(text)["elements"]
        edges = {(e["data"]["type"], e["data"]["source"], e["data"]["target"]) for e in elements["edges"]}
        return {node["data"]["id"] for node in elements["nodes"]}, edges
    if form == "graphml":
        graph = nx.parse_graphml(text, force_multigraph=True)
        return set(graph), {(data["type"], head, tail) for head, tail, data in graph.edges(data=True)}
    things = json.loads(text)["@graph"]
    nodes = {one["@id"].removeprefix("rg:") for one in things if "@type" in one and one["@type"] != "rdf:Statement"}
    edges = {
        (kind, one["@id"].removeprefix("rg:"), (tail if isinstance(tail, str) else tail["@id"]).removeprefix("rg:"))
        for one in things
        if "@type" not in one
        for kind, tail in one.items()
        if kind != "@id"
    }
    return nodes, edges


@pytest.mark.parametrize("form", GRAPHS)
def test_relations_become_the_same_graph_in_every_format(client: TestClient, form: str) -> None:
    items = client.get("/api/v1/relations?limit=200").json()["items"]
    answer = client.get("/api/v1/relations", params={"limit": 200, "format": form})
    assert answer.headers["content-type"].startswith(FORMATS[form])
    nodes, edges = drawn(answer.text, form)
    assert edges == {(one["type"], one["head"]["id"], one["tail"]["id"]) for one in items}
    assert nodes == {one[end]["id"] for one in items for end in ("head", "tail")}


@pytest.mark.parametrize("form", GRAPHS)
def test_nodes_and_relations_of_cypher_become_a_graph(client: TestClient, form: str) -> None:
    query = "MATCH way = (p:Policy)-[r:SERVES]->(a:ReformArea) RETURN {} ORDER BY p.id, a.id LIMIT 5"
    graphs = []
    for wanted in ("way", "p, r, a", "r"):
        body = {"query": query.format(wanted)}
        graphs.append(drawn(client.post(f"/api/v1/cypher?format={form}", json=body).text, form))
    assert graphs[0] == graphs[1]
    assert len(graphs[0][1]) == len(graphs[2][1]) == 5
    assert all(kind == "SERVES" and {head, tail} <= graphs[0][0] for kind, head, tail in graphs[0][1])


def test_nested_things_are_joined(client: TestClient, named: dict[str, str]) -> None:
    tree = client.get("/api/v1/areas", params={"root": named["农村改革"], "format": "cytoscape"})
    nodes, edges = drawn(tree.text, "cytoscape")
    assert ("PART_OF", next(iter(nodes - {named["农村改革"]})), named["农村改革"]) in edges or len(nodes) > 1
    assert {kind for kind, _, _ in edges} == {"PART_OF"}
    measured = client.get(f"/api/v1/areas/{named['农村改革']}/indicators", params={"format": "cytoscape"})
    assert {kind for kind, _, _ in drawn(measured.text, "cytoscape")[1]} == {"MEASURES"}


def test_tables_hold_every_item(client: TestClient, named: dict[str, str]) -> None:
    items = client.get("/api/v1/relations?limit=20").json()["items"]
    table = rows(client.get("/api/v1/relations?limit=20&format=csv"))
    assert [(row["id"], row["head.name"], row["tail.id"]) for row in table] == [
        (one["id"], one["head"]["name"], one["tail"]["id"]) for one in items
    ]
    one = rows(client.get(f"/api/v1/entities/{named['农村改革']}", headers={"Accept": "text/csv"}))
    assert [row["name"] for row in one] == ["农村改革"]
    query = client.get("/api/v1/queries/policies-of-area?area=农村改革").json()
    table = rows(client.get("/api/v1/queries/policies-of-area?area=农村改革&format=csv"))
    assert [row["id"] for row in table] == [row["id"] for row in query["rows"]]
    assert list(table[0]) == query["columns"]
    answer = client.post("/api/v1/cypher?format=csv", json={"query": "RETURN 1 AS x, [1, 2] AS y, {a: 1} AS z"})
    assert rows(answer) == [{"x": "1", "y": "1; 2", "z": '{"a": 1}'}]


def test_a_cut_table_and_a_list_that_goes_on_say_so(client: TestClient) -> None:
    cut = client.post("/api/v1/cypher?format=csv", json={"query": "UNWIND range(1, 20000) AS x RETURN x"})
    assert cut.headers["X-Truncated"] == "true"
    first = client.get("/api/v1/entities?limit=2&format=csv")
    there = first.headers["Link"].partition(">")[0].removeprefix("<")
    second = client.get(there)
    ids = [row["id"] for answer in (first, second) for row in rows(answer)]
    assert ids == [one["id"] for one in client.get("/api/v1/entities?limit=4").json()["items"]]
    assert "Link" not in client.get("/api/v1/documents?limit=200").headers


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    "address",
    [
        "/entities",
        "/areas",
        "/documents",
        "/indicators",
        "/queries",
        "/ontology",
        "/statistics",
        "/ask?q=农村改革的政策",
    ],
)
def test_every_answer_comes_in_every_format(client: TestClient, address: str, form: str) -> None:
    answer = client.get(f"/api/v1{address}", headers={"Accept": f"{FORMATS[form]}, */*;q=0.1"})
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(FORMATS[form])
    assert "Accept" in answer.headers["Vary"]
    if form == "csv":
        assert rows(answer)
    elif form in GRAPHS:
        drawn(answer.text, form)


def test_an_unknown_format_is_a_problem_and_an_unknown_type_is_json(client: TestClient) -> None:
    problem(client.get("/api/v1/entities?format=xlsx"), 422)
    assert client.get("/api/v1/entities", headers={"Accept": "application/xml"}).json()["items"]


VALUES = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


NAMES = st.sampled_from(["labels", "sentences", "document", 'a "b"', "<x>"])


@given(st.lists(st.dictionaries(NAMES, VALUES), max_size=4))
def test_any_rows_make_a_file_that_can_be_read(found: list[dict[str, Any]]) -> None:
    nodes = [
        {"id": str(place), "labels": ["X"], "properties": {**one, "id": f"x-{place}"}}
        for place, one in enumerate(found)
    ]
    ties = [
        {"id": "r", "type": "KNOWS", "start": a["id"], "end": b["id"], "properties": a["properties"]}
        for a, b in pairwise(nodes)
    ]
    content = {"columns": ["n"], "rows": [[one] for one in nodes + ties], "truncated": False}
    graphs = [drawn(exports.drawn(content, form), form) for form in GRAPHS]
    assert graphs[0] == graphs[1] == graphs[2]
    assert len(list(csv.reader(io.StringIO(exports.table(content))))) == 1 + len(nodes) + len(ties)


def test_labels_come_in_the_language_asked_for(client: TestClient, named: dict[str, str]) -> None:
    address = f"/api/v1/entities/{named['农村改革']}/relations?type=SERVES"
    for asked, language, kind, relation in (
        (None, "zh", "改革领域", "服务于"),
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh", "改革领域", "服务于"),
        ("en-GB", "en", "Reform area", "serves"),
        ("fr, en;q=0.5, zh;q=0.1", "en", "Reform area", "serves"),
        ("de", "zh", "改革领域", "服务于"),
    ):
        answer = client.get(address, headers={"Accept-Language": asked} if asked else {})
        assert answer.headers["Content-Language"] == language
        assert "Accept-Language" in answer.headers["Vary"]
        one = answer.json()["items"][0]
        assert (one["tail"]["type_label"], one["type_label"]) == (kind, relation)
    policies = client.get("/api/v1/entities?type=Policy&limit=200", headers={"Accept-Language": "en"}).json()["items"]
    labels = {one["status"]: one["status_label"] for one in policies}
    assert labels["issued"] == "issued"
    assert labels.get("underway", "under way") == "under way"
    assert labels.get(None) is None


def test_answers_in_two_languages_have_two_tags(client: TestClient) -> None:
    tags = {
        client.get("/api/v1/areas", headers={"Accept-Language": language}).headers["ETag"] for language in ("zh", "en")
    }
    assert len(tags) == 2


@given(st.text(max_size=40))
def test_any_header_can_be_read(text: str) -> None:
    assert all(value == value.strip().lower() for value in preferred(text))


def test_what_is_not_wanted_is_left_out() -> None:
    assert preferred("en;q=0, zh;q=0.2, fr") == ["fr", "zh"]


@pytest.mark.parametrize(
    ("language", "policy", "issued"), [("zh", "政策文件", "印发"), ("en-GB,zh;q=0.5", "Policy", "Issued")]
)
def test_names_of_the_model_in_rows_and_counts_have_labels(
    client: TestClient, language: str, policy: str, issued: str
) -> None:
    headers = {"Accept-Language": language}
    counts = client.get("/api/v1/statistics", headers=headers).json()
    assert set(counts["labels"]) == {*counts["entities"], *counts["relations"]}
    assert counts["labels"]["Policy"] == policy
    asked = client.get("/api/v1/ask", params={"q": "农村改革有哪些政策？"}, headers=headers).json()
    assert {row["status"] for row in asked["rows"] if row["status"]} == set(asked["labels"])
    assert asked["labels"]["issued"].lower() == issued.lower()
    catalog = {one["name"]: one for one in client.get("/api/v1/queries", headers=headers).json()["items"]}
    known = catalog[asked["query"]]
    assert asked["query_label"] == known["label"] == known[language[:2]]
    run = client.get(f"/api/v1/queries/{asked['query']}?area=农村改革", headers=headers).json()
    assert run["labels"] == asked["labels"]
    assert "labels" not in client.get("/api/v1/statistics?format=csv").text
