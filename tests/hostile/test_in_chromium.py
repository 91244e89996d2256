"""Pages about hostile texts in Chromium: the texts are shown, and none of them acts."""

from __future__ import annotations

import pytest
import pytest_asyncio

from summarizer.render import render
from tests.hostile.test_outputs import ACTING, everything, records
from tests.pages.chromium import NEEDS_CHROMIUM, browser, opening

__all__ = ["browser"]  # a fixture

pytestmark = [pytest.mark.integration, pytest.mark.asyncio(loop_scope="module"), NEEDS_CHROMIUM]


@pytest_asyncio.fixture(loop_scope="module", params=range(3), ids=["summary", "claims", "briefing"])
async def paper(request, browser, tmp_path):
    path = tmp_path / "page.html"
    path.write_text(render(records()[request.param], "html", [everything()]), encoding="utf-8")
    async with opening(browser, path) as open_:
        yield await open_()


async def test_no_script_of_a_text_runs(paper):
    page = paper.page
    assert "<script>alert(document.title)</script>" in await page.locator("body").text_content()
    assert await page.locator("img, iframe, object, svg[onload], [onerror], [style*=none]").count() == 0
    assert await page.locator("a[href^=javascript]").count() == 0
    assert await page.locator("script").count() == 1
    await page.wait_for_timeout(100)
    paper.assert_clean()


async def test_a_click_on_every_citation_shows_words_and_nothing_else(paper):
    page = paper.page
    cites = page.locator("a.cite")
    for at in range(min(await cites.count(), 5)):
        await cites.nth(at).evaluate("one => one.click()")
    assert await page.title() != ACTING
    assert page.url.startswith(paper.path.as_uri())
    paper.assert_clean()
