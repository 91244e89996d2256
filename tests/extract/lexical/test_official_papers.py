"""Acts as ministries, depositaries and treaties themselves tell them, and what only looks like one."""

from __future__ import annotations

from datetime import date

import pytest

from summarizer.document import Document
from summarizer.extract import facts
from summarizer.extract.lexical.acts import acts
from summarizer.records.treaty import TreatyEvent

LEAD = "The Lima Treaty on Fish binds Peru and Chile."
Told = tuple[str, str | None, str | None, str | None]


def events(text: str, before: str = LEAD, published: date | None = date(2024, 6, 20)) -> list[TreatyEvent]:
    """What stands of the proposals for the last sentence of a text."""
    document = Document.from_text(f"{before} {text}".strip(), published=published)
    sentence = document.sentences[-1]
    found = facts.events(document, [sentence], acts(document, sentence).items)
    return [fact for fact in found.facts if isinstance(fact, TreatyEvent)]


def told(text: str, before: str = LEAD) -> list[Told]:
    return [(one.act, one.party, one.actor, one.date) for one in events(text, before)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kenya notified the completion of its legal procedures on 3 May 2024.",
            [("other", "Kenya", None, "2024-05-03")],
        ),
        (
            "On 3 May 2024 Oman informed the depositary of the completion of its internal requirements.",
            [("other", "Oman", None, "2024-05-03")],
        ),
        (
            "On 3 May 2024 Chile notified Peru that it had fulfilled its constitutional formalities.",
            [("other", "Chile", None, "2024-05-03")],
        ),
        ("Peru informed Chile that its requirements for aid had been met.", []),
        ("Chile has not notified Peru of the completion of its procedures.", []),
        ("Each Party shall notify the other of the completion of its procedures.", []),
    ],
)
def test_a_state_tells_that_its_procedures_are_complete(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Council of Ministers approved the Treaty at its sitting of 5 May 2024.",
            [("domestic_approval", None, "Council of Ministers", "2024-05-05")],
        ),
        (
            "The Government of Peru approved the Treaty by Decree No. 5 of 3 May 2024.",
            [("domestic_approval", "Peru", "Government of Peru", "2024-05-03")],
        ),
        (
            "The Senate of Chile authorised ratification of the Treaty on 20 May 2024.",
            [("domestic_approval", "Chile", "Senate of Chile", "2024-05-20")],
        ),
        (
            "Congress passed the bill ratifying the Treaty on 3 May 2024.",
            [("domestic_approval", None, "Congress", "2024-05-03")],
        ),
        (
            "In Mongolia the State Great Khural approved the Treaty on 3 May 2024.",
            [("domestic_approval", "Mongolia", "State Great Khural", "2024-05-03")],
        ),
        (
            "The withdrawal was decided by the cabinet on 4 May 2024.",
            [("domestic_approval", None, "cabinet", "2024-05-04")],
        ),
        ("Peru left the Treaty of 3 May 2012.", [("withdrawal", "Peru", None, None)]),
        ("The Senate has not authorised the president to ratify the Treaty.", []),
        ("Congress passed the law approving the budget on 3 May 2024.", []),
        ("The dispute was decided by the Council on 4 May 2024.", []),
    ],
)
def test_organs_of_a_state_approve(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Secretary-General received Oman's instrument of accession on 2 May 2024.",
            [("deposit_of_instrument", "Oman", None, "2024-05-02")],
        ),
        (
            "An instrument of accession was received from Oman on 2 May 2024.",
            [("deposit_of_instrument", "Oman", None, "2024-05-02")],
        ),
        (
            "The instrument of ratification by Peru was deposited on 2 May 2024.",
            [("deposit_of_instrument", "Peru", None, "2024-05-02")],
        ),
        (
            "On 2 May 2024 the Ambassador of Oman, Ms. Amal Said, deposited her country's instrument of accession.",
            [("deposit_of_instrument", "Oman", "Ms. Amal Said", "2024-05-02")],
        ),
        (
            "The exchange of instruments took place in Santiago on 1 May 2024.",
            [("exchange_of_instruments", None, None, "2024-05-01")],
        ),
        ("It shall enter into force on the exchange of instruments.", []),
    ],
)
def test_papers_come_and_go(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Treaty was extended by an exchange of notes of 2 May 2024.", [("extension", None, None, "2024-05-02")]),
        ("By an exchange of notes of 2 May 2024 the Treaty was amended.", [("amendment", None, None, "2024-05-02")]),
        ("Peru denounced the Treaty by a note of 4 May 2024.", [("denunciation", "Peru", None, "2024-05-04")]),
        (
            "Peru handed over to Chile a note denouncing the Treaty on 3 May 2024.",
            [("denunciation", "Peru", None, "2024-05-03")],
        ),
        ("By a note of 4 May 2024, Peru protested and later left the Treaty.", [("withdrawal", "Peru", None, None)]),
        ("Peru handed Chile a note denouncing the attack on 3 May 2024.", []),
        ("Peru and Chile agreed on 3 May 2024 to extend the deadline.", []),
    ],
)
def test_a_treaty_is_changed_or_left_by_an_instrument_with_a_day(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Senate approved the Treaty on 28 May 2024 and Peru ratified it six days later.", "2024-06-03"),
        ("Chile ratified the Treaty on 28 May 2024, and Peru ratified it the next day.", "2024-05-29"),
        ("Chile ratified the Treaty in May 2023, and Peru ratified it a year later.", "2024"),
        ("Chile ratified the Treaty in May 2023, and Peru ratified it two days later.", None),
        ("As of 1 June 2024 Chile and Peru had ratified the Treaty.", None),
    ],
)
def test_the_day_of_an_act(text: str, expected: str | None) -> None:
    assert [one.date for one in events(text) if one.party == "Peru"] == [expected]


