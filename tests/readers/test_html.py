"""Web pages: the article and what the page declares about itself."""

from __future__ import annotations

from datetime import date

import pytest

from summarizer.document import Document
from summarizer.errors import NoTextInDocument
from summarizer.readers import read_bytes
from tests.readers.made import ARTICLE, page


def test_article_and_metadata():
    head = (
        "<title>Rivals sign a treaty | Herald</title><meta property='og:site_name' content='The Herald'>"
        "<link rel='canonical' href='https://herald.example/treaty'>"
        "<meta property='article:published_time' content='2024-11-12T23:30:00-05:00'>"
    )
    body = f"<nav><a href='/'>Home</a></nav><script>write('x')</script>{ARTICLE}<footer>© 2024 Herald</footer>"
    document = read_bytes(page(body, head), name="a.html")
    assert document == Document(
        id="a",
        text=(
            "Rivals sign a treaty\n\nThe leaders signed the treaty on Monday, and both said that they would ask "
            "their parliaments to approve it.\n\nIt names five fields:\n- space;\n- trade."
        ),
        title="Rivals sign a treaty",
        publisher="The Herald",
        published=date(2024, 11, 12),
        url="https://herald.example/treaty",
    )
    assert document.sentences[0].role == "title"


def test_a_long_article():
    paragraphs = [
        f"Sentence number {number} says that the treaty is in <i>force</i> in the capital." for number in range(40)
    ]
    document = read_bytes(page("<article>" + "".join(f"<p>{p}</p>" for p in paragraphs) + "</article>"), name="a.html")
    assert [s.text for s in document.sentences] == [p.replace("<i>", "").replace("</i>", "") for p in paragraphs]


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ("<meta name='DC.date.issued' content='2024-11-12'>", date(2024, 11, 12)),
        ("<meta itemprop='datePublished' content='2024-11-12 10:00'>", date(2024, 11, 12)),
        (
            '<script type=\'application/ld+json\'>{"@graph": [{"datePublished": "2024-11-12"}]}</script>',
            date(2024, 11, 12),
        ),
        ("<script type='application/ld+json'>{broken</script>", None),
        ("<script type='application/ld+json'>" + "[" * 5_000 + "</script>", None),
        ("<meta name='date' content='Tuesday'><meta name='date' content='2024-11-12'>", date(2024, 11, 12)),
        ("<meta name='date' content='2024-02-31'>", None),
        ("<meta name='date' content='Tuesday'>", None),
        ("", None),
    ],
)
def test_only_a_declared_date_is_the_date_of_publication(head, published):
    body = ARTICLE + "<p>The pact of 12 May 2019 was updated on 2020-06-03.</p>"
    assert read_bytes(page(body, head), name="a.html").published == published


@pytest.mark.parametrize("body", ["", "<script>var treaty = 'They signed it.'</script>", "<!-- They signed it. -->"])
def test_no_article(body):
    with pytest.raises(NoTextInDocument, match="No article was found"):
        read_bytes(page(body, "<title>Treaty</title>"), name="a.html")


@pytest.mark.parametrize("control", ["&#27;", "&#0;", "&#8", "&#11;", "&#031;", "&#x1b;", "&#X0F;", "&#x00c"])
def test_a_reference_to_a_control_character_costs_nothing_else(control):
    data = page(f"<article><p>They signed it{control}. It binds them.</p></article>", f"<title>A{control}</title>")
    assert read_bytes(data, name="a.html").text == "A\n\nThey signed it. It binds them."


def test_other_references_are_characters():
    data = page("<article><p>They signed&#32;&#x201c;it&#8221; &#38; left&#13;.</p></article>")
    assert read_bytes(data, name="a.html").text == "They signed “it” & left ."


def test_an_xml_declaration():
    data = b'<?xml version="1.0" encoding="utf-8"?>\n' + page("<p>They signed it.</p>")
    assert read_bytes(data, name="a.xhtml").text == "They signed it."
