"""Tables of documents: JSONL and Parquet files with a column ``text``, read row by row.

The columns ``id``, ``title``, ``published``, ``publisher`` and ``url`` are used where they are there; others are not.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from summarizer.corpus.entry import Entry, digest, printable, unreadable
from summarizer.corpus.extra import pyarrow_needed
from summarizer.document import Document
from summarizer.errors import DocumentError
from summarizer.readers import MAX_BYTES

__all__ = ["COLUMNS", "is_table", "rows"]

COLUMNS = ("text", "id", "title", "published", "publisher", "url")
"""The columns that are read."""

_BATCH = 64  # rows of a Parquet file in memory at once
_MOST_UNPACKED = 100_000_000  # bytes of one column in one group of rows, if it is packed as no text can be
_MOST_RATIO = 100


def is_table(path: Path) -> bool:
    """Whether a file is named as tables are.

    >>> is_table(Path("rows.jsonl")), is_table(Path("rows.csv"))
    (True, False)
    """
    return path.suffix.casefold() in (".jsonl", ".ndjson", ".parquet")


def rows(path: Path) -> Iterator[Entry]:
    """The documents of a table. One whose row has no id is known by the file and the row's number.

    A row that is no document is an entry that says why when it is read.

    Raises:
        DocumentError: the table cannot be opened, or has no column ``text``.
        MissingExtra: pyarrow, which reads Parquet, is not installed.
    """
    numbered = _parquet(path) if path.suffix.casefold() == ".parquet" else _jsonl(path)
    for number, row in numbered:
        place = f"{printable(path)}:{number}"
        yield unreadable(place, row) if isinstance(row, DocumentError) else _entry(place, row)


def _entry(place: str, row: Mapping[str, Any]) -> Entry:
    facts = {name: row[name] for name in COLUMNS if row.get(name) is not None}
    given = str(facts.pop("id", "")).strip()
    name = printable(given) or place
    content = digest(name.encode(), json.dumps(facts, sort_keys=True, default=str).encode())
    return Entry(place, name, content, lambda: _document(place, name, facts))


def _document(place: str, name: str, facts: Mapping[str, Any]) -> Document:
    if not isinstance(facts.get("text"), str):
        raise DocumentError(f"{place} has no text.", hint="Put the text of each document under the name 'text'.")
    return Document.from_text(
        facts["text"],
        id=name,
        published=_day(facts.get("published")),
        **{each: str(facts[each]) for each in ("title", "publisher", "url") if each in facts},
    )


def _day(value: object) -> Any:
    """The day of a moment that is written out; whatever else there is, the document judges."""
    if isinstance(value, str):
        try:
            return datetime.fromisoformat(value.strip()).date()
        except ValueError:
            return value.strip() or None
    return value if isinstance(value, date) or value is None else str(value)


def _jsonl(path: Path) -> Iterator[tuple[int, dict[str, Any] | DocumentError]]:
    try:
        with path.open("rb") as file:
            number = 0
            while line := file.readline(MAX_BYTES + 1):
                number += 1
                if line.strip():
                    yield number, _row(line, f"{printable(path)}:{number}")
                while len(line) > MAX_BYTES and not line.endswith(b"\n"):  # the rest of a line that is too long
                    line = file.readline(MAX_BYTES + 1)
    except OSError as error:
        raise _cannot_open(path, error) from error


def _row(line: bytes, place: str) -> dict[str, Any] | DocumentError:
    if len(line) > MAX_BYTES:
        return DocumentError(f"{place} is longer than {MAX_BYTES // 1_000_000} MB.", hint="Split the document.")
    try:
        row = json.loads(line.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError) as error:
        return DocumentError(f"{place} is not JSON: {error}.", hint="Write one JSON object on each line.")
    if not isinstance(row, dict):
        return DocumentError(f"{place} is not a JSON object.", hint="Write one JSON object on each line.")
    return row


def _parquet(path: Path) -> Iterator[tuple[int, dict[str, Any] | DocumentError]]:
    pyarrow_needed(f"Reading {printable(path)}")
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(path, pre_buffer=False) as file:
            names = file.schema_arrow.names
            is_plain = "text" in file.schema.names
            if "text" not in names:
                raise DocumentError(
                    f"{printable(path)} has no column 'text', but {', '.join(names) or 'none at all'}.",
                    hint="Rename the column that holds the text of each document.",
                )
            _check_unpacked(file.metadata, path)
        # A text that is in many rows is in memory once, as it is in the file.
        once = ["text"] if is_plain else None
        with pq.ParquetFile(path, pre_buffer=False, read_dictionary=once) as file:
            number = 0
            columns = [name for name in COLUMNS if name in names]
            for batch in file.iter_batches(_BATCH, columns=columns, use_threads=False):
                for at in range(batch.num_rows):
                    number += 1
                    yield number, _parquet_row(batch, at, f"{printable(path)}:{number}")
    except (OSError, ValueError, MemoryError, pa.ArrowException) as error:
        raise _cannot_open(path, error) from error


def _parquet_row(batch: Any, at: int, place: str) -> dict[str, Any] | DocumentError:
    try:
        return {name: batch.column(name)[at].as_py() for name in dict.fromkeys(batch.schema.names)}
    except Exception as error:  # noqa: BLE001 - bytes that are no text, days that no calendar has, zones that do not exist
        why = " ".join(str(error).split())
        return DocumentError(f"{place} cannot be read: {why}.", hint="Write the row again; text must be UTF-8.")


def _check_unpacked(metadata: Any, path: Path) -> None:
    """Refuse what unpacks to an unreasonable size, before it does."""
    for group in map(metadata.row_group, range(metadata.num_row_groups)):
        for column in map(group.column, range(group.num_columns)):
            unpacked = column.total_uncompressed_size
            if unpacked > _MOST_UNPACKED and unpacked > _MOST_RATIO * column.total_compressed_size:
                raise DocumentError(
                    f"The table {printable(path)} unpacks to {unpacked:,} bytes, which no text needs.",
                    hint="Write the texts alone into a table, and give that.",
                )


def _cannot_open(path: Path, error: Exception) -> DocumentError:
    why = getattr(error, "strerror", None) or " ".join(str(error).split())
    return DocumentError(f"The table {printable(path)} cannot be read: {why}.", hint="Check the file.")
