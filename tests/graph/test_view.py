import networkx as nx
import pytest
from neo4j.exceptions import ClientError

from graph import view, writer
from graph.errors import UsageError
from graph.model import Extraction, make_id
from graph.store import Store

AREA, LAND = make_id("ReformArea", "农村改革"), make_id("ReformArea", "农村土地制度改革")
PROGRAM, BUREAU = make_id("Program", "河长制"), make_id("Institution", "天元区水利局")
OPINION, PROVINCE = make_id("Policy", "湖南省农村改革意见"), make_id("Region", "湖南省")


@pytest.fixture(scope="module")
def full(module_store: Store, documents: list[Extraction]) -> Store:
    writer.write(module_store, documents)
    return module_store


def test_paths_become_a_graph(full: Store) -> None:
    found = view.subgraph(
        full, "MATCH way = (:Institution)-[:LEADS]->()-[:SERVES]->(a) WHERE a.name = $name RETURN way", name="农村改革"
    )
    assert isinstance(found, nx.MultiDiGraph)
    assert set(found.edges(keys=True)) == {(BUREAU, PROGRAM, "LEADS"), (PROGRAM, AREA, "SERVES")}
    assert found.nodes[PROGRAM]["name"] == "“河长制”"
    assert found.nodes[PROGRAM]["type"] == "Program"
    assert found.edges[PROGRAM, AREA, "SERVES"]["confidences"] == [0.6, 0.5, 0.7]


def test_relations_bring_their_ends(full: Store) -> None:
    found = view.subgraph(full, "MATCH ()-[r:APPLIES_TO]->() RETURN collect(r)")
    assert set(found.edges(keys=True)) == {(OPINION, PROVINCE, "APPLIES_TO")}
    assert found.nodes[PROVINCE]["name"] == "湖南省"


def test_what_is_no_node_is_no_part_of_it(full: Store) -> None:
    assert list(view.subgraph(full, "MATCH (n:Entity) RETURN n.name")) == []
    assert list(view.subgraph(full, "MATCH (n:Reformgraph) RETURN n")) == ["reformgraph"]


def test_it_only_reads(full: Store) -> None:
    with pytest.raises(ClientError, match="read access mode"):
        view.subgraph(full, "CREATE (n:Entity) RETURN n")


@pytest.mark.parametrize(
    ("depth", "found"),
    [
        (0, {BUREAU}),
        (1, {BUREAU, PROGRAM}),
        (2, {BUREAU, PROGRAM, AREA}),
        (3, {BUREAU, PROGRAM, AREA, LAND, OPINION}),
        (9, {BUREAU, PROGRAM, AREA, LAND, OPINION, PROVINCE}),
    ],
)
def test_around_goes_so_many_steps(full: Store, depth: int, found: set[str]) -> None:
    assert set(view.around(full, [BUREAU], depth)) == found


def test_around_follows_some_types_only(full: Store) -> None:
    found = view.around(full, [AREA, "area-0000000000000000"], 2, ["PART_OF"])
    assert set(found.edges(keys=True)) == {(LAND, AREA, "PART_OF")}
    assert set(view.around(full, [])) == set()


@pytest.mark.parametrize(("depth", "types"), [(-1, []), (1, ["MEASURES"]), (1, ["SERVES]->() DELETE"])])
def test_around_refuses_what_is_not_there(full: Store, depth: int, types: list[str]) -> None:
    with pytest.raises(UsageError):
        view.around(full, [AREA], depth, types)
