"""English for values: right plurals, dates that say what is open, sentences that say who stands behind them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.records import Attribution, Claim, Evidence, TreatyEvent
from summarizer.render.wording import count, event_words, human_date, listing, lower_first, on_date, worded

QUOTE = [Evidence(document_id="a", quote="x", start=0, end=1)]


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2024-06-19", "June 19, 2024"),
        ("2024-06", "June 2024"),
        ("2024", "2024"),
        ("XXXX-06-19", "June 19, year not stated"),
        ("XXXX-06", "June, year not stated"),
        ("XXXX-XX-19", "day 19, month and year not stated"),
        ("2024-XX-19", "day 19, 2024, month not stated"),
        ("2024-06-XX", "June 2024, day not stated"),
        ("202X", "2020s"),
        ("2024-06-19?", "June 19, 2024, uncertain"),
        ("2024~", "about 2024"),
        ("[2024-06-19,2024-06-20]", "June 19, 2024 or June 20, 2024"),
        ("[2023,2024]", "2023 or 2024"),
        # outside the subset: shown as it stands, nothing guessed
        ("2024-1X", "2024-1X"),
        ("2024-13", "2024-13"),
        ("2024-06-19/..", "2024-06-19/.."),
        ("soon", "soon"),
    ],
)
def test_dates_in_words(edtf, words):
    assert human_date(edtf) == words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2024-06-19", "on June 19, 2024"),
        ("XXXX-06-19", "on June 19 (year not stated)"),
        ("XXXX-06", "in June (year not stated)"),
        ("2024", "in 2024"),
        ("2024-06-19?", "on June 19, 2024 (uncertain)"),
        ("[2024-06-19,2024-06-20]", "on June 19, 2024 or June 20, 2024"),
    ],
)
def test_dates_in_sentences(edtf, words):
    assert on_date(edtf) == words


@given(st.text(alphabet="0123456789X-?~[],%", max_size=24))
def test_any_string_is_taken_as_a_date_without_an_error(text):
    assert isinstance(on_date(text), str)
    assert isinstance(human_date(text), str)


def test_numbers_and_lists():
    assert [count(n, "party", "parties") for n in (0, 1, 2, 11)] == [
        "no parties",
        "one party",
        "two parties",
        "11 parties",
    ]
    assert [listing(items) for items in ([], ["a"], ["a", "b"])] == ["", "a", "a and b"]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("The treaty", "the treaty"),
        ("THE treaty", "the treaty"),
        ("Theodora spoke", "Theodora spoke"),
        ("Norway", "Norway"),
        ("I said so", "I said so"),
        ("In Oslo", "in Oslo"),
        ("NATO", "NATO"),
        ("Analysts", "analysts"),
        ("", ""),
    ],
)
def test_only_words_that_are_never_names_lose_their_capital(text, inside):
    assert lower_first(text) == inside


def claim(factuality, *sources, text="The pact will lapse."):
    chain = [Attribution(source=source) for source in sources]
    return Claim(id="c1", text=text, attribution=chain, factuality=factuality, kind="event", evidence=QUOTE)


@pytest.mark.parametrize(
    ("factuality", "sources", "sentence"),
    [
        ("asserted", (), "The pact will lapse."),
        ("asserted", ("The minister",), "According to the minister, the pact will lapse."),
        ("probable", (), "The pact will lapse (not stated as fact)."),
        ("probable", ("Many experts",), "Many experts: the pact will lapse (not stated as fact)."),
        ("possible", (), "The pact will lapse (not stated as fact)."),
        ("denied", ("Oslo",), "Oslo: the pact will lapse (denied)."),
        ("doubted", ("Oslo",), "Oslo: the pact will lapse (doubted)."),
        ("unconfirmed", ("Oslo",), "Oslo: the pact will lapse (not confirmed)."),
        (
            "asserted",
            ("The Daily", "The minister"),
            "According to the minister, as reported by The Daily, the pact will lapse.",
        ),
        (
            "denied",
            ("The Daily", "Oslo"),
            "Oslo, as reported by The Daily: the pact will lapse (denied).",
        ),
    ],
)
def test_claims_say_whose_they_are_and_how_firm(factuality, sources, sentence):
    assert worded(claim(factuality, *sources)) == sentence


@pytest.mark.parametrize(
    ("factuality", "source", "cue", "sentence"),
    [
        ("probable", "Many experts", "believe", "Many experts (“believe”): the pact will lapse (not stated as fact)."),
        ("unconfirmed", "reports", "according to", "According to reports, the pact will lapse (not confirmed)."),
        ("unconfirmed", "Oslo", "did not say", "Oslo (“did not say”): the pact will lapse (not confirmed)."),
    ],
)
def test_a_source_that_does_not_assert_keeps_its_own_cue(factuality, source, cue, sentence):
    one = claim(factuality).model_copy(update={"attribution": [Attribution(source=source, cue=cue)]})
    assert worded(one) == sentence


@pytest.mark.parametrize(
    ("cue", "sentence"),
    [
        ("said on Monday", "According to the minister, the pact will lapse."),
        ("insisted", "The minister (“insisted”): the pact will lapse."),
    ],
)
def test_a_cue_that_says_more_than_said_is_told(cue, sentence):
    one = claim("asserted").model_copy(update={"attribution": [Attribution(source="The minister", cue=cue)]})
    assert worded(one) == sentence


def test_a_hedge_in_the_text_is_not_said_twice():
    hedged = claim("probable", text="The pact is believed to lapse.")
    assert worded(hedged) == "The pact is believed to lapse (not stated as fact)."


def event(**fields):
    return TreatyEvent(**({"act": "signature"} | fields), evidence=QUOTE)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Signature"),
        ({"party": "Norway"}, "Signature by Norway"),
        ({"actor": "The King", "party": "Norway"}, "Signature by the King (Norway)"),
        ({"actor": "Norway", "party": "Norway"}, "Signature by Norway"),
        ({"actor": "The Norwegian parliament", "party": "Norway"}, "Signature by the Norwegian parliament"),
        ({"place": "Oslo"}, "Signature at Oslo"),
        ({"act": "entry_into_force", "party": "Norway"}, "Entry into force for Norway"),
        ({"act": "domestic_approval", "actor": "Parliament"}, "Domestic approval by Parliament"),
        ({"context": "future"}, "Signature (to come)"),
        ({"context": "future", "factuality": "probable"}, "Signature (to come, believed, not stated as fact)"),
        ({"factuality": "unconfirmed"}, "Signature (not confirmed)"),
        ({"factuality": "denied"}, "Signature (denied)"),
    ],
)
def test_events_in_words(fields, words):
    assert event_words(event(**fields)) == words


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("The army has not confirmed the attack.", "The army has not confirmed the attack."),
        ("The ministry declined to confirm the deal.", "The ministry declined to confirm the deal."),
        ("The army attacked, the ministry confirmed.", "The army attacked, the ministry confirmed (not confirmed)."),
        ("The army did not attack.", "The army did not attack (not confirmed)."),
    ],
)
def test_what_says_of_itself_that_it_is_not_confirmed_is_not_labelled_so(text, sentence):
    assert worded(claim("unconfirmed", text=text)) == sentence
