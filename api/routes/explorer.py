"""The page at `/`: one box that searches and asks, answers with their sentences, all of it through the API."""

from __future__ import annotations

from pathlib import Path

from fastapi import APIRouter
from fastapi.responses import FileResponse

FOLDER = Path(__file__).parent.parent / "static"
TYPES = {"index.html": "text/html", "explorer.css": "text/css", "explorer.js": "text/javascript"}
# Nothing of another host is loaded, and nothing but the API is called.
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}

router = APIRouter(include_in_schema=False)


@router.get("/")
def page() -> FileResponse:
    """The page."""
    return _file("index.html")


@router.get("/explorer.css")
def style() -> FileResponse:
    """How it looks."""
    return _file("explorer.css")


@router.get("/explorer.js")
def script() -> FileResponse:
    """What it does."""
    return _file("explorer.js")


def _file(name: str) -> FileResponse:
    return FileResponse(FOLDER / name, media_type=TYPES[name], headers=HEADERS)
