"""What the API of the served explorer says, to hold the page against."""

from __future__ import annotations

from typing import Any

import httpx

PATIENCE = 60.0  # s: a loaded machine is no failure


def answer(site: str, address: str, **parameters: Any) -> Any:
    """The answer to GET under /api/v1."""
    return httpx.get(f"{site}/api/v1{address}", params=parameters, timeout=PATIENCE).raise_for_status().json()
