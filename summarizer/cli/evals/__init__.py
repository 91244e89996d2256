"""``summarizer eval``: outputs held against hand-labelled gold facts."""

from __future__ import annotations

from typing import Any

import typer
from typer.core import TyperGroup

from summarizer.cli.documents import command_of, help_of
from summarizer.cli.evals.agreement import agreement
from summarizer.cli.evals.check import check
from summarizer.cli.evals.init import init
from summarizer.cli.evals.mutate import mutate
from summarizer.cli.evals.request import BriefingsRequest, EvalRequest
from summarizer.cli.evals.table import table
from summarizer.cli.exits import Code, tell
from summarizer.errors import EvalError, GoldError

__all__ = ["app"]

_HELP = """Score what comes out against hand-labelled gold facts.

`summarizer eval SUITE` is short for `summarizer eval run SUITE`.
"""

_DEFAULT = "run"


class _EvalCommands(TyperGroup):
    """The group of these commands, of which one need not be named. Several mistakes in files keep a line each."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the name of the default command before what is no command's name."""
        if args and args[0] not in self.commands and args[0] not in ctx.help_option_names:
            args = [_DEFAULT, *args]
        return super().parse_args(ctx, args)

    def invoke(self, ctx: Any) -> Any:
        """Run a command."""
        try:
            return super().invoke(ctx)
        except EvalError as error:
            if not isinstance(error, GoldError) and "\n" not in error.message:
                raise
            for line in (*error.message.splitlines(), error.hint):
                tell(line)
            raise typer.Exit(Code.CALLER) from None


def _run(request: EvalRequest) -> int:
    """Run a suite: take the records of its documents, score them, and hold the figures against the suite's gate.

    By default the recorded answers of a model are replayed, which tests this program and asks nobody. --live asks the
    model, which tests the model; --record does so too and keeps its answers for replay. With --repeat each document is
    read several times, each time with another seed and at temperature 0.7 instead of 0.

    The table goes to standard output. The exit code is 3 if the run does not pass.

    Examples:
      summarizer eval seeds
      summarizer eval evals/suites/dev.yaml --live --model gpt-4.1-mini --html dev.html
      summarizer eval dev --record --model local --resume
    """
    from summarizer.cli.evals import run

    return run.run(request)


def _briefings(request: BriefingsRequest) -> int:
    """Brief sets of documents, and hold the briefings against what the sets say they must hold.

    Each document is read as by `summarizer eval run`; of the records of a set a briefing is composed as for a user. A
    set says which documents are about one treaty, which are copies, which facts are one, which accounts conflict and
    what no document states; every sentence is held against what it cites. By default recorded answers are replayed.

    The table goes to standard output. The exit code is 3 if the run does not pass the gates beside the sets.

    Examples:
      summarizer eval briefings
      summarizer eval briefings evals/briefings/sets/seeds.yaml --live --model gpt-4.1-mini
      summarizer eval briefings --record --model local --json briefings.json
    """
    from summarizer.cli.evals import run

    return run.run_briefings(request)


app = typer.Typer(cls=_EvalCommands, help=_HELP, no_args_is_help=True)
app.command(_DEFAULT, help=help_of(_run))(command_of(EvalRequest, _run))
app.command("briefings", help=help_of(_briefings))(command_of(BriefingsRequest, _briefings))
for command in (table, init, check, agreement, mutate):
    app.command(help=help_of(command))(command)
