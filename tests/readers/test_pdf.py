"""PDF: lines, pages and words put together, and what cannot be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.errors import DocumentError, NoTextInDocument
from summarizer.readers import read_bytes
from summarizer.readers.pdf import join_lines
from tests.readers.made import make_pdf


def test_lines_pages_and_words_are_put_together():
    first = [
        "Treaty Series",
        "Treaty of Friendship",
        "Article 1",
        "The Parties shall consult each other at any time and reach an agree-",
        "ment on every question of non-",
        "proliferation that touches the interests of both",
        "1",
    ]
    second = ["Treaty Series", "Parties to this Treaty.", "Article 2", "They shall meet.", "2"]
    third = ["Treaty Series", "Done in two originals in 2024.", "3"]
    document = read_bytes(make_pdf([first, second, third], title="Treaty of Friendship"), name="a.pdf")
    assert [s.text for s in document.sentences] == [
        "Treaty of Friendship",
        (
            "Article 1\nThe Parties shall consult each other at any time and reach an agreement on every question "
            "of non-proliferation that touches the interests of both Parties to this Treaty."
        ),
        "Article 2\nThey shall meet.",
        "Done in two originals in 2024.",
    ]
    assert document.title == "Treaty of Friendship"
    assert document.sentences[0].role == "title"


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["the peace-", "keeping force, a peace-keeping one"], "the peace-keeping force, a peace-keeping one"),
        (["the so-", "called pact"], "the so-called pact"),
        (["between North Korea-", "Russia"], "between North Korea-Russia"),
        (["from 2020-", "25 on"], "from 2020-25 on"),
        (["a treaty -", "an old one"], "a treaty - an old one"),
        (["They agreed on:", "- space;", "- trade."], "They agreed on:\n- space;\n- trade."),
        (["One paragraph.", "", "", "Another."], "One paragraph.\n\nAnother."),
        ([], ""),
    ],
)
def test_join_lines(lines, text):
    assert join_lines(lines) == text


@given(st.lists(st.text(alphabet="aB1 .-;\ufffe", max_size=12), max_size=12))
def test_joining_loses_nothing_but_white_space_and_hyphens(lines):
    def bare(text):
        return "".join(c for c in text if not c.isspace() and c not in "-\ufffe")

    assert bare(join_lines(lines)) == bare("".join(lines))


@pytest.mark.parametrize("title", ["Microsoft Word - draft3.doc", "untitled", "treaty_final.pdf", ""])
def test_titles_that_only_name_a_file(title):
    assert read_bytes(make_pdf([["They signed it."]], title=title), name="a.pdf").title is None


def test_pictures_of_pages():
    with pytest.raises(NoTextInDocument, match=r"only pictures.*OCR"):
        read_bytes(make_pdf([[], []]), name="a.pdf")


def test_a_password():
    with pytest.raises(DocumentError, match="locked by a password"):
        read_bytes(make_pdf([["They signed it."]], encrypted=True), name="a.pdf")


def test_damage():
    with pytest.raises(DocumentError, match=r"cannot be read: .*[^.]\. The file may be damaged"):
        read_bytes(b"%PDF-1.7\nnothing", name="a.pdf")
