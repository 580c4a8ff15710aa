"""The spans of a text that are the document's own."""

from __future__ import annotations


def body_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Half-open spans of the body; what lies outside is navigation or imprint."""
    return ((0, len(text)),)
