"""How far an eval run is, on standard error: a bar with the time that remains on a terminal, plain lines elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from summarizer.cli.exits import tell
from summarizer.cli.progress import Shown, on_terminal, progress_bars

if TYPE_CHECKING:
    from summarizer.evals.run import Stage

__all__ = ["Bar", "Lines", "StageReporter", "reporter"]

_MEMORY_S = 6 * 3600  # documents can take minutes each; the estimate uses all that have been read


class StageReporter(Shown):
    """Tells nothing; the base of those that do. Stages come from another thread."""

    def stage(self, stage: Stage) -> None:
        """A document was begun or finished, or a question about it answered."""


class Lines(StageReporter):
    """A line for each document when it is begun."""

    def __init__(self) -> None:
        self._begun = 0

    def stage(self, stage: Stage) -> None:
        """A line, if a document was begun."""
        if stage.event == "begun":
            self._begun += 1
            tell(f"Reading {stage.document} ({self._begun} of {stage.total})")


class Bar(StageReporter):
    """One bar over all documents, which also says what is being asked."""

    def __init__(self) -> None:
        self._progress = progress_bars(_MEMORY_S)
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


def reporter(*, quiet: bool) -> StageReporter:
    """The reporter that suits the user's wish and the place where standard error goes."""
    if quiet:
        return StageReporter()
    return Bar() if on_terminal() else Lines()
