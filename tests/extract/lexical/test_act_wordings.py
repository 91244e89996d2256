"""The ways in which acts are told: for each, sentences that tell one and sentences that only look like it."""

from __future__ import annotations

from datetime import date

import pytest

from summarizer.document import Document
from summarizer.extract import facts
from summarizer.extract.lexical.acts import acts
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
    ("text", "expected"),
    [
        ("In force since 4 May 2012, the treaty has 12 parties.", [act("entry_into_force", day="2012-05-04")]),
        ("The agreement, in force from 3 March 1998, covers rice.", [act("entry_into_force", day="1998-03-03")]),
        (
            "Signed at Arica in 1924 and in force from 1 January 1925, the treaty covers tolls.",
            [act("signature", day="1924", at="Arica"), act("entry_into_force", day="1925-01-01")],
        ),
        ("The deal comes into force on 1 July.", [act("entry_into_force", day="2024-07-01")]),
        ("The ban, in force since 2012, is in the treaty.", []),
        ("The ban under the treaty took effect on Tuesday.", []),
        ("Uganda's decision to withdraw from the treaty took effect on Tuesday.", []),
    ],
)
def test_what_takes_effect_is_the_treaty(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ghana's withdrawal from the treaty took effect on 2 May 2020.", [act("withdrawal", "Ghana", "2020-05-02")]),
        (
            "Mali's denunciation of the pact becomes effective on 3 May 2025.",
            [act("denunciation", "Mali", "2025-05-03")],
        ),
        ("Chad's ratification in 2014 brought the parties to ten.", [act("ratification", "Chad", "2014")]),
        ("Fiji's accession in December 2021 came with a condition.", [act("accession", "Fiji", "2021-12")]),
        (
            "Following Chad's ratification on 3 May, the treaty has ten parties.",
            [act("ratification", "Chad", "2024-05-03")],
        ),
        ("Following Chad's ratification on 3 May, the treaty will enter into force.", []),
        ("The court annulled Peru's ratification in 2015.", []),
        ("Peru's planned ratification in 2025 is in doubt.", []),
        ("Peru's withdrawal from Bolivia in 1995 ended the war.", []),
    ],
)
def test_an_act_that_a_noun_names_is_told_with_its_own_day(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


def test_the_day_of_a_noun_is_not_that_of_the_verb_beside_it() -> None:
    text = "After the signing in Bern on 6 October 2017 both parliaments approved the treaty."
    assert told(text) == [
        act("signature", day="2017-10-06", at="Bern"),
        act("domestic_approval", by="both parliaments"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Latvia's Saeima voted to join the convention on Thursday.",
            [act("domestic_approval", "Latvia", "2024-06-20", by="Latvia's Saeima")],
        ),
        (
            "The Cabinet took the decision to leave on 12 February.",
            [act("domestic_approval", day="2024-02-12", by="Cabinet")],
        ),
        (
            "The Senate voted 60-3 to approve the treaty on Monday.",
            [act("domestic_approval", day="2024-06-17", by="Senate")],
        ),
        ("Congress voted to raise taxes on Monday.", []),
        ("The Senate voted not to join the treaty on Monday.", []),
        ("The committee voted to postpone ratification on Monday.", []),
        ("Chad applied to join the pact in May.", []),
        ("Bolivia was invited to join the treaty in 2015.", []),
        ("The treaty was to have been signed in May.", []),
    ],
)
def test_what_is_decided_is_an_act_of_the_body_that_decides_and_no_more(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Germany's cabinet is to vote on the treaty next month.",
            [act("domestic_approval", "Germany", "2024-07", by="Germany's cabinet")],
        ),
        ("Chad plans to ratify the treaty next month.", [act("ratification", "Chad", "2024-07")]),
        ("Peru will sign the treaty in Lima on 3 July.", [act("signature", "Peru", "2024-07-03", at="Lima")]),
        ("Chad to ratify border treaty", [act("ratification", "Chad")]),
    ],
)
def test_what_is_planned_has_the_next_such_day(text: str, expected: list[Told]) -> None:
    assert told(text) == expected
    assert [one.context for one in events(text)] == ["future"]


