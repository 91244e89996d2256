"""A record in the output of a notebook's cell, in Chromium: its page works there, and touches nothing around it."""

from __future__ import annotations

import pytest
import pytest_asyncio
from invented import parts, polar_daily, polar_wire

from summarizer.briefing import compose
from tests.pages.chromium import NEEDS_CHROMIUM, Watched, browser, opening

__all__ = ["browser"]  # a fixture

pytestmark = [pytest.mark.integration, pytest.mark.asyncio(loop_scope="module"), NEEDS_CHROMIUM]


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    made = compose(*parts(polar_daily(), polar_wire()))
    path = tmp_path_factory.mktemp("notebook") / "notebook.html"
    path.write_text(f"<!doctype html><h1>Out [1]</h1>{made._repr_html_()}<p>Below</p>", encoding="utf-8")
    return path


@pytest_asyncio.fixture(loop_scope="module")
async def opened(browser, path):
    async with opening(browser, path, Watched) as open_:
        yield open_


async def test_a_citation_opens_the_quote_inside_the_cell(opened):
    notebook = await opened()
    cell = notebook.page.frame_locator("iframe")
    assert await cell.locator("h1").text_content() == "Briefing: Treaty on Polar Research and Mutual Aid"
    await cell.locator("#timeline a.cite").first.click()
    assert await cell.locator("#source").is_visible()
    assert "signed a treaty" in "".join(await cell.locator("#source .picked").all_text_contents())
    assert await notebook.page.locator("#source").count() == 0
    assert await notebook.page.locator("h1").evaluate("one => getComputedStyle(one).fontFamily") == (
        await notebook.page.locator("p").evaluate("one => getComputedStyle(one).fontFamily")
    )
    assert notebook.page.url == notebook.path.as_uri()
    notebook.assert_clean()
