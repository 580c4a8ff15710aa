"""The explorer in a real browser, over the samples, served as users get it.

Where there is no Chromium, or the explorer is not built, these tests skip and say so.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, Response, expect, sync_playwright

from api.app import create_app
from api.routes import explorer
from graph import migrate, writer
from graph.store import Store
from tests.api.conftest import extractions
from tests.api.serving import serving
from tests.conftest import wipe

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
DESKTOP = (1280, 800)
PHONE = (390, 844)
PATIENCE = 30_000  # ms: a loaded machine is no failure

expect.set_options(timeout=PATIENCE)

Opener = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium, else the one that Playwright installed."""
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
        path = next(filter(None, map(shutil.which, BROWSERS)), own if Path(own).is_file() else None)
        if path is None:
            pytest.skip("no Chromium: apt install chromium, or python -m playwright install chromium")
        # root, and most containers, cannot have Chromium's own sandbox
        sandbox = ["--no-sandbox"] if os.geteuid() == 0 or os.environ.get("CI") else []
        opened = playwright.chromium.launch(executable_path=path, args=[*sandbox, "--disable-dev-shm-usage"])
        yield opened
        opened.close()


@pytest.fixture(scope="package")
def site(browser: Browser, _opened: Store) -> Iterator[str]:
    """The address of the service, once for all tests here; they only read."""
    if not (explorer.BUILT / "index.html").is_file():
        pytest.skip("the explorer is not built: make explorer")
    wipe(_opened)
    migrate.ensure(_opened)
    writer.write(_opened, extractions())
    with serving(create_app(_opened)) as address:
        yield address


@pytest.fixture
def opened(browser: Browser, site: str) -> Iterator[Opener]:
    """`opened("/explore/areas", size=PHONE, language="en")`: a page, which must not complain, nor ask another host.

    A complaint is an error or warning in the console (breaches of the security policy are told there), an error that
    no script caught, a request that failed, and an answer that is an error; `bears=(422,)` names statuses to bear.
    """
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

    def open_(
        address: str, size: tuple[int, int] = DESKTOP, language: str = "zh-CN", bears: tuple[int, ...] = ()
    ) -> Page:
        context = browser.new_context(viewport={"width": size[0], "height": size[1]}, locale=language)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)

        def asked(request: Request) -> None:
            if not request.url.startswith((f"{site}/", "blob:", "data:")):
                wrong.append(f"asks another host: {request.url}")

        def failed(request: Request) -> None:
            # a view that is left gives up what it asked for
            if request.failure != "net::ERR_ABORTED":
                wrong.append(f"failed: {request.url} ({request.failure})")

        def answered(response: Response) -> None:
            if response.status >= 400 and response.status not in bears:
                wrong.append(f"{response.status}: {response.url}")

        def said(kind: str, text: str) -> None:
            # the browser's own line for an answer that is an error; `answered` sees those
            if kind in ("error", "warning") and not text.startswith("Failed to load resource"):
                wrong.append(f"console: {text}")

        page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
        page.on("console", lambda message: said(message.type, message.text))
        page.on("request", asked)
        page.on("requestfailed", failed)
        page.on("response", answered)
        page.goto(site + address)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert wrong == []
