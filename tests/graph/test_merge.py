import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.merge import lists, shown, statements

STATED = st.fixed_dictionaries(
    {
        "name": st.sampled_from(["河长制", "“河长制”", "河长", "湖长制", "𠮷"]),
        "aliases": st.lists(st.sampled_from(["河长制", "林长", "湖长制"]), max_size=2),
        "kind": st.sampled_from([None, "机制", "项目"]),
        "status": st.sampled_from([None, "proposed", "underway", "completed"]),
        "date": st.sampled_from(["", "2023", "2023-05-01", "2024"]),
        "mentions": st.integers(1, 3),
    }
)
STATEMENT = st.fixed_dictionaries(
    {
        "sentence": st.text(max_size=3),
        "document": st.sampled_from(["d1", "d2"]),
        "trigger": st.text(max_size=3),
        "confidence": st.floats(0, 1),
        "extractor": st.just("rule"),
        "date": st.sampled_from(["", "2023", "2024"]),
    }
)


def one(name: str = "河长制", mentions: int = 1, status: str | None = None, date: str = "") -> dict[str, object]:
    return {"name": name, "aliases": [], "kind": None, "status": status, "date": date, "mentions": mentions}


@given(stated=st.lists(STATED, min_size=1, max_size=6), turn=st.randoms())
def test_what_is_shown_does_not_depend_on_the_order(stated: list[dict[str, object]], turn: object) -> None:
    other = list(stated)
    turn.shuffle(other)  # type: ignore[attr-defined]
    assert shown(stated) == shown(other)


@given(stated=st.lists(STATED, min_size=1, max_size=6))
def test_every_name_is_kept_once(stated: list[dict[str, list[str]]]) -> None:
    found = shown(stated)
    names = [found["name"], *found["aliases"]]
    assert len(names) == len(set(names))
    assert set(names) == {one["name"] for one in stated} | {alias for one in stated for alias in one["aliases"]}


@pytest.mark.parametrize(
    ("stated", "name"),
    [
        ([one("河长制"), one("“河长制”", 2)], "“河长制”"),
        ([one("河长制"), one("河长制"), one("河湖长制", 2)], "河湖长制"),
        ([one("河长制", 2), one("河长", 1), one("河长", 1)], "河长制"),
        ([one("乙"), one("丁"), one("丙")], "丁"),
    ],
    ids=["frequent", "longest", "summed", "code points"],
)
def test_the_name_is_the_most_frequent_then_the_longest_then_the_first(
    stated: list[dict[str, object]], name: str
) -> None:
    assert shown(stated)["name"] == name


@pytest.mark.parametrize(
    ("stated", "status"),
    [
        ([one()], None),
        ([one(status="completed", date="2023"), one(status="underway", date="2024")], "underway"),
        ([one(status="proposed", date="2024"), one(status="issued", date="2024")], "issued"),
        ([one(status="underway", date="2023"), one(date="2024")], "underway"),
        ([one(status="completed"), one(status="proposed", date="1949")], "proposed"),
    ],
    ids=["none", "latest", "furthest", "unsaid", "undated"],
)
def test_the_status_is_that_of_the_latest_document(stated: list[dict[str, object]], status: str | None) -> None:
    assert shown(stated)["status"] == status


@given(stated=st.lists(STATEMENT, min_size=1, max_size=6))
def test_lists_keep_all_statements_by_date_and_document(stated: list[dict[str, object]]) -> None:
    found = lists(stated)
    assert statements(found) == sorted(stated, key=lambda one: (one["date"], one["document"]))
    assert found["confidence"] == max(found["confidences"])
