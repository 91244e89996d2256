"""Whose act a sentence tells where grammar says it in a roundabout way: by ellipsis, a noun, a note, a participle."""

from __future__ import annotations

from datetime import date

import pytest

from summarizer.document import Document
from summarizer.extract import facts
from summarizer.extract.lexical.acts import acts
from summarizer.records.treaty import TreatyEvent

PUBLISHED = date(2024, 6, 20)
LEAD = "The Lima Treaty on Fish binds Peru and Chile."
Told = tuple[str, str | None, str | None, str | None]


def events(text: str) -> list[TreatyEvent]:
    """What stands of the proposals for the last sentence of a text."""
    document = Document.from_text(text, published=PUBLISHED)
    sentence = document.sentences[-1]
    found = facts.events(document, [sentence], acts(document, sentence).items)
    return [fact for fact in found.facts if isinstance(fact, TreatyEvent)]


def told(text: str) -> list[Told]:
    return [(one.act, one.party, one.actor, one.date) for one in events(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fiji ratified the treaty in 2019. Tonga followed in 2021.", [("ratification", "Tonga", None, "2021")]),
        ("Fiji signed the treaty in 2019. Tonga did so only in 2021.", [("signature", "Tonga", None, "2021")]),
        (
            "Fiji's parliament approved the treaty in 2019. The Senate of Palau followed on 3 May 2021.",
            [("domestic_approval", "Palau", "Senate of Palau", "2021-05-03")],
        ),
        (
            "The treaty needs two ratifications. Fiji's came in 2019; Tonga's followed on 3 May 2021.",
            [("ratification", "Fiji", None, "2019"), ("ratification", "Tonga", None, "2021-05-03")],
        ),
        (
            "Fiji acceded to the treaty in 2019. Tonga is due to do so in July.",
            [("accession", "Tonga", None, "2024-07")],
        ),
    ],
)
def test_the_act_of_the_sentence_before_is_told_again_of_others(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Fiji has not ratified the treaty. Tonga followed in 2021.",
        "Fiji will ratify the treaty. Tonga followed in 2021.",
        "Fiji ratified the treaty in 2019. Elections followed in 2021.",
        "The treaty needs two ratifications. Fiji's protests came in 2019.",
        "The treaty needs two ratifications. Fiji's came within weeks, Tonga's in 2019.",
        "The treaty needs two ratifications and a signature. Fiji's came in 2019.",
        "Fiji ratified the treaty in 2019. Tonga has not followed suit.",
        "Fiji ratified the treaty in 2019. Tonga refused to do so in 2021.",
        "Fiji ratified the treaty in 2019.\n\nTonga followed in 2021.",
    ],
)
def test_nothing_is_told_again_of_what_was_not_done_or_of_no_state(text: str) -> None:
    assert told(text) == []


