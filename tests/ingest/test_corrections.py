"""Corrections by users: what they decide, what they leave alone, what they refuse; the page's example runs."""

from __future__ import annotations

import itertools
import json
import re
from pathlib import Path
from typing import Any

import pytest

from graph.config import PROJECT
from graph.digest import digest
from graph.store import Store, trusted
from ingest.__main__ import main

PAGE = (PROJECT / "docs" / "corrections.md").read_text(encoding="utf-8")
TIANYUAN = "天元区改革情况\n"
SHIFENG = "石峰区改革情况\n"


def folder(path: Path, corrections: str | None = None, **documents: str) -> Path:
    """A folder of these documents (keys without .txt) and corrections."""
    path.mkdir(parents=True, exist_ok=True)
    for name, text in documents.items():
        (path / f"{name}.txt").write_text(text, encoding="utf-8")
    if corrections is not None:
        (path / "reformgraph.yaml").write_text(corrections, encoding="utf-8")
    return path


def read(path: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, dict[str, Any]]:
    """What `extract` says, by document."""
    capsys.readouterr()
    assert main(["extract", str(path), "--workers", "1"]) == 0
    return {one["document"]: one for one in map(json.loads, capsys.readouterr().out.splitlines())}


def named(document: dict[str, Any], words: str, kind: str) -> dict[str, Any]:
    """The one entity of which these are the words of a place."""
    (found,) = [
        entity
        for entity in document["entities"]
        if entity["type"] == kind and words in [place["text"].strip("《》") for place in entity["evidence"]]
    ]
    return found


