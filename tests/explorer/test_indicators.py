"""Indicators in a browser: the list, a series as chart and table, its downloads."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.explorer.answers import answer
from tests.explorer.conftest import DESKTOP, PHONE, Opener


@pytest.fixture
def series(site: str) -> dict:
    """The one with the most values."""
    one: dict = answer(site, "/indicators", order="count", limit=1)["items"][0]
    assert len(one["points"]) > 1
    return one


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_a_series_is_found_and_drawn(opened: Opener, series: dict, size: tuple[int, int]) -> None:
    page = opened("/explore/indicators", size)
    page.get_by_test_id("filter-name").fill(series["name"])
    page.wait_for_url("**name=*")
    expect(page.get_by_test_id("series-list")).to_have_attribute("aria-busy", "false")
    row = page.get_by_test_id("series").filter(has=page.get_by_text(series["name"], exact=True)).first
    row.locator("summary").click()
    expect(row.get_by_role("img")).to_be_visible()
    row.get_by_role("link").first.click()
    expect(page.get_by_test_id("title")).to_contain_text(series["name"])
    expect(page.get_by_test_id("value")).to_have_count(len(series["points"]))
    marks = page.locator("[data-testid=chart] [class^='dots-'] > *")
    expect(marks).to_have_count(len(series["points"]))
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_a_value_of_the_chart_and_its_sentence(opened: Opener, series: dict) -> None:
    page = opened(f"/explore/series?name={series['name']}&unit={series['unit'].replace('%', '%25')}&by=region")
    page.locator("[data-testid=chart] [class^='dots-'] > *").first.click(force=True)
    chosen = page.locator("[data-testid=value][aria-current=true]")
    expect(chosen).to_be_in_viewport()
    identifier = chosen.get_attribute("id")
    point = next(one for one in series["points"] if one["id"] == identifier)
    expect(chosen.locator("blockquote")).to_have_text(point["evidence"]["text"].strip())
    assert f"value={identifier}" in page.url
    statuses = {one["status"] for one in series["points"]}
    for status in sorted(statuses):
        for box in page.locator(f"[data-testid^='kind-{status}']").all():
            box.uncheck()
        expect(page.locator(f"[class^='dots-{status}'] > *")).to_have_count(0)
    expect(page.get_by_test_id("value")).to_have_count(len(series["points"]))


def test_what_is_downloaded(opened: Opener, series: dict, tmp_path: Path) -> None:
    page = opened(f"/explore/series?name={series['name']}&unit={series['unit'].replace('%', '%25')}")
    expect(page.get_by_role("img", name=series["name"])).to_be_visible()
    kept = {}
    for kind in ("png", "svg", "csv"):
        with page.expect_download() as download:
            page.get_by_test_id(f"save-{kind}").click()
        kept[kind] = tmp_path / f"series.{kind}"
        download.value.save_as(kept[kind])
        assert download.value.suggested_filename.startswith(series["name"])
    assert kept["png"].read_bytes().startswith(b"\x89PNG")
    svg = kept["svg"].read_text("utf-8")
    assert series["name"] in svg
    assert "var(--" not in svg
    with kept["csv"].open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["id"]: float(row["value"]) for row in rows} == {one["id"]: one["value"] for one in series["points"]}
    assert all(row["sentence"] for row in rows)
