"""How fast documents are read, against bare tokenisation of the same text in the same run: `make bench`."""

from __future__ import annotations

import argparse
import gc
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import psutil
import spacy

from graph.config import PROJECT
from graph.errors import ReformgraphError
from ingest import files
from ingest.load import load
from ingest.pipeline import extract

REAL = PROJECT.parent / "shared" / "documents"
SAMPLES = Path(__file__).parent / "samples"
# the aims on real documents: the rules alone, and with the learned part
REQUIRED = {False: 1 / 16, True: 1 / 128}
WARM = 5
ENOUGH = 200_000


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the speed of extraction, of tokenisation, their ratio, and the memory."""
    parser = argparse.ArgumentParser(
        prog="python -m ingest.benchmark",
        description="Time extraction against spaCy's tokenisation of the same text, and watch the memory.",
    )
    parser.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", help="default: ../shared/documents, else the samples"
    )
    try:
        chosen = parser.parse_args(arguments).paths or [REAL if REAL.is_dir() else SAMPLES]
        print(f"reads         {', '.join(map(str, chosen))}")
        found = files.find(chosen).files
        for learned in REQUIRED:
            _run([(file.path, file.key) for file in found], learned)
        return 0
    except ReformgraphError as error:
        print(f"benchmark: {error}", file=sys.stderr)
        return error.exit_code


def _run(papers: list[tuple[Path, str]], learned: bool) -> None:
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"segmenter": "char"}}})
    for path, key in papers[:WARM]:
        extract(load(path, key), learned=learned)
    process = psutil.Process()
    gc.collect()
    before = most = process.memory_info().rss
    read = tokenised = characters = rounds = 0.0
    while characters < ENOUGH:
        for path, key in papers:
            document = load(path, key)
            start = time.process_time()
            extract(document, learned=learned)
            middle = time.process_time()
            nlp.make_doc(document.text)
            read += middle - start
            tokenised += time.process_time() - middle
            characters += len(document.text)
            most = max(most, process.memory_info().rss)
        rounds += 1
    ratio = tokenised / read
    print("with the learned part" if learned else "rules alone")
    print(f"{len(papers)} documents, {characters / rounds:,.0f} characters, read {rounds:.0f} times")
    print(f"extraction    {characters / read:>10,.0f} characters/s")
    print(f"tokenisation  {characters / tokenised:>10,.0f} characters/s (spaCy blank zh, a character a token)")
    print(
        f"ratio         {ratio:>10.3f} = 1/{1 / ratio:.1f} (1/{1 / REQUIRED[learned]:.0f} is the aim on real documents)"
    )
    first = f"{before / 1e6:,.0f} MB after the first {min(WARM, len(papers))}"
    print(f"memory        {most / 1e6:>10,.0f} MB at most, {first}")


if __name__ == "__main__":
    sys.exit(main())
