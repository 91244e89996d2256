"""Markdown as a reader of the page sees it, and its front matter."""

from __future__ import annotations

from datetime import date

import pytest

from summarizer.document import Document
from summarizer.errors import DocumentError, NoTextInDocument
from summarizer.readers import read_bytes


def test_text_as_a_reader_sees_it():
    source = (
        "# The *treaty*\n\nThe **Parties** [agreed](https://example.org)\non `it` &amp; ![map](m.png)signed<br>it."
        "\n\n1. one;\n2. two:\n   - part.\n\n> “Quoted.”\n\n| Party | Date |\n|---|---|\n| Syldavia | June 19 |\n\n"
        "<div>A <b>block</b>\n<script>f('x')</script></div>\n\n<!-- no -->\n\n```\ncode\n```\n\n---\n\nThe\u00a0end"
    )
    document = read_bytes(source.encode(), name="a.md")
    assert document.text == (
        "The treaty\n\nThe Parties agreed on it & signed\nit.\n\n1. one;\n2. two:\n- part.\n\n“Quoted.”\n\n"
        "Party | Date\nSyldavia | June 19\n\nA block\n\ncode\n\nThe\u00a0end"
    )
    assert document.title == "The treaty"


def test_numbers_of_clauses_are_kept():
    source = b"4. The Parties consult.\n7. They meet.\n\n5) They share.\n\n   They always do.\n\n6) They stop."
    assert read_bytes(source, name="a.markdown").text == (
        "4. The Parties consult.\n7. They meet.\n\n5) They share.\n\nThey always do.\n\n6) They stop."
    )


def test_front_matter():
    source = (
        "\ufeff---\r\ntitle: 'Pact: the text'\r\npublished: 2024-11-12T08:00:00Z\r\npublisher: The Daily Herald\r\n"
        "url: https://example.org/a?b=1#c\r\ntags: [a, b]\r\nauthor:\r\n---\r\nThey signed it.\r\n"
    )
    assert read_bytes(source.encode(), name="a.md") == Document(
        id="a", text="They signed it.", title="Pact: the text", published=date(2024, 11, 12),
        publisher="The Daily Herald", url="https://example.org/a?b=1#c",
    )  # fmt: skip


@pytest.mark.parametrize("front", ["title:\n", "", "title: 1984\n", "# a comment\n"])
def test_front_matter_of_little_content(front):
    document = read_bytes(f"---\n{front}---\nThey signed it.".encode(), name="a.md")
    assert (document.title, document.text) == ("1984" if "1984" in front else None, "They signed it.")


@pytest.mark.parametrize(
    ("front", "message"),
    [
        ("title: x\npublished: 12 November", "line 3: published is '12 November', which is not a date YYYY-MM-DD"),
        ("published: 2024-11-31", "line 2: published is '2024-11-31'"),
        ("published: 20241112", "line 2: published is '20241112'"),
        ("published: true", "line 2: published is 'true'"),
        ("title: x\n\npublisher: [a, b]", "line 4: publisher must be one value"),
        ("url:\n  a: b", "line 3: url must be one value"),
        ("title: Pact: the text", "line 2: it is not valid YAML"),
        ("title: x\n bad: [", "line 3: it is not valid YAML"),
        ("a: " + "[" * 5_000, "it is not valid YAML"),
    ],
)
def test_bad_front_matter_names_the_line(front, message):
    with pytest.raises(DocumentError) as caught:
        read_bytes(f"---\n{front}\n---\nThey signed it.".encode(), name="bad.md")
    assert "front matter of bad.md" in str(caught.value)
    assert message in str(caught.value)


@pytest.mark.parametrize("source", ["---\n\nThey signed it.", "---\nThey signed it.\n---\n", "***\nThey signed it."])
def test_a_rule_is_no_front_matter(source):
    assert read_bytes(source.encode(), name="a.md").text == "They signed it."


def test_nothing_but_a_picture():
    with pytest.raises(NoTextInDocument, match=r"a\.md holds no text"):
        read_bytes(b"![a map](map.png)", name="a.md")
