"""Annotations without text: kept, read again, found again after a change of the loader."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from graph.errors import DocumentError
from ingest.evaluation import gold
from ingest.evaluation.annotate import imported, main, realigned
from ingest.load import load
from tests.ingest.evaluation.readings import PASSAGE, TEXT, reading

KEY = "reports/tianyuan.txt"


def keep(corpus: Path, folder: Path, reader: str = "A", split: str = "development") -> int:
    (corpus.parent / "reading.json").write_text(json.dumps(reading()), encoding="utf-8")
    (corpus.parent / "tianyuan-2023.txt").write_text(PASSAGE, encoding="utf-8")
    given = ["import", corpus.parent / "reading.json", corpus.parent / "tianyuan-2023.txt", "--document", KEY]
    given += ["--documents", corpus, "--gold", folder, "--reader", reader, "--split", split]
    return main([str(word) for word in given])


def test_an_imported_reading_is_read_again_with_its_places(corpus: Path, tmp_path: Path) -> None:
    assert keep(corpus, tmp_path / "gold") == 0
    (annotation,) = gold.read_all(tmp_path / "gold")
    assert (annotation.name, annotation.reader, annotation.split) == ("tianyuan-2023", "A", "development")
    document, facts = gold.passage_of(annotation, corpus)
    assert "".join(document.text.split()) == "".join(PASSAGE.split())
    assert document.title == load(corpus / KEY, KEY).title
    named = {entity.name: document.text[slice(*entity.places[0])] for entity in facts.entities}
    assert named == {"农村改革": "农村改革", "林长制": "林长制", "营商环境": "营商环境", "天元区": "天元区"}
    quotes = [document.text[slice(*one.place)] for one in facts.indicators if one.place]
    assert quotes == ["流转土地4.45万亩", "新增企业120家", "科技企业30家"]
    assert facts.entities[1].status == "underway"
    assert facts.entities[3].optional
    assert [(r.type, r.head, r.tail) for r in facts.relations] == [("SERVES", "e2", "e1")]


def test_the_file_holds_no_sentence(corpus: Path, tmp_path: Path) -> None:
    keep(corpus, tmp_path / "gold")
    text = (tmp_path / "gold" / "development" / "tianyuan-2023.A.json").read_text(encoding="utf-8")
    assert "quote" not in text
    for clause in ("推行林长制", "4.45万亩", "其中科技企业"):
        assert clause not in text


def test_another_file_is_refused(corpus: Path, tmp_path: Path) -> None:
    keep(corpus, tmp_path / "gold")
    (annotation,) = gold.read_all(tmp_path / "gold")
    (corpus / KEY).write_text(TEXT + "四、别的。", encoding="utf-8")
    with pytest.raises(DocumentError, match="another file"):
        gold.passage_of(annotation, corpus)
    with pytest.raises(DocumentError, match="--documents"):
        gold.passage_of(annotation, tmp_path)


def test_places_are_found_again_when_the_text_is_loaded_otherwise(corpus: Path) -> None:
    document = load(corpus / KEY, KEY)
    before = imported(reading(), PASSAGE, document, "tianyuan-2023", "A", "development")
    # furniture gone, lines joined, spaces in
    text = document.text.replace("湖南新闻网首页\n", "").replace("，", "， ").replace("\n", "")
    after, lost = realigned(before, replace(document, text=text))
    assert lost == []
    assert after.text_sha256 == gold.text_hash(text) != before.text_sha256
    spans = ["".join(text[start:end].split()) for start, end in after.spans]
    assert "".join(spans) == "".join(PASSAGE.split())
    assert [text[slice(*entity.places[0])] for entity in after.facts.entities] == [
        "农村改革",
        "林长制",
        "营商环境",
        "天元区",
    ]
    quotes = [text[slice(*one.place)] for one in after.facts.indicators if one.place]
    assert quotes == ["流转土地4.45万亩", "新增企业120家", "科技企业30家"]


def test_a_text_that_is_another_is_not_realigned(corpus: Path) -> None:
    document = load(corpus / KEY, KEY)
    annotation = imported(reading(), PASSAGE, document, "tianyuan-2023", "A", "development")
    with pytest.raises(DocumentError, match="found again"):
        realigned(annotation, replace(document, text="完全不同的一份文件。"))


def test_the_command_realigns_what_is_loaded_otherwise(corpus: Path, tmp_path: Path) -> None:
    keep(corpus, tmp_path / "gold")
    file = tmp_path / "gold" / "development" / "tianyuan-2023.A.json"
    changed = file.read_text(encoding="utf-8").replace(
        f'"text_sha256": "{gold.text_hash(TEXT)}', f'"text_sha256": "{"0" * 64}'
    )
    file.write_text(changed, encoding="utf-8")
    assert main(["realign", "--documents", str(corpus), "--gold", str(tmp_path / "gold")]) == 0
    assert gold.read_all(tmp_path / "gold")[0].text_sha256 == gold.text_hash(TEXT)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"relations": [{"type": "SERVES", "head": "e1", "tail": "e2"}]}, "SERVES"),
        ({"relations": [{"type": "SERVES", "head": "e2", "tail": "e9"}]}, "e9"),
        ({"entities": [{"id": "e1", "type": "Idea", "name": "农村改革"}]}, "Idea"),
        ({"entities": [{"type": "Program", "name": "林长制"}]}, "no annotation"),
    ],
)
def test_what_does_not_fit_the_ontology_is_refused(corpus: Path, change: dict[str, object], said: str) -> None:
    document = load(corpus / KEY, KEY)
    with pytest.raises(DocumentError, match=said):
        imported(reading() | change, PASSAGE, document, "tianyuan-2023", "A", "development")


def test_our_annotations_hold_names_and_offsets_only() -> None:
    annotations = gold.read_all()
    assert {annotation.split for annotation in annotations} == set(gold.SPLITS)
    for annotation in annotations:
        ends = [end for span in annotation.spans for end in span]
        assert ends == sorted(ends), annotation.path
        given = json.loads((gold.FOLDER / annotation.path).read_text(encoding="utf-8"))
        fields = {name for fact in (*given["entities"], *given["relations"], *given["indicators"]) for name in fact}
        assert fields <= {
            *("id", "type", "name", "also", "status", "start", "end", "optional", "head", "tail"),
            *("value", "value_max", "unit", "comparator", "period", "topic"),
        }
