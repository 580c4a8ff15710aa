"""The tree of areas in a browser: by keyboard and mouse, on a desk and on a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.explorer.answers import answer
from tests.explorer.conftest import PHONE, Opener


@pytest.fixture
def area(site: str) -> dict:
    """农村改革 with what is below it."""
    found = answer(site, "/areas", q="农村改革", depth=2)["items"]
    return next(one for one in found if one["name"] == "农村改革")


def focused(page: Page) -> str:
    label: str = page.evaluate("document.activeElement.getAttribute('aria-label')")
    return label


def test_the_tree_by_keyboard(opened: Opener, area: dict) -> None:
    page = opened("/explore/areas?q=农村改革")
    root = page.locator(f"[data-area='{area['id']}'][aria-level='1']")
    expect(root).to_have_attribute("aria-expanded", "false")
    root.focus()
    page.keyboard.press("ArrowRight")
    expect(root).to_have_attribute("aria-expanded", "true")
    below = root.locator("[role=treeitem][aria-level='2']")
    expect(below).to_have_count(len(area["children"]))
    page.keyboard.press("ArrowRight")
    assert focused(page).startswith(area["children"][0]["name"])
    page.keyboard.press("ArrowLeft")
    assert focused(page).startswith("农村改革")
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("area-panel").get_by_role("heading", level=2)).to_contain_text("农村改革")
    expect(root).to_have_attribute("aria-selected", "true")
    assert f"area={area['id']}" in page.url
    page.keyboard.press("ArrowLeft")
    expect(below).to_have_count(0)
    assert page.locator("[role=treeitem][tabindex='0']").count() == 1


def test_what_serves_and_measures_an_area(opened: Opener, site: str, area: dict) -> None:
    page = opened(f"/explore/areas?area={area['id']}&sub=1", language="en")
    for kind, name in (("Policy", "policies"), ("Program", "programs")):
        items = answer(site, f"/areas/{area['id']}/{name}", subareas=True, limit=10)["items"]
        measures = page.get_by_test_id(f"measures-{kind}").get_by_test_id("measure")
        expect(measures).to_have_count(len(items))
        for at, item in enumerate(items):
            expect(measures.nth(at)).to_contain_text(item["name"])
        first = measures.first
        first.locator("summary").click()
        expect(first.get_by_test_id("quote").first).to_contain_text(items[0]["evidence"][0]["text"].strip()[:20])
    expect(page.get_by_test_id("measures-Indicator").get_by_test_id("series").first).to_be_visible()
    page.get_by_test_id("subareas").uncheck()
    page.wait_for_url(lambda address: "sub=" not in address)


def test_on_a_phone_an_area_takes_the_place_of_the_tree(opened: Opener, area: dict) -> None:
    page = opened("/explore/areas", PHONE)
    page.get_by_test_id("filter-q").fill("农村改革")
    page.locator(f"[data-area='{area['id']}'] .name").first.click()
    expect(page.get_by_test_id("area-panel")).to_be_focused()
    expect(page.get_by_test_id("tree")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    page.get_by_role("link", name="所有改革领域").click()
    expect(page.get_by_test_id("tree")).to_be_visible()
    expect(page.get_by_test_id("filter-q")).to_have_value("农村改革")
