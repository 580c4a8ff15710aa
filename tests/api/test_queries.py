from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from queries import catalog
from tests.api.pages import problem


def test_the_catalog_is_listed_with_parameters_and_cypher(client: TestClient) -> None:
    items = client.get("/api/v1/queries").json()["items"]
    assert [item["name"] for item in items] == list(catalog.catalog())
    one = next(item for item in items if item["name"] == "policies-of-area")
    area = next(parameter for parameter in one["parameters"] if parameter["name"] == "area")
    assert area["required"]
    assert area["type"] == "ReformArea"
    assert "MATCH" in one["cypher"]


def test_a_query_takes_names_and_ids_once_and_several_times(client: TestClient, named: dict[str, str]) -> None:
    by_name = client.get("/api/v1/queries/policies-of-area", params={"area": "农村改革"}).json()
    by_id = client.get("/api/v1/queries/policies-of-area", params={"area": named["农村改革"]}).json()
    assert by_name["rows"] == by_id["rows"] != []
    assert by_name["parameters"]["area"] == [named["农村改革"]]
    assert set(by_name["rows"][0]) == set(by_name["columns"])
    told = {one["sentence"] for one in by_name["evidence"]}
    assert told == {sentence for row in by_name["rows"] for sentence in row["sentences"]}
    several = {"entity": [named["河长制"], named["农村改革"]]}
    both = client.get("/api/v1/queries/evidence-of-entity", params=several).json()["rows"]
    single = client.get("/api/v1/queries/evidence-of-entity", params={"entity": named["河长制"]}).json()["rows"]
    assert len(both) > len(single) > 0


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/queries/nothing", 404),
        ("/queries/policies-of-area", 422),
        ("/queries/policies-of-area?area=没有这个领域", 422),
        ("/queries/policies-of-area?area=农村改革&colour=red", 422),
        ("/queries/policies-of-area?area=农村改革&limit=0", 422),
        ("/queries/search-entities?words=？", 422),
        ("/queries/by-status?status=asleep", 422),
        ("/ask", 422),
        ("/ask?q=", 422),
        ("/ask?q=%20%20", 422),
        ("/ask?q=" + "改" * 501, 422),
    ],
)
def test_a_wrong_query_is_a_problem(client: TestClient, address: str, status: int) -> None:
    problem(client.get(f"/api/v1{address}"), status)


@pytest.mark.parametrize("question", ["农村改革有哪些政策？", "Which policies serve the rural reform?"])
def test_a_question_is_answered_with_evidence(client: TestClient, question: str) -> None:
    answer = client.get("/api/v1/ask", params={"q": question}).json()
    assert answer["query"] == "policies-of-area"
    assert "株洲市天元区农村土地经营权流转管理办法" in answer["answers"]
    assert any("农村土地经营权流转管理办法" in one["text"] for one in answer["evidence"])


def test_what_cannot_be_answered_has_no_answers(client: TestClient) -> None:
    answer = client.get("/api/v1/ask", params={"q": "What is the weather like tomorrow?"}).json()
    assert answer["answers"] == []
    assert answer["value"] is None
