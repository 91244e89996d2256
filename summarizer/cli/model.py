"""``summarizer model``: the local model's file."""

from __future__ import annotations

import contextlib
from typing import Annotated

import typer

__all__ = ["app", "fetch", "path", "status"]

app = typer.Typer(help="Fetch the local model, or see where it is.", no_args_is_help=True)


@app.command()
def fetch(*, quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Show no progress.")] = False) -> None:
    """Download the local model (1.1 GB), check it, and print its path. Can be interrupted and run again."""
    from summarizer.llm import model_file

    if quiet:
        path = model_file.fetch()
    else:
        from rich.console import Console
        from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
        bar = Progress(*columns, console=Console(stderr=True))
        task = bar.add_task("Local model", total=None)
        with contextlib.ExitStack() as shown:

            def show(here: int, whole: int) -> None:
                if not bar.live.is_started:  # a file that is there already needs no bar
                    shown.enter_context(bar)
                bar.update(task, completed=here, total=whole)

            path = model_file.fetch(show)
    typer.echo(path)


@app.command()
def status() -> None:
    """Say whether the local model is there and whether it is the right file; exit with 4 if it is not."""
    from summarizer.llm import model_file

    state = model_file.status()
    if state.verified:
        typer.echo(f"present, verified: {state.path} ({_megabytes(state.size)})")
        return
    if state.present:
        typer.echo(f"present, but with a wrong digest: {state.path} ({_megabytes(state.size)})")
    else:
        typer.echo(f"absent: {state.path}")
    if state.kept:
        typer.echo(f"An interrupted download left {_megabytes(state.kept)}, which will be used.")
    typer.echo("Type: summarizer model fetch")
    raise typer.Exit(4)


@app.command()
def path() -> None:
    """Print the path where the local model is, or would be."""
    from summarizer.llm import model_file

    typer.echo(model_file.model_path())


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.0f} MB"
