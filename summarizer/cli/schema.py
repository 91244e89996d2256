"""``summarizer schema``: the JSON Schemas of drafts and records."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from summarizer.cli.exits import Code, shown, tell
from summarizer.errors import CallerError

__all__ = ["schema"]


def schema(
    *,
    write: Annotated[
        Path | None, typer.Option("--write", metavar="DIR", help="Write all schemas into this folder.")
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Compare with the schemas that came with the program; exit with 1 if stale.")
    ] = False,
) -> None:
    """List, export or check the JSON Schemas.

    Drafts are what the model is asked for, records are what comes out.

    Examples:
      summarizer schema
      summarizer schema --write schemas
      summarizer schema --check
    """
    from summarizer import schemas
    from summarizer.cli.output import write_file
    from summarizer.resources import resource

    if write is not None and check:
        raise typer.BadParameter("Give either --write or --check.")
    if write is not None:
        texts = schemas.texts()
        _check_page(write / schemas.README, texts[schemas.README])
        for path, text in texts.items():
            write_file(write / path, text)
        typer.echo("\n".join(str(write / path) for path in texts))
    elif check:
        stale = schemas.stale(resource("schemas"))
        for line in stale:
            tell(line)
        if stale:
            tell("Type: summarizer schema --write schemas")
            raise typer.Exit(Code.SOME_FAILED)
        typer.echo("The schemas are up to date.")
    else:
        typer.echo(schemas.index(), nl=False)


def _check_page(path: Path, text: str) -> None:
    """Refuse to overwrite a page that somebody else has written."""
    mark = text.partition("\n")[0]
    if path.exists() and not path.read_text(encoding="utf-8", errors="replace").startswith(mark):
        raise CallerError(
            f"{shown(path)} is not a page of schemas, and would be overwritten.",
            hint="Give --write a folder of its own.",
        )
