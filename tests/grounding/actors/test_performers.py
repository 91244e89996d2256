"""Who performs an act by the grammar of its sentence, and the dates and acts that lean on other words."""

from __future__ import annotations

import pytest

from summarizer.document import Document
from summarizer.grounding import act_cues, check_event, event_context, normalise_act
from summarizer.grounding.actors.homelands import homelands
from summarizer.grounding.actors.performers import performers


def read(text: str, act: str) -> list[tuple[str | None, str | None]]:
    cue = next(one for one in act_cues(text) if one.act == act and not one.noun)
    return [(one.actor, one.state) for one in performers(Document.from_text(text), text, cue)]


def event(text: str, act: str, **fields: str):
    document = Document.from_text(text)
    return check_event(document, document.sentences[-1:], act, **fields)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Peru's Ana Vega and the Attorney General of Chile, Mr. Luis Paz, signed the treaty.",
            [("Ana Vega", "Peru"), ("Mr. Luis Paz", "Chile")],
        ),
        (
            "The leaders of Peru and Chile signed the treaty.",
            [("leaders of Peru and Chile", one) for one in ("Peru", "Chile")],
        ),
        ("Peru, which backs Chile, signed the treaty.", [(None, "Peru")]),
        ("LIMA, Peru (Newswire) — Peru and Chile signed the treaty.", [(None, "Peru"), (None, "Chile")]),
        ("The EU and Peru signed the treaty.", [(None, "EU"), (None, "Peru")]),
        ("Officials from Bolivia, Peru and Chile signed the treaty.", []),
        ("Talks with Bolivia ended and Peru signed the treaty.", [(None, "Peru")]),
        ("The treaty was signed by force of habit.", []),
        ("Investors signed the treaty.", []),
    ],
)
def test_a_subject_is_read_whole_or_not_at_all(text, expected):
    assert read(text, "signature") == expected


def test_a_document_shows_which_unknown_names_are_states():
    text = "Kestovian envoys met. Kestovia and Dastren talked. He spoke of Putin's government."
    assert set(homelands(Document.from_text(text)).values()) == {"Kestovia"}


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("Mali ratified it in May 2020, and the treaty entered into force that June.", "that June", "2020-06"),
        ("Mali ratified it in May 2020, and the treaty entered into force that March.", "that March", "2021-03"),
        (
            "Mali ratified it in 1976, and the treaty entered into force on 1 April of that year.",
            "1 April",
            "1976-04-01",
        ),
        ("The treaty entered into force on 1 April of that year.", "1 April", None),
    ],
)
def test_a_date_that_leans_on_another_has_its_year_or_none(text, words, day):
    assert event(text, "entry_into_force", date_text=words).date == day


def test_the_year_of_a_named_instrument_dates_no_act():
    text = "Recalling the Declaration of Lima of 2009, Peru hereby adopts this Charter."
    assert event(text, "adoption", party="Peru", date_text="2009").date is None
    assert event("Peru adopted the charter in 2009.", "adoption", party="Peru", date_text="2009").date == "2009"


def test_what_was_debated_and_approved_was_approved():
    assert event_context("domestic_approval", "The Senate debated the treaty and approved it.") == "actual"
    assert event_context("domestic_approval", "The Senate debated whether it approved the treaty.") == "hypothetical"


def test_a_decree_by_which_an_accession_is_signed_is_no_law():
    text = "President Jone Vula signed the accession by decree."
    assert normalise_act("accession", "Jone Vula", text) == "accession"
    assert normalise_act("domestic_approval", "Jone Vula", text) != "domestic_approval"
    assert normalise_act("signature", "Jone Vula", "President Jone Vula signed the decree.") == "domestic_approval"


def test_a_decree_made_public_is_announced_where_acts_are_told_beside_it():
    text = "A decree was made public on Saturday following approvals from both houses."
    assert normalise_act("announcement", None, text) == "announcement"
    assert normalise_act("announcement", None, "A decree on fishing was made public on Saturday.") != "announcement"


def test_closing_words_date_only_what_the_text_performs_itself():
    closing = "Done at Oslo on 3 May 2020."
    own = event(
        f"{closing} In witness whereof Ana Vega, for Peru, has signed this Treaty.",
        "signature",
        actor="Ana Vega",
        date_text="3 May 2020",
    )
    assert own.date == "2020-05-03"
    news = event(
        f"{closing} Ana Vega of Peru signed this Treaty.", "signature", actor="Ana Vega", date_text="3 May 2020"
    )
    assert news.date is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Signed by Ana Vega, Director, for the Government of Peru, and by Luis Paz for the Kingdom of Nepal.",
            [("Ana Vega", "Peru"), ("Luis Paz", "Kingdom of Nepal")],
        ),
        ("The pact was signed by Mali and by Chad.", [(None, "Mali"), (None, "Chad")]),
        ("The pact was signed by 31 states.", [("31 states", None)]),
        ("The pact was signed by Mali and praised by Chad.", [(None, "Mali")]),
    ],
)
def test_each_by_names_somebody(text, expected):
    assert read(text, "signature") == expected
