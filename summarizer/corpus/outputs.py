"""The files of a run, written from the journal in the order of the sources: whole, or as they were before."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from typing import Any, BinaryIO, Literal

from summarizer.corpus.entry import printable
from summarizer.corpus.journal import FILE, Journal, Kind
from summarizer.errors import OutputError

__all__ = ["FAILURES", "REPORT", "Format", "prepare", "write_failures", "write_records", "write_report"]

Format = Literal["jsonl", "parquet"]
"""The form of the records: one JSON object on each line, or a table with nested columns."""

FAILURES = "failures.jsonl"
REPORT = "run.json"

_ROOM = 16 * 1024 * 1024  # bytes that a run needs at the least


def prepare(folder: Path, kinds: Iterable[Kind]) -> None:
    """See that the output folder is there, that it can be written to, and that no other files are in the way.

    Raises:
        OutputError: one of these is not so.
    """
    place = printable(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        free = shutil.disk_usage(folder).free
    except OSError as error:
        raise OutputError(
            f"The output folder {place} cannot be made: {error.strerror or error}.", hint="Give another folder."
        ) from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise OutputError(f"The output folder {place} may not be written to.", hint="Give another folder.")
    if free < _ROOM:
        raise OutputError(f"There is no room left on the disk of {place}.", hint="Make room, or give another folder.")
    if (folder / FILE).exists():  # then they are those of a run
        return
    names = [REPORT, FAILURES, *(f"{kind}.{ending}" for kind in kinds for ending in ("jsonl", "parquet"))]
    if taken := [name for name in names if (folder / name).exists()]:
        raise OutputError(
            f"{place} holds {', '.join(taken)}, which would be overwritten, and no journal of a run.",
            hint="Give another output folder.",
        )


def write_records(folder: Path, kind: Kind, journal: Journal, form: Format) -> Path:
    """Write the records of a kind, and give the file.

    Raises:
        OutputError: it cannot be written.
        MissingExtra: Parquet is wanted and pyarrow is not installed.
    """
    path = folder / f"{kind}.{form}"
    with _whole(path) as file:
        if form == "parquet":
            from summarizer.corpus.parquet import write

            write(kind, journal.records(kind), file)
        else:
            for record in journal.records(kind):
                file.write(record.encode() + b"\n")
    return path


def write_failures(folder: Path, journal: Journal) -> Path:
    """Write why documents failed: a line for each document and reason, with the records that are missing.

    Raises:
        OutputError: it cannot be written.
    """
    path = folder / FAILURES
    with _whole(path) as file:
        for (place, name, reason), rows in groupby(journal.failures(), key=lambda row: (row[0], row[1], row[3])):
            line = {"document": name, "place": place, "records": [row[2] for row in rows], **json.loads(reason)}
            file.write(json.dumps(line, ensure_ascii=False).encode() + b"\n")
    return path


def write_report(folder: Path, report: Mapping[str, Any]) -> Path:
    """Write what the run was, and how it went.

    Raises:
        OutputError: it cannot be written.
    """
    path = folder / REPORT
    with _whole(path) as file:
        file.write(json.dumps(report, indent=2, ensure_ascii=False).encode() + b"\n")
    return path


@contextmanager
def _whole(path: Path) -> Iterator[BinaryIO]:
    """A file that takes the place of another when it is whole. The lock of the journal keeps others from its draft."""
    draft = path.with_name(f".{path.name}.tmp")
    try:
        try:
            with draft.open("wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(
            f"{printable(path)} cannot be written: {error.strerror or error}.",
            hint="Make room or mend the folder, and go on with --resume: what was done is kept in the journal.",
        ) from error
