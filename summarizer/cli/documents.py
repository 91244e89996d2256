"""``summarizer summarize``, ``claims`` and ``brief``: the commands that read documents."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_type_hints

import typer

if TYPE_CHECKING:
    from summarizer.llm.settings import Overrides

__all__ = ["Request", "add_to", "help_of"]

# Written out again, because the package that defines them takes long to import; a test holds them together.
Strategy = Literal["single", "guided"]
Mode = Literal["json_schema", "tools", "json", "md_json"]

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def _day(text: str) -> date:
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise typer.BadParameter(f"{text!r} is not a day of the form YYYY-MM-DD, such as 2024-11-12.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a user asks of a command that reads documents. Its fields are the arguments and options of the command."""

    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE",
            help="Text, Markdown, HTML, PDF or DOCX files; '-' is standard input.",
            show_default=False,
        ),
    ]
    format: Annotated[
        Literal["md", "json"] | None,
        typer.Option(
            "--format",
            help="Markdown for a reader, or JSON for a program. Default: md, and json where -o ends in '.json'.",
            show_default=False,
        ),
    ] = None
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write the result there.", show_default=False)
    ] = None
    published: Annotated[
        date | None,
        typer.Option(
            "--published",
            metavar="YYYY-MM-DD",
            parser=_day,
            help="The day on which the documents were published; it goes before a date that they give themselves.",
            show_default=False,
        ),
    ] = None
    model: Annotated[
        str | None,
        typer.Option(
            "--model",
            metavar="NAME",
            help="The model at the endpoint, 'local', or the path of a GGUF file. [env: SUMMARIZER_MODEL]",
            show_default=False,
        ),
    ] = None
    base_url: Annotated[
        str | None,
        typer.Option(
            "--base-url",
            metavar="URL",
            help="An OpenAI-compatible endpoint. [env: OPENAI_BASE_URL]",
            show_default=False,
        ),
    ] = None
    strategy: Annotated[
        Strategy | None,
        typer.Option(
            "--strategy",
            help="One question a record, or many short ones; default: what suits the model. [env: SUMMARIZER_STRATEGY]",
            show_default=False,
        ),
    ] = None
    mode: Annotated[
        Mode | None,
        typer.Option(
            "--mode",
            help="How the schema reaches the model; default: json_schema. [env: SUMMARIZER_MODE]",
            show_default=False,
        ),
    ] = None
    no_cache: Annotated[bool, typer.Option("--no-cache", help="Ask the model again what it was asked before.")] = False
    token_budget: Annotated[
        int | None,
        typer.Option(
            "--token-budget",
            metavar="N",
            min=1,
            help="Stop asking the model when this many tokens are used. [env: SUMMARIZER_TOKEN_BUDGET]",
            show_default=False,
        ),
    ] = None
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Show neither progress nor usage, only errors.")] = False

    @property
    def as_json(self) -> bool:
        """Whether JSON is wanted."""
        if self.format is None:
            return self.output is not None and self.output.suffix.casefold() == ".json"
        return self.format == "json"

    @property
    def options(self) -> Overrides:
        """The settings given; the others are left to the environment and the defaults."""
        return {
            "model": self.model,
            "base_url": self.base_url,
            "strategy": self.strategy,
            "mode": self.mode,
            "cache": False if self.no_cache else None,
            "token_budget": self.token_budget,
        }


def add_to(app: typer.Typer) -> None:
    """Add the commands to the program."""
    for name, work in (("summarize", _summarize), ("claims", _claims), ("brief", _brief)):
        app.command(name, help=help_of(work))(_command(work))


def help_of(command: Callable[..., Any]) -> str:
    """A command's docstring as its help, in which the lines of the examples stay lines."""
    return inspect.cleandoc(command.__doc__ or "").replace("\n\nExample", "\n\n\b\nExample")


def _summarize(request: Request) -> int:
    """Write a treaty summary of each document.

    It holds parties, events, obligations, terms and more, each with the words that support it. Several files give one
    summary after another, in JSON an array of them. A document that fails is reported on standard error and left out;
    the exit code is then 1.

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
    after another, in JSON an array of them. A document that fails is reported on standard error and left out; the exit
    code is then 1.

    Examples:
      summarizer claims article.html
      summarizer claims --format json *.txt -o claims.json
    """
    from summarizer.cli import run

    return run.records(request, lambda summarizer: summarizer.aextract_claims)


def _brief(request: Request) -> int:
    """Write one briefing from all documents.

    It says what they agree on, where they differ and what none of them states. A document that fails is listed in the
    briefing and reported on standard error; the exit code is then 1.

    Examples:
      summarizer brief first.txt second.html third.pdf
      summarizer brief *.txt -o briefing.md
    """
    from summarizer.cli import run

    return run.briefing(request)


def _command(work: Callable[[Request], int]) -> Callable[..., None]:
    """A command whose arguments and options are the fields of :class:`Request`."""

    def command(**values: Any) -> None:
        raise typer.Exit(work(Request(**values)))

    hints = get_type_hints(Request, include_extras=True)
    parameters = [
        inspect.Parameter(
            field.name,
            inspect.Parameter.KEYWORD_ONLY,
            default=inspect.Parameter.empty if field.default is MISSING else field.default,
            annotation=hints[field.name],
        )
        for field in fields(Request)
    ]
    command.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined] # what typer reads
    return command
