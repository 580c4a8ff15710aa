from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from graph.store import Store
from tests.api.pages import everything, problem


def ids(items: list[dict]) -> list[str]:
    return [item["id"] for item in items]


def test_entities_are_all_listed_once_page_by_page(client: TestClient, loaded: Store) -> None:
    items = everything(client, "/entities", limit=7)
    assert sorted(ids(items)) == sorted(row["id"] for row in loaded.read("MATCH (n:Entity) RETURN n.id AS id"))
    assert [item["name"] for item in items] == sorted(item["name"] for item in items)


@pytest.mark.parametrize("kind", ["ReformArea", "Institution", "Policy", "Program", "Region"])
def test_entities_of_a_type(client: TestClient, loaded: Store, kind: str) -> None:
    items = everything(client, "/entities", type=kind, limit=5)
    assert {item["type"] for item in items} == {kind}
    assert (
        len(items) == loaded.read("MATCH (n:Entity) WHERE $kind IN labels(n) RETURN count(n) AS n", kind=kind)[0]["n"]
    )


def test_search_finds_the_very_name_first(client: TestClient, loaded: Store) -> None:
    items = everything(client, "/entities", q="农村改革", limit=2)
    assert items[0]["name"] == "农村改革"
    assert len(items) > 1
    assert len(set(ids(items))) == len(items)
    for item in items:
        assert any("农村改革" in name.replace(" ", "") for name in (item["name"], *item["aliases"]))
    holding = loaded.read("MATCH (n:Entity) WHERE n.name CONTAINS '农村改革' RETURN n.id AS id")
    assert {row["id"] for row in holding} <= set(ids(items))


def test_search_by_one_character_by_alias_and_for_nothing(client: TestClient) -> None:
    assert all("河" in "".join([i["name"], *i["aliases"]]) for i in everything(client, "/entities", q="河"))
    assert everything(client, "/entities", q="河")
    assert everything(client, "/entities", q="“河长制”", type="Program")[0]["name"] == "河长制"
    for nothing in ("？！", "没有这样的名称", '"', "\\", "AND", "a*b:c~"):
        assert everything(client, "/entities", q=nothing) == []


def test_entities_of_a_region_are_in_it_or_stated_there(
    client: TestClient, named: dict[str, str], loaded: Store
) -> None:
    district = set(ids(everything(client, "/entities", region=named["天元区"])))
    city = set(ids(everything(client, "/entities", region=named["株洲市"])))
    assert named["天元区"] in district
    assert district < city
    problem(client.get("/api/v1/entities", params={"region": "region-0000000000000000"}), 422)


def test_one_entity_counts_what_its_lists_hold(client: TestClient, named: dict[str, str]) -> None:
    identifier = named["农村改革"]
    entity = client.get(f"/api/v1/entities/{identifier}").json()
    assert entity["name"] == "农村改革"
    relations = everything(client, f"/entities/{identifier}/relations", limit=3)
    for count in entity["relations"]:
        listed = everything(
            client, f"/entities/{identifier}/relations", type=count["type"], direction=count["direction"]
        )
        assert len(listed) == count["count"]
        assert {(one["type"], one["direction"]) for one in listed} == {(count["type"], count["direction"])}
    assert len(relations) == sum(count["count"] for count in entity["relations"])
    evidence = everything(client, f"/entities/{identifier}/evidence", limit=2)
    assert len(evidence) == entity["sentences"] > 0
    assert len({one["document"]["id"] for one in evidence}) == entity["documents"]
    for one in evidence:
        for place in one["mentions"]:
            name = one["text"][place["start"] - one["start"] : place["end"] - one["start"]]
            assert name in (entity["name"], *entity["aliases"])


def test_relations_are_all_listed_once_page_by_page(client: TestClient, loaded: Store) -> None:
    items = everything(client, "/relations", limit=9)
    rows = loaded.read("MATCH (a:Entity|Indicator)-[r]->(b:Entity) RETURN type(r) + '.' + a.id + '.' + b.id AS id")
    assert sorted(ids(items)) == sorted(row["id"] for row in rows)


