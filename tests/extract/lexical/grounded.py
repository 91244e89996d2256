"""What the tests of provisions share: the facts that are read in a text and stand when they are grounded."""

from __future__ import annotations

from summarizer.document import Document
from summarizer.extract import facts
from summarizer.extract.lexical import provisions
from summarizer.records.treaty import Obligation, Term

REPORT = "Ghana and Togo signed the Volta Treaty in Accra on 3 May 2020.\n\n"
"""How a report begins, so that the sentences behind it are about a treaty."""


def kept(text, opening=REPORT):
    """The facts of the sentences behind the opening that stand when grounded."""
    document = Document.from_text(opening + text)
    known = len(Document.from_text(opening).sentences)
    return [
        fact
        for sentence in document.sentences[known:]
        for fact in facts.provisions(document, [sentence], provisions(document, sentence).items).facts
    ]


def duties(text, opening=REPORT):
    return [one.text for one in kept(text, opening) if isinstance(one, Obligation)]


def terms(text, opening=REPORT):
    return [(one.kind, one.text, one.months) for one in kept(text, opening) if isinstance(one, Term)]
