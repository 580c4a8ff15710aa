"""Loading many documents into the store, and taking documents back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from graph import documents, writer
from graph.errors import DocumentError, LanguageModelError, UsageError
from graph.model import Extraction, make_id
from graph.store import Store
from ingest.files import File, Found
from ingest.llm.model import LanguageModel
from ingest.work import read_all

# what is written at once: documents, and characters of their text
DOCUMENTS = 20
CHARACTERS = 400_000


@dataclass(slots=True)
class Outcome:
    """What a load did, in documents; `failed` with their reasons, `skipped` counts files of other types.

    `stopped` is why documents at the end were not read.
    """

    loaded: int = 0
    replaced: int = 0
    unchanged: int = 0
    skipped: int = 0
    failed: list[DocumentError] = field(default_factory=list)
    stopped: LanguageModelError | None = None


def load(
    store: Store,
    found: Found,
    workers: int,
    *,
    replace: bool,
    step: Callable[[], object],
    language_model: LanguageModel | None = None,
    learned: bool = True,
) -> Outcome:
    """Bring the documents of these files into the store; those that are there unchanged are left alone.

    Args:
        store: an open store.
        found: the files.
        workers: how many processes read.
        replace: take documents whose key is known from another place.
        step: is called once for each file that is done.
        language_model: reads the documents, too; where it can't be asked further, what was read so far is in.
        learned: read with the learned part; by the rules alone where false.

    Raises:
        StoreError: the store cannot be used; whole documents are in or not.
    """
    known = documents.stored(store)
    outcome = Outcome(skipped=found.skipped, failed=list(found.failed))
    batch: list[Extraction] = []

    def write() -> None:
        writer.write(store, batch)
        new = sum(extraction.document.key not in known for extraction in batch)
        outcome.loaded += new
        outcome.replaced += len(batch) - new
        batch.clear()

    allowed = _allowed(found.files, known, replace, outcome, step)
    try:
        for result in read_all(allowed, known, workers, language_model, learned=learned):
            if result.reason is not None:
                outcome.failed.append(DocumentError(result.file.key, result.reason))
            elif result.extraction is None:
                outcome.unchanged += 1
            else:
                batch.append(result.extraction)
                if len(batch) >= DOCUMENTS or sum(len(one.document.text) for one in batch) >= CHARACTERS:
                    write()
            step()
    except LanguageModelError as error:
        outcome.stopped = error
    write()
    return outcome


def _allowed(
    files: Iterable[File],
    known: dict[str, documents.Stored],
    replace: bool,
    outcome: Outcome,
    step: Callable[[], object],
) -> Iterable[File]:
    """The files whose key is not taken by a document from another place."""
    for file in files:
        other = known.get(file.key)
        if other is None or replace or other.origin == file.origin:
            yield file
            continue
        reason = f"a document of this key was loaded from {other.origin}; give --replace to load this one in its place"
        outcome.failed.append(DocumentError(file.key, reason))
        step()


def remove(store: Store, names: Sequence[str]) -> list[str]:
    """Take back what these documents stated; gives their keys.

    Args:
        store: an open store.
        names: keys, or file names that fit just one document.

    Raises:
        UsageError: a name fits several documents or none; nothing is removed.
        StoreError: the store cannot be used.
    """
    known = documents.stored(store)
    keys, wrong = [], []
    for name in dict.fromkeys(names):
        fits = [name] if name in known else [key for key in known if key.endswith("/" + name)]
        if len(fits) == 1:
            keys.append(fits[0])
        elif fits:
            wrong.append(f"{name}: fits {len(fits)} documents, give the key of one: {', '.join(sorted(fits))}")
        else:
            wrong.append(f"{name}: no such document is loaded")
    if wrong:
        raise UsageError("\n".join([*wrong, "nothing was removed"]))
    keys = list(dict.fromkeys(keys))
    writer.remove(store, [make_id("Document", key) for key in keys])
    return keys