def test_relations_are_filtered_by_each_of_their_sides(client: TestClient, named: dict[str, str]) -> None:
    relations = everything(client, "/relations", limit=200)
    area = named["农村改革"]
    one = next(item for item in relations if item["type"] == "SERVES" and item["tail"]["id"] == area)
    document = one["documents"][0]
    wanted = {
        "type": lambda r: r["type"] == "SERVES",
        "head": lambda r: r["head"]["id"] == one["head"]["id"],
        "tail": lambda r: r["tail"]["id"] == area,
        "document": lambda r: document in r["documents"],
        "min_confidence": lambda r: r["confidence"] >= one["confidence"],
        "status": lambda r: "underway" in (r["head"]["status"], r["tail"]["status"]),
    }
    values = {
        "type": "SERVES",
        "head": one["head"]["id"],
        "tail": area,
        "document": document,
        "min_confidence": one["confidence"],
        "status": "underway",
    }
    for name, fits in wanted.items():
        found = everything(client, "/relations", limit=3, **{name: values[name]})
        assert sorted(ids(found)) == sorted(ids([item for item in relations if fits(item)])), name
        assert found
    together = everything(client, "/relations", **{name: values[name] for name in ("type", "head", "tail", "document")})
    assert ids(together) == [one["id"]]
    several = everything(client, "/relations", type=["SERVES", "PART_OF"])
    assert {item["type"] for item in several} == {"SERVES", "PART_OF"}


def test_relations_of_a_period_and_a_region(client: TestClient, named: dict[str, str], loaded: Store) -> None:
    rows = loaded.read("""
        MATCH (a:Entity|Indicator)-[r]->(b:Entity)
        WHERE any(date IN r.dates WHERE date STARTS WITH '2023')
        RETURN type(r) + '.' + a.id + '.' + b.id AS id
    """)
    assert sorted(ids(everything(client, "/relations", period="2023"))) == sorted(row["id"] for row in rows)
    assert everything(client, "/relations", period="../1999") == []
    both = len(everything(client, "/relations", period="2023-01/2023-06-30"))
    assert 0 < both < len(rows)
    district = set(ids(everything(client, "/relations", region=named["天元区"])))
    assert district
    assert district < set(ids(everything(client, "/relations", region=named["株洲市"])))
    problem(client.get("/api/v1/relations", params={"period": "soon"}), 422)


def test_relations_of_every_type_have_the_sentences_that_state_them(client: TestClient) -> None:
    relations = everything(client, "/relations", limit=200)
    first = {relation["type"]: relation for relation in relations}
    longest = {relation["type"]: relation for relation in sorted(relations, key=lambda one: len(one["sentences"]))}
    assert len(first) > 5
    for relation in [*first.values(), *longest.values()]:
        evidence = everything(client, f"/relations/{relation['id']}/evidence", limit=1)
        assert [one["sentence"] for one in evidence] == relation["sentences"]
        assert {one["document"]["id"] for one in evidence} == set(relation["documents"])
        assert max(one["confidence"] for one in evidence) == relation["confidence"]


def test_relations_that_are_not_there(client: TestClient, named: dict[str, str]) -> None:
    area = named["农村改革"]
    for identifier in ("x", "SERVES", f"SERVES.{area}.{area}", f"LOVES.{area}.{area}", "SERVES.a.b.c", "MENTIONS.a.b"):
        problem(client.get(f"/api/v1/relations/{identifier}/evidence"), 404)


def test_ways_lead_from_one_end_to_the_other(client: TestClient, named: dict[str, str]) -> None:
    ends = {"from": named["河长制"], "to": named["农村改革"]}
    answer = client.get("/api/v1/paths", params=ends).json()
    assert answer["items"]
    assert answer["next"] is None
    for way in answer["items"]:
        assert [way["nodes"][0]["id"], way["nodes"][-1]["id"]] == list(ends.values())
        assert len(way["relations"]) == way["length"] == len(way["nodes"]) - 1
        for place, relation in enumerate(way["relations"]):
            step = {way["nodes"][place]["id"], way["nodes"][place + 1]["id"]}
            assert {relation["head"]["id"], relation["tail"]["id"]} == step
            assert relation["sentences"]
    problem(client.get("/api/v1/paths", params={**ends, "to": "area-0000000000000000"}), 404)
    problem(client.get("/api/v1/paths", params={"from": ends["from"]}), 422)


def test_the_tree_holds_every_area_with_its_counts(client: TestClient, loaded: Store) -> None:
    found: dict[str, dict] = {}

    def walk(area: dict) -> None:
        if not area["repeated"]:
            assert area["id"] not in found
            found[area["id"]] = area
        for child in area["children"]:
            walk(child)

    for root in everything(client, "/areas", limit=200):
        walk(root)
    rows = loaded.read("""
        MATCH (a:ReformArea)
        RETURN a.id AS id, COUNT { (a)<-[:SERVES]-(:Policy) } AS policies,
          COUNT { (a)<-[:SERVES]-(:Program) } AS programs
    """)
    assert {row["id"]: (row["policies"], row["programs"]) for row in rows} == {
        identifier: (area["policies"], area["programs"]) for identifier, area in found.items()
    }


