"""Who speaks in a transcript: the label that opens a turn is the source of all that is said in it."""

from __future__ import annotations

import re
from functools import lru_cache

from summarizer.document import Document, Sentence

__all__ = ["speaker_of", "without_label"]

_LABEL = re.compile(
    r"(?P<label>(?!(?:Article|ARTICLE|Section|Chapter|Annex|Part|Note|Source|Sources|Contact|Tel|Email|For|FOR)\b)"
    r"[A-Z][\w.’'-]*(?:\s(?:(?:of|the|de|van|bin|al|and|for|&)\s)*[A-Z(][\w.’')-]*){0,5}):\s+(?=\S)|(?P<asks>Q)\s+(?=[A-Z])"
)
# Who needs no second turn to be known as a speaker: transcripts print names of offices in capitals.
_OFFICE = re.compile(
    r"(?:THE|MR|MRS|MS|MX|DR|SIR|DAME|PRESIDENT|VICE|PRIME|MINISTER|SECRETARY|AMBASSADOR|SENATOR|CHAIR\w*|GENERAL)"
    r"\b[A-Z.’' -]*"
)


def without_label(text: str) -> str:
    """A sentence without the "Q" of who asks.

    >>> without_label("Q The pact is void."), without_label("The pact is void.")
    ('The pact is void.', 'The pact is void.')
    """
    label = _LABEL.match(text)
    return text[label.end() :] if label and label["asks"] else text


@lru_cache(maxsize=64)
def _turns(document: Document) -> tuple[str | None, ...]:
    """For each sentence the speaker of its turn; nothing where the text is no transcript."""
    texts = [one.text if one.role == "body" else "" for one in document.sentences]
    labels = [_LABEL.match(text) if ":" in text[:80] or text[:2] == "Q " else None for text in texts]
    names = [label["label"] or "Q" for label in labels if label]
    comes_back = len(set(names)) < len(names)  # as a turn does; a heading does not
    if not (comes_back or any(map(_OFFICE.fullmatch, names))) or _letterhead(document):
        return ()
    turns: list[str | None] = []
    speaker: str | None = None
    for label in labels:
        if label:
            speaker = label["label"] or label["asks"]
        turns.append(speaker)
    return tuple(turns)


def _letterhead(document: Document) -> bool:
    """Whether a text has rules or headings in place of turns."""
    return sum(" shall " in one.text for one in document.sentences) > 2


def speaker_of(document: Document, sentence: Sentence) -> str | None:
    r"""Who speaks a sentence of a transcript, by the label of the turn; None in other texts.

    >>> read = Document.from_text("Vega: We signed it.\n\nIt is good.\n\nQ: Why?\n\nVega: It brings peace.")
    >>> [speaker_of(read, one) for one in read.sentences]
    ['Vega', 'Vega', 'Q', 'Vega']
    """
    turns = _turns(document)
    return turns[sentence.number - 1] if turns else None