def test_a_vote_says_nothing_of_its_outcome() -> None:
    assert told("Germany's cabinet voted on the treaty last month.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The pact was signed by Guinea, Mali and Niger at Bamako in 1998 and ratified by all three in 2006.",
            [
                *(act("signature", state, "1998", at="Bamako") for state in ("Guinea", "Mali", "Niger")),
                act("ratification", None, "2006", by="all three"),
            ],
        ),
        (
            "The upper house approved the treaty in April and the lower house in May.",
            [
                act("domestic_approval", None, "2024-04", by="upper house"),
                act("domestic_approval", None, "2024-05", by="lower house"),
            ],
        ),
        (
            "Queen Maud ratified it in May 1905, King Olav in June.",
            [
                act("ratification", None, "1905-05", by="Queen Maud"),
                act("ratification", by="King Olav"),
            ],
        ),
        ("Chad, a party since 2009, ratified the treaty in 2015.", [act("ratification", "Chad", "2015")]),
    ],
)
def test_each_of_several_acts_has_its_own_day(text: str, expected: list[Told]) -> None:
    assert told(text)[: len(expected) - 1] == expected[:-1]
    assert told(text)[-1][:1] == expected[-1][:1]
    assert told(text)[-1][3] == expected[-1][3]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chad, the other party, ratified last November.", [act("ratification", "Chad", "2023-11")]),
        ("Chad also ratified.", [act("ratification", "Chad")]),
        ("Only in 2003 did Chad ratify the convention.", [act("ratification", "Chad", "2003")]),
        ("• Estonia acceded in 2022.", [act("accession", "Estonia", "2022")]),
        ("Honduras, a member since it acceded in 2015, will stay.", [act("accession", "Honduras", "2015")]),
        ("Lagos — Peru and Oman have prolonged the pact.", [act("extension", "Peru"), act("extension", "Oman")]),
        ("So far only Chad has ratified.", [act("ratification", "Chad")]),
        (
            "Twelve have signed without ratifying: Mali, Niger and Chad.",
            [act("signature", state) for state in ("Mali", "Niger", "Chad")],
        ),
        ("KENYA: ACCESSION", [act("accession", "KENYA")]),
        ("Not one of them did: Mali, Niger and Chad have yet to sign.", []),
    ],
)
def test_states_act_wherever_they_stand(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "For Chad the treaty was signed by Ali Deby, for Mali by Musa Bako.",
            [act("signature", "Chad", by="Ali Deby"), act("signature", "Mali", by="Musa Bako")],
        ),
        (
            "From the Tajik side it was signed by R. Qodirov, from the Uzbek side by S. Orif.",
            [act("signature", "Tajikistan", by="R. Qodirov"), act("signature", "Uzbekistan", by="S. Orif")],
        ),
        (
            "Foreign ministers Ali Deby (Chad) and Musa Bako (Mali) signed the treaty.",
            [act("signature", "Chad", by="Ali Deby"), act("signature", "Mali", by="Musa Bako")],
        ),
        (
            "Ali Deby, who signed the treaty for Chad in 2009, is dead.",
            [act("signature", "Chad", "2009", by="Ali Deby")],
        ),
        (
            "The Senate in Brasília ratified the treaty in 2011.",
            [act("domestic_approval", "Brazil", "2011", by="Senate in Brasília")],
        ),
        ("The US president signed the instrument of ratification.", [act("ratification", "US", by="US president")]),
        ("Ali Deby signed the treaty for the good of Chad.", [act("signature", by="Ali Deby")]),
    ],
)
def test_who_acts_is_read_with_the_state_that_it_acts_for(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "On the sidelines, Peru and Brazil signed an agreement on roads.",
        "Peru and Chile will sign a protocol on ports in May.",
        "A ceasefire agreement took effect on Monday.",
        "Peru also ratified the Cape Town Agreement in 2014.",
        "The Quito Pact on mines was signed by Peru in 2011.",
        "Its subsidiary Andes Solar Ltd signed the agreement on Monday.",
        "Protesters denounced the treaty on Monday.",
    ],
)
def test_what_is_done_to_another_instrument_is_no_act_on_the_treaty(text: str) -> None:
    assert told(text, LEAD) == []


def test_a_paragraph_on_another_instrument_goes_on_about_it() -> None:
    before = f"{LEAD} Smoother was the course of the Animal Health Agreement with Kenya."
    assert told("President Ana Vega ratified it last Friday.", before) == []
    assert told("President Ana Vega ratified it last Friday.", LEAD) != []


def test_a_contract_of_companies_is_no_treaty() -> None:
    before = "Nordkraft GmbH has signed a supply agreement with the Peruvian grid operator."
    assert told("The signing took place in Lima on Monday.", before) == []


