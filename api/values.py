"""Values of Cypher as JSON can hold them."""

from __future__ import annotations

import base64
import math
from typing import Any

from neo4j.graph import Node, Path, Relationship
from neo4j.spatial import Point


def plain(value: Any) -> Any:
    """A value as JSON: times and durations in ISO 8601, numbers that JSON lacks as text, bytes in base64.

    A node is {"id", "labels", "properties"}, a relation {"id", "type", "start", "end", "properties"}, a path {"nodes",
    "relationships"}, a point {"srid", "coordinates"}.

    >>> plain([1, float("nan"), {"a": b"x"}])
    [1, 'NaN', {'a': 'eA=='}]
    """
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, float):
        return (
            value if math.isfinite(value) else "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"
        )
    if isinstance(value, Point):
        return {"srid": value.srid, "coordinates": [plain(number) for number in value]}
    if isinstance(value, list | tuple) and not hasattr(value, "iso_format"):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, bytes | bytearray):
        return base64.b64encode(value).decode()
    if isinstance(value, Node):
        return {"id": value.element_id, "labels": sorted(value.labels), "properties": plain(dict(value))}
    if isinstance(value, Relationship):
        start, end = value.nodes
        return {
            "id": value.element_id,
            "type": value.type,
            "start": None if start is None else start.element_id,
            "end": None if end is None else end.element_id,
            "properties": plain(dict(value)),
        }
    if isinstance(value, Path):
        return {"nodes": [plain(n) for n in value.nodes], "relationships": [plain(r) for r in value.relationships]}
    return value.iso_format() if hasattr(value, "iso_format") else str(value)
