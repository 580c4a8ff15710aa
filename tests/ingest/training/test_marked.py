"""Passages that readers marked: kept without text, checked, found again after a change of the loader."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from graph.errors import DocumentError, UsageError
from ingest.load import load
from ingest.training.__main__ import main
from ingest.training.marked import Marked, Mention, imported, misplaced, read, read_all, realigned, write

TEXT = (
    "青石县2031年工作\n\n一、林业\n推行林长制，青石县 林场建成青石县云杉基地。林长制成效明显。\n"
    "二、别的\n没有读过的一句。\n"
)
LINES = ["一、林业", "推行林长制，青石县林场建成青石县云杉基地。", "林长制成效明显。"]
ROWS = [
    "1\tReformArea\t林业\t?",
    "2\tProgram\t林长制",
    "2\tInstitution\t青石县林场",
    "2\tRegion\t青石县",
    "2\tProgram\t青石县云杉基地",
    "2\tRegion\t青石县",
    "3\tProgram\t林长制",
]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "2031.txt").write_text(TEXT, encoding="utf-8")
    return folder


def passage(corpus: Path) -> Marked:
    return imported(LINES, ROWS, load(corpus / "2031.txt", "2031.txt"), "report-2031")[0]


def test_every_mention_has_its_place(corpus: Path) -> None:
    text = load(corpus / "2031.txt", "2031.txt").text
    found = passage(corpus)
    assert [text[m.start : m.end] for m in found.mentions] == [
        "林业",
        "林长制",
        "青石县 林场",
        "青石县",
        "青石县云杉基地",
        "青石县",
        "林长制",
    ]
    assert [m.doubtful for m in found.mentions] == [True] + [False] * 6
    assert found.mentions[3].start == found.mentions[2].start
    assert found.mentions[5].start == found.mentions[4].start
    assert not found.holds(text.index("没有读过"), text.index("没有读过") + 4)


def test_a_line_that_the_text_lacks_loses_its_marks(corpus: Path) -> None:
    document = load(corpus / "2031.txt", "2031.txt")
    found, lost = imported(["茶园里的话。", *LINES], ["1\tProgram\t茶园", "3\tProgram\t林长制"], document, "x")
    assert lost == ["1\tProgram\t茶园"]
    assert [m.name for m in found.mentions] == ["林长制"]
    with pytest.raises(DocumentError, match="no line"):
        imported(["茶园里的话。"], [], document, "x")


@pytest.mark.parametrize(
    "row", ["2\tProgram\t河长制", "9\tProgram\t林长制", "2\tThing\t林长制", "林长制", "x\tProgram\t林长制"]
)
def test_a_row_that_fits_no_line_is_refused(corpus: Path, row: str) -> None:
    with pytest.raises(DocumentError, match="mark"):
        imported(LINES, [row], load(corpus / "2031.txt", "2031.txt"), "x")


def test_kept_files_hold_no_sentence_and_are_read_again(corpus: Path, tmp_path: Path) -> None:
    found = passage(corpus)
    path = write(found, tmp_path / "kept")
    assert read_all(tmp_path / "kept") == [found]
    assert "推行" not in path.read_text(encoding="utf-8")
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(UsageError, match="no marked passage"):
        read(path)


def test_places_are_found_again(corpus: Path) -> None:
    found = passage(corpus)
    other = TEXT.replace("一、林业\n", "目录　　林业\n\n一、林业\n\n").replace("青石县 林场", "青石县林场")
    document = replace(load(corpus / "2031.txt", "2031.txt"), text=other)
    new, lost = realigned(found, document)
    assert lost == []
    assert [other[m.start : m.end] for m in new.mentions] == [m.name for m in found.mentions]
    assert misplaced(new, document) == []
    assert len(misplaced(found, document)) == 1
    with pytest.raises(DocumentError, match="found again"):
        realigned(found, replace(document, text="全是别的话，没有一句相同。"))


def test_a_wrong_place_is_told(corpus: Path) -> None:
    found = replace(passage(corpus), mentions=(Mention(0, 3, "Program", "林长制"),))
    assert misplaced(found, load(corpus / "2031.txt", "2031.txt")) == ["report-2031: 林长制 is not at 0"]


def test_commands_import_check_and_realign(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "index.json").write_text(
        json.dumps([{"name": "t1", "document": "2031.txt"}, {"name": "t2", "document": "unread.txt"}]), encoding="utf-8"
    )
    # the last sentence shows that it ends a paragraph
    numbered = "\n".join(f"{n}\t{line}" for n, line in enumerate(LINES, 1)) + "  ¶\n"
    (tmp_path / "t1.txt").write_text("# 青石县\n" + numbered, encoding="utf-8")
    (tmp_path / "t1.tsv").write_text("\n".join(ROWS), encoding="utf-8")
    where = ["--documents", str(corpus), "--kept", str(tmp_path / "kept")]
    assert main(["import", str(tmp_path / "index.json"), str(tmp_path), str(tmp_path), *where]) == 0
    assert main(["check", *where]) == 0
    assert "1 passages" in capsys.readouterr().out
    path = tmp_path / "kept" / "report-2031.json"
    kept = path.read_text(encoding="utf-8")
    monkeypatch.setattr("ingest.evaluation.gold.load", lambda path, key: _spaced(load(path, key)))
    monkeypatch.setattr("ingest.training.__main__.load", lambda path, key: _spaced(load(path, key)))
    assert main(["check", *where]) == 1
    assert main(["realign", *where]) == 0
    assert main(["check", *where]) == 0
    assert path.read_text(encoding="utf-8") != kept
    (corpus / "2031.txt").write_text(TEXT + "改过了。", encoding="utf-8")
    assert main(["realign", *where]) == 1


def _spaced(document):  # type: ignore[no-untyped-def]
    return replace(document, text="\n" + document.text)


def test_a_second_passage_of_a_document_joins_the_first(tmp_path: Path, corpus: Path) -> None:
    def keep(name: str, lines: list[str], rows: list[str]) -> Marked:
        for suffix, content in (
            (".txt", ["# 标题", *(f"{at + 1}\t{s}" for at, s in enumerate(lines))]),
            (".tsv", rows),
        ):
            (tmp_path / f"{name}{suffix}").write_text("\n".join(content) + "\n", encoding="utf-8")
        index = tmp_path / "index.json"
        index.write_text(json.dumps([{"name": name, "document": "2031.txt"}]), encoding="utf-8")
        folders = ["--documents", str(corpus), "--kept", str(tmp_path / "kept")]
        assert main(["import", str(index), str(tmp_path), str(tmp_path), *folders]) == 0
        assert main(["check", *folders]) == 0
        return read_all(tmp_path / "kept")[0]

    document = load(corpus / "2031.txt", "2031.txt")
    one = keep("one", LINES, ROWS)
    both = keep("two", ["没有读过的一句。"], ["1\tProgram\t读过"])
    assert both.mentions == (
        *one.mentions,
        Mention(document.text.index("读过"), document.text.index("读过") + 2, "Program", "读过"),
    )
    assert both.size == one.size + len("没有读过的一句。")
    again = keep("three", LINES[1:2], ["1\tProgram\t林长制"])
    assert [m.name for m in again.mentions] == ["林业", "林长制", "林长制", "读过"]
    assert again.size == both.size
    assert keep("three", LINES[1:2], ["1\tProgram\t林长制"]) == again
