"""One entry of a user's corrections about names."""

from __future__ import annotations

from dataclasses import dataclass

NAMES, SAME, NOT_SAME = "names", "same", "not_same"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry about names of one type.

    `names` are in the order given; those of `names` and `same` mean one thing, which the first calls. It holds in
    documents whose home region is `region` or lies in it, and in the one that `document` names, where these are given.
    """

    source: str
    section: str
    number: int
    type: str
    names: tuple[str, ...]
    region: str | None = None
    document: str | None = None

    @property
    def note(self) -> str:
        """How evidence names it; free of its number, so that an entry above it changes nothing."""
        scope = "".join(f" ({where})" for where in (self.region, self.document) if where)
        return f"{self.source}: {self.section} {', '.join(self.names)}{scope}"

    @property
    def place(self) -> str:
        """How errors name it."""
        return f"{self.source}: {self.section} {self.number}"
