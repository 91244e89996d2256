"""The first sentences of a briefing, where one thing is told by several sources in several ways."""

from __future__ import annotations

import pytest
from invented import Maker, bluf, parts

from summarizer.briefing import compose

SUMMIT = "Norway and Chile adopted the pact at a summit in Lima in June."
SIGNED = "The pact of Norway and Chile was signed on June 19."


def summit(id_="a", words=SUMMIT):
    maker = Maker(id_, words).parties("Norway", "Chile")
    for state, actor in (("Norway", "President Berg"), ("Chile", "President Soto")):
        maker.event("adoption", words, party=state, actor=actor, place="Lima", date="XXXX-06", date_text="June")
    return maker


def signing(id_="b", date="XXXX-06-19"):
    return Maker(id_, SIGNED).parties("Norway", "Chile").event("signature", SIGNED, date=date, date_text="June 19")


def test_adoption_in_one_source_and_signature_in_another_place_the_treaty_in_one_month():
    text = bluf(compose(*parts(summit(), signing())))
    assert (
        "Two sources (S1, S2) place the conclusion of the treaty in June (year not stated): its adoption (S1) and its "
        "signature (S2)."
    ) in text
    assert (
        "reports adoption by President Berg (Norway) and by President Soto (Chile) at Lima in June (year not stated)."
    ) in text


@pytest.mark.parametrize("date", ["XXXX-07-19", "2024-06-19", None])
def test_what_is_not_told_of_one_time_is_not_put_together(date):
    assert "conclusion" not in bluf(compose(*parts(summit(), signing(date=date))))


def test_a_source_without_the_day_does_not_count_for_it():
    undated = Maker("c", "The pact of Norway and Chile was signed.").parties("Norway", "Chile")
    undated.event("signature", "The pact of Norway and Chile was signed.")
    briefing = compose(*parts(summit(), signing(), undated))
    assert "(S2, S3) together report signature on June 19" in bluf(briefing)
    assert "conclusion" not in bluf(briefing)


def test_one_source_alone_places_nothing_with_another():
    both = summit(words=f"{SUMMIT} {SIGNED}")
    both.event("signature", SIGNED, date="XXXX-06-19", date_text="June 19")
    assert "conclusion" not in bluf(compose(*parts(both)))
    reprint = summit("b", both.text)
    assert "conclusion" not in bluf(compose(*parts(both, reprint)))


def test_acts_at_two_places_keep_each_its_own():
    words = "Norway adopted it in Oslo and Chile in Lima in June."
    maker = Maker("a", words).parties("Norway", "Chile")
    for state, place in (("Norway", "Oslo"), ("Chile", "Lima")):
        maker.event("adoption", words, party=state, place=place, date="XXXX-06", date_text="June")
    text = bluf(compose(*parts(maker)))
    assert "by Norway at Oslo in June (year not stated) and by Chile at Lima in June (year not stated)." in text


@pytest.mark.parametrize(
    ("more", "between"),
    [
        ("They met in Lima.", True),
        ("All but one of the member states have signed it.", False),
        ("Peru acceded in May.", False),
        ("It has forty signatories.", False),
    ],
)
def test_a_treaty_with_more_parties_is_not_between_those_that_are_named(more, between):
    words = f"Norway and Chile signed a pact. {more}"
    briefing = compose(*parts(Maker("a", words).parties("Norway", "Chile")))
    assert ("between Norway and Chile" in bluf(briefing)) is between
    assert ("to which Norway and Chile are parties" in bluf(briefing)) is not between
    assert briefing.title == f"Briefing: Treaty {'between' if between else 'of'} Norway and Chile"


def test_of_three_parties_nothing_says_that_they_are_all():
    briefing = compose(*parts(Maker("a", "Norway, Chile and Peru signed a pact.").parties("Norway", "Chile", "Peru")))
    assert "to which Norway, Chile and Peru are parties" in bluf(briefing)
