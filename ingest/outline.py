"""Find the outline: headings as a tree of sections, and the sentences inside them."""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

from graph.model import Section, Sentence
from ingest.reading import Heading, Reading, reading_of

NAME = "reformgraph_outline"
NUMBERED = re.compile(
    r"[ 　\t]*([一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\([一二三四五六七八九十]+\)|\d+[.、．])(.{2,40})$"
)
END = re.compile(r"[。！？!?；;\n]+[”’」』）)]*")


@Language.component(NAME)
def component(doc: Doc) -> Doc:
    """Add to the document's reading."""
    find(reading_of(doc))
    return doc


def find(reading: Reading) -> None:
    """Add sections, headings and sentences to the reading."""
    text = reading.document.text
    reading.sections.append(Section(None, 0, reading.document.title, 0, len(text)))
    open_section = 0
    for start, stop in reading.body:
        offset = start
        for line in text[start:stop].splitlines(keepends=True):
            heading = NUMBERED.match(line.rstrip())
            if heading:
                reading.sections.append(Section(0, 1, heading[2], offset, len(text)))
                open_section = len(reading.sections) - 1
                title_start = offset + heading.start(2)
                end = offset + len(line.rstrip())
                reading.headings.append(Heading(open_section, offset, end, title_start, end))
            place = 0
            for match in [*END.finditer(line), None]:
                end = match.end() if match else len(line)
                piece = line[place:end]
                left = len(piece) - len(piece.lstrip())
                if piece.strip():
                    reading.sentences.append(
                        Sentence(open_section, offset + place + left, offset + place + len(piece.rstrip()))
                    )
                place = end
            offset += len(line)
