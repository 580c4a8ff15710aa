"""The figures of a run as plain data, kept in a file, and what changed since another run."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph import version
from graph.errors import UsageError
from ingest.evaluation import pairs
from ingest.evaluation.calibration import curve
from ingest.evaluation.cases import Case
from ingest.evaluation.facts import found
from ingest.evaluation.gold import HELD_BACK
from ingest.evaluation.mistakes import Mistake, mistakes
from ingest.evaluation.scoring import PARTS, Comparison, Judged, Score, Tally, total
from ingest.pipeline import extract


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one passage."""

    case: Case
    score: Score
    judged: tuple[Judged, ...]
    missed: tuple[tuple[str, str, str], ...]
    mistakes: tuple[Mistake, ...]


def outcome(case: Case, *, learned: bool = True) -> Outcome:
    """Read the passage and compare; by the rules alone where not `learned`."""
    compared = Comparison.of(case.facts, found(extract(case.document, learned=learned)))
    return Outcome(
        case, compared.score(), tuple(compared.judged()), tuple(compared.missed()), tuple(mistakes(compared))
    )


def results(outcomes: Iterable[Outcome]) -> dict[str, Any]:
    """All figures by group and document. Facts of held-back passages are hashes: what they are is not looked at."""
    groups: dict[str, list[Outcome]] = {}
    for one in outcomes:
        groups.setdefault(one.case.group, []).append(one)
    return {
        "extractor": version.extractor(),
        "groups": {name: _group(members, name == HELD_BACK) for name, members in groups.items()},
    }


def _group(members: list[Outcome], closed: bool) -> dict[str, Any]:
    agreed = [one.case.agreement for one in members if one.case.agreement is not None]
    shown = figures(total(one.score for one in members))
    shown["mistakes"] = {
        part: dict(sorted(Counter(m.kind for one in members for m in one.mistakes if part_of(m) == part).items()))
        for part in PARTS
    }
    shown["calibration"] = {
        part: curve(fact for one in members for fact in one.judged if fact.part == part) for part in PARTS
    }
    if agreed:
        shown["agreement"] = figures(total(agreed)) | {"documents": len(agreed)}
    shown["documents"] = {one.case.name: _document(one, closed) for one in members}
    return shown


def part_of(mistake: Mistake) -> str:
    """Which part a mistake is of."""
    if mistake.type == "Indicator":
        return "indicators"
    return "relations" if mistake.type.isupper() else "entities"


def _document(one: Outcome, closed: bool) -> dict[str, Any]:
    def names(facts: Iterable[tuple[str, str]]) -> list[str]:
        labels = sorted(f"{type_} {label}" for type_, label in facts)
        return sorted(hashlib.sha256(label.encode()).hexdigest()[:12] for label in labels) if closed else labels

    shown = figures(one.score) | {"readers": list(one.case.readers), "characters": len(one.case.document.text)}
    if one.case.agreement is not None:
        shown["agreement"] = figures(one.case.agreement)
    return shown | {
        "right": names((fact.type, fact.label) for fact in one.judged if fact.right),
        "extra": names((fact.type, fact.label) for fact in one.judged if not fact.right),
        "missed": names((type_, label) for _, type_, label in one.missed),
    }


def figures(score: Score) -> dict[str, Any]:
    """Precision, recall, F1 and counts by part, by type, and the share of right fields."""
    return {
        **{part: _figures(score.parts.get((part, ""), Tally())) for part in PARTS},
        "by_type": {type_: _figures(tally) for (_, type_), tally in sorted(score.parts.items()) if type_},
        "fields": {
            name: {"share": round(tally.precision, 4), "right": tally.right, "of": tally.gold}
            for name, tally in sorted(score.fields.items())
        },
    }


def _figures(tally: Tally) -> dict[str, Any]:
    return {
        "precision": round(tally.precision, 4),
        "recall": round(tally.recall, 4),
        "f1": round(tally.f1, 4),
        "right": tally.right,
        "found": tally.found,
        "gold": tally.gold,
    }


def read(path: Path) -> dict[str, Any]:
    """The results that a file holds.

    Raises:
        UsageError: it holds none.
    """
    try:
        given: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        given["groups"].items()
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise UsageError(f"{path}: holds no results of an evaluation ({type(error).__name__})") from error
    return given


def write(given: dict[str, Any], path: Path) -> None:
    """Keep results in a file."""
    try:
        path.write_text(json.dumps(given, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{path}: cannot be written ({error.strerror})") from error


def changes(before: dict[str, Any], now: dict[str, Any]) -> Iterator[str]:
    """What a run gained and lost against another, by group and document, in lines."""
    for name, group in now["groups"].items():
        old = before["groups"].get(name)
        if old is None:
            yield f"{name}: new"
            continue
        shifts = [f"{part} F1 {old[part]['f1']:.3f} → {group[part]['f1']:.3f}" for part in PARTS]
        yield f"{name}: {', '.join(shifts)}"
        for document, new in group["documents"].items():
            had = old["documents"].get(document)
            if had is None:
                yield f"  {document}: new"
            else:
                yield from _changed(document, had, new, name == HELD_BACK)


def _changed(document: str, had: dict[str, Any], new: dict[str, Any], closed: bool) -> Iterator[str]:
    kinds = (
        ("gained", new["right"], had["right"]),
        ("lost", had["right"], new["right"]),
        ("new extra", new["extra"], had["extra"]),
        ("no longer extra", had["extra"], new["extra"]),
    )
    told = [(kind, sorted((Counter(some) - Counter(others)).elements())) for kind, some, others in kinds]
    told = [(kind, facts) for kind, facts in told if facts]
    if told:
        yield f"  {document}: " + ", ".join(f"{len(facts)} {kind}" for kind, facts in told)
    if not closed:
        for kind, facts in told:
            yield from (f"    {kind}: {fact}" for fact in facts)


def pair_figures(judged: list[pairs.Judged]) -> dict[str, Any]:
    """Pairwise precision and recall, and how many names the pipeline found by itself."""
    tally = pairs.tally(judged)
    return {
        "precision": round(tally.precision, 4),
        "recall": round(tally.recall, 4),
        "pairs": len(judged),
        "same": tally.gold,
        "names": 2 * len(judged),
        "names_found": sum(one.found for one in judged),
    }
