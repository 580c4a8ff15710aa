"""Pages of a list: how many items, and from where on.

A cursor is the sort key of the last item of a page together with a mark of what was asked, so that a page stays right
while items are added or removed, and a cursor of one list is refused by another.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Generic, TypeVar

from fastapi import Depends, Query
from pydantic import BaseModel, Field

from api.problems import Problem

USUAL = 50
MOST = 200
LONGEST = 4_000

T = TypeVar("T")
R = TypeVar("R")
Key = Sequence[str | int | float]


class Listing(BaseModel, Generic[T]):
    """A page of a list."""

    items: list[T]
    next: str | None = Field(
        description="the cursor of the next page; null where there is none", examples=["WyI0ZjNhIiwiYXJlYS0xIl0"]
    )


@dataclass(frozen=True, slots=True)
class Page:
    """What part of a list is asked for."""

    limit: int
    cursor: str | None

    def after(self, asked: Any, like: Key) -> list[Any] | None:
        """The sort key that the page comes after, None for the first page.

        Args:
            asked: everything that decides what the list holds, as JSON can hold it.
            like: a key whose parts have the types that the key must have.

        Raises:
            Problem: 422, the cursor is none of ours or belongs to another list.
        """
        if self.cursor is None:
            return None
        try:
            mark, *key = json.loads(base64.urlsafe_b64decode(self.cursor + "=" * (-len(self.cursor) % 4)))
            good = [type(part) for part in key] == [type(part) for part in like]
        except (ValueError, TypeError):
            mark, key, good = None, [], False
        if not good or any(isinstance(part, str) and not _plain(part) for part in key):
            raise Problem(422, "cursor: is none that this list gave; take it from next, or leave it out")
        if mark != _mark(asked):
            raise Problem(422, "cursor: belongs to a list asked for in another way; repeat the same parameters")
        parts: list[Any] = key
        return parts

    def listing(self, asked: Any, rows: Sequence[R], key: Callable[[R], Key], shown: Callable[[R], T]) -> Listing[T]:
        """A page from rows in order, of which there may be more than `limit`: then there is a next page."""
        cut = rows[: self.limit]
        more = len(rows) > self.limit
        cursor = base64.urlsafe_b64encode(_json([_mark(asked), *key(cut[-1])])).decode().rstrip("=") if more else None
        return Listing(items=[shown(row) for row in cut], next=cursor)


def _page(
    limit: Annotated[int, Query(ge=1, le=MOST, description="items of a page at most")] = USUAL,
    cursor: Annotated[
        str | None, Query(max_length=LONGEST, description="`next` of the page before; all else as it was")
    ] = None,
) -> Page:
    return Page(limit, cursor)


PageDep = Annotated[Page, Depends(_page)]


def _mark(asked: Any) -> str:
    return hashlib.sha256(_json(asked)).hexdigest()[:8]


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def _plain(text: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in text)
