"""Indicators over time: values of one name and unit together."""

from __future__ import annotations

import sys
from typing import Annotated, Any

from fastapi import APIRouter, Query

from api.deps import StoreDep, cypher
from api.models import Indicator, Series
from api.paging import Listing, PageDep
from api.periods import PeriodParameter, period
from api.problems import responses
from api.resource import Resource
from api.rows import Row, need, region_path
from api.vocabulary import IndicatorStatus, SeriesOrder
from graph.store import Store
from queries import catalog, names

router = APIRouter(route_class=Resource, prefix="/indicators", tags=["indicators"])

POINTS = 100
TOTALS = ("name", "unit", "count", "achieved", "planned", "first", "last", "regions")


@router.get("", operation_id="listSeries", summary="Indicators as series", responses=responses(404))
def series(
    store: StoreDep,
    page: PageDep,
    name: Annotated[
        str | None, Query(max_length=200, description="words of the name, all of them", examples=["流转土地"])
    ] = None,
    exact: Annotated[bool, Query(description="only of this very name")] = False,
    topic: Annotated[str | None, Query(max_length=100, description="id of what is measured")] = None,
    subareas: Annotated[bool, Query(description="of a topic that is an area: also the areas below")] = False,
    region: Annotated[
        str | None, Query(max_length=100, description="id of a region: it or one in it is measured, or says so")
    ] = None,
    dates: Annotated[PeriodParameter, Query(alias="period")] = None,
    unit: Annotated[str | None, Query(max_length=50, description="only in this unit", examples=["亩"])] = None,
    status: Annotated[IndicatorStatus | None, Query(description="achieved or planned")] = None,
    order: Annotated[SeriesOrder, Query(description="by name, or by count: first those with the most values")] = "name",
    points: Annotated[int, Query(ge=0, le=POINTS, description="values of each that are given at most")] = POINTS,
) -> Listing[Series]:
    """By name and unit; each value with its period, what it measures and the sentence that states it.

    `period` is compared with the period of the value, where it has none with the date of its document.
    """
    asked = ["series", name, topic, subareas, region, dates, unit, status, order]
    asked += [exact] if exact else []
    most, last, of = page.after(asked, [0, "", ""]) or (sys.maxsize, "", "")
    words = names.lucene((name or "").strip(), phrases=True)
    if name and name.strip() and not words:
        return Listing(items=[], next=None)
    start, until = period(dates)
    values: dict[str, Any] = {
        "words": words,
        "exact": name,
        "topics": _topics(store, topic, subareas),
        "path": region_path(store, region),
        "from": start,
        "until": until,
        "unit": unit,
        "status": status,
    }
    # of all that there is, no more is looked at than the filters need
    said = ["said"] if region is not None or start is not None else []
    first = ["exact" if exact else "named"] if words else ["of"] if topic else ["within"] if region else []
    if order == "count":
        kept = ["kept"] if any(one is not None for one in (topic, unit, status)) else []
        found = [*(first or ["all"]), *kept, *said, "counted"]
        values |= {"name": "", "of": "", "most": most, "last": last, "of_last": of}
    else:
        found = first if words or topic else [*(first or ["ordered"]), "kept", *said, "pairs"]
        values |= {"name": last, "of": of}
    parts = (f"series/{part}" for part in (*found, "kept", "said", "grouped"))
    rows = store.read(cypher(*parts), points=points, limit=page.limit + 1, **values)

    def key(row: Row) -> tuple[int, str, str]:
        return row["count"] if order == "count" else 0, row["name"], row["unit"]

    rows.sort(key=lambda row: (-key(row)[0], *key(row)[1:]))
    told = _told(store, rows[: page.limit])
    return page.listing(
        asked,
        rows,
        key,
        lambda row: Series(**{field: row[field] for field in TOTALS}, points=[told[one] for one in row["ids"]]),
    )


def _topics(store: Store, topic: str | None, subareas: bool) -> list[str] | None:
    """The ids of what is to be measured; None where all is."""
    if topic is None:
        return None
    if need(store, topic)["type"] != "ReformArea" or not subareas:
        return [topic]
    below = catalog.run(store, "subareas-of-area", {"area": topic, "limit": catalog.MOST_ROWS})
    return [topic, *(row["id"] for row in below.rows)]


def _told(store: Store, rows: list[Row]) -> dict[str, Indicator]:
    ids = [one for row in rows for one in row["ids"]]
    found = store.read(cypher("indicators"), ids=ids) if ids else []
    return {
        row["indicator"]["id"]: Indicator(**row["indicator"], topic=row["topic"], evidence=row["evidence"])
        for row in found
    }
