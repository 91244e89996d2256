"""The HTML page in Chromium, opened from disk without a network, as a reader would use it."""

from __future__ import annotations

import pytest
import pytest_asyncio

from summarizer.evals.figures.compare import compare
from summarizer.evals.report import html
from summarizer.evals.results import GateResult
from summarizer.evals.scoring.perfect import perfect
from summarizer.evals.scoring.score import score, skipped
from tests.evals.report.made import damaged, hostile, named, report_of
from tests.pages.checks import HOSTILE
from tests.pages.chromium import CONTRAST, NEEDS_CHROMIUM, Watched, browser, keep, opening

__all__ = ["browser"]  # a fixture

pytestmark = [pytest.mark.integration, pytest.mark.asyncio(loop_scope="module"), NEEDS_CHROMIUM]


class Report(Watched):
    """The page of a report."""

    async def highlighted(self, kind):
        return await self.page.locator(f".text .{kind}").all_text_contents()

    async def rows(self):
        shown = await self.page.locator("tr.row:not([hidden])").evaluate_all("all => all.map(one => one.dataset.s)")
        return sorted(shown)


@pytest_asyncio.fixture(loop_scope="module")
async def opened(browser, harbour, tmp_path, monkeypatch, request):
    """Three documents: one gone wrong, one hostile, one left out."""
    monkeypatch.chdir(tmp_path)
    files = [harbour, named(harbour, "hostile.txt"), named(harbour, "later.txt")]
    outputs = [damaged(files[0]), hostile(files[1])]
    scores = [*(score(file, output) for file, output in zip(files, outputs, strict=False)), skipped(files[2])]
    gate = GateResult(passed=False, reasons=("facts_f1 is 0.71, and must be at least 0.9.",))
    report = report_of(scores, files, gate=gate, model=HOSTILE)
    baseline = report_of([score(file, perfect(file)) for file in files], files)
    report = report.model_copy(update={"comparison": compare(report, baseline, "evals/baselines/small.json")})
    path = tmp_path / "report.html"
    path.write_text(html(report, files, outputs), encoding="utf-8")
    async with opening(browser, path, Report) as open_:
        yield open_


async def test_a_reader_filters_opens_a_document_and_sees_where_a_fact_comes_from(opened):
    watched = await opened()
    page = watched.page
    assert await page.locator("#shown").text_content() == "30 rows shown, in 2 documents."
    await page.locator('#filter input[value="missing"]').check()
    await page.locator('#filter input[value="invented"]').check()
    assert await watched.rows() == ["invented", "invented", "missing", "missing", "missing"]
    assert await page.locator("#shown").text_content() == "5 rows of 30 shown, in 2 documents."
    assert await page.locator("#d3").is_hidden()

    await page.locator('select[name="doc"]').select_option("d1")
    assert await watched.rows() == ["invented", "missing"]
    assert "missing 1" in " ".join((await page.locator("fieldset").inner_text()).split())
    await page.locator('select[name="importance"]').select_option("key")
    assert await watched.rows() == ["missing"]
    assert await page.locator('select[name="field"] option[value="event"]').text_content() == "event (1)"

    await page.locator("#d1 tr.r-missing button").click()
    quote = "The Senate of Ghana approved it by 41 votes to 7 on June 2"
    assert "".join(await watched.highlighted("gold")) == quote
    assert await watched.highlighted("cited") == []
    assert await page.locator("#d1 .told").text_content() == f"e3: labelled “{quote}”; no output."
    await page.locator("#filter button[type=reset]").click()
    await page.get_by_text("30 rows shown, in 2 documents.").wait_for()
    assert len(await watched.rows()) == 30
    await page.locator("#d1-e1").scroll_into_view_if_needed()
    await page.locator("#d1-e1 td.o").click()
    assert "".join(await watched.highlighted("gold")) == "".join(await watched.highlighted("cited"))
    assert await page.locator('#d1 button[aria-pressed="true"]').all_text_contents() == ["e1"]
    await keep(page, "eval-report-document")
    await page.locator("#d1-e1 button").click()
    assert await watched.highlighted("gold") == []
    watched.assert_clean()


async def test_a_slot_can_be_filtered_by(opened):
    watched = await opened()
    await watched.page.locator('select[name="field"]').select_option("claim.source")
    assert await watched.rows() == ["incorrect", "incorrect"]
    watched.assert_clean()


