"""Constructions in which acts are told: for each, sentences that tell one and one that only looks like it."""

from __future__ import annotations

from datetime import date

import pytest

from summarizer.document import Document
from summarizer.extract import facts
from summarizer.extract.lexical.acts import acts
from summarizer.grounding import normalise_act
from summarizer.records.treaty import TreatyEvent

PUBLISHED = date(2024, 6, 20)
LEAD = "The Lima Treaty on Fish binds Peru and Chile."
Told = tuple[str, str | None, str | None, str | None, str | None]


def events(text: str, before: str = "") -> list[TreatyEvent]:
    """What stands of the proposals for the last sentence of a text."""
    document = Document.from_text(f"{before} {text}".strip(), published=PUBLISHED)
    sentence = document.sentences[-1]
    found = facts.events(document, [sentence], acts(document, sentence).items)
    return [fact for fact in found.facts if isinstance(fact, TreatyEvent)]


def told(text: str, before: str = "") -> list[Told]:
    return [(one.act, one.party, one.actor, one.date, one.place) for one in events(text, before)]


def act(
    name: str, party: str | None = None, day: str | None = None, *, by: str | None = None, at: str | None = None
) -> Told:
    return (name, party, by, day, at)


@pytest.mark.parametrize(
    "text",
    [
        "Nigeria had planned to ratify the treaty last week but postponed the ceremony.",
        "Chile had been expected to accede to the treaty in May.",
        "The treaty was to have been signed in Lima on Monday.",
        "Mali was due to sign the treaty on Monday but pulled out.",
        "Fiji was supposed to ratify the treaty by June.",
    ],
)
def test_what_was_once_planned_is_no_act(text: str) -> None:
    assert told(text) == []


def test_what_is_still_planned_is_to_come() -> None:
    (one,) = events("Peru is due to sign the treaty on Monday.")
    assert (one.act, one.party, one.context) == ("signature", "Peru", "future")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LA PAZ - Bolivia has denounced the treaty.", [act("denunciation", "Bolivia")]),
        ("LIMA, May 3 (Nova) - Chile ratified the treaty.", [act("ratification", "Chile")]),
        ("PORT VILA, Vanuatu - Fiji left the treaty.", [act("withdrawal", "Fiji")]),
        ("SINGAPORE - The treaty was signed in 2012.", [act("signature", day="2012")]),
    ],
)
def test_the_place_that_a_text_is_sent_from_does_nothing(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The treaty squeaked through Peru's Senate on Thursday by 52 votes to 50.",
            [act("domestic_approval", "Peru", "2024-06-20", by="Peru's Senate")],
        ),
        (
            "The treaty, which would ban nets, scraped through Chile's Congress on Tuesday.",
            [act("domestic_approval", "Chile", "2024-06-18", by="Chile's Congress")],
        ),
        (
            "Chile's Senate gave its approval in January without a dissenting voice.",
            [act("domestic_approval", "Chile", "2024-01", by="Chile's Senate")],
        ),
        (
            "Peru's Congress gave the treaty its final approval on Monday.",
            [act("domestic_approval", "Peru", "2024-06-17", by="Peru's Congress")],
        ),
        (
            "On 30 May Peru's cabinet decided to end the treaty.",
            [act("domestic_approval", "Peru", "2024-05-30", by="Peru's cabinet")],
        ),
        ("Peru's cabinet decided to extend the treaty's deadline.", []),
        ("Peru's Senate voted to extend the deadline for the treaty.", []),
        ("Peru had agreed to end the treaty.", []),
        ("The minister scraped through a hearing on the treaty.", []),
    ],
)
def test_a_house_may_approve_narrowly_or_in_other_words(text: str, expected: list[Told]) -> None:
    assert told(text, LEAD) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ana Vega of Peru signed the treaty in Lima alongside Chile's president, Luis Paz.",
            [act("signature", "Peru", by="Ana Vega", at="Lima"), act("signature", "Chile", by="Luis Paz", at="Lima")],
        ),
        (
            "Fiji signed the treaty in Suva alongside Tonga.",
            [act("signature", "Fiji", at="Suva"), act("signature", "Tonga", at="Suva")],
        ),
        (
            "The treaty was signed in Oslo by Ana Vega for Peru and by Luis Paz, who heads Chile's fishing board.",
            [act("signature", "Peru", by="Ana Vega", at="Oslo"), act("signature", "Chile", by="Luis Paz", at="Oslo")],
        ),
        (
            "Signed at Oslo on 3 May 2020, in two texts, by Ana Vega, Consul, for Peru, and by Luis Paz for Chile.",
            [
                act("signature", "Peru", "2020-05-03", by="Ana Vega", at="Oslo"),
                act("signature", "Chile", "2020-05-03", by="Luis Paz", at="Oslo"),
            ],
        ),
        ("Peru signed the treaty alongside a trade deal.", [act("signature", "Peru")]),
        ("The treaty was signed by 31 states in Lima.", [act("signature", by="31 states", at="Lima")]),
        ("Parliament approved the treaty by 31 votes to 4.", [act("domestic_approval", by="Parliament")]),
    ],
)
def test_all_who_sign_are_read_each_for_a_state(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The treaty, adopted in Suva in May 2021 and signed since then by Fiji, bans nets.",
            [act("adoption", day="2021-05", at="Suva"), act("signature", "Fiji")],
        ),
        (
            "The treaty was signed in Lima in 2019 and ratified by Peru in 2021.",
            [act("signature", day="2019", at="Lima"), act("ratification", "Peru", "2021")],
        ),
        (
            "The treaty was drafted in Geneva and approved by the Congress of Peru on 4 June 2020.",
            [act("domestic_approval", "Peru", "2020-06-04", by="Congress of Peru")],
        ),
        ("The minister was sworn in on Monday and signed in Lima a decree on the treaty's costs.", []),
    ],
)
def test_a_participle_shares_what_the_one_before_is_said_of(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "On ratifying the treaty in 2009, Peru declared it was not bound.",
            [act("ratification", "Peru", "2009")],
        ),
        (
            "Having signed the treaty in 2019, Chile ratified it.",
            [act("signature", "Chile", "2019"), act("ratification", "Chile")],
        ),
        ("Mali, whose signature of the treaty dates from 2003, protested.", [act("signature", "Mali", "2003")]),
        ("With the accession of Chad the number of parties has reached forty.", [act("accession", "Chad")]),
        ("Peru's accession brings to 40 the number of parties to the treaty.", [act("accession", "Peru")]),
        ("Kenya became the first African country to ratify the treaty.", [act("ratification", "Kenya")]),
        ("Peru suspended its participation in the treaty.", [act("suspension", "Peru")]),
        ("Peru has notified the depositary that it is withdrawing from the treaty.", [act("withdrawal", "Peru")]),
        (
            "Peru ratified the treaty in 2019, followed in 2020 by Chile.",
            [act("ratification", "Peru", "2019"), act("ratification", "Chile", "2020")],
        ),
        ("Peru ratified the treaty in 2019, followed in 2020 by strikes.", [act("ratification", "Peru", "2019")]),
        ("On ratifying the treaty, a state may make reservations.", []),
        ("With the accession of Chad the treaty would bind forty states.", []),
        ("Peru suspended the treaty's inspections on Monday.", []),
    ],
)
def test_acts_stand_in_openings_and_beside_nouns(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Peru's Senate approved ratification of the treaty, and President Ana Vega is to sign the instrument.",
            [act("domestic_approval", "Peru", by="Peru's Senate"), act("ratification", by="President Ana Vega")],
        ),
        (
            "Peru's Congress voted for accession to the treaty, and President Ana Vega signed the instrument.",
            [act("domestic_approval", "Peru", by="Peru's Congress"), act("accession", by="President Ana Vega")],
        ),
        (
            "President Ana Vega signed the instrument on Monday.",
            [act("signature", day="2024-06-17", by="President Ana Vega")],
        ),
    ],
)
def test_signing_the_instrument_of_an_act_is_that_act(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


def test_a_reservation_may_exclude_what_it_likes() -> None:
    text = "Morocco, which acceded to the treaty in 2023, attached a reservation excluding its ports."
    assert told(text) == [act("accession", "Morocco", "2023"), act("reservation", "Morocco")]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Mali has objected to the arrest of its envoy.", []),
        ("Mali has objected to it.", ["other"]),
        ("Mali objected to the reservation in May.", ["other"]),
    ],
)
def test_an_objection_is_an_act_only_if_it_is_to_a_reservation(sentence, told):
    document = Document.from_text(f"Chad ratified the Lima Convention with a reservation. {sentence}")
    assert [item.act for item in acts(document, document.sentences[1]).items] == told


