"""Which documents are about a treaty that a reader asks for."""

from __future__ import annotations

import pytest
from invented import parts, polar_daily, polar_wire, reef_report

from summarizer.briefing import compose, documents_about
from summarizer.errors import CallerError

FACT_FIELDS = (
    "parties",
    "events",
    "obligations",
    "cooperation_areas",
    "terms",
    "related_treaties",
    "title",
    "instrument",
    "entry_into_force",
)
STATED_FIELDS = (*FACT_FIELDS[:6], "titles", "instruments", "entry_into_force")


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("convention on reefs", {"reef-report"}),
        ("norway chile", {"polar-daily", "polar-wire"}),
        ("treaty between Norway and Chile", {"polar-daily", "polar-wire"}),
    ],
)
def test_documents_are_chosen_by_the_treaty_that_they_are_about(name, ids):
    briefing = compose(*parts(polar_daily(), polar_wire(), reef_report()))
    assert documents_about(briefing, name) == ids


@pytest.mark.parametrize("name", ["Treaty of Trianon", "", "..."])
def test_a_treaty_that_nothing_is_about_is_told_with_those_that_are(name):
    with pytest.raises(CallerError, match="They are about: "):
        documents_about(compose(*parts(polar_daily(), reef_report())), name)
