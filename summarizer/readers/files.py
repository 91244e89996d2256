"""The bytes of a file, whatever a path leads to."""

from __future__ import annotations

import os
import select
import stat
import sys
from pathlib import Path
from typing import BinaryIO

from summarizer.errors import DocumentError, DocumentNotFound

__all__ = ["MAX_BYTES", "PATIENCE_S", "content_of", "kind_of"]

MAX_BYTES = 50_000_000
"""Largest file that is read, in bytes."""

PATIENCE_S = 60.0
"""Longest wait for what comes through a pipe, in seconds."""

_BLOCK = 1 << 20
_KINDS = ((stat.S_ISFIFO, "a pipe"), (stat.S_ISSOCK, "a socket"), (stat.S_ISCHR, "a device"), (stat.S_ISBLK, "a disk"))


def kind_of(path: Path) -> str | None:
    """What a path leads to that is no file and no folder, in words; ``None`` for all else, missing things too.

    >>> kind_of(Path("/dev/null")), kind_of(Path("missing.txt"))
    ('a device', None)
    """
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return None
    return next((words for holds, words in _KINDS if holds(mode)), None)


def content_of(path: str | Path) -> bytes:
    """The bytes of a file or pipe; of one that is too large to be read, the first of them.

    Raises:
        DocumentNotFound: there is no such file.
        DocumentError: it cannot be opened, or nothing comes through the pipe.
    """
    try:
        with open(path, "rb", opener=_opened) as file:
            status = os.fstat(file.fileno())
            if stat.S_ISREG(status.st_mode) or sys.platform == "win32":
                return _read(file, status.st_size)
            return _piped(file.fileno(), path)
    except FileNotFoundError as error:
        raise DocumentNotFound(
            f"There is no file {path}.", hint="Check the path; relative ones start at the current folder."
        ) from error
    except IsADirectoryError as error:
        raise DocumentError(f"{path} is a folder.", hint=f"Give the files in it, for example: {path}/*.txt") from error
    except PermissionError as error:
        raise DocumentError(f"{path} may not be read by you.", hint="Change its permissions, or copy it.") from error
    except (OSError, ValueError) as error:
        raise DocumentError(f"{str(path)!r} cannot be opened: {error}.", hint="Check the path.") from error


def _read(file: BinaryIO, size: int) -> bytes:
    """The bytes of a file of this size. Room for the largest one would take longer to get than to read a small one."""
    data = file.read(min(size, MAX_BYTES) + 1)
    if len(data) <= size:
        return data
    return data + file.read(MAX_BYTES + 1 - len(data))  # it grows, or says nothing of its size


def _opened(path: str, flags: int) -> int:
    """Opening a pipe would wait for ever for somebody who writes to it."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _piped(number: int, path: str | Path) -> bytes:
    """What comes through a pipe, or out of a device, to its end."""
    data = bytearray()
    while len(data) <= MAX_BYTES:
        if not select.select([number], [], [], PATIENCE_S)[0]:
            raise DocumentError(
                f"Nothing came through {path} within {PATIENCE_S:g} s.",
                hint="It is no file: write to it meanwhile, or give a file.",
            )
        block = os.read(number, _BLOCK)
        if not block:
            break
        data += block
    return bytes(data)
