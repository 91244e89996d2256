"""Reading files in a process of its own, which is given little time and little memory.

A PDF of a few hundred bytes can keep its library at work for ever, or take all memory of a machine, and so can pages,
Word files and Markdown. The child process of :mod:`summarizer.readers._child` reads one file after another; one that
takes too long, or too much, costs that process and nothing else.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import IO, Any

from summarizer import errors
from summarizer.errors import DocumentError, SummarizerError
from summarizer.readers.kinds import Format
from summarizer.readers.parts import Parts

__all__ = ["MOST_BYTES", "SECONDS", "end_all", "parse_apart"]

SECONDS = 60.0
"""Longest time for reading one file, in seconds."""

MOST_BYTES = 350_000_000
"""Most memory for reading one file, in bytes; held to where the system tells it (Linux)."""

_BEAT_S = 0.02  # how often the child's memory is looked at
_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 0
_SECRET = re.compile(r"KEY|TOKEN|SECRET|PASSWORD|_URL$", re.IGNORECASE)
_HINT = "Save the text of the treaty or article alone, as .txt, and give that."


def parse_apart(data: bytes, name: str, form: Format) -> Parts:
    """As :func:`summarizer.readers.parsing.parse`, within :data:`SECONDS` and :data:`MOST_BYTES`.

    Raises:
        DocumentError: the file cannot be read, or not within these limits.
        MissingExtra: a library for this format is not installed.
    """
    children = _CHILDREN.setdefault(os.getpid(), _Children())  # a forked process has children of its own
    with children.one() as child:
        return child.parse(data, name, form)


class _Child:
    """A process that reads one file after another."""

    def __init__(self) -> None:
        # -P keeps the folder of the script off the module path: it holds modules named html and markdown. A session of
        # its own keeps the terminal's Ctrl-C from the child: this process decides when it ends.
        self._process = subprocess.Popen(
            [sys.executable, "-P", str(Path(__file__).with_name("_child.py"))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            start_new_session=True,
        )
        self._send({"path": [place for place in sys.path if place], "most_bytes": MOST_BYTES})

    @property
    def is_alive(self) -> bool:
        return self._process.poll() is None

    def parse(self, data: bytes, name: str, form: Format) -> Parts:
        self._send({"name": name, "form": form, "size": len(data), "seconds": SECONDS}, data)
        answer = json.loads(self._answer(name))
        if "error" in answer:
            raise getattr(errors, answer["error"])(answer["message"], hint=answer["hint"])
        published = answer.pop("published")
        return Parts(**answer, published=date.fromisoformat(published) if published else None)

    def end(self) -> None:
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):
                if stream is not None:
                    stream.close()

    def _send(self, order: dict[str, Any], data: bytes = b"") -> None:
        assert self._process.stdin is not None  # noqa: S101 (it was asked for)
        with contextlib.suppress(BrokenPipeError):  # it has ended; waiting for its answer finds out
            self._process.stdin.write(json.dumps(order).encode() + b"\n" + data)
            self._process.stdin.flush()

    def _answer(self, name: str) -> bytes:
        """The line that the child answers, or the error that says why there is none."""
        lines: list[bytes] = []
        assert self._process.stdout is not None  # noqa: S101 (it was asked for)
        reading = threading.Thread(target=_read_line, args=(self._process.stdout, lines), daemon=True)
        reading.start()
        until = time.monotonic() + SECONDS
        fault = ""
        while not fault and reading.is_alive():
            reading.join(_BEAT_S)
            if self._memory() > MOST_BYTES:
                fault = f"takes more than {MOST_BYTES // 1_000_000} MB of memory to read"
            elif time.monotonic() > until:
                fault = f"takes longer than {SECONDS:g} s to read"
        if not fault and lines[0].endswith(b"\n"):
            return lines[0]
        self._process.kill()
        self._process.wait()
        reading.join()
        raise DocumentError(f"{name} {fault or 'broke the reader of its format'}.", hint=_HINT)

    def _memory(self) -> int:
        """What the child holds in memory, in bytes; 0 where the system does not tell."""
        try:
            return int(Path(f"/proc/{self._process.pid}/statm").read_bytes().split()[1]) * _PAGE
        except (OSError, ValueError, IndexError):
            return 0


class _Children:
    """The reading processes of this process: no more of them than cores, started when they are needed."""

    def __init__(self) -> None:
        self._places = threading.BoundedSemaphore(min(4, os.cpu_count() or 1))
        self._idle: list[_Child] = []

    @contextlib.contextmanager
    def one(self) -> Iterator[_Child]:
        """A process that nobody else uses meanwhile. After a block that it did not survive, it is replaced."""
        with self._places:
            child = self._idle.pop() if self._idle else _Child()
            try:
                yield child
            except SummarizerError:
                self._back(child)
                raise
            except BaseException:  # an interrupt: it may still be at work
                child.end()
                raise
            else:
                self._back(child)

    def _back(self, child: _Child) -> None:
        if child.is_alive:
            self._idle.append(child)
        else:
            child.end()

    def end(self) -> None:
        while self._idle:
            self._idle.pop().end()


_CHILDREN: dict[int, _Children] = {}


@atexit.register
def end_all() -> None:
    """End the processes that read for this one; they are started again when they are needed."""
    if children := _CHILDREN.get(os.getpid()):
        children.end()


def _read_line(stream: IO[bytes], lines: list[bytes]) -> None:
    lines.append(stream.readline())


def _environment() -> dict[str, str]:
    """The environment without keys: what reads hostile files need not know them."""
    return {name: value for name, value in os.environ.items() if not _SECRET.search(name)}
