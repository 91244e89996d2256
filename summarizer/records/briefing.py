"""The briefing: what several documents say about a treaty, who says it, and what nobody says.

A briefing answers what ICD 203 and ICD 206 ask of an analytic product: the bottom line up front, a
descriptor for each source, conflict and gaps in the open. Everything in it is made by code from grounded
records; the records themselves travel with it, so that a program can follow each fact to its words.

Ids: a document is cited by its id, a claim as ``<document id>/<claim id>`` (``"a/c3"``), a treaty as ``t1``
and a fact of it as ``t1.event2``. A claim id always holds a slash, a fact id never does.
"""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from pydantic import Field

from summarizer.records.claims import ClaimList
from summarizer.records.evidence import Caveat, Fact, Factuality, Record
from summarizer.records.treaty import (
    EDTF_FIELD,
    CooperationArea,
    EntryIntoForceRule,
    EventContext,
    Instrument,
    Obligation,
    Party,
    RelatedTreaty,
    Term,
    Title,
    TreatyEvent,
    TreatySummary,
)
from summarizer.records.whole import WholeRecord

__all__ = [
    "DISCLOSURE",
    "Basis",
    "Briefing",
    "BriefingSentence",
    "Comparison",
    "Credibility",
    "FactRef",
    "FailedDocument",
    "Gap",
    "GapTopic",
    "KeyJudgement",
    "Method",
    "ModelUsage",
    "NotAsserted",
    "RejectedCount",
    "Relation",
    "Reliability",
    "Reported",
    "Source",
    "SourceKind",
    "Stated",
    "StatedArea",
    "StatedEvent",
    "StatedInstrument",
    "StatedObligation",
    "StatedParty",
    "StatedRelatedTreaty",
    "StatedRule",
    "StatedTerm",
    "StatedTitle",
    "TimelineEntry",
    "TreatyFacts",
    "Voice",
]

SourceKind = Literal["treaty_text", "official", "state_media", "wire", "press", "analysis", "machine_written"]
"""Kinds of source (own)."""

Reliability = Literal["A", "B", "C", "D", "E", "F"]
"""Reliability of a source (Admiralty code, NATO AJP-2.1): A completely reliable ... F cannot be judged."""

Credibility = Annotated[int, Field(ge=1, le=6)]
"""Credibility of information (Admiralty code, NATO AJP-2.1): 1 confirmed ... 6 cannot be judged."""

Relation = Literal["corroborates", "contradicts", "restates", "updates"]
"""How statements relate (own). ``corroborates``: the same content from independent sources; ``restates``: the
same content from one origin; ``contradicts``: they cannot all be true; ``updates``: the later text goes
beyond the earlier one."""

Basis = Literal["wording", "date", "number", "polarity", "context"]
"""What was compared to find a relation (own)."""

GapTopic = Literal[
    "title",
    "parties",
    "obligations",
    "signature",
    "signature_date",
    "signature_year",
    "ratification",
    "entry_into_force",
    "entry_into_force_rule",
    "duration",
    "withdrawal",
    "publication_date",
    "treaty_text",
]
"""What a treaty briefing looks for and may not find (own)."""

DISCLOSURE = (
    "A language model proposed the values in this briefing, or rules in code where these settle a sentence. Code "
    "checked each value against the words of the source and refused what the words do not support; code, not a model, "
    "composed the sentences. A check against the source does not make the source true."
)
"""Where artificial intelligence was used (ICD 203)."""


class FactRef(Record):
    """Where a fact stands in the summary of one document.

    >>> FactRef(document_id="a", path="events[2]").path
    'events[2]'
    """

    document_id: str
    path: str = Field(description="The place in that document's summary: 'events[2]', 'title'.")


class Stated(Fact):
    """What every treaty fact of a briefing has: an id, and the documents that state it.

    The evidence is that of all these documents together.
    """

    id: str = Field(description="Unique in the briefing: 't1.event2'. Never holds a slash.")
    stated_in: list[FactRef] = Field(min_length=1, description="Each place in the summaries that was merged into it.")
    sources: int = Field(ge=1, description="Number of independent documents that state it; copies count once.")


class Voice(Record):
    """Someone whom a document names as the source of a statement."""

    document_id: str
    source: str = Field(description="As named in the document.")


class Reported(Stated):
    """A fact that a document can give as the account of somebody else."""

    attributed_to: list[Voice] = Field(
        default_factory=list, description="Whom the documents name as the source of it; empty where they name none."
    )


