"""Where the reports of a run go."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console, RenderableType

from summarizer.cli.evals.request import ReadRequest
from summarizer.cli.exits import shown
from summarizer.cli.output import Target
from summarizer.errors import CallerError
from summarizer.evals.briefings.results import BriefingsReport
from summarizer.evals.briefings.terminal import terminal as briefings_terminal
from summarizer.evals.report import html, json, junit, markdown, terminal, workflow_commands
from summarizer.evals.results import EvalReport
from summarizer.evals.scoring.outcomes import Output
from summarizer.evals.suite import LoadedSuite

__all__ = ["Made", "targets", "write", "write_briefings"]


@dataclass(frozen=True, slots=True)
class Made:
    """A finished run: the suite, the report and the records."""

    suite: LoadedSuite
    report: EvalReport
    outputs: Sequence[Output]


_WRITERS: Mapping[str, Callable[[Made], str]] = {
    "json": lambda made: json(made.report),
    "junit": lambda made: junit(made.report),
    "markdown": lambda made: markdown(made.report),
    "html": lambda made: html(made.report, made.suite.gold, made.outputs),
}


def targets(request: ReadRequest, inputs: Sequence[str]) -> dict[str, Target]:
    """The files to write, by the kind of report. What is wrong with a place is found out before the work begins.

    Args:
        request: which reports are wanted, and where.
        inputs: the files that are read, which must not be overwritten.

    Raises:
        CallerError: nothing can be written in one of the places.
    """
    kinds: dict[Path, str] = {}
    for kind, path in request.files.items():
        other = kinds.setdefault(path.resolve(), kind)
        if other != kind:
            raise CallerError(f"--{other} and --{kind} name one file.", hint="Give each a file of its own.")
        if str(path) == "-":
            raise CallerError("The table goes to standard output.", hint=f"Give --{kind} the name of a file.")
        _make_folder(path.parent, kind)
    return {kind: Target(path, inputs, option=f"--{kind}") for kind, path in request.files.items()}


def write(places: Mapping[str, Target], made: Made, *, annotate: bool) -> None:
    """Print the table, then annotations if wanted, and write the files.

    Raises:
        CallerError: a file cannot be written; the others are.
    """
    Target(None).write(_printed(terminal(made.report)) + (workflow_commands(made.report) if annotate else ""))
    faults = []
    for kind, target in places.items():
        try:
            target.write(_WRITERS[kind](made))
        except CallerError as error:
            faults.append(error)
    if faults:
        raise faults[0]


def write_briefings(places: Mapping[str, Target], report: BriefingsReport) -> None:
    """Print the table of a run over sets, and write its JSON report if that is wanted.

    Raises:
        CallerError: the file cannot be written.
    """
    Target(None).write(_printed(briefings_terminal(report)))
    if "json" in places:
        places["json"].write(json(report))


def _printed(page: RenderableType) -> str:
    """A page as text; with colours where it goes to a terminal."""
    paper = io.StringIO()
    Console(file=paper, force_terminal=sys.stdout.isatty(), highlight=False).print(page)
    return paper.getvalue()


def _make_folder(folder: Path, kind: str) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CallerError(
            f"The folder {shown(folder)} cannot be made ({error.strerror}).", hint=f"Give --{kind} another place."
        ) from None