def test_the_tree_below_one_area(client: TestClient, named: dict[str, str]) -> None:
    [tree] = client.get("/api/v1/areas", params={"root": named["农村改革"]}).json()["items"]
    assert tree["children"]
    assert tree["below"] >= len(tree["children"])
    [flat] = client.get("/api/v1/areas", params={"root": named["农村改革"], "depth": 1}).json()["items"]
    assert flat["children"] == []
    problem(client.get("/api/v1/areas", params={"root": named["河长制"]}), 404)


def test_areas_by_name_and_by_size(client: TestClient) -> None:
    roots = everything(client, "/areas", limit=200)
    large = everything(client, "/areas", limit=2, order="size", depth=1)
    assert sorted(ids(large)) == sorted(ids(roots))
    sizes = [one["below"] + one["policies"] + one["programs"] + one["indicators"] for one in large]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] > sizes[-1]
    held = everything(client, "/areas", limit=2, q=" 农村 ", depth=1)
    assert "农村改革" in [one["name"] for one in held]
    for one in held:
        known = client.get(f"/api/v1/entities/{one['id']}").json()
        assert any("农村" in name for name in (known["name"], *known["aliases"]))
    other = next(one for one in everything(client, "/entities", type="ReformArea") if one["aliases"])
    for alias in other["aliases"]:
        assert other["id"] in ids(everything(client, "/areas", q=alias, depth=1))
    assert everything(client, "/areas", q="没有这样的领域") == []
    problem(client.get("/api/v1/areas?order=colour"), 422)


@pytest.mark.parametrize(("measures", "query"), [("policies", "policies-of-area"), ("programs", "programs-of-area")])
def test_measures_of_an_area_are_those_of_the_catalog(
    client: TestClient, named: dict[str, str], measures: str, query: str
) -> None:
    area = named["农村改革"]
    direct = everything(client, f"/areas/{area}/{measures}", limit=2)
    wider = everything(client, f"/areas/{area}/{measures}", limit=2, subareas=True)
    assert set(ids(direct)) < set(ids(wider))
    rows = client.get(f"/api/v1/queries/{query}", params={"area": "农村改革"}).json()["rows"]
    assert sorted(ids(wider)) == sorted(row["id"] for row in rows)
    for item in wider:
        assert item["evidence"]
        assert [one["sentence"] for one in item["evidence"]] == item["sentences"][:3]
    problem(client.get(f"/api/v1/areas/{named['天元区']}/{measures}"), 404)


def test_indicators_of_an_area(client: TestClient, named: dict[str, str]) -> None:
    items = everything(client, f"/areas/{named['农村改革']}/indicators", subareas=True, limit=3)
    assert items
    assert len(set(ids(items))) == len(items)
    for item in items:
        assert item["topic"]["type"] == "ReformArea"
        assert item["unit"]
        stated = item["evidence"]
        assert stated["start"] <= item["start"] < item["end"] <= stated["end"]
    planned = everything(client, f"/areas/{named['农村改革']}/indicators", subareas=True, status="planned")
    assert sorted(ids(planned)) == sorted(ids([item for item in items if item["status"] == "planned"]))


def test_documents_are_listed_and_filtered(client: TestClient, named: dict[str, str]) -> None:
    documents = everything(client, "/documents", limit=2)
    keys = [one["key"] for one in documents]
    assert keys == sorted(keys)
    assert "tianyuan-reform-2023.txt" in keys
    assert [one["key"] for one in everything(client, "/documents", q="TIANYUAN-reform")] == ["tianyuan-reform-2023.txt"]
    district = everything(client, "/documents", region=named["天元区"])
    assert district
    assert all(one["region"].startswith("湖南省/株洲市/天元区") for one in district)
    assert all(one["date"].startswith("2023") for one in everything(client, "/documents", period="2023"))


def test_a_document_comes_with_outline_text_and_mentions(client: TestClient) -> None:
    for summary in everything(client, "/documents"):
        document = client.get(f"/api/v1/documents/{summary['id']}").json()
        text = document["text"]
        sentences, headings = [], []

        def walk(section: dict, text: str = text, sentences: list = sentences, headings: list = headings) -> None:
            headings.append(section["heading"])
            for one in section["sentences"]:
                assert text[one["start"] : one["end"]] == one["text"]
                sentences.append(one)
            for child in section["children"]:
                assert section["start"] <= child["start"] <= child["end"] <= section["end"]
                walk(child)

        for section in document["outline"]:
            walk(section)
        assert headings
        mentions = [mention for one in sentences for mention in one["mentions"]]
        assert {mention["entity"]["id"] for mention in mentions}
        assert len({mention["entity"]["id"] for mention in mentions}) == summary["entities"]


