"""Text of documents must show in Markdown as it is, and do nothing."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from summarizer.records import Evidence
from summarizer.render.markdown import Quotes, code, escape, plain

COMMONMARK = MarkdownIt("commonmark")
EXTENDED = MarkdownIt("commonmark").enable(["table", "strikethrough"])

HOSTILE = [
    "# Heading",
    "text\n\n# Heading\n\nmore",
    "Title\n=====",
    "Title\r\n-----",
    "- item",
    "* item",
    "+ item",
    "1. item",
    "12) item",
    "> quotation",
    "    code",
    "```\ncode\n```",
    "~~~\ncode",
    "---",
    "***",
    "a\n---\nb",
    "[link](http://evil.example)",
    "[link][ref]",
    "[1]",
    "[1]: http://evil.example",
    "![image](http://evil.example/x.png)",
    "<http://evil.example>",
    "<script>alert(1)</script>",
    "<!-- comment -->",
    "&lt;b&gt; &amp; &#35; AT&T",
    "**bold** __bold__ *em* _em_ ~~gone~~",
    "`code`",
    "back\\slash\\",
    "trailing  \nbreak",
    "a | b\n--|--\nc | d",
    "(http://evil.example)",
    ": http://evil.example",
    "http://evil.example www.evil.example me@evil.example",
    "\u2028# Heading\u2029# Heading\x85# Heading\x0b# Heading",
    "\x1b[31mred\x1b[0m",
    "\u202eevil",
    "",
    " ",
]

hostile = st.one_of(
    st.sampled_from(HOSTILE),
    st.lists(st.sampled_from(HOSTILE), max_size=3).map("\n".join),
    st.text(alphabet=list("#-+=*_`~[]()<>!&|\\:./@1. \n\tab;"), max_size=30),
    st.text(max_size=30),
)

# Where the templates put a value.
FRAMES = [
    "{}",
    "x\n{}",
    "- {}",
    "- x\n  - {}",
    "# {}",
    "1. “{}”",
    "> **Caveat:** {} [1]",
    "- **{}**, x",
    "x “{}” [1][2]",
    "[1] {}",
]


def shown(tokens):
    """The text that a reader sees, and the types of everything else."""
    text, kinds = [], set()
    for token in tokens:
        if token.children is not None:
            inner, types = shown(token.children)
            text.append(inner)
            kinds |= types
        elif token.type in {"text", "text_special"}:
            text.append(token.content)
        else:
            kinds.add(token.type)
            text.append(token.content)
    return "".join(text), kinds


@pytest.mark.parametrize("parser", [COMMONMARK, EXTENDED], ids=["commonmark", "extended"])
@pytest.mark.parametrize("frame", FRAMES)
@given(text=hostile)
@example(text="# a")
def test_escaped_text_shows_as_it_is_and_changes_nothing_around_it(parser, frame, text):
    neutral, kinds = shown(parser.parse(frame.format("word")))
    value = escape(text)
    found, found_kinds = shown(parser.parse(frame.format(value)))
    if not plain(text):
        return  # an empty value leaves an empty line or item
    assert found == neutral.replace("word", plain(text).replace("\0", "\ufffd"))
    assert found_kinds == kinds


@given(hostile)
def test_no_address_becomes_a_link_where_bare_addresses_do(text):
    parser = MarkdownIt("commonmark", {"linkify": False})
    assert "<a " not in parser.render(f"- {escape(text)}")
    # what such extensions look for is interrupted
    assert not re.search(r"(?i)\b(?:https?|ftp)://|\bwww\.|\w@", escape(text))


@given(hostile)
def test_code_spans_cannot_be_left(text):
    rendered = COMMONMARK.render(f"- {code(text)} end")
    line = plain(text)
    if line:
        assert (
            rendered
            == f"<ul>\n<li><code>{html.escape(line, quote=True).replace('&#x27;', chr(39))}</code> end</li>\n</ul>\n"
        )


def test_readable_text_stays_readable():
    text = "Norway’s “polar pact” (1961), AT&T, 5 % - version 1.2: 3.25 s"
    assert escape(text) == text


def test_control_and_direction_characters_are_made_visible():
    assert plain("a\x1b[31m\u202eb") == "a\ufffd[31m\ufffdb"


def evidence(start, words, document="a"):
    return Evidence(document_id=document, quote=words, start=start, end=start + len(words))


def test_quotes_are_numbered_once_in_order_of_citation():
    quotes = Quotes()
    first, second = evidence(4, "signed"), evidence(20, "ratified")
    assert quotes.cite([second]) == "[1]"
    assert quotes.cite([first, second, first]) == "[1][2]"
    assert quotes.cite([]) == ""
    assert quotes.cite([evidence(4, "signed", document="b")]) == "[3]"
    assert quotes.cited == [second, first, evidence(4, "signed", document="b")]
