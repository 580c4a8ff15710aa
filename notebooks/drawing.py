"""Pictures of a part of the graph, with Chinese labels that render."""

from __future__ import annotations

from importlib.resources import files

import networkx as nx
from matplotlib import font_manager
from matplotlib.axes import Axes
from matplotlib.figure import Figure

# Fonts with simplified Chinese that systems bring, in the order of preference.
FONTS = (
    "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Hiragino Sans GB", "Heiti SC", "Microsoft YaHei",
    "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "SimHei",
)  # fmt: skip
COLOURS = {
    "ReformArea": "#4c78a8",
    "Policy": "#f58518",
    "Program": "#54a24b",
    "Institution": "#b279a2",
    "Region": "#9d755d",
    None: "#bab0ac",
}


def chinese_font(system: bool = True) -> str:
    """The name of a font that has Chinese: one of the system's, else the one that `manimgx-fonts-cjk` brings.

    Args:
        system: look among the system's fonts first.
    """
    known = {font.name for font in font_manager.fontManager.ttflist} if system else set()
    for name in FONTS:
        if name in known:
            return name
    before = len(font_manager.fontManager.ttflist)
    font_manager.fontManager.addfont(str(files("manimgx_fonts_cjk") / "NotoSansCJK-VF.otf.ttc"))
    brought = [font.name for font in font_manager.fontManager.ttflist[before:]]
    return next((name for name in brought if name.endswith("SC")), brought[0])


def draw(graph: nx.MultiDiGraph, title: str = "", font: str | None = None) -> Figure:
    """A picture of the graph: a colour for each type of node, names on nodes and relation types on arrows.

    Args:
        graph: as `graph.view` gives it: nodes with `name` and `type`, edges keyed by relation type.
        title: above the picture.
        font: the name of a font; by default `chinese_font()`.
    """
    font = font or chinese_font()
    figure = Figure(figsize=(12, 8), layout="constrained")
    axes: Axes = figure.subplots()
    axes.set_axis_off()
    axes.set_title(title, fontfamily=font)
    places = nx.spring_layout(graph, seed=7, k=2.4 / max(len(graph), 1) ** 0.5)
    types = dict(graph.nodes(data="type"))
    for kind in dict.fromkeys(types.values()):
        members = [node for node, other in types.items() if other == kind]
        drawn = nx.draw_networkx_nodes(
            graph, places, nodelist=members, ax=axes, node_size=260, node_color=COLOURS.get(kind, COLOURS[None])
        )
        drawn.set_label(kind)
    nx.draw_networkx_edges(graph, places, ax=axes, edge_color="#999999", arrowsize=10, width=0.8)
    nx.draw_networkx_edge_labels(
        graph,
        places,
        {(a, b, key): key for a, b, key in graph.edges(keys=True)},
        ax=axes,
        font_size=6,
        font_family=font,
    )
    names = {node: _short(name or node) for node, name in graph.nodes(data="name")}
    above = {node: (x, y + 0.025) for node, (x, y) in places.items()}
    nx.draw_networkx_labels(graph, above, names, ax=axes, font_size=8, font_family=font, verticalalignment="bottom")
    axes.legend(loc="lower right", frameon=False, prop={"family": font})
    return figure


def _short(name: str, longest: int = 16) -> str:
    return name if len(name) <= longest else name[: longest - 1] + "…"
