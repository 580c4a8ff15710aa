"""Every notebook runs from top to bottom on the sample graph, and its pictures have their Chinese labels."""

from __future__ import annotations

import io
import warnings
from pathlib import Path

import nbformat
import networkx as nx
import pytest
from nbclient import NotebookClient

from graph import writer
from graph.config import PROJECT
from graph.store import Store
from notebooks.drawing import chinese_font, draw
from tests.queries import reading

NOTEBOOKS = sorted((PROJECT / "notebooks").glob("*.ipynb"))


@pytest.fixture(scope="module")
def samples(module_store: Store) -> Store:
    writer.write(module_store, reading.samples())
    return module_store


def test_there_is_a_notebook() -> None:
    assert NOTEBOOKS


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_is_kept_without_outputs(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    assert [cell for cell in notebook.cells if cell.get("outputs") or cell.get("execution_count")] == []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_runs_from_top_to_bottom(samples: Store, path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    # a cell that fails raises CellExecutionError
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(path.parent)}}).execute()
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    tables = [output for output in outputs if "<table" in output.get("data", {}).get("text/html", "")]
    assert len(tables) >= 3
    assert any("株洲市石峰区农村集体产权制度改革实施方案" in one["data"]["text/html"] for one in tables)
    assert any("image/png" in output.get("data", {}) for output in outputs)
    printed = "".join(output.get("text", "") for output in outputs)
    assert "missing from font" not in printed


@pytest.mark.parametrize("system", [True, False], ids=["the system's font", "the font from PyPI"])
def test_chinese_labels_have_glyphs(system: bool) -> None:
    graph: nx.MultiDiGraph = nx.MultiDiGraph()
    graph.add_node("a", name="农村改革", type="ReformArea")
    graph.add_node("p", name="“石三门”国家农业公园推进方案", type="Policy")
    graph.add_edge("p", "a", "SERVES")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        figure = draw(graph, "一部分图谱", chinese_font(system))
        picture = io.BytesIO()
        figure.savefig(picture, format="png")
    assert picture.getvalue().startswith(b"\x89PNG")
