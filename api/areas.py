"""Reform areas as trees, though documents make them a graph with several parents and cycles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from api.models import Area
from api.rows import Row


class Forest:
    """The areas of the graph, from rows of `areas.cypher`."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._areas = {row["id"]: row for row in rows}
        self._below: dict[str, list[str]] = defaultdict(list)
        for row in rows:
            for wider in row["wider"]:
                self._below[wider].append(row["id"])

    def roots(self, root: str | None = None) -> list[Row]:
        """The areas that trees grow from, by name: those that belong to no other, and of each cycle that hangs on none
        of them its first member by name; or the one asked for.
        """
        if root is not None:
            return [self._areas[root]]
        found = [area for area in self._areas.values() if not area["wider"]]
        reached: set[str] = set()
        for area in found:
            reached |= self._reach(area["id"])
        for area in self._areas.values():
            if area["id"] not in reached:
                found.append(area)
                reached |= self._reach(area["id"])
        return sorted(found, key=lambda area: (area["name"], area["id"]))

    def tree(self, root: str, depth: int, seen: set[str]) -> Area:
        """The tree below an area; `seen` are areas shown with their children already, and grows."""
        row = self._areas[root]
        repeated = root in seen
        below = [] if repeated or depth <= 1 else self._below[root]
        if depth > 1:
            seen.add(root)
        return Area(
            id=root,
            name=row["name"],
            policies=row["policies"],
            programs=row["programs"],
            indicators=row["indicators"],
            below=len(self._reach(root)) - 1,
            repeated=repeated,
            children=[self.tree(child, depth - 1, seen) for child in below],
        )

    def _reach(self, root: str) -> set[str]:
        found, waiting = {root}, [root]
        while waiting:
            for child in self._below[waiting.pop()]:
                if child not in found:
                    found.add(child)
                    waiting.append(child)
        return found
