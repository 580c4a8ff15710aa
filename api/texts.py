"""A stored document as its readers see it: outline, text and the places where entities are named."""

from __future__ import annotations

from collections.abc import Sequence

from api.models import Document, Mention, Ref, Section, TextSentence
from api.rows import Row


def document(row: Row, sentences: Sequence[Row]) -> Document:
    """A document from a row of `document.cypher` and rows of `document-sentences.cypher`."""
    return Document(
        **row["document"],
        entities=row["entities"],
        indicators=row["indicators"],
        policy=row["policy"],
        text=_text(sentences),
        outline=_outline(row["sections"], sentences),
    )


def _text(sentences: Sequence[Row]) -> str:
    """The sentences at their offsets; what lies between them is white space, given as line breaks."""
    parts: list[str] = []
    at = 0
    for one in sentences:
        parts += ["\n" * (one["start"] - at), one["text"][max(0, at - one["start"]) :]]
        at = max(at, one["end"])
    return "".join(parts)


def _outline(sections: Sequence[Row], sentences: Sequence[Row]) -> list[Section]:
    """The sections as a tree, each with the sentences that stand directly in it."""
    made = {
        row["id"]: Section(
            id=row["id"],
            heading=row["heading"],
            level=row["level"],
            start=row["start"],
            end=row["end"],
            sentences=[],
            children=[],
        )
        for row in sections
    }
    for row in sections:
        if row["within"] is not None:
            made[row["within"]].children.append(made[row["id"]])
    for one in sentences:
        made[one["section"]].sentences.append(
            TextSentence(
                id=one["id"],
                start=one["start"],
                end=one["end"],
                text=one["text"],
                mentions=[
                    Mention(start=place["start"], end=place["end"], entity=Ref(**place)) for place in one["mentions"]
                ],
            )
        )
    return [made[row["id"]] for row in sections if row["within"] is None]
