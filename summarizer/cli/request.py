"""What a user asks of a command that reads documents."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

if TYPE_CHECKING:
    from summarizer.llm.settings import Overrides

__all__ = [
    "AskedBy",
    "BaseUrl",
    "BriefRequest",
    "Form",
    "Mode",
    "Model",
    "NoCache",
    "Quiet",
    "Request",
    "SchemaBy",
    "Strategy",
]

# Written out again, because the package that defines them takes long to import; a test holds them together.
Strategy = Literal["single", "guided"]
Mode = Literal["json_schema", "tools", "json", "md_json"]
Form = Literal["md", "json", "html", "docx"]

Model = Annotated[
    str | None,
    typer.Option(
        "--model",
        metavar="NAME",
        help="The model at the endpoint, 'local', or the path of a GGUF file. [env: SUMMARIZER_MODEL]",
        show_default=False,
    ),
]
BaseUrl = Annotated[
    str | None,
    typer.Option(
        "--base-url",
        metavar="URL",
        help="An OpenAI-compatible endpoint. [env: OPENAI_BASE_URL]",
        show_default=False,
    ),
]
AskedBy = Annotated[
    Strategy | None,
    typer.Option(
        "--strategy",
        help="One question a record, or many short ones; default: what suits the model. [env: SUMMARIZER_STRATEGY]",
        show_default=False,
    ),
]
SchemaBy = Annotated[
    Mode | None,
    typer.Option(
        "--mode",
        help="How the schema reaches the model; default: json_schema. [env: SUMMARIZER_MODE]",
        show_default=False,
    ),
]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Ask the model again what it was asked before.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Show neither progress nor usage, only errors.")]

_ENDINGS: dict[str, Form] = {".md": "md", ".json": "json", ".html": "html", ".htm": "html", ".docx": "docx"}

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
            help="Text, Markdown, HTML, PDF or DOCX files, or folders of them; '-' is standard input.",
            show_default=False,
        ),
    ]
    format: Annotated[
        Form | None,
        typer.Option(
            "--format",
            help="Markdown, a page (html) or a paper (docx) for a reader, or JSON for a program. Default: what the "
            "ending of the file of -o says; else md, which a terminal shows laid out for reading.",
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
    model: Model = None
    base_url: BaseUrl = None
    strategy: AskedBy = None
    mode: SchemaBy = None
    no_cache: NoCache = False
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
    quiet: Quiet = False

    def form(self, otherwise: Form = "md") -> Form:
        """The format of the result: the one named, or what the name of the file says, or else the one given here."""
        ending = self.output.suffix.casefold() if self.output is not None else ""
        return self.format or _ENDINGS.get(ending, otherwise)

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


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefRequest(Request):
    """What a user asks of ``summarizer brief``."""

    since: Annotated[
        date | None,
        typer.Option(
            "--since",
            metavar="YYYY-MM-DD",
            parser=_day,
            help="Leave out documents published before that day, or on no day that is known.",
            show_default=False,
        ),
    ] = None
    until: Annotated[
        date | None,
        typer.Option(
            "--until",
            metavar="YYYY-MM-DD",
            parser=_day,
            help="Leave out documents published after that day, or on no day that is known.",
            show_default=False,
        ),
    ] = None
    treaty: Annotated[
        str | None,
        typer.Option(
            "--treaty",
            metavar="NAME",
            help="Leave out documents about other treaties: words of its title, or of its type and parties.",
            show_default=False,
        ),
    ] = None
    in_browser: Annotated[
        bool,
        typer.Option(
            "--open",
            help="Open the briefing as a page in the browser: the file of -o, or a private file among the temporary "
            "ones.",
        ),
    ] = False
