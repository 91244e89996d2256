"""The page of a briefing in Chromium, opened from disk without a network, as a reader would use it."""

from __future__ import annotations

import re

import pytest
import pytest_asyncio
from invented import parts, polar_daily, polar_wire, reef_report

from summarizer.briefing import compose
from summarizer.render.html import html
from tests.pages.checks import HOSTILE
from tests.pages.chromium import CONTRAST, NEEDS_CHROMIUM, Watched, browser, keep, opening

__all__ = ["browser"]  # a fixture

pytestmark = [pytest.mark.integration, pytest.mark.asyncio(loop_scope="module"), NEEDS_CHROMIUM]

SIGNED = "Norway and Chile signed a treaty on June 20, 2024."


class Paper(Watched):
    """The page of a briefing."""

    async def statements(self):
        """The statements that are shown, without their sources."""
        shown = self.page.locator(".line[data-source]:not([hidden])")
        return await shown.evaluate_all("all => all.map(one => one.querySelector('.said').textContent)")

    async def picked(self):
        """The words that are highlighted in the source."""
        return "".join(await self.page.locator("#source .picked").all_text_contents())

    async def in_view(self):
        """Whether the highlighted words can be seen in the panel."""
        return await self.page.evaluate(
            "() => { const shelf = document.querySelector('.shelf').getBoundingClientRect();"
            "const mark = document.querySelector('.picked').getBoundingClientRect();"
            "return mark.top >= shelf.top && mark.bottom <= shelf.bottom && shelf.bottom <= innerHeight; }"
        )


def long(maker):
    """The same document with much text around what was read."""
    filler = "\n\n".join(f"Paragraph {at} has nothing to say about it." for at in range(80))
    return maker.document.model_copy(update={"text": f"{maker.document.text}\n\n{filler}"})


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    makers = [polar_daily(), polar_wire(), reef_report()]
    made = compose(*parts(*makers))
    sources = [source.model_copy(update={"publisher": HOSTILE}) for source in made.sources]
    failures = [{"document": HOSTILE, "error": HOSTILE}]
    made = type(made).model_validate({**made.model_dump(), "title": f"Briefing: {HOSTILE}", "failures": failures})
    made = made.model_copy(update={"sources": sources})
    path = tmp_path_factory.mktemp("page") / "briefing.html"
    path.write_text(html([made], [long(maker) for maker in makers]), encoding="utf-8")
    return path


@pytest_asyncio.fixture(loop_scope="module")
async def opened(browser, path):
    async with opening(browser, path, Paper) as open_:
        yield open_


async def test_a_click_on_a_citation_opens_the_source_at_the_quote(opened):
    paper = await opened()
    page = paper.page
    assert await page.locator("#source").is_hidden()
    citation = paper.page.locator("#timeline .line", has_text="June 20, 2024").locator("a.cite").first
    await page.evaluate(  # at the click, and not before: the driver scrolls to what it clicks
        "() => addEventListener('click', event => {"
        "window.clicked = event.target.closest('a').getBoundingClientRect().top; }, {capture: true, once: true})"
    )
    await citation.click()
    assert await paper.picked() == SIGNED
    assert await paper.in_view()
    after = await citation.bounding_box()
    assert abs(after["y"] - await page.evaluate("window.clicked")) <= 1  # what the reader looks at stays where it is
    assert (await page.locator("#source").bounding_box())["x"] >= after["x"] + after["width"]
    assert await citation.get_attribute("aria-current") == "true"
    assert SIGNED in await page.locator("#told").text_content()
    assert await page.locator("#source article:visible").count() == 1
    await keep(page, "briefing-citation")

    other = page.locator("#comparison .below li", has_text="President Berg").locator("a.cite").first
    await other.click()
    assert "President Berg said on Monday" in await paper.picked()
    assert await page.locator('a.cite[aria-current="true"]').count() == 1
    await page.locator("#close").click()
    assert await page.locator("#source").is_hidden()
    assert await paper.picked() == ""
    assert page.url == paper.path.as_uri()
    paper.assert_clean()


async def test_the_keyboard_is_enough(opened):
    paper = await opened()
    page = paper.page
    await page.keyboard.press("Tab")
    assert await paper.focused() == "Skip to the text"
    await page.keyboard.press("Enter")
    await paper.tab_to("a.cite")
    number = await paper.focused("one => one.dataset.q")
    await page.keyboard.press("Enter")
    assert await paper.focused("one => one.id") == "source-h"
    assert await paper.in_view()
    await paper.tab_to("#on")
    first = await paper.picked()
    await page.keyboard.press("Enter")
    assert await paper.picked() != first
    await page.keyboard.press("Shift+Tab")
    await page.keyboard.press("Enter")
    assert await paper.picked() == first
    await page.keyboard.press("Escape")
    assert await page.locator("#source").is_hidden()
    assert await paper.focused("one => one.dataset.q") == number
    paper.assert_clean()


