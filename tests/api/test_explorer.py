"""What the API serves of the explorer: the page at every address of a view, its parts, and what stands there before."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.routes import explorer
from tests.api.pages import problem

LASTING = "public, max-age=31536000, immutable"


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A built explorer of three files."""
    folder = tmp_path / "dist"
    folder.mkdir()
    (folder / "index.html").write_text('<script type="module" src="/assets/explorer-AAAA.js"></script>', "utf-8")
    (folder / "explorer-AAAA.js").write_text("document.title = '改革';", "utf-8")
    (folder / "notes.json").write_text("{}", "utf-8")
    monkeypatch.setattr(explorer, "BUILT", folder)
    return folder


@pytest.mark.parametrize("address", ["/", "/explore/search?q=农村改革", "/explore/entities/area-0", "/explore/a/b"])
def test_every_address_of_a_view_is_the_page(client: TestClient, built: Path, address: str) -> None:
    page = client.get(address)
    assert page.status_code == 200
    assert page.headers["content-type"].startswith("text/html")
    assert page.text == (built / "index.html").read_text("utf-8")
    assert page.headers["cache-control"] == "no-cache"
    assert page.headers["etag"]


def test_parts_are_kept_for_good_and_have_their_type(client: TestClient, built: Path) -> None:
    script = client.get("/assets/explorer-AAAA.js")
    assert script.headers["content-type"].startswith("text/javascript")
    assert script.headers["cache-control"] == LASTING
    assert script.text == (built / "explorer-AAAA.js").read_text("utf-8")


@pytest.mark.parametrize(
    "name", ["no.js", "notes.json", "index.html", "..%2Findex.html", "%2e%2e/pyproject.toml", "", "."]
)
def test_nothing_else_is_served(client: TestClient, built: Path, name: str) -> None:
    problem(client.get(f"/assets/{name}"), 404)


@pytest.mark.parametrize("address", ["/", "/assets/explorer-AAAA.js"])
def test_the_page_may_load_only_from_here_and_run_no_script_of_its_text(
    client: TestClient, built: Path, address: str
) -> None:
    headers = client.get(address).headers
    policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


def test_unbuilt_it_says_how_to_build_it(client: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(explorer, "BUILT", tmp_path / "nothing")
    for address in ("/", "/explore/entities/area-0"):
        page = client.get(address)
        assert page.status_code == 200
        assert "make explorer" in page.text
        assert 'href="/openapi.json"' in page.text
        assert "default-src 'none'" in page.headers["content-security-policy"]
    problem(client.get("/assets/explorer-AAAA.js"), 404)


def test_what_was_built_is_whole_and_names_no_other_host(client: TestClient) -> None:
    if not (explorer.BUILT / "index.html").is_file():
        pytest.skip("the explorer is not built: make explorer")
    page = client.get("/").text
    parts = re.findall(r'(?:src|href)="([^"]+)"', re.sub(r"(?s)<noscript>.*</noscript>", "", page))
    assert len(parts) >= 3
    for part in parts:
        assert part.startswith("/assets/")
        assert client.get(part).status_code == 200
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\bstyle=|\bon\w+=", page)
    for file in explorer.BUILT.glob("*.css"):
        assert not re.search(r"url\(|@import", file.read_text("utf-8"))


def test_packages_are_fixed_and_of_no_named_registry() -> None:
    packages = json.loads((explorer.FOLDER / "package.json").read_text("utf-8"))
    versions = [*packages["dependencies"].values(), *packages["devDependencies"].values()]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in versions)
    assert "resolved" not in (explorer.FOLDER / "package-lock.json").read_text("utf-8")