def test_an_act_told_again_cites_both_sentences() -> None:
    (one,) = events("Fiji ratified the treaty in 2019. Tonga followed in 2021.")
    assert [evidence.quote for evidence in one.evidence] == [
        "Tonga followed in 2021.",
        "Fiji ratified the treaty in 2019.",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Fiji welcomed the accession of Tonga to the treaty.",
            [("accession", "Tonga", None, None)],
        ),
        (
            "The fund was made possible by the ratification of the treaty by Palau.",
            [("ratification", "Palau", None, None)],
        ),
        (
            "Norway lodged an objection to the reservation formulated by Tonga upon its accession on 3 May 2021.",
            [
                ("other", "Norway", None, None),
                ("reservation", "Tonga", None, None),
                ("accession", "Tonga", None, "2021-05-03"),
            ],
        ),
        (
            "Tonga withdrew the reservation to Article 9 which it had made upon signature.",
            [
                ("other", "Tonga", None, None),
                ("reservation", "Tonga", None, None),
                ("signature", "Tonga", None, None),
            ],
        ),
        (
            "The depositary received from Tonga a note withdrawing its reservation.",
            [("other", "Tonga", None, None)],
        ),
        (
            "On 3 May 2021 the depositary received from the Government of Tonga its instrument of accession.",
            [("deposit_of_instrument", "Tonga", "Government of Tonga", "2021-05-03")],
        ),
        ("Tonga's minister said it had signed the treaty.", []),
        ("Tonga said on Tuesday that it had ratified the treaty.", [("ratification", "Tonga", None, None)]),
        (
            "Tonga, whose parliament ratified the treaty in 2012, was absent.",
            [("domestic_approval", "Tonga", "parliament", "2012")],
        ),
        (
            "Tonga deposited its instrument of accession in 2021, becoming the 12th state to join the treaty.",
            [("deposit_of_instrument", "Tonga", None, "2021"), ("accession", "Tonga", None, None)],
        ),
        (
            "Tonga handed the depositary a letter giving notice of its withdrawal from the treaty.",
            [("withdrawal", "Tonga", None, None)],
        ),
        ("Tonga will cease to be bound on 3 August.", [("withdrawal", "Tonga", None, "2024-08-03")]),
        ("The treaty entered into force for Tonga on 3 May 2021.", [("entry_into_force", "Tonga", None, "2021-05-03")]),
        ("Tonga has been bound since June 2017.", [("entry_into_force", "Tonga", None, "2017-06")]),
        (
            "Tonga declared that it does not consider itself bound by Article 9.",
            [("reservation", "Tonga", None, None)],
        ),
        (
            "The note says that Tonga does not consider itself bound by Article 9.",
            [("reservation", "Tonga", None, None)],
        ),
        (
            "Fiji, Tonga and Palau signed through their ambassadors.",
            [
                ("signature", "Fiji", None, None),
                ("signature", "Tonga", None, None),
                ("signature", "Palau", None, None),
            ],
        ),
        (
            "According to Al-Nahar, Tonga's Prime Minister Sione Vea and his Fijian counterpart initialled the treaty.",
            [("other", "Tonga", "Prime Minister Sione Vea", None), ("other", "Fiji", "his Fijian counterpart", None)],
        ),
    ],
)
def test_who_acts_is_read_from_far(text: str, expected: list[Told]) -> None:
    assert told(f"{LEAD} {text}") == expected


@pytest.mark.parametrize(
    "text",
    [
        "Fiji would welcome the accession of Tonga to the treaty.",
        "Fiji welcomed the planned accession of Tonga to the treaty.",
        "Because of the ratification by Tonga of another treaty, Fiji hesitated.",
        "Tonga may withdraw three years after its accession.",
        "Tonga, after its withdrawal from Somalia in 2019, was praised.",
        "On its accession to the throne in 2004, the house of Tonga was rich.",
        "The depositary has not received from Tonga its instrument of accession.",
        "The depositary received from Tonga a draft of its instrument of accession.",
        "Tonga told its partners that it is leaving the talks on the treaty.",
        "Tonga has been bound since 2012 by a rival treaty.",
        "Tonga ceased to be a party to the conflict in 2012.",
        "Tonga does not consider itself bound by the article in Le Monde.",
        "Fiji met Tonga, before becoming the 12th state to join the treaty.",
        "Tonga's parliament voted to send the treaty back to the government.",
        "Tonga announced the treaty would pay off.",
        "The treaty replaces one that Palau and Tonga ratified in 1990.",
    ],
)
def test_what_only_looks_like_the_act_of_somebody_is_none(text: str) -> None:
    assert told(f"{LEAD} {text}") == []


@pytest.mark.parametrize(
    "text",
    [
        "What is left is the exchange of instruments of ratification, planned for 3 July in Suva.",
        "The signing of the treaty is scheduled for 3 July in Suva.",
        "The signing of the treaty will take place on 3 July in Suva.",
    ],
)
def test_a_day_set_for_an_act_is_to_come(text: str) -> None:
    (one,) = events(f"{LEAD} {text}")
    assert (one.context, one.date, one.place) == ("future", "2024-07-03", "Suva")


@pytest.mark.parametrize(
    "text",
    [
        "The signing of the treaty was scheduled for 3 May but was postponed.",
        "The signing of the treaty is set for 3 July, if parliament agrees.",
        "A vote on the signing of the treaty is scheduled for 3 July.",
    ],
)
def test_a_day_that_fell_through_or_of_something_else_is_none(text: str) -> None:
    assert told(f"{LEAD} {text}") == []


