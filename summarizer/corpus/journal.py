"""What a run has got so far, in an SQLite file beside its output.

Each document is committed once, with all that came of it. The file is in WAL mode, so that the end of the process at
any moment, ``kill -9`` too, loses nothing that was committed; and it is locked by the connection that has it open, a
lock that the operating system takes back when the process ends, in whatever way.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

from summarizer.corpus.entry import Entry, printable
from summarizer.errors import OutputError
from summarizer.llm import Usage

__all__ = ["FILE", "Journal", "Kind", "Listing", "Outcome", "State"]

Kind = Literal["summary", "claims"]
"""The records that a run can take from a document."""

Listing = Literal["new", "same", "changed", "repeated"]
"""What a document is to a run: not seen before, as it was, with another content, or named a second time."""

FILE = "journal.sqlite3"
"""The name of the journal in the output folder."""

_VERSION = 1
_SCHEMA = """
CREATE TABLE IF NOT EXISTS runs (run INTEGER PRIMARY KEY, facts TEXT NOT NULL, usage TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS documents (
    place TEXT PRIMARY KEY, run INTEGER NOT NULL, position INTEGER NOT NULL, id TEXT NOT NULL, content TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS documents_in_order ON documents (run, position);
CREATE INDEX IF NOT EXISTS documents_by_id ON documents (run, id, position);
-- the record is last: it is long, and most questions are about what comes before it
CREATE TABLE IF NOT EXISTS outcomes (
    place TEXT NOT NULL, kind TEXT NOT NULL, content TEXT NOT NULL, settings TEXT NOT NULL, run INTEGER NOT NULL,
    again INTEGER NOT NULL, failure TEXT, record TEXT, PRIMARY KEY (place, kind)
);
CREATE TEMP TABLE wanted (number INTEGER PRIMARY KEY, kind TEXT NOT NULL, settings TEXT NOT NULL);
"""
_AT_ONCE = 1000  # documents listed in one transaction
# CROSS JOIN keeps the order: document by document in their order, so that nothing has to be sorted.
_CURRENT = (
    "FROM documents d CROSS JOIN wanted w CROSS JOIN outcomes o WHERE d.run = ? AND o.place = d.place "
    "AND o.kind = w.kind AND o.content = d.content AND o.settings = w.settings"
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one record of one document.

    Attributes:
        record: its JSON; ``None`` if it failed.
        failure: why it failed, as JSON; ``None`` if it did not.
        again: whether a later run is to try again.
    """

    record: str | None = None
    failure: str | None = None
    again: bool = False


@dataclass(frozen=True, slots=True)
class State:
    """How far a document is in this run.

    Attributes:
        wanting: the records that are still to be taken from it.
        failed: whether another record has failed for good, or in this run.
    """

    wanting: tuple[Kind, ...]
    failed: bool


class Journal:
    """The journal of the runs on one output folder, open and locked. Used by one task at a time.

    Args:
        folder: the output folder, which is there.
        wanted: for each kind of record, the digest of the settings that matter for it.

    Raises:
        OutputError: another run has it open, it is of another version, or the folder is full or read-only.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder, Journal(Path(folder), {"claims": "settings"}) as journal:
    ...     _ = journal.begin({})
    ...     entry = Entry("a.txt", "a.txt", "digest", read=lambda: None)
    ...     journal.list(entry), journal.state(entry)
    ...     journal.commit(entry, {"claims": Outcome(record="{}")})
    ...     journal.state(entry)
    ('new', State(wanting=('claims',), failed=False))
    State(wanting=(), failed=False)
    """

    def __init__(self, folder: Path, wanted: Mapping[Kind, str]) -> None:
        self._folder = folder
        self._wanted = dict(wanted)
        self._run = 0
        self._position = 0
        self._usage = Usage()
        with self._told(), contextlib.ExitStack() as opened:
            self._connection = sqlite3.connect(folder / FILE, timeout=0, isolation_level=None, check_same_thread=False)
            opened.callback(self._connection.close)
            self._prepare()
            opened.pop_all()

    def _prepare(self) -> None:
        do = self._connection.execute
        do("PRAGMA locking_mode = EXCLUSIVE")
        do("PRAGMA journal_mode = WAL")
        do("PRAGMA synchronous = NORMAL")  # the end of the process loses nothing; a power cut, the last documents
        do("BEGIN EXCLUSIVE")  # takes the lock, which is kept until the connection is closed
        version = do("PRAGMA user_version").fetchone()[0]
        if version not in (0, _VERSION):
            raise OutputError(
                f"The journal in {printable(self._folder)} is of another version of this program.",
                hint="Give another output folder.",
            )
        for statement in _SCHEMA.split(";\n"):
            do(statement)
        self._connection.executemany("INSERT INTO wanted (kind, settings) VALUES (?, ?)", self._wanted.items())
        do(f"PRAGMA user_version = {_VERSION}")
        do("COMMIT")

    def is_empty(self) -> bool:
        """Whether no document has been committed in any run."""
        with self._told():
            return self._connection.execute("SELECT 1 FROM outcomes LIMIT 1").fetchone() is None

    def begin(self, facts: Mapping[str, Any]) -> dict[str, Any] | None:
        """Begin a run, and give what the run before noted, if there was one.

        Args:
            facts: what the next run is to know of this one, as JSON values; never a key.
        """
        with self._told():
            last = self._connection.execute("SELECT run, facts FROM runs ORDER BY run DESC LIMIT 1").fetchone()
            self._run = (last[0] if last else 0) + 1
            self._connection.execute(
                "INSERT INTO runs (run, facts, usage) VALUES (?, ?, ?)",
                (self._run, json.dumps(facts), json.dumps(asdict(self._usage))),
            )
        return json.loads(last[1]) if last else None

    def list(self, entry: Entry) -> Listing:
        """Put a document next in the order of this run; one that is there already keeps its place in it."""
        with self._told():
            row = self._listed(entry)
            if row and row[0] == self._run:
                return "repeated"
            self._begin()
            self._connection.execute(
                "INSERT OR REPLACE INTO documents (place, run, position, id, content) VALUES (?, ?, ?, ?, ?)",
                (entry.place, self._run, self._position, entry.id, entry.content),
            )
            self._position += 1
            if self._position % _AT_ONCE == 0:
                self._connection.execute("COMMIT")
        return "new" if row is None else "same" if row[1] == entry.content else "changed"

    def all_listed(self) -> int:
        """All documents of this run have been listed. Gives how many of earlier runs are not among them."""
        with self._told():
            self._begin()
            gone = self._connection.execute("DELETE FROM documents WHERE run < ?", (self._run,)).rowcount
            self._connection.execute("COMMIT")
        return gone

    def expects(self, entry: Entry) -> bool:
        """Whether a document has been listed in this run. If its content has changed since, that is noted."""
        with self._told():
            row = self._listed(entry)
            if row is None or row[0] != self._run:
                return False
            if row[1] != entry.content:
                self._connection.execute(
                    "UPDATE documents SET content = ? WHERE place = ?", (entry.content, entry.place)
                )
        return True

    def holder(self, name: str) -> str | None:
        """The place of the first document that has this id in this run."""
        with self._told():
            row = self._connection.execute(
                "SELECT place FROM documents WHERE run = ? AND id = ? ORDER BY position LIMIT 1", (self._run, name)
            ).fetchone()
        return row[0] if row else None

    def state(self, entry: Entry) -> State:
        """How far a document is."""
        with self._told():
            rows = self._connection.execute(
                "SELECT w.kind, o.failure IS NOT NULL FROM wanted w CROSS JOIN outcomes o WHERE o.place = ? "
                "AND o.kind = w.kind AND o.content = ? AND o.settings = w.settings AND NOT (o.again AND o.run < ?)",
                (entry.place, entry.content, self._run),
            ).fetchall()
        there = {kind for kind, _ in rows}
        return State(tuple(kind for kind in self._wanted if kind not in there), any(failed for _, failed in rows))

    def spend(self, usage: Usage) -> None:
        """Keep what was used, at once: it was used, whatever becomes of the document."""
        total = self._usage + usage
        with self._told():
            self._connection.execute("UPDATE runs SET usage = ? WHERE run = ?", (json.dumps(asdict(total)), self._run))
        self._usage = total

    def commit(self, entry: Entry, outcomes: Mapping[Kind, Outcome]) -> None:
        """Keep what came of a document: all of it or nothing."""
        with self._told():
            self._begin()
            self._connection.executemany(
                "INSERT OR REPLACE INTO outcomes (place, kind, content, settings, run, again, failure, record) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    (entry.place, kind, entry.content, self._wanted[kind], self._run, of.again, of.failure, of.record)
                    for kind, of in outcomes.items()
                ],
            )
            self._connection.execute("COMMIT")

    def usage(self) -> tuple[Usage, Usage]:
        """What this run has used, and what all runs on this folder have."""
        with self._told():
            rows = self._connection.execute("SELECT usage FROM runs").fetchall()
        return self._usage, sum((Usage(**json.loads(row[0])) for row in rows), Usage())

    def records(self, kind: Kind) -> Iterator[str]:
        """The records of a kind as JSON, in the order of the documents."""
        query = f"SELECT o.record {_CURRENT} AND w.kind = ? AND o.record IS NOT NULL ORDER BY d.position"
        with self._told():
            for row in self._connection.execute(query, (self._run, kind)):
                yield row[0]

    def failures(self) -> Iterator[tuple[str, str, Kind, str]]:
        """Place, id, kind of record and reason (JSON) of each failure, in the order of the documents."""
        query = (
            f"SELECT d.place, d.id, o.kind, o.failure {_CURRENT} "
            "AND o.failure IS NOT NULL ORDER BY d.position, w.number"
        )
        with self._told():
            yield from self._connection.execute(query, (self._run,))

    @contextlib.contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """The database, for what else is kept in it: all that is done in the block is, or nothing."""
        with self._told():
            self._begin()
            yield self._connection
            self._connection.execute("COMMIT")

    def close(self) -> None:
        """Close the file, which gives up the lock. What was not committed is not kept."""
        with contextlib.suppress(sqlite3.Error):
            self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _listed(self, entry: Entry) -> tuple[int, str] | None:
        found: tuple[int, str] | None = self._connection.execute(
            "SELECT run, content FROM documents WHERE place = ?", (entry.place,)
        ).fetchone()
        return found

    def _begin(self) -> None:
        if not self._connection.in_transaction:
            self._connection.execute("BEGIN")

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        """Turns the database's errors into one that a user understands, and what was half done back."""
        try:
            yield
        except sqlite3.Error as error:
            with contextlib.suppress(sqlite3.Error, AttributeError):  # no connection yet
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
            raise _told(self._folder, error) from error


def _told(folder: Path, error: sqlite3.Error) -> OutputError:
    place = printable(folder)
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return OutputError(
            f"Another run is at work in {place}.", hint="Wait for it, or give this one another output folder."
        )
    if code == sqlite3.SQLITE_FULL:
        return OutputError(
            f"There is no room left for the journal in {place}.",
            hint="Make room, and go on with --resume: what was done until then is kept.",
        )
    if code in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
        return OutputError(
            f"{FILE} in {place} is no journal of this program, or it is damaged.", hint="Give another output folder."
        )
    return OutputError(
        f"The journal in {place} cannot be written: {error}.",
        hint="Give a folder on a disk that can be written to; with --resume, what was done until then is kept.",
    )
