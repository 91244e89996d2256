"""Pages in Chromium, opened from disk without a network, as a reader would use them."""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path

import pytest
import pytest_asyncio

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_CHROMIUM = next((path for path in map(shutil.which, _NAMES) if path), None)
_SCREENSHOTS = os.environ.get("SUMMARIZER_SCREENSHOTS")  # read here: tests do not see the user's settings

CONTRAST = Path(__file__).with_name("contrast.js").read_text(encoding="utf-8")
"""A function of JavaScript that finds the texts of a page that stand out too little from their ground."""

NEEDS_CHROMIUM = pytest.mark.skipif(
    _CHROMIUM is None, reason=f"no Chromium: none of {', '.join(_NAMES)} is on the PATH"
)


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def browser(tmp_path_factory):
    """A browser for the tests of one module, which has the name in its own list of names."""
    from playwright.async_api import async_playwright

    arguments = ["--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update"]
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=_CHROMIUM,
            args=[*arguments, "--disable-sync", "--no-sandbox"],
            env={**os.environ, "HOME": str(tmp_path_factory.mktemp("home"))},
        )
        yield browser
        await browser.close()


class Watched:
    """A page that nothing but its own file may be loaded into, with all that went wrong in it."""

    def __init__(self, page, path):
        self.page, self.path, self.asked, self.complaints = page, path, [], []
        page.set_default_timeout(120_000)  # a machine may be busy with other tests
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", lambda dialog: self.complaints.append(dialog.message))

    async def open(self, fragment=""):
        async def answer(route):
            self.asked.append(route.request.url)
            await (route.continue_() if route.request.url == self.path.as_uri() else route.abort())

        await self.page.route("**/*", answer)
        await self.page.goto(self.path.as_uri() + fragment)
        return self

    async def focused(self, script="one => one.textContent.trim()"):
        """What is said about the element that has the focus."""
        return await self.page.evaluate(f"({script})(document.activeElement)")

    async def tab_to(self, wanted):
        """Press Tab until a wanted element has the focus, which must be seen there."""
        for _ in range(120):
            await self.page.keyboard.press("Tab")
            if await self.focused(f"one => one.matches({wanted!r})"):
                assert (
                    await self.focused("one => getComputedStyle(one.closest('.pill') ?? one).outlineStyle") == "solid"
                )
                return
        pytest.fail(f"{wanted} cannot be reached")

    def assert_clean(self):
        assert self.complaints == []
        assert self.asked == [self.path.as_uri()]


@contextlib.asynccontextmanager
async def opening(browser, path, kind=Watched):
    """A function that opens a file anew, in a window of its own; its options are those of a browser's context."""
    contexts = []

    async def open_(fragment="", **options):
        settings = {"viewport": {"width": 1280, "height": 900}, "offline": True, "reduced_motion": "reduce", **options}
        contexts.append(await browser.new_context(**settings))
        return await kind(await contexts[-1].new_page(), path).open(fragment)

    yield open_
    for context in contexts:
        await context.close()


async def keep(page, name):
    """A picture of the page, where pictures are wanted; the folder is made if need be."""
    if _SCREENSHOTS:
        await page.screenshot(path=f"{_SCREENSHOTS}/{name}.png")
