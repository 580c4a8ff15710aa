"""Relations that fit filters, a page at a time, found from the end that leaves least to look at."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import merge
from typing import Any

from api.deps import cypher
from api.paging import Page
from api.rows import Row
from api.vocabulary import RELATIONS
from graph.store import Store

LAST = "\uffff"


def order(row: Row) -> tuple[str, str, str]:
    """What relations are listed by: ids of the ends and the type."""
    return row["head"]["id"], row["type"], row["tail"]["id"]


def find(
    store: Store,
    page: Page,
    asked: Any,
    *,
    types: Sequence[str] | None = None,
    head: str | None = None,
    tail: str | None = None,
    entity: str | None = None,
    among: Sequence[str] = (),
    document: str | None = None,
    path: str | None = None,
    period: tuple[str | None, str | None] = (None, None),
    status: str | None = None,
    confidence: float = 0.0,
) -> list[Row]:
    """Rows of `cypher/relations/filtered.cypher` in the order of `order`: those of the page, and one more if there is.

    Args:
        store: an open store.
        page: what part of the list is wanted.
        asked: what the page's cursor belongs to.
        types: relation types; none means all.
        head: id of the head.
        tail: id of the tail.
        entity: id of an entity that is head or tail.
        among: ids of entities that both ends are of; none means all.
        document: id of a document that states it.
        path: of a region that an end lies in or a stating document comes from.
        period: what a stating document's date lies in.
        status: of one of the ends.
        confidence: the least.
    """
    wanted = sorted(set(types or RELATIONS))
    after = page.after(asked, ["", "", ""])
    low = max(after[0], head or "") if after else head or ""
    values: dict[str, Any] = {
        "low": low,
        "high": head or LAST,
        "type": after[1] if after else "",
        "last": after[2] if after else "",
        "types": wanted,
        "tail": tail,
        "entity": entity,
        "ids": sorted(set(among)),
        "document": document,
        "path": path,
        "from": period[0],
        "until": period[1],
        "status": status,
        "confidence": confidence,
        "limit": page.limit + 1,
    }
    if entity is not None:
        starts = ["of"]
    elif among:
        starts = ["among"]
    elif tail is not None:
        starts = ["to"]
    elif document is not None and head is None:
        starts = ["in-document"]
    else:
        starts = ["from-entities"] if wanted != ["MEASURES"] else []
        starts += ["from-indicators"] if "MEASURES" in wanted else []
    found = [store.read(cypher(f"relations/{start}", "relations/filtered"), **values) for start in starts]
    return list(merge(*found, key=order))[: page.limit + 1]
