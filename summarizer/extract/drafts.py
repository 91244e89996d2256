"""Drafts: what the model fills in. Small, for the model's sake; code makes records of them.

Values on the wire are the short plain words a small model understands best; ``ACTS``,
``INSTRUMENTS`` and ``PROVISIONS`` spell them out as the terms of the records.

Two shapes of each item exist. In the guided strategy a question is about one sentence, so the item
has no sentence numbers (``EventAnswer``). In the single strategy the model reads many sentences and
cites those it used (``EventDraft``).
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from summarizer.document import normalise
from summarizer.records.claims import ClaimKind
from summarizer.records.evidence import Factuality
from summarizer.records.treaty import Act, InstrumentType, ObligationKind, TermKind

__all__ = [
    "ACTS",
    "DRAFTS",
    "INSTRUMENTS",
    "PROVISIONS",
    "AbstractDraft",
    "ClaimAnswer",
    "ClaimDraft",
    "ClaimsAnswer",
    "ClaimsDraft",
    "Draft",
    "EventAnswer",
    "EventDraft",
    "EventsAnswer",
    "IdentityAnswer",
    "OtherClause",
    "PartyDraft",
    "ProvisionAnswer",
    "ProvisionDraft",
    "ProvisionKind",
    "ProvisionsAnswer",
    "SourceDraft",
    "TitleDraft",
    "TreatyDraft",
    "WireAct",
    "WireInstrument",
    "WireProvision",
]

WireAct = Literal[
    "adopted",
    "signed",
    "approved by parliament",
    "ratified",
    "accepted",
    "approved",
    "acceded",
    "instruments exchanged",
    "instrument deposited",
    "entered into force",
    "applied provisionally",
    "announced",
    "amended",
    "extended",
    "suspended",
    "denounced",
    "withdrew",
    "terminated",
    "reservation made",
    "other",
]

ACTS: dict[WireAct, Act] = {
    "adopted": "adoption",
    "signed": "signature",
    "approved by parliament": "domestic_approval",
    "ratified": "ratification",
    "accepted": "acceptance",
    "approved": "approval",
    "acceded": "accession",
    "instruments exchanged": "exchange_of_instruments",
    "instrument deposited": "deposit_of_instrument",
    "entered into force": "entry_into_force",
    "applied provisionally": "provisional_application",
    "announced": "announcement",
    "amended": "amendment",
    "extended": "extension",
    "suspended": "suspension",
    "denounced": "denunciation",
    "withdrew": "withdrawal",
    "terminated": "termination",
    "reservation made": "reservation",
    "other": "other",
}

WireInstrument = Literal[
    "treaty",
    "agreement",
    "convention",
    "protocol",
    "amendment",
    "exchange of notes",
    "memorandum",
    "declaration",
    "charter",
    "other",
]

INSTRUMENTS: dict[WireInstrument, InstrumentType] = {
    "treaty": "treaty",
    "agreement": "agreement",
    "convention": "convention",
    "protocol": "protocol",
    "amendment": "amendment",
    "exchange of notes": "exchange_of_notes",
    "memorandum": "memorandum_of_understanding",
    "declaration": "declaration",
    "charter": "charter",
    "other": "other",
}

WireProvision = Literal[
    "aid if attacked",
    "join an attack",
    "stay neutral",
    "not attack",
    "consult in crisis",
    "other duty",
    "cooperate",
    "takes effect",
    "duration",
    "renewal",
    "withdrawal",
    "secrecy",
    "depositary",
]

ProvisionKind = (
    tuple[Literal["obligation"], ObligationKind]
    | tuple[Literal["term"], TermKind]
    | Literal["area", "entry_into_force"]
)

PROVISIONS: dict[WireProvision, ProvisionKind] = {
    "aid if attacked": ("obligation", "defense"),
    "join an attack": ("obligation", "offense"),
    "stay neutral": ("obligation", "neutrality"),
    "not attack": ("obligation", "nonaggression"),
    "consult in crisis": ("obligation", "consultation"),
    "other duty": ("obligation", "other"),
    "cooperate": "area",
    "takes effect": "entry_into_force",
    "duration": ("term", "duration"),
    "renewal": ("term", "renewal"),
    "withdrawal": ("term", "withdrawal"),
    "secrecy": ("term", "secrecy"),
    "depositary": ("term", "depositary"),
}


class Draft(BaseModel):
    """Base of all drafts: every field is required (null when not stated), no other field is allowed."""

    model_config = ConfigDict(extra="forbid")

    @field_validator("*", mode="before")
    @classmethod
    def _seen(cls, value: object) -> object:
        """A model may write what no reader sees: such characters go, as they do from a document."""
        if isinstance(value, list):
            return [_visible(each) for each in value]
        return _visible(value)


def _visible(value: object) -> object:
    if not isinstance(value, str) or (value.isascii() and value.isprintable()):
        return value
    return normalise(value)


SentenceNumbers = Annotated[list[int], Field(min_length=1, max_length=6)]


class IdentityAnswer(Draft):
    """Which treaty a text is about."""

    treaty: Literal["yes", "no"]
    title: str | None
    type: WireInstrument
    parties: Annotated[list[str], Field(max_length=40)]


class EventAnswer(Draft):
    """One act in the life of a treaty."""

    act: WireAct
    actor: str | None
    state: str | None
    date: str | None
    place: str | None


class EventsAnswer(Draft):
    """The acts that one sentence reports."""

    acts: Annotated[list[EventAnswer], Field(max_length=8)]


class ProvisionAnswer(Draft):
    """One thing that a treaty lays down."""

    kind: WireProvision
    text: str
    when: str | None


class OtherClause(Draft):
    """A final clause of a kind that a model has no word for; only code reads it."""

    kind: Literal["other clause"] = "other clause"
    text: str
    when: None = None


class ProvisionsAnswer(Draft):
    """The provisions that one sentence tells of."""

    provisions: Annotated[list[ProvisionAnswer], Field(max_length=12)]


class SourceDraft(Draft):
    """Who says a thing, and the words that mark the saying."""

    source: str
    cue: str


class ClaimAnswer(Draft):
    """One statement that can be true or false by itself."""

    text: str
    by: Annotated[list[SourceDraft], Field(max_length=3)]
    kind: ClaimKind


class ClaimsAnswer(Draft):
    """The claims that one sentence makes."""

    claims: Annotated[list[ClaimAnswer], Field(max_length=6)]


class EventDraft(EventAnswer):
    """An act, with the numbers of the sentences that report it."""

    sentences: SentenceNumbers


class ProvisionDraft(ProvisionAnswer):
    """A provision, with the numbers of the sentences that tell of it."""

    article: str | None
    sentences: SentenceNumbers


class ClaimDraft(ClaimAnswer):
    """A claim, with its firmness and the numbers of the sentences that make it."""

    firmness: Factuality
    sentences: SentenceNumbers


class TitleDraft(Draft):
    """The title of a treaty, with the sentence that gives it."""

    text: str
    sentences: SentenceNumbers


class PartyDraft(Draft):
    """A party, with a sentence that names it as one."""

    name: str
    sentences: SentenceNumbers


class AbstractDraft(Draft):
    """One sentence of the abstract, with the sentences that it sums up."""

    text: str
    sentences: SentenceNumbers


class TreatyDraft(Draft):
    """All that a text says about a treaty."""

    treaty: Literal["yes", "no"]
    title: TitleDraft | None
    type: WireInstrument
    parties: Annotated[list[PartyDraft], Field(max_length=40)]
    events: Annotated[list[EventDraft], Field(max_length=40)]
    provisions: Annotated[list[ProvisionDraft], Field(max_length=60)]
    related: Annotated[list[TitleDraft], Field(max_length=20)]
    abstract: Annotated[list[AbstractDraft], Field(max_length=6)]


class ClaimsDraft(Draft):
    """All claims of a text."""

    claims: Annotated[list[ClaimDraft], Field(max_length=120)]


DRAFTS: tuple[type[Draft], ...] = (
    IdentityAnswer,
    EventsAnswer,
    ProvisionsAnswer,
    ClaimsAnswer,
    TreatyDraft,
    ClaimsDraft,
)
"""The drafts that constrain a call, as exported to ``schemas/drafts``."""
