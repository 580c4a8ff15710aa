"""Every query of the catalog on the real Neo4j: it only reads, gives its columns and runs as it stands in a browser."""

from __future__ import annotations

import re
from typing import Any

import pytest
from neo4j.exceptions import ClientError

from graph.errors import UsageError
from graph.ontology import ontology
from graph.store import Store, trusted
from queries import catalog

QUERIES = catalog.catalog()
PARAMS = re.compile(r":params (\{.*\})\Z")


def browser_values(store: Store, query: catalog.CatalogQuery) -> dict[str, Any]:
    """What the header's `:params` line sets: Cypher, evaluated by the server as Neo4j Browser does."""
    match = PARAMS.fullmatch(query.browser)
    assert match, query.browser
    return dict(store.read(trusted(f"RETURN {match[1]} AS values"))[0]["values"])


def test_at_least_twenty_queries() -> None:
    assert len(QUERIES) >= 20


@pytest.mark.parametrize("name", QUERIES)
def test_header_is_complete(name: str) -> None:
    query = QUERIES[name]
    assert query.en.strip()
    assert re.search(r"[一-鿿]", query.zh)
    assert query.answer in query.columns
    assert all(about.strip() for about in query.columns.values())
    assert all(one.about.strip() for one in query.parameters)
    used = set(re.findall(r"\$(\w+)", query.text))
    assert used == {one.name for one in query.parameters}


@pytest.mark.parametrize("name", QUERIES)
def test_runs_as_it_stands_in_a_browser(samples: Store, name: str) -> None:
    query = QUERIES[name]
    values = browser_values(samples, query)
    assert set(values) == {one.name for one in query.parameters}
    whole = (catalog.FOLDER / f"{name}.cypher").read_text(encoding="utf-8")
    with samples.driver.session(database=samples.database, default_access_mode="READ") as session:
        result = session.run(trusted(whole), values)
        assert list(result.keys()) == list(query.columns)
        assert result.consume().query_type == "r"


# What each query is run with on the samples, so that it gives rows.
RUNS: dict[str, dict[str, Any]] = {
    "areas-above-area": {"area": "农村土地制度改革"},
    "areas-most-served": {},
    "areas-of-measure": {"measure": "河长制"},
    "basis-of-policy": {"policy": "天元区深化新时代教育评价改革工作要点"},
    "by-status": {"type": "Program", "status": "completed"},
    "counts": {},
    "documents-that-mention": {"entity": "“强村公司”模式"},
    "established-by": {"founder": "湖南农业大学"},
    "evidence-of-entity": {"entity": "河长制"},
    "evidence-of-fact": {"head": "河长制", "tail": "河湖管护机制改革", "relation": "SERVES"},
    "founders-of": {"entity": "油茶试验站"},
    "implemented-by": {"institution": "区行政审批服务局"},
    "implementers-of": {"measure": "“拿地即开工”机制"},
    "indicators-by-name": {"name": "流转土地", "region": "天元区", "status": "planned"},
    "indicators-of": {"entity": "教育综合改革"},
    "institutions-of-region": {"region": "株洲市", "suffix": "医院"},
    "issuers-of-policy": {"policy": "株洲市人民政府关于全面推进农村改革的实施意见"},
    "leaders-of": {"entity": "乡村治理体系"},
    "led-by": {"institution": "区教育局"},
    "measures-of-area": {"area": "农村改革", "region": "石峰区"},
    "neighbours-of": {"entity": "河长制"},
    "partners-of": {"institution": "区人民检察院"},
    "parts-of": {"entity": "株洲市", "suffix": "区"},
    "path-between": {"from": "河长制", "to": "生态文明体制改革"},
    "plan-and-result": {"name": "新增学位"},
    "policies-based-on": {"policy": "湖南省乡村振兴促进条例"},
    "policies-issued-by": {"institution": "株洲市人民政府", "kind": "意见"},
    "policies-of-area": {"area": "农村改革"},
    "policies-of-region": {"region": "天元区", "status": "issued"},
    "programs-of-area": {"area": "生态文明体制改革"},
    "programs-of-region": {"region": "三门镇"},
    "regions-of": {"entity": "“强村公司”模式"},
    "regions-of-area": {"area": "农村改革"},
    "search-entities": {"words": "农村 改革", "type": "Policy"},
    "search-sentences": {"words": "口袋公园"},
    "status-of": {"measure": "二轮土地延包试点"},
    "subareas-of-area": {"area": "农村改革"},
    "whole-of": {"entity": "天元区"},
}
# The samples state no supervision.
EMPTY = {"supervised-by": {"institution": "区教育局"}, "supervisors-of": {"institution": "区教育局"}}


