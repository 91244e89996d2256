"""``summarizer summarize``, ``claims`` and ``brief``: the commands that read documents."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import MISSING, fields
from typing import TYPE_CHECKING, Any, TypeVar, get_type_hints

import typer

from summarizer.cli.request import BriefRequest, Request

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

__all__ = ["add_to", "command_of", "help_of"]

RequestT = TypeVar("RequestT", bound="DataclassInstance")


def add_to(app: typer.Typer) -> None:
    """Add the commands to the program."""
    for name, work in (("summarize", _summarize), ("claims", _claims)):
        app.command(name, help=help_of(work))(command_of(Request, work))
    app.command("brief", help=help_of(_brief))(command_of(BriefRequest, _brief))


def help_of(command: Callable[..., Any]) -> str:
    """A command's docstring as its help, in which the lines of the examples stay lines."""
    return inspect.cleandoc(command.__doc__ or "").replace("\n\nExample", "\n\n\b\nExample")


def _summarize(request: Request) -> int:
    """Write a treaty summary of each document.

    It holds parties, events, obligations, terms and more, each with the words that support it. Several files give one
    summary after another, in JSON an array of them, in HTML one page. A document that fails is reported on standard
    error and left out; the exit code is then 1.

    Examples:
      summarizer summarize article.html
      summarizer summarize --published 2024-11-12 --format json article.txt
      curl -s ADDRESS | summarizer summarize -
    """
    from summarizer.cli import run

    return run.records(request, lambda summarizer: summarizer.asummarize)


def _claims(request: Request) -> int:
    """Write the claims of each document: who says what.

    Each has its sources, how firmly they stand behind it, and the words that support it. Several files give one list
    after another, in JSON an array of them, in HTML one page. A document that fails is reported on standard error and
    left out; the exit code is then 1.

    Examples:
      summarizer claims article.html
      summarizer claims --format json *.txt -o claims.json
      summarizer claims *.txt -o claims.html
    """
    from summarizer.cli import run

    return run.records(request, lambda summarizer: summarizer.aextract_claims)


def _brief(request: BriefRequest) -> int:
    """Write one briefing from all documents.

    It says what they agree on, where they differ and what none of them states. A document that fails is listed in the
    briefing and reported on standard error; the exit code is then 1.

    Examples:
      summarizer brief first.txt second.html third.pdf
      summarizer brief *.txt -o briefing.md
      summarizer brief *.txt -o briefing.docx
      summarizer brief *.txt --open
    """
    from summarizer.cli import run

    return run.briefing(request)


def command_of(request: type[RequestT], work: Callable[[RequestT], int]) -> Callable[..., None]:
    """A command whose arguments and options are the fields of a dataclass, such as :class:`Request`."""

    def command(**values: Any) -> None:
        raise typer.Exit(work(request(**values)))

    hints = get_type_hints(request, include_extras=True)
    parameters = [
        inspect.Parameter(
            field.name,
            inspect.Parameter.KEYWORD_ONLY,
            default=inspect.Parameter.empty if field.default is MISSING else field.default,
            annotation=hints[field.name],
        )
        for field in fields(request)
    ]
    command.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined] # what typer reads
    return command
