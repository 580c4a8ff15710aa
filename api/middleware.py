"""What wraps every request: an id that joins answer and log, and a limit to what a body may hold."""

from __future__ import annotations

import asyncio
import logging
import re
import time
import uuid

from fastapi import Request
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.logs import request_id
from api.problems import answer

GIVEN = re.compile(r"[A-Za-z0-9._-]{1,64}")

MOST_BYTES = 1_000_000
MOST_DOCUMENT_BYTES = 32_000_000

log = logging.getLogger("reformgraph.api")


class RequestId:
    """Gives every request an id (or keeps the one it comes with), sends it back, and logs the request under it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        given = Request(scope).headers.get("X-Request-ID", "")
        identifier = given if GIVEN.fullmatch(given) else uuid.uuid4().hex
        scope["request_id"] = identifier
        request_id.set(identifier)
        start = time.perf_counter()
        status = 0

        async def marked(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)["X-Request-ID"] = identifier
            await send(message)

        try:
            await self.app(scope, receive, marked)
        except asyncio.CancelledError:
            # the service ends and this took too long to wait for
            if not status:
                await answer(Request(scope), 503, "the service is ending")(scope, receive, marked)
        finally:
            milliseconds = round((time.perf_counter() - start) * 1000, 1)
            told = {"method": scope["method"], "path": scope["path"], "status": status, "ms": milliseconds}
            log.info("request", extra={"fields": told})


class BodyLimit:
    """Refuses bodies that are larger than their address takes, before or while they are read."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        most = MOST_DOCUMENT_BYTES if scope["path"].endswith("/documents") else MOST_BYTES
        length = Request(scope).headers.get("Content-Length", "")
        if length.isdecimal() and (len(length) > 12 or int(length) > most):
            await answer(Request(scope), 413, f"the body may hold {most:,} bytes")(scope, receive, send)
            return
        read = 0

        async def counted() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > most:
                raise HTTPException(413)
            return message

        await self.app(scope, counted, send)
