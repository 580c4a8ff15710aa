"""Documents: list, one with its outline and text, adding and removing one."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Annotated

from fastapi import APIRouter, File, Form, Query, Request, Response, UploadFile

from api import intake as intakes
from api import texts
from api.deps import Guarded, StoreDep, cypher
from api.intake import Intake
from api.models import Document, DocumentSummary, Import
from api.paging import Listing, PageDep
from api.periods import PeriodParameter, period
from api.problems import Problem, responses
from api.resource import Resource
from api.rows import region_path
from graph import writer
from ingest.load import CONVERT, FORMATS

router = APIRouter(route_class=Resource, prefix="/documents", tags=["documents"])
writing = APIRouter(route_class=Guarded, tags=["documents"])
TYPES = ", ".join(FORMATS)


@router.get(
    "",
    operation_id="listDocuments",
    summary="Documents",
    responses=responses(),
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


@writing.post(
    "/documents",
    operation_id="postDocument",
    summary="Add a document",
    status_code=202,
    responses=responses(401, 403, 409, 413, 415, 429),
)
def add(
    request: Request,
    response: Response,
    file: Annotated[UploadFile, File(description="text, Markdown, HTML, PDF with text or Word (.docx); at most 32 MB")],
    key: Annotated[
        str | None, Form(max_length=200, description="what it is known by: a path; the file's name unless given")
    ] = None,
    replace: Annotated[
        bool, Form(description="also where a document of this key was loaded from elsewhere, say from a folder")
    ] = False,
) -> Import:
    """It is read in the background; `Location` tells where to ask how far it is. One that was posted with the same key
    is replaced.
    """
    chosen = key or PurePosixPath((file.filename or "").replace("\\", "/")).name
    parts = chosen.split("/")
    if not chosen.isprintable() or "\\" in chosen or any(part in ("", ".", "..") for part in parts):
        raise Problem(422, "key: must be a path such as reports/2023.txt, without .. and control characters")
    suffix = PurePosixPath(chosen).suffix.lower()
    if suffix not in FORMATS:
        raise Problem(415, f"{chosen}: {CONVERT.get(suffix, 'is of a type that is not read')}; read are {TYPES}")
    intake: Intake = request.app.state.intake
    made = intake.add(file.file, chosen, replaces=replace)
    response.headers["Location"] = f"/api/v1/imports/{made.id}"
    return _import(made)


@writing.get(
    "/imports/{id}",
    operation_id="getImport",
    summary="How far a posted document is",
    responses=responses(401, 403, 404),
)
def progress(request: Request, id: str) -> Import:  # noqa: A002
    """Kept for the last thousand, until the service ends."""
    intake: Intake = request.app.state.intake
    found = intake.get(id)
    if found is None:
        raise Problem(404, f"no import {id}")
    return _import(found)


def _import(made: intakes.Import) -> Import:
    return Import(id=made.id, key=made.key, document=made.document, status=made.status, detail=made.detail)


@writing.delete(
    "/documents/{id}",
    operation_id="deleteDocument",
    summary="Remove a document",
    status_code=204,
    responses=responses(401, 403, 404),
)
def remove(store: StoreDep, id: str) -> None:  # noqa: A002
    """Takes back exactly what it states; facts that other documents state, too, stay."""
    if not store.read(cypher("document-exists"), id=id)[0]["documents"]:
        raise Problem(404, f"no document {id}")
    writer.remove(store, [id])
