"""What a user asks of ``summarizer eval run`` and ``summarizer eval briefings``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

import typer

from summarizer.cli.request import Strategy

__all__ = ["BriefingsRequest", "EvalRequest", "Mode", "ReadRequest"]

# Written out again, because the module that defines it takes long to import; a test holds them together.
Mode = Literal["replay", "record", "live"]

_File = Path | None


def _file(name: str, what: str) -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(f"--{name}", metavar="FILE", help=what, show_default=False)
    return option


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRequest:
    """What a user asks of a command that reads documents with labels: where the answers come from."""

    model: Annotated[
        str | None,
        typer.Option(
            "--model",
            metavar="NAME",
            help="The model to ask, as for other commands; in replay, the one whose recordings are read. Default in "
            "replay: the only one that has recordings.",
            show_default=False,
        ),
    ] = None
    base_url: Annotated[
        str | None,
        typer.Option("--base-url", metavar="URL", help="An OpenAI-compatible endpoint.", show_default=False),
    ] = None
    strategy: Annotated[
        Strategy | None,
        typer.Option(
            "--strategy",
            help="One question a record, or many short ones; default: what suits the model, or was recorded.",
            show_default=False,
        ),
    ] = None
    live: Annotated[bool, typer.Option("--live", help="Ask the model.")] = False
    record: Annotated[bool, typer.Option("--record", help="Ask the model and keep its answers for replay.")] = False
    replay: Annotated[bool, typer.Option("--replay", help="Take recorded answers alone. This is the default.")] = False
    json: Annotated[_File, _file("json", "Write the report as JSON; that of a suite can be a baseline.")] = None
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with a run that was broken off: keep the answers that it got.")
    ] = False
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Show neither progress nor usage, only errors.")] = False

    @property
    def mode(self) -> Mode:
        """Where answers come from.

        Raises:
            BadParameter: the options contradict each other.
        """
        modes: tuple[Mode, ...] = ("replay", "record", "live")
        chosen = [mode for mode in modes if getattr(self, mode)]
        if len(chosen) > 1:
            raise typer.BadParameter(f"Give one of --{' and --'.join(chosen)}.")
        mode = chosen[0] if chosen else "replay"
        if mode == "replay":
            for name in ("base_url", "resume"):
                if getattr(self, name):
                    option = name.replace("_", "-")
                    raise typer.BadParameter(f"--{option} goes with --live or --record; a replay asks nobody.")
        return mode

    @property
    def files(self) -> dict[str, Path]:
        """The reports to write, by the name of their option."""
        wanted = {name: getattr(self, name, None) for name in ("json", "junit", "markdown", "html")}
        return {name: path for name, path in wanted.items() if path is not None}


@dataclass(frozen=True, slots=True, kw_only=True)
class EvalRequest(ReadRequest):
    """What a user asks of ``run``. Its fields are the arguments and options of the command."""

    suite: Annotated[
        str,
        typer.Argument(
            metavar="SUITE",
            help="A suite file, or the name of one in evals/suites.",
            show_default=False,
        ),
    ]
    repeat: Annotated[
        int | None,
        typer.Option(
            "--repeat",
            metavar="K",
            min=1,
            help="Read each document K times. Default: once; in replay, as often as was recorded.",
            show_default=False,
        ),
    ] = None
    baseline: Annotated[
        _File, _file("baseline", "Compare with this JSON report of an earlier run. Default: the one of the suite.")
    ] = None
    junit: Annotated[_File, _file("junit", "Write the report as JUnit XML.")] = None
    markdown: Annotated[_File, _file("markdown", "Write the report as Markdown.")] = None
    html: Annotated[_File, _file("html", "Write each document beside its gold and its output as one HTML page.")] = None
    annotations: Annotated[
        bool, typer.Option("--annotations", help="Print GitHub annotations that point at lines of the gold files.")
    ] = False
    limit: Annotated[
        int | None,
        typer.Option(
            "--limit",
            metavar="N",
            min=1,
            help="Read the first N documents alone; the facts of the others are reported as not run.",
            show_default=False,
        ),
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefingsRequest(ReadRequest):
    """What a user asks of ``briefings``. Its fields are the arguments and options of the command."""

    sets: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[SETS]...",
            help="Set files, or folders of them. Default: evals/briefings/sets.",
            show_default=False,
        ),
    ] = None