@pytest.mark.parametrize(
    "address",
    ["/entities/x", "/entities/x/relations", "/entities/x/evidence", "/documents/x", "/areas/x/policies"],
)
def test_what_is_not_there_is_a_problem(client: TestClient, address: str) -> None:
    assert "x" in problem(client.get(f"/api/v1{address}"), 404)["detail"]


def test_the_ontology_and_the_counts(client: TestClient, loaded: Store) -> None:
    model = client.get("/api/v1/ontology").json()
    assert {node["name"] for node in model["nodes"]} == {"ReformArea", "Institution", "Policy", "Program", "Region"}
    assert ["Policy", "ReformArea"] in next(one for one in model["relations"] if one["name"] == "SERVES")["ends"]
    counts = client.get("/api/v1/statistics").json()
    assert counts["documents"] == loaded.read("MATCH (n:Document) RETURN count(n) AS n")[0]["n"] > 0
    assert sum(counts["relations"].values()) == len(everything(client, "/relations", limit=200))
    assert "password" not in str(counts)


def test_neighbours_are_those_that_relations_lead_to(client: TestClient, named: dict[str, str]) -> None:
    area = named["农村改革"]
    relations = [one for one in everything(client, "/relations", limit=200) if one["type"] != "MEASURES"]
    near = {one[end]["id"] for one in relations if area in (one["head"]["id"], one["tail"]["id"]) for end in ENDS}
    found = client.get(f"/api/v1/entities/{area}/neighbours?limit=200").json()
    assert found["nodes"][0]["id"] == area
    assert set(ids(found["nodes"])) == near
    assert sorted(ids(found["relations"])) == sorted(
        one["id"] for one in relations if {one["head"]["id"], one["tail"]["id"]} <= near
    )
    assert found["truncated"] is False
    further = client.get(f"/api/v1/entities/{area}/neighbours?limit=200&depth=2").json()
    assert near < set(ids(further["nodes"]))
    assert len(set(ids(further["nodes"]))) == len(further["nodes"])


ENDS = ("head", "tail")


def test_few_neighbours_of_one_type(client: TestClient, named: dict[str, str]) -> None:
    area = named["农村改革"]
    some = client.get(f"/api/v1/entities/{area}/neighbours?limit=2&type=SERVES").json()
    assert len(some["nodes"]) == 3
    assert {one["type"] for one in some["relations"]} == {"SERVES"}
    assert some["truncated"] is True
    problem(client.get("/api/v1/entities/area-0/neighbours"), 404)
    problem(client.get(f"/api/v1/entities/{area}/neighbours?depth=4"), 422)


def test_neighbours_of_a_period_are_joined_by_what_its_documents_state(
    client: TestClient, named: dict[str, str]
) -> None:
    area = named["农村改革"]
    relations = everything(client, "/relations", limit=200, period="2023-03")
    near = {one[end]["id"] for one in relations if area in (one["head"]["id"], one["tail"]["id"]) for end in ENDS}
    found = client.get(f"/api/v1/entities/{area}/neighbours?limit=200&period=2023-03").json()
    whole = client.get(f"/api/v1/entities/{area}/neighbours?limit=200").json()
    assert set(ids(found["nodes"])) == {one for one in near if not one.startswith("indicator-")}
    assert len(found["nodes"]) < len(whole["nodes"])
    assert set(ids(found["relations"])) < set(ids(whole["relations"]))
    problem(client.get(f"/api/v1/entities/{area}/neighbours?period=soon"), 422)


def test_relations_among_some_are_those_whose_ends_are_both_of_them(client: TestClient, named: dict[str, str]) -> None:
    whole = client.get(f"/api/v1/entities/{named['农村改革']}/neighbours?limit=200").json()
    some = ids(whole["nodes"])[:6]
    expected = [one["id"] for one in whole["relations"] if {one["head"]["id"], one["tail"]["id"]} <= set(some)]
    assert sorted(ids(everything(client, "/relations", among=some, limit=2))) == sorted(expected)
    assert len(expected) > 2
    kinds = {one["type"] for one in everything(client, "/relations", among=some, type="SERVES")}
    assert kinds <= {"SERVES"}
    assert everything(client, "/relations", among=some[:1]) == []
    problem(client.get("/api/v1/relations", params={"among": ["area-0"] * 201}), 422)


