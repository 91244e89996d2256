"""Texts that break careless code, and what a test asks of a document."""

from __future__ import annotations

from hypothesis import strategies as st

from summarizer.document import Document

# What texts are made of, and what breaks careless code: quotes, abbreviations, odd spaces, blank lines, accents.
WORDS = st.sampled_from(
    [
        *"aB.!?\"'“”‘’()[];:,—…-\n\t 01é\u00a0\u202f\u3000\u2028\u200b\u0301\u00adЖ。ß\r\v\x00\ufeff",
        "U.S. ",
        "Nov. ",
        "\n\n",
        "J. D. ",
        "Article 4.",
        "1. ",
        "The ",
        "www.x.org ",
        "... ",
        "- ",
        "\ud800",
        "\U0001f600",
    ]
)
TEXTS = st.one_of(st.text(), st.lists(WORDS, max_size=60).map("".join))


def sentences(text: str) -> list[str]:
    return [sentence.text for sentence in Document.from_text(text).sentences]


def role(line: str, *, before: str = "They signed the treaty in the capital on Monday.\n\n") -> str:
    """The role of the last sentence of a document that ends in this line."""
    return Document.from_text(before + line).sentences[-1].role
