"""A record is emptied where a text shows no treaty between states, and only there."""

from __future__ import annotations

import pytest

from summarizer.document import Document
from summarizer.extract.ask import Grounded
from summarizer.extract.assemble import shows_treaty
from summarizer.grounding import quotation
from summarizer.records.treaty import Party, Title, TreatyEvent


def shown(text: str, title: str) -> bool:
    document = Document.from_text(text)
    start = text.index(title)
    evidence = [quotation(document, start, start + len(title))]
    return shows_treaty(document, Grounded((Title(text=title, evidence=evidence),)))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The Owl Convention is open. Each instrument of ratification goes to Lima.", "Owl Convention"),
        ("The Lima Accord awaits the exchange of ratifications.", "Lima Accord"),
        ("The Otter Treaty was signed by the ministers. Chad and Mali share the river.", "Otter Treaty"),
        ("The Owl Convention was adopted. Chad and Mali are to ratify it.", "Owl Convention"),
        ("This letter and the reply are the Lima Agreement between our two Governments.", "Lima Agreement"),
    ],
)
def test_a_title_and_the_law_of_treaties_or_two_states_show_a_treaty(text: str, title: str) -> None:
    assert shown(text, title)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Acme of Chad and Beta of Mali signed the Pump Agreement. It enters into force in May.", "Pump Agreement"),
        ("The Rowing League adopted the Clean Sport Convention. Chad and Mali voted.", "Clean Sport Convention"),
        ("The Otter Treaty is a film. It is set in Chad.", "Otter Treaty"),
        ("The union ratified the Dock Agreement. Chad and Mali watched.", "Dock Agreement"),
        ("The Pump Agreement covers depositary receipts of Chad and Mali.", "Pump Agreement"),
    ],
)
def test_the_name_of_a_contract_or_of_the_rules_of_a_league_shows_none(text: str, title: str) -> None:
    assert not shown(text, title)


def test_without_a_title_or_a_state_that_acts_nothing_is_shown() -> None:
    assert not shows_treaty(Document.from_text("Chad and Mali met. States Parties met, too."), Grounded())


def consent(text: str) -> Grounded:
    document = Document.from_text(text)
    evidence = [quotation(document, 0, len(text))]
    return Grounded((TreatyEvent(act="ratification", actor="the President", evidence=evidence),))


def test_an_act_of_consent_and_its_instrument_show_a_treaty_that_has_no_name() -> None:
    text = "The President signs the instruments of ratification for Chad and Mali."
    assert shows_treaty(Document.from_text(text), consent(text))


def test_an_act_of_consent_without_its_instrument_or_without_states_shows_none() -> None:
    for text in (
        "The President ratified the list of Chad and Mali.",
        "The President signs instruments of ratification.",
    ):
        assert not shows_treaty(Document.from_text(text), consent(text))


def test_what_a_government_agrees_with_rebels_is_none_whatever_a_model_found_in_it() -> None:
    text = "Chad's government and the Bol rebels signed the Lake Treaty on Monday."
    document = Document.from_text(text)
    party = Party(name="Chad", iso3="TCD", cow=483, evidence=[quotation(document, 0, len(text))])
    assert not shows_treaty(document, Grounded((party,)))
