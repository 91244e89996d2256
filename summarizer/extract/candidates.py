"""Which sentences of a document are read."""

from __future__ import annotations

from summarizer.document import Document, Sentence
from summarizer.grounding import names_instrument

__all__ = ["body", "on_identity"]

_IDENTITY_SENTENCES = 10
_IDENTITY_CHARACTERS = 2400


def body(document: Document) -> list[Sentence]:
    """The sentences that can support a value: no boilerplate, and no headline that the body follows.

    A headline is compressed ("ratify" for "has ratified") and repeats the body; it is used alone
    only when nothing else is there.
    """
    content = [sentence for sentence in document.sentences if sentence.content]
    return [sentence for sentence in content if sentence.role != "title"] or content


def on_identity(document: Document) -> list[Sentence]:
    """The sentences that say what treaty the text is about, in order, short enough for one question."""
    chosen: list[Sentence] = []
    length = 0
    for sentence in document.sentences:
        if not sentence.content or not names_instrument(sentence.text):
            continue
        length += len(sentence.text)
        if chosen and (length > _IDENTITY_CHARACTERS or len(chosen) == _IDENTITY_SENTENCES):
            break
        chosen.append(sentence)
    return chosen
