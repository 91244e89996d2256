"""The reference of the command line, ``docs/cli.md``, made from the commands themselves.

``python -m summarizer.cli.reference > docs/cli.md`` makes it anew; a test fails when it is stale.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import typer

from summarizer.cli import app

__all__ = ["reference"]

_WIDTH = 100

_INTRODUCTION = """\
<!-- Made by `python -m summarizer.cli.reference > docs/cli.md`; change the commands, not this page. -->

# Command line

Results go to standard output, or with `-o` to a file, which is written whole or not at all. Progress, usage and errors
go to standard error; with `--quiet`, errors alone. The result is written when all documents have been read. What the
model has answered until then is kept in the response cache, so that a run that was broken off is not paid for twice.

**Several files.** `summarize` and `claims` write one record after another: in Markdown with a line (`---`) between
them, in JSON as an array, even if only one of several files could be read, in HTML as one page, in DOCX as chapters of
one file. One file alone gives one JSON object. `brief` writes one briefing of all files.

**Formats** are named by `--format`, or by the ending of the file of `-o`: `.md`, `.json`, `.html` or `.docx`. HTML is
one file that needs nothing else ([pages.md](pages.md)); `brief --open` opens it in the browser. DOCX
([docx.md](docx.md)) is written to a file or a pipe, and refused where it would go to a terminal.

`run` is for many documents: it writes into a folder, and can be resumed ([corpora.md](corpora.md)).

**Keys** are taken from the environment alone (`OPENAI_API_KEY`), since others on a machine can see arguments.

| exit code | meaning |
| --- | --- |
| 0 | done |
| 1 | some documents failed, or `run` stopped at its budget, and the rest is written; or stale schemas |
| 2 | something to change in the call, the files or the settings; nothing is written |
| 3 | an eval run did not pass its gate; its reports are written |
| 4 | the model or its endpoint failed; nothing is written, but for what `run` had done |
| 70 | a fault of this program; with `SUMMARIZER_DEBUG=1` it shows where |
| 130 | interrupted; nothing is written |

If all documents failed, the exit code is the highest of those that fit. A reader that closes the pipe early (`| head`)
changes nothing about the exit code."""


def reference() -> str:
    """The page."""
    parts = [_INTRODUCTION]
    for path, text in _helps(typer.main.get_command(app), "summarizer", None):
        parts.append(f"## {path}\n\n```text\n{text}\n```")
    return "\n\n".join(parts) + "\n"


def _helps(command: Any, name: str, parent: Any) -> Iterator[tuple[str, str]]:
    """Each command's path and help, a group before its commands."""
    context = command.make_context(name, [], parent, resilient_parsing=True, terminal_width=_WIDTH)
    lines = command.get_help(context).splitlines()
    yield context.command_path, "\n".join(line.rstrip() for line in lines).strip()
    for inner in getattr(command, "commands", {}):
        yield from _helps(command.commands[inner], inner, context)


if __name__ == "__main__":
    typer.echo(reference(), nl=False)
