"""What whoever asks prefers: a language and a format."""

from __future__ import annotations

import re

from fastapi import Request

from api.labels import LANGUAGES, USUAL
from api.problems import Problem

FORMATS = {
    "json": "application/json",
    "csv": "text/csv",
    "jsonld": "application/ld+json",
    "graphml": "application/graphml+xml",
    "cytoscape": "application/vnd.cytoscape+json",
}
QUALITY = re.compile(r"q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)")


def preferred(header: str) -> list[str]:
    """The values of an Accept header in lower case, the most wanted first; without those that are not wanted.

    >>> preferred("text/csv;q=0.5, application/json, */*;q=0")
    ['application/json', 'text/csv']
    """
    found = []
    for part in header.lower().split(","):
        value, *settings = (piece.strip() for piece in part.split(";"))
        given = [match[1] for setting in settings if (match := QUALITY.fullmatch(setting))]
        found.append((float(given[0]) if given else 1.0, value))
    return [value for quality, value in sorted(found, key=lambda one: -one[0]) if quality and value]


def language(request: Request) -> str:
    """The language of the labels, from `Accept-Language`."""
    for value in preferred(request.headers.get("Accept-Language", "")):
        if value.partition("-")[0] in LANGUAGES:
            return value.partition("-")[0]
    return USUAL


def form(request: Request) -> str:
    """The format of the answer, one of `FORMATS`: the parameter `format`, else what `Accept` asks for, else JSON.

    Raises:
        Problem: 422, there is no such format.
    """
    given = request.query_params.get("format")
    if given is not None:
        if given not in FORMATS:
            raise Problem(422, f"format={given}: must be one of {', '.join(FORMATS)}")
        return given
    names = {media: name for name, media in FORMATS.items()}
    wanted = (names.get(value) for value in preferred(request.headers.get("Accept", "")))
    return next((name for name in wanted if name), "json")