def test_a_notice_takes_effect_and_the_treaty_does_not() -> None:
    before = f"{LEAD} Peru gave notice of withdrawal in May."
    assert told("It takes effect on 3 August 2025.", before) == []
    assert told("It takes effect on 3 August 2025.", LEAD) == [act("entry_into_force", day="2025-08-03")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ghana took back its notice of withdrawal on 5 May.", [act("other", "Ghana", "2024-05-05")]),
        ("Chad lifted its reservation to Article 9 in 2014.", [act("other", "Chad", "2014")]),
        ("The suspension of the treaty was lifted in December.", [act("other", day="2023-12")]),
        (
            "Kenya notified Chad on 5 May of its decision to terminate the treaty.",
            [act("denunciation", "Kenya", "2024-05-05")],
        ),
        ("Kenya ended its membership of the treaty on Tuesday.", [act("withdrawal", "Kenya", "2024-06-18")]),
        ("Talks on the treaty ended on Tuesday.", []),
        ("Ghana took back its proposal on the treaty on 5 May.", []),
    ],
)
def test_acts_that_undo_others(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


def test_an_official_title_says_where_the_treaty_was_done() -> None:
    title = "Convention on the Protection of Raptors, done at Bergen on 22 October 2009"
    assert told(title) == [act("signature", day="2009-10-22", at="Bergen")]
    other = "Peru is party to the Convention on Seals, done at Oslo on 3 May 1990."
    assert told(other, LEAD) == []


@pytest.mark.parametrize(
    "place", ["in the presence of the king", "in the course of a visit", "in his capacity as president"]
)
def test_what_only_stands_behind_in_is_no_place(place: str) -> None:
    assert [one.place for one in events(f"The pact was signed by Mali on Monday {place}.")] == [None]


def test_a_noun_of_an_act_that_is_not_read_leaves_the_sentence_open() -> None:
    document = Document.from_text("The treaty owes much to Chad's ratification.", published=PUBLISHED)
    assert not acts(document, document.sentences[0]).settled


@pytest.mark.parametrize(
    ("before", "text", "expected"),
    [
        (
            "The pact was drawn up in 1864.",
            "It was signed on 29 September of that year.",
            [act("signature", day="1864-09-29")],
        ),
        (
            "The pact was signed in March 1905.",
            "King Olav ratified it the following May.",
            [act("ratification", None, "1905-05", by="King Olav")],
        ),
        ("Peru signed the pact in 2001.", "It ratified it in 2004.", [act("ratification", "Peru", "2004")]),
        ("Peru signed the pact with Chile in 2001.", "It ratified it in 2004.", [act("ratification", day="2004")]),
        (
            "The pact was drawn up in 1864 and redrawn in 1871.",
            "It was signed on 29 May of that year.",
            [act("signature")],
        ),
    ],
)
def test_the_sentence_before_gives_a_year_or_a_state_where_only_one_can_be_meant(
    before: str, text: str, expected: list[Told]
) -> None:
    assert told(text, before) == expected


def test_the_sentence_that_names_the_state_is_cited_too() -> None:
    (event,) = events("It ratified it in 2004.", "Peru signed the pact in 2001.")
    assert [one.quote for one in event.evidence] == ["It ratified it in 2004.", "Peru signed the pact in 2001."]


def test_names_before_their_states_are_a_block_of_signatures() -> None:
    before = "Signed in Arica on 18 March 2021 in duplicate.\n\n"
    block = "Ana Vega, State Secretary, for the Peruvian side; Luis Paz, Vice Minister, for the Chilean side"
    assert told(block, before) == [
        act("signature", "Peru", "2021-03-18", by="Ana Vega", at="Arica"),
        act("signature", "Chile", "2021-03-18", by="Luis Paz", at="Arica"),
    ]
    assert told("Ana Vega, State Secretary, spoke for the Peruvian side.", before) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Peru, which won its war in 1821, ratified the treaty.", None),
        ("Peru, with 30 million people in 2009, ratified the treaty.", None),
        ("The Senate, elected in March, approved the treaty.", None),
        ("Elected in 2006, King Olav ratified the treaty.", None),
        ("King Olav, who signed the treaty, was born in Oslo in 1950.", None),
        ("The treaty was signed by Peru in Lima, where Vega was born in 1950.", None),
        ("Peru, in Lima on 3 May, ratified the treaty.", "2024-05-03"),
        ("In May, after long talks, Peru ratified the treaty.", "2024-05"),
    ],
)
def test_a_day_told_of_somebody_is_not_that_of_the_act(text: str, day: str | None) -> None:
    assert [one.date for one in events(text)] == [day]
