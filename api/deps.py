"""What routes need from the application: the store, ready queries, and the token."""

from __future__ import annotations

import hmac
from functools import cache
from pathlib import Path
from typing import Annotated

from fastapi import Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
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


def _store(request: Request) -> Store:
    store: Store = request.app.state.store
    return store


def _writer(
    store: Annotated[Store, Depends(_store)],
    given: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)],
) -> None:
    """Let pass who shows the token.

    Raises:
        Problem: 403 where the server has no token, 401 where another or none is shown.
    """
    token = store.settings.reformgraph_token
    if token is None:
        raise Problem(403, "writing is off: the server was started without REFORMGRAPH_TOKEN")
    if given is None or not hmac.compare_digest(given.credentials.encode(), token.get_secret_value().encode()):
        raise Problem(401, "send the server's token: Authorization: Bearer …", {"WWW-Authenticate": "Bearer"})


StoreDep = Annotated[Store, Depends(_store)]
Writer = Depends(_writer)
