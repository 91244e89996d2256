"""The day that a text is dated with at its head."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import Document
from summarizer.document.head import dated


@pytest.mark.parametrize(
    "head",
    [
        "Wednesday, July 10, 2019",
        "10 July 2019",
        "Published: 10 July 2019, 14:05 GMT",
        "Leaders sign a pact\n\nJuly 10, 2019",
        "GENEVA\nLeaders sign a pact\n2019-07-10",
        "Date: 10 July 2019",
    ],
)
def test_a_line_of_its_own_dates_the_text(head: str) -> None:
    assert Document.from_text(f"{head}\n\nThey signed it on Sunday.").published == date(2019, 7, 10)


@pytest.mark.parametrize(
    "text",
    [
        "They signed it on 10 July 2019.",
        "Signed at Geneva on 10 July 2019",
        "In force since 10 July 2019",
        "July 2019\n\nThey signed it.",
        "10 July\n\nThey signed it.",
        "10-12 July 2019\n\nThey signed it.",
        "One.\n\nTwo.\n\nThree.\n\n10 July 2019\n\nFour.",
        "GENEVA, 10 July 2019 (Reuters) - They signed it.",
        "31 February 2019\n\nThey signed it.",
    ],
)
def test_no_other_line_does(text: str) -> None:
    assert Document.from_text(text).published is None


def test_a_date_that_is_given_goes_before() -> None:
    assert Document.from_text("10 July 2019\n\nOn Monday.", published=date(2020, 1, 2)).published == date(2020, 1, 2)


@given(st.text())
def test_any_text_has_a_day_or_none(text: str) -> None:
    assert dated(text) is None or isinstance(dated(text), date)
