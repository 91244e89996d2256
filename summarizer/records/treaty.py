"""The treaty summary: what was agreed, by whom, and what state of life it is in."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from summarizer.records.evidence import Caveat, Fact, Factuality, Rejection
from summarizer.records.whole import WholeRecord

__all__ = [
    "Act",
    "Condition",
    "CooperationArea",
    "EntryIntoForceRule",
    "EventContext",
    "Instrument",
    "InstrumentType",
    "Obligation",
    "ObligationKind",
    "Party",
    "RelatedTreaty",
    "SummarySentence",
    "Term",
    "TermKind",
    "Title",
    "TreatyEvent",
    "TreatySummary",
]

InstrumentType = Literal[
    "treaty",
    "agreement",
    "convention",
    "protocol",
    "amendment",
    "exchange_of_notes",
    "memorandum_of_understanding",
    "declaration",
    "charter",
    "other",
]
"""Kinds of instrument (UN Treaty Collection glossary)."""

Act = Literal[
    "adoption",
    "signature",
    "domestic_approval",
    "ratification",
    "acceptance",
    "approval",
    "accession",
    "exchange_of_instruments",
    "deposit_of_instrument",
    "entry_into_force",
    "provisional_application",
    "announcement",
    "amendment",
    "extension",
    "suspension",
    "denunciation",
    "withdrawal",
    "termination",
    "reservation",
    "other",
]
"""Acts in the life of a treaty (Vienna Convention on the Law of Treaties, articles 9 to 68).

``domestic_approval`` is the consent of an organ inside the state: a chamber's vote, or a head of
state signing the law on ratification. It is not ``ratification``, the state's consent to be bound
(article 14). ``announcement`` is the publication of another act."""

EventContext = Literal["actual", "historical", "future", "hypothetical"]
"""PLOVER event contexts; ``actual`` (own) is what the text reports as having happened."""

ObligationKind = Literal["defense", "offense", "neutrality", "nonaggression", "consultation", "other"]
"""Kinds of alliance obligation (ATOP, Leeds et al. 2002). A general promise to consult is ``other``."""

Condition = Literal[
    "adversary",
    "location",
    "ongoing_conflict",
    "on_request",
    "non_provocation",
    "domestic_law",
    "un_charter_51",
    "other",
]
"""Conditions on an obligation (ATOP; ``domestic_law`` and ``un_charter_51`` are own)."""

TermKind = Literal["duration", "renewal", "withdrawal", "secrecy", "depositary", "other"]
"""Kinds of final clause (ATOP: length, renewal, renunciation, secrecy; VCLT article 76: depositary)."""

EDTF_FIELD = "EDTF (ISO 8601-2); null where the source does not fix it."


class Title(Fact):
    """The title of the instrument, as the source gives it."""

    text: str


class Instrument(Fact):
    """The type of the instrument."""

    type: InstrumentType


class Party(Fact):
    """A party to the treaty."""

    name: str = Field(description="The name as the source gives it.")
    iso3: str | None = Field(default=None, pattern="^[A-Z]{3}$", description="ISO 3166-1 alpha-3.")
    cow: int | None = Field(default=None, gt=0, description="Correlates of War state number.")


class TreatyEvent(Fact):
    """One act in the life of the treaty."""

    act: Act
    party: str | None = Field(default=None, description="The state that acts, as named; null if not stated.")
    actor: str | None = Field(default=None, description="The organ or person that acts, as named.")
    date: str | None = Field(default=None, description=EDTF_FIELD)
    date_text: str | None = Field(default=None, description="The words of the source that give the date.")
    place: str | None = Field(default=None, description="Where, as named.")
    context: EventContext = Field(default="actual", description="Whether it happened, is to come or is imagined.")
    factuality: Factuality = Field(default="asserted", description="How firmly the source says so.")


class Obligation(Fact):
    """A duty that the treaty lays on its parties."""

    kind: ObligationKind
    text: str = Field(description="The duty in the words of the source.")
    trigger: str | None = Field(default=None, description="The event that brings the duty about, as worded.")
    conditions: list[Condition] = Field(
        default_factory=list, description="Conditions that its sentence words beyond doubt, read by code."
    )
    article: str | None = Field(default=None, description="The article that holds it, as worded.")


class CooperationArea(Fact):
    """A field in which the parties agree to work together."""

    area: str


class EntryIntoForceRule(Fact):
    """The rule by which the treaty takes effect. A rule stays a rule; it is never made a date."""

    text: str


class Term(Fact):
    """A final clause: duration, renewal, withdrawal, secrecy."""

    kind: TermKind
    text: str
    months: int | None = Field(default=None, ge=0, description="Length in months, where the source gives a length.")


class RelatedTreaty(Fact):
    """Another instrument that the source names."""

    title: str


class SummarySentence(Fact):
    """One sentence of the abstract."""

    text: str


class TreatySummary(WholeRecord):
    """What one document says about a treaty. Everything not stated is null or an empty list."""

    document_id: str
    title: Title | None = None
    instrument: Instrument | None = None
    parties: list[Party] = Field(default_factory=list)
    events: list[TreatyEvent] = Field(default_factory=list)
    obligations: list[Obligation] = Field(default_factory=list)
    cooperation_areas: list[CooperationArea] = Field(default_factory=list)
    entry_into_force: EntryIntoForceRule | None = None
    terms: list[Term] = Field(default_factory=list)
    related_treaties: list[RelatedTreaty] = Field(default_factory=list)
    abstract: list[SummarySentence] = Field(default_factory=list)
    caveats: list[Caveat] = Field(default_factory=list)
    rejected: list[Rejection] = Field(default_factory=list)
