"""Files that several processes share: a lock between processes, and writing whole or not at all."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

STEP = 0.05


@contextmanager
def locked(file: Path, seconds: float) -> Iterator[bool]:
    """Hold an exclusive lock on a file among all processes; gives False where it was not had in so many seconds.

    The lock ends with the process that holds it, so a crash leaves nothing behind.
    """
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        end = time.monotonic() + seconds
        while True:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() >= end:
                    yield False
                    return
                time.sleep(STEP)
            else:
                yield True
                return
    finally:
        os.close(descriptor)


def write_whole(file: Path, text: str, mode: int = 0o600) -> None:
    """Write a text file so that a reader sees the old text or the new, never a part, and never a wider mode."""
    part = file.with_name(f".{file.name}.{os.getpid()}")
    part.unlink(missing_ok=True)
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    part.replace(file)
