"""The entries for claims, obligations, areas, wording and the abstract."""

from __future__ import annotations

from datetime import date

import pytest

from summarizer.document import Document
from summarizer.grounding import (
    check_area,
    check_claim,
    check_obligation,
    check_quoted,
    check_sentence,
    check_wording,
    conditions_in,
    obligation_supported,
)
from summarizer.records.evidence import Evidence

SENT = (
    "Peruvian Foreign Minister Ana Silva disclosed on Monday that Bolivia had sent approximately 11,000 guards to Lima."
)
GUARDS = "Bolivia had sent 11,000 guards to Lima"
DUTY = "In the event of an armed attack on either Party, the other shall assist it with all means, at its request."


def claim(text, value, published=None, **fields):
    document = Document.from_text(text, published=published)
    return check_claim(document, document.sentences, value, **fields)


def test_a_claim_with_all_that_belongs_to_it():
    found = claim(SENT, GUARDS, date(2024, 11, 12), attribution=[("Ana Silva", "disclosed")], time="Monday")
    assert found.refusals == ()
    assert [(link.source, link.cue) for link in found.attribution] == [("Ana Silva", "disclosed")]
    assert found.event_time is not None
    assert (found.event_time.date, found.event_time.text) == ("2024-11-11", "Monday")
    (quantity,) = found.quantities
    assert (quantity.value, quantity.unit, quantity.approximate) == (11000, "guards", True)
    assert found.evidence[0].quote == SENT


def test_the_speaker_of_the_source_is_recorded_where_the_draft_names_none():
    (link,) = claim(SENT, GUARDS).attribution
    assert link.source == "Peruvian Foreign Minister Ana Silva"


def test_a_wrong_speaker_is_replaced_with_a_refusal():
    found = claim(SENT, GUARDS, attribution=[("Bolivia", "disclosed")])
    assert found.kept
    assert found.attribution[0].source == "Peruvian Foreign Minister Ana Silva"
    assert [refusal.field for refusal in found.refusals] == ["attribution"]


def test_a_wrong_time_is_dropped():
    found = claim(SENT, GUARDS, time="Tuesday")
    assert found.event_time is None
    assert [refusal.field for refusal in found.refusals] == ["event_time"]


HEDGED = "Togo has reportedly left the pact."


def test_a_hedge_may_become_the_factuality():
    found = claim(HEDGED, "Togo has left the pact", factuality="unconfirmed")
    assert found.factuality == "unconfirmed"
    assert found.refusals == ()


def test_a_hedge_may_not_disappear():
    found = claim(HEDGED, "Togo has left the pact", factuality="asserted")
    assert not found.kept
    assert "reportedly" in found.refusals[0].reason


def test_factuality_is_that_of_the_words():
    found = claim(HEDGED, HEDGED, factuality="asserted")
    assert found.factuality == "unconfirmed"
    assert [refusal.field for refusal in found.refusals] == ["factuality"]


def test_what_is_denied_is_no_fact():
    text = "Togo denied that it had left the pact."
    assert not claim(text, "it had left the pact", factuality="asserted").kept
    assert not claim(text, "it had left the pact", factuality="possible").kept
    assert claim(text, "it had left the pact", factuality="denied").factuality == "denied"


def test_the_abstract_does_not_tell_what_somebody_said_as_a_fact():
    document = Document.from_text(SENT)
    told = "Bolivia had sent approximately 11,000 guards to Lima."
    assert "Ana Silva" in check_sentence(document, document.sentences, told).refusals[0].reason
    assert check_sentence(document, document.sentences, "Ana Silva disclosed on Monday that " + told).kept


def test_the_sentence_that_supports_is_found_among_those_cited():
    document = Document.from_text("Togo is small. Togo left the pact. Benin wept.")
    found = check_sentence(document, document.sentences, "Togo left the pact.")
    assert [one.quote for one in found.evidence] == ["Togo left the pact."]


