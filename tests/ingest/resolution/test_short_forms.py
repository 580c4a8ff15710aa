"""Declared short forms, and that runs of spaces cost no more than their length."""

from __future__ import annotations

import pytest

from graph.model import Document
from ingest.reading import Candidate, Reading
from ingest.relations import policy_sources
from ingest.resolution.short_forms import short_forms

# so long that a pattern that goes over a run from each of its places would not come to an end
RUN = 400_000


def read(text: str, *names: str) -> list[str]:
    candidates = [Candidate(text.find(name), text.find(name) + len(name), "Program", name, "test") for name in names]
    return [
        found.name for found in short_forms(Reading(Document(key="a", text=text, sha256=""), candidates=candidates))
    ]


@pytest.mark.parametrize(
    "declaration",
    [
        "（以下简称“补助项目”）",
        "(简称补助项目)",
        "（以下统称补助项目）",
        " （以下简称补助项目）",
        "”（下简称：补助项目）",
    ],
)
def test_later_places_of_a_short_form(declaration: str) -> None:
    text = f"实施青山茶园补助项目{declaration}。补助项目已经开展，补助项目见效。"
    assert read(text, "青山茶园补助项目") == ["青山茶园补助项目", "青山茶园补助项目"]


def test_what_has_a_name_of_its_own_is_no_short_form() -> None:
    text = "实施青山茶园补助项目（简称补助项目）。竹林补助项目另行开展。"
    assert read(text, "青山茶园补助项目", "竹林补助项目") == []


@pytest.mark.parametrize("blank", ["\n", " ", "\u3000", "\n "])
def test_long_runs_of_blanks(blank: str) -> None:
    run = blank * (RUN // len(blank))
    assert read(f"{run}青山茶园补助项目{run}（{run}以下简称补助项目{run}）{run}补助项目见效。", "青山茶园补助项目") == [
        "青山茶园补助项目"
    ]
    for pattern in (policy_sources.RECEIVED, policy_sources.SIGNED, policy_sources.AFTER_TITLE):
        assert pattern.match(run) is None
