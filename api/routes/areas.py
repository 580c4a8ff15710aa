"""Reform areas: the tree, and what serves and measures one."""

from __future__ import annotations

import sys
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request

from api import areas
from api.deps import StoreDep, cypher
from api.kept import Kept
from api.models import Area, Indicator, Measure, Sentence
from api.paging import Listing, Page, PageDep
from api.problems import responses
from api.resource import Resource, graph_state
from api.rows import need, region_path
from api.vocabulary import AreaOrder, IndicatorStatus, Status
from graph.store import Store
from queries import catalog

router = APIRouter(route_class=Resource, prefix="/areas", tags=["areas"])

SHOWN = 3

SubareasParameter = Annotated[
    bool,
    Query(
        description="also what serves the areas below; a nesting counts where a document of the same place, of one "
        "around it or of the nation states it"
    ),
]
AreaRegion = Annotated[
    str | None, Query(max_length=100, description="id of a region: what its documents and those of regions in it say")
]


async def _forests(request: Request) -> Kept[areas.Forest]:
    kept: Kept[areas.Forest] = request.app.state.forest
    return kept


ForestDep = Annotated[Kept[areas.Forest], Depends(_forests)]


@router.get("", operation_id="listAreas", summary="The tree of areas", responses=responses(404))
def tree(
    store: StoreDep,
    forests: ForestDep,
    page: PageDep,
    root: Annotated[str | None, Query(max_length=100, description="id of an area: the tree below it alone")] = None,
    q: Annotated[
        str | None, Query(max_length=200, description="part of a name or alias: the trees below the areas that have it")
    ] = None,
    order: Annotated[
        AreaOrder, Query(description="by name, or by size: first those with the most below and about them")
    ] = "name",
    depth: Annotated[int, Query(ge=1, le=20, description="levels at most")] = 8,
) -> Listing[Area]:
    """Areas that belong to no other, each with those below it and direct counts. `limit` and `cursor` count roots."""
    words = q.strip() if q else None
    asked = ["areas", root, words, order, depth]
    number, name, last = page.after(asked, [0, "", ""]) or (-sys.maxsize, "", "")
    forest = forests.get(graph_state.get(), lambda: areas.Forest(store.read(cypher("areas"))))
    roots = [forest.one(root)] if root is not None else forest.roots((number, name, last), page.limit + 1, order, words)
    seen: set[str] = set()
    return page.listing(
        asked, roots, lambda row: forest.key(row, order), lambda row: forest.tree(row["id"], depth, seen)
    )


@router.get(
    "/{id}/policies",
    operation_id="listAreaPolicies",
    summary="Policies that serve an area",
    responses=responses(404),
)
def policies(
    store: StoreDep,
    page: PageDep,
    id: str,  # noqa: A002
    subareas: SubareasParameter = False,
    region: AreaRegion = None,
    status: Annotated[Status | None, Query(description="only with this status")] = None,
) -> Listing[Measure]:
    """With the areas each is said to serve and the sentences that say so; what the query policies-of-area gives."""
    return _measures(store, page, "policies-of-area", "Policy", id, subareas, region, status)


@router.get(
    "/{id}/programs",
    operation_id="listAreaPrograms",
    summary="Programs that serve an area",
    responses=responses(404),
)
def programs(
    store: StoreDep,
    page: PageDep,
    id: str,  # noqa: A002
    subareas: SubareasParameter = False,
    region: AreaRegion = None,
    status: Annotated[Status | None, Query(description="only with this status")] = None,
) -> Listing[Measure]:
    """The same of programs, projects, pilots and mechanisms; what the query programs-of-area gives."""
    return _measures(store, page, "programs-of-area", "Program", id, subareas, region, status)


@router.get(
    "/{id}/indicators",
    operation_id="listAreaIndicators",
    summary="Indicators that measure an area",
    responses=responses(404),
)
def indicators(
    store: StoreDep,
    page: PageDep,
    id: str,  # noqa: A002
    subareas: Annotated[bool, Query(description="also those of the areas below")] = False,
    status: Annotated[IndicatorStatus | None, Query(description="achieved or planned")] = None,
) -> Listing[Indicator]:
    """By name, each with the sentence that states it; what the query indicators-of gives."""
    need(store, id, ["ReformArea"])
    asked = ["area-indicators", id, subareas, status]
    values = {"entity": id, "subareas": subareas, "status": status, "limit": catalog.MOST_ROWS}
    after = tuple(page.after(asked, ["", ""]) or ("", ""))
    found = sorted((row["name"], row["id"]) for row in catalog.run(store, "indicators-of", values).rows)
    ids = [identifier for name, identifier in found if (name, identifier) > after][: page.limit + 1]
    rows = store.read(cypher("indicators"), ids=ids)
    return page.listing(
        asked,
        rows,
        lambda row: [row["indicator"]["name"], row["indicator"]["id"]],
        lambda row: Indicator(**row["indicator"], topic=row["topic"], evidence=row["evidence"]),
    )


def _measures(
    store: Store, page: Page, query: str, kind: str, area: str, subareas: bool, region: str | None, status: str | None
) -> Listing[Measure]:
    need(store, area, ["ReformArea"])
    region_path(store, region)
    asked = [query, area, subareas, region, status]
    values = {"area": area, "subareas": subareas, "region": region, "status": status, "limit": catalog.MOST_ROWS}
    after = tuple(page.after(asked, ["", ""]) or ("", ""))
    found = sorted(catalog.run(store, query, values).rows, key=lambda row: (row["name"], row["id"]))
    rows = [row for row in found if (row["name"], row["id"]) > after][: page.limit + 1]
    wanted = [sentence for row in rows for sentence in row["sentences"][:SHOWN]]
    told = {
        one["sentence"]: one
        for one in (store.read(cypher("sentences"), ids=list(dict.fromkeys(wanted))) if wanted else [])
    }
    return page.listing(
        asked,
        rows,
        lambda row: [row["name"], row["id"]],
        lambda row: Measure(**row, type=kind, evidence=[Sentence(**told[one]) for one in row["sentences"][:SHOWN]]),
    )
