"""What becomes of every labelled fact and of every output: the result of scoring, as data."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from summarizer.evals.gold.labels import FactField, Importance, Split
from summarizer.records import ClaimList, TreatySummary

__all__ = [
    "CitationCount",
    "DocumentScore",
    "FactOutcome",
    "FactState",
    "ForbiddenHit",
    "Output",
    "Restatement",
    "SlotOutcome",
    "SlotState",
    "Spurious",
]

FactState = Literal["correct", "partial", "incorrect", "missing", "error", "not_run"]
"""How a labelled fact ends, exactly one of them (MUC-5: COR, PAR, INC, MIS; own: the last two). ``error``: the document
failed, which counts against the score; ``not_run``: the document was left out on purpose (``--limit``)."""

SlotState = Literal["correct", "partial", "incorrect", "missing", "spurious", "null"]
"""How one field of a matched fact ends (MUC-5: COR, PAR, INC, MIS, SPU). ``null``: rightly not stated."""


class _Outcome(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Output(_Outcome):
    """What one document gave: its records. Null where the record was not asked for or the document failed."""

    document: str
    repeat: int = 0
    summary: TreatySummary | None = None
    claims: ClaimList | None = None


class SlotOutcome(_Outcome):
    """One field of a labelled fact against the same field of the output it is matched with."""

    slot: str = Field(description="'date', 'source', ... ; with the fact's field it names a row: 'event.date'.")
    state: SlotState
    expected: str | None = Field(description="The preferred labelled value; null if the document does not state it.")
    found: str | None = Field(description="The output's value; null if it says nothing.")


class FactOutcome(_Outcome):
    """How one labelled fact ended."""

    id: str
    field: FactField
    importance: Importance
    line: int = Field(description="Line of the fact in its gold file, from 1.")
    label: str = Field(description="The labelled fact in a few words.")
    state: FactState
    content: FactState = Field(
        description="For claims: the state of the wording alone (text, polarity, numbers), before attribution, "
        "factuality and time are compared. For treaty facts the same as 'state'."
    )
    output: str | None = Field(default=None, description="Where the matched output stands: 'events[2]', 'claims[0]'.")
    slots: tuple[SlotOutcome, ...] = Field(default=(), description="Empty unless the fact was matched.")
    cited: bool | None = Field(default=None, description="Whether its evidence holds a labelled quote; null: no match.")


class Spurious(_Outcome):
    """An output that matches no labelled fact."""

    field: FactField
    output: str = Field(description="Where it stands: 'events[2]', 'claims[0]'.")
    value: str = Field(description="The output in a few words.")


class Restatement(_Outcome):
    """An output that tells again, rightly as far as it goes, what another output is matched with.

    It is neither counted as right a second time nor as an invention.
    """

    id: str = Field(description="The labelled fact.")
    field: FactField
    output: str = Field(description="Where it stands: 'events[2]', 'claims[0]'.")
    value: str = Field(description="The output in a few words.")


class ForbiddenHit(_Outcome):
    """A forbidden fact that an output states."""

    id: str
    line: int
    output: str
    value: str
    why: str


class CitationCount(_Outcome):
    """Evidence of a document's outputs.

    ``pieces`` are all pieces of evidence of all outputs (matched, spurious, abstract, caveats); ``valid`` those whose
    quote stands at its offsets in the document. ``cited`` are the pieces of matched outputs, ``right`` those of them
    that overlap a labelled quote.
    """

    pieces: int = 0
    valid: int = 0
    cited: int = 0
    right: int = 0
    broken: tuple[str, ...] = Field(default=(), description="Where the pieces stand that are not valid.")


class DocumentScore(_Outcome):
    """One document, one repeat: every labelled fact and every output accounted for."""

    document: str = Field(description="The document's file name.")
    family: str
    split: Split
    gold: str = Field(description="The gold file's path, as the suite names it.")
    repeat: int = 0
    facts: tuple[FactOutcome, ...]
    spurious: tuple[Spurious, ...] = ()
    restated: tuple[Restatement, ...] = ()
    forbidden: tuple[ForbiddenHit, ...] = ()
    forbidden_checked: int = Field(default=0, description="Number of forbidden facts that were looked for.")
    missing_caveats: tuple[str, ...] = ()
    citations: CitationCount = CitationCount()
    rejected: int = Field(default=0, description="Values that grounding refused, and that are therefore not outputs.")
    error: str | None = Field(default=None, description="Why the document gave no output.")