def test_no_sentence_no_evidence():
    document = Document.from_text("Togo left the pact.")
    for found in (
        check_sentence(document, [], "Togo left the pact."),
        check_claim(document, [], "Togo left the pact."),
        check_area(document, [], "trade"),
        check_obligation(document, [], "other", "assist"),
    ):
        assert not found.kept
        assert "No sentence" in found.refusals[0].reason


def obligation(kind, text, **fields):
    document = Document.from_text(DUTY + " The Parties may consult on trade.")
    return check_obligation(document, document.sentences, kind, text, **fields)


def test_an_obligation_with_its_trigger_and_conditions():
    found = obligation(
        "defense",
        "the other shall assist it with all means",
        trigger="an armed attack on either Party",
        article="Article 4",
    )
    assert found.kept
    assert found.trigger == "an armed attack on either Party"
    assert found.conditions == ("on_request",)
    assert found.article is None
    assert {refusal.field for refusal in found.refusals} == {"article"}


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("defense", "the other shall attack it with all means"),
        ("defense", "the other may assist it with all means"),
        ("neutrality", "the other shall assist it with all means"),
        ("consultation", "The Parties may consult on trade"),
        ("other", "The Parties shall consult on trade"),
        ("other", "consult on trade"),
    ],
)
def test_obligations_refused(kind, text):
    found = obligation(kind, text)
    assert not found.kept
    assert len(found.refusals) == 1


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("defense", "an attack on one is an attack on all; each will assist the other if attacked"),
        ("nonaggression", "they shall not attack each other"),
        ("nonaggression", "they renounce the use of force"),
        ("neutrality", "they shall remain neutral"),
        ("neutrality", "it shall not give aid to the adversary"),
        ("consultation", "they shall consult in case of a threat"),
        ("offense", "they shall join in the war"),
        ("other", "they shall share water"),
    ],
)
def test_kinds_of_obligation(kind, text):
    assert obligation_supported(kind, text) is None


def test_conditions_need_their_words():
    assert conditions_in("under Article 51 of the UN Charter") == ("un_charter_51",)
    assert conditions_in("if it is asked, in accordance with its laws") == ("on_request", "domestic_law")
    assert conditions_in("Each Party asks the other to obey the law") == ()


AREAS = "The pact covers space, food supply and atomic energy, but does not cover migration."


@pytest.mark.parametrize(
    ("area", "kept"), [("space", True), ("Food supply", True), ("migration", False), ("oil", False)]
)
def test_area(area, kept):
    document = Document.from_text(AREAS)
    assert check_area(document, document.sentences, area).kept is kept


def test_quoted_values_are_copied():
    document = Document.from_text("The “Treaty of Lima” was signed.")
    found = check_quoted(document, document.sentences, "title", 'the "Treaty of Lima"')
    assert isinstance(found, Evidence)
    assert found.quote == "The “Treaty of Lima"
    assert not isinstance(check_quoted(document, document.sentences, "title", "the"), Evidence)


def test_wording_may_be_shortened_but_not_changed():
    document = Document.from_text("The pact shall remain in force for ten years unless a Party denounces it.")
    sentences = document.sentences
    assert check_wording(
        document, sentences, "text", "shall remain in force for ten years unless a Party denounces it"
    ).kept
    assert not check_wording(
        document, sentences, "text", "remain in force for ten years unless a Party denounces it"
    ).kept
    assert not check_wording(document, sentences, "text", "shall remain in force for ten years").kept
    assert not check_wording(document, sentences, "text", "remain in force for nine years").kept


def test_a_quotation_that_goes_on_brings_the_sentence_that_names_its_speaker():
    document = Document.from_text("“Somebody lies,” said Ana Silva. “It may take months to learn who.” It rained.")
    value = "It may take months to learn who"
    found = check_claim(document, document.sentences[1:2], value, attribution=[("Ana Silva", "said")])
    assert [link.source for link in found.attribution] == ["Ana Silva"]
    assert ["Ana Silva" in piece.quote for piece in found.evidence] == [False, True]
    alone = claim(SENT, GUARDS)
    assert len(alone.evidence) == 1
