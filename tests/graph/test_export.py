import json
import shlex
import subprocess
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from neo4j import Driver

from graph import stream, writer
from graph.config import Settings
from graph.digest import digest
from graph.documents import stored
from graph.errors import StoreError, UsageError
from graph.export import FORMATS, export
from graph.model import Extraction, make_id
from graph.ontology import ontology
from graph.server import control, fetch
from graph.server.home import Home, environment
from graph.server.lock import read as read_lock
from graph.store import Store, open_store

PROGRAM, AREA = make_id("Program", "河长制"), make_id("ReformArea", "农村改革")
QUICK = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
SERVES = f"SERVES:{PROGRAM}:{AREA}"


@pytest.fixture(scope="module")
def full(module_store: Store, documents: list[Extraction]) -> Store:
    """A store that holds the made-up documents."""
    writer.write(module_store, documents)
    return module_store


def nodes(store: Store) -> dict[str, stream.Node]:
    return {node.id: node for label in ontology().labels for node in stream.nodes(store, label)}


def edges(store: Store) -> dict[str, stream.Edge]:
    return {edge.id: edge for kind in stream.types() for edge in stream.edges(store, kind)}


def test_the_stream_gives_every_node_and_relation_once(full: Store) -> None:
    (row,) = full.read(
        "CALL () { MATCH (n:!Reformgraph) RETURN count(n) AS nodes } "
        "CALL () { MATCH ()-[r]->() RETURN count(r) AS relations } RETURN nodes, relations"
    )
    assert sum(1 for label in ontology().labels for _ in stream.nodes(full, label)) == len(nodes(full)) == row["nodes"]
    assert sum(1 for kind in stream.types() for _ in stream.edges(full, kind)) == len(edges(full)) == row["relations"]


def test_graphml_is_read_by_networkx(full: Store, tmp_path: Path) -> None:
    export(full, "graphml", tmp_path / "graph.graphml")
    text = (tmp_path / "graph.graphml").read_text(encoding="utf-8")
    assert "农村改革" in text
    found = nx.read_graphml(tmp_path / "graph.graphml", force_multigraph=True)
    wanted = nodes(full)
    assert set(found) == set(wanted)
    assert {key for _, _, key in found.edges(keys=True)} == set(edges(full))
    assert found.nodes[PROGRAM] == {
        "type": "Program",
        "name": "“河长制”",
        "aliases": '["河长制"]',
        "kind": "机制",
        "status": "completed",
        "identity": "河长制",
    }
    serves = found.edges[PROGRAM, AREA, SERVES]
    assert json.loads(serves["confidences"]) == [0.6, 0.5, 0.7]
    assert serves["confidence"] == 0.7
    result = next(one for one in wanted.values() if one.properties.get("key") == "结果.md")
    assert found.nodes[result.id]["title"] == 'a<b & "c"; d\N{REPLACEMENT CHARACTER}e\N{REPLACEMENT CHARACTER}f\n𠮷'


def test_cytoscape_holds_everything(full: Store, tmp_path: Path) -> None:
    export(full, "cytoscape", tmp_path / "graph.json")
    text = (tmp_path / "graph.json").read_text(encoding="utf-8")
    assert "农村改革" in text
    elements = json.loads(text)["elements"]
    found = {one["data"]["id"]: one["data"] for one in elements["nodes"]}
    assert found == {key: {"type": node.label, **node.properties} for key, node in nodes(full).items()}
    links = {one["data"]["id"]: one["data"] for one in elements["edges"]}
    assert links == {
        key: {"id": key, "source": edge.head, "target": edge.tail, "type": edge.type, **edge.properties}
        for key, edge in edges(full).items()
    }


