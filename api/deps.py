"""What routes need from the application: the store, ready queries, and the token."""

from __future__ import annotations

import hmac
from collections.abc import Callable, Coroutine
from functools import cache
from pathlib import Path
from typing import Annotated, Any

from fastapi import Depends, Request, Response
from fastapi.routing import APIRoute
from fastapi.security import HTTPBearer
from neo4j import Query

from api.problems import Problem
from graph.store import Store, trusted

FOLDER = Path(__file__).with_name("cypher")
SECONDS = 30

_bearer = HTTPBearer(auto_error=False, description="the value of REFORMGRAPH_TOKEN of the server")


@cache
def cypher(*names: str) -> Query:
    """The query of a file in `cypher/`, or of several put one behind the other; it may run for 30 seconds."""
    text = "\n".join((FOLDER / f"{name}.cypher").read_text(encoding="utf-8") for name in names)
    return Query(trusted(text).text, timeout=SECONDS)


async def _store(request: Request) -> Store:
    store: Store = request.app.state.store
    return store


class Guarded(APIRoute):
    """A route for who shows the token; the body of others is not even read."""

    def __init__(self, path: str, endpoint: Callable[..., Any], **settings: Any) -> None:
        """See `APIRoute`; the token is described in the OpenAPI, too."""
        settings["dependencies"] = [*(settings.get("dependencies") or []), Depends(_bearer)]
        super().__init__(path, endpoint, **settings)

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """What answers a request."""
        answer = super().get_route_handler()

        async def handle(request: Request) -> Response:
            _check(request)
            return await answer(request)

        return handle


def _check(request: Request) -> None:
    """Let pass who shows the token.

    Raises:
        Problem: 403 where the server has no token, 401 where another or none is shown.
    """
    token = request.app.state.store.settings.reformgraph_token
    if token is None:
        raise Problem(403, "writing is off: the server was started without REFORMGRAPH_TOKEN")
    scheme, _, given = request.headers.get("Authorization", "").partition(" ")
    right = hmac.compare_digest(given.strip().encode(), token.get_secret_value().encode())
    if not right or scheme.lower() != "bearer":
        raise Problem(401, "send the server's token: Authorization: Bearer …", {"WWW-Authenticate": "Bearer"})


StoreDep = Annotated[Store, Depends(_store)]
