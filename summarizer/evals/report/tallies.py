"""Counts that several reports show: of documents, of fields, of one document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from summarizer.evals.figures.metrics import counts
from summarizer.evals.results import FieldRow, MetricName
from summarizer.evals.scoring.outcomes import DocumentScore, FactOutcome, FactState

__all__ = ["Tally", "by_name", "by_state", "ratio", "tallies", "worst_first"]


@dataclass(slots=True)
class Tally:
    """A document's outcomes, counted over its repeats.

    Attributes:
        document: its name.
        split: of its gold.
        states: the labelled facts by state.
        spurious: outputs that match none.
        forbidden: forbidden facts that were stated.
        rejected: values that grounding refused.
        errors: why it gave no output.
    """

    document: str
    split: str
    states: Counter[FactState] = field(default_factory=Counter)
    spurious: int = 0
    forbidden: int = 0
    rejected: int = 0
    errors: list[str] = field(default_factory=list)

    @property
    def right(self) -> float:
        """The share of the facts that were run that is right, partial ones counted half; 1 if there are none."""
        ran = self.states.total() - self.states["not_run"]
        return (self.states["correct"] + self.states["partial"] / 2) / ran if ran else 1.0

    @property
    def by_state(self) -> dict[str, int]:
        """The facts by state, with the inventions."""
        return {**{str(state): count for state, count in self.states.items()}, "spurious": self.spurious}


def tallies(scores: Iterable[DocumentScore]) -> list[Tally]:
    """One tally for each document, in the order of the report."""
    found: dict[str, Tally] = {}
    for score in scores:
        tally = found.setdefault(score.document, Tally(score.document, score.split))
        tally.states.update(fact.state for fact in score.facts)
        tally.spurious += len(score.spurious)
        tally.forbidden += len(score.forbidden)
        tally.rejected += score.rejected
        if score.error:
            tally.errors.append(score.error)
    return list(found.values())


def worst_first(found: Sequence[Tally], most: int) -> list[Tally]:
    """The tallies, or where there are more than so many, the worst of them."""
    if len(found) <= most:
        return list(found)
    return sorted(found, key=lambda one: (not one.errors, not one.forbidden, one.right, -one.spurious))[:most]


def by_name(scores: Iterable[DocumentScore]) -> dict[tuple[str, str], FactOutcome]:
    """An outcome of each fact by its document and id, for what is said of it beside its state."""
    return {(score.document, fact.id): fact for score in scores for fact in score.facts}


def by_state(row: FieldRow) -> dict[str, int]:
    """The facts of a field, with its inventions, or its slots: by state."""
    if row.slots:
        return {str(state): count for state, count in row.slots.items()}
    return {**{str(state): count for state, count in row.facts.items()}, "spurious": row.spurious}


def ratio(score: DocumentScore, name: MetricName) -> float | None:
    """A metric of one document, without an interval."""
    above, below = counts(score)[name]
    return above / below if below else None
