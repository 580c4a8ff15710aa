"""Questions in a browser: in both languages, by a form of the catalog, and what is shown where there is no answer."""

from __future__ import annotations

import json
import re

import httpx
from playwright.sync_api import expect

from tests.explorer.conftest import PHONE, Opener

QUESTION = "农村改革有哪些政策？"


def test_a_question_is_answered_with_sentences_and_the_cypher_that_was_run(opened: Opener, site: str) -> None:
    answer = httpx.get(f"{site}/api/v1/ask", params={"q": QUESTION}, timeout=60).json()
    page = opened("/explore/ask")
    page.get_by_test_id("question").fill(QUESTION)
    page.get_by_test_id("question").press("Enter")
    rows = page.get_by_test_id("answer")
    expect(rows).to_have_count(len(answer["rows"]))
    assert len(answer["rows"]) > 0
    expect(page.get_by_test_id("understood")).to_contain_text("农村改革")
    first = answer["rows"][0]
    name = rows.first.get_by_role("link", name=first["name"])
    expect(name).to_have_attribute("href", f"/explore/entities/{first['id']}")
    rows.first.get_by_test_id("sentences-of").click()
    said = next(one for one in answer["evidence"] if one["sentence"] == first["sentences"][0])
    expect(page.get_by_test_id("quote").first).to_contain_text(said["text"].strip()[:20])
    page.get_by_test_id("ran").locator("summary").click()
    expect(page.get_by_test_id("ran-parameters")).to_contain_text(answer["parameters"]["area"][0])
    page.get_by_test_id("open-console").click()
    expect(page.get_by_test_id("rows-told")).to_contain_text(str(len(answer["rows"])))


def test_a_question_in_english_at_an_address(opened: Opener) -> None:
    page = opened("/explore/ask?q=Which policies serve the rural reform?", language="en")
    expect(page.get_by_test_id("answer").first).to_be_visible()
    expect(page.get_by_test_id("understood")).to_contain_text("Policies that serve a reform area")
    expect(page.get_by_test_id("question")).to_have_value("Which policies serve the rural reform?")


def test_an_answer_as_a_graph_and_as_files(opened: Opener) -> None:
    page = opened(f"/explore/ask?q={QUESTION}")
    page.get_by_test_id("drawing").locator("summary").first.click()
    expect(page.get_by_test_id("graph-canvas")).to_be_visible()
    expect(page.get_by_test_id("legend-Policy")).to_be_visible()
    expect(page.get_by_test_id("legend-ReformArea")).to_be_visible()
    with page.expect_download() as saved:
        page.get_by_test_id("save-json").click()
    assert saved.value.suggested_filename == "policies-of-area.json"
    assert json.loads(saved.value.path().read_text("utf-8"))["question"] == QUESTION


def test_what_is_not_understood_leads_on(opened: Opener) -> None:
    page = opened("/explore/ask?q=农村的天气怎么样", PHONE)
    expect(page.get_by_test_id("not-understood")).to_be_visible()
    expect(page.get_by_test_id("near-names").get_by_role("link").first).to_be_visible()
    page.get_by_test_id("examples").get_by_role("link").first.click()
    expect(page.get_by_test_id("answer").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


def test_a_query_of_the_catalog_as_a_form_by_keyboard(opened: Opener) -> None:
    page = opened("/explore/ask", language="en")
    page.get_by_test_id("catalog-find").fill("policies-of-area")
    page.get_by_test_id("catalog").get_by_role("link").first.press("Enter")
    page.get_by_test_id("run-query").press("Enter")
    field = page.get_by_test_id("parameter-area")
    expect(field).to_be_focused()
    expect(page.get_by_role("alert")).to_be_visible()
    field.fill("农村改革")
    expect(page.get_by_test_id("parameter-area-options").get_by_role("option").first).to_be_visible()
    field.press("Enter")
    page.get_by_test_id("parameter-subareas").uncheck()
    page.get_by_test_id("run-query").press("Enter")
    expect(page).to_have_url(re.compile(r"query=policies-of-area&area=area-[0-9a-f]+&subareas=false"))
    expect(page.get_by_test_id("said")).to_be_visible()
