"""A real Chromium before the real site."""

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder."""
    for item in items:
        if "tests/browser/" in item.nodeid:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Return a running browser: the one that CHROMIUM names, or one on the path."""
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.skip("NO BROWSER: set CHROMIUM to a Chromium; what readers see was not tested")
    with sync_playwright() as playwright:
        # Playwright keeps a loop in this thread; Django takes that for asynchronous code.
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
        browser = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        yield browser
        browser.close()
        os.environ.pop("DJANGO_ALLOW_ASYNC_UNSAFE")


@pytest.fixture
def window(chromium: Browser, live_server) -> Iterator[Callable[..., Page]]:
    """Return an opener of windows on the site; options are those of a Playwright context.

    ``page.asked`` lists the hosts that the page asked anything of, ``page.trouble`` what it
    said on the console.
    """
    contexts: list[BrowserContext] = []

    def open_window(width: int = 1280, height: int = 800, **options) -> Page:
        options = {"locale": "ko-KR", "reduced_motion": "reduce"} | options
        viewport = {"width": width, "height": height}
        context = chromium.new_context(base_url=live_server.url, viewport=viewport, **options)
        contexts.append(context)
        page = context.new_page()
        page.asked, page.trouble = [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("console", lambda message: page.trouble.append(message.text))
        page.on("pageerror", lambda error: page.trouble.append(str(error)))
        return page

    yield open_window
    for context in contexts:
        context.close()