def test_every_query_is_run() -> None:
    assert set(RUNS) | set(EMPTY) == set(QUERIES)


@pytest.mark.parametrize("name", [*RUNS, *EMPTY])
def test_gives_its_columns_and_sentences(samples: Store, name: str) -> None:
    result = catalog.run(samples, name, {**RUNS, **EMPTY}[name])
    assert bool(result.rows) == (name in RUNS)
    for row in result.rows:
        assert list(row) == list(QUERIES[name].columns)
        assert row[QUERIES[name].answer] not in (None, [])
    if result.rows and "sentences" in QUERIES[name].columns:
        ids = {one for row in result.rows for one in row["sentences"]}
        assert {one["sentence"] for one in catalog.evidence(samples, sorted(ids))} == ids


@pytest.mark.parametrize("name", [*RUNS, *EMPTY])
def test_limit_bounds_the_rows(samples: Store, name: str) -> None:
    values = {**RUNS, **EMPTY}[name]
    rows = catalog.run(samples, name, values).rows
    if any(one.name == "limit" for one in QUERIES[name].parameters):
        assert catalog.run(samples, name, {**values, "limit": 1}).rows == rows[:1]


def test_parameters_of_entity_types_are_types_of_the_ontology() -> None:
    for query in QUERIES.values():
        for one in query.parameters:
            assert set(one.entities) <= {"Entity", *ontology().nodes}


@pytest.mark.parametrize(
    ("name", "values", "message"),
    [
        ("policies-of-aria", {}, "did you mean policies-of-area"),
        ("policies-of-area", {}, "needs area="),
        ("policies-of-area", {"aera": "x"}, "did you mean area"),
        ("policies-of-area", {"area": "户籍制度改革"}, "no ReformArea of this name"),
        ("policies-of-area", {"area": "农村改革", "limit": "many"}, "not a whole number"),
        ("policies-of-area", {"area": "农村改革", "limit": 0}, "must be 1 to"),
        ("policies-of-area", {"area": "农村改革", "subareas": "perhaps"}, "true or false"),
        ("policies-of-area", {"area": "农村改革", "status": "done"}, "must be one of"),
        ("by-status", {"type": "Person", "status": "issued"}, "must be one of"),
        ("areas-most-served", {"by": "size"}, "must be policies, programs or total"),
        ("search-entities", {"words": "***"}, "no word to look for"),
    ],
)
def test_what_is_wrong_is_told(samples: Store, name: str, values: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError, match=re.escape(message)):
        catalog.run(samples, name, values)


def test_a_name_may_be_an_alias_an_id_or_several(samples: Store) -> None:
    by_name = catalog.run(samples, "policies-of-area", {"area": "农村改革"})
    assert catalog.run(samples, "policies-of-area", {"area": "深化农村改革"}).rows == by_name.rows
    assert catalog.run(samples, "policies-of-area", {"area": by_name.parameters["area"]}).rows == by_name.rows
    both = catalog.run(samples, "policies-of-area", {"area": ["农村改革", "教育综合改革"]})
    assert len(both.rows) == len(by_name.rows) + 2


def test_values_are_values_never_cypher(samples: Store) -> None:
    words = "土地' RETURN 1 //"
    assert catalog.run(samples, "search-sentences", {"words": words}).rows == []
    with pytest.raises(ClientError):
        samples.read(trusted("CREATE (n:Entity {id: 'x'})"))
