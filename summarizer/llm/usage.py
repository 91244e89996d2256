"""Counting calls and tokens, and stopping at a budget."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

from summarizer.errors import BudgetExceeded

__all__ = ["Meter", "Tally", "Usage", "rough_tokens"]


@dataclass(frozen=True, slots=True)
class Usage:
    """What a run has used.

    Attributes:
        calls: requests sent to the endpoint, failed and repeated ones too.
        failed: those of them that gave no valid draft.
        cached: questions answered without a request, from the response cache or by an answer that a batch had brought.
        prompt_tokens: tokens read by the model, as the endpoint reports them.
        reused_tokens: those of them that the endpoint took from its prompt cache.
        completion_tokens: tokens written by the model.
        seconds: time spent waiting for the endpoint, in seconds, added up over calls.
    """

    calls: int = 0
    failed: int = 0
    cached: int = 0
    prompt_tokens: int = 0
    reused_tokens: int = 0
    completion_tokens: int = 0
    seconds: float = 0.0

    @property
    def total_tokens(self) -> int:
        """Prompt and completion tokens together."""
        return self.prompt_tokens + self.completion_tokens

    def __add__(self, other: Usage) -> Usage:
        return Usage(
            calls=self.calls + other.calls,
            failed=self.failed + other.failed,
            cached=self.cached + other.cached,
            prompt_tokens=self.prompt_tokens + other.prompt_tokens,
            reused_tokens=self.reused_tokens + other.reused_tokens,
            completion_tokens=self.completion_tokens + other.completion_tokens,
            seconds=self.seconds + other.seconds,
        )


@dataclass(slots=True)
class Meter:
    """Adds up the usage of a run and holds its token budget. Safe across threads and tasks.

    Args:
        budget: the most tokens (prompt and completion) the run may use; ``None`` for no limit.

    >>> meter = Meter(budget=100)
    >>> meter.add(Usage(calls=1, prompt_tokens=90, completion_tokens=20))
    >>> meter.check()
    Traceback (most recent call last):
        ...
    summarizer.errors.BudgetExceeded: The token budget of 100 is used up (110 tokens). Raise the budget...
    """

    budget: int | None = None
    _usage: Usage = field(default_factory=Usage, init=False)
    _stand_ins: set[str] = field(default_factory=set, init=False, repr=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, init=False, repr=False)

    @property
    def usage(self) -> Usage:
        """What has been used so far."""
        with self._lock:
            return self._usage

    def add(self, usage: Usage) -> None:
        """Count something that was used."""
        with self._lock:
            self._usage += usage

    @property
    def stand_ins(self) -> tuple[str, ...]:
        """The names of models that answered in the place of the one that was asked, sorted."""
        with self._lock:
            return tuple(sorted(self._stand_ins))

    def stand_in(self, name: str) -> None:
        """Note that another model has answered."""
        with self._lock:
            self._stand_ins.add(name)

    def check(self) -> None:
        """Stop if the budget is used up.

        Raises:
            BudgetExceeded: the tokens used reach the budget.
        """
        used = self.usage.total_tokens
        if self.budget is not None and used >= self.budget:
            raise BudgetExceeded(
                f"The token budget of {self.budget} is used up ({used} tokens).",
                hint="Raise the budget or give fewer documents.",
            )


class Tally(Meter):
    """Counts one question by itself, and in the run's meter, whose budget holds."""

    def __init__(self, run: Meter) -> None:
        super().__init__(budget=run.budget)
        self._run = run

    def add(self, usage: Usage) -> None:
        """Count something that was used, in both."""
        super().add(usage)
        self._run.add(usage)

    def stand_in(self, name: str) -> None:
        """Note that another model has answered, in both."""
        super().stand_in(name)
        self._run.stand_in(name)

    def check(self) -> None:
        """Stop if the run's budget is used up."""
        self._run.check()


def rough_tokens(text: str) -> int:
    """About how many tokens a text has, where nobody has counted them: one for four characters, and at least one.

    >>> rough_tokens("treaty of peace")
    4
    """
    return max(1, round(len(text) / 4))