def test_jsonld_links_and_states(full: Store, tmp_path: Path) -> None:
    export(full, "jsonld", tmp_path / "graph.jsonld")
    text = (tmp_path / "graph.jsonld").read_text(encoding="utf-8")
    assert "农村改革" in text
    data = json.loads(text)
    context = data["@context"]
    assert context["SERVES"] == {"@type": "@id"}
    assert context["sentences"] == {"@type": "@id", "@container": "@list"}
    graph: list[dict[str, Any]] = data["@graph"]
    typed = {one["@id"].removeprefix("rg:"): one for one in graph if "@type" in one}
    assert set(typed) == set(nodes(full)) | {key for key, edge in edges(full).items() if edge.properties}
    assert typed[PROGRAM]["@type"] == ["Entity", "Program"]
    assert {"@id": f"rg:{PROGRAM}", "SERVES": f"rg:{AREA}"} in graph
    statement = typed[SERVES]
    assert statement["rdf:subject"] == f"rg:{PROGRAM}"
    assert [one.removeprefix("rg:") for one in statement["sentences"]] == edges(full)[SERVES].properties["sentences"]
    assert len([one for one in graph if "@type" not in one]) == len(edges(full))


def test_neo4j_admin_imports_the_csv_folder_as_the_same_graph(full: Store, tmp_path: Path) -> None:
    if not full.private:
        pytest.skip("imports into a private server")
    cache = fetch.cache_folder(full.settings.reformgraph_cache)
    lock, java = read_lock(), fetch.java()
    jars = fetch.ensure(lock, cache, full.settings.reformgraph_maven)
    export(full, "csv", tmp_path / "导出 1")
    home = Home(tmp_path / "home")
    home.folder.mkdir()
    home.make(lock.neo4j, java, jars)
    home.settle()
    text = (tmp_path / "导出 1" / "README.txt").read_text(encoding="utf-8")
    command = text[text.index("database import") : text.index("\n\nThen")].replace("\\\n", " ")
    done = subprocess.run(
        [str(java), *QUICK, "-cp", f"{jars}/*", "org.neo4j.server.startup.Neo4jAdminCommand", *shlex.split(command)],
        cwd=tmp_path / "导出 1",
        env=environment(java, {"NEO4J_HOME": str(home.folder), "NEO4J_CONF": str(home.folder / "conf")}),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    try:
        with open_store(Settings(reformgraph_home=home.folder)) as copy:
            assert digest(copy) == digest(full)
            assert stored(copy) == stored(full)
    finally:
        control.stop(home.folder)


@pytest.mark.parametrize("form", FORMATS)
def test_an_empty_graph_can_be_exported(store: Store, tmp_path: Path, form: str) -> None:
    export(store, form, tmp_path / "new" / "out")
    assert [one.name for one in (tmp_path / "new").iterdir()] == ["out"]


class Breaking(Store):
    """A store whose connection ends after a few queries."""

    asked = 0

    @property
    def driver(self) -> Driver:
        self.asked += 1
        if self.asked == 5:
            self._driver.close()
        return super().driver


@pytest.mark.parametrize("form", FORMATS)
def test_what_breaks_off_leaves_what_was_there(
    store: Store, documents: list[Extraction], tmp_path: Path, form: str
) -> None:
    writer.write(store, documents)
    out = tmp_path / "out"
    if form != "csv":
        out.write_text("old")
    with (
        Breaking(store.settings, Home(store.settings.home()) if store.private else None) as breaking,
        pytest.raises(StoreError),
    ):
        export(breaking, form, out)
    assert breaking.asked == 5
    assert [one.read_text() for one in tmp_path.iterdir()] == ([] if form == "csv" else ["old"])


def test_where_it_cannot_write_is_told(store: Store, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "file").write_text("x")
    with pytest.raises(UsageError, match=r"folder: is not an empty folder"):
        export(store, "csv", tmp_path / "folder")
    with pytest.raises(UsageError, match=r"folder: is a folder; graphml is one file"):
        export(store, "graphml", tmp_path / "folder")
    with pytest.raises(UsageError, match=r"out: cannot be written \("):
        export(store, "jsonld", tmp_path / "file" / "out")
    with pytest.raises(UsageError, match="no format pdf; known: graphml"):
        export(store, "pdf", tmp_path / "out")
    assert sorted(one.name for one in tmp_path.rglob("*")) == ["file", "file", "folder"]
