"""The word lists of ingest/lexicon, read once."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

LEXICON = Path(__file__).parent / "lexicon"


@cache
def load(name: str) -> Any:
    """The content of lexicon/NAME.yaml."""
    return yaml.safe_load((LEXICON / f"{name}.yaml").read_text(encoding="utf-8"))
