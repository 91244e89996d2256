"""What two texts say of one treaty in other words: the same, in conflict, or neither. Precision first."""

from __future__ import annotations

import datetime

import pytest
from invented import Maker, parts

from summarizer.briefing import compose

LEADS = ("The treaty of Norway and Chile is in the news.", "Chile and Norway have a treaty, as we all know.")
EVENT, RULE = "event", "provision"


def related(one, other, kind, days=(None, None), **fields):
    made = []
    for number, (text, day) in enumerate(zip((one, other), days, strict=True)):
        maker = Maker(f"d{number}", f"{LEADS[number]} {text}", published=datetime.date(2025, 6, 1))
        maker.parties("Norway", "Chile")
        made.append(maker.claim(text, text, kind=kind, date=day, date_text=day, **fields))
    results = set()
    for order in (made, made[::-1]):
        briefing = compose(*parts(*order))
        found = [
            (item.relation, item.basis[0]) for item in (*briefing.agreement, *briefing.conflicts, *briefing.updates)
        ]
        results.add(tuple(found))
    assert len(results) == 1  # whatever the order of the documents
    return list(results.pop())


SAME_RULES = [
    ("The treaty runs for ten years.", "It has a term of ten years."),
    ("The treaty is concluded for a period of ten years.", "It shall remain in force for 10 years."),
    ("It is valid for five years.", "The treaty lasts five years."),
    ("It binds the parties for six months.", "The pact is concluded for six months."),
    (
        "Each party shall open its ports to fishing boats.",
        "Norway and Chile undertake to open their ports to fishing boats.",
    ),
    ("Each state must share weather data at sea.", "The treaty obliges both states to share weather data at sea."),
    ("The parties shall not sell rockets to pirates.", "The treaty forbids the parties to sell rockets to pirates."),
    ("Norway shall pay 30 million crowns a year.", "The treaty requires Norway to pay 30 million crowns a year."),
    (
        "It enters into force thirty days after both parliaments have approved it.",
        "The treaty takes effect thirty days after its approval by the two parliaments.",
    ),
    ("The treaty guarantees Chile 40 per cent of the summer water.", "It gives Chile 40 per cent of the summer water."),
    ("The two sides shall exchange data on sea ice.", "Chile and Norway exchange data on sea ice."),
    ("Each country shall admit sixty scientists a year.", "It obliges each side to admit sixty researchers a year."),
]

SAME_EVENTS = [
    ("Norway and Chile signed the treaty in Oslo.", "The treaty was signed in Oslo.", "2025-03-05"),
    ("The ministers put their names to the text in Oslo.", "Ministers signed the treaty in Oslo.", "2025-03-05"),
    (
        "The Storting of Norway approved the treaty by 88 votes to 41.",
        "The Storting approved the treaty with 88 votes in favour and 41 against.",
        "2025-03-05",
    ),
    (
        "The instruments were exchanged.",
        "Norway and Chile exchanged the instruments of ratification in Lima.",
        "2025-03-05",
    ),
    ("The treaty entered into force.", "The treaty between Norway and Chile took effect.", "2025-03-05"),
    ("Anna Berg signed the treaty for Norway.", "Anna Berg and Luis Soto signed the treaty.", "2025-03-05"),
    ("The Senate of Chile gave its consent to the treaty.", "The Senate of Chile approved the treaty.", "2025-03-05"),
    ("Norway ratified the treaty.", "Norway has ratified the pact with Chile.", "2025-03-05"),
    ("Norway withdrew from the treaty.", "Norway has withdrawn from the pact with Chile.", "2025-03-05"),
]

OPPOSED_RULES = [
    (
        "Each state shall keep six patrol boats in the strait.",
        "The treaty obliges each state to keep four patrol boats in the strait.",
        "number",
    ),
    ("The treaty runs for ten years.", "It is concluded for five years.", "number"),
    ("Norway shall pay 30 million crowns a year.", "Norway must pay 40 million crowns a year.", "number"),
    ("The treaty guarantees Chile 40 per cent of the water.", "It gives Chile 60 per cent of the water.", "number"),
    ("The parties shall share rocket data.", "The parties shall not share rocket data.", "polarity"),
]

NEITHER_RULES = [
    ("Each party shall open its ports.", "Each party may open its ports."),
    ("Norway shall pay 30 million crowns a year.", "Chile shall pay 30 million crowns a year."),
    ("Norway shall defend the coast of Chile.", "Chile shall defend the coast of Norway."),
    ("The parties shall share data on ice and weather.", "The parties shall share boats for rescue."),
    ("The treaty runs for ten years.", "It is renewed for ten years."),
    ("The treaty runs for an initial period of five years.", "The treaty runs for ten years."),
    ("The treaty runs for ten years.", "Either party may denounce it with ten months' notice."),
    ("It enters into force thirty days after the exchange.", "The treaty ends thirty days after the notice."),
    ("Each party shall open its ports to fishing boats.", "Norway shall open its ports to fishing boats."),
    ("Norway and Chile shall share rocket data.", "Norway shall share rocket data."),
    ("The treaty lets ships use the ports.", "The treaty obliges ships to use the ports."),
    ("Norway shall send 1,000 troops.", "Norway shall send 1,000 rifles."),
    ("The treaty allows 24 aircraft at the base.", "The treaty allows 24 ships at the base."),
    # under a "not" the shorter one says more
    (
        "The parties shall not test rockets near fishing ports.",
        "The parties shall not test rockets near fishing ports in summer.",
    ),
]

