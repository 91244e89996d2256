"""``summarizer eval mutate``: does the scoring find what is wrong, and nothing else?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarizer.cli.evals.gold import gold_of
from summarizer.cli.evals.tables import columns
from summarizer.cli.exits import Code
from summarizer.cli.output import Target
from summarizer.cli.progress import count

if TYPE_CHECKING:
    from summarizer.evals.mutation.table import MutationReport

__all__ = ["mutate"]

_LIMIT = 6  # as in the module that does the work, which takes long to import; a test holds them together


def mutate(
    gold: Annotated[
        list[str],
        typer.Argument(metavar="GOLD", help="Suites, gold files, or folders of gold files.", show_default=False),
    ],
    *,
    limit: Annotated[
        int,
        typer.Option("--limit", metavar="N", min=1, help="Make at most N mutants of each class from one document."),
    ] = _LIMIT,
    json: Annotated[
        Path | None, typer.Option("--json", metavar="FILE", help="Write the table as JSON.", show_default=False)
    ] = None,
) -> None:
    """Test the scoring: put errors into outputs that agree with the labels, one at a time, and see them found.

    An error must make the score fall and be named where it was made. Harmless edits (other quotation marks, another
    order, another name of the same state) must change nothing. The exit code is 3 if an error is not found, or a
    harmless edit raises an alarm.

    Examples:
      summarizer eval mutate seeds
      summarizer eval mutate evals/gold --json mutants.json
    """
    from summarizer.evals import extra
    from summarizer.evals.mutation.table import mutation_table

    extra.require()
    files = gold_of(gold)
    target = Target(json, [str(file.path) for file in files]) if json else None
    report = mutation_table(files, limit)
    typer.echo(_page(report))
    if target:
        target.write(report.model_dump_json(indent=2) + "\n")
    if not report.passed:
        raise typer.Exit(Code.GATE)


def _page(report: MutationReport) -> str:
    errors = [
        ("error", "made", "score fell", "killed"),
        *((row.name, f"{row.made:,}", f"{row.fell:,}", f"{row.killed:,}") for row in report.errors),
    ]
    edits = [
        ("harmless edit", "made", "false alarms"),
        *((row.name, f"{row.made:,}", f"{len(row.alarms):,}") for row in report.harmless),
    ]
    survivors = [str(one) for row in report.errors for one in row.survivors]
    alarms = [str(one) for row in report.harmless for one in row.alarms]
    parts = [columns(errors), columns(edits)]
    if survivors:
        parts.append("\n".join(["Survivors:", *survivors]))
    if alarms:
        parts.append("\n".join(["False alarms:", *alarms]))
    made = sum(row.made for row in report.errors)
    harmless = sum(row.made for row in report.harmless)
    parts.append(
        f"{count(report.documents, 'document')}: {made - len(survivors):,} of {count(made, 'mutant')} killed, "
        f"{count(len(alarms), 'false alarm')} in {count(harmless, 'harmless edit')}."
    )
    return "\n\n".join(parts)
