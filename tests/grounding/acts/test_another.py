"""Acts on another instrument than the one that a text is about, and those that are on it after all."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.document import Document
from summarizer.grounding import check_event
from summarizer.grounding.acts.another import why_another
from summarizer.grounding.acts.words import act_cues

LEAD = "Brazil and Chile signed the Harbour Treaty in Lima on 3 May 2020."


def refused(text: str, *, lead: str = LEAD) -> list[bool]:
    """For each word of an act in the last sentence, whether it is told of another instrument."""
    document = Document.from_text(f"{lead} {text}", published=date(2020, 6, 10))
    sentence = document.sentences[-1]
    return [why_another(document, sentence, cue) is not None for cue in act_cues(sentence.text)]


@pytest.mark.parametrize(
    "text",
    [
        "It builds on an agreement that the two countries signed in Quito in 2011.",
        "They have been linked since 1998 by a fisheries accord signed in Arica.",
        "Under an agreement of 2008 signed in Montevideo, Brazil paid for the pilots.",
        "The treaty resembles the accord Chile and Peru signed in Arica.",
        "The text follows the model of the convention adopted in Rotterdam in 2008.",
        "The treaty implements the framework agreement concluded at Cusco in 2006.",
        "It takes the place of one signed in Santiago in 1987.",
        "An earlier version, signed in Quito in 2014, lapsed.",
        "Their last such agreement, signed in 2002, was short.",
        "Unlike the pact that Peru ratified in May, it has no clause on fees.",
        "Brazil has already ratified the convention on ballast water.",
        "Chile is a party to the Seafarers Convention, which it ratified in 2001.",
        "The agreement with Peru was signed in Arica on 2 June.",
        "Chile's treaty with Bolivia entered into force in 2018.",
        "The first of the two treaties was signed in 2003.",
        "At the same ceremony the ministers signed two memoranda on ports.",
        "The miners' union ratified the agreement on 2 June.",
        "The treaty was ratified by shareholders on 2 June.",
    ],
)
def test_an_act_on_another_instrument_is_none_on_this_one(text):
    assert all(refused(text))


@pytest.mark.parametrize(
    "text",
    [
        "Chile ratified the Harbour Treaty on 2 June.",
        "The treaty, an accord signed in Lima, covers pilots.",
        "It was the first pact signed by the new president.",
        "Brazil's Congress approved the accord on 2 June.",
        "The agreement with Brazil was ratified by Chile on 2 June.",
        "The deal was signed by both ministers, who had signed nothing for years.",
        "Chile ratified it in June.",
        "The European Union ratified the treaty on 2 June.",
        "Chile's ratification of the treaty came in June.",
    ],
)
def test_an_act_on_the_treaty_is_told_of_it(text):
    assert not any(refused(text))


@pytest.mark.parametrize(
    ("lead", "text", "other"),
    [
        (
            "Peru ratified the Protocol to the Lima Convention on Seed Banks.",
            "The Convention was signed in 1998.",
            True,
        ),
        ("Peru ratified the Protocol to the Lima Convention on Seed Banks.", "The Protocol was signed in 2017.", False),
        ("Peru ratified the Lima Convention on Seed Banks.", "The Convention was signed in 1998.", False),
        ("Moldova joined the Convention on Pilots.", "The Protocol entered into force in 2012.", True),
        ("Egypt and Sudan signed the Nile Charter.", "They signed their first pact in 1959.", True),
        ("Egypt and Sudan signed the Nile Charter.", "It is the first pact signed by both since 1959.", False),
        ("Peru and Chile agreed on two protocols.", "The two protocols were signed on Monday.", False),
        ("Kenya and Uganda signed a fisheries agreement.", "They had signed a border treaty in 1972.", True),
        ("Kenya and Uganda signed a fisheries agreement.", "They signed the agreement on Monday.", False),
        (f"{LEAD} A similar charter was adopted in Dakar.", "Togo ratified that charter in 2016.", True),
        (f"{LEAD} It ends a dispute over the earlier 1955 treaty.", "The 1955 treaty was signed by Chile.", True),
        (
            "Panama suspended the Agreement on Border Residents, known as the Canoas Pact.",
            "The Canoas Pact was signed in 2015.",
            False,
        ),
    ],
)
def test_which_instrument_is_meant_follows_from_what_was_told_before(lead, text, other):
    assert refused(text, lead=lead)[0] is other


def test_grounding_refuses_what_a_model_says_of_another_instrument():
    document = Document.from_text(f"{LEAD} It builds on an accord signed by Peru in Quito in 2011.")
    found = check_event(document, document.sentences[1:], "signature", party="Peru", date_text="2011", place="Quito")
    assert not found.kept
    assert "another instrument" in found.refusals[-1].reason


@given(st.text(max_size=120))
def test_any_text_can_be_judged(text):
    document = Document.from_text(f"{LEAD} {text}.")
    for sentence in document.sentences:
        for cue in act_cues(sentence.text):
            why_another(document, sentence, cue)
