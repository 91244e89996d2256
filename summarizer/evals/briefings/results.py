"""The report of a run over sets of documents, as data: what ``summarizer eval briefings --json`` writes."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from summarizer.evals.results import GateResult, Metric, Mode
from summarizer.evals.scoring.outcomes import DocumentScore
from summarizer.records import ModelUsage

__all__ = ["COUNTED", "BriefingFigure", "BriefingsReport", "Judgement", "JudgementState", "SetScore"]

BriefingFigure = Literal[
    "partition",
    "treaties_precision",
    "treaties_recall",
    "titles",
    "copies",
    "coverage",
    "merging",
    "sources",
    "corroborated",
    "conflicts",
    "not_asserted",
    "gaps",
    "citation_precision",
    "citation_recall",
    "conflicts_invented",
    "copies_invented",
]
"""What is measured of briefings.

``partition``
    Sets whose documents are put to treaties exactly as labelled.
``treaties_precision``, ``treaties_recall``
    Pairs of documents: of those that the briefing holds to be about one treaty, those that are; and the reverse.
``titles``
    Treaties that bear the title that the documents give, or none where they give none.
``copies``, ``copies_invented``
    Pairs of a document and its copy that are known as such; how many are said to be and are not.
``coverage``
    The labelled facts behind the key facts: those that the briefing holds.
``merging``
    Key facts whose labelled facts stand in one fact of the briefing, in which no other key fact stands.
``sources``
    Key facts whose number of independent sources is right.
``corroborated``
    Groups of claims that are told as one statement of so many independent sources.
``conflicts``, ``conflicts_invented``
    Conflicts and updates that are found; how many are told that are none.
``not_asserted``
    Statements that their source does not stand behind, and that are listed apart.
``gaps``
    What is said not to be found, and what must not be.
``citation_precision``
    Of the facts, claims and sources that sentences name, those that exist and belong together.
``citation_recall``
    Of the sentences, those that cite something and whose quotes, numbers and dates stand in what they cite.
"""

COUNTED: frozenset[BriefingFigure] = frozenset({"conflicts_invented", "copies_invented"})
"""Figures that count faults; all others are shares."""

JudgementState = Literal["right", "wrong", "not_extracted"]
"""``not_extracted``: not there because a document's records lack it, which is no fault of how they were put together.
It counts against the figure all the same."""


class _Result(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Judgement(_Result):
    """One thing that was looked for in a briefing, or that stands in it."""

    figure: BriefingFigure
    of: str = Field(description="What it is about: 'k1 a#p1', 'x1', 't1 signature_year', 'bluf[2] S1'.")
    state: JudgementState
    why: str | None = Field(default=None, description="What is wrong, in a few words; null where nothing is.")


class SetScore(_Result):
    """One set: everything that was judged of its briefing."""

    name: str
    about: str
    path: str = Field(description="The set's file.")
    documents: tuple[str, ...] = Field(description="File names of its documents.")
    judgements: tuple[Judgement, ...]
    metrics: dict[BriefingFigure, Metric]


class BriefingsReport(_Result):
    """A whole run."""

    schema_version: Literal[1] = 1
    gold_sha256: str
    model: str
    strategy: str
    mode: Mode
    started: str = Field(description="Date and time, ISO 8601, UTC.")
    seconds: float = Field(description="Wall time of the run, in seconds.")
    usage: ModelUsage
    package_version: str
    prompt_versions: dict[str, str]
    metrics: dict[BriefingFigure, Metric] = Field(
        description="Over all sets; 'families' is the number of sets that have something to measure."
    )
    sets: tuple[SetScore, ...]
    documents: tuple[DocumentScore, ...] = Field(description="How each document's records fared against its own gold.")
    unused_recordings: tuple[str, ...] = Field(default=(), description="Recordings that no question asked for.")
    gate: GateResult
