"""Problem details (RFC 9457): the one shape of every error that the API gives."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from neo4j.exceptions import Neo4jError
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException
from starlette.routing import compile_path

from graph.errors import DocumentError, ReformgraphError, StoreError, UsageError

MEDIA_TYPE = "application/problem+json"
BASE = "urn:reformgraph:problem:"

# status: (last part of the type's URI, title)
KINDS: dict[int, tuple[str, str]] = {
    401: ("unauthorized", "The token is missing or wrong"),
    403: ("forbidden", "This is not allowed"),
    404: ("not-found", "There is no such thing"),
    405: ("method-not-allowed", "The address does not take this method"),
    409: ("conflict", "It collides with what is there"),
    413: ("too-large", "The request is too large"),
    415: ("unsupported-type", "This type is not read"),
    422: ("invalid", "The request cannot be done as asked"),
    429: ("too-many", "Too many at once"),
    500: ("internal", "Something went wrong here"),
    503: ("store-unavailable", "The graph database does not answer"),
}

log = logging.getLogger("reformgraph.api")


class FieldError(BaseModel):
    """What is wrong with one part of a request."""

    where: str = Field(description="the parameter or the place in the body", examples=["query.limit"])
    message: str = Field(examples=["Input should be less than or equal to 200"])


class ProblemDetails(BaseModel):
    """An error (RFC 9457)."""

    model_config = ConfigDict(json_schema_extra={"description": "An error as RFC 9457 describes it."})

    type: str = Field(description="names the kind of error", examples=[BASE + "not-found"])
    title: str = Field(description="the kind of error in words", examples=["There is no such thing"])
    status: int = Field(examples=[404])
    detail: str = Field(description="what went wrong this time and what to do", examples=["no entity area-0"])
    instance: str = Field(description="the address that was asked for", examples=["/api/v1/entities/area-0"])
    request_id: str = Field(description="that of the request, also in the header X-Request-ID")
    errors: list[FieldError] | None = Field(default=None, description="each wrong part of an invalid request")


class Problem(Exception):
    """Ends a request with problem details."""

    def __init__(self, status: int, detail: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.headers = headers


def responses(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The part of an operation's OpenAPI that says which problems it gives, each with an example."""
    found: dict[int | str, dict[str, Any]] = {}
    for status in sorted({*statuses, 422, 503}):
        name, title = KINDS[status]
        example = {
            "type": BASE + name,
            "title": title,
            "status": status,
            "detail": f"{title}: the reason and what to do, in one line",
            "instance": "/api/v1/…",
            "request_id": "0f8b1c5f2a2d4a6e9d7b5a3c1e0f2d4b",
        }
        content = {"schema": {"$ref": "#/components/schemas/ProblemDetails"}, "example": example}
        found[status] = {"description": title, "content": {MEDIA_TYPE: content}}
    return found


def answer(
    request: Request,
    status: int,
    detail: str,
    headers: Mapping[str, str] | None = None,
    errors: list[FieldError] | None = None,
) -> JSONResponse:
    """The response that carries a problem."""
    name, title = KINDS.get(status, ("error", "The request failed"))
    problem = ProblemDetails(
        type=BASE + name,
        title=title,
        status=status,
        detail=detail,
        instance=request.url.path,
        request_id=request.scope.get("request_id", ""),
        errors=errors,
    )
    content = problem.model_dump(exclude_none=True)
    return JSONResponse(
        content, status, headers={"Cache-Control": "no-store", **(headers or {})}, media_type=MEDIA_TYPE
    )


def _methods(app: FastAPI, path: str) -> list[str]:
    """The methods that an address takes, of all operations that share it."""
    found: list[str] = []
    for template, item in app.openapi()["paths"].items():
        if compile_path(template)[0].match(path):
            found += [method.upper() for method in item if method.upper() not in found]
    return found


def install(app: FastAPI) -> None:
    """Make every error of the application a problem: ours, those of validation and routing, and what nobody expects."""

    @app.exception_handler(Problem)
    def _problem(request: Request, error: Problem) -> JSONResponse:
        return answer(request, error.status, error.detail, error.headers)

    @app.exception_handler(RequestValidationError)
    def _validation(request: Request, error: RequestValidationError) -> JSONResponse:
        errors = [
            FieldError(where=".".join(str(part) for part in one["loc"]), message=one["msg"]) for one in error.errors()
        ]
        detail = "; ".join(f"{one.where}: {one.message}" for one in errors[:3])
        return answer(request, 422, detail, errors=errors)

    @app.exception_handler(HTTPException)
    def _http(request: Request, error: HTTPException) -> JSONResponse:
        detail = str(error.detail)
        headers = dict(error.headers or {})
        if error.status_code == 404:
            detail = f"there is nothing at {request.url.path}; /openapi.json lists the addresses"
        if error.status_code == 405:
            allowed = _methods(app, request.url.path)
            headers["Allow"] = ", ".join(allowed) or headers["Allow"]
            detail = f"{request.url.path} does not take {request.method}, but {headers['Allow']}"
        if error.status_code == 413:
            detail = "the body is larger than this address takes"
        status = 422 if error.status_code == 400 else error.status_code
        return answer(request, status, detail, headers)

    @app.exception_handler(ReformgraphError)
    def _ours(request: Request, error: ReformgraphError) -> JSONResponse:
        if isinstance(error, StoreError):
            log.warning("store: %s", error)
            detail = "the graph database cannot be used now; the server's log says why"
            return answer(request, 503, detail, {"Retry-After": "5"})
        if isinstance(error, UsageError | DocumentError):
            return answer(request, 422, str(error))
        log.exception("unexpected", exc_info=error)
        return answer(request, 500, "the server's log says more under this request id")

    @app.exception_handler(Neo4jError)
    def _query(request: Request, error: Neo4jError) -> JSONResponse:
        if "TransactionTimedOut" in str(error.code):
            return answer(request, 422, "the answer took too long to find; ask for less")
        log.exception("query failed", exc_info=error)
        return answer(request, 500, "the server's log says more under this request id")

    @app.exception_handler(Exception)
    def _unexpected(request: Request, error: Exception) -> JSONResponse:
        log.exception("unexpected", exc_info=error)
        return answer(request, 500, "the server's log says more under this request id")
