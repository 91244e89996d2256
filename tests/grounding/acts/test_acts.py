"""Acts told by neighbouring words: whose act it is, and what it is done to."""

from __future__ import annotations

import pytest

from summarizer.grounding import act_cues, normalise_act


@pytest.mark.parametrize(
    "text",
    [
        "President Obi ratified the treaty by decree.",
        "President Obi signed the ratification by decree.",
        "President Obi signed its ratification on Monday.",
        "President Obi signs the ratification of the treaty.",
    ],
)
def test_a_head_of_state_who_ratifies_by_decree_ratifies(text: str) -> None:
    assert normalise_act("ratification", "President Obi", text) == "ratification"


@pytest.mark.parametrize(
    "text", ["President Obi signed the ratification bill.", "President Obi signed the law on ratification of the pact."]
)
def test_a_head_of_state_who_signs_the_law_approves_inside_the_state(text: str) -> None:
    assert normalise_act("ratification", "President Obi", text) == "domestic_approval"


def test_initialling_a_text_is_not_signing_it() -> None:
    """It establishes the text (Vienna Convention on the Law of Treaties, article 10); signature comes later."""
    text = "Peru and Chile initialled the fisheries treaty in Lima on Monday."
    assert [cue.act for cue in act_cues(text)] == ["other"]
    assert [cue.act for cue in act_cues(text.replace("initialled", "signed"))] == ["signature"]
