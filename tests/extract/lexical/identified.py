"""What the tests of identity share: the treaty that code takes a text to be about."""

from __future__ import annotations

from summarizer.document import Document
from summarizer.extract.lexical import identity


def read(text):
    proposal = identity(Document.from_text(text))
    return proposal.settled, proposal.items[0] if proposal.items else None


def parties(text):
    answer = read(text)[1]
    return [party.name for party in answer.parties] if answer else []


def title(text):
    answer = read(text)[1]
    return answer.title.text if answer and answer.title else None


def related(text):
    answer = read(text)[1]
    return [one.text for one in answer.related] if answer else []


LEAD = "Chad and Mali signed a cattle treaty on Monday. "
