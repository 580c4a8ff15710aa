"""The versions of program and extractor, as files tell them; nothing of `ingest` is imported."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from pathlib import Path

from graph.config import PROJECT

INGEST = PROJECT / "ingest"
# Packages whose version changes what is read from a document.
PACKAGES = ("ahocorasick_rs", "numpy", "pypdfium2", "python-docx", "rjieba", "selectolax", "spacy")
# what judges the extraction and what it learned from read nothing
# and the language model's part has a version of its own
LEFT_OUT = {"__pycache__", "evaluation", "llm", "training"}


@cache
def program() -> str:
    """The version of Reformgraph."""
    return str(tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"])


@cache
def extractor() -> str:
    """The extractor's version (12 hex digits): a hash over ingest's code and word lists, names as compared, ontology.

    Documents that another version read are outdated: `load` reads them anew, `status` counts them.
    """
    graph = PROJECT / "graph"
    files = [*INGEST.rglob("*.py"), *(INGEST / "lexicon").rglob("*"), graph / "names.py", graph / "ontology.yaml"]
    packages = "".join(f"{name} {version(name)}\n" for name in PACKAGES)
    return _hash(packages, (path for path in files if path.is_file() and LEFT_OUT.isdisjoint(path.parts)))


@cache
def language_model() -> str:
    """The version (12 hex digits) of how a language model is asked and its answers are read."""
    return _hash("", (path for path in (INGEST / "llm").iterdir() if path.suffix in (".py", ".txt")))


def _hash(start: str, files: Iterable[Path]) -> str:
    digest = hashlib.sha256(start.encode())
    for file in sorted(files):
        digest.update(file.relative_to(PROJECT).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:12]
