"""Entities: search, one, its relations, the sentences that name it."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query

from api.deps import StoreDep, cypher
from api.models import Entity, EntityRelation, EntitySummary, Naming, Neighbourhood
from api.neighbours import around
from api.paging import MOST, USUAL, Listing, PageDep
from api.periods import PeriodParameter, period
from api.problems import Problem, responses
from api.relations import find
from api.resource import Resource
from api.rows import need, region_path, relation_fields
from api.vocabulary import Direction, EntityType, RelationType
from graph.names import normal
from queries import names

router = APIRouter(route_class=Resource, prefix="/entities", tags=["entities"])

RegionParameter = Annotated[
    str | None, Query(max_length=100, description="id of a region: what lies in it, applies to it or is stated there")
]


@router.get(
    "",
    operation_id="listEntities",
    summary="Search entities",
    responses=responses(),
)
def search(
    store: StoreDep,
    page: PageDep,
    q: Annotated[
        str | None,
        Query(max_length=200, description="words of the name or an alias, all of them", examples=["农村 改革"]),
    ] = None,
    kind: Annotated[EntityType | None, Query(alias="type", description="only of this type")] = None,
    region: RegionParameter = None,
) -> Listing[EntitySummary]:
    """Entities by name, or with `q` those whose names hold its words: first the one of that very name, then those that
    begin with it, then the others, best first. Quotes, width and case make no difference.
    """
    text = (q or "").strip()
    words = names.lucene(text, phrases=True)
    asked = ["entities", text, kind, region]
    limits: dict[str, Any] = {"type": kind, "path": region_path(store, region), "limit": page.limit + 1}
    if text and not words:
        return Listing(items=[], next=None)
    if len(normal(text)) <= 1:
        name, last = page.after(asked, ["", ""]) or ("", "")
        rows = store.read(cypher("entities"), part=text or None, name=name, id=last, **limits)
        return page.listing(asked, rows, lambda row: [row["name"], row["id"]], lambda row: EntitySummary(**row))
    rank, score, last = page.after(asked, [0, 0.0, ""]) or (None, None, None)
    rows = store.read(cypher("entities-named"), words=words, name=text, rank=rank, score=score, id=last, **limits)
    return page.listing(
        asked, rows, lambda row: [row["rank"], row["score"], row["id"]], lambda row: EntitySummary(**row)
    )


@router.get("/{id}", operation_id="getEntity", summary="One entity", responses=responses(404))
def one(store: StoreDep, id: str) -> Entity:  # noqa: A002
    """Its names and attributes, and how many relations, sentences and documents it has."""
    found = store.read(cypher("entity"), id=id)
    if not found:
        raise Problem(404, f"no entity {id}")
    return Entity(**found[0])


@router.get(
    "/{id}/relations",
    operation_id="listEntityRelations",
    summary="Its relations, in both directions",
    responses=responses(404),
)
def relations(
    store: StoreDep,
    page: PageDep,
    id: str,  # noqa: A002
    kind: Annotated[
        list[RelationType] | None, Query(alias="type", max_length=20, description="only of this type; may be repeated")
    ] = None,
    direction: Annotated[Direction | None, Query(description="out: where it is the head; in: where the tail")] = None,
    min_confidence: Annotated[float, Query(ge=0, le=1, description="only relations at least this sure")] = 0.0,
) -> Listing[EntityRelation]:
    """What it is directly joined to; indicators that measure it come with the type MEASURES."""
    need(store, id)
    asked = ["entity-relations", id, sorted(kind or []), direction, min_confidence]
    return page.listing(
        asked,
        find(
            store,
            page,
            asked,
            types=kind,
            head=id if direction == "out" else None,
            tail=id if direction == "in" else None,
            entity=id if direction is None else None,
            confidence=min_confidence,
        ),
        lambda row: [row["head"]["id"], row["type"], row["tail"]["id"]],
        lambda row: EntityRelation(**relation_fields(row), direction="out" if row["head"]["id"] == id else "in"),
    )


@router.get(
    "/{id}/evidence",
    operation_id="listEntityEvidence",
    summary="The sentences that name it",
    responses=responses(404),
)
def evidence(store: StoreDep, page: PageDep, id: str) -> Listing[Naming]:  # noqa: A002
    """By document and place, each with the places of the name in the document's text."""
    need(store, id)
    asked = ["entity-evidence", id]
    document, start = page.after(asked, ["", 0]) or (None, None)
    rows = store.read(cypher("entity-evidence"), id=id, document=document, start=start, limit=page.limit + 1)
    return page.listing(asked, rows, lambda row: [row["document"]["key"], row["start"]], lambda row: Naming(**row))


@router.get(
    "/{id}/neighbours",
    operation_id="listNeighbours",
    summary="What lies around it",
    responses=responses(404),
)
def neighbours(
    store: StoreDep,
    id: str,  # noqa: A002
    kind: Annotated[
        list[RelationType] | None,
        Query(alias="type", max_length=20, description="follow only relations of this type; may be repeated"),
    ] = None,
    depth: Annotated[int, Query(ge=1, le=3, description="steps from it")] = 1,
    limit: Annotated[int, Query(ge=1, le=MOST, description="entities besides it, at most")] = USUAL,
    min_confidence: Annotated[float, Query(ge=0, le=1, description="only relations at least this sure")] = 0.0,
    dates: Annotated[PeriodParameter, Query(alias="period")] = None,
) -> Neighbourhood:
    """The entity and those around it with all relations among them: the nearest, of each type of
    relation in turn the surest, for a graph that grows.

    Indicators are not among them; `/indicators?topic=` has them.
    """
    return around(store, id, depth=depth, limit=limit, types=kind, confidence=min_confidence, period=period(dates))
