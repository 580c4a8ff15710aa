"""Documents in a browser: the list, the reader with its outline and marks, and the sentence that an address names."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.explorer.answers import answer
from tests.explorer.conftest import DESKTOP, PHONE, Opener

SIZES = pytest.mark.parametrize("size", [DESKTOP, PHONE])


@pytest.fixture
def paper(site: str) -> dict:
    """The sample of a district's year of reform."""
    [found] = answer(site, "/documents", q="tianyuan-reform-2023")["items"]
    document: dict = answer(site, f"/documents/{found['id']}")
    return document


def sentences(outline: list[dict]) -> list[dict]:
    found = [one for part in outline for one in (*part["sentences"], *sentences(part["children"]))]
    return sorted(found, key=lambda one: one["start"])


@SIZES
def test_a_document_is_found_and_read(opened: Opener, paper: dict, size: tuple[int, int]) -> None:
    page = opened("/explore/documents", size)
    page.get_by_test_id("filter-q").fill("tianyuan-reform")
    expect(page.get_by_test_id("document")).to_have_count(1)
    assert "q=tianyuan-reform" in page.url
    page.get_by_test_id("document").click()
    expect(page.get_by_test_id("title")).to_have_text(paper["title"])
    expect(page.get_by_test_id("title")).to_be_focused()
    shown = re.sub(r"\s", "", page.get_by_test_id("text").text_content() or "")
    assert shown == re.sub(r"\s", "", paper["text"])
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_documents_of_a_region_and_of_years(opened: Opener, site: str) -> None:
    page = opened("/explore/documents")
    every = page.get_by_test_id("document")
    expect(every.first).to_be_visible()
    everything = every.count()
    page.get_by_role("combobox", name="地区", exact=True).fill("石峰区")
    page.get_by_role("option", name=re.compile("石峰区")).first.click()
    expect(page.get_by_test_id("chosen-region")).to_contain_text("石峰区")
    expect(page.get_by_test_id("documents")).to_have_attribute("aria-busy", "false")
    assert 0 < every.count() < everything
    page.get_by_role("button", name="去掉：地区").click()
    expect(every).to_have_count(everything)
    page.get_by_test_id("filter-from").fill("2024")
    page.get_by_test_id("filter-from").press("Tab")
    page.wait_for_url("**period=2024%2F..")
    expected = len(answer(site, "/documents", period="2024/..")["items"])
    expect(every).to_have_count(expected)
    assert 0 < expected < everything


@SIZES
def test_the_sentence_of_an_address_is_shown_and_marked(opened: Opener, paper: dict, size: tuple[int, int]) -> None:
    last = sentences(paper["outline"])[-1]
    page = opened(f"/explore/documents/{paper['id']}?at={last['start'] + 1}", size)
    aimed = page.get_by_test_id("aimed")
    expect(aimed).to_have_text(last["text"])
    expect(aimed).to_be_in_viewport()
    expect(aimed).to_be_focused()
    expect(aimed).to_have_attribute("aria-current", "location")


def test_what_a_mention_is_by_keyboard(opened: Opener, paper: dict) -> None:
    page = opened(f"/explore/documents/{paper['id']}")
    mention = page.get_by_test_id("mention").first
    text = mention.text_content()
    mention.focus()
    page.keyboard.press("Enter")
    about = page.get_by_test_id("about")
    expect(about).to_be_focused()
    expect(about.get_by_test_id("about-graph").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(about).to_have_count(0)
    expect(mention).to_be_focused()
    page.keyboard.press("Enter")
    about.get_by_test_id("about-entity").first.click()
    expect(page.get_by_test_id("title")).to_be_focused()
    assert "/explore/entities/" in page.url
    page.go_back()
    expect(page.get_by_test_id("mention").first).to_have_text(text or "")


def test_a_type_is_no_longer_marked_and_the_address_says_so(opened: Opener, paper: dict) -> None:
    page = opened(f"/explore/documents/{paper['id']}")
    regions = page.locator("[data-testid=text] .mention.c-Region")
    expect(regions.first).to_be_visible()
    page.get_by_test_id("mark-Region").uncheck()
    expect(regions).to_have_count(0)
    page.reload()
    expect(page.get_by_test_id("mention").first).to_be_visible()
    expect(regions).to_have_count(0)
    expect(page.get_by_test_id("mark-Region")).not_to_be_checked()


@SIZES
def test_the_outline_leads_to_its_parts(opened: Opener, paper: dict, size: tuple[int, int]) -> None:
    page = opened(f"/explore/documents/{paper['id']}", size)
    outline = page.get_by_test_id("outline")
    expect(page.get_by_test_id("mention").first).to_be_visible()
    if size == PHONE:
        expect(outline.get_by_role("link").first).to_be_hidden()
        outline.locator("summary").click()
    link = outline.get_by_role("link").nth(2)
    heading = link.text_content()
    part = page.locator(f"[id='{(link.get_attribute('href') or '').split('#')[1]}']")
    link.click()
    expect(part).to_be_in_viewport()
    expect(part).to_have_attribute("aria-label", heading or "")


def test_evidence_elsewhere_leads_to_its_sentence(opened: Opener, site: str) -> None:
    [area] = [one for one in answer(site, "/entities", q="农村改革")["items"] if one["name"] == "农村改革"]
    page = opened(f"/explore/entities/{area['id']}")
    quote = page.get_by_test_id("sentences").get_by_test_id("quote").first
    said = quote.locator("blockquote").text_content()
    quote.get_by_role("link").click()
    expect(page.get_by_test_id("aimed")).to_have_text(said or "")
    expect(page.get_by_test_id("aimed")).to_be_in_viewport()
