"""Plain ways to tell of an act that are easily missed, each beside words that look like it and tell of none."""

from __future__ import annotations

import pytest

from summarizer.document import Document
from summarizer.extract import facts
from summarizer.extract.lexical.acts import acts
from summarizer.records.treaty import TreatyEvent

LEAD = "The Lima Treaty on Fish binds Peru and Chile."


def told(text):
    document = Document.from_text(f"{LEAD} {text}")
    sentence = document.sentences[1]
    found = facts.events(document, [sentence], acts(document, sentence).items).facts
    return [(one.act, one.party, one.actor, one.date) for one in found if isinstance(one, TreatyEvent)]


def both(act, day):
    return [(act, "Peru", None, day), (act, "Chile", None, day)]


TOLD = [
    ("Peru and Chile prolonged the treaty for another three years in 2021.", both("extension", "2021")),
    ("The treaty ceased to exist on 1 May 2014.", [("termination", None, None, "2014-05-01")]),
    ("Peru cancelled the treaty in 2014.", [("termination", "Peru", None, "2014")]),
    (
        "Peru and Chile have been applying the treaty provisionally since 2 May 2017.",
        both("provisional_application", "2017-05-02"),
    ),
    ("Provisional application began on 2 May 2017.", [("provisional_application", None, None, "2017-05-02")]),
    (
        "The treaty entered provisionally into force on 2 May 2017.",
        [("provisional_application", None, None, "2017-05-02")],
    ),
    ("The treaty is to enter into force on 2 May 2034.", [("entry_into_force", None, None, "2034-05-02")]),
    ("Peru completed its ratification of the treaty in 2010.", [("ratification", "Peru", None, "2010")]),
    (
        "Chile's president put his signature to the instrument of ratification on 2 May 2021.",
        [("ratification", "Chile", "Chile's president", "2021-05-02")],
    ),
    (
        "The instrument of ratification was signed by President Luis Soto on 2 May 2021.",
        [("ratification", None, "President Luis Soto", "2021-05-02")],
    ),
    (
        "Instruments of ratification of the treaty on fish were exchanged at Arica on 9 March 2021.",
        [("exchange_of_instruments", None, None, "2021-03-09")],
    ),
    ("Notes were exchanged between Peru and Chile in 2021.", both("exchange_of_instruments", "2021")),
    (
        "The Peruvian Congress voted 41 to 7 in favour of the treaty in 2021.",
        [("domestic_approval", "Peru", "Peruvian Congress", "2021")],
    ),
    (
        "The treaty was signed for Peru by Mr A. Vega, Ambassador, and for Chile by Ms Ana Paz, Minister, in 2016.",
        [("signature", "Peru", "Mr A. Vega", "2016"), ("signature", "Chile", "Ms Ana Paz", "2016")],
    ),
    ("Peru told Chile in a note that it was denouncing the treaty.", [("denunciation", "Peru", None, None)]),
    (
        "LIMA (Reuters) - Peru said on Saturday it had ratified the treaty in 2020.",
        [("ratification", "Peru", None, "2020")],
    ),
    (
        "Peru's Congress had passed its ratification law on 11 May 2021.",
        [("domestic_approval", "Peru", "Peru's Congress", "2021-05-11")],
    ),
    (
        "The Chilean ambassador handed over his country's instrument of ratification in 2021.",
        [("deposit_of_instrument", "Chile", "Chilean ambassador", "2021")],
    ),
    (
        "Chile deposited its instrument of ratification on 4 May 2021 with a reservation to Article 7.",
        [("deposit_of_instrument", "Chile", None, "2021-05-04"), ("reservation", "Chile", None, "2021-05-04")],
    ),
    (
        "Chile ratified subject to a reservation on 4 May 2021.",
        [("ratification", "Chile", None, "2021-05-04"), ("reservation", "Chile", None, "2021-05-04")],
    ),
    ("Chile's instrument was accompanied by a reservation.", [("reservation", "Chile", None, None)]),
    ("A reservation was entered by Chile.", [("reservation", "Chile", None, None)]),
    ("Chile signed it subject to ratification on 4 May 2021.", [("signature", "Chile", None, "2021-05-04")]),
    ("Chile signed on 4 May 2021 subject to ratification.", [("signature", "Chile", None, "2021-05-04")]),
    ("Peru and Chile signed with declarations in 2021.", both("signature", "2021")),
    ("There the Congress approved the text in 2021.", [("domestic_approval", None, "Congress", "2021")]),
    ("Peru's objection to the reservation was received in 2022.", [("other", "Peru", None, "2022")]),
    ("Chile deposited its accession in 2021.", [("deposit_of_instrument", "Chile", None, "2021")]),
    ("Lima and Santiago signed the treaty in 2016.", both("signature", "2016")),
    ("Santiago ratified the treaty in 2017.", [("ratification", "Chile", None, "2017")]),
]

