"""The report of a run, as data: what ``--json`` writes, what a baseline is, what every other report is made from."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from summarizer.evals.gold.labels import FactField, Importance
from summarizer.evals.scoring.outcomes import DocumentScore, FactState, SlotState
from summarizer.records import ModelUsage

__all__ = [
    "SCHEMA_VERSION",
    "Comparison",
    "EvalReport",
    "FieldRow",
    "Flip",
    "GateResult",
    "Metric",
    "MetricDifference",
    "MetricName",
    "Mode",
    "Verdict",
]

SCHEMA_VERSION: Literal[1] = 1
"""Raised when a report of before would be read differently."""

Mode = Literal["replay", "record", "live"]
"""``replay``: recorded answers, so the run tests the code. ``live``: the model was asked. ``record``: the model was
asked and its answers were kept for replay."""

MetricName = Literal[
    "facts_precision",
    "facts_recall",
    "facts_f1",
    "facts_f1_strict",
    "claims_precision",
    "claims_recall",
    "claims_f1",
    "claims_f1_strict",
    "attribution",
    "factuality",
    "dates",
    "grounding",
    "citation_precision",
    "citation_recall",
    "forbidden",
]
"""See :mod:`summarizer.evals.figures.metrics` for what each means."""

Verdict = Literal["better", "worse", "no_difference_found", "too_little_data"]
"""What a paired comparison shows. ``no_difference_found`` is not "the same": see ``detectable``."""


class _Result(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Metric(_Result):
    """One figure over all documents, with a 95 % interval by bootstrap over families of documents."""

    value: float | None = Field(description="Null where there is nothing to measure; never 0 or 1 for want of data.")
    low: float | None = None
    high: float | None = None
    n: int = Field(description="What is counted below the line: facts, outputs, pieces of evidence.")
    documents: int = Field(description="Documents with at least one of them.")
    families: int = Field(description="Families of these documents: the number of independent samples.")
    note: str | None = Field(default=None, description="What limits the figure, such as too few documents.")


class FieldRow(_Result):
    """How one field fared: 'event' counts facts, 'event.date' the dates of matched events."""

    name: str
    facts: dict[FactState, int] = Field(default_factory=dict, description="For a field of facts, by state.")
    slots: dict[SlotState, int] = Field(default_factory=dict, description="For a slot, by state.")
    spurious: int = Field(default=0, description="Outputs of this field that match no labelled fact.")
    precision: float | None = None
    recall: float | None = None
    f1: float | None = None


class Flip(_Result):
    """A fact that the two runs treat differently."""

    document: str
    id: str
    field: FactField
    importance: Importance
    before: FactState
    after: FactState


class MetricDifference(_Result):
    """A metric against the baseline, paired by document."""

    baseline: float | None
    value: float | None
    difference: float | None = Field(description="value - baseline, over the documents that both have.")
    low: float | None = None
    high: float | None = None
    detectable: float | None = Field(
        default=None,
        description="The smallest difference that this suite would find, with 80 % power at the 5 % level.",
    )
    documents: int = Field(description="Documents that both runs have.")
    families: int = Field(description="Families of documents in which there is something to measure.")
    verdict: Verdict


class Comparison(_Result):
    """This run against a baseline."""

    baseline: str = Field(description="The baseline's file.")
    baseline_model: str
    baseline_mode: Mode
    same_gold: bool = Field(description="Whether both runs were scored against the same gold.")
    metrics: dict[str, MetricDifference]
    flips: tuple[Flip, ...] = ()
    gained: int = Field(description="Facts that are right now and were not.")
    lost: int = Field(description="Facts that were right and are not now.")
    p_value: float | None = Field(
        description="Exact McNemar test on gained and lost; null if there are none of either."
    )


class GateResult(_Result):
    """Whether the run passes, and why not."""

    passed: bool
    reasons: tuple[str, ...] = Field(default=(), description="One sentence each; empty when passed.")
    notes: tuple[str, ...] = Field(
        default=(), description="What did not decide but should be known, one sentence each."
    )


class EvalReport(_Result):
    """A whole run."""

    schema_version: Literal[1] = SCHEMA_VERSION
    suite: str
    gold_sha256: str
    model: str
    strategy: str
    mode: Mode
    repeats: int
    started: str = Field(description="Date and time, ISO 8601, UTC.")
    seconds: float = Field(description="Wall time of the run, in seconds.")
    usage: ModelUsage
    package_version: str
    prompt_versions: dict[str, str]
    metrics: dict[MetricName, Metric]
    by_importance: dict[Importance, dict[MetricName, Metric]]
    by_split: dict[str, dict[MetricName, Metric]]
    fields: tuple[FieldRow, ...]
    documents: tuple[DocumentScore, ...] = Field(description="One for each document and repeat.")
    unused_recordings: tuple[str, ...] = Field(default=(), description="Recordings that no question asked for.")
    comparison: Comparison | None = None
    gate: GateResult