def test_what_was_reported_to_have_been_done_is_unconfirmed() -> None:
    (one,) = events(f"{LEAD} Tonga was reported in April to have acceded to the treaty.")
    assert (one.act, one.party, one.factuality) == ("accession", "Tonga", "unconfirmed")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Tonga deposited an instrument of accession. Sione Vea, its premier, signed the instrument on Monday.",
            [("accession", None, "Sione Vea", "2024-06-17")],
        ),
        (
            "Tonga left the treaty. The Tongan cabinet had approved the step in April.",
            [("domestic_approval", "Tonga", "Tongan cabinet", "2024-04")],
        ),
        ("Tonga left the table. The Tongan cabinet had approved the step in April.", []),
    ],
)
def test_the_sentences_before_say_what_was_signed_or_approved(text: str, expected: list[Told]) -> None:
    assert told(f"{LEAD} {text}") == expected


@pytest.mark.parametrize(
    "text",
    [
        "Protocol on Oil to the Lake Convention. Fiji, a Party to the Convention, done at Suva in 2003, has agreed so:",
        "Upon the entry into force of this Protocol, Tonga becomes a party to the Lake Convention.",
        "Peru's treaty succeeds the memorandum of 2007, which will lapse in July.",
    ],
)
def test_acts_on_the_parent_treaty_and_rules_are_none(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The treaty was signed by the foreign ministers of Fiji and Tonga, Ana Vea and Luis Paz.",
            [("signature", "Fiji", "Ana Vea", None), ("signature", "Tonga", "Luis Paz", None)],
        ),
        (
            "Foreign Minister Ana Vea of Fiji and her counterpart from Tonga, Luis Paz, ratified the treaty.",
            [("ratification", "Fiji", "Foreign Minister Ana Vea", None), ("ratification", "Tonga", "Luis Paz", None)],
        ),
        ("Fiji's counterpart from Tonga signed it.", [("signature", "Tonga", "Fiji's counterpart from Tonga", None)]),
        ("Fiji joined Tonga and Palau in signing the treaty.", [("signature", "Fiji", None, None)]),
        (
            "Fiji has left the treaty, which it signed in 2015 and ratified in 2017.",
            [
                ("withdrawal", "Fiji", None, None),
                ("signature", "Fiji", None, "2015"),
                ("ratification", "Fiji", None, "2017"),
            ],
        ),
        (
            "MPs in Fiji voted 40 to 30 on Monday to approve the treaty.",
            [("domestic_approval", "Fiji", "MPs in Fiji", "2024-06-17")],
        ),
        (
            "Concluded in 2022 by Fiji, Tonga and Palau, the three members of the League, the treaty bans nets.",
            [
                ("signature", "Fiji", None, "2022"),
                ("signature", "Tonga", None, "2022"),
                ("signature", "Palau", None, "2022"),
            ],
        ),
    ],
)
def test_each_of_several_acts_for_its_own_state(text: str, expected: list[Told]) -> None:
    assert told(f"{LEAD} {text}") == expected


@pytest.mark.parametrize(
    "text",
    [
        "Fiji has given formal notice that it is leaving the talks on the treaty.",
        "Fiji urged Tonga to respect the treaty, which it had never signed.",
        "Fiji was asked to join Tonga in signing the treaty.",
        "Fiji joined Tonga in urging Palau to sign the treaty.",
        "The ministers of Fiji and Tonga, Ana Vea and Luis Paz, did not sign the treaty.",
        "Fiji attached a declaration, in which it accepts the jurisdiction of the court, to the treaty's rules.",
    ],
)
def test_neighbours_and_talks_do_nothing(text: str) -> None:
    assert told(f"{LEAD} {text}") == []


def test_two_hints_of_different_kinds_show_a_state() -> None:
    text = "Valdoria's cabinet met in April. Valdoria ratified the treaty in 2012."
    assert told(f"{LEAD} {text}") == [("ratification", "Valdoria", None, "2012")]


def test_one_hint_shows_no_state() -> None:
    assert told(f"{LEAD} Nobody saw why. Valdoria ratified the treaty in 2012.") == [
        ("ratification", None, None, "2012")
    ]
