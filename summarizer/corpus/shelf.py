"""Batches of questions and their answers, kept in the journal of a run."""

from __future__ import annotations

import json
from collections.abc import Mapping

from summarizer.corpus.journal import Journal
from summarizer.llm.batches import Parcel

__all__ = ["JournalShelf"]

_SCHEMA = """
CREATE TABLE IF NOT EXISTS batches (
    name TEXT PRIMARY KEY, place TEXT NOT NULL, keys TEXT NOT NULL, at REAL NOT NULL, id TEXT
);
CREATE TABLE IF NOT EXISTS answers (key TEXT PRIMARY KEY, answer TEXT NOT NULL, reads INTEGER NOT NULL DEFAULT 0);
"""


class JournalShelf:
    """Where :class:`~summarizer.llm.batches.Batches` keep what must outlive the process.

    Args:
        place: the endpoint; batches at another one are left alone.

    >>> import tempfile
    >>> from pathlib import Path
    >>> with tempfile.TemporaryDirectory() as folder, Journal(Path(folder), {"claims": "settings"}) as journal:
    ...     shelf = JournalShelf("http://127.0.0.1/v1")
    ...     shelf.open(journal)
    ...     parcel = Parcel("first", ("one", "two"), at=0.0)
    ...     shelf.put(parcel)
    ...     shelf.parcels() == [parcel]
    ...     shelf.collect(parcel, {"one": "{}"})
    ...     shelf.parcels(), shelf.answer("one"), shelf.answer("one"), shelf.answer("two")
    True
    ([], ('{}', True), ('{}', False), None)
    """

    def __init__(self, place: str) -> None:
        self._place = place
        self._journal: Journal

    def open(self, journal: Journal) -> None:
        """Use a journal, from now on."""
        self._journal = journal
        with journal.transaction() as database:
            for statement in _SCHEMA.split(";\n"):
                database.execute(statement)

    def parcels(self) -> list[Parcel]:
        """The batches that are not collected."""
        with self._journal.transaction() as database:
            rows = database.execute("SELECT name, keys, at, id FROM batches WHERE place = ?", (self._place,)).fetchall()
        return [Parcel(name, tuple(json.loads(keys)), at, known) for name, keys, at, known in rows]

    def put(self, parcel: Parcel) -> None:
        """Keep a batch, or what is known of it by now."""
        with self._journal.transaction() as database:
            database.execute(
                "INSERT OR REPLACE INTO batches (name, place, keys, at, id) VALUES (?, ?, ?, ?, ?)",
                (parcel.name, self._place, json.dumps(parcel.keys), parcel.at, parcel.id),
            )

    def collect(self, parcel: Parcel, answers: Mapping[str, str]) -> None:
        """Keep the answers of a batch, and forget the batch."""
        with self._journal.transaction() as database:
            database.executemany("INSERT OR REPLACE INTO answers (key, answer) VALUES (?, ?)", answers.items())
            database.execute("DELETE FROM batches WHERE name = ?", (parcel.name,))

    def answer(self, key: str) -> tuple[str, bool] | None:
        """The answer to a question, and whether it is read for the first time, in this run or another."""
        with self._journal.transaction() as database:
            row = database.execute(
                "UPDATE answers SET reads = reads + 1 WHERE key = ? RETURNING answer, reads = 1", (key,)
            ).fetchone()
        return (row[0], bool(row[1])) if row else None

    def clear(self) -> None:
        """All that was asked is committed, and no answer is needed any more."""
        with self._journal.transaction() as database:
            database.execute("DELETE FROM answers")
