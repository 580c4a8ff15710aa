"""What closures over areas follow: the rule of places, cycles, several parents, and graphs with very many ways."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from graph import writer
from graph.model import Extraction
from graph.store import Store
from queries import catalog
from tests.queries.reading import Builder

CITY, TIANYUAN, SHIFENG = "湖南省/株洲市", "湖南省/株洲市/天元区", "湖南省/株洲市/石峰区"


def document(
    key: str,
    region: str | None,
    nested: tuple[tuple[str, str], ...] = (),
    served: tuple[tuple[str, str], ...] = (),
    programs: dict[str, str] | None = None,
    figures: tuple[tuple[str, float], ...] = (),
) -> Extraction:
    """A document that nests areas (part, whole), has policies serve areas, places programs and gives figures."""
    lines = [f"{part}属于{whole}。" for part, whole in nested]
    lines += [f"《{policy}》服务{area}。" for policy, area in served]
    lines += [f"{program}在{place}试点。" for program, place in (programs or {}).items()]
    lines += [f"{area}完成{value:g}项。" for area, value in figures]
    builder = Builder(key, "".join(lines) or "无。", title=key, date="2024-01-01", region=region)
    names = {name for pair in nested for name in pair} | {area for _, area in served} | {area for area, _ in figures}
    for name in sorted(names):
        builder.entity(name, "ReformArea", name, [], None)
    for policy, _ in served:
        kind = "Program" if policy in (programs or {}) else "Policy"
        builder.entity(policy, kind, policy, [], None)
    for place in (programs or {}).values():
        builder.entity(place, "Region", place, [], None, identity=place)
    for part, whole in nested:
        builder.relation("PART_OF", part, whole)
    for policy, area in served:
        builder.relation("SERVES", policy, area)
    for program, place in (programs or {}).items():
        builder.relation("LOCATED_IN", program, place)
    for area, value in figures:
        quote = f"{area}完成{value:g}项"
        builder.indicator(
            {"name": "完成", "value": value, "unit": "项", "status": "achieved", "topic": area, "quote": quote}
        )
    return builder.done()


def names(store: Store, query: str, **values: Any) -> list[str]:
    result = catalog.run(store, query, values)
    return [row[result.query.answer] for row in result.rows]


def test_a_step_of_another_district_does_not_count(store: Store) -> None:
    writer.write(
        store,
        [
            document(
                "t.txt", TIANYUAN, nested=(("商事制度改革", "行政体制改革"),), served=(("天元办法", "商事制度改革"),)
            ),
            document("s.txt", SHIFENG, served=(("石峰办法", "商事制度改革"),)),
        ],
    )
    assert names(store, "policies-of-area", area="行政体制改革") == ["天元办法"]
    assert names(store, "policies-of-area", area="商事制度改革") == ["天元办法", "石峰办法"]


def test_a_step_of_the_region_around_and_of_the_nation_counts(store: Store) -> None:
    writer.write(
        store,
        [
            document("n.txt", None, nested=(("商事制度改革", "行政体制改革"),)),
            document("c.txt", CITY, nested=(("注册登记改革", "商事制度改革"),)),
            document("s.txt", SHIFENG, served=(("石峰办法", "注册登记改革"),)),
            document("g.txt", "广东省", served=(("广东办法", "注册登记改革"), ("广东条例", "商事制度改革"))),
        ],
    )
    assert names(store, "policies-of-area", area="行政体制改革") == ["广东条例", "石峰办法"]
    assert names(store, "measures-of-area", area="行政体制改革") == ["广东条例", "石峰办法"]


def test_a_district_speaks_for_no_city(store: Store) -> None:
    writer.write(
        store,
        [
            document("t.txt", TIANYUAN, nested=(("商事制度改革", "行政体制改革"),)),
            document("c.txt", CITY, served=(("株洲办法", "商事制度改革"),)),
        ],
    )
    assert names(store, "policies-of-area", area="行政体制改革") == []


def test_steps_of_two_districts_make_no_way(store: Store) -> None:
    writer.write(
        store,
        [
            document("t.txt", TIANYUAN, nested=(("丙类改革", "乙类改革"),), served=(("天元办法", "丙类改革"),)),
            document("s.txt", SHIFENG, nested=(("乙类改革", "甲类改革"),)),
        ],
    )
    assert names(store, "policies-of-area", area="甲类改革") == []
    assert names(store, "subareas-of-area", area="甲类改革") == ["乙类改革"]
    assert names(store, "areas-above-area", area="丙类改革") == ["乙类改革"]


def test_figures_and_regions_of_an_area_follow_the_rule(store: Store) -> None:
    writer.write(
        store,
        [
            document("t.txt", TIANYUAN, nested=(("河湖改革", "生态改革"),), figures=(("河湖改革", 3),)),
            document(
                "s.txt",
                SHIFENG,
                served=(("河长制", "河湖改革"),),
                programs={"河长制": "云田镇"},
                figures=(("河湖改革", 7),),
            ),
        ],
    )
    values = [row["value"] for row in catalog.run(store, "indicators-of", {"entity": "生态改革"}).rows]
    assert values == [3]
    assert names(store, "regions-of-area", area="生态改革") == []
    assert names(store, "regions-of-area", area="河湖改革") == ["云田镇"]


def test_cycles_and_several_parents(store: Store) -> None:
    nested = (
        ("甲改革", "乙改革"),
        ("乙改革", "丙改革"),
        ("丙改革", "甲改革"),
        ("丁改革", "甲改革"),
        ("丁改革", "丙改革"),
    )
    writer.write(store, [document("t.txt", TIANYUAN, nested=nested, served=(("办法", "丁改革"), ("意见", "乙改革")))])
    for area in ("甲改革", "乙改革", "丙改革"):
        assert names(store, "policies-of-area", area=area) == ["办法", "意见"]
        assert len(names(store, "subareas-of-area", area=area)) == 3
        assert area not in names(store, "subareas-of-area", area=area)
        assert area not in names(store, "areas-above-area", area=area)
    assert names(store, "policies-of-area", area="丁改革") == ["办法"]
    depths = {row["name"]: row["depth"] for row in catalog.run(store, "subareas-of-area", {"area": "甲改革"}).rows}
    assert depths == {"丁改革": 1, "丙改革": 1, "乙改革": 2}


def test_without_subareas_only_the_area_itself(store: Store) -> None:
    writer.write(
        store,
        [
            document(
                "t.txt", TIANYUAN, nested=(("下改革", "上改革"),), served=(("下办法", "下改革"), ("上办法", "上改革"))
            )
        ],
    )
    assert names(store, "policies-of-area", area="上改革") == ["上办法", "下办法"]
    assert names(store, "policies-of-area", area="上改革", subareas="false") == ["上办法"]


@pytest.mark.parametrize("query", ["policies-of-area", "subareas-of-area", "indicators-of", "path-between"])
def test_a_graph_with_a_hundred_million_ways_is_answered(store: Store, query: str) -> None:
    """Seven layers of 16 areas, each part of all above: whoever followed every way would not come back."""
    layers = [[f"层{level}号{place}改革" for place in range(16)] for level in range(7)]
    nested = tuple((low, high) for above, below in itertools.pairwise(layers) for high in above for low in below)
    top, bottom = layers[0][0], layers[-1][0]
    writer.write(
        store, [document("t.txt", TIANYUAN, nested=nested, served=(("办法", bottom),), figures=((bottom, 5),))]
    )
    if query == "path-between":
        rows = catalog.run(store, query, {"from": top, "to": bottom}).rows
        assert {row["length"] for row in rows} == {6}
        assert len(rows) == 5
    else:
        given = {"area": top} if query != "indicators-of" else {"entity": top}
        expected = {"policies-of-area": 1, "subareas-of-area": 6 * 16, "indicators-of": 1}[query]
        assert len(catalog.run(store, query, given).rows) == expected