def test_series_hold_every_indicator_once(client: TestClient, loaded: Store) -> None:
    series = everything(client, "/indicators", limit=3)
    pairs = [(one["name"], one["unit"]) for one in series]
    assert pairs == sorted(set(pairs))
    points = [point for one in series for point in one["points"]]
    stored = loaded.read("MATCH (n:Indicator) RETURN n.id AS id, n.name AS name, n.unit AS unit")
    assert sorted(ids(points)) == sorted(row["id"] for row in stored)
    for one in series:
        assert one["count"] == len(one["points"])
        assert {(point["name"], point["unit"]) for point in one["points"]} == {(one["name"], one["unit"])}
        times = [point["period_iso"] or point["evidence"]["document"]["date"] or "" for point in one["points"]]
        assert times == sorted(times)
        said = [time for time in times if time]
        assert one["first"] == min((time.split("/")[0] for time in said), default=None)
        assert one["last"] == max((time.split("/")[-1] for time in said), default=None)
        for status in ("achieved", "planned"):
            assert one[status] == sum(point["status"] == status for point in one["points"])


def test_series_say_of_all_their_values_what_few_of_them_show(client: TestClient) -> None:
    whole = everything(client, "/indicators", order="count")
    short = everything(client, "/indicators", order="count", points=1)
    assert [{**one, "points": one["points"][:1]} for one in whole] == short
    assert max(one["count"] for one in short) > 1
    assert everything(client, "/indicators", order="count", points=0) == [{**one, "points": []} for one in whole]
    places = {place for one in whole for place in one["regions"]}
    assert "天元区" in places
    assert len(places) > 1
    for one in whole:
        homes = {(point["evidence"]["document"]["region"] or "").split("/")[-1] for point in one["points"]}
        own = {
            point["topic"]["name"] for point in one["points"] if point["topic"] and point["topic"]["type"] == "Region"
        }
        assert set(one["regions"]) <= (homes | own) - {""}
        assert one["regions"] or not (homes - {""})


def test_series_of_a_very_name(client: TestClient) -> None:
    name = "流转土地"
    assert {one["name"] for one in everything(client, "/indicators", name=name, exact=True)} == {name}
    assert everything(client, "/indicators", name=name[:2], exact=True) == []
    assert everything(client, "/indicators", name=name[:2]) != []


@pytest.mark.parametrize(
    "filters",
    [{}, {"status": "achieved"}, {"name": "土地"}, {"period": "../2023"}, {"region": "天元区"}, {"topic": "农村改革"}],
)
def test_series_with_the_most_values_first(client: TestClient, named: dict[str, str], filters: dict[str, str]) -> None:
    filters = {key: named[value] if key in ("region", "topic") else value for key, value in filters.items()}
    by_name = everything(client, "/indicators", **filters)
    by_count = everything(client, "/indicators", order="count", limit=2, **filters)
    keys = [(-one["count"], one["name"], one["unit"]) for one in by_count]
    assert keys == sorted((-one["count"], one["name"], one["unit"]) for one in by_name) != []


def test_series_are_filtered(client: TestClient, named: dict[str, str]) -> None:
    every = [point for one in everything(client, "/indicators") for point in one["points"]]

    def found(**parameters: object) -> list[str]:
        return sorted(ids([p for one in everything(client, "/indicators", **parameters) for p in one["points"]]))

    name = every[0]["name"]
    assert set(found(name=name)) >= {one["id"] for one in every if one["name"] == name}
    assert found(name="没有这样的指标") == []
    assert found(name="？") == []
    area = named["农村改革"]
    assert found(topic=area) == sorted(one["id"] for one in every if one["topic"] and one["topic"]["id"] == area)
    wider = found(topic=area, subareas=True)
    assert set(found(topic=area)) < set(wider)
    assert set(ids(everything(client, f"/areas/{area}/indicators", subareas=True))) <= set(wider)
    assert found(status="planned") == sorted(one["id"] for one in every if one["status"] == "planned") != []
    unit = every[0]["unit"]
    assert found(unit=unit) == sorted(one["id"] for one in every if one["unit"] == unit)
    year = sorted(
        one["id"]
        for one in every
        if (one["period_iso"] or one["evidence"]["document"]["date"] or "").startswith("2023")
    )
    assert found(period="2023") == year != []
    home = "天元区"
    here = [
        one["id"]
        for one in every
        if (one["evidence"]["document"]["region"] or "").endswith(home)
        or (one["topic"] and one["topic"]["name"] == home)
    ]
    assert found(region=named[home]) == found(region=named[home], order="count") == sorted(here)
    assert 0 < len(here) < len(every)
    problem(client.get("/api/v1/indicators?topic=area-0"), 404)
