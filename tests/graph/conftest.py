"""Made-up extractions, small enough to see what the graph must become."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest

from graph.model import (
    Document,
    Entity,
    Extraction,
    Indicator,
    Mention,
    Relation,
    Section,
    Sentence,
    Statement,
    make_id,
)

Make = Callable[..., Extraction]


def make(
    key: str,
    entities: Sequence[Mapping[str, Any]] = (),
    relations: Sequence[tuple[str, str, str, Sequence[int]]] = (),
    indicators: Sequence[tuple[str, float, str | None]] = (),
    *,
    size: int = 3,
    policy: str | None = None,
    extractor: str = "1",
    **document: Any,
) -> Extraction:
    """One document of `size` sentences in two sections.

    Args:
        key: that of the document.
        entities: `type`, `identity` and, where they differ from what is given here, `name` (the identity), `at` (the
            sentences that name it: the first), `aliases`, `kind`, `status`.
        relations: type, identities of head and tail, the sentences that state it.
        indicators: name, value, identity of what it measures; stated by the first sentence.
        size: number of sentences.
        policy: identity of the policy whose text it is.
        extractor: version that read it.
        document: fields of the document.
    """
    lines = [f"第{number}句。" for number in range(size)]
    starts = [sum(map(len, lines[:number])) for number in range(size)]
    text = "".join(lines)
    ids = {one["identity"]: make_id(one["type"], one["identity"]) for one in entities}
    return Extraction(
        document=Document(key, text, **{"sha256": "0" * 64, "title": f"题{key}", **document}),
        sections=(Section(None, 0, "题", 0, len(text)), Section(0, 1, "一、改革", 0, len(text))),
        sentences=tuple(
            Sentence(min(number, 1), start, start + len(line))
            for number, (start, line) in enumerate(zip(starts, lines, strict=True))
        ),
        entities=tuple(
            Entity(
                id=ids[one["identity"]],
                type=one["type"],
                name=one.get("name", one["identity"]),
                identity=one["identity"],
                aliases=tuple(one.get("aliases", ())),
                kind=one.get("kind"),
                status=one.get("status"),
                mentions=tuple(
                    Mention(starts[at], starts[at] + 2, one.get("name", one["identity"])) for at in one.get("at", (0,))
                ),
            )
            for one in entities
        ),
        relations=tuple(
            Relation(
                kind, ids[head], ids[tail], tuple(Statement(at, f"词{at}", 0.5 + at / 10, "rule") for at in places)
            )
            for kind, head, tail, places in relations
        ),
        indicators=tuple(
            Indicator(
                id=make_id("Indicator", f"{key}|{name}|{value}"),
                name=name,
                value=value,
                value_max=None,
                unit="亩",
                comparator="=",
                period=None,
                period_iso=None,
                status="achieved",
                topic=ids[topic] if topic else None,
                sentence=0,
                start=0,
                end=2,
                confidence=0.9,
                extractor="rule",
            )
            for name, value, topic in indicators
        ),
        policy=ids[policy] if policy else None,
        extractor=extractor,
    )


@pytest.fixture(name="make", scope="session")
def _make() -> Make:
    """Makes an extraction, see above."""
    return make


@pytest.fixture(scope="session")
def documents() -> list[Extraction]:
    """A plan, its later result in another document, and an opinion of the province; what XML and CSV must escape."""
    return [
        make(
            "计划.txt",
            [
                {"type": "ReformArea", "identity": "农村改革", "at": [0, 1]},
                {"type": "ReformArea", "identity": "农村土地制度改革"},
                {"type": "Program", "identity": "河长制", "status": "proposed", "kind": "机制", "at": [1]},
                {"type": "Institution", "identity": "天元区水利局", "aliases": ["区水利局"], "kind": "政府"},
            ],
            [
                ("PART_OF", "农村土地制度改革", "农村改革", [0]),
                ("SERVES", "河长制", "农村改革", [1]),
                ("LEADS", "天元区水利局", "河长制", [1]),
            ],
            [("流转土地", 44500.0, "农村改革")],
            date="2023-03-01",
            region="湖南省/株洲市/天元区",
            origin="/a",
        ),
        make(
            "结果.md",
            [
                {"type": "ReformArea", "identity": "农村改革"},
                {"type": "Program", "identity": "河长制", "name": "“河长制”", "status": "completed", "at": [0, 2]},
            ],
            [("SERVES", "河长制", "农村改革", [0, 2])],
            [("流转土地", 50000.0, "农村改革"), ("新建水渠", 12.5, None)],
            date="2024-12-31",
            region="湖南省/株洲市/天元区",
            title='a<b & "c"; d\x1fe\x0bf\n𠮷',
        ),
        make(
            "子/意见.pdf",
            [
                {"type": "Policy", "identity": "湖南省农村改革意见", "status": "issued", "kind": "意见"},
                {"type": "ReformArea", "identity": "农村改革"},
                {"type": "Region", "identity": "湖南省", "aliases": ["湖南", "全省"]},
            ],
            [
                ("SERVES", "湖南省农村改革意见", "农村改革", [0]),
                ("APPLIES_TO", "湖南省农村改革意见", "湖南省", [2]),
            ],
            policy="湖南省农村改革意见",
            number="湘政发〔2022〕1号",
        ),
    ]
