"""What code reads off a sentence about acts on a treaty, and what it leaves alone."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.document import Document
from summarizer.extract import facts
from summarizer.extract.drafts import EventAnswer
from summarizer.extract.lexical.acts import acts
from summarizer.records.treaty import TreatyEvent

PUBLISHED = date(2024, 6, 20)


def events(text: str, *, before: str = "", published: date | None = PUBLISHED) -> list[TreatyEvent]:
    """What stands of the proposals for the last sentence of a text."""
    document = Document.from_text(f"{before} {text}".strip(), published=published)
    sentence = document.sentences[-1]
    found = facts.events(document, [sentence], acts(document, sentence).items)
    return [fact for fact in found.facts if isinstance(fact, TreatyEvent)]


def told(text: str) -> list[tuple[str, str | None, str | None, str | None, str | None]]:
    return [(one.act, one.party, one.actor, one.date, one.place) for one in events(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Peru and Chile signed the fisheries treaty in Arica on 3 May.",
            [("signature", state, None, "2024-05-03", "Arica") for state in ("Peru", "Chile")],
        ),
        (
            "The accord, signed at Oslo on 9 March by Norway's Kari Lund and her Danish counterpart, Bo Juhl, holds.",
            [
                ("signature", "Norway", "Kari Lund", "2024-03-09", "Oslo"),
                ("signature", "Denmark", "Bo Juhl", "2024-03-09", "Oslo"),
            ],
        ),
        (
            "The text was signed by the two trade ministers, Ana Vega for Peru and Luis Paz for Chile, in Lima.",
            [("signature", "Peru", "Ana Vega", None, "Lima"), ("signature", "Chile", "Luis Paz", None, "Lima")],
        ),
        (
            "Ghana's Senate and the Ghanaian cabinet approved the treaty on Monday.",
            [
                ("domestic_approval", "Ghana", "Ghana's Senate", "2024-06-17", None),
                ("domestic_approval", "Ghana", "Ghanaian cabinet", "2024-06-17", None),
            ],
        ),
        (
            "Mali ratified the pact on 2 February; Niger followed on 23 March.",
            [
                ("ratification", "Mali", None, "2024-02-02", None),
                ("ratification", "Niger", None, "2024-03-23", None),
            ],
        ),
        (
            "Laos's president, Kham Sisa, signed the ratification by decree on Tuesday.",
            [("ratification", "Laos", "Kham Sisa", "2024-06-18", None)],
        ),
        (
            "Fijian President Jone Vula signed the accession to the treaty by decree on 4 June.",
            [("accession", "Fiji", "President Jone Vula", "2024-06-04", None)],
        ),
        (
            "Samoa deposited its instrument of ratification on 9 June 2022, and the pact entered into force that July.",
            [
                ("deposit_of_instrument", "Samoa", None, "2022-06-09", None),
                ("entry_into_force", None, None, "2022-07", None),
            ],
        ),
        (
            "Kenya's foreign ministry announced the ratification.",
            [("announcement", "Kenya", "Kenya's foreign ministry", None, None)],
        ),
        (
            "Togo and Benin initialled the agreement.",
            [("other", "Togo", None, None, None), ("other", "Benin", None, None, None)],
        ),
        (
            "“Done,” said Trade Minister Ana Vega, who signed the agreement in Lima with her Chilean counterpart.",
            [
                ("signature", None, "Trade Minister Ana Vega", None, "Lima"),
                ("signature", "Chile", "her Chilean counterpart", None, "Lima"),
            ],
        ),
        (
            "On Friday Cuba became the last state to ratify the protocol.",
            [("ratification", "Cuba", None, "2024-06-14", None)],
        ),
    ],
)
def test_acts_are_read_with_who_when_and_where(
    text: str, expected: list[tuple[str, str | None, str | None, str | None, str | None]]
) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Peru has not signed the treaty.",
        "Peru refused to sign the treaty with Chile.",
        "Peru's Congress must approve the treaty before it can take effect.",
        "Peru may ratify the treaty in May.",
        "Did Peru sign the treaty in Lima?",
        "If Peru ratifies the pact, Chile will leave it.",
        "Peru is expected to ratify the agreement in July.",
        "Peru urged Chile to ratify the treaty.",
        "The agreement will enter into force once both parliaments have approved it.",
        "Peru's Senate passed the budget on Monday.",
        "The previous treaty, signed in 1998, lapsed.",
        "Recalling the treaty signed by Peru and Chile in 1929, they met.",
        "This Treaty shall be ratified.",
        "The instruments of ratification have not been exchanged.",
        "Peru announced a complete withdrawal from the region on Sunday.",
        "The rebel forces (SDF) announced they had entered into an agreement on Sunday.",
        "Peru withdrew its troops in May under the treaty.",
    ],
)
def test_what_did_not_happen_to_the_treaty_is_no_act(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Peru signed a treaty with Chile.", "Chile"),
        ("Peru deposited its instrument of accession with Chile, the depositary.", "Chile"),
        ("Chile said that Peru had signed the treaty.", "Chile"),
        ("The treaty was signed by Peru, an ally of Chile.", "Chile"),
        ("Officials from Bolivia, Chile and Peru signed the treaty.", "Chile"),
        ("Peru, which Chile accuses of delay, signed the treaty.", "Chile"),
    ],
)
def test_a_neighbour_performs_nothing(text: str, state: str) -> None:
    assert state not in {one.party for one in events(text)}


def test_a_title_with_a_stop_does_not_tear_a_name_from_its_state() -> None:
    text = "The treaty was signed by Kenya's envoy, Dr. Wanja Otu, and the Attorney General of Mauritius, Mr. Raj Bool."
    assert {(one.party, one.actor) for one in events(text)} == {
        ("Kenya", "Dr. Wanja Otu"),
        ("Mauritius", "Mr. Raj Bool"),
    }


def test_a_state_that_no_table_knows_is_known_from_the_document() -> None:
    before = "Kestovian President Ilvar Dastren rules Kestovia."
    assert [(one.party, one.actor) for one in events("Dastren signed the treaty.", before=before)] == [
        ("Kestovia", "Dastren")
    ]


def test_a_name_that_nothing_shows_to_be_a_state_is_no_party() -> None:
    assert events("Ruritania signed the treaty.") == []


def test_a_treaty_performs_its_own_signature() -> None:
    before = "Done at Port Vila on 30 November 2023."
    text = "In witness whereof Ana Vega, for Peru, and Luis Paz, for Chile, have signed this Treaty."
    found = events(text, before=before)
    assert [(one.party, one.actor, one.date, one.place) for one in found] == [
        ("Peru", "Ana Vega", "2023-11-30", "Port Vila"),
        ("Chile", "Luis Paz", "2023-11-30", "Port Vila"),
    ]
    assert all(len(one.evidence) == 2 for one in found)


def test_news_does_not_borrow_the_day_of_closing_words() -> None:
    found = events("Peru and Chile signed the treaty.", before="Done at Port Vila on 30 November 2023.")
    assert [(one.date, one.place) for one in found] == [(None, None), (None, None)]


def test_a_year_of_an_earlier_date_is_not_the_year_of_publication() -> None:
    text = "Mali did so only in February 1976, and the treaty entered into force on 1 April of that year."
    assert [one.date for one in events(text)] == ["1976-04-01"]


def test_acts_on_another_titled_instrument_are_left_alone() -> None:
    before = "Peru and Chile discuss the Arica Water Treaty. " + "The treaty covers rivers. " * 4
    assert events("Peru signed the Paris Agreement in 2016.", before=before) == []


def test_the_firmness_and_the_context_come_from_the_words() -> None:
    assert [one.factuality for one in events("Peru has reportedly signed the treaty.")] == ["unconfirmed"]
    assert [one.context for one in events("The foreign ministers are to sign the treaty in Lima.")] == ["future"]


def test_a_sentence_whose_actor_is_not_read_is_left_to_the_model() -> None:
    text = "Officials from Bolivia, Chile and Peru signed the treaty."
    document = Document.from_text(text)
    assert not acts(document, document.sentences[0]).settled
    document = Document.from_text("Peru signed the treaty.")
    assert acts(document, document.sentences[0]).settled


WORDS = (
    "Peru Chile and signed the treaty , . by in Lima on 3 May Dr. who which President Vega 's of for ratified -".split()
)


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=25).map(" ".join) | st.text(min_size=1, max_size=80))
def test_any_text_gives_a_proposal(text: str) -> None:
    if not text.strip():
        return
    try:
        document = Document.from_text(text)
    except ValueError:
        return
    for sentence in document.sentences:
        assert isinstance(acts(document, sentence).items, tuple)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # light verbs with the noun of an act
        (
            "Kenya's parliament on Tuesday gave its blessing to the Lake Treaty.",
            [("domestic_approval", "Kenya", "Kenya's parliament", "2024-06-18", None)],
        ),
        (
            "The pact was given final approval by the Peruvian Senate on 4 June.",
            [("domestic_approval", "Peru", "Peruvian Senate", "2024-06-04", None)],
        ),
        ("Mali served notice of termination on 3 May.", [("denunciation", "Mali", None, "2024-05-03", None)]),
        ("Notice of denunciation was given by Mali on 3 May.", [("denunciation", "Mali", None, "2024-05-03", None)]),
        ("Mali notified Chad of its withdrawal from the pact.", [("withdrawal", "Mali", None, None, None)]),
        ("Mali lodged an objection to Chad's reservation on 3 May.", [("other", "Mali", None, "2024-05-03", None)]),
        ("A reservation made by Mali on 3 May stands.", [("reservation", "Mali", None, "2024-05-03", None)]),
        ("Mali put the treaty on hold in May.", [("suspension", "Mali", None, "2024-05", None)]),
        ("The treaty ceased to be in force on 3 May.", [("termination", None, None, "2024-05-03", None)]),
        # the treaty as the subject of what an organ does
        ("The treaty passed the Senate on Monday.", [("domestic_approval", None, "Senate", "2024-06-17", None)]),
        (
            "The treaty won the backing of the Norwegian parliament on 3 June.",
            [("domestic_approval", "Norway", "Norwegian parliament", "2024-06-03", None)],
        ),
        # verbs without an object, and verbs left out
        ("Norway has signed but has not ratified.", [("signature", "Norway", None, None, None)]),
        ("Bolivia acceded on 6 June 2006.", [("accession", "Bolivia", None, "2006-06-06", None)]),
        (
            "Ana Vega signed for Peru and Luis Paz for Chile.",
            [("signature", "Peru", "Ana Vega", None, None), ("signature", "Chile", "Luis Paz", None, None)],
        ),
        (
            "Kenya ratified the pact on 3 March 2003, Uganda on 5 April 2003 and Chad in May 2004.",
            [
                ("ratification", "Kenya", None, "2003-03-03", None),
                ("ratification", "Uganda", None, "2003-04-05", None),
                ("ratification", "Chad", None, "2004-05", None),
            ],
        ),
        (
            "Ratified by Kenya in 2003 and by Uganda in 2004, the treaty covers fish.",
            [("ratification", "Kenya", None, "2003", None), ("ratification", "Uganda", None, "2004", None)],
        ),
        # acts that a noun tells
        ("Chile's ratification came in 2004.", [("ratification", "Chile", None, "2004", None)]),
        ("Ratification by Chile followed in 2004.", [("ratification", "Chile", None, "2004", None)]),
        ("The signing took place in Bern on 3 May 2001.", [("signature", None, None, "2001-05-03", "Bern")]),
        # whose instrument is deposited, and by whom
        (
            "The instrument of accession of Chile was deposited in Bern on 3 May 2001.",
            [("deposit_of_instrument", "Chile", None, "2001-05-03", "Bern")],
        ),
        # registers
        ("Concluded: Lima, 9 October 2002", [("signature", None, None, "2002-10-09", "Lima")]),
        (
            "Entry into force: 3 August 2004, by the exchange of notes",
            [
                ("entry_into_force", None, None, "2004-08-03", None),
                ("exchange_of_instruments", None, None, "2004-08-03", None),
            ],
        ),
        # what is to come has the next such day
        (
            "Chad's parliament is to give its consent to the treaty on 3 July.",
            [("domestic_approval", "Chad", "Chad's parliament", "2024-07-03", None)],
        ),
    ],
)
def test_acts_are_told_in_many_ways(text: str, expected: list[tuple[str, ...]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Mali has lodged no reservation.",
        "Chad gave no approval to the treaty.",
        "Chad may give notice of termination.",
        "Chad's ratification has not come.",
        "Ratification by Chad never came.",
        "The exchange of instruments has not taken place.",
        "The minister left the instrument unsigned.",
        "The player Idris Deby signed for Lyon in May.",
        "Congress gave its backing to the budget on Monday.",
        "Chad became a member of the Security Council on Monday.",
        "The plan won the approval of the Senate on Monday.",
        "The treaty has not passed the Senate.",
        "Talks on the treaty were concluded in Rome in March.",
        "For Mali: the treaty means jobs.",
        "Concluded: the talks in Bamako on Monday.",
        "Kenya informed Uganda of its decision to terminate the treaty.",
    ],
)
def test_what_only_sounds_like_an_act_is_none(text: str) -> None:
    assert told(text) == []


def test_a_verb_left_out_is_not_found_where_another_stands() -> None:
    found = told("Kenya ratified the pact in 2003 and Uganda in 2004 protested.")
    assert [(act, party) for act, party, *_ in found] == [("ratification", "Kenya")]


def test_the_signatures_below_a_treaty_have_the_day_of_its_closing_words() -> None:
    document = Document.from_text(
        "In witness whereof the undersigned have signed this Treaty.\n\nDone at Lima this third day of May 2001.\n\n"
        "For the Government of Peru: (signed) Ana Vega\n\nFor the Government of Chile: (signed) Luis Paz"
    )
    found = [
        (one.act, one.party, one.actor, one.date, one.place)
        for sentence in document.sentences
        for one in facts.events(document, [sentence], acts(document, sentence).items).facts
        if isinstance(one, TreatyEvent)
    ]
    assert found == [
        ("signature", "Peru", "Ana Vega", "2001-05-03", "Lima"),
        ("signature", "Chile", "Luis Paz", "2001-05-03", "Lima"),
    ]


def test_a_signature_below_stands_only_for_the_state_named_there() -> None:
    document = Document.from_text("For Peru: (signed) Ana Vega For Chile: (signed) Luis Paz")
    swapped = EventAnswer(act="signed", actor="Luis Paz", state="Peru", date=None, place=None)
    assert not facts.events(document, document.sentences, [swapped]).facts


def test_an_agreement_named_in_passing_is_not_the_treaty_of_the_text() -> None:
    before = "The ministers signed the Treaty on the Delimitation of the Sound."
    other = "They noted that the Agreement on Ferry Traffic, ratified by Peru in April, holds."
    assert events(other, before=before) == []


def test_a_sentence_with_a_verb_that_cannot_be_placed_is_left_open() -> None:
    document = Document.from_text("The pact, the envoy said when he signed, was good.", published=PUBLISHED)
    assert not acts(document, document.sentences[0]).settled


@pytest.mark.parametrize(
    "text", ["The bank gave notice on 3 May.", "The landlord was given notice on Monday.", "He made a reservation."]
)
def test_notices_and_reservations_are_those_of_states(text: str) -> None:
    assert told(text) == []
