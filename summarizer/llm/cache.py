"""Answers kept on disk, so that the same question is not paid for twice."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import json
import logging
import os
import sqlite3
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TypeVar

from platformdirs import user_cache_path
from pydantic import BaseModel, ValidationError

from summarizer.llm.model import DraftT, Model, ModelInfo, Question, schema_of
from summarizer.llm.usage import Meter, Tally, Usage
from summarizer.private import private_file, private_folder

__all__ = ["MAX_BYTES", "CachedModel", "ResponseCache", "question_key"]

T = TypeVar("T")

MAX_BYTES = 256 * 1024 * 1024
"""How large the cache may grow. Above that, the answers that were not used for longest are dropped."""

_FILE = "answers.v1.sqlite3"
_BUSY_S = 5.0  # how long to wait for another process that writes
_FRESH_S = 3600.0  # the time of last use is kept to the hour, so that reading seldom writes
_SHARE_DROPPED = 0.1

_INHERITED: list[sqlite3.Connection | None] = []

_log = logging.getLogger(__name__)


def question_key(question: Question[DraftT], identity: Mapping[str, object]) -> str:
    """The key of a question to one model: a SHA-256 digest, in hexadecimal.

    It covers what decides the answer: the messages, the schema, the output limit, temperature and seed, and the model's
    identity. It does not cover the task, which is a name for people.

    Args:
        question: the question.
        identity: what tells this model and its settings from others; JSON values, and never a key.
    """
    facts = [
        sorted(identity.items()),
        [[message["role"], message["content"]] for message in question.messages],
        # not sorted: the order of a schema's properties is the order in which the model writes them
        schema_of(question.draft),
        [question.max_tokens, question.temperature, question.seed],
    ]
    return hashlib.sha256(json.dumps(facts).encode()).hexdigest()


class ResponseCache:
    """Texts by key in an SQLite file. Safe across threads and processes.

    It never fails a run: when the file cannot be used, this is logged once as a warning, and the cache stays empty.

    Args:
        folder: where the file is; ``None`` for the user's cache folder. Made when something is first kept.
        max_bytes: how large the file may grow.
    """

    def __init__(self, folder: Path | None = None, *, max_bytes: int = MAX_BYTES) -> None:
        self._named = folder is not None
        self.path = (folder or user_cache_path("treaty-summarizer", appauthor=False)) / _FILE
        self._max_bytes = max_bytes
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._process = 0
        self._broken = False

    def __del__(self) -> None:
        with contextlib.suppress(Exception):
            self._close()

    def get(self, key: str) -> str | None:
        """The answer kept under a key."""

        def read(connection: sqlite3.Connection) -> str | None:
            row = connection.execute("SELECT answer, used FROM answers WHERE key = ?", (key,)).fetchone()
            if row is None:
                return None
            now = time.time()
            if now - row[1] > _FRESH_S:
                connection.execute("UPDATE answers SET used = ? WHERE key = ?", (now, key))
            return str(row[0])

        return self._do(read)

    def put(self, key: str, answer: str, usage: Usage) -> None:
        """Keep an answer, and what it took to get it."""

        def write(connection: sqlite3.Connection) -> None:
            now = time.time()
            connection.execute(
                "INSERT OR REPLACE INTO answers (key, answer, usage, created, used) VALUES (?, ?, ?, ?, ?)",
                (key, answer, json.dumps(asdict(usage)), now, now),
            )
            self._shrink(connection)

        self._do(write)

    def drop(self, key: str) -> None:
        """Forget an answer."""

        def delete(connection: sqlite3.Connection) -> None:
            connection.execute("DELETE FROM answers WHERE key = ?", (key,))

        self._do(delete)

    def close(self) -> None:
        """Close the file; it is opened again when needed."""
        with self._lock:
            self._close()

    def _do(self, work: Callable[[sqlite3.Connection], T]) -> T | None:
        with self._lock:
            if self._broken:
                return None
            try:
                return work(self._open())
            except (sqlite3.Error, OSError) as error:
                self._broken = True
                with contextlib.suppress(sqlite3.Error):
                    self._close()
                _log.warning("The response cache %s cannot be used (%s); going on without it.", self.path, error)
                return None

    def _open(self) -> sqlite3.Connection:
        if self._connection is not None and self._process == os.getpid():
            return self._connection
        # A connection must be neither used nor closed in the child of a fork, so the child keeps it for good.
        _INHERITED.append(self._connection)
        self._process = os.getpid()
        private_folder(self.path.parent, named=self._named)
        connection = sqlite3.connect(
            private_file(self.path), timeout=_BUSY_S, isolation_level=None, check_same_thread=False
        )
        self._connection = connection
        connection.execute("PRAGMA auto_vacuum = INCREMENTAL")  # has an effect in a new file alone
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(
            "CREATE TABLE IF NOT EXISTS answers (key TEXT PRIMARY KEY, answer TEXT NOT NULL, usage TEXT NOT NULL, "
            "created REAL NOT NULL, used REAL NOT NULL)"
        )
        connection.execute("CREATE INDEX IF NOT EXISTS answers_by_use ON answers (used)")
        return connection

    def _shrink(self, connection: sqlite3.Connection) -> None:
        while self._size(connection) > self._max_bytes:
            rows = connection.execute("SELECT count(*) FROM answers").fetchone()[0]
            if rows == 0:
                return
            connection.execute(
                "DELETE FROM answers WHERE key IN (SELECT key FROM answers ORDER BY used LIMIT ?)",
                (max(1, int(rows * _SHARE_DROPPED)),),
            )
            connection.execute("PRAGMA incremental_vacuum").fetchall()  # gives the room back to the disk

    @staticmethod
    def _size(connection: sqlite3.Connection) -> int:
        pages, free, size = (
            connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count", "page_size")
        )
        return int((pages - free) * size)

    def _close(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None and self._process == os.getpid():
            connection.close()


class CachedModel:
    """A model with a memory: a question that it has answered before is answered from the cache.

    Only valid answers are kept. An answer that no longer fits its draft is dropped, and the question asked again.

    Args:
        model: the model that answers what is new.
        cache: where answers are kept.
        identity: what tells this model and its settings from others, see :func:`question_key`.
    """

    def __init__(self, model: Model, cache: ResponseCache, *, identity: Mapping[str, object]) -> None:
        self._model = model
        self._cache = cache
        self._identity = dict(identity)

    @property
    def info(self) -> ModelInfo:
        """What is known of the model."""
        return self._model.info

    @property
    def identity(self) -> dict[str, object]:
        """What tells this model and its settings from others; holds no key."""
        return dict(self._identity)

    async def ask(self, question: Question[DraftT], meter: Meter) -> DraftT:
        """The kept answer, counted as ``cached``; or a new one, which is kept. Raises what the model raises."""
        key = question_key(question, self._identity)
        kept = await asyncio.to_thread(self._cache.get, key)
        if kept is not None:
            try:
                draft = question.draft.model_validate_json(kept)
            except ValidationError:
                await asyncio.to_thread(self._cache.drop, key)
            else:
                meter.add(Usage(cached=1))
                _log.debug("cached task=%s", question.task)
                return draft
        tally = Tally(meter)
        draft = await self._model.ask(question, tally)
        if (text := _lasting(draft)) is not None:
            await asyncio.to_thread(self._cache.put, key, text, tally.usage)
        return draft

    async def aclose(self) -> None:
        """Close the model's connections and the cache's file."""
        await self._model.aclose()
        await asyncio.to_thread(self._cache.close)


def _lasting(draft: BaseModel) -> str | None:
    """A draft as text, if the same draft can be read from that; with validators of its own, it may not be."""
    try:
        text = draft.model_dump_json(by_alias=True, exclude_unset=True)
        return text if type(draft).model_validate_json(text) == draft else None
    except ValueError:  # pydantic's errors of both kinds
        return None
