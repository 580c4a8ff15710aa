"""Words that are used alike are in one cluster; an unknown word is taken for the known word that ends it."""

from __future__ import annotations

from ingest.programs.program_features import features
from ingest.programs.program_names import candidates
from ingest.programs.word_clusters import SIZES, clusters_of


def test_words_used_alike_share_clusters_and_others_do_not() -> None:
    assert clusters_of("黄河")[0] == clusters_of("长江")[0]
    assert clusters_of("黄河") != clusters_of("继续")
    assert all(int(number) < size for number, size in zip(clusters_of("继续"), SIZES, strict=True))


def test_an_unknown_word_has_the_clusters_of_the_known_word_that_ends_it() -> None:
    assert clusters_of("青石坪抽水蓄能电站") == clusters_of("电站")
    assert clusters_of("qqqq") == ("?",) * len(SIZES)


def test_the_scorer_sees_what_the_words_of_a_name_are_like() -> None:
    text = "实施黄河清水行动"
    (found,) = [one for one in candidates(text, 0, len(text)) if one.name == "黄河清水行动"]
    marks = features(found)
    assert f"first like 64.{clusters_of('黄河')[0]}" in marks
    assert f"verb like 64.{clusters_of('实施')[0]}&action" in marks