@pytest.mark.parametrize(
    ("text", "organs"),
    [
        ("The pact was signed on Monday after approval by the Chadian Senate.", ["Chadian Senate"]),
        ("The treaty took effect on 3 May following its endorsement by the Tongan parliament.", ["Tongan parliament"]),
        ("The king signed the accord after approvals from both houses of the Tongan parliament.", ["both houses"]),
        ("The treaty takes effect after approval by the Chadian Senate.", []),
        ("The treaty, signed in May, takes effect after approval by the Chadian Senate.", []),
        ("The treaty will be signed after approval by the Chadian Senate.", []),
        ("The minister who signed the pact was sworn in after approval by the Chadian Senate.", []),
    ],
)
def test_an_approval_after_which_something_was_done_was_given(text: str, organs: list[str]) -> None:
    given = [one for one in events(text) if one.act == "domestic_approval"]
    assert [one.actor.startswith(name) for one, name in zip(given, organs, strict=True)] == [True] * len(organs)
    assert all(one.date is None for one in given)  # the day is that of what was done


@pytest.mark.parametrize(
    ("text", "act", "actor"),
    [
        ("The pact was published on Monday after approval by the Chadian Senate.", "announcement", None),
        ("Chad made public the text of the pact.", "announcement", None),
        ("Chad made public remarks on the pact.", None, None),
    ],
)
def test_who_makes_a_treaty_public_is_not_who_approves_it(text: str, act: str | None, actor: str | None) -> None:
    found = [(one.act, one.actor) for one in events(text) if one.act == "announcement"]
    assert found == ([(act, actor)] if act else [])


@pytest.mark.parametrize(
    ("text", "announced"),
    [
        ("The endorsement is part of a decree that was published on Monday after approval by the Senate.", True),
        ("The ratification stands in a law that was made public on Monday after the vote of the Senate.", True),
        ("A decree on fishing was published on Monday.", False),
    ],
)
def test_an_order_that_is_published_tells_the_act_that_it_orders(text: str, announced: bool) -> None:
    assert (normalise_act("announcement", None, text) == "announcement") is announced
