"""Evidence, the pointer from a value to the words that support it, and what all records share."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

__all__ = [
    "Caveat",
    "CaveatKind",
    "Evidence",
    "EvidenceList",
    "Fact",
    "Factuality",
    "Record",
    "Rejection",
]

Factuality = Literal["asserted", "probable", "possible", "denied", "doubted", "unconfirmed"]
"""How firmly the nearest source stands behind a content (FactBank, Saurí and Pustejovsky 2009):
``asserted`` CT+, ``probable`` PR+, ``possible`` PS+, ``denied`` CT-, ``doubted`` PR- or PS-,
``unconfirmed`` Uu (the source does not commit itself)."""

CaveatKind = Literal[
    "machine_written", "suspicious_text", "no_publication_date", "not_about_a_treaty", "partial_text", "other"
]
"""(own) What limits the use of a source or of a record made from it. ``suspicious_text``: the source holds sentences
that give orders to a model, hold marks of a prompt or a program, or disguise their words."""


class Record(BaseModel):
    """Base of all records: immutable, no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Evidence(Record):
    """A stretch of a document, by its words and by its place.

    ``document.text[start:end] == quote`` always holds. Offsets count Unicode code points of the
    normalised text, as in the W3C Web Annotation TextPositionSelector.

    >>> Evidence(document_id="a", quote="signed", start=4, end=10).end
    10
    """

    document_id: str = Field(description="Id of the document that holds the quote.")
    quote: str = Field(min_length=1, description="The words, exactly as they stand in the document.")
    start: int = Field(ge=0, description="Offset of the first character, in Unicode code points.")
    end: int = Field(ge=1, description="Offset after the last character, in Unicode code points.")

    @model_validator(mode="after")
    def _length_fits(self) -> Evidence:
        if self.end - self.start != len(self.quote):
            raise ValueError(f"quote of {len(self.quote)} characters does not span {self.start} to {self.end}")
        return self


EvidenceList = Annotated[list[Evidence], Field(min_length=1, description="What supports this value; never empty.")]


class Fact(Record):
    """Base of every record that states something: it carries its own evidence."""

    evidence: EvidenceList


class Caveat(Record):
    """Something a reader must know about the source before using what was taken from it."""

    kind: CaveatKind
    text: str = Field(description="The caveat in one sentence.")
    evidence: list[Evidence] = Field(
        default_factory=list, description="The words of the source that say so; empty if it follows from metadata."
    )


class Rejection(Record):
    """A value that was proposed and that the source does not support."""

    path: str = Field(description="The field, for example 'events[2].date'.")
    value: str = Field(description="The value as it was proposed.")
    reason: str = Field(description="Why it was refused, in one sentence.")