NEITHER_EVENTS = [
    # planned against done
    ("The Storting approved the treaty.", "The Storting will approve the treaty.", "2025-03-05", "2025-03-05"),
    ("The Storting voted on the treaty.", "The Storting is to vote on the treaty.", "2025-03-05", "2025-03-05"),
    (
        "The ministers signed the treaty in Oslo.",
        "The ministers are due to sign the treaty in Oslo.",
        "2025-03-05",
        "2025-03-05",
    ),
    # part against whole
    (
        "Both houses of parliament approved the treaty.",
        "The lower house of parliament approved the treaty.",
        "2025-03-05",
        "2025-03-05",
    ),
    ("The Storting approved the treaty in principle.", "The Storting approved the treaty.", "2025-03-05", "2025-03-05"),
    ("The committee approved the treaty.", "The Storting approved the treaty.", "2025-03-05", "2025-03-05"),
    # another organ, another state, another act
    ("The Senate approved the treaty.", "The Chamber approved the treaty.", "2025-03-05", "2025-03-06"),
    (
        "The Senate of Chile approved the treaty by 61 votes to 12.",
        "The Storting of Norway approved the treaty by 88 votes to 41.",
        "2025-03-05",
        "2025-03-06",
    ),
    ("Norway ratified the treaty.", "Chile ratified the treaty.", "2025-03-05", "2025-03-09"),
    ("Norway signed the treaty.", "Norway ratified the treaty.", "2025-03-05", "2025-03-05"),
    ("Norway withdrew from the treaty.", "Norway has not withdrawn its troops from Peru.", "2025-03-05", "2025-03-05"),
    ("Norway withdrew from the treaty.", "Norway will withdraw from the treaty.", "2025-03-05", "2026-03-05"),
    ("Anna Berg signed the treaty.", "Luis Soto signed the treaty.", "2025-03-05", "2025-03-05"),
    # nearly, and something beside the treaty
    ("Norway signed the treaty.", "Norway almost signed the treaty.", "2025-03-05", "2025-03-05"),
    ("Norway ratified the treaty.", "Norway is close to ratifying the treaty.", "2025-03-05", "2025-03-05"),
    ("Norway ratified the treaty.", "Norway ratified the protocol to the treaty.", "2025-03-05", "2025-03-05"),
    ("Norway ratified the treaty.", "Norway ratified an amendment to the treaty.", "2025-03-05", "2025-03-05"),
    ("Norway withdrew from the treaty.", "Norway withdrew its objection to the treaty.", "2025-03-05", "2025-03-05"),
    ("Norway denounced the treaty.", "Norway denounced the treaty as a betrayal.", "2025-03-05", "2025-03-05"),
    # named, and not told as done
    ("Norway signed the treaty.", "Norway was supposed to sign the treaty.", "2025-03-05", "2025-03-05"),
    ("Norway ratified the treaty.", "Norway debated ratification of the treaty.", "2025-03-05", "2025-03-05"),
    ("Norway signed the treaty.", "Norway hailed the signing of the treaty.", "2025-03-05", "2025-03-05"),
    (
        "The treaty entered into force.",
        "The Storting hailed the entry into force of the treaty.",
        "2025-03-05",
        "2025-03-05",
    ),
    ("Norway withdrew from the treaty.", "Norway withdrew from talks on the treaty.", "2025-03-05", "2025-03-05"),
    # again, and news
    ("The Storting approved the treaty.", "The Storting approved the treaty again.", "2025-03-05", "2025-05-05"),
    ("The Storting approved the treaty.", "The Storting approved the treaty.", "2025-03-05", "2025-07-05"),
    # refused first, done later
    (
        "President Soto refused to sign the law on the treaty.",
        "President Soto signed the law on the treaty.",
        "2025-03-05",
        "2025-04-05",
    ),
    # another treaty
    ("Norway signed the treaty.", "Norway signed a similar treaty with Peru.", "2025-03-05", "2025-04-05"),
    ("The treaty entered into force.", "An earlier treaty entered into force.", "2025-03-05", "2015-04-05"),
    # something else on the same day
    (
        "Ministers signed the treaty in Oslo.",
        "Farmers protested against the treaty in Oslo.",
        "2025-03-05",
        "2025-03-05",
    ),
    (
        "Norway exchanged the instruments of ratification.",
        "Norway exchanged prisoners of war.",
        "2025-03-05",
        "2025-03-05",
    ),
]

