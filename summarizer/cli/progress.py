"""How far the work is, on standard error: bars on a terminal, a few plain lines elsewhere."""

from __future__ import annotations

import os
import sys
from types import TracebackType
from typing import TYPE_CHECKING, Self

from summarizer.cli.exits import tell

if TYPE_CHECKING:
    from rich.progress import Progress, ProgressColumn, TaskID

    from summarizer.extract import Step
    from summarizer.llm import Usage

__all__ = ["Bars", "Lines", "Reporter", "Shown", "count", "on_terminal", "progress_bars", "reporter", "usage_line"]


class Shown:
    """What is shown while the block runs, and taken away at its end."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def stop(self) -> None:
        """Nothing more will come; may be called again."""


class Reporter(Shown):
    """Tells nothing; the base of those that do. Steps come from another thread."""

    def step(self, step: Step) -> None:
        """A question to the model has been answered."""


class Lines(Reporter):
    """A line for each record that a document gives, when the first answer about it has come."""

    def __init__(self) -> None:
        self._seen: set[tuple[str, str]] = set()

    def step(self, step: Step) -> None:
        """A line, if this is the first step of a record."""
        what = _record(step)
        if (step.document_id, what) not in self._seen:
            self._seen.add((step.document_id, what))
            tell(f"Reading {step.document_id}: {what}")


class Bars(Reporter):
    """A bar for each document under way, with the time that its present round of questions still takes."""

    def __init__(self) -> None:
        self._progress = progress_bars()
        self._waiting = self._progress.add_task("Waiting for the model", total=None)
        self._rows: dict[str, TaskID] = {}
        self._moving: set[str] = set()

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def step(self, step: Step) -> None:
        """Move the document's bar; one that has reached its end is shown again when there is more to ask."""
        name, moving = step.document_id, step.done < step.total
        if name not in self._rows:
            self._rows[name] = self._progress.add_task("", visible=False)
        self._progress.update(
            self._rows[name],
            description=f"{_short(name)}: {step.task}",
            completed=step.done,
            total=step.total,
            visible=moving,
        )
        self._moving = self._moving | {name} if moving else self._moving - {name}
        self._progress.update(self._waiting, visible=not self._moving)

    def stop(self) -> None:
        """Take the bars away."""
        self._progress.stop()


def reporter(quiet: bool) -> Reporter:  # noqa: FBT001 - the option of that name
    """The reporter that suits the user's wish and the place where standard error goes."""
    if quiet:
        return Reporter()
    return Bars() if on_terminal() else Lines()


def on_terminal() -> bool:
    """Whether standard error is a terminal on which lines can be drawn again."""
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def progress_bars(count: ProgressColumn | None = None, memory_s: float = 30) -> Progress:
    """Bars with a count, the time so far and the time that remains, on standard error.

    Args:
        count: what is counted beside the bar; ``None`` for its own steps.
        memory_s: over how many of the last seconds the speed is measured.
    """
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    return Progress(
        TextColumn("{task.description}", markup=False),  # a document's name is no markup
        BarColumn(),
        count or MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("remaining"),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=False,
        speed_estimate_period=memory_s,
    )


def usage_line(usage: Usage) -> str:
    """What was used, in one line.

    >>> from summarizer.llm import Usage
    >>> usage_line(Usage(calls=2, cached=1, prompt_tokens=1200, completion_tokens=50, seconds=3.25))
    'Used 2 calls, 1,250 tokens, 3.2 s of the model; 1 answer from the cache.'
    """
    failed = f" ({usage.failed:,} failed)" if usage.failed else ""
    return (
        f"Used {count(usage.calls, 'call')}{failed}, {count(usage.total_tokens, 'token')}, "
        f"{usage.seconds:,.1f} s of the model; {count(usage.cached, 'answer')} from the cache."
    )


def count(number: int, word: str) -> str:
    """A number and what it counts.

    >>> count(1, "call"), count(1200, "call")
    ('1 call', '1,200 calls')
    """
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def _record(step: Step) -> str:
    return "claims" if "claims" in step.task else "treaty"


def _short(name: str) -> str:
    return name if len(name) <= 30 else f"{name[:29]}…"