NOT_TOLD = [
    "Peru and Chile prolonged another treaty in 2021.",
    "Peru cancelled the treaty talks in 2021.",
    "Peru suspended the treaty negotiations in 2021.",
    "Talks ended in 2021 and the treaty was forgotten.",
    "Talks on provisional application began in 2021.",
    "The treaty has to enter into force in 2034.",
    "Peru has yet to complete its ratification of the treaty.",
    "Chile completed the ratification bill in 2021.",
    "The Peruvian Congress voted 41 to 7 against the treaty in 2021.",
    "The Peruvian Congress voted 41 to 7 in favour of postponing the treaty in 2021.",
    "Instruments of ratification of the treaty were not exchanged in 2021.",
    "Peru told Chile that it must ratify the treaty.",
    "A newspaper reported that Chile had ratified the treaty in 2021.",
    "The treaty takes effect when Chile has ratified it.",
    "Chile ratified the amendment to the treaty in 2021.",
    "Chile ratified the protocol to the treaty in 2021.",
    "Chile backs the treaty with some reservations.",
    "Chile has no reservations about the treaty.",
    "Peru's objection to the tax was received in 2022.",
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_an_act_in_plain_words_is_told(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize("text", NOT_TOLD)
def test_what_looks_like_an_act_is_none(text):
    assert told(text) == []


def test_the_day_of_one_of_both_is_not_that_of_both():
    assert told("Both parliaments approved it, the Chilean one on 19 April 2010.") == [
        ("domestic_approval", None, "Both parliaments", None)
    ]


def test_a_capital_in_which_something_is_done_does_not_do_it():
    assert told("The treaty was ratified in Santiago on 3 May 2021.") == [("ratification", None, None, "2021-05-03")]


def test_a_text_that_begins_with_an_amendment_may_be_about_it():
    document = Document.from_text("Chile ratified the amendment to the Kigali treaty in 2021.")
    found = facts.events(document, document.sentences, acts(document, document.sentences[0]).items).facts
    assert [(one.act, one.party) for one in found] == [("ratification", "Chile")]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Luis Soto, who signed the treaty, died on 3 May 2021.", None),
        ("Luis Soto, who signed the treaty on 3 May 2021, died in June.", "2021-05-03"),
    ],
)
def test_the_day_of_the_main_clause_is_not_that_of_the_clause_on_who_signed(text, day):
    assert told(text) == [("signature", None, "Luis Soto", day)]


def places(text):
    document = Document.from_text(f"{LEAD} {text}")
    found = facts.events(document, document.sentences[1:], acts(document, document.sentences[1]).items).facts
    return [one.place for one in found]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Chile's consul general in Quito signed the treaty on 3 May 2021.", None),
        ("Chile's representative at the United Nations in New York signed the treaty on 3 May 2021.", None),
        ("At a ceremony in Quito on 3 May 2021, Chile signed the treaty.", "Quito"),
        ("Chile signed the treaty in Quito on 3 May 2021.", "Quito"),
    ],
)
def test_where_somebody_serves_is_not_where_it_was_signed(text, place):
    assert places(text) == [place]
