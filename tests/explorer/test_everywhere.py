"""What holds in every view: nothing keeps people with a screen reader or a phone out; the security policy stands."""

from __future__ import annotations

import json
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.explorer.conftest import DESKTOP, PHONE, Opener

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")
GRAVE = ("serious", "critical")
AREA = "area-703b56c221b809fb"
PAPER = "document-7ca435c0f6af009a"
VIEWS = {
    "home": "/",
    "search": "/explore/search?q=改革",
    "entity": f"/explore/entities/{AREA}",
    "areas": f"/explore/areas?area={AREA}&sub=true",
    "documents": "/explore/documents",
    "document": f"/explore/documents/{PAPER}?at=177",
    "indicators": "/explore/indicators",
    "series": "/explore/series?name=流转土地&unit=亩",
    "ask": "/explore/ask?q=农村改革有哪些政策？",
    "cypher": "/explore/cypher",
    "graph": f"/explore/graph?id={AREA}",
}
everywhere = pytest.mark.parametrize("view", VIEWS)


def settled(page: Page) -> Page:
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.wait_for_load_state("networkidle")
    return page


@everywhere
@pytest.mark.parametrize(("language", "scheme"), [("zh-CN", "light"), ("en", "dark")])
def test_nothing_serious_keeps_anybody_out(opened: Opener, view: str, language: str, scheme: str) -> None:
    page = opened(VIEWS[view], language=language)
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    settled(page)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    grave = [
        {"rule": one["id"], "help": one["help"], "where": [node["target"] for node in one["nodes"][:3]]}
        for one in found
        if one["impact"] in GRAVE
    ]
    assert grave == [], json.dumps(grave, ensure_ascii=False, indent=1)


@everywhere
@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_a_phone_shows_all_of_its_width(opened: Opener, view: str, language: str) -> None:
    page = settled(opened(VIEWS[view], size=PHONE, language=language))
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


@everywhere
def test_every_view_has_its_title_and_one_main_part(opened: Opener, view: str) -> None:
    page = settled(opened(VIEWS[view], size=DESKTOP))
    assert page.title()
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    expect(page.get_by_role("main")).to_have_count(1)


def test_the_policy_lets_nothing_else_run(browser: Browser, site: str) -> None:
    # a page of its own, because it complains in the console, as it should
    page = browser.new_page()
    got = page.goto(site)
    assert got
    policy = got.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http:" not in policy
    # what a script smuggled into the page could do
    assert page.evaluate(
        """() => new Promise((done) => {
          document.addEventListener('securitypolicyviolation', (event) => done(event.violatedDirective));
          const script = document.createElement('script');
          script.textContent = 'window.smuggled = true';
          document.body.append(script);
          setTimeout(() => done(String(window.smuggled)), 2000);
        })"""
    ).startswith("script-src")
    page.close()
