"""The messages that ask a language model about a passage: the rules of `prompt.txt`, the ontology, the passage."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from graph.model import Document
from graph.ontology import ontology
from ingest.llm.answer import RELATIONS
from ingest.llm.windows import Window

FILE = Path(__file__).with_name("prompt.txt")


@cache
def instructions() -> str:
    """What holds for every passage: the rules, then the ontology's types."""
    rules = ontology()
    lines = [FILE.read_text(encoding="utf-8"), "Types of entities"]
    for node in rules.nodes.values():
        values = [f"kinds {', '.join(node.kinds)}"] if node.kinds else []
        values += [f"statuses {', '.join(node.statuses)}"] if node.statuses else []
        lines.append(f"- {node.name} ({node.zh}): {node.about} {'; '.join(values)}".rstrip())
    lines += ["", "Types of relations"]
    for relation in (rules.relations[name] for name in RELATIONS):
        ends = ", ".join(f"{head} to {tail}" for head, tail in relation.ends)
        lines.append(f"- {relation.name} ({relation.zh}; {ends}): {relation.about}")
    return "\n".join(lines)


def messages(document: Document, home: str | None, window: Window) -> list[dict[str, str]]:
    """The conversation that asks about a window of a document."""
    text = document.text
    known = {
        "Document": document.title,
        "Date": document.date,
        "Home region": home,
        "Headings above": " > ".join(text[start:end] for start, end in window.headings),
    }
    about = [f"{name}: {value}" for name, value in known.items() if value]
    passage = (text[start:end] for start, end in window.pieces)
    asked = "\n".join([*about, "", "Passage:", *passage])
    return [{"role": "system", "content": instructions()}, {"role": "user", "content": asked}]
