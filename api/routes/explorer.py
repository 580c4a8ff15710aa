"""The explorer: the page of every view, and the scripts and styles that `make explorer` built for it."""

from __future__ import annotations

from pathlib import Path

from fastapi import APIRouter
from fastapi.responses import FileResponse, HTMLResponse, Response
from starlette.exceptions import HTTPException

FOLDER = Path(__file__).parent.parent / "explorer"
BUILT = FOLDER / "dist"
TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".txt": "text/plain"}
# Nothing of another host is loaded, nothing but this API is called, and no script or style stands in the page itself.
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self' data: blob:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
# The page is asked for anew, what it names has another name when it changes.
PAGE = {**HEADERS, "Cache-Control": "no-cache"}
ASSET = {**HEADERS, "Cache-Control": "public, max-age=31536000, immutable"}

router = APIRouter(include_in_schema=False)


@router.get("/")
@router.get("/explore/{view:path}")
def page(view: str = "") -> Response:
    """The page; which view it shows is decided there, by the address."""
    index = BUILT / "index.html"
    if not index.is_file():
        return HTMLResponse((FOLDER / "missing.html").read_text(encoding="utf-8"), headers=PAGE)
    return FileResponse(index, media_type="text/html", headers=PAGE)


@router.get("/assets/{name}")
def asset(name: str) -> FileResponse:
    """What the page names."""
    known = {file.name: file for file in BUILT.iterdir()} if BUILT.is_dir() else {}
    file = known.get(name)
    if file is None or file.suffix not in TYPES:
        raise HTTPException(404)
    return FileResponse(file, media_type=TYPES[file.suffix], headers=ASSET)
