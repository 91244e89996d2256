"""``summarizer eval init``: templates for labelling documents."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from summarizer.cli.exits import shown, tell
from summarizer.errors import EvalError

__all__ = ["init"]

_DOCUMENTS, _GOLD = "documents", "gold"


def init(
    documents: Annotated[list[Path], typer.Argument(metavar="DOC", help="The documents to label.", show_default=False)],
    *,
    folder: Annotated[
        Path | None,
        typer.Option(
            "-o",
            metavar="DIR",
            help="Write the gold files here. Default: the folder gold beside the folder documents of the document, "
            "or in the current folder.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Write a gold file for each document, to be filled in: its numbered sentences, and an example of each label.

    Nothing is overwritten.

    Examples:
      summarizer eval init evals/documents/*.txt
      summarizer eval init article.html -o my-gold
    """
    from summarizer.cli.output import write_file
    from summarizer.evals.gold.files import documents_of
    from summarizer.evals.gold.template import template
    from summarizer.readers import read

    pages: dict[Path, str] = {}
    for document in documents:
        path = (folder or _folder(document)) / f"{document.stem}.yaml"
        if path in pages:
            raise EvalError(f"Two of the documents would have the gold file {shown(path)}.", hint="Rename one of them.")
        if path.exists():
            raise EvalError(
                f"{shown(path)} is there already and is not overwritten.",
                hint="Give -o another folder, or remove the file if it holds no labels.",
            )
        pages[path] = template(read(document), document.name)
    for path, page in pages.items():
        write_file(path, page)
        typer.echo(shown(path))
    for document, path in zip(documents, pages, strict=True):
        place = documents_of(path) / document.name
        if not place.is_file():
            tell(f"Put {shown(document)} into {shown(place.parent)}, where the gold file looks for it.")


def _folder(document: Path) -> Path:
    parent = document.parent if document.parent.name else document.absolute().parent
    return parent.parent / _GOLD if parent.name == _DOCUMENTS else Path(_GOLD)
