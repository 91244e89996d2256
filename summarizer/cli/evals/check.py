"""``summarizer eval check``: are gold files and sets well formed, and do they fit their documents?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from summarizer.cli.evals.gold import gold_paths
from summarizer.cli.progress import count

__all__ = ["check"]

_FOLDERS = (Path("evals/gold"), Path("evals/briefings/gold"), Path("evals/briefings/sets"))


def check(
    gold: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[GOLD]...",
            help="Gold files, set files, or folders of them. Default: those of evals and evals/briefings.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Check gold files: quotes stand in their documents, ids are unique, dates are well formed, splits are kept.

    Of a set of documents it checks that each document and each labelled fact that it names is there. Each mistake is
    told on a line of its own, as file:line: what; the exit code is then 2.

    Examples:
      summarizer eval check
      summarizer eval check my-gold/*.yaml
      summarizer eval check evals/briefings/sets
    """
    from summarizer.evals.briefings.sets import is_set, load_sets
    from summarizer.evals.gold.files import load_all

    there = [folder for folder in _FOLDERS if folder.is_dir()] or [_FOLDERS[0]]
    paths = dict.fromkeys(path for given in gold or there for path in gold_paths(given))
    sets = [path for path in paths if is_set(path)]
    files = load_all(path for path in paths if path not in sets)
    if sets:
        load_sets(sets)
    facts = sum(1 for file in files for _ in file.gold.facts())
    forbidden = sum(len(file.gold.forbidden) for file in files)
    counted = [count(len(files), "gold file"), count(facts, "fact"), count(forbidden, "forbidden fact")]
    if sets:
        counted.append(count(len(sets), "set"))
    typer.echo(f"All is well: {', '.join(counted)}.")
