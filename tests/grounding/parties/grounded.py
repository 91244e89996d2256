"""What the tests of parties share: whether a name is kept as a party to the treaty that a text tells of."""

from __future__ import annotations

from summarizer.document import Document
from summarizer.grounding import check_party


def kept(text, name):
    document = Document.from_text(text)
    return check_party(document, document.sentences, name).kept


def told(before, text, name):
    document = Document.from_text(f"{before} {text}")
    return check_party(document, document.sentences[-1:], name).kept
