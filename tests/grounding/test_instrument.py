"""The instrument itself: title, type, and the clauses on force, length and end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.document import Document
from summarizer.errors import SummarizerError
from summarizer.grounding.instrument import (
    check_instrument,
    check_rule,
    check_term,
    check_title,
    names_instrument,
    speaks_of_force,
    speaks_of_term,
    type_of_title,
)


def sentences(text):
    document = Document.from_text(text)
    return document, document.sentences


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The Kyoto Protocol and the Paris Agreement differ.", "Paris Agreement"),
        ("Chad ratified the Kyoto Protocol.", "Kyoto Protocol"),
        (
            "The Agreement between Peru and Chile on Fisheries took effect.",
            "Agreement between Peru and Chile on Fisheries",
        ),
        ("Quito Accord ends border row.", "Quito Accord"),
        ("Chad read Mali's Water Treaty.", "Water Treaty"),
        ("They adopted the Charter of the Otter Basin Organization.", "Charter of the Otter Basin Organization"),
    ],
)
def test_a_title_is_copied(text, title):
    found = check_title(*sentences(text), title)
    assert [evidence.quote for evidence in found.evidence] == [title]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("They signed the defense treaty.", "the defense treaty"),
        ("They signed the Guest Book.", "Guest Book"),
        ("They signed the Quito Accord.", "Lima Accord"),
        ("They signed the North Atlantic Treaty.", "Atlantic Treaty"),
        ("The Treaty Section met.", "Treaty Section"),
        ("The Otter Treaty Organization met.", "Otter Treaty Organization"),
    ],
)
def test_what_is_no_title_is_refused(text, title):
    found = check_title(*sentences(text), title)
    assert not found.kept
    assert found.refusals[0].value == title


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Protocol to the North Atlantic Treaty", "protocol"),
        ("Treaty on Water", "treaty"),
        ("Memorandum of Understanding on Trade", "memorandum_of_understanding"),
        ("Guest Book", None),
    ],
)
def test_the_type_is_what_the_title_names_first(title, kind):
    assert type_of_title(title) == kind


def test_a_type_needs_its_word():
    given = sentences("They signed the convention.")
    assert check_instrument(*given, "convention").kept
    assert not check_instrument(*given, "charter").kept
    assert check_instrument(*given, "other").refusals == ()


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("It enters into force thirty days after the fiftieth ratification.", True),
        ("This Treaty shall enter into force on signature.", True),
        ("The sanctions take effect on Monday.", False),
        ("The treaty entered into force in 1999.", False),
        ("The treaty covers trade.", False),
    ],
)
def test_a_rule_on_taking_effect(text, kept):
    assert check_rule(*sentences(text), text).kept is kept


@pytest.mark.parametrize(
    ("kind", "text", "months"),
    [
        ("duration", "This Treaty shall remain in force for ten years.", 120),
        ("duration", "This Treaty is of unlimited duration.", None),
        ("renewal", "It shall be renewed for eighteen months unless a Party objects.", 18),
        ("withdrawal", "A Party may withdraw by giving one year's notice.", 12),
        ("depositary", "The Secretary-General shall be the depositary of this Convention.", None),
    ],
)
def test_a_final_clause_and_its_length(kind, text, months):
    found = check_term(*sentences(text), kind, text)
    assert found.kept
    assert found.months == months


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("withdrawal", "The troops withdrew from the border."),
        ("depositary", "Fiji deposited money."),
        ("renewal", "Chad renewed its criticism of the pact."),
        ("duration", "The treaty covers trade."),
    ],
)
def test_no_final_clause_of_another_thing(kind, text):
    assert not check_term(*sentences(text), kind, text).kept


@given(st.text(min_size=1, max_size=60), st.text(max_size=40))
def test_any_text_is_read(text, value):
    names_instrument(text)
    speaks_of_force(text)
    speaks_of_term("secrecy", text)
    type_of_title(text)
    try:
        given = sentences(text)
    except SummarizerError:
        return
    for found in (
        check_title(*given, value),
        check_rule(*given, value),
        check_term(*given, "duration", value),
        check_instrument(*given, "treaty"),
    ):
        assert found.kept is not bool(found.refusals)
