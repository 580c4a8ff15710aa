"""The results of an evaluation as text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ingest.evaluation.mistakes import CLASSES
from ingest.evaluation.scoring import PARTS

WIDTH = 30


def lines(results: dict[str, Any], *, calibration: bool = False) -> Iterator[str]:
    """Figures, agreement of readers, errors by class and a table of documents for each group."""
    for name, group in results["groups"].items():
        count = len(group["documents"])
        yield f"{name}: {count} document{'' if count == 1 else 's'}"
        yield from _figures(group)
        if "agreement" in group:
            yield f"agreement of two readers on {group['agreement']['documents']} of them"
            yield from _figures(group["agreement"], by_type=False)
        yield from _classes(group["mistakes"])
        yield from _documents(group["documents"])
        if calibration:
            yield from _calibration(group["calibration"])
        yield ""
    if "pairs" in results:
        pairs = results["pairs"]
        yield (
            f"name pairs: precision {pairs['precision']:.3f}, recall {pairs['recall']:.3f} "
            f"({pairs['pairs']} pairs, {pairs['same']} the same)"
        )


def _figures(given: dict[str, Any], by_type: bool = True) -> Iterator[str]:
    yield f"{'':{WIDTH}}{'precision':>10}{'recall':>8}{'F1':>8}{'right':>7}{'found':>7}{'gold':>6}"
    rows = [(part, given[part]) for part in PARTS] + (list(given["by_type"].items()) if by_type else [])
    for name, row in rows:
        if name != "Indicator":
            shown = f"{row['precision']:10.3f}{row['recall']:8.3f}{row['f1']:8.3f}"
            yield f"{name:{WIDTH}}{shown}{row['right']:7}{row['found']:7}{row['gold']:6}"
    for name, row in given["fields"].items():
        yield f"{name:{WIDTH}}{row['share']:26.3f}{row['right']:7}{'':7}{row['of']:6}"


def _classes(mistakes: dict[str, dict[str, int]]) -> Iterator[str]:
    yield "errors by class"
    for part in PARTS:
        known = [kind for kind in CLASSES if kind in mistakes[part]]
        kinds = known + sorted(set(mistakes[part]) - set(known))
        yield f"  {part:{WIDTH - 2}}" + ", ".join(f"{kind} {mistakes[part][kind]}" for kind in kinds)


def _documents(documents: dict[str, Any]) -> Iterator[str]:
    yield f"{'F1':{WIDTH}}{'entities':>10}{'relations':>11}{'indicators':>12}{'status':>8}{'topic':>7}   readers agree"
    for name, row in documents.items():
        shown = "".join(f"{_f1(row[part]):>{10 + place}}" for place, part in enumerate(PARTS))
        for field, width in (("entity status", 8), ("indicator topic", 7)):
            given = row["fields"].get(field)
            shown += f"{given['share']:{width}.3f}" if given else f"{'–':>{width}}"
        if "agreement" in row:
            shown += "   " + " ".join(_f1(row["agreement"][part]) for part in PARTS)
        yield f"{name:{WIDTH}}{shown}"


def _calibration(curves: dict[str, list[dict[str, Any]]]) -> Iterator[str]:
    yield f"{'confidence':{WIDTH}}{'facts':>10}{'right':>8}{'share':>8}"
    for part in PARTS:
        for row in curves[part]:
            closing = "]" if row["below"] == 1.0 else ")"
            label = f"{part} [{row['least']:.1f}, {row['below']:.1f}{closing}"
            yield f"{label:{WIDTH}}{row['facts']:10}{row['right']:8}{row['share']:8.3f}"


def _f1(row: dict[str, Any]) -> str:
    """F1, or a dash where there is nothing to find and nothing was found."""
    return f"{row['f1']:.3f}" if row["found"] + row["gold"] else "  –  "
