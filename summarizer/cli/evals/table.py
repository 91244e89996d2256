"""``summarizer eval table``: the figures of several reports side by side."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from summarizer.cli.output import Target

__all__ = ["table"]


def table(
    reports: Annotated[
        list[Path], typer.Argument(metavar="REPORT...", help="JSON reports of runs.", show_default=False)
    ],
    *,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write the table there.", show_default=False)
    ] = None,
) -> None:
    """Put the figures of several runs side by side, in Markdown.

    Examples:
      summarizer eval table evals/baselines/*.json
    """
    from summarizer.evals.figures.compare import load_baseline
    from summarizer.evals.report.side_by_side import side_by_side

    target = Target(output, [str(path) for path in reports])
    target.write(side_by_side([load_baseline(path) for path in reports]))
