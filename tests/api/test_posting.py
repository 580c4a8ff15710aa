"""Documents that are posted and removed."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from pydantic import SecretStr

from api.app import create_app
from api.intake import Intake
from graph import digest, writer
from graph.errors import UsageError
from graph.store import Store
from ingest.load import load
from ingest.pipeline import extract
from tests.api.conftest import SAMPLES
from tests.api.pages import problem

TOKEN = {"Authorization": "Bearer open sesame"}
TEXT = """天元区2022年改革工作报告

一、深化农村改革
天元区人民政府印发《天元区农村土地流转管理办法》,流转土地1.2万亩。
"""


@pytest.fixture
def writable(store: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    settings = store.settings.model_copy(update={"reformgraph_token": SecretStr("open sesame")})
    monkeypatch.setattr(store, "settings", settings)
    with TestClient(create_app(store), raise_server_exceptions=False) as client:
        yield client


def post(client: TestClient, name: str, content: bytes, headers: dict[str, str] = TOKEN, **form: Any) -> Any:
    return client.post("/api/v1/documents", files={"file": (name, content)}, data=form, headers=headers)


def outcome(client: TestClient, accepted: Any) -> dict[str, Any]:
    """How an import ended."""
    assert accepted.status_code == 202, accepted.text
    end = time.monotonic() + 120
    while time.monotonic() < end:
        found: dict[str, Any] = client.get(accepted.headers["Location"], headers=TOKEN).json()
        if found["status"] in ("done", "failed"):
            return found
        time.sleep(0.1)
    raise AssertionError("the import did not end")


def test_a_posted_document_is_in_the_graph_and_a_removed_one_is_not(writable: TestClient, store: Store) -> None:
    before = digest.digest(store)
    done = outcome(writable, post(writable, "report-2022.txt", TEXT.encode("gb18030")))
    assert done["status"] == "done"
    document = writable.get(f"/api/v1/documents/{done['document']}").json()
    assert document["key"] == "report-2022.txt"
    assert "流转土地1.2万亩" in document["text"]
    found = writable.get("/api/v1/entities", params={"q": "农村土地流转管理办法"}).json()["items"]
    assert [item["type"] for item in found] == ["Policy"]
    once = digest.digest(store)
    assert outcome(writable, post(writable, "report-2022.txt", TEXT.encode("gb18030")))["status"] == "done"
    assert digest.digest(store) == once
    assert writable.delete(f"/api/v1/documents/{done['document']}", headers=TOKEN).status_code == 204
    assert digest.digest(store) == before
    problem(writable.delete(f"/api/v1/documents/{done['document']}", headers=TOKEN), 404)


def test_a_document_that_cannot_be_read_fails_with_the_reason(writable: TestClient, store: Store) -> None:
    failed = outcome(writable, post(writable, "empty.txt", b""))
    assert failed["status"] == "failed"
    assert "empty" in failed["detail"]
    assert store.read("MATCH (n:Document) RETURN count(n) AS n") == [{"n": 0}]


def test_a_document_from_elsewhere_is_replaced_only_when_asked(writable: TestClient, store: Store) -> None:
    path = SAMPLES / "tianyuan-reform-2023.txt"
    writer.write(store, [extract(load(path, path.name, str(SAMPLES)))])
    before = digest.digest(store)
    problem(post(writable, path.name, TEXT.encode()), 409)
    assert digest.digest(store) == before
    assert outcome(writable, post(writable, path.name, TEXT.encode(), replace="true"))["status"] == "done"
    assert store.read("MATCH (n:Document) RETURN n.key AS key") == [{"key": path.name}]
    assert digest.digest(store) != before


@pytest.mark.parametrize(
    ("name", "form", "status"),
    [
        ("program.exe", {}, 415),
        ("report", {}, 415),
        ("old.doc", {}, 415),
        ("a.txt", {"key": "../a.txt"}, 422),
        ("a.txt", {"key": "/etc/a.txt"}, 422),
        ("a.txt", {"key": "a//b.txt"}, 422),
        ("a.txt", {"key": "a\\b.txt"}, 422),
        ("a.txt", {"key": "a\nb.txt"}, 422),
        ("a.txt", {"key": "a" * 201 + ".txt"}, 422),
    ],
)
def test_other_types_and_keys_are_refused(writable: TestClient, name: str, form: dict[str, str], status: int) -> None:
    problem(post(writable, name, TEXT.encode(), **form), status)


def test_a_file_name_is_its_last_part(writable: TestClient) -> None:
    assert post(writable, "C:\\files\\..\\report.txt", TEXT.encode()).json()["key"] == "report.txt"
    assert post(writable, "../../report.txt", TEXT.encode()).json()["key"] == "report.txt"


def test_large_bodies_are_refused_also_without_a_length(writable: TestClient) -> None:
    problem(post(writable, "a.txt", b" " * 32_000_001), 413)
    part = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'
    chunks = (part if place == 0 else b" " * 1_000_000 for place in range(40))
    headers = {**TOKEN, "Content-Type": "multipart/form-data; boundary=x"}
    problem(writable.post("/api/v1/documents", content=chunks, headers=headers), 413)
    problem(writable.post("/api/v1/cypher", json={"query": "RETURN 1", "parameters": {"x": "x" * 1_000_000}}), 413)


@pytest.mark.parametrize(
    "headers",
    [{}, {"Authorization": "Bearer other"}, {"Authorization": "Basic b3Blbg=="}, {"Authorization": "Bearer é"}],
)
def test_without_the_token_nothing_is_written(writable: TestClient, store: Store, headers: dict[str, str]) -> None:
    raw = {name: value.encode("latin-1") for name, value in headers.items()}
    for answer in (
        post(writable, "a.txt", TEXT.encode(), headers=raw),  # type: ignore[arg-type]
        writable.delete("/api/v1/documents/document-1", headers=raw),  # type: ignore[arg-type]
        writable.get("/api/v1/imports/1", headers=raw),  # type: ignore[arg-type]
    ):
        problem(answer, 401)
        assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert store.read("MATCH (n:Document) RETURN count(n) AS n") == [{"n": 0}]


def test_writing_is_off_without_a_token(store: Store) -> None:
    client = TestClient(create_app(store))
    problem(post(client, "a.txt", TEXT.encode()), 403)
    problem(client.delete("/api/v1/documents/document-1", headers=TOKEN), 403)


def test_an_import_that_is_not_there_and_a_body_that_is_none(writable: TestClient) -> None:
    problem(writable.get("/api/v1/imports/1", headers=TOKEN), 404)
    problem(writable.post("/api/v1/documents", json={}, headers=TOKEN), 422)
    broken = {**TOKEN, "Content-Type": "multipart/form-data; boundary=x"}
    problem(writable.post("/api/v1/documents", content=b"nothing", headers=broken), 422)


def test_a_file_of_corrections_holds_for_what_is_posted(
    store: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "reformgraph.yaml"
    file.write_text(
        "documents:\n  district/a.txt:\n    region: 湖南省/株洲市/石峰区\n    date: 2024-12-20\n"
        "names:\n  - {type: Program, name: 流转土地台账, also: [流转土地]}\n",
        encoding="utf-8",
    )
    changes = {"reformgraph_token": SecretStr("open sesame"), "reformgraph_corrections": file}
    monkeypatch.setattr(store, "settings", store.settings.model_copy(update=changes))
    with TestClient(create_app(store), raise_server_exceptions=False) as client:
        done = outcome(client, post(client, "a.txt", TEXT.encode(), key="district/a.txt"))
        assert done["status"] == "done", done
        document = client.get(f"/api/v1/documents/{done['document']}").json()
        assert (document["region"], document["date"]) == ("湖南省/株洲市/石峰区", "2024-12-20")
        assert client.get("/api/v1/entities?q=流转土地台账&type=Program").json()["items"]
        file.write_text("nonsense: [", encoding="utf-8")
        failed = outcome(client, post(client, "b.txt", TEXT.encode()))
        assert failed["status"] == "failed"
        assert "reformgraph.yaml" in failed["detail"]
    with pytest.raises(UsageError, match=r"reformgraph\.yaml"):
        create_app(store)


def word(inner: bytes) -> bytes:
    """A file that calls itself a Word document and holds this XML."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", inner)
    return made.getvalue()