class StatedTitle(Title, Stated):
    """A title of the treaty."""


class StatedInstrument(Instrument, Stated):
    """A type of instrument that the documents call the treaty."""


class StatedParty(Party, Stated):
    """A party."""

    other_names: list[str] = Field(default_factory=list, description="Further names that the documents use.")


class StatedEvent(TreatyEvent, Reported):
    """An act in the life of the treaty, merged from all accounts that agree with each other."""

    states: list[str] = Field(
        default_factory=list, description="The states that act: ISO 3166-1 alpha-3, or a name where there is no code."
    )
    complete_in: list[str] = Field(
        default_factory=list,
        description="Ids of the documents that alone give its states, organ, date and place as they stand here; the "
        "others give less.",
    )


class StatedObligation(Obligation, Reported):
    """A duty of the parties."""


class StatedArea(CooperationArea, Stated):
    """A field of cooperation."""


class StatedRule(EntryIntoForceRule, Reported):
    """A rule by which the treaty takes effect."""


class StatedTerm(Term, Reported):
    """A final clause."""


class StatedRelatedTreaty(RelatedTreaty, Stated):
    """Another instrument that the documents name."""


class Gap(Record):
    """Something that no source states."""

    topic: GapTopic
    text: str = Field(description="One sentence: 'Not found in any source: ...'; the model may have missed it.")
    document_ids: list[str] = Field(default_factory=list, description="The documents that were looked through.")


class TreatyFacts(Record):
    """What the documents together state about one treaty."""

    id: str = Field(description="'t1', 't2', ...")
    name: str = Field(description="What the briefing calls it: its title, or its type and parties.")
    document_ids: list[str] = Field(min_length=1, description="The documents that are about it.")
    titles: list[StatedTitle] = Field(default_factory=list)
    instruments: list[StatedInstrument] = Field(default_factory=list)
    parties: list[StatedParty] = Field(default_factory=list)
    events: list[StatedEvent] = Field(default_factory=list)
    obligations: list[StatedObligation] = Field(default_factory=list)
    cooperation_areas: list[StatedArea] = Field(default_factory=list)
    entry_into_force: list[StatedRule] = Field(default_factory=list)
    terms: list[StatedTerm] = Field(default_factory=list)
    related_treaties: list[StatedRelatedTreaty] = Field(default_factory=list)
    not_stated: list[Gap] = Field(default_factory=list)


class BriefingSentence(Record):
    """A sentence composed by code, with the facts and claims that it rests on."""

    text: str
    facts: list[str] = Field(default_factory=list, description="Ids of treaty facts.")
    claims: list[str] = Field(default_factory=list, description="Ids of claims.")


class KeyJudgement(Record):
    """A judgement that a source makes, or a statement that independent sources share."""

    kind: Literal["analysis", "corroborated"]
    text: str = Field(description="The judgement, in words that say whose it is.")
    claims: list[str] = Field(min_length=1, description="Ids of the claims it rests on.")
    sources: int = Field(ge=1, description="Number of independent sources.")


class TimelineEntry(Record):
    """Something that has, or should have, a place in time."""

    date: str | None = Field(default=None, description=EDTF_FIELD)
    date_text: str | None = Field(default=None, description="The words of a source that give the date.")
    text: str = Field(description="What happens.")
    context: EventContext | None = Field(default=None, description="Null where only a claim, not an event, states it.")
    facts: list[str] = Field(default_factory=list, description="Ids of treaty facts.")
    claims: list[str] = Field(default_factory=list, description="Ids of claims.")


class Comparison(Record):
    """A relation between statements of different sources, found by code."""

    relation: Relation
    basis: list[Basis] = Field(min_length=1, description="What was compared.")
    sides: list[list[str]] = Field(
        min_length=1,
        description="Ids of facts or claims. Agreement has one side; contradiction and update have two, each with "
        "the statements that agree, the earlier side of an update first.",
    )
    sources: int = Field(ge=1, description="Number of independent sources among them.")
    text: str = Field(description="What agrees or differs, in one sentence.")


class NotAsserted(Record):
    """Statements that their source does not stand behind, by firmness and by source."""

    factuality: Factuality
    source: str | None = Field(
        default=None, description="The nearest source as named; null if the document speaks for itself."
    )
    document_id: str | None = Field(default=None, description="The document, where it speaks for itself.")
    claims: list[str] = Field(default_factory=list, description="Ids of claims.")
    facts: list[str] = Field(default_factory=list, description="Ids of treaty facts.")
    antecedents: list[str] = Field(
        default_factory=list,
        description="Ids of the claims before it in its paragraph, for a claim about “these claims”.",
    )


