"""Reform areas as trees, though documents make them a graph with several parents and cycles."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from api.models import Area
from api.problems import Problem
from api.rows import Row
from api.vocabulary import AreaOrder

# What an area is sorted by: a number, its name, its id.
Key = tuple[int, str, str]


class Forest:
    """The areas of the graph, from rows of `areas.cypher`."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._areas = {row["id"]: row for row in rows}
        below: dict[str, list[str]] = defaultdict(list)
        for row in rows:
            for wider in row["wider"]:
                below[wider].append(row["id"])
        self._below = dict(below)
        self._roots: list[Row] | None = None
        self._ordered: dict[AreaOrder, list[Row]] = {}
        self._numbers: dict[str, int] = {}

    def roots(self, after: Key, limit: int, order: AreaOrder = "name", words: str | None = None) -> list[Row]:
        """The areas that trees grow from: those that belong to no other, and of each cycle that hangs on none of them
        its first member by name.

        Args:
            after: key of the area before the first one.
            limit: how many, at most.
            order: by name, or first those with the most below and about them.
            words: instead the areas that have a name which holds these, wherever they stand.
        """
        if words:
            held = words.casefold()
            named = [row for row in self._areas.values() if any(held in name.casefold() for name in _names(row))]
            found = self._in_order(named, order)
        else:
            if self._roots is None:
                self._roots = self._found()
            if order not in self._ordered:
                self._ordered[order] = self._in_order(self._roots, order)
            found = self._ordered[order]
        start = bisect_right(found, tuple(after), key=lambda row: self.key(row, order))
        return found[start : start + limit]

    def key(self, row: Row, order: AreaOrder) -> Key:
        """Where an area stands in an order."""
        about = row["policies"] + row["programs"] + row["indicators"]
        return 0 if order == "name" else -self._number(row["id"]) - about, row["name"], row["id"]

    def one(self, identifier: str) -> Row:
        """The area of this id.

        Raises:
            Problem: 404, there is none.
        """
        if identifier not in self._areas:
            raise Problem(404, f"no ReformArea {identifier}")
        return self._areas[identifier]

    def tree(self, root: str, depth: int, seen: set[str]) -> Area:
        """The tree below an area; `seen` are areas shown with their children already, and grows."""
        row = self._areas[root]
        repeated = root in seen
        below = [] if repeated or depth <= 1 else self._below.get(root, [])
        if depth > 1:
            seen.add(root)
        return Area(
            id=root,
            name=row["name"],
            policies=row["policies"],
            programs=row["programs"],
            indicators=row["indicators"],
            below=self._number(root),
            repeated=repeated,
            children=[self.tree(child, depth - 1, seen) for child in below],
        )

    def _found(self) -> list[Row]:
        found = [area for area in self._areas.values() if not area["wider"]]
        reached: set[str] = set()
        for area in found:
            self._reach(area["id"], reached)
        for area in self._areas.values():
            if area["id"] not in reached:
                found.append(area)
                self._reach(area["id"], reached)
        return found

    def _in_order(self, rows: Sequence[Row], order: AreaOrder) -> list[Row]:
        return sorted(rows, key=lambda row: self.key(row, order))

    def _number(self, root: str) -> int:
        """How many areas lie below one."""
        if root not in self._numbers:
            self._numbers[root] = len(self._reach(root, set())) - 1
        return self._numbers[root]

    def _reach(self, root: str, found: set[str]) -> set[str]:
        """Add to `found` an area and all below it that is not there yet."""
        found.add(root)
        waiting = [root]
        while waiting:
            for child in self._below.get(waiting.pop(), ()):
                if child not in found:
                    found.add(child)
                    waiting.append(child)
        return found


def _names(area: Row) -> list[str]:
    return [area["name"], *(area["aliases"] or ())]