def refused(path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """The one line that says why nothing was done."""
    capsys.readouterr()
    assert main(["extract", str(path), "--workers", "1"]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    (line,) = shown.err.splitlines()
    return line


def loaded(path: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    capsys.readouterr()
    assert main(["load", str(path), "--workers", "1", "--json"]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return {name: found[name] for name in ("loaded", "replaced", "unchanged")}


def example(path: Path) -> Path:
    """The folder that the page describes."""
    for name, text in re.findall(r"```text (\S+)\n(.*?)```", PAGE, re.DOTALL):
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_text(text, encoding="utf-8")
    (yaml,) = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    (path / "reformgraph.yaml").write_text(yaml, encoding="utf-8")
    return path


def test_the_example_of_the_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plain = read(
        folder(tmp_path / "plain", news=example(tmp_path / "all").joinpath("news.txt").read_text("utf-8")), capsys
    )
    found = read(tmp_path / "all", capsys)
    news, report = found["news.txt"], found["2024/report.txt"]

    office = named(news, "区改专办", "Institution")
    assert "天元区改革专项办公室" in office["aliases"]
    (note,) = office["corrections"]
    assert note == "reformgraph.yaml: names 天元区改革专项办公室, 区改专办 (湖南省/株洲市/天元区)"
    leads = [one for one in news["relations"] if one["type"] == "LEADS" and one["head"] == office["id"]]
    assert all(note in extractor for one in leads for extractor in one["extractors"])
    assert leads

    assert named(news, "河湖长制", "Program")["id"] == named(report, "河长制", "Program")["id"]
    assert named(plain["news.txt"], "河湖长制", "Program")["id"] != named(report, "河长制", "Program")["id"]
    first, trial = (named(news, name, "Policy") for name in ("天元区林长制办法", "天元区林长制办法（试行）"))
    assert first["id"] != trial["id"]
    assert "天元区林长制办法" not in trial["aliases"]
    assert len([one for one in plain["news.txt"]["entities"] if one["type"] == "Policy"]) == 1
    assert named(news, "智慧社区平台", "Program")["id"] != named(report, "智慧社区平台", "Program")["id"]

    assert (report["region"], report["date"]) == ("湖南省/株洲市/石峰区", "2024-12-20")
    assert report["title"] == "石峰区2024年改革工作情况"
    assert report["corrections"] == ["reformgraph.yaml: documents 2024/report.txt"]
    assert plain["news.txt"]["corrections"] == news["corrections"] == []


def test_the_graph_names_the_entries(store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    loaded(example(tmp_path), capsys)
    (query,) = re.findall(r"```cypher\n(.*?)```", PAGE, re.DOTALL)
    rows = store.read(trusted(query))
    assert {"news.txt", "2024/report.txt"} >= {row["document"] for row in rows} >= {"news.txt"}
    assert all(note.startswith("reformgraph.yaml: ") for row in rows for note in row["corrections"])
    extractors = store.read("MATCH (:Institution)-[r:LEADS]->(:Program) RETURN r.extractors AS found")[0]["found"]
    assert any("reformgraph.yaml: names 天元区改革专项办公室" in one for one in extractors)
    noted = store.read("MATCH (d:Document {key: '2024/report.txt'}) RETURN d.corrections AS notes, d.date AS date")[0]
    assert noted["notes"] == ["reformgraph.yaml: documents 2024/report.txt"]
    assert noted["date"] == "2024-12-20"


def test_only_what_an_entry_concerns_is_read_again(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    papers = folder(
        tmp_path, a=TIANYUAN + "区改专办负责督查。\n", b=SHIFENG + "区住建局负责督查。\n", c=TIANYUAN + "完成任务。\n"
    )
    assert loaded(papers, capsys) == {"loaded": 3, "replaced": 0, "unchanged": 0}
    before = digest(store)
    entry = "- {type: Institution, name: 天元区改革专项办公室, also: 区改专办}\n"
    folder(papers, "names:\n" + entry)
    assert loaded(papers, capsys) == {"loaded": 0, "replaced": 1, "unchanged": 2}
    corrected = digest(store)
    assert corrected != before
    assert loaded(papers, capsys) == {"loaded": 0, "replaced": 0, "unchanged": 3}
    folder(papers, "# a comment\nnames:\n- {type: Program, name: 甲乙行动, also: 甲乙攻坚}\n" + entry)
    assert loaded(papers, capsys) == {"loaded": 0, "replaced": 0, "unchanged": 3}
    folder(papers, f"names:\n{entry}documents:\n  c.txt: {{date: 2021-05-06}}\n")
    assert loaded(papers, capsys) == {"loaded": 0, "replaced": 1, "unchanged": 2}
    judgement = "same:\n- {type: Program, names: [甲机制, 乙机制], region: 石峰区}\n"
    folder(papers, f"names:\n{entry}documents:\n  c.txt: {{date: 2021-05-06}}\n{judgement}")
    assert loaded(papers, capsys) == {"loaded": 0, "replaced": 1, "unchanged": 2}
    (papers / "reformgraph.yaml").unlink()
    assert loaded(papers, capsys) == {"loaded": 0, "replaced": 3, "unchanged": 0}
    assert digest(store) == before


def test_the_order_of_loading_changes_nothing(store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    digests = set()
    texts = {
        "a": TIANYUAN + "推行“阳光村务”工作模式（简称“阳光村务”）。\n",
        "b": SHIFENG + "推行阳光村务工作模式，启动百村行动。\n",
        "c": TIANYUAN + "推行“阳光村务”，开展百村提升行动。\n",
    }
    rules = (
        "same:\n- {type: Program, names: [百村行动, 百村提升行动]}\n"
        "not_same:\n- {type: Program, names: [阳光村务工作模式, 阳光村务]}\n"
    )
    papers = folder(tmp_path, rules, **texts)
    for order in itertools.permutations("abc"):
        for name in order:
            main(["load", str(papers / f"{name}.txt"), "--workers", "1"])
        digests.add(digest(store))
        names = {
            row["name"].replace("“", "").replace("”", "")
            for row in store.read("MATCH (p:Program) RETURN p.name AS name")
        }
        assert {"阳光村务工作模式", "阳光村务"} <= names
        main(["remove", *(f"{name}.txt" for name in order)])
    assert len(digests) == 1


@pytest.mark.parametrize(
    ("kind", "one", "other", "text"),
    [
        ("Policy", "天元区林长制办法", "天元区林长制办法（试行）", "印发《{}》。"),
        ("Policy", "教育发展实施意见", "2024年教育发展实施意见", "印发《{}》。"),
        ("Program", "“阳光村务”工作模式", "“阳光村务”", "推行{}，群众满意。"),
        ("ReformArea", "国企改革", "国有企业改革", "深化{}，取得成效。"),
        ("Institution", "住房和城乡建设部", "住建部", "{}负责督查。"),
    ],
)
def test_what_is_set_apart_is_two_in_every_document(
    kind: str, one: str, other: str, text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = [text.format(name) for name in (one, other)]
    rule = f"not_same:\n- {{type: {kind}, names: [{one}, {other}]}}\n"
    found = read(
        folder(
            tmp_path,
            rule,
            both=TIANYUAN + "".join(said),
            turned=TIANYUAN + "".join(reversed(said)),
            first=TIANYUAN + said[0],
            second=TIANYUAN + said[1],
        ),
        capsys,
    )
    ids = [
        {named(found[f"{key}.txt"], name, kind)["id"] for key in ("both", "turned", alone)}
        for name, alone in ((one, "first"), (other, "second"))
    ]
    assert len(ids[0]) == len(ids[1]) == 1
    assert ids[0] != ids[1]


def test_files_below_add_to_those_above(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = TIANYUAN + "改专办负责督查，联络办负责宣传。\n"
    names = "names:\n- {{type: Institution, name: {}, also: {}}}\n"
    folder(tmp_path, names.format("天元区改革专项办公室", "改专办") + "documents:\n  x.txt: {date: 2020, title: 上}\n")
    below = folder(
        tmp_path / "sub", names.format("天元区联络工作办公室", "联络办") + "documents:\n  x.txt: {title: 下}\n", x=text
    )
    folder(tmp_path, y=text)
    found = read(tmp_path, capsys)
    assert named(found["sub/x.txt"], "改专办", "Institution")["corrections"]
    assert named(found["sub/x.txt"], "联络办", "Institution")["corrections"][0].startswith(
        "sub/reformgraph.yaml: names"
    )
    assert (found["sub/x.txt"]["title"], found["sub/x.txt"]["date"]) == ("下", "2020")
    assert not [one for one in found["y.txt"]["entities"] if one["name"] == "联络办"]
    alone = read(below / "x.txt", capsys)["x.txt"]
    assert (alone["title"], alone["date"]) == ("下", None)


def test_a_longer_name_stays_what_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rule = "names:\n- {type: Program, name: 阳光村务, also: 阳光行动}\n"
    text = TIANYUAN + "启动“阳光行动2.0”项目，阳光村务见效。\n"
    found = read(folder(tmp_path, rule, a=text), capsys)["a.txt"]
    (mine,) = [one for one in found["entities"] if one["corrections"]]
    assert "阳光村务" in [place["text"] for place in mine["evidence"]]


WRONG = {
    "nams: []": r"no key nams; known are names, same, not_same, documents",
    "names: {}": r"names: write a list",
    "names:\n- {type: Body, name: 甲乙, also: 丙丁}": r"names 1: no type Body; known are ReformArea, Institution",
    "names:\n- {type: Program, name: 甲乙}": r"names 1: also is missing",
    "names:\n- {type: Program, name: 甲乙, also: 丙丁, kind: 行动}": r"names 1: no key kind",
    "names:\n- {type: Program, name: 甲乙, also: 丙}": r"names 1: 丙 is too short",
    "names:\n- {type: Program, name: 甲乙, also: [12]}": r"names 1: also: 12 is no text",
    "same:\n- {type: Program, names: [甲乙]}": r"same 1: give two names or more",
    "same:\n- {type: Program, names: [甲乙, “甲乙”]}": r"same 1: .* stands twice",
    "not_same:\n- {type: Program, names: [甲乙]}": r"not_same 1: give two names or more, or one with a region",
    "same:\n- {type: Program, names: [甲乙, 丙丁], region: 无名区}": r"same 1: no region 无名区 is known",
    "same:\n- {type: Program, names: [甲乙, 丙丁], region: 朝阳区}": r"same 1: 朝阳区 fits several regions",
    "documents:\n  a.txt: {date: 去年}": r"documents a\.txt: 去年 is no date",
    "documents:\n  a.txt: {author: 甲}": r"documents a\.txt: no key author",
    "documents:\n  a.txt: {}": r"documents a\.txt: says nothing",
    "documents:\n  a.txt: {date: 2020}\n  a.txt: {date: 2021}": r", line 3: is no YAML \(a\.txt stands twice\)",
    "names: [": r", line 1: is no YAML",
    "same:\n- {type: Program, names: [甲乙, 丙丁]}\n- {type: Program, names: [丙丁, 戊己]}\n"
    "not_same:\n- {type: Program, names: [戊己, 甲乙]}": r"not_same 1: contradicts .*same 2, which makes them one",
}


@pytest.mark.parametrize("content", WRONG)
def test_a_wrong_file_is_refused(content: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    line = refused(folder(tmp_path, content, a=TIANYUAN), capsys)
    assert re.search(r"^ingest: reformgraph\.yaml.*" + WRONG[content], line), line


def test_contradictions_count_only_where_both_hold(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rules = (
        "same:\n- {type: Program, names: [甲乙行动, 丙丁行动], region: 天元区}\n"
        "not_same:\n- {type: Program, names: [甲乙行动, 丙丁行动], region: REGION}\n"
    )
    folder(tmp_path, rules.replace("REGION", "石峰区"), a=TIANYUAN)
    assert read(tmp_path, capsys)
    assert "contradicts" in refused(folder(tmp_path, rules.replace("REGION", "株洲市")), capsys)


def test_a_name_that_fits_two_documents_or_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rules = "documents:\n  a.txt: {date: 2020-01-01}\n  none.txt: {date: 2020-01-01}\n"
    folder(tmp_path / "x", a=TIANYUAN)
    folder(tmp_path / "y", a=TIANYUAN)
    line = refused(folder(tmp_path, rules), capsys)
    assert "documents: a.txt fits 2 documents (x/a.txt, y/a.txt); give its path" in line
    folder(tmp_path, a=TIANYUAN)
    assert main(["extract", str(tmp_path), "--workers", "1"]) == 0
    shown = capsys.readouterr()
    assert "reformgraph.yaml: documents: there is no document none.txt" in shown.err
    dates = {one["document"]: one["date"] for one in map(json.loads, shown.out.splitlines())}
    assert dates == {"a.txt": "2020-01-01", "x/a.txt": None, "y/a.txt": None}


def test_a_wrong_file_leaves_the_store_as_it_is(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    papers = folder(tmp_path, a=TIANYUAN + "区住建局负责督查。\n")
    loaded(papers, capsys)
    before = digest(store)
    folder(papers, "names: 3", b=SHIFENG)
    assert main(["load", str(papers)]) == 2
    assert digest(store) == before
