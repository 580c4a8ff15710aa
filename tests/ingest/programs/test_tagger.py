"""The tagger: probabilities of stretches, what it adds to the rules, and learning."""

from __future__ import annotations

from itertools import pairwise, product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model import Document
from ingest.pipeline import extract
from ingest.programs.tagger import ALONE, BEGIN, END, INSIDE, LABELS, OUTSIDE, Lattice, Model, Sentence, batches, spans
from ingest.programs.tagger import read as read_model
from ingest.programs.tagger_features import head_of, head_word, role_of
from ingest.training import crf

AFTER = {
    BEGIN: (INSIDE, END),
    INSIDE: (INSIDE, END),
    END: (BEGIN, ALONE, OUTSIDE),
    ALONE: (BEGIN, ALONE, OUTSIDE),
    OUTSIDE: (BEGIN, ALONE, OUTSIDE),
}


def ways(length: int) -> list[tuple[int, ...]]:
    """All allowed labellings."""
    return [
        way
        for way in product(LABELS, repeat=length)
        if way[0] in AFTER[OUTSIDE]
        and way[-1] in (END, ALONE, OUTSIDE)
        and all(two in AFTER[one] for one, two in pairwise(way))
    ]


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 4), st.integers(0, 1000))
def test_probabilities_are_those_of_all_labellings(length: int, seed: int) -> None:
    chance = np.random.default_rng(seed)
    scores, steps = chance.normal(size=(length, len(LABELS))), chance.normal(size=(len(LABELS), len(LABELS)))
    weight = {
        way: np.exp(
            sum(scores[at, label] for at, label in enumerate(way)) + sum(steps[one, two] for one, two in pairwise(way))
        )
        for way in ways(length)
    }
    total = sum(weight.values())
    lattice = Lattice.of(scores, np.array([length]), steps)
    for at in range(length):
        for label in LABELS:
            expected = sum(value for way, value in weight.items() if way[at] == label) / total
            assert lattice.shares()[0, at, label] == pytest.approx(expected, abs=1e-9)
    for first in range(length):
        for last in range(first, length):
            inside = [ALONE] if first == last else [BEGIN, *[INSIDE] * (last - first - 1), END]
            expected = sum(value for way, value in weight.items() if list(way[first : last + 1]) == inside) / total
            assert lattice.share(0, first, last) == pytest.approx(expected, abs=1e-9)


@given(st.lists(st.integers(1, 90)), st.integers(1, 100))
def test_batches_hold_every_sentence_once_and_not_too_many_words(lengths: list[int], most: int) -> None:
    made = list(batches(lengths, most))
    assert sorted(place for batch in made for place in batch) == list(range(len(lengths)))
    assert all(len(batch) == 1 or max(lengths[at] for at in batch) * len(batch) <= most for batch in made)


def test_a_model_learns_what_it_is_shown_and_is_read_again(tmp_path: Path) -> None:
    shown = [
        ([[f"w={word}"] for word in words], given)
        for words, given in (
            (["推进", "青石", "行动", "。"], [OUTSIDE, BEGIN, END, OUTSIDE]),
            (["推进", "云杉", "行动", "。"], [OUTSIDE, BEGIN, END, OUTSIDE]),
            (["青石", "很", "好", "。"], [OUTSIDE] * 4),
            (["云杉", "很", "好", "。"], [OUTSIDE] * 4),
        )
    ] * 5
    model = crf.learn(shown)
    asked = [Sentence([["w=推进"], ["w=青石"], ["w=行动"], ["w=。"]], [(0, 0)])]
    (found,) = spans(model, asked)
    assert found[1, 2] > 0.6
    assert found[0, 0] < 0.1
    crf.write(model, tmp_path / "a.npz")
    crf.write(crf.learn(shown), tmp_path / "b.npz")
    assert (tmp_path / "a.npz").read_bytes() == (tmp_path / "b.npz").read_bytes()
    (again,) = spans(read_model(tmp_path / "a.npz"), asked)
    assert again == pytest.approx(found, abs=1e-6)


def test_a_sentence_of_unknown_features_has_probabilities() -> None:
    model = Model({}, np.zeros((0, len(LABELS))), np.zeros((len(LABELS), len(LABELS))))
    (found,) = spans(model, [Sentence([["x"], ["y"]], [(0, 1)])])
    assert 0 < found[0, 1] < 1


def test_words_have_heads_and_roles() -> None:
    assert (head_word("专项行动"), head_of("专项行动"), head_of("青石")) == ("专项行动", "action", "")
    assert (role_of("实施"), role_of("青石")) == ("v:act", "")


@pytest.mark.parametrize("run", ["1" * 30_000, "一" * 30_000, "1,1." * 8_000, "行动" * 8_000, "“" * 20_000])
def test_long_runs_are_read(run: str) -> None:
    assert extract(Document(key="a.txt", text=f"实施{run}", sha256="0"))


def test_names_without_a_head_noun_are_found() -> None:
    text = "一、对外开放\n深度对接京津冀协同发展、长江经济带发展，办好第八届青石县云杉采摘周。\n"
    found = {e.name for e in extract(Document(key="a.txt", text=text, sha256="0")).entities if e.type == "Program"}
    assert {"京津冀协同发展", "长江经济带发展"} <= found