class Source(Record):
    """One document as a source, with a descriptor of what affects its quality (ICD 206)."""

    document_id: str
    label: str = Field(description="How the sentences of the briefing name it: 'S1', 'S2', ...")
    title: str | None = None
    publisher: str | None = None
    published: datetime.date | None = None
    url: str | None = None
    kind: SourceKind | None = Field(default=None, description="Null where nothing tells.")
    reliability: Reliability = Field(default="F", description="Admiralty code; F: cannot be judged.")
    credibility: Credibility = Field(default=6, description="Admiralty code; 6: cannot be judged.")
    copy_of: str | None = Field(
        default=None, description="Id of the document of which this one is a near-identical copy; not counted again."
    )
    about_treaty: bool = Field(description="False where no treaty fact could be taken from it.")
    caveats: list[Caveat] = Field(default_factory=list)
    descriptor: str = Field(description="Title, publisher, date, kind and caveats in sentences.")


class ModelUsage(Record):
    """What the run has used. See ``summarizer.llm.Usage``, from which it can be validated.

    >>> from types import SimpleNamespace
    >>> counted = SimpleNamespace(calls=2, failed=0, cached=0, prompt_tokens=9, reused_tokens=0,
    ...                           completion_tokens=3, seconds=0.5)
    >>> ModelUsage.model_validate(counted, from_attributes=True).calls
    2
    """

    calls: int = Field(default=0, ge=0, description="Requests sent, failed and repeated ones too.")
    failed: int = Field(default=0, ge=0, description="Requests that gave no valid answer.")
    cached: int = Field(default=0, ge=0, description="Answers taken from the response cache.")
    prompt_tokens: int = Field(default=0, ge=0)
    reused_tokens: int = Field(default=0, ge=0, description="Prompt tokens that the endpoint had in its own cache.")
    completion_tokens: int = Field(default=0, ge=0)
    seconds: float = Field(default=0.0, ge=0, description="Time waited for the endpoint, in seconds, over all calls.")


class RejectedCount(Record):
    """How many values were refused because the document does not support them."""

    document_id: str
    summary: int = Field(ge=0, description="Refused values in 'rejected' of its summary.")
    claims: int = Field(ge=0, description="Refused values in 'rejected' of its claim list.")


class Method(Record):
    """How the briefing was made."""

    model: str
    strategy: Literal["single", "guided"]
    package_version: str
    prompt_versions: dict[str, str] = Field(default_factory=dict, description="Version of each prompt, by its name.")
    made: datetime.date = Field(description="The day on which the briefing was made.")
    usage: ModelUsage = Field(default_factory=ModelUsage)
    rejected: list[RejectedCount] = Field(
        default_factory=list, description="One for each document; counted when the briefing is composed."
    )
    disclosure: str = Field(default=DISCLOSURE, description="Where artificial intelligence was used.")


class FailedDocument(Record):
    """A document of the call from which nothing could be taken."""

    document: str = Field(description="The document as the caller named it.")
    error: str = Field(description="What happened, and what to do next.")


class Briefing(WholeRecord):
    """What several documents say about one or more treaties, with every input record."""

    title: str
    bluf: list[BriefingSentence] = Field(default_factory=list, description="The bottom line up front.")
    key_judgements: list[KeyJudgement] = Field(default_factory=list)
    assumptions: list[BriefingSentence] = Field(default_factory=list)
    treaties: list[TreatyFacts] = Field(default_factory=list)
    timeline: list[TimelineEntry] = Field(default_factory=list, description="Dated, in order of time.")
    undated: list[TimelineEntry] = Field(default_factory=list, description="Without a date that the sources fix.")
    agreement: list[Comparison] = Field(default_factory=list, description="Corroborates and restates.")
    conflicts: list[Comparison] = Field(default_factory=list, description="Contradicts.")
    updates: list[Comparison] = Field(default_factory=list)
    not_asserted: list[NotAsserted] = Field(default_factory=list)
    not_stated: list[Gap] = Field(default_factory=list, description="Gaps that concern no single treaty.")
    sources: list[Source] = Field(default_factory=list)
    method: Method
    summaries: list[TreatySummary] = Field(default_factory=list, description="The input, one a document.")
    claim_lists: list[ClaimList] = Field(default_factory=list, description="The input, one a document.")
    failures: list[FailedDocument] = Field(default_factory=list)
