"""Agreements inside one state are no treaties; those between states are, whoever else is named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.document import Document
from summarizer.errors import EmptyDocument
from summarizer.grounding.parties.insiders import is_made_inside


@pytest.mark.parametrize(
    "text",
    [
        "Chad's government and the rebel Lake Liberation Front signed a truce late on Sunday.",
        "Peru's labour ministry, two union federations and the growers' association signed an accord on Friday.",
        "Nigeria's government struck a deal with striking doctors on Monday.",
        "Ethiopia's government signed a peace agreement with the Afar Resistance Movement in Pretoria, South Africa.",
        "A truce between the army and the Kasai rebels took hold on Monday.",
        "The health ministry reached a pay agreement with the nurses' union late on Friday.",
        "Burundi and the Rwanda-backed Tarak rebels signed a peace accord in Doha, Qatar, on Saturday.",
        "Ruling and opposition parties signed a pact on pension reform.",
        "Zambia's government signed a contract with a mining company on Monday.",
        "Talks went on for a week. The government of Togo and two tribes reached a land settlement.",
    ],
)
def test_made_inside(text):
    assert is_made_inside(Document.from_text(text))


@pytest.mark.parametrize(
    "text",
    [
        "Italy and Malta signed an accord on disarming militias in Libya.",
        "France and Spain signed a treaty with employers' organisations present.",
        "Chad and Mali signed a treaty that bars rebels from crossing the border.",
        "The opposition criticised the treaty that Chad and Mali signed.",
        "Kenya's opposition and civil society groups urged parliament to reject the defence agreement with Britain.",
        "Uganda signed an agreement with Rwanda to expel rebels.",
        "The Russian Federation and Belarus concluded an agreement on gas.",
        "The European Union and Chile signed a trade agreement on Monday.",
        "Greenland's trade unions attacked the fisheries agreement between Denmark and Iceland.",
        "The government and opposition parties agreed on Monday to ratify the treaty with Russia.",
        "Arvenia's president signed a pact with neighbouring Luskia, and rebels attacked a bridge.",
        "Ostravia's navy and Belmark's government struck a deal with miners on board. Ostravian ships left.",
        "Chad and Mali signed a treaty. Later the government and the rebels signed a truce.",
    ],
)
def test_made_between_states(text):
    assert not is_made_inside(Document.from_text(text))


@given(st.text(max_size=80))
def test_any_text_is_read(text):
    try:
        document = Document.from_text(f"The government and the rebels signed {text}")
    except EmptyDocument:
        return
    assert is_made_inside(document) in {True, False}
