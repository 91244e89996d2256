"""Folding, and finding a quote."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.document import Document
from summarizer.grounding import Refusal, fold, locate, same_wording
from summarizer.grounding.language.text import tokens

TEXT = """Andes Pact Signed

The “Andes Transit Agreement” was signed in Lima on Nov. 11 — after ten years of talks. It is open to all.

CLICK HERE TO READ MORE FROM THE LIMA POST

The power-sharing annex doesn’t enter into force before 2030."""


@pytest.fixture(scope="module")
def document():
    return Document.from_text(TEXT)


@pytest.mark.parametrize(
    "quote",
    [
        "was signed in Lima",
        'The "Andes Transit Agreement" was signed',
        "the andes transit agreement WAS signed",
        "signed\u00a0in\n Lima",
        "on Nov. 11 - after ten years",
        "on Nov. 11 – after ten years",
        "power sharing annex",
        "power‑sharing annex",
        "annex doesn't enter into force",
        "ten years of talks. It is open",
        "“It is open to all.”",
        "It is open to all",
    ],
)
def test_found_with_exact_offsets(document, quote):
    found = locate(quote, document)
    assert not isinstance(found, Refusal), found
    assert document.text[found.start : found.end] == found.quote
    assert same_wording(found.quote, quote)


@pytest.mark.parametrize(
    ("quote", "reason"),
    [
        ("was signed in Quito", "do not stand"),
        ("was signed in Lima on Nov. 12", "do not stand"),
        ("The annex ... enter into force", "leaves words out"),
        ("The annex … before 2030", "leaves words out"),
        ("CLICK HERE TO READ MORE", "do not stand"),
        ("It is open to all. The power-sharing annex", "do not stand"),
        ("", "no word"),
        ("“…” — ", "no word"),
        ("it is open to al", "do not stand"),
    ],
)
def test_refused_with_a_reason(document, quote, reason):
    found = locate(quote, document)
    assert isinstance(found, Refusal)
    assert reason in found.reason


def test_only_the_sentences_given_are_searched(document):
    sentences = [one for one in document.sentences if "open to all" in one.text]
    assert isinstance(locate("was signed in Lima", document, sentences), Refusal)
    assert not isinstance(locate("open to all", document, sentences), Refusal)


def test_repeated_words_give_the_place_in_the_sentence_cited():
    document = Document.from_text("Chad signed it. Mali wept. Chad signed it again.")
    found = locate("Chad signed it", document, document.sentences[2:])
    assert not isinstance(found, Refusal)
    assert found.start == document.text.rindex("Chad")


@pytest.mark.parametrize(
    ("left", "right"),
    [("cannot", "can not"), ("won’t", "will not"), ("U.S.", "US"), ("agree\u00adment", "agreement"), ("A-B", "A b")],
)
def test_same_folded_form(left, right):
    assert fold(left) == fold(right)


@pytest.mark.parametrize(
    ("left", "right"),
    [("11,000", "11.000"), ("Zürich", "Zurich"), ("can", "cannot"), ("-5 degrees", "5 degrees"), ("3.5", "35")],
)
def test_different_folded_form(left, right):
    assert fold(left) != fold(right)


@given(st.text())
def test_tokens_lie_in_the_text_in_order(text):
    end = 0
    for token in tokens(text):
        assert end <= token.start < token.end <= len(text)
        end = token.end


@given(st.text(), st.text(min_size=1).filter(str.strip))
def test_locate_never_raises_and_never_points_wrong(quote, text):
    document = Document.from_text("A treaty. " + text)
    found = locate(quote, document)
    if not isinstance(found, Refusal):
        assert document.text[found.start : found.end] == found.quote
