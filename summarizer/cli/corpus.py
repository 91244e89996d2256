"""``summarizer run``: records of a whole corpus."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from summarizer.cli.exits import Code, code_of, tell, words
from summarizer.cli.request import AskedBy, BaseUrl, Model, NoCache, Quiet, SchemaBy

if TYPE_CHECKING:
    from summarizer.corpus import Report
    from summarizer.llm.settings import Options

__all__ = ["RunRequest", "run"]

# Written out again, because the package that defines them takes long to import; a test holds them together.
RecordForm = Literal["jsonl", "parquet"]
Engine = Literal["local", "ray", "openai-batch"]
_KINDS = ("summary", "claims")

_RATE = re.compile(r"(\d+)(?:/min)?", re.ASCII)


def _rate(text: str) -> int:
    found = _RATE.fullmatch(text.strip())
    if found is None or int(found[1]) < 1:
        raise typer.BadParameter(f"{text!r} is not a number of requests a minute, such as 60/min.")
    return int(found[1])


def _kinds(text: str) -> str:
    names = [name.strip() for name in text.split(",")]
    if wrong := [name for name in names if name not in _KINDS]:
        raise typer.BadParameter(f"{wrong[0]!r} is none of {', '.join(_KINDS)}; put a comma between them.")
    return ",".join(names)


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRequest:
    """What a user asks of the command. Its fields are the arguments and options of the command."""

    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE",
            help="Files, folders or globs (in quotation marks) of documents, and tables of them: JSONL or Parquet with "
            "a column 'text' and, if there are, id, title, published, publisher and url.",
            show_default=False,
        ),
    ]
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="The folder for the output and the journal.")]
    records: Annotated[
        str,
        typer.Option(
            "--records",
            metavar="KINDS",
            parser=_kinds,
            help="What to take from each document: summary, claims or both.",
        ),
    ] = "summary,claims"
    format: Annotated[
        RecordForm, typer.Option("--format", help="One JSON object on each line, or a table with nested columns.")
    ] = "jsonl"
    resume: Annotated[
        bool,
        typer.Option(
            "--resume", help="Go on with the run in DIR: take what is missing or has changed, and nothing else."
        ),
    ] = False
    concurrency: Annotated[
        int | None,
        typer.Option(
            "--concurrency",
            metavar="N",
            min=1,
            help="Documents under way at once; fewer questions are while the endpoint asks to slow down. "
            "[env: SUMMARIZER_CONCURRENCY]",
            show_default=False,
        ),
    ] = None
    rate: Annotated[
        int | None,
        typer.Option(
            "--rate",
            metavar="N/min",
            parser=_rate,
            help="Most requests in a minute. [env: SUMMARIZER_REQUESTS_PER_MINUTE]",
            show_default=False,
        ),
    ] = None
    max_tokens: Annotated[
        int | None,
        typer.Option(
            "--max-tokens",
            metavar="N",
            min=1,
            help="Begin no further document when this run has used so many tokens. [env: SUMMARIZER_TOKEN_BUDGET]",
            show_default=False,
        ),
    ] = None
    engine: Annotated[
        Engine,
        typer.Option(
            "--engine",
            help="Take the records in this process, or by the workers of a Ray cluster (the one at RAY_ADDRESS, or one "
            "on this machine), or by the batch API of OpenAI, for half the price and within a day.",
        ),
    ] = "local"
    deadline: Annotated[
        float | None,
        typer.Option("--deadline", metavar="S", help="Longest time for one document, in seconds.", show_default=False),
    ] = None
    model: Model = None
    base_url: BaseUrl = None
    strategy: AskedBy = None
    mode: SchemaBy = None
    no_cache: NoCache = False
    quiet: Quiet = False

    @property
    def options(self) -> Options:
        """The settings given; the others are left to the environment and the defaults."""
        return {
            "base_url": self.base_url,
            "strategy": self.strategy,
            "mode": self.mode,
            "cache": False if self.no_cache else None,
            "token_budget": self.max_tokens,
            "max_concurrency": self.concurrency,
            "requests_per_minute": self.rate,
        }


def run(request: RunRequest) -> int:
    """Take records from many documents, and write them into a folder.

    The folder gets summary.jsonl and claims.jsonl with a record on each line, failures.jsonl with the reason for each
    document that failed, run.json with settings, counts, usage and times, and a journal. A run that ends early, in
    whatever way, is gone on with by --resume: the output is then that of a run that did not, and only what was under
    way is asked again. After a change of documents, settings or versions, what that affects is done again.

    The run stops when the endpoint has failed five documents in a row (exit code 4), and when --max-tokens is used up
    (exit code 1); what is done is written.

    Examples:
      summarizer run news/ --out records
      summarizer run 'news/**/*.html' articles.jsonl --out records --records claims
      summarizer run news/ --out records --resume
      summarizer run news/ --out records --engine openai-batch
    """
    from summarizer import corpus
    from summarizer.cli.corpus_progress import reporter

    with reporter(quiet=request.quiet) as shown:
        report = corpus.run(
            request.sources,
            request.out,
            records=[kind for kind in _KINDS if kind in request.records.split(",")],  # type: ignore[misc] # checked
            resume=request.resume,
            format=request.format,
            document_s=request.deadline,
            model=request.model,
            progress=shown.standing,
            engine=request.engine,
            **request.options,
        )
    return _end(report, quiet=request.quiet)


def _end(report: Report, *, quiet: bool) -> int:
    from summarizer.cli.progress import count, usage_line
    from summarizer.errors import BudgetExceeded

    if report.stopped:
        message, hint = words(report.stopped)
        tell(f"Stopped: {message}")
        tell(f"  {hint}")
    if report.failed:
        tell(f"{count(report.failed, 'document')} failed; why is in {report.files[-2]}.")
    if not quiet:
        left = f", {report.pending:,} not come to" if report.pending else ""
        tell(f"{report.done:,} of {count(report.documents, 'document')} done{left}: {report.files[-1].parent}")
        tell(usage_line(report.usage))
    if report.stopped and not isinstance(report.stopped, BudgetExceeded):
        return code_of(report.stopped)
    return Code.SOME_FAILED if report.failed or report.pending else Code.DONE
