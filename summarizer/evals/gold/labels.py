"""What labels look like: one gold file a document, with every fact that the document states and its exact quote.

The fields are those of the records (:mod:`summarizer.records`), so that each value is compared with its like. A value
may be a list: each of its members is right, the first is the preferred one. ``null`` says that the document does not
state it, which an output must match by saying nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from summarizer.evals.gold.values import Day, OptionalDays, OptionalWords, Several, Text, Words
from summarizer.records import (
    Act,
    CaveatKind,
    ClaimKind,
    Condition,
    EventContext,
    Factuality,
    InstrumentType,
    ObligationKind,
    TermKind,
)

__all__ = [
    "SCHEMA_VERSION",
    "FactField",
    "Forbidden",
    "Gold",
    "GoldArea",
    "GoldAttribution",
    "GoldClaim",
    "GoldEvent",
    "GoldFact",
    "GoldInstrument",
    "GoldObligation",
    "GoldParty",
    "GoldQuantity",
    "GoldReading",
    "GoldRelatedTreaty",
    "GoldRule",
    "GoldTerm",
    "GoldTime",
    "GoldTitle",
    "GoldTreaty",
    "Importance",
    "Split",
]

SCHEMA_VERSION = 1
"""Raised when a gold file of before would be read differently."""

Importance = Literal["key", "minor"]
"""``key``: a reader of a briefing would be misled or left without the point if it were missing or wrong."""

Split = Literal["dev", "test"]
"""``dev`` is looked at while the project is improved; ``test`` only to report. A family is in one of them, whole."""

FactField = Literal[
    "title",
    "instrument",
    "party",
    "event",
    "obligation",
    "area",
    "entry_into_force",
    "term",
    "related_treaty",
    "claim",
]
"""The kinds of fact, by the field of the record that holds them."""

_NOTHING: tuple[None] = (None,)


class _Label(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", validate_default=True)


class GoldFact(_Label):
    """Base of every label: a fact that the document states."""

    field: ClassVar[FactField]
    id: str = Field(pattern=r"^[a-z][a-z0-9-]*$", description="Unique in the file: 'e1', 'c12'.")
    quote: Words = Field(
        description="The words that state it, exactly as in the document. With several, each supports it by itself."
    )
    importance: Importance = Field(description="'key' if a briefing is misleading or pointless without it.")


class GoldTitle(GoldFact):
    """The title of the treaty, as the document gives it."""

    field: ClassVar[FactField] = "title"
    text: Words


class GoldInstrument(GoldFact):
    """What kind of instrument the document calls the treaty."""

    field: ClassVar[FactField] = "instrument"
    type: Several[InstrumentType]


class GoldParty(GoldFact):
    """A party to the treaty."""

    field: ClassVar[FactField] = "party"
    name: Words = Field(description="Names that the document uses for it.")
    iso3: str | None = Field(default=None, pattern="^[A-Z]{3}$", description="ISO 3166-1 alpha-3; null if none.")


class GoldEvent(GoldFact):
    """One act by one actor in the life of the treaty. Wishes, denials and reactions are claims, not events."""

    field: ClassVar[FactField] = "event"
    act: Several[Act]
    party: OptionalWords = Field(default=_NOTHING, description="The state that acts; null if several or none is named.")
    actor: OptionalWords = Field(default=_NOTHING, description="The organ or person that acts.")
    date: OptionalDays = Field(default=_NOTHING, description="EDTF; null if the document does not fix it.")
    place: OptionalWords = _NOTHING
    context: Several[EventContext] = ("actual",)
    factuality: Several[Factuality] = ("asserted",)


class GoldObligation(GoldFact):
    """A duty of the parties."""

    field: ClassVar[FactField] = "obligation"
    kind: Several[ObligationKind]
    text: Words
    trigger: OptionalWords = _NOTHING
    conditions: tuple[Condition, ...] = Field(default=(), description="Every condition that the words state.")
    article: OptionalWords = _NOTHING


class GoldArea(GoldFact):
    """A field in which the parties agree to work together."""

    field: ClassVar[FactField] = "area"
    area: Words


class GoldRule(GoldFact):
    """The rule by which the treaty takes effect."""

    field: ClassVar[FactField] = "entry_into_force"
    text: Words


class GoldTerm(GoldFact):
    """A final clause."""

    field: ClassVar[FactField] = "term"
    kind: Several[TermKind]
    text: Words
    months: Several[int | None] = _NOTHING


class GoldRelatedTreaty(GoldFact):
    """Another instrument that the document names."""

    field: ClassVar[FactField] = "related_treaty"
    title: Words


class GoldAttribution(_Label):
    """One link of an attribution chain."""

    source: Words = Field(description="Names that the document uses for who says it.")
    cue: OptionalWords = Field(default=_NOTHING, description="The words that mark the saying.")


class GoldTime(_Label):
    """When the event of a claim takes place."""

    text: Words = Field(description="The words of the document that give the time.")
    date: OptionalDays = Field(default=_NOTHING, description="EDTF; null if the document does not fix it.")


class GoldQuantity(_Label):
    """A number in a claim."""

    value: float
    unit: OptionalWords = _NOTHING
    approximate: bool = False


class GoldReading(_Label):
    """Another right way to state a claim, where wording, source and firmness change together.

    "X denied that Y" is the content Y, denied by X; or the content "X denied that Y", which the document asserts.
    """

    text: Words
    attribution: tuple[GoldAttribution, ...] = ()
    factuality: Several[Factuality]


class GoldClaim(GoldFact):
    """One statement that can be true or false by itself, with who says it and how firmly."""

    field: ClassVar[FactField] = "claim"
    text: Words = Field(description="The content, without the words that attribute it.")
    attribution: tuple[GoldAttribution, ...] = Field(
        default=(), description="Outermost source first; empty when the document speaks for itself."
    )
    factuality: Several[Factuality]
    kind: Several[ClaimKind]
    time: GoldTime | None = None
    quantities: tuple[GoldQuantity, ...] = ()
    or_else: tuple[GoldReading, ...] = Field(default=(), description="Other right ways to state it, as a whole.")

    def readings(self) -> Iterator[GoldClaim]:
        """The claim in each right way to state it, the preferred one first."""
        yield self
        for reading in self.or_else:
            yield self.model_copy(update=dict(reading) | {"or_else": ()})


class GoldTreaty(_Label):
    """The facts of the one treaty that the document is mainly about."""

    title: GoldTitle | None = None
    instrument: GoldInstrument | None = None
    parties: tuple[GoldParty, ...] = ()
    events: tuple[GoldEvent, ...] = ()
    obligations: tuple[GoldObligation, ...] = ()
    areas: tuple[GoldArea, ...] = ()
    entry_into_force: GoldRule | None = None
    terms: tuple[GoldTerm, ...] = ()
    related_treaties: tuple[GoldRelatedTreaty, ...] = ()

    def facts(self) -> Iterator[GoldFact]:
        """All facts, in the order of the record."""
        for single in (self.title, self.instrument):
            if single is not None:
                yield single
        yield from (*self.parties, *self.events, *self.obligations, *self.areas)
        if self.entry_into_force is not None:
            yield self.entry_into_force
        yield from (*self.terms, *self.related_treaties)


class Forbidden(_Label):
    """Something that the document does not say and a model is likely to say.

    An output fact is caught when it is of that field and every condition given holds for it. Names are compared as
    names of states are; ``date`` catches every date that says at least as much (``2024`` catches ``2024-06-19``);
    ``words`` must all occur in the value, each as whole words, and none of ``without`` may.
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9-]*$", description="Unique in the file: 'x1'.")
    why: Text = Field(description="Why it is false here, in one sentence.")
    field: FactField
    act: Act | None = None
    party: Text | None = None
    actor: Text | None = None
    date: Day | None = None
    context: EventContext | None = None
    kind: str | None = None
    source: Text | None = Field(default=None, description="A source anywhere in the claim's attribution.")
    factuality: Factuality | None = None
    value: float | None = Field(default=None, description="A number among the claim's quantities.")
    words: tuple[Text, ...] = ()
    without: tuple[Text, ...] = Field(default=(), description="Words none of which may occur in it: 'believe'.")

    @model_validator(mode="after")
    def _says_something(self) -> Forbidden:
        if not self.conditions and self.field != "entry_into_force":
            raise ValueError("a forbidden fact needs a condition, such as words: [...]")
        return self

    @property
    def conditions(self) -> dict[str, Any]:
        """The conditions given, by name."""
        values = self.model_dump(exclude={"id", "why", "field"}, exclude_none=True, exclude_defaults=True)
        return dict(values)


class Gold(_Label):
    """The labels of one document."""

    schema_version: Literal[1]
    document: Text = Field(description="The document's file name in the folder of documents.")
    family: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$", description="Documents made from one text share it.")
    split: Split
    edit_of: Text | None = Field(default=None, description="The document of which this one is an edited copy.")
    changes: tuple[Text, ...] = Field(default=(), description="What the edit changed, one entry each.")
    caveats: tuple[CaveatKind, ...] = Field(
        default=(), description="Caveats that an output must give: machine_written, not_about_a_treaty."
    )
    treaty: GoldTreaty | None = Field(description="Null if the document is about no treaty.")
    claims: tuple[GoldClaim, ...] = Field(description="Every claim, without a cap.")
    forbidden: tuple[Forbidden, ...] = Field(description="What the document does not say and a model is likely to.")

    @model_validator(mode="after")
    def _consistent(self) -> Gold:
        if (self.edit_of is None) != (not self.changes):
            raise ValueError("edit_of and changes go together: an edit says what it changed")
        return self

    def facts(self) -> Iterator[GoldFact]:
        """All labelled facts: those of the treaty, then the claims."""
        if self.treaty is not None:
            yield from self.treaty.facts()
        yield from self.claims
