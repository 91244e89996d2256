"""Which documents a command works with: files, folders and standard input, read, and told apart by their names."""

from __future__ import annotations

import itertools
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from summarizer.cli.exits import Failure, shown, tell
from summarizer.cli.request import BriefRequest, Request
from summarizer.document import Document
from summarizer.errors import CallerError, DocumentNotFound
from summarizer.readers import documents_in, read
from summarizer.records.briefing import Briefing

__all__ = ["Named", "files_of", "only_published", "read_all", "tell_left_out"]

_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Named:
    """A document and the name that the user gave it."""

    name: str
    document: Document


def files_of(request: Request) -> list[str]:
    """The files of a request, with the documents of a folder in its place; an empty folder stays, to be told of.

    Raises:
        CallerError: standard input is named twice.
    """
    if request.files.count("-") > 1:
        raise CallerError("Standard input is named more than once.", hint="Give '-' once.")
    files: list[str] = []
    for given in request.files:
        folder = Path(given)
        if given == "-" or not folder.is_dir():
            files.append(given)
            continue
        documents, others = documents_in(folder)
        if documents and others:
            names = [shown(other) for other in others]
            _note(request, f"Left out in {shown(given)}, because not documents by name and kind: {_listed(names)}.")
        files += map(str, documents) if documents else [given]
    return files


def read_all(files: Sequence[str], request: Request) -> tuple[list[Named], list[Failure]]:
    """The documents of these files in their order, and those that could not be read."""
    if "-" in files and sys.stdin.isatty():
        _note(request, "Reading standard input, as far as Ctrl-D.")
    named: list[Named] = []
    failures: list[Failure] = []
    ids: set[str] = set()
    for file in files:
        name = "stdin" if file == "-" else shown(file)
        try:
            document = _distinct(_read(file, request), ids)
        except Exception as error:  # noqa: BLE001 - whatever is wrong with one file must not harm the others
            failures.append(Failure(name, error))
        else:
            named.append(Named(name, document))
    return named, failures


def _read(file: str, request: Request) -> Document:
    if file != "-" and Path(file).is_dir() and os.access(file, os.R_OK | os.X_OK):
        raise DocumentNotFound(
            f"There is no document in the folder {shown(file)}.",
            hint="Documents are files that end in .txt, .md, .html, .pdf or .docx; name others one by one.",
        )
    return read(file, published=request.published)


def only_published(named: Sequence[Named], request: BriefRequest) -> list[Named]:
    """The documents published on the days that a briefing is to be of; which are left out is told.

    Raises:
        CallerError: none is left.
    """
    since, until = request.since, request.until
    if since is None and until is None:
        return list(named)
    days = {one.name: one.document.published for one in named}
    undated = [name for name, day in days.items() if day is None]
    outside = [name for name, day in days.items() if day and not (since or day) <= day <= (until or day)]
    if undated:
        _note(request, f"Left out, because no publication date is known: {_listed(undated)}.")
    if outside:
        _note(request, f"Left out, because published on other days: {_listed(outside)}.")
    kept = [one for one in named if one.name not in {*undated, *outside}]
    if not kept:
        meant = " and ".join(f"{word} {day}" for word, day in (("since", since), ("until", until)) if day)
        raise CallerError(
            f"No document was published {meant}.", hint="Change the days; --published dates documents without a date."
        )
    return kept


def tell_left_out(named: Sequence[Named], made: Briefing, request: BriefRequest) -> None:
    """Tell which documents a briefing on one treaty leaves out; those that failed are told elsewhere."""
    used = {source.document_id for source in made.sources} | {failed.document for failed in made.failures}
    others = [one.name for one in named if one.document.id not in used]
    if others:
        _note(request, f"Left out, because not about a treaty named “{request.treaty}”: {_listed(others)}.")


def _note(request: Request, line: str) -> None:
    if not request.quiet:
        tell(line)


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return ", ".join(names[:_MOST_NAMED]) + more


def _distinct(document: Document, taken: set[str]) -> Document:
    """The document with an id that no other has: files of the same name in several folders are common."""
    numbers = (f"{document.id}-{number}" for number in itertools.count(2))
    own = document.id if document.id not in taken else next(each for each in numbers if each not in taken)
    taken.add(own)
    return document if own == document.id else document.model_copy(update={"id": own})
