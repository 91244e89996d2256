"""The claim list: who said what, how firmly."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from summarizer.records.evidence import Caveat, Fact, Factuality, Record, Rejection
from summarizer.records.treaty import EDTF_FIELD
from summarizer.records.whole import WholeRecord

__all__ = ["Attribution", "Claim", "ClaimKind", "ClaimList", "EventTime", "Quantity"]

ClaimKind = Literal["event", "provision", "analysis"]
"""(own) ``event``: something that happened or will; ``provision``: what the instrument lays down;
``analysis``: a judgement, an expectation or an interpretation."""


class Attribution(Record):
    """One link of an attribution chain (PARC, PolNeAR: source, cue, content)."""

    source: str = Field(description="Who says it, as named in the document.")
    cue: str | None = Field(default=None, description="The words that mark the saying: 'said', 'according to'.")


class EventTime(Record):
    """When the event of a claim takes place."""

    date: str | None = Field(default=None, description=EDTF_FIELD)
    text: str = Field(description="The words of the source that give the time.")


class Quantity(Record):
    """A number in a claim.

    >>> Quantity(text="approximately 11,000 troops", value=11000, unit="troops", approximate=True).value
    11000.0
    """

    text: str = Field(description="The words of the source.")
    value: float
    unit: str | None = Field(default=None, description="What is counted or measured, as worded.")
    approximate: bool = Field(default=False, description="True for 'about', 'approximately', 'more than', ...")


class Claim(Fact):
    """One statement that can be true or false by itself."""

    id: str = Field(description="Unique in the document: 'c1', 'c2', ...")
    text: str = Field(description="The content, understandable alone, without the words that attribute it.")
    attribution: list[Attribution] = Field(
        default_factory=list, description="Outermost source first; empty when the document speaks for itself."
    )
    factuality: Factuality
    kind: ClaimKind
    event_time: EventTime | None = None
    quantities: list[Quantity] = Field(default_factory=list)


class ClaimList(WholeRecord):
    """All claims found in one document."""

    document_id: str
    claims: list[Claim] = Field(default_factory=list)
    caveats: list[Caveat] = Field(default_factory=list)
    rejected: list[Rejection] = Field(default_factory=list)
