"""The routes that read: answered in one turn of one thread, in the language and the format asked for, and again only
where the graph has changed.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable, Coroutine
from contextvars import ContextVar
from functools import cache, wraps
from typing import Any, get_type_hints

from fastapi import Request, Response
from fastapi.routing import APIRoute
from pydantic import BaseModel
from starlette.concurrency import run_in_threadpool

from api import exports, labels, negotiation
from api.paging import Listing
from api.states import whole
from graph.config import PROJECT
from graph.status import stamp
from graph.version import program

# Kept by whoever likes, but used again only after asking whether it still holds.
KEPT = "no-cache"
VARY = "Accept, Accept-Language"
TEXT = {"schema": {"type": "string"}}
HEADERS = {
    "ETag": {"description": "names this answer and the state of the graph; send it as If-None-Match", **TEXT},
    "Cache-Control": {"description": "ask whether it still holds before using it again", **TEXT},
    "Content-Language": {"description": "the language of the labels", **TEXT},
    "Link": {"description": "of a list that goes on: the next page, with rel=next", **TEXT},
}
FORMAT = {
    "name": "format",
    "in": "query",
    "description": "the format of the answer; unless given, `Accept` decides",
    "schema": {"type": "string", "enum": list(negotiation.FORMATS), "default": "json"},
}
PARAMETERS = [
    FORMAT,
    {
        "name": "Accept-Language",
        "in": "header",
        "description": "the language of the labels: zh (unless given) or en",
        "schema": {"type": "string"},
    },
    {
        "name": "If-None-Match",
        "in": "header",
        "description": "the `ETag` of an answer that you have: 304 where it still holds",
        "schema": {"type": "string"},
    },
]
CONTENTS = {
    media: {"schema": {"type": "object" if media.endswith("json") else "string"}}
    for name, media in negotiation.FORMATS.items()
    if name != "json"
}

_request: ContextVar[Request] = ContextVar("request")
graph_state: ContextVar[str | None] = ContextVar("graph_state", default=None)
"""The stamp of the graph when the request was taken up; None while that is too new to rest on."""


class Resource(APIRoute):
    """A route whose GET is answered in every format, with an ETag, and with 304 to who has that answer already.

    An endpoint may be a plain function: it runs in a thread, and its answer becomes JSON there.
    """

    def __init__(self, path: str, endpoint: Callable[..., Any], **settings: Any) -> None:
        """See `APIRoute`; what this class adds is described in the OpenAPI, too."""
        settings["response_model"] = get_type_hints(endpoint)["return"]
        settings["responses"] = {
            **(settings.get("responses") or {}),
            200: {"headers": HEADERS, "content": CONTENTS},
            304: {"description": "What you have still holds"},
        }
        settings["openapi_extra"] = {"parameters": PARAMETERS}
        super().__init__(path, _answering(endpoint), **settings)

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """What answers a request."""
        answer = super().get_route_handler()

        async def handle(request: Request) -> Response:
            _request.set(request)
            labels.language.set(negotiation.language(request))
            return await answer(request)

        return handle


def _answering(endpoint: Callable[..., Any]) -> Callable[..., Coroutine[Any, Any, Response]]:
    """An endpoint that gives whole responses."""

    @wraps(endpoint)
    async def answering(**values: Any) -> Response:
        return await run_in_threadpool(_answer, endpoint, values)

    return answering


def _answer(endpoint: Callable[..., BaseModel], values: dict[str, Any]) -> Response:
    request = _request.get()
    form, language = negotiation.form(request), labels.language.get()
    # before the answer is made: where the graph changes meanwhile, the next one who asks gets another
    state = stamp(request.app.state.store)
    settled = request.app.state.states.settled(state)
    graph_state.set(state if settled else None)
    tag = _tag(state if settled else uuid.uuid4().hex, _code(), request.url.path, request.url.query, form, language)
    headers = {"ETag": f"W/{tag}", "Cache-Control": KEPT, "Content-Language": language, "Vary": VARY}
    given = [one.strip().removeprefix("W/") for one in request.headers.get("If-None-Match", "").split(",")]
    if tag in given:
        return Response(status_code=304, headers=headers)
    answer = whole(lambda: endpoint(**values))
    if "*" in given:
        return Response(status_code=304, headers=headers)
    if isinstance(answer, Listing) and answer.next:
        there = request.url.include_query_params(cursor=answer.next)
        headers["Link"] = f'<{there.path}?{there.query}>; rel="next"'
    if form == "json":
        return Response(answer.model_dump_json(), headers=headers, media_type="application/json")
    return exports.response(answer.model_dump(mode="json"), form, headers)


def _tag(*asked: str | None) -> str:
    """What names the answer to a request in one state of the graph."""
    return f'"{hashlib.sha256(repr(asked).encode()).hexdigest()[:24]}"'


@cache
def _code() -> str:
    """A hash over what decides how the graph is told: another version of the program answers otherwise."""
    folders = [PROJECT / name for name in ("api", "graph", "queries")]
    files = [file for folder in folders for file in folder.rglob("*") if file.suffix in (".py", ".cypher", ".yaml")]
    digest = hashlib.sha256(program().encode())
    for file in sorted(files):
        digest.update(file.read_bytes())
    return digest.hexdigest()
