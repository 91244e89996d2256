"""How far an eval run is, on standard error: a bar with the time that remains on a terminal, plain lines elsewhere."""

from __future__ import annotations

import os
import sys
from types import TracebackType
from typing import TYPE_CHECKING, Self

from summarizer.cli.exits import tell

if TYPE_CHECKING:
    from summarizer.evals.run import Stage

__all__ = ["Bar", "Lines", "Quiet", "reporter"]

_MEMORY_S = 6 * 3600  # documents can take minutes each; the estimate uses all that have been read


class Quiet:
    """Tells nothing; the base of those that do. Stages come from another thread."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def stage(self, stage: Stage) -> None:
        """A document was begun or finished, or a question about it answered."""

    def stop(self) -> None:
        """Nothing more will come; may be called again."""


class Lines(Quiet):
    """A line for each document when it is begun."""

    def __init__(self) -> None:
        self._begun = 0

    def stage(self, stage: Stage) -> None:
        """A line, if a document was begun."""
        if stage.event == "begun":
            self._begun += 1
            tell(f"Reading {stage.document} ({self._begun} of {stage.total})")


class Bar(Quiet):
    """One bar over all documents, which also says what is being asked."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        self._progress = Progress(
            TextColumn("{task.description}", markup=False),  # a document's name is no markup
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
            redirect_stdout=False,
            speed_estimate_period=_MEMORY_S,
        )
        self._task = self._progress.add_task("Waiting for the model", total=None)

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def stage(self, stage: Stage) -> None:
        """Say what is asked, and move the bar when a document is finished."""
        what = f"{stage.document}: {stage.task}" if stage.task else stage.document
        self._progress.update(self._task, description=what, completed=stage.done, total=stage.total)

    def stop(self) -> None:
        """Take the bar away."""
        self._progress.stop()


def reporter(*, quiet: bool) -> Quiet:
    """The reporter that suits the user's wish and the place where standard error goes."""
    if quiet:
        return Quiet()
    return Bar() if sys.stderr.isatty() and os.environ.get("TERM") != "dumb" else Lines()
