"""The day of what a statement tells, and not of something else in it."""

from __future__ import annotations

from datetime import date

import pytest

from summarizer.document import Document
from summarizer.grounding import check_claim
from summarizer.grounding.statements.event_times import event_dates


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The protocol, drafted under the WHO Convention and adopted in 2012, took effect in May 2018.", ["May 2018"]),
        ("Togo becomes a party to the Pact, done at Suva on 7 August 2006.", []),
        ("The pact did not take effect in 2018, as was said, but on 1 January 2021.", ["1 January 2021"]),
        ("Togo was reported in May to have left the pact.", []),
        ("By a note received on 3 May 2020, Togo left the pact.", []),
        ("Togo left the pact on 3 May 2020.", ["3 May 2020"]),
        ("In May 2020 Togo left the pact.", ["May 2020"]),
        ("Nurses may stay in Togo under the pact signed by Benin and Togo on 3 May 2020.", []),
        ("On 3 May 2020, Togo dropped the deal, first agreed on 2 April 2019.", ["3 May 2020"]),
        ("The envoy, who signed the pact on 2 April 2019, resigned.", []),
        ("Togo, which joined the pact on 2 April 2019, left on 3 May 2020.", []),
        ("She signed the pact a year after her election in 2019.", []),
        ("Unlike in 2019, Togo stayed.", []),
        ("On 3 May 2020, Togo told of a withdrawal from the area first named on 2 April 2019.", []),
        ("Togo left the pact on 3 May 2020, as Benin had in 2019.", ["3 May 2020"]),
    ],
)
def test_a_day_dates_the_verb_that_it_stands_at(text: str, expected: list[str]) -> None:
    assert [one.text for one in event_dates(text)] == expected


def _day(text: str, words: str) -> str | None:
    document = Document.from_text(text, published=date(2023, 6, 22))
    found = check_claim(document, document.sentences, text.removesuffix("."), time=words).event_time
    return found.date if found else None


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("The pact expires in December.", "December", "2023-12"),
        ("The board is now to meet on April 9.", "April 9", "2024-04-09"),
        ("They plan a protest on Sunday.", "Sunday", "2023-06-25"),
        ("Togo left the pact in December.", "December", "2022-12"),
        ("An amendment that would have spared farms was lost on Monday.", "Monday", "2023-06-19"),
        ("Togo signed on Monday, a step that will cost it dearly.", "Monday", "2023-06-19"),
        ("Togo had planned to sign on Monday but put it off.", "Monday", None),
        ("It ratified the pact on 30 October of that year.", "30 October", "XXXX-10-30"),
    ],
)
def test_a_day_without_a_year_is_past_or_to_come_as_its_verb_is(text: str, words: str, day: str | None) -> None:
    assert _day(text, words) == day
