"""What a briefing takes for granted, and says so."""

from __future__ import annotations

import datetime

from invented import Maker, parts

from summarizer.briefing import compose
from summarizer.render import render

MARCH, APRIL = datetime.date(2025, 3, 5), datetime.date(2025, 4, 7)
TITLE = "Treaty on Polar Research"


def told(*makers):
    return [line.text for line in compose(*parts(*makers)).assumptions]


def daily():
    maker = Maker("daily", f"Norway and Chile signed the {TITLE} on Monday.", published=MARCH)
    return maker.parties("Norway", "Chile").titled(TITLE)


def wire(text="Chile and Norway are bound by a pact.", published=APRIL):
    return Maker("wire", text, published=published).parties("Norway", "Chile")


def test_a_text_without_the_title_is_taken_to_be_about_the_same_treaty():
    [line] = told(daily(), wire())
    assert line.startswith("S2 names no title; it is taken to speak of the same treaty as S1, because what they say of")


def test_texts_that_share_a_title_need_no_assumption():
    text = f"Chile and Norway are bound by the {TITLE}."
    assert told(daily(), wire(text).titled(TITLE)) == []


def test_texts_about_two_treaties_need_none():
    other = Maker("other", "Peru and Kenya signed a pact.").parties("Peru", "Kenya")
    assert told(daily(), other) == []


def test_texts_that_may_be_about_one_treaty_are_told_to_be_kept_apart():
    few = Maker("few", "Officials of Chile praised the pact with Norway.").parties("Norway")
    briefing = compose(*parts(daily(), few))
    assert briefing.title == "Briefing on two treaties"
    [line] = briefing.assumptions
    assert line.text == (
        "S2 may be about the same treaty as S1: both name Norway as a party, and nothing was found that settles it; "
        "they are kept apart."
    )
    assert len(line.facts) == 2
    other = Maker("few", "Officials praised the pact with Peru.").parties("Peru")
    assert told(daily(), other) == []


def test_a_date_that_the_words_leave_open_is_reckoned_from_the_day_of_publication():
    maker = daily().event("signature", "signed", date="2025-03-03", date_text="on Monday")
    briefing = compose(*parts(maker))
    assert [(line.text, line.facts) for line in briefing.assumptions] == [
        (
            "Dates that a text leaves open, such as “on Monday”, are reckoned from the day of its publication (S1).",
            ["t1.event1"],
        )
    ]


def test_a_date_that_the_text_gives_in_full_is_not():
    text = f"Norway and Chile signed the {TITLE} on 3 March 2025."
    maker = Maker("daily", text, published=MARCH).parties("Norway", "Chile").titled(TITLE)
    assert told(maker.event("signature", "signed", date="2025-03-03", date_text="3 March 2025")) == []


def test_assumptions_are_marked_apart_in_every_form():
    makers = [daily(), wire()]
    briefing = compose(*parts(*makers))
    assert "## Assumptions\n\n- S2 names no title" in render(briefing, "md")
    page = render(briefing, "html", [maker.document for maker in makers])
    assert "m-assumption" in page.split("</style>")[1]
    assert 'value="assumption"' in page
