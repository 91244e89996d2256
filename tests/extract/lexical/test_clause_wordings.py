"""When a treaty takes effect and how long it lasts, read off the words of one sentence of a report or a treaty."""

from __future__ import annotations

import pytest

from summarizer.records.treaty import EntryIntoForceRule, Term
from tests.extract.lexical.grounded import kept


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Once both have ratified it, the treaty will come into force.", None),
        ("It enters into force on the thirtieth day after the exchange of instruments.", None),
        (
            "The treaty, known as the Lomé Pact, will take effect once both parliaments have approved it, Mensah said.",
            "will take effect once both parliaments have approved it",
        ),
        ("Parliament must approve the treaty before it can take effect.", None),
        (
            "The vote is in May; only then, she stressed, will the treaty enter into force.",
            "only then will the treaty enter into force",
        ),
    ],
)
def test_rules_for_taking_effect(text, rule):
    assert [one.text for one in kept(text) if isinstance(one, EntryIntoForceRule)] == [rule or text.rstrip(".")]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        (
            "It shall remain in force for twenty years.",
            [("duration", "It shall remain in force for twenty years", 240)],
        ),
        (
            "It lasts five years and shall be extended for two years unless a Party gives notice six months before.",
            [
                ("duration", "It lasts five years", 60),
                (
                    "renewal",
                    "shall be extended for two years unless a Party gives notice six months before",
                    24,
                ),
            ],
        ),
        (
            "It takes effect on signature and is concluded for an unlimited period.",
            [("duration", "is concluded for an unlimited period", None)],
        ),
        (
            "Once it is in force, the ports will open; either side can end it on six months' notice.",
            [("withdrawal", "either side can end it on six months' notice", 6)],
        ),
        (
            "Ghana handed its instrument to the government of Benin, which serves as depositary.",
            [("depositary", "the government of Benin, which serves as depositary", None)],
        ),
        (
            "An annex, which the Parties have agreed not to publish, belongs to the treaty.",
            [("secrecy", "An annex, which the Parties have agreed not to publish, belongs to the treaty", None)],
        ),
    ],
)
def test_final_clauses_with_their_length(text, terms):
    assert [(one.kind, one.text, one.months) for one in kept(text) if isinstance(one, Term)] == terms


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("The deal has a term of 30 years and renews itself for a decade if nobody objects.", ["duration", "renewal"]),
        ("It is made for five years.", ["duration"]),
        ("Work under it goes on for three years.", ["duration"]),
        ("The pact runs until 2041 and rolls over for five years at a time.", ["duration", "renewal"]),
        ("It lapses after twenty years.", ["duration"]),
        ("Failing denunciation, it continues by tacit consent for a like term.", ["renewal", "withdrawal"]),
        (
            "It can be prolonged in writing, or discontinued by either side on a month's notice.",
            ["renewal", "withdrawal"],
        ),
        ("Members can leave on a year's notice.", ["withdrawal"]),
        ("Either Government may bring it to an end by giving three months' notice.", ["withdrawal"]),
        ("Article 14 demands twelve months' warning.", ["withdrawal"]),
        ("The denunciation takes effect six months after notification.", ["withdrawal"]),
        ("Once five years have passed, a Party may denounce the convention.", ["withdrawal"]),
        ("Neither side may suspend the treaty without 60 days' notice.", ["other"]),
        ("No reservations may be made to this Convention.", ["other"]),
        (
            "Instruments shall be deposited with the Government of Peru, hereby designated as Depositary.",
            ["depositary"],
        ),
    ],
)
def test_the_ways_in_which_final_clauses_are_worded(text, terms):
    assert [one.kind for one in kept(text) if isinstance(one, Term)] == terms


@pytest.mark.parametrize(
    "text",
    [
        "Entry into force awaits an exchange of ratifications.",
        "It becomes binding once three states have ratified.",
        "The agreement goes into effect upon the exchange of notes.",
        "Ratifications shall be exchanged in Lomé, whereupon the Pact shall come into operation.",
    ],
)
def test_the_ways_in_which_rules_for_taking_effect_are_worded(text):
    assert [one.text for one in kept(text) if isinstance(one, EntryIntoForceRule)] == [text.rstrip(".")]


def test_the_lines_of_a_form_are_clauses_of_their_own():
    text = (
        "Entry into force: 3 May 2004, by the exchange of notes\nDuration: ten years, with tacit renewal for a year\n"
    )
    assert [one.kind for one in kept(text) if isinstance(one, Term)] == ["duration", "renewal"]
