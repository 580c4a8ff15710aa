"""The graph view: it grows by the keyboard and by click, is filtered, told as tables, and downloaded as a picture."""

from __future__ import annotations

import re

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.explorer.conftest import DESKTOP, PHONE, Opener

AREA = "area-703b56c221b809fb"
SIZES = pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])


def drawn(page: Page) -> int:
    """How many nodes the drawing has, as a screen reader is told."""
    drawing = page.get_by_role("application")
    expect(drawing).to_have_attribute("aria-label", re.compile(r"：[1-9]\d* 个节点"))
    page.wait_for_load_state("networkidle")
    found = re.search(r"(\d+) 个节点", drawing.get_attribute("aria-label") or "")
    assert found
    return int(found[1])


def test_it_grows_and_the_address_tells_it(opened: Opener, site: str) -> None:
    def near(entity: str, limit: int) -> dict[str, str]:
        found = httpx.get(f"{site}/api/v1/entities/{entity}/neighbours", params={"limit": limit}, timeout=60).json()
        return {one["id"]: one["name"] for one in found["nodes"]}

    every = near(AREA, 200)
    # one that leads to what is not there yet
    name = next(name for one, name in every.items() if not near(one, 15).keys() <= every.keys())
    page = opened(f"/explore/graph?id={AREA}")
    before = drawn(page)
    page.get_by_text(re.compile("以表格显示")).click()
    page.get_by_role("table").first.get_by_role("button", name=re.compile(f"^展开.*{re.escape(name)}")).first.click()
    expect(page.get_by_role("application")).not_to_have_attribute("aria-label", re.compile(f"：{before} 个节点"))
    after = drawn(page)
    assert after > before
    assert "open=" in page.url
    assert drawn(opened(page.url.removeprefix(site))) == after


def test_the_keyboard_chooses_and_removes(opened: Opener) -> None:
    page = opened(f"/explore/graph?id={AREA}")
    before = drawn(page)
    page.get_by_role("application").focus()
    # first what the graph began with, then what is next to it
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**at=**")
    page.keyboard.press("ArrowRight")
    page.wait_for_url(lambda url: f"at={AREA}" not in url)
    expect(page.get_by_role("region", name="所选内容").get_by_role("link").first).to_be_visible()
    page.keyboard.press("Delete")
    expect(page.get_by_role("application")).not_to_have_attribute("aria-label", re.compile(f"：{before} 个节点"))
    assert drawn(page) < before
    assert "gone=" in page.url


def test_what_it_began_with_is_removed_like_all_else(opened: Opener) -> None:
    page = opened(f"/explore/graph?id={AREA}")
    drawn(page)
    page.get_by_role("application").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_url(f"**at={AREA}**")
    page.keyboard.press("Delete")
    expect(page.get_by_role("heading", name="从一个改革领域开始")).to_be_visible()
    assert AREA not in page.url


@SIZES
def test_a_type_is_hidden_and_shown(opened: Opener, size: tuple[int, int]) -> None:
    page = opened(f"/explore/graph?id={AREA}", size)
    before = drawn(page)
    legend = page.get_by_role("button", name=re.compile("^政策文件"))
    number = int(re.sub(r"\D", "", legend.text_content() or ""))
    legend.click()
    expect(page.get_by_role("application")).to_have_attribute("aria-label", re.compile(f"：{before - number} 个节点"))
    assert "hide=" in page.url
    legend.click()
    expect(page.get_by_role("application")).to_have_attribute("aria-label", re.compile(f"：{before} 个节点"))


def test_only_some_relations_are_followed(opened: Opener) -> None:
    page = opened(f"/explore/graph?id={AREA}")
    before = drawn(page)
    followed = page.get_by_role("checkbox", name="牵头负责")
    if not followed.is_visible():
        page.get_by_text("筛选", exact=True).click()
    followed.check()
    page.wait_for_url("**rel=LEADS**")
    expect(page.get_by_role("application")).not_to_have_attribute("aria-label", re.compile(f"：{before} 个节点"))
    assert 1 < drawn(page) < before


def test_the_picture_is_downloaded(opened: Opener) -> None:
    page = opened(f"/explore/graph?id={AREA}")
    drawn(page)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载图片（PNG）").click()
    picture = waiting.value.path().read_bytes()
    assert picture.startswith(b"\x89PNG")
    assert len(picture) > 10_000


def test_the_tables_tell_the_same(opened: Opener) -> None:
    page = opened(f"/explore/graph?id={AREA}")
    number = drawn(page)
    page.get_by_text(re.compile("以表格显示")).click()
    expect(page.get_by_role("table").first.get_by_role("row")).to_have_count(number + 1)
