"""The catalog of queries, questions in words, and read-only Cypher."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from starlette.concurrency import run_in_threadpool

from api import exports, negotiation
from api.cyphers import Cypher
from api.deps import StoreDep
from api.labels import language
from api.models import Answer, CatalogQuery, CypherRequest, CypherResult, Evidence, QueryResult
from api.paging import Listing
from api.problems import Problem, responses
from api.resource import CONTENTS, FORMAT, Resource
from queries import ask as asking
from queries import catalog

router = APIRouter(route_class=Resource, tags=["queries"])
posting = APIRouter(tags=["queries"])

SENTENCES = 200


@router.get(
    "/queries",
    operation_id="listQueries",
    summary="The catalog of queries",
    responses=responses(),
)
def queries() -> Listing[CatalogQuery]:
    """Every question that is answered by name, with its parameters and its Cypher. There is one page."""
    items = [
        CatalogQuery.model_validate({**asdict(query), "cypher": query.text}) for query in catalog.catalog().values()
    ]
    return Listing(items=items, next=None)


@router.get("/queries/{name}", operation_id="runQuery", summary="Run a query", responses=responses(404))
def run(request: Request, store: StoreDep, name: str) -> QueryResult:
    """Its parameters go into the address (`/queries/policies-of-area?area=农村改革&subareas=true`): values as the
    catalog says, entities by name or id; a parameter that is repeated takes several.
    """
    if name not in catalog.catalog():
        raise Problem(404, f"no query {name}; GET /api/v1/queries lists them")
    values: dict[str, Any] = {}
    for key in request.query_params:
        if key == "format":
            continue
        given = request.query_params.getlist(key)
        values[key] = given if len(given) > 1 else given[0]
    result = catalog.run(store, name, values)
    sentences = [one for row in result.rows for one in row.get("sentences") or []]
    return QueryResult(
        query=name,
        parameters=result.parameters,
        columns=list(result.query.columns),
        rows=result.rows,
        evidence=[Evidence(**one) for one in catalog.evidence(store, sentences[:SENTENCES])],
    )


@router.get("/ask", operation_id="ask", summary="Ask in Chinese or English", responses=responses())
def ask(
    store: StoreDep,
    q: Annotated[
        str,
        Query(min_length=1, max_length=500, description="the question", examples=["农村改革有哪些政策？"]),
    ],
) -> Answer:
    """The question becomes one query of the catalog; its rows are the answer, with the sentences that say so.

    What the graph cannot tell has no answers, never a guess.
    """
    answer = asking.ask(store, q)
    run = catalog.get(answer.query) if answer.query else None
    label = None if run is None else run.en if language.get() == "en" else run.zh
    return Answer(**asdict(answer), query_label=label)


@posting.post(
    "/cypher",
    operation_id="runCypher",
    summary="Run Cypher that only reads",
    responses={200: {"content": CONTENTS}, **responses(403, 413, 429)},
    response_model=CypherResult,
    openapi_extra={"parameters": [FORMAT]},
)
async def cypher(request: Request, body: CypherRequest) -> Response:
    """At most 30 seconds and the memory of one transaction (else 422), 10,000 rows or about 1 MB (else `truncated`).

    Writing, loading files or addresses, settings and other people's work are refused (403). Procedures allowed:
    `db.labels`, `db.relationshipTypes`, `db.propertyKeys`, `db.schema.*`, `db.index.fulltext.query*`,
    `db.index.vector.query*`.
    """
    runner: Cypher = request.app.state.cypher
    form = negotiation.form(request)
    content = await runner.run(body.query, body.parameters)
    if form == "json":
        return Response(content, media_type="application/json")
    answer = json.loads(content)
    headers = {"X-Truncated": "true"} if answer["truncated"] else {}
    return await run_in_threadpool(exports.response, answer, form, headers)
