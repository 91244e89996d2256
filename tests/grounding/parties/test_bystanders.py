"""Who only speaks of a treaty of others, in the sentence that tells of it, is no party."""

from __future__ import annotations

import pytest

from summarizer.document import Document
from summarizer.grounding import check_party


def is_party(text, name):
    document = Document.from_text(text)
    return check_party(document, document.sentences, name).kept


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Chad signed a treaty with Mali, and Togo praised it.", "Togo"),
        ("Chad signed a treaty with Mali and Togo condemned the step.", "Togo"),
        ("Chad concluded a treaty with Mali, and Togo mediated.", "Togo"),
        ("Chad concluded a treaty with Mali, which Togo opposed.", "Togo"),
        ("A treaty between Chad and Mali was signed on Monday, and Togo hosted the ceremony.", "Togo"),
        ("Chad signed a treaty with Mali and Togo is pleased.", "Togo"),
        ("Chad signed a treaty with Mali, and Togo was pleased.", "Togo"),
        ("The treaty was signed by Chad and Mali and Togo was invited.", "Togo"),
    ],
)
def test_a_bystander_is_no_party(text, name):
    assert not is_party(text, name)
    assert is_party(text, "Chad")
    assert is_party(text, "Mali")


@pytest.mark.parametrize(
    "text",
    [
        "Chad signed a treaty with Mali and Togo that ended the war.",
        "Chad signed a treaty with Mali, and Togo signed it in May.",
        "The treaty between Chad and Togo ended the war.",
        "The treaty signed by Chad, Mali, and Togo is in force.",
        "The treaty signed by Chad and Togo has taken effect.",
        "The treaty between Chad and Togo, which was signed in May, is in force.",
    ],
)
def test_the_last_of_a_list_is_a_party(text):
    assert is_party(text, "Togo")


@pytest.mark.parametrize(
    "text",
    [
        "The accord which Chad reached with Togo in 2010 is on hold.",
        "The treaty linking Chad to Togo ended in 2014.",
        "The treaty binding Chad, Mali and Togo ended in 2014.",
        "The visa-waiver pact with Chad was submitted to Togo's parliament in May.",
        "The members of the pact are Chad, Mali and Togo.",
    ],
)
def test_a_treaty_is_said_to_be_theirs(text):
    assert is_party(text, "Togo")
    assert is_party(text, "Chad")


@pytest.mark.parametrize(
    "text",
    [
        "The road linking Chad and Togo is in the treaty with Mali.",
        "A copy of the pact with Chad was given to the Togolese press.",
        "The members of the commission under the pact are Chad, Mali and Togo.",
        "The members whom the pact protects met in Togo.",
    ],
)
def test_what_is_linked_or_given_otherwise_shows_no_party(text):
    assert not is_party(text, "Togo")
