"""One document of a corpus, before it is read."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath

from summarizer.document import Document
from summarizer.errors import SummarizerError

__all__ = ["Entry", "digest", "printable", "unreadable"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A document by its place, known before it is read.

    Attributes:
        place: where it is, as a user can find it: ``news/a.txt``, ``rows.jsonl:17``. No other document is there.
        id: its id in the records.
        content: the digest of what it holds; equal digests of one place mean that nothing has changed.
        read: reads it; raises a :class:`~summarizer.errors.SummarizerError` if that is not possible.
    """

    place: str
    id: str
    content: str
    read: Callable[[], Document]


def unreadable(place: str, error: SummarizerError) -> Entry:
    """The entry of something that is no document, which says so when it is read."""

    def read() -> Document:
        raise error

    return Entry(place, place, digest(str(error).encode()), read)


def digest(*parts: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal; where one part ends and the next begins counts.

    >>> digest(b"ab", b"c") == digest(b"a", b"bc")
    False
    """
    total = hashlib.sha256()
    for part in parts:
        total.update(len(part).to_bytes(8, "big"))
        total.update(part)
    return total.hexdigest()


def printable(path: PurePath | str) -> str:
    r"""A path as text that JSON and a database take; names of files need not be text.

    >>> printable("no\udcfftext.txt")
    'no\\udcfftext.txt'
    """
    text = path.as_posix() if isinstance(path, PurePath) else path
    return text.encode("utf-8", "backslashreplace").decode()
