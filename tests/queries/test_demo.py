"""The demo: on the samples as a careful reader reads them, and as the extractor does."""

from __future__ import annotations

from graph.store import Store
from queries.demo import demo


def test_shows_policies_of_all_places_a_plan_with_its_result_and_one_node_for_many_names(samples: Store) -> None:
    text = demo(samples)
    english, chinese, cypher = text.split("\n1. ")[1].split("\n2. ")[0], text.split("\n2. ")[1], text.split("\n3. ")[1]
    for name in ("株洲市石峰区农村集体产权制度改革实施方案", "株洲市天元区农村土地经营权流转管理办法"):
        assert name in english
    assert "石峰区人民政府印发" in english
    assert "3000" in chinese
    assert "3150" in chinese
    assert "农村产权交易中心" in cypher
    assert "“强村公司”模式" in cypher
    assert "python -m graph status" in text
    assert "make serve" in text
