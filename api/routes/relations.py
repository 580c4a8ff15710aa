"""Relations between entities, the sentences that state them, and the ways between two things."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from api.deps import StoreDep, cypher
from api.models import Path, Relation, Statement
from api.paging import MOST, Listing, PageDep
from api.periods import PeriodParameter, period
from api.problems import Problem, responses
from api.relations import find, order
from api.resource import Resource
from api.rows import need, region_path, relation, relation_ends, unique
from api.vocabulary import RelationType, Status
from queries import catalog

router = APIRouter(route_class=Resource, tags=["relations"])

Id = Annotated[str | None, Query(max_length=100)]


@router.get(
    "/relations",
    operation_id="listRelations",
    summary="Relations by what they join and who states them",
    responses=responses(),
)
def relations(
    store: StoreDep,
    page: PageDep,
    kind: Annotated[
        list[RelationType] | None, Query(alias="type", max_length=20, description="of this type; may be repeated")
    ] = None,
    head: Annotated[str | None, Query(max_length=100, description="id of the entity or indicator it starts at")] = None,
    tail: Annotated[str | None, Query(max_length=100, description="id of the entity it ends at")] = None,
    among: Annotated[
        list[Annotated[str, Query(max_length=100)]] | None,
        Query(max_length=MOST, description="ids of entities that both ends are of; may be repeated"),
    ] = None,
    region: Annotated[
        str | None, Query(max_length=100, description="id of a region: an end lies in it, or a document of it says so")
    ] = None,
    dates: Annotated[PeriodParameter, Query(alias="period")] = None,
    status: Annotated[Status | None, Query(description="of one of its ends")] = None,
    min_confidence: Annotated[float, Query(ge=0, le=1, description="at least this sure")] = 0.0,
    document: Annotated[str | None, Query(max_length=100, description="id of a document that states it")] = None,
) -> Listing[Relation]:
    """All filters together; without any, every relation of the graph, page by page."""
    asked = ["relations", sorted(kind or []), head, tail, region, dates, status, min_confidence, document]
    asked += [sorted(among)] if among else []
    rows = find(
        store,
        page,
        asked,
        types=kind,
        head=head,
        tail=tail,
        among=among or (),
        document=document,
        path=region_path(store, region),
        period=period(dates),
        status=status,
        confidence=min_confidence,
    )
    return page.listing(asked, rows, order, relation)


@router.get(
    "/relations/{id}/evidence",
    operation_id="listRelationEvidence",
    summary="The sentences that state a relation",
    responses=responses(404),
)
def evidence(store: StoreDep, page: PageDep, id: str) -> Listing[Statement]:  # noqa: A002
    """Oldest document first, each with the words that say so and how sure that is."""
    kind, head, tail = relation_ends(id)
    ends = {"type": kind, "head": head, "tail": tail}
    if not store.read(cypher("relation-exists"), **ends)[0]["facts"]:
        raise Problem(404, f"no relation {id}")
    asked = ["relation-evidence", id]
    (after,) = page.after(asked, [0]) or (-1,)
    rows = store.read(cypher("relation-evidence"), after=after, limit=page.limit + 1, **ends)
    return page.listing(asked, rows, lambda row: [row["place"]], lambda row: Statement(**row))


@router.get(
    "/paths",
    operation_id="listPaths",
    summary="The shortest ways between two things",
    responses=responses(404),
)
def paths(
    store: StoreDep,
    start: Annotated[str, Query(alias="from", max_length=100, description="id of one end")],
    end: Annotated[str, Query(alias="to", max_length=100, description="id of the other")],
    limit: Annotated[int, Query(ge=1, le=50, description="ways at most")] = 5,
) -> Listing[Path]:
    """Up to eight relations long, whatever their direction; ways over a shared region only where there are no others.

    There is one page; `next` is always null.
    """
    need(store, start)
    need(store, end)
    found = catalog.run(store, "path-between", {"from": start, "to": end, "limit": limit}).rows
    ways = [{"ids": row["ids"], "types": row["relations"]} for row in found]
    steps = store.read(cypher("steps"), ways=ways)
    made = []
    for place, way in enumerate(ways):
        # two relations of one type may join the same two things, one each way: the first stands for both
        mine = {step["step"]: step for step in reversed(steps) if step["way"] == place}
        along = [relation(mine[number]) for number in sorted(mine)]
        refs = {ref.id: ref for one in along for ref in (one.head, one.tail)}
        nodes = [refs[identifier] for identifier in unique(way["ids"])]
        made.append(Path(length=len(along), nodes=nodes, relations=along))
    return Listing(items=made, next=None)
