"""How far an eval run is, on standard error: a bar with the time that remains on a terminal, plain lines elsewhere."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Self

from summarizer.cli.exits import tell
from summarizer.cli.progress import Shown, on_terminal, progress_bars

if TYPE_CHECKING:
    from summarizer.evals.readings import Stage

__all__ = ["Bar", "Lines", "StageReporter", "reporter"]

_MEMORY_S = 6 * 3600  # documents can take minutes each; the estimate uses all that have been read
_NEARLY = 0.95


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
    """One bar over the text of all documents, which also says what is being asked.

    Inside a document it moves by the answers that such a length of text has taken so far; the first document of a run
    has nothing to go by, so the remaining time is told when that one has been read.
    """

    def __init__(self) -> None:
        from rich.progress import TextColumn

        self._progress = progress_bars(TextColumn("{task.fields[documents]}"), _MEMORY_S)
        self._task = self._progress.add_task("Waiting for the model", total=None, documents="")
        self._read, self._asked = 0, 0  # characters of finished documents, and the answers that these took
        self._open: Counter[str] = Counter()
        self._sizes: dict[str, int] = {}

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def stage(self, stage: Stage) -> None:
        """Say what is asked, and move the bar."""
        name = stage.document
        self._sizes[name] = stage.size
        if stage.event == "asked":
            self._open[name] += 1
        elif stage.event == "finished":
            self._read += stage.size
            self._asked += self._open.pop(name, 0)
        self._progress.update(
            self._task,
            description=f"{name}: {stage.task}" if stage.task else name,
            completed=self._read + sum(self._part(one) for one in self._open),
            total=stage.total_size,
            documents=f"{stage.done}/{stage.total} documents",
        )

    def _part(self, name: str) -> float:
        """About how many characters of a document under way have been read; never quite all of them."""
        if not self._asked:
            return 0
        return min(self._open[name] * self._read / self._asked, _NEARLY * self._sizes[name])

    def stop(self) -> None:
        """Take the bar away."""
        self._progress.stop()


def reporter(*, quiet: bool) -> StageReporter:
    """The reporter that suits the user's wish and the place where standard error goes."""
    if quiet:
        return StageReporter()
    return Bar() if on_terminal() else Lines()