ENTITIES = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 50}">' for n in range(1, 12))
BOMBS = {
    "large.docx": word(b" " * 200_000_000),
    "nested.docx": word(f'<!DOCTYPE x [<!ENTITY l0 "lol">{ENTITIES}]><x>&l11;</x>'.encode()),
    "deep.html": b"<div>" * 500_000,
    "deep.md": b"> " * 200_000,
}


def test_small_files_that_unpack_to_large_ones_fail_and_harm_nobody(writable: TestClient, store: Store) -> None:
    for name, content in BOMBS.items():
        assert len(content) < 3_000_000
        assert outcome(writable, post(writable, name, content))["status"] == "failed", name
    assert outcome(writable, post(writable, "good.txt", TEXT.encode()))["status"] == "done"
    assert store.read("MATCH (n:Document) RETURN n.key AS key") == [{"key": "good.txt"}]


def test_an_end_leaves_no_file_and_no_process(store: Store) -> None:
    intake = Intake(store)
    folder = Path(intake._folder.name)
    made = [intake.add(io.BytesIO(TEXT.encode()), f"{name}.txt", replaces=False) for name in "abc"]
    assert len(list(folder.iterdir())) == 3
    start = time.monotonic()
    while intake._reader is None and time.monotonic() - start < 60:
        time.sleep(0.01)
    intake.close()
    assert not folder.exists()
    assert intake._reader is not None
    assert not intake._reader.is_alive()
    assert {one.status for one in map(intake.get, [one.id for one in made]) if one} <= {"queued", "failed"}
    assert store.read("MATCH (n:Document) RETURN count(n) AS n") == [{"n": 0}]


def test_many_parts_are_refused(writable: TestClient) -> None:
    part = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n1\r\n'
    headers = {**TOKEN, "Content-Type": "multipart/form-data; boundary=x"}
    problem(writable.post("/api/v1/documents", content=part * 5_000 + b"--x--\r\n", headers=headers), 422)
    long = b'--x\r\nContent-Disposition: form-data; name="key"\r\n\r\n' + b"a" * 2_000_000 + b"\r\n--x--\r\n"
    problem(writable.post("/api/v1/documents", content=long, headers=headers), 422)
