"""Reform areas as trees, though documents make them a graph with several parents and cycles."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from api.models import Area
from api.problems import Problem
from api.rows import Row


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
        self._numbers: dict[str, int] = {}

    def roots(self, after: tuple[str, str], limit: int) -> list[Row]:
        """The areas that trees grow from, by name: those that belong to no other, and of each cycle that hangs on none
        of them its first member by name.

        Args:
            after: name and id of the area before the first one.
            limit: how many, at most.
        """
        if self._roots is None:
            self._roots = self._found()
        start = bisect_right(self._roots, after, key=_place)
        return self._roots[start : start + limit]

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
        return sorted(found, key=_place)

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


def _place(area: Row) -> tuple[str, str]:
    return area["name"], area["id"]
