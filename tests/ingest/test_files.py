from __future__ import annotations

import os
from pathlib import Path

import pytest

from graph.errors import UsageError
from ingest.files import find


def made(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("改革。", encoding="utf-8")
    return folder


def test_keys_are_relative_to_the_path_given(tmp_path: Path) -> None:
    folder = made(tmp_path / "papers", "b.txt", "2024/a.html", "2024/深/c.md")
    found = find([folder])
    assert [file.key for file in found.files] == ["2024/a.html", "2024/深/c.md", "b.txt"]
    assert {file.origin for file in found.files} == {str(folder.resolve())}
    single = find([folder / "2024" / "a.html"])
    assert [(file.key, file.origin) for file in single.files] == [("a.html", str(folder.resolve() / "2024"))]


def test_a_file_given_and_its_folder_given_have_the_same_place(tmp_path: Path) -> None:
    folder = made(tmp_path, "a.txt")
    assert find([folder]).files == find([folder / "a.txt"]).files
    assert len(find([folder, folder / "a.txt"]).files) == 1


def test_hidden_files_are_left_out_and_other_types_counted(tmp_path: Path) -> None:
    folder = made(tmp_path, "a.txt", ".b.txt", ".git/c.txt", "~$d.docx", "e.xlsx", "f", "sub/g.jpg", "h.TXT")
    found = find([folder])
    assert [file.key for file in found.files] == ["a.txt", "h.TXT"]
    assert found.skipped == 3


def test_documents_that_must_be_converted_are_not_passed_over(tmp_path: Path) -> None:
    assert [file.key for file in find([made(tmp_path, "a.doc", "b.txt")]).files] == ["a.doc", "b.txt"]


def test_a_named_file_is_taken_whatever_it_is(tmp_path: Path) -> None:
    assert [file.key for file in find([made(tmp_path, ".a.xlsx") / ".a.xlsx"]).files] == [".a.xlsx"]


def test_two_files_with_one_key_are_refused(tmp_path: Path) -> None:
    made(tmp_path, "x/a.txt", "y/a.txt")
    with pytest.raises(UsageError, match=r"a\.txt: would be the key of both"):
        find([tmp_path / "x", tmp_path / "y"])


@pytest.mark.parametrize("names", [[], ["a.xlsx"], [".a.txt"]])
def test_a_folder_without_documents(tmp_path: Path, names: list[str]) -> None:
    with pytest.raises(UsageError, match="no document"):
        find([made(tmp_path, *names)])


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such file"):
        find([tmp_path / "none"])


def test_names_that_are_no_utf8_can_be_stored(tmp_path: Path) -> None:
    try:
        (tmp_path / os.fsdecode("改.txt".encode("gb18030"))).write_text("改革。", encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    (file,) = find([tmp_path]).files
    file.key.encode()
    assert file.path.read_text(encoding="utf-8") == "改革。"