async def test_the_keyboard_is_enough(opened):
    watched = await opened()
    page = watched.page
    await page.keyboard.press("Tab")
    assert await watched.focused() == "Skip to the documents"
    await page.keyboard.press("Enter")
    await watched.tab_to('#filter input[value="incorrect"]')
    await page.keyboard.press("Space")
    assert await watched.rows() == ["incorrect"] * 4
    await watched.tab_to("#d1 summary")
    await page.keyboard.press("Enter")
    await watched.tab_to("#d1 tr.row button")
    assert await watched.focused() == "e1"
    await page.keyboard.press("Enter")
    assert "signed the Harbour Pact in Accra" in "".join(await watched.highlighted("gold"))
    await page.keyboard.press("ArrowDown")
    assert await watched.focused() == "c2"
    assert "300 Togolese soldiers" in "".join(await watched.highlighted("gold"))
    await page.keyboard.press("Escape")
    assert await watched.highlighted("gold") == []
    watched.assert_clean()


async def test_a_link_leads_to_a_fact_and_opens_its_document(opened):
    watched = await opened()
    page = watched.page
    await page.locator('#filter input[value="rejected"]').check()
    await page.locator('#baseline a[href="#d1-e3"]').click()
    await page.locator('#d1-e3 button[aria-pressed="true"]').wait_for()
    assert await page.evaluate("document.activeElement.textContent") == "e3"
    assert await page.locator("#d1-e3").is_visible()
    again = await opened("#d1-c4")
    assert await again.page.locator('#d1 button[aria-pressed="true"]').text_content() == "c4"
    watched.assert_clean()


async def test_the_documents_can_be_sorted(opened):
    watched = await opened()
    names = watched.page.locator("#index tbody th")
    head = watched.page.locator("#index th", has_text="facts F1")
    assert await names.all_text_contents() == ["harbour.txt", "hostile.txt", "later.txt"]
    await head.locator("button").click()
    await head.locator("button").click()
    assert await head.get_attribute("aria-sort") == "descending"
    assert await names.all_text_contents() == ["later.txt", "hostile.txt", "harbour.txt"]
    watched.assert_clean()


async def test_hostile_text_is_shown_as_text(opened):
    watched = await opened("#d2")
    page = watched.page
    assert HOSTILE in await page.locator("#d2 tr.r-invented").first.inner_text()
    assert HOSTILE in await page.locator(".mode").inner_text()
    assert await page.locator("img, iframe, object").count() == 0
    assert await page.locator("script").count() == 1
    # Even if such an element came to be, the policy would keep it from acting.
    await page.evaluate(
        "document.body.insertAdjacentHTML('beforeend', '<img src=http://evil.example/x onerror=alert(1)>')"
    )
    await page.wait_for_timeout(100)
    assert watched.asked == [watched.path.as_uri()]
    assert all("Content Security Policy" in complaint for complaint in watched.complaints)


@pytest.mark.parametrize("width", [360, 400, 800, 940, 1440])
async def test_nothing_is_wider_than_the_window(opened, width):
    watched = await opened(viewport={"width": width, "height": 800})
    page = watched.page
    await page.locator("#open").click()
    await page.locator("details.more").evaluate_all("all => all.forEach(one => { one.open = true; })")
    await page.locator("#d2-c2 button").click()
    assert await page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    await keep(page, f"eval-report-width-{width}")
    watched.assert_clean()


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_every_text_stands_out_from_its_ground(opened, scheme):
    watched = await opened("#d1-e1", color_scheme=scheme)
    page = watched.page
    await page.locator("#open").click()
    low = await page.evaluate(CONTRAST)
    assert low == []
    await page.evaluate("scrollTo(0, 0)")
    await keep(page, f"eval-report-{scheme}")


async def test_print_shows_what_is_open_and_no_controls(opened):
    watched = await opened("#d1")
    page = watched.page
    await page.emulate_media(media="print")
    assert await page.locator("#filter").is_hidden()
    assert await page.locator("#d1 .text").is_visible()
    pane = page.locator("#d1 .source")
    assert await pane.evaluate("one => one.scrollHeight - one.clientHeight") <= 0
    assert await pane.evaluate("one => getComputedStyle(one).position") == "static"
