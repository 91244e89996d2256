"""What a claim's text must be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.grounding import Refusal, check_whole, kind_of, statement_of

WORDS = st.lists(
    st.sampled_from(
        "Chad said told reporters that on Friday , the pact is void . may not according to which “ ” : ’s 3 May".split()
    ),
    max_size=12,
).map(" ".join)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Two envoys said on Monday that the pact is void.", "the pact is void."),
        ("The minister told reporters that the pact is void.", "the pact is void."),
        ("Officials said on Friday the pact had been signed.", "the pact had been signed."),
        ("According to the ministry, the pact is void.", "the pact is void."),
    ],
)
def test_the_saying_is_taken_off(text, said):
    statement = statement_of(text)
    assert statement.text == said
    assert statement.speech is not None


@pytest.mark.parametrize(
    "text",
    [
        "The pact is void.",
        "The pact is void, the minister said.",
        "Analysts emphasize the significance of such pacts.",
        "The minister may have said that the pact is void.",
        "Chad confirmed receipt of the note that Mali had sent.",
        "Chad announced a plan that would end the pact.",
        "Chad expects Mali, which has left the pact, to return.",
        "The minister asked who has signed the pact.",
        "Lavrov's claim was baseless.",
    ],
)
def test_what_would_leave_no_clause_stays_whole(text):
    assert statement_of(text).text == text


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("The pact is void.", True),
        ("Because the pact is void.", False),
        ("Because the pact is void, Chad left.", True),
        ("Opening the way for trade.", False),
        ("Further opening the way for trade.", False),
        ("Nothing is known.", True),
        ("...", False),
    ],
)
def test_a_claim_is_a_whole_statement(text, whole):
    assert (check_whole(text) is None) is whole


@pytest.mark.parametrize(
    ("kind", "text", "kept"),
    [
        ("provision", "Each party shall open its ports.", True),
        ("provision", "Chad met Mali.", False),
        ("event", "Chad met Mali.", True),
        ("analysis", "Each party shall open its ports.", True),
    ],
)
def test_a_provision_needs_words_of_one(kind, text, kept):
    found = kind_of(kind, text)
    assert (found == kind) is kept
    assert isinstance(found, Refusal) is not kept


@given(st.one_of(st.text(max_size=60), WORDS))
def test_any_text_is_read(text):
    statement = statement_of(text)
    assert statement.text == text or statement.text in text
    assert statement.speech is not None or statement.text == text
    check_whole(text)
    kind_of("provision", text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Where trade accounts for most of the income.", "'where' part"),
        ("The envoy of Chad said.", "breaks off after 'said'"),
        ("The pact may be compared to the", "breaks off after 'the'"),
        ("Wednesday, July 10, 2019.", "a date and nothing more"),
    ],
)
def test_what_is_cut_out_of_a_sentence_is_no_claim(text: str, reason: str) -> None:
    refusal = check_whole(text)
    assert refusal is not None
    assert reason in refusal.reason


def test_a_whole_statement_may_end_with_a_day() -> None:
    assert check_whole("Chad signed the pact on Wednesday, July 10, 2019.") is None
