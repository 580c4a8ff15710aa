"""A phrase that may name a program, with what the scorer weighs of it."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.programs.program_bounds import Found


@dataclass(slots=True)
class Weighed:
    """A phrase with what the scorer weighs of it and its sentence."""

    found: Found
    features: set[str]
    sentence: int
