"""``summarizer eval check``: are the gold files well formed, and do they fit their documents?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from summarizer.cli.evals.gold import gold_paths
from summarizer.cli.progress import count

__all__ = ["check"]

_FOLDER = Path("evals/gold")


def check(
    gold: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[GOLD]...",
            help="Gold files, or folders of them. Default: evals/gold.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Check gold files: quotes stand in their documents, ids are unique, dates are well formed, splits are kept.

    Each mistake is told on a line of its own, as file:line: what; the exit code is then 2.

    Examples:
      summarizer eval check
      summarizer eval check my-gold/*.yaml
    """
    from summarizer.evals.gold.files import load_all

    paths = [path for given in gold or [_FOLDER] for path in gold_paths(given)]
    files = load_all(dict.fromkeys(paths))
    facts = sum(1 for file in files for _ in file.gold.facts())
    forbidden = sum(len(file.gold.forbidden) for file in files)
    counted = (count(len(files), "gold file"), count(facts, "fact"), count(forbidden, "forbidden fact"))
    typer.echo(f"All is well: {', '.join(counted)}.")