OPPOSED_EVENTS = [
    (
        "The ministers signed the treaty in Oslo.",
        "Ministers signed the treaty in Oslo.",
        "2025-03-05",
        "2025-03-06",
        "date",
    ),
    (
        "The Storting of Norway approved the treaty.",
        "The Storting of Norway gave its consent to the treaty.",
        "2025-03-05",
        "2025-03-09",
        "date",
    ),
    (
        "President Soto signed the law on the treaty.",
        "President Soto refused to sign the law on the treaty.",
        "2025-03-05",
        "2025-03-06",
        "polarity",
    ),
    ("The treaty entered into force.", "The treaty did not enter into force.", "2025-03-05", "2025-03-05", "polarity"),
    ("Norway signed the treaty.", "Norway has yet to sign the treaty.", "2025-03-05", "2025-03-05", "polarity"),
    ("Norway withdrew from the treaty.", "Norway has not withdrawn from the treaty.", "2025-03-05", None, "polarity"),
    (
        "Norway exchanged the instruments in Lima.",
        "The instruments were exchanged in Lima.",
        "2025-03-05",
        "2025-04-05",
        "date",
    ),
]


@pytest.mark.parametrize(("one", "other"), SAME_RULES)
def test_what_a_treaty_lays_down_is_the_same_in_other_words(one, other):
    assert related(one, other, RULE) == [("corroborates", "wording")]


@pytest.mark.parametrize(("one", "other", "day"), SAME_EVENTS)
def test_an_act_is_the_same_in_other_words(one, other, day):
    assert related(one, other, EVENT, (day, day)) == [("corroborates", "wording")]


@pytest.mark.parametrize(("one", "other", "basis"), OPPOSED_RULES)
def test_what_a_treaty_lays_down_is_in_conflict(one, other, basis):
    assert related(one, other, RULE) == [("contradicts", basis)]


@pytest.mark.parametrize(("one", "other", "day", "another", "basis"), OPPOSED_EVENTS)
def test_accounts_of_an_act_are_in_conflict(one, other, day, another, basis):
    assert related(one, other, EVENT, (day, another)) == [("contradicts", basis)]


@pytest.mark.parametrize(("one", "other"), NEITHER_RULES)
def test_what_two_provisions_say_is_neither(one, other):
    assert related(one, other, RULE) == []


@pytest.mark.parametrize(("one", "other", "day", "another"), NEITHER_EVENTS)
def test_what_two_accounts_say_is_neither(one, other, day, another):
    assert related(one, other, EVENT, (day, another)) == []


def test_what_is_laid_down_of_an_act_is_no_report_of_it():
    made = []
    for number, (text, kind) in enumerate(
        [
            ("The treaty will enter into force on 7 May 2025, thirty days after the exchange.", RULE),
            ("The treaty entered into force on 7 May 2025.", EVENT),
        ]
    ):
        maker = Maker(f"d{number}", f"{LEADS[number]} {text}").parties("Norway", "Chile")
        made.append(maker.claim(text, text, kind=kind, date="2025-05-07", date_text="7 May 2025"))
    briefing = compose(*parts(*made))
    assert [*briefing.agreement, *briefing.conflicts] == []


def _judged(*tellings):
    """The key judgements of two texts, each of one claim with its day."""
    made = []
    for number, (text, day) in enumerate(tellings):
        maker = Maker(f"d{number}", f"{LEADS[number]} {text}", published=datetime.date(2025, 6, 1))
        maker.parties("Norway", "Chile")
        made.append(maker.claim(text, text, date=day, date_text=day))
    return [item.text for item in compose(*parts(*made)).key_judgements]


def test_what_sources_share_is_no_more_than_each_of_them_says():
    both = "Norway and Chile ratified the treaty."
    assert _judged((both, "2025-03-05"), ("Norway ratified the treaty.", "2025-03-05")) == []
    assert _judged((both, "2025-03-05"), ("Both countries ratified the treaty.", "2025-03-05")) != []
    day = "Anna Berg and Luis Soto signed the treaty on 5 March 2025."
    other = "Anna Berg and Luis Soto signed the new treaty text."
    assert _judged((day, "2025-03-05"), (other, None)) == [
        "S1 and S2 state that Anna Berg and Luis Soto signed the new treaty text."
    ]
    place = "Ministers signed the treaty in Oslo."
    other = "The ministers put their names to the new treaty text."
    assert _judged((place, "2025-03-05"), (other, "2025-03-05")) == [
        "S1 and S2 state that the ministers put their names to the new treaty text."
    ]


def test_a_word_that_stands_before_a_name_is_kept_where_no_name_follows():
    said = {"by": ("Minister Anna Berg",)}
    one = "The treaty would not permit foreign bases at Bodø."
    other = "The new treaty would not permit foreign bases at Bodø."
    assert related(one, other, EVENT, **said) == [("restates", "wording")]
    yes = "Norway and Chile signed a mutual defence treaty in Oslo."
    assert related(yes, "Norway and Chile did not sign a mutual defence treaty.", EVENT, ("2025-03-05",) * 2) == [
        ("contradicts", "polarity")
    ]
    assert related("Defence Minister Anna Berg praised the treaty.", "Anna Berg praised the treaty.", EVENT) != []
