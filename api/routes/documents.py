"""Documents: list, one with its outline and text, adding and removing one."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from api import texts
from api.deps import StoreDep, Writer, cypher
from api.models import Document, DocumentSummary
from api.paging import Listing, PageDep
from api.periods import PeriodParameter, period
from api.problems import Problem, responses
from api.rows import region_path
from graph import writer

router = APIRouter(prefix="/documents", tags=["documents"])


@router.get(
    "",
    operation_id="listDocuments",
    summary="Documents",
    responses=responses(),
    response_model=Listing[DocumentSummary],
)
def documents(
    store: StoreDep,
    page: PageDep,
    q: Annotated[str | None, Query(max_length=200, description="part of the title or the key")] = None,
    region: Annotated[
        str | None, Query(max_length=100, description="id of a region: documents whose home is it or lies in it")
    ] = None,
    dates: Annotated[PeriodParameter, Query(alias="period")] = None,
) -> Listing[DocumentSummary]:
    """By key, each with the number of entities and indicators that it states."""
    asked = ["documents", q, region, dates]
    (key,) = page.after(asked, [""]) or ("",)
    start, until = period(dates)
    values = {"path": region_path(store, region), "from": start, "until": until, "limit": page.limit + 1}
    rows = store.read(cypher("documents"), key=key, q=q.strip().lower() if q else None, **values)
    return page.listing(
        asked,
        rows,
        lambda row: [row["document"]["key"]],
        lambda row: DocumentSummary(**row["document"], entities=row["entities"], indicators=row["indicators"]),
    )


@router.get("/{id}", operation_id="getDocument", summary="One document with its text", responses=responses(404))
def one(store: StoreDep, id: str) -> Document:  # noqa: A002
    """What is known of it, its outline, and its sentences with the entities that each names."""
    found = store.read(cypher("document"), id=id)
    if not found:
        raise Problem(404, f"no document {id}")
    return texts.document(found[0], store.read(cypher("document-sentences"), id=id))


@router.delete(
    "/{id}",
    operation_id="deleteDocument",
    summary="Remove a document",
    status_code=204,
    responses=responses(401, 403, 404),
    dependencies=[Writer],
)
def remove(store: StoreDep, id: str) -> None:  # noqa: A002
    """Takes back exactly what it states; facts that other documents state, too, stay."""
    if not store.read(cypher("document-exists"), id=id)[0]["documents"]:
        raise Problem(404, f"no document {id}")
    writer.remove(store, [id])