def test_a_plan_for_a_weekday_is_for_the_next() -> None:
    plan = events("Peru will ratify the Treaty on Monday.")
    assert [(one.date, one.context) for one in plan] == [("2024-06-24", "future")]
    assert [one.date for one in events("Peru ratified the Treaty on Monday.")] == ["2024-06-17"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru might leave the Treaty.", ["hypothetical"]),
        ("Peru threatened to withdraw from the Treaty.", ["hypothetical"]),
        ("Peru will denounce the Treaty unless Chile pays.", ["hypothetical"]),
        ("A Party might withdraw from the Treaty.", []),
        ("Peru may denounce the Treaty by written notice.", []),
        ("Peru threatened to give notice of withdrawal.", ["hypothetical"]),
        ("Peru has not threatened to leave the Treaty.", []),
    ],
)
def test_a_threat_to_leave(text: str, expected: list[str]) -> None:
    assert [one.context for one in events(text)] == expected


def test_a_condition_further_on_leaves_an_act_done() -> None:
    text = "Signed in 2002, the Treaty obliges each to take back its nationals and, if they crossed, others."
    assert told(text) == [("signature", None, None, "2002")]
    assert told("The Treaty would be signed if Peru paid.") == []


@pytest.mark.parametrize(
    "closing", ["This Treaty was signed at Arica on 2 March 2024.", "Signed at Arica on 2 March 2024."]
)
def test_closing_words_date_the_signatures_below(closing: str) -> None:
    text = f"The Parties shall share fish.\n\n{closing}\n\nFor Peru: Ana Vega For Chile: Luis Paz"
    document = Document.from_text(text)
    sentence = document.sentences[-1]
    found = facts.events(document, [sentence], acts(document, sentence).items).facts
    assert [(one.party, one.actor, one.date, one.place) for one in found if isinstance(one, TreatyEvent)] == [
        ("Peru", "Ana Vega", "2024-03-02", "Arica"),
        ("Chile", "Luis Paz", "2024-03-02", "Arica"),
    ]


def test_the_undersigned_sign_where_no_name_is_below() -> None:
    text = "The undersigned, duly authorised thereto, have signed this Treaty at Arica on 6 May 2024."
    assert told(text) == [("signature", None, "undersigned", "2024-05-06")]


def test_the_next_clause_has_its_own_subject() -> None:
    text = "The Treaty was signed by senior officials of the two ministries, and Peru's cabinet approved it."
    assert told(text) == [
        ("signature", None, "senior officials of the two ministries", None),
        ("domestic_approval", "Peru", "Peru's cabinet", None),
    ]


def test_a_pronoun_two_sentences_on_takes_up_another_instrument() -> None:
    before = f"{LEAD} Peru could approve the amending protocol, which Chile signed. It would cut the deadline."
    assert told("Chile ratified it in May 2024.", before) == []
    assert told("An armistice signed in 2021 broke down.") == []
