"""The Cypher console in a browser: writing with completion, running, errors with their place, results."""

from __future__ import annotations

import json
from urllib.parse import quote

from playwright.sync_api import Locator, Page, expect

from tests.explorer.conftest import PHONE, Opener

NODES = "MATCH (p:Policy)-[r:SERVES]->(a:ReformArea) RETURN p, r, a, p.name AS name, r.confidence AS sure LIMIT 20"


def editor(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Cypher")


def address(query: str) -> str:
    return f"/explore/cypher?q={quote(query)}"


def test_a_query_is_written_with_completion_and_run_by_keyboard(opened: Opener) -> None:
    page = opened("/explore/cypher")
    field = editor(page)
    field.click()
    page.keyboard.type("MATCH (n:Pol")
    option = page.get_by_role("option", name="Policy")
    expect(option).to_be_visible()
    page.wait_for_timeout(150)  # a completion takes no key while it has just come up
    page.keyboard.press("Enter")
    expect(field).to_have_text("MATCH (n:Policy)")
    page.keyboard.press("End")
    page.keyboard.type(" RETURN count(n) AS policies")
    page.keyboard.press("Escape")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_test_id("result").get_by_role("columnheader")).to_have_text("policies")
    assert quote("count(n)") in page.url or "count%28n%29" in page.url
    page.get_by_test_id("history").locator("summary").click()
    expect(page.get_by_test_id("history").get_by_role("link")).to_have_count(1)


def test_the_editor_does_not_hold_the_keyboard(opened: Opener) -> None:
    page = opened("/explore/cypher", language="en")
    editor(page).click()
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(page.get_by_test_id("parameters").locator("summary")).to_be_focused()


def test_a_slash_is_written_where_one_writes(opened: Opener) -> None:
    page = opened("/explore/cypher")
    editor(page).click()
    page.keyboard.type("RETURN 4/2")
    expect(editor(page)).to_have_text("RETURN 4/2")


def test_results_are_sorted_drawn_and_saved(opened: Opener) -> None:
    page = opened(address(NODES), language="en")
    result = page.get_by_test_id("result")
    rows = result.locator("tbody tr")
    expect(rows.first.get_by_role("link").first).to_have_attribute("href", "/explore/entities/" + policy(rows.first))
    result.get_by_role("button", name="sure").click()
    expect(result.get_by_role("columnheader", name="sure")).to_have_attribute("aria-sort", "ascending")
    sure = [float(text) for text in rows.locator("td:last-child").all_inner_texts()]
    assert sure == sorted(sure)
    page.get_by_test_id("drawing").locator("summary").first.click()
    expect(page.get_by_test_id("graph-canvas")).to_be_visible()
    expect(page.get_by_test_id("legend-Policy")).to_be_visible()
    with page.expect_download() as saved:
        page.get_by_test_id("save-json").click()
    assert json.loads(saved.value.path().read_text("utf-8"))["columns"] == ["p", "r", "a", "name", "sure"]
    with page.expect_download() as saved:
        page.get_by_test_id("save-csv").click()
    assert saved.value.path().read_text("utf-8-sig").splitlines()[0] == "p,r,a,name,sure"


def policy(row: Locator) -> str:
    href = row.get_by_role("link").first.get_attribute("href") or ""
    assert href.startswith("/explore/entities/policy-")
    return href.rpartition("/")[2]


def test_parameters_are_json(opened: Opener) -> None:
    page = opened("/explore/cypher?q=RETURN $n AS n&p=" + quote('{"n": "甲"}'), PHONE)
    expect(page.get_by_test_id("result").locator("tbody td")).to_have_text("甲")
    page.get_by_test_id("parameters-text").fill("n: 1")
    page.get_by_test_id("run").click()
    expect(page.get_by_test_id("parameters").get_by_role("alert")).to_be_visible()
    page.get_by_test_id("parameters-text").fill('{"n": "乙"}')
    page.get_by_test_id("parameters-text").press("Control+Enter")
    expect(page.get_by_test_id("result").locator("tbody td")).to_have_text("乙")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


def test_much_is_told_to_be_cut(opened: Opener) -> None:
    page = opened(address("UNWIND range(1, 20000) AS n RETURN n"), language="en")
    expect(page.get_by_test_id("truncated")).to_contain_text("10,000")
    expect(page.get_by_test_id("result").locator("tbody tr")).to_have_count(100)
    page.get_by_test_id("more").click()
    expect(page.get_by_test_id("result").locator("tbody tr")).to_have_count(200)


def test_an_error_is_told_with_its_place(opened: Opener) -> None:
    page = opened(address("MATCH (n:Policy)\nRETURN m.name"), language="en", bears=(422,))
    expect(page.get_by_test_id("problem")).to_contain_text("Variable `m` not defined")
    page.get_by_test_id("to-place").click()
    expect(page.get_by_test_id("to-place")).to_have_text("Go to line 2, column 8")
    expect(editor(page)).to_be_focused()
    page.keyboard.type("n.")
    expect(editor(page)).to_contain_text("RETURN n.m.name")


def test_what_takes_long_can_be_given_up(opened: Opener) -> None:
    page = opened(address("UNWIND range(1, 100000000) AS n WITH n WHERE n % 7 = 8 RETURN n"), language="en")
    page.get_by_test_id("cancel").click()
    expect(page.get_by_test_id("run-state")).to_have_text("Canceled")
    expect(page.get_by_test_id("run")).to_be_enabled()