async def test_statements_are_filtered_by_source_firmness_support_and_speaker(opened):
    paper = await opened()
    page = paper.page
    everything = await paper.statements()
    assert await page.locator("#shown").text_content() == f"{len(everything)} statements."
    await page.locator("#filter summary").click()
    await page.locator('#filter [value="unconfirmed"]').check()
    shown = await paper.statements()
    assert 0 < len(shown) < len(everything)
    assert "The Chilean government: Norway sent soldiers." in shown
    assert await page.locator("#shown").text_content() == f"{len(shown)} of {len(everything)} statements shown."
    assert await page.locator("#judgements.nothing").count() == 1
    assert await page.locator("#method").is_visible()
    await keep(page, "briefing-filter")

    await page.locator('#filter [value="unconfirmed"]').uncheck()
    await page.locator('#filter [value="conflict"]').check()
    assert len(await paper.statements()) == int(await page.locator('label:has([value="conflict"]) .n').text_content())
    await page.locator('#filter [value="conflict"]').uncheck()
    analysts = page.locator("select[name=speaker] option[data-name=Analysts]")
    await page.locator("select[name=speaker]").select_option(await analysts.get_attribute("value"))
    shown = await paper.statements()
    assert await analysts.text_content() == f"Analysts ({len(shown)})"
    assert any("draw Peru closer to Chile" in one for one in shown)
    reef = page.locator("select[name=source] option", has_text="(0)")
    await page.locator("select[name=source]").select_option(await reef.get_attribute("value"))
    assert await paper.statements() == []
    await page.locator("#filter button[type=reset]").click()
    await page.get_by_text(f"{len(everything)} statements.", exact=True).wait_for()
    assert await paper.statements() == everything
    paper.assert_clean()


async def test_a_source_can_be_read_from_its_beginning(opened):
    paper = await opened()
    await paper.page.locator("#sources a.open").nth(2).click()
    shown = await paper.page.locator("#source article:visible .text").text_content()
    assert shown == polar_daily().text + shown.removeprefix(polar_daily().text)
    assert await paper.page.locator(".shelf").evaluate("one => one.scrollTop") == 0
    assert await paper.picked() == ""
    await paper.page.locator("#quotes a.open").first.click()
    assert await paper.picked() == await paper.page.locator("#q1 q bdi").text_content()
    paper.assert_clean()


async def test_without_a_script_citations_lead_to_the_quotes_at_the_end(opened):
    paper = await opened(java_script_enabled=False)
    page = paper.page
    assert await page.locator("#filter").is_hidden()
    assert await page.locator("a.open").first.is_hidden()
    link = page.locator("a.cite").first
    target = await link.get_attribute("href")
    await link.click()
    assert page.url.endswith(target)
    assert await page.locator(target).is_visible()


async def test_the_parts_are_known_to_a_screen_reader(opened):
    paper = await opened()
    page = paper.page
    await page.locator("a.cite").first.click()
    for role, name in (
        ("navigation", "Parts of the page"),
        ("main", None),
        ("form", "Filter the statements"),
        ("region", "Bottom line"),
        ("region", "Text of the source"),
        ("button", "Next citation"),
    ):
        assert await page.get_by_role(role, **({"name": name} if name else {})).count() == 1, role
    assert await page.get_by_role("complementary").count() == 1
    assert await page.get_by_role("link", name=re.compile(r"^S\d, quote 1$")).count() > 0
    assert await page.locator("[aria-hidden=true] a, [aria-hidden=true] button").count() == 0
    paper.assert_clean()


async def test_hostile_text_is_shown_as_text(opened):
    paper = await opened()
    page = paper.page
    assert HOSTILE in await page.locator("h1").inner_text()
    assert HOSTILE in await page.locator("#sources").text_content()
    assert await page.locator("img, iframe, object").count() == 0
    # Even if such an element came to be, the policy would keep it from acting.
    await page.evaluate(
        "document.body.insertAdjacentHTML('beforeend', '<img src=http://evil.example/x onerror=alert(1)>')"
    )
    await page.wait_for_timeout(100)
    assert paper.asked == [paper.path.as_uri()]
    assert all("Content Security Policy" in complaint for complaint in paper.complaints)


@pytest.mark.parametrize("width", [320, 400, 800, 1080, 1440])
async def test_nothing_is_wider_than_the_window_and_a_quote_is_seen_beside_its_citation(opened, width):
    paper = await opened(viewport={"width": width, "height": 800})
    page = paper.page
    await page.locator("#filter summary").click()
    citation = page.locator("#timeline a.cite").first
    await citation.click()
    assert await paper.in_view()
    box, panel = await citation.bounding_box(), await page.locator("#source").bounding_box()
    assert box["y"] + box["height"] <= panel["y"] or box["x"] + box["width"] <= panel["x"]
    assert await page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    await keep(page, f"briefing-width-{width}")
    paper.assert_clean()


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_every_text_stands_out_from_its_ground(opened, scheme):
    paper = await opened(color_scheme=scheme)
    page = paper.page
    await page.locator("#filter summary").click()
    await page.locator("a.cite").first.click()
    assert await page.evaluate(CONTRAST) == []
    await page.evaluate("scrollTo(0, 0)")
    await keep(page, f"briefing-{scheme}")


async def test_in_print_the_quotes_stand_at_the_end_and_what_is_left_out_is_said(opened):
    paper = await opened()
    page = paper.page
    await page.locator("a.cite").first.click()
    await page.emulate_media(media="print")
    for gone in ("#source", "#filter", "nav", "a.open >> nth=0"):
        assert await page.locator(gone).is_hidden()
    assert await page.locator("#q1").is_visible()
    assert await page.locator(".chart").is_visible()
    await page.emulate_media(media="screen")
    await page.locator("#filter summary").click()
    await page.locator('#filter [value="judgement"]').check()
    await page.emulate_media(media="print")
    assert await page.locator("#shown").is_visible()
    assert await page.locator('#filter [value="judgement"]').is_hidden()
