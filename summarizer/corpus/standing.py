"""How far a run is, for whoever waits for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from summarizer.llm import Usage

__all__ = ["Plan", "Progress", "Standing", "silent"]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run found before it asked anything.

    Attributes:
        documents: the documents of the corpus.
        pending: those of which a record is to be taken.
        failed: those that failed in an earlier run for good, and are not tried again.
        new: those that no earlier run has seen.
        changed: those whose content is another than in the run before.
        gone: those of earlier runs that are not in the corpus any more.
        repeated: documents named more than once, which count once.
        left_out: files in folders that are no documents or tables by their names and kinds.
        changes: settings and versions that are others than in the run before, in words.
    """

    documents: int = 0
    pending: int = 0
    failed: int = 0
    new: int = 0
    changed: int = 0
    gone: int = 0
    repeated: int = 0
    left_out: int = 0
    changes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a run is.

    Attributes:
        stage: going through the sources, asking the model, or writing the output.
        plan: what there is to do; while the sources are gone through, as far as that is known.
        done: documents asked about in this run of which all records were taken.
        failed: documents asked about in this run of which a record failed.
        usage: what this run has used.
        seconds: since the first document was asked about.
    """

    stage: Literal["listing", "asking", "writing"]
    plan: Plan
    done: int = 0
    failed: int = 0
    usage: Usage = field(default_factory=Usage)
    seconds: float = 0.0

    @property
    def rate(self) -> float:
        """Documents a second.

        >>> Standing("asking", Plan(documents=9, pending=8), done=3, failed=1, seconds=2.0).rate
        2.0
        """
        return (self.done + self.failed) / self.seconds if self.seconds else 0.0

    @property
    def remaining_s(self) -> float | None:
        """About how many seconds the rest takes; ``None`` before there is anything to go by.

        >>> Standing("asking", Plan(documents=9, pending=8), done=3, failed=1, seconds=2.0).remaining_s
        2.0
        """
        left = self.plan.pending - self.done - self.failed
        return left / self.rate if self.rate else None


Progress = Callable[[Standing], None]


def silent(standing: Standing) -> None:
    """The default: tell nobody."""
