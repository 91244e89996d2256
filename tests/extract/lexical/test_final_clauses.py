"""How news and treaties tell when a treaty takes effect, how long it lasts and how it ends."""

from __future__ import annotations

import pytest

from summarizer.records.treaty import EntryIntoForceRule, Term
from tests.extract.lexical.grounded import kept

TREATY = "Treaty between Chile and Peru\n\nThe Parties shall live in peace under this Treaty.\n\n"


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("The pact, concluded for fifteen years, binds both.", [("duration", "concluded for fifteen years", 180)]),
        ("The accord, of unlimited duration, is short.", [("duration", "of unlimited duration", None)]),
        (
            "It shall remain in force for ten (10) years unless terminated by either Party upon six months' notice.",
            [
                (
                    "duration",
                    (
                        "It shall remain in force for ten (10) years unless terminated by either Party upon six months'"
                        " notice"
                    ),
                    120,
                ),
                ("withdrawal", "unless terminated by either Party upon six months' notice", 6),
            ],
        ),
        (
            "It will be prolonged by five-year periods, if neither side informs the other of its intention to end it.",
            [
                (
                    "renewal",
                    (
                        "It will be prolonged by five-year periods, if neither side informs the other of its intention"
                        " to end it"
                    ),
                    60,
                ),
                ("withdrawal", "if neither side informs the other of its intention to end it", None),
            ],
        ),
        (
            "Peru and Chile have prolonged their treaty until 2035.",
            [("renewal", "have prolonged their treaty until 2035", None)],
        ),
        (
            "The ministers extended the pact by three years on Friday.",
            [("renewal", "extended the pact by three years", 36)],
        ),
        (
            "Article 7 allows the governments to extend it by letter.",
            [("renewal", "allows the governments to extend it by letter", None)],
        ),
        (
            "Farms keep its protection for 10 more years.",
            [("other", "Farms keep its protection for 10 more years", 120)],
        ),
        ("Members can leave on a year's notice.", [("withdrawal", "Members can leave on a year's notice", 12)]),
        (
            "The treaty cannot be denounced in the first five years.",
            [("withdrawal", "The treaty cannot be denounced in the first five years", None)],
        ),
        (
            "Its depositary is the Government of Türkiye.",
            [("depositary", "Its depositary is the Government of Türkiye", None)],
        ),
        (
            "The notice went to the depositary, the Government of Panama.",
            [("depositary", "the depositary, the Government of Panama", None)],
        ),
        (
            "The two sides agreed to keep the annex confidential.",
            [("secrecy", "The two sides agreed to keep the annex confidential", None)],
        ),
        ("They renewed the ceasefire for two weeks.", []),
        ("He extended his visit by two days.", []),
        ("The utility signed a 20-year power purchase agreement.", []),
    ],
)
def test_final_clauses(text, terms):
    assert [(one.kind, one.text, one.months) for one in kept(text) if isinstance(one, Term)] == terms


@pytest.mark.parametrize(
    "text",
    [
        "The agreement will enter in force from the day of the receipt of the last notice.",
        "In force since 1 March 2021, ninety days after the fourth ratification.",
        "Ten ratifications are needed for the convention to enter into force.",
        "The pact becomes law once Parliament has approved it.",
        "It needs the ratification of six members before it can take effect.",
    ],
)
def test_rules_for_taking_effect(text):
    assert [one.text for one in kept(text) if isinstance(one, EntryIntoForceRule)] == [text.rstrip(".")]


def test_what_takes_effect_behind_a_notice_is_the_end():
    text = "Peru gave notice of withdrawal. It takes effect one year after the depositary receives it."
    assert not any(isinstance(one, EntryIntoForceRule) for one in kept(text))


@pytest.mark.parametrize(
    ("text", "kind", "told"),
    [
        ("It remains in effect for five years.", "duration", "It remains in effect for five years"),
        ("The accord will stay in place until 2029.", "duration", "The accord will stay in place until 2029"),
        ("The deal is valid for an initial five years.", "duration", "The deal is valid for an initial five years"),
        ("The duration of this treaty is fixed at 20 years.", "duration", None),
        (
            "Either of them may put an end to it by a declaration made a year in advance.",
            "withdrawal",
            "Either of them may put an end to it by a declaration made a year in advance",
        ),
        (
            "The Parties may by mutual consent terminate it at any time.",
            "withdrawal",
            "The Parties may by mutual consent terminate it at any time",
        ),
        (
            "The treaty gives each side the right to quit with three months' warning.",
            "withdrawal",
            "The treaty gives each side the right to quit with three months' warning",
        ),
        ("Article 31 prescribes six months between notice and effect.", "withdrawal", None),
        (
            "To leave, a member has to tell the secretariat six months ahead.",
            "withdrawal",
            "To leave, a member has to tell the secretariat six months ahead",
        ),
        ("Denunciation is possible only after the first ten years.", "withdrawal", None),
    ],
)
def test_how_long_instruments_stand_and_how_they_are_left(text, kind, told):
    terms = [one for one in kept(text) if isinstance(one, Term)]
    assert [(one.kind, one.text) for one in terms] == [(kind, told or text.rstrip("."))]


@pytest.mark.parametrize(
    "text",
    [
        "The ministers will stay in Lomé until Friday.",
        "Ghana has put an end to the patrols.",
        "The talks were fixed at ten hours.",
        "The paper gives readers the right to quit with a month's warning.",
    ],
)
def test_what_others_do_for_a_time_is_no_term(text):
    assert not [one for one in kept(text) if isinstance(one, Term)]
