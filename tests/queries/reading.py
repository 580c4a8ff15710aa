"""A careful reader's graph of a document, as the Extraction that the extractor would ideally give.

Two formats are read: samples.yaml beside this file, and the gold annotations of ../shared (`gold`).
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from graph.config import PROJECT
from graph.model import Document, Entity, Extraction, Indicator, Mention, Relation, Section, Sentence, Statement, check
from graph.model import make_id as make

SAMPLES = PROJECT / "ingest" / "samples"
SHARED = PROJECT.parent / "shared"
SENTENCE = re.compile(r"[^。！？；\n]+[。！？；]?")
HOMES = {
    "tianyuan-reform-2017": "湖南省/株洲市/天元区",
    "gansu-2026": "甘肃省",
    "guizhou-2026": "贵州省",
    "shanghai-2026": "上海市",
}
LOOSE = re.compile(r"[\s\"“”‘’《》()（）]")


def samples() -> list[Extraction]:
    """The sample documents that samples.yaml reads."""
    read = yaml.safe_load(Path(__file__).with_name("samples.yaml").read_text(encoding="utf-8"))
    return [_sample(key, item) for key, item in read.items()]


def _sample(key: str, item: dict[str, Any]) -> Extraction:
    text = (SAMPLES / key).read_text(encoding="utf-8")
    builder = Builder(key, text, title=item["title"], date=item["date"], region=item["region"])
    for kind, entries in item["entities"].items():
        for entry in entries:
            names, _, status = entry.partition("@")
            name, *others = names.split("=")
            if kind == "Region":
                builder.entity(name.rpartition("/")[2], kind, name.rpartition("/")[2], others, None, identity=name)
            else:
                builder.entity(name, kind, name, others, status or None)
    for kind, pairs in item["relations"].items():
        for head, tail in pairs:
            builder.relation(kind, head, tail)
    for one in item["indicators"]:
        builder.indicator({"status": "achieved", **one, "period_iso": one.get("iso")})
    return builder.done()


def gold(stem: str) -> Extraction:
    """The gold annotation of a document of ../shared; its home region is the one in HOMES."""
    item = json.loads((SHARED / "evaluation" / "gold" / f"{stem}.json").read_text(encoding="utf-8"))
    text = (SHARED / "documents" / item["document"]).read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    builder = Builder(item["document"], text, title=text.split("\n")[0], date="2018-01-01", region=HOMES.get(stem))
    for one in item["entities"]:
        home = HOMES.get(stem, "")
        path = home if one["type"] == "Region" and home.endswith(one["name"]) else None
        builder.entity(one["id"], one["type"], one["name"], one.get("also", []), one.get("status"), identity=path)
    for one in item["relations"]:
        builder.relation(one["type"], one["head"], one["tail"])
    for one in item["indicators"]:
        builder.indicator(one)
    return builder.done()


class Builder:
    """Collects what a document states, with the places in its text."""

    def __init__(self, key: str, text: str, *, title: str, date: str, region: str | None) -> None:
        digest = hashlib.sha256(text.encode()).hexdigest()
        self.document = Document(key, text, digest, title=title, date=date, region=region)
        self.sentences = [Sentence(0, match.start(), match.end()) for match in SENTENCE.finditer(text)]
        self.entities: dict[str, Entity] = {}
        self.relations: dict[tuple[str, str, str], Relation] = {}
        self.indicators: list[Indicator] = []

    def entity(
        self, ref: str, kind: str, name: str, others: Sequence[str], status: str | None, identity: str | None = None
    ) -> None:
        """Add an entity; `ref` is how relations of this document call it."""
        places = sorted({place for one in (name, *others) for place in self._places(one)})
        whole = identity or self._identity(kind, name)
        self.entities[ref] = Entity(
            id=make(kind, whole),
            type=kind,
            name=name,
            identity=whole,
            aliases=tuple(others),
            status=status,
            # what stands only in a part of the text that spells it another way is put to the title
            mentions=tuple(Mention(start, end, name) for start, end in places or [(0, 1)]),
        )

    def relation(self, kind: str, head: str, tail: str) -> None:
        """Add a relation, stated by the first sentence that names both ends, else by the first that names its head."""
        first, second = self.entities[head], self.entities[tail]
        here, there = ({self._sentence(m.start) for m in one.mentions} for one in (first, second))
        statement = Statement(min(here & there or here), "", 1.0, "reader")
        self.relations[kind, first.id, second.id] = Relation(kind, first.id, second.id, (statement,))

    def indicator(self, one: dict[str, Any]) -> None:
        """Add an indicator; its quote says where it stands."""
        start = self.document.text.find(one["quote"])
        if start < 0:
            start = 0
        self.indicators.append(
            Indicator(
                id=make("Indicator", f"{self.document.key}|{len(self.indicators)}"),
                name=one["name"],
                value=one["value"],
                value_max=one.get("value_max"),
                unit=one["unit"],
                comparator=one.get("comparator", "="),
                period=one.get("period"),
                period_iso=one.get("period_iso"),
                status=one["status"],
                topic=self.entities[one["topic"]].id if one.get("topic") else None,
                sentence=self._sentence(start),
                start=start,
                end=start + len(one["quote"]),
                confidence=1.0,
                extractor="reader",
            )
        )

    def done(self) -> Extraction:
        """Everything added; two entries of one thing (a name of the text, another in a heading) are one entity."""
        made = Extraction(
            self.document,
            (Section(None, 0, self.document.title, 0, len(self.document.text)),),
            tuple(self.sentences),
            tuple({one.id: one for one in self.entities.values()}.values()),
            tuple(self.relations.values()),
            tuple(self.indicators),
            extractor="reader",
        )
        check(made)
        return made

    def _places(self, name: str) -> list[tuple[int, int]]:
        found = [match.span() for match in re.finditer(re.escape(name), self.document.text)]
        if not found:
            plain = LOOSE.sub("", unicodedata.normalize("NFKC", name))
            pattern = r"[\s\"“”‘’《》()（）]*".join(map(re.escape, plain))
            found = [match.span() for match in re.finditer(pattern, self.document.text)]
        return found

    def _identity(self, kind: str, name: str) -> str:
        if kind == "Institution" and self.document.region and name.startswith(("区", "市", "团区委")):
            return f"{self.document.region}/{name}"
        return LOOSE.sub("", unicodedata.normalize("NFKC", name))

    def _sentence(self, offset: int) -> int:
        return max(bisect_right(self.sentences, offset, key=lambda one: one.start) - 1, 0)
