"""How far a run over a corpus is, on standard error: a bar on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import time
from datetime import timedelta
from typing import TYPE_CHECKING, Self

from summarizer.cli.exits import tell
from summarizer.cli.progress import Shown, count, on_terminal

if TYPE_CHECKING:
    from summarizer.corpus import Plan, Standing

__all__ = ["Bar", "Lines", "RunReporter", "plan_lines", "reporter", "standing_line"]

_EVERY_S = 10.0


class RunReporter(Shown):
    """Tells nothing; the base of those that do. Standings come from another thread."""

    def standing(self, standing: Standing) -> None:
        """The run is so far."""


class _Telling(RunReporter):
    """Tells what there is to do when that is known."""

    def __init__(self) -> None:
        self._stage = ""

    def standing(self, standing: Standing) -> None:
        """The run is so far."""
        begins, self._stage = standing.stage != self._stage, standing.stage
        if begins and standing.stage == "asking":
            for line in plan_lines(standing.plan):
                tell(line)
        self.show(standing)

    def show(self, standing: Standing) -> None:
        """Show how far the run is."""


class Lines(_Telling):
    """A line every ten seconds."""

    def __init__(self) -> None:
        super().__init__()
        self._told = time.monotonic()

    def show(self, standing: Standing) -> None:
        """A line, if the last one is old enough."""
        if standing.stage != "writing" and time.monotonic() - self._told >= _EVERY_S:
            self._told = time.monotonic()
            tell(standing_line(standing))


class Bar(_Telling):
    """A bar over the documents that are to be done, with rate, remaining time, failures and tokens."""

    def __init__(self) -> None:
        super().__init__()
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn

        self._progress = Progress(
            BarColumn(),
            TextColumn("{task.description}", markup=False),
            console=Console(stderr=True),
            transient=True,
            redirect_stdout=False,
        )
        self._task = self._progress.add_task("", total=None)

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def show(self, standing: Standing) -> None:
        """Move the bar."""
        total = standing.plan.pending if standing.stage == "asking" else None
        done = standing.done + standing.failed
        self._progress.update(self._task, total=total, completed=done, description=standing_line(standing))

    def stop(self) -> None:
        """Take the bar away."""
        self._progress.stop()


def reporter(*, quiet: bool) -> RunReporter:
    """The reporter that suits the user's wish and the place where standard error goes."""
    if quiet:
        return RunReporter()
    return Bar() if on_terminal() else Lines()


def plan_lines(plan: Plan) -> list[str]:
    """What there is to do, in words.

    >>> from summarizer.corpus import Plan
    >>> for line in plan_lines(Plan(documents=9, pending=4, new=3, changed=1, changes=("strategy was a and is b",))):
    ...     print(line)
    Changed since the last run: strategy was a and is b.
    To do: 4 of 9 documents (3 new, 1 changed).
    """
    lines = [f"Changed since the last run: {'; '.join(plan.changes)}."] if plan.changes else []
    if plan.left_out:
        lines.append(f"Left out, because not documents or tables by name and kind: {count(plan.left_out, 'file')}.")
    facts = [
        f"{number:,} {word}"
        for number, word in (
            (plan.new, "new"),
            (plan.changed, "changed"),
            (plan.gone, "not in the sources any more"),
            (plan.repeated, "named more than once"),
            (plan.failed, "failed before and not tried again"),
        )
        if number
    ]
    return [*lines, f"To do: {plan.pending:,} of {count(plan.documents, 'document')}{_in_brackets(facts)}."]


def standing_line(standing: Standing) -> str:
    """How far a run is, in one line.

    >>> from summarizer.corpus import Plan, Standing
    >>> standing_line(Standing("asking", Plan(documents=90, pending=80), done=30, failed=1, seconds=10))
    '31 of 80 documents, 3.1/s, 0:00:15 left, 1 failed, 0 tokens'
    """
    if standing.stage == "listing":
        return f"Going through the sources: {count(standing.plan.documents, 'document')}"
    if standing.stage == "writing":
        return "Writing the output"
    parts = [f"{standing.done + standing.failed:,} of {count(standing.plan.pending, 'document')}"]
    if standing.remaining_s is not None:
        rate = f"{standing.rate:.1f}/s" if standing.rate >= 1 else f"{standing.rate * 60:.1f}/min"
        parts += [rate, f"{timedelta(seconds=int(standing.remaining_s))} left"]
    return ", ".join([*parts, f"{standing.failed:,} failed", count(standing.usage.total_tokens, "token")])


def _in_brackets(facts: list[str]) -> str:
    return f" ({', '.join(facts)})" if facts else ""
