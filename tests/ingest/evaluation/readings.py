"""A document written by us, a passage of it, and what a reader found there."""

from __future__ import annotations

from typing import Any

TEXT = """天元区2023年改革工作情况
湖南新闻网首页
一、深化农村改革。全区推行林长制，流转土地4.45万亩。
二、天元区人民政府印发《社区服务提升办法》。

三、优化营商环境。全区新增企业120家，其中科技企业30家。
"""
PASSAGE = """天元区2023年改革工作情况
一、深化农村改革。全区推行林长制，
流转土地4.45万亩。
三、优化营商环境。全区新增企业 120家，其中科技企业30家。
"""


def reading() -> dict[str, Any]:
    """What a reader found in PASSAGE."""
    return {
        "document": "tianyuan.txt",
        "entities": [
            {"id": "e1", "type": "ReformArea", "name": "农村改革", "also": ["深化农村改革"]},
            {"id": "e2", "type": "Program", "name": "林长制", "also": [], "status": "underway"},
            {"id": "e3", "type": "ReformArea", "name": "营商环境", "also": ["优化营商环境"]},
            {"id": "e4", "type": "Region", "name": "天元区", "also": ["全区"], "optional": True},
        ],
        "relations": [{"type": "SERVES", "head": "e2", "tail": "e1"}],
        "indicators": [
            indicator("流转土地", 44500, "亩", "e1", "流转土地4.45万亩"),
            indicator("新增企业", 120, "家", "e3", "新增企业 120家"),
            indicator("科技企业", 30, "家", "e3", "科技企业30家"),
        ],
    }


def indicator(name: str, value: float, unit: str, topic: str | None, quote: str) -> dict[str, Any]:
    return {
        "name": name,
        "value": value,
        "value_max": None,
        "unit": unit,
        "comparator": "=",
        "period": None,
        "status": "achieved",
        "topic": topic,
        "quote": quote,
    }
