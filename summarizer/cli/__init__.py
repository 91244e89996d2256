"""The command line: arguments in, calls of :mod:`summarizer.api`, records out.

This package and its modules import nothing heavy before a command runs, so that ``summarizer --help`` is quick.
"""

from __future__ import annotations

import contextlib
import os
import sys
from typing import Annotated

import typer

from summarizer import __version__
from summarizer.cli import corpus, doctor, documents, evals, model, schema
from summarizer.cli.exits import Code, Commands
from summarizer.cli.log import VARIABLE, Level, show

__all__ = ["app", "main"]

_HELP = """Read treaty texts and news about treaties; write records whose every value points to its evidence.

The model is the one that OPENAI_API_KEY or OPENAI_BASE_URL leads to. With neither, it is a model on this machine, which
`summarizer model fetch` brings here. `summarizer doctor` says what is set up and what is missing.

\b
Examples:
  summarizer brief first.txt second.html > briefing.md
  summarizer summarize treaty.pdf --format json -o treaty.json

\b
Exit codes:
  0    done
  1    some documents failed or were not come to, the rest is written; or schemas are stale
  2    something to change in the call, the files or the settings
  3    an eval run did not pass its gate
  4    the model or its endpoint failed
  70   a fault of this program
  130  interrupted
"""

app = typer.Typer(
    cls=Commands,
    help=_HELP,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # plain help starts in half the time, and takes no word of a user for markup
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
documents.add_to(app)
app.command("run", help=documents.help_of(corpus.run))(documents.command_of(corpus.RunRequest, corpus.run))
for command in (schema.schema, doctor.doctor):
    app.command(help=documents.help_of(command))(command)
app.add_typer(model.app, name="model")
app.add_typer(evals.app, name="eval")


def _print_version(*, wanted: bool) -> None:
    if wanted:
        typer.echo(f"summarizer {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit.")
    ] = False,
    log_level: Annotated[
        Level,
        typer.Option(
            "--log-level",
            envvar=VARIABLE,
            callback=show,
            help="What to tell on standard error of the work behind the results; debug has a line for each call of the "
            "model, without words of documents.",
        ),
    ] = "warning",
) -> None:
    """Options of the program itself."""


def main() -> None:
    """Run the program with the arguments of the process, and end the process with its exit code."""
    _open_what_is_closed()
    try:
        app(prog_name="summarizer")
    except SystemExit as end:
        if end.code == Code.INTERRUPTED:
            _leave_at_once()
        raise


def _open_what_is_closed() -> None:
    """Give the process the standard streams that it was started without: empty input, and output that nobody reads.

    Python has ``None`` in their place, and the next file opened would get the number of a closed one.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is not None:
            continue
        nowhere = os.open(os.devnull, os.O_RDWR)
        if nowhere != number:
            os.dup2(nowhere, number)
            os.close(nowhere)
        setattr(sys, name, open(number, "w" if number else "r", encoding="utf-8", closefd=False))  # noqa: SIM115


def _leave_at_once() -> None:
    """End the process without waiting for its threads: one of them may be loading a model for a while yet.

    The model's own process sees that this one is gone, and ends too.
    """
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
    os._exit(Code.INTERRUPTED)
