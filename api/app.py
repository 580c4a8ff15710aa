"""The application: its routes, what wraps every request, and its OpenAPI description."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from fastapi.openapi.utils import get_openapi

from api import problems
from api.areas import Forest
from api.cyphers import Cypher
from api.intake import Intake
from api.kept import Kept
from api.middleware import BodyLimit, RequestId
from api.problems import ProblemDetails
from api.routes import areas, documents, entities, explorer, indicators, queries, relations, system
from api.states import States
from graph.store import Store
from graph.version import program

PREFIX = "/api/v1"
DESCRIPTION = """
A graph of reform areas, institutions, policies, programs, regions and indicators, read from Chinese government
documents; every fact is tied to the sentences that state it.

Lists are `{"items": […], "next": cursor}`: give `next` as `cursor`, all else as it was, until it is null. Answers come
as JSON, or as `format` or `Accept` ask, as CSV, JSON-LD, GraphML or Cytoscape JSON; labels in Chinese, or in English
where `Accept-Language` asks for it. Every error is `application/problem+json` (RFC 9457). Every answer carries
`X-Request-ID`; one that you send is kept.
"""
TAGS = [
    {"name": "entities", "description": "Reform areas, institutions, policies, programs and regions."},
    {"name": "relations", "description": "What joins them, the sentences that say so, ways between two things."},
    {"name": "areas", "description": "The tree of reform areas, and what serves and measures one."},
    {"name": "indicators", "description": "Measured and planned quantities over time."},
    {"name": "documents", "description": "Documents with outline, text and mentions; adding and removing."},
    {"name": "queries", "description": "The catalog, questions in words, read-only Cypher."},
    {"name": "model", "description": "The types of the graph and how much it holds."},
    {"name": "probes", "description": "For those who run the service."},
]


def create_app(store: Store, *, closes: bool = False) -> FastAPI:
    """The application over an open store.

    Args:
        store: it answers from this one.
        closes: close the store when the application ends, and with it what still runs there.
    """

    @asynccontextmanager
    async def life(_: FastAPI) -> AsyncIterator[None]:
        yield
        app.state.cypher.close()
        app.state.intake.close()
        if closes:
            store.close()

    app = FastAPI(
        title="Reformgraph",
        version=program(),
        description=DESCRIPTION,
        openapi_tags=TAGS,
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
        docs_url=None,
        redirect_slashes=False,
        redoc_url=None,
        lifespan=life,
    )
    app.state.store = store
    app.state.cypher = Cypher(store)
    app.state.intake = Intake(store, store.settings.reformgraph_corrections)
    app.state.forest = Kept[Forest]()
    app.state.states = States()
    problems.install(app)
    for resource in (entities, relations, areas, indicators, documents, queries, system):
        app.include_router(resource.router, prefix=PREFIX)
    for router in (queries.posting, documents.writing):
        app.include_router(router, prefix=PREFIX)
    app.include_router(system.probes)
    app.include_router(explorer.router)
    app.add_middleware(BodyLimit)
    if store.settings.reformgraph_cors:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=[origin.strip() for origin in store.settings.reformgraph_cors.split(",")],
            allow_methods=["GET", "POST", "DELETE"],
            allow_headers=["Accept-Language", "Authorization", "Content-Type", "If-None-Match", "X-Request-ID"],
            expose_headers=["ETag", "Link", "Location", "Retry-After", "X-Request-ID", "X-Truncated"],
        )
    app.add_middleware(RequestId)
    app.openapi = lambda: _openapi(app)  # type: ignore[method-assign]
    return app


def _openapi(app: FastAPI) -> dict[str, Any]:
    """The description, with the schema of problems that every operation refers to."""
    if app.openapi_schema is None:
        schema = get_openapi(
            title=app.title,
            version=app.version,
            description=app.description,
            routes=app.routes,
            tags=app.openapi_tags,
            license_info=app.license_info,
        )
        details = ProblemDetails.model_json_schema(ref_template="#/components/schemas/{model}")
        schemas = schema["components"]["schemas"]
        schemas.update(details.pop("$defs"))
        schemas["ProblemDetails"] = details
        app.openapi_schema = schema
    return app.openapi_schema
