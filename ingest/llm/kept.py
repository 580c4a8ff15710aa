"""Answers of a language model, kept in the user's cache folder: what was asked before costs nothing again."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from pathlib import Path
from typing import Any

from graph.errors import UsageError


class Kept:
    """A folder of answers, each under the hash of all that was asked: endpoint, model, schema, prompt, text."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def _file(self, asked: dict[str, Any]) -> Path:
        key = hashlib.sha256(json.dumps(asked, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
        return self.folder / key[:2] / f"{key}.json"

    def get(self, asked: dict[str, Any]) -> dict[str, Any] | None:
        """The answer to this, if it is kept and whole."""
        try:
            found = json.loads(self._file(asked).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        return found if isinstance(found, dict) else None

    def put(self, asked: dict[str, Any], answer: dict[str, Any]) -> None:
        """Keep an answer; only the user may read it.

        Raises:
            UsageError: the folder cannot be written.
        """
        file = self._file(asked)
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            file.parent.mkdir(exist_ok=True)
            # a name of its own, then moved: another run never sees half an answer
            handle, name = tempfile.mkstemp(dir=file.parent)
            with os.fdopen(handle, "w", encoding="utf-8") as out:
                json.dump(answer, out, ensure_ascii=False)
            Path(name).replace(file)
        except OSError as error:
            raise UsageError(f"{self.folder}: cannot be written ({error.strerror}); set REFORMGRAPH_CACHE") from error
