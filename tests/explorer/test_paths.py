"""The main paths: search, open, read the evidence, follow it to the document, go back, change the language."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.explorer.conftest import DESKTOP, PHONE, Opener

SIZES = pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
BOX = {"zh-CN": "搜索改革领域、机构、政策、项目、地区", "en": re.compile("^search", re.IGNORECASE)}


def title(page: Page, name: str | re.Pattern[str]) -> None:
    """Wait until the view of this title is there."""
    expect(page.get_by_role("heading", level=1, name=name)).to_be_visible()


@SIZES
def test_from_a_word_to_the_sentence_and_back(opened: Opener, size: tuple[int, int]) -> None:
    page = opened("/", size)
    box = page.get_by_role("combobox", name=BOX["zh-CN"])
    box.fill("农村改革")
    box.press("Enter")
    page.wait_for_url("**/explore/**")
    if "/entities/" not in page.url:
        page.get_by_role("main").get_by_role("link", name="农村改革", exact=True).click()
    title(page, "农村改革")
    facts = page.get_by_role("region", name=re.compile("服务于它的政策和项目"))
    sentence = facts.get_by_role("figure").first
    expect(sentence.locator("blockquote")).not_to_be_empty()
    said = re.sub(r"\s", "", sentence.locator("blockquote").text_content() or "")
    entity = page.url
    sentence.get_by_role("link").first.click()
    page.wait_for_url("**/explore/documents/**")
    expect(page.get_by_role("article")).to_be_visible()
    assert said in re.sub(r"\s", "", page.get_by_role("main").text_content() or "")
    page.go_back()
    page.wait_for_url(re.compile(re.escape(entity.partition("#")[0])))
    title(page, "农村改革")
    page.go_forward()
    page.wait_for_url("**/explore/documents/**")


def test_what_the_box_suggests_is_opened_with_the_keyboard(opened: Opener) -> None:
    page = opened("/")
    box = page.get_by_role("combobox", name=BOX["zh-CN"])
    box.press_sequentially("河长", delay=20)
    expect(page.get_by_role("option").first).to_be_visible()
    expect(page.get_by_role("option").filter(has_text="河长制").first).to_be_visible()
    box.press("ArrowDown")
    box.press("Enter")
    page.wait_for_url("**/explore/entities/**")
    title(page, re.compile("河长"))


def test_nothing_found_is_said(opened: Opener) -> None:
    page = opened("/explore/search?q=没有这样的东西啊")
    title(page, re.compile("没有这样的东西啊"))
    expect(page.get_by_role("main")).to_contain_text("没有")
    assert page.get_by_role("main").get_by_role("listitem").get_by_role("link", name=re.compile("东西")).count() == 0


@SIZES
def test_the_language_is_changed_and_stays(opened: Opener, size: tuple[int, int]) -> None:
    page = opened("/explore/search?q=农村改革", size)
    title(page, "“农村改革”的搜索结果")
    expect(page.locator("html")).to_have_attribute("lang", re.compile("^zh"))
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("main")).to_contain_text("Reform area")
    page.get_by_role("main").get_by_role("link", name="农村改革", exact=True).click()
    title(page, "农村改革")
    expect(page.get_by_role("main")).to_contain_text("Reform area")
    page.reload()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.get_by_role("button", name="中文").click()
    expect(page.get_by_role("main")).to_contain_text("改革领域")


def test_a_browser_that_prefers_english_gets_it(opened: Opener) -> None:
    page = opened("/", language="en-GB")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("combobox", name=BOX["en"])).to_be_visible()


def test_an_address_is_all_that_a_view_needs(opened: Opener, site: str) -> None:
    first = opened("/explore/search?q=改革")
    address = first.get_by_role("main").locator("a[href^='/explore/entities/']").last
    expect(address).to_be_visible()
    there = address.get_attribute("href")
    name = address.text_content()
    assert there
    assert name
    title(opened(there), name)


def test_what_is_not_there_is_said(opened: Opener) -> None:
    page = opened("/explore/entities/area-0", bears=(404,))
    expect(page.get_by_role("main")).to_contain_text(re.compile("没有|找不到|不存在"))
    page = opened("/explore/nowhere")
    expect(page.get_by_role("main")).to_contain_text(re.compile("没有|找不到|不存在"))


def test_the_first_tab_leads_past_the_header(opened: Opener) -> None:
    page = opened("/explore/documents")
    title(page, "文件")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="跳到正文")).to_be_focused()
