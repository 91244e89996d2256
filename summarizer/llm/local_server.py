"""The local model's server: a child process that speaks the OpenAI API on loopback, and ends with this process.

The child runs llama.cpp's own HTTP server (through ``xllamacpp``) with a random key. It ends when its standard input
does, so it does not outlive this process, however this process ends.
"""

from __future__ import annotations

import atexit
import collections
import contextlib
import importlib.util
import json
import os
import queue
import secrets
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO, Any, Self

from summarizer.errors import MissingExtra, ModelFileError, ModelServerCrashed
from summarizer.llm import _serve
from summarizer.llm.model_file import check_gguf
from summarizer.private import private_folder

__all__ = ["LocalServer", "shared"]

_START_SECONDS = 120.0
_STOP_SECONDS = 5.0
_LOG_LINES = 200
_LOG_LINE_LENGTH = 500
_QUOTED_LINES = 6
_EXTRA_HINT = "Type: pip install 'treaty-summarizer[local]'"
_FILE_HINT = "Type `summarizer model fetch` to get the default model, or give the path of another GGUF file."
_CRASH_HINT = "Free some memory (the default model needs about 2 GB) and try again, or use a smaller model or endpoint."


class LocalServer:
    """One local model behind an OpenAI-compatible endpoint. Safe across threads; nothing runs before :meth:`start`.

    Args:
        model_path: the GGUF file.
        context_tokens: how much one call can read and write, in tokens.
        threads: CPU threads; default: the cores that this process may use.
        start_seconds: how long loading the model may take, in seconds.
        states: the folder for what the model has read of its instructions, see :mod:`summarizer.llm.prompt_states`;
            ``None`` for none. Made when the server starts, private to the user.

    Example::

        with LocalServer(fetch()) as server:
            client = openai.OpenAI(base_url=server.base_url, api_key=server.api_key)
    """

    def __init__(
        self,
        model_path: Path,
        *,
        context_tokens: int = 8192,
        threads: int | None = None,
        start_seconds: float = _START_SECONDS,
        states: Path | None = None,
    ) -> None:
        self.model_path = model_path
        self.context_tokens = context_tokens
        self.threads = threads or _cores()
        self.start_seconds = start_seconds
        self.states = states
        self.api_key = secrets.token_urlsafe(32)
        self._lock = threading.RLock()
        self._log: collections.deque[str] = collections.deque(maxlen=_LOG_LINES)
        self._reader: threading.Thread | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0
        self._url = ""

    def __repr__(self) -> str:
        return f"LocalServer({str(self.model_path)!r}, alive={self.alive()})"

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    @property
    def base_url(self) -> str:
        """The endpoint, ``http://127.0.0.1:PORT/v1``; empty before the first start, and new after each start."""
        return self._url

    @property
    def pid(self) -> int | None:
        """The child's process id, while it is alive."""
        process = self._process
        return process.pid if process is not None and self.alive() else None

    @property
    def log(self) -> list[str]:
        """The last lines of the server's log: warnings and errors, never prompts."""
        return list(self._log)

    def alive(self) -> bool:
        """Whether the server was started by this process and is running."""
        process = self._process
        return process is not None and self._owner == os.getpid() and bool(self._url) and process.poll() is None

    def start(self) -> None:
        """Start the server, or return at once if it is running. A server that crashed is started anew.

        Raises:
            MissingExtra: ``xllamacpp`` is not installed.
            ModelFileError: there is no such file, or llama.cpp cannot load it.
            ModelServerCrashed: the child process ended, or was not ready in time; the message quotes its log.
        """
        with self._lock:
            if self.alive():
                return
            check_gguf(self.model_path)
            if importlib.util.find_spec("xllamacpp") is None:
                raise MissingExtra("The local model needs xllamacpp, which is not installed.", hint=_EXTRA_HINT)
            self.stop()  # what is left of one that crashed
            self._log.clear()
            self._owner = os.getpid()
            self._process = self._spawn()
            try:
                self._url = self._ready(self._process) + "/v1"
            except BaseException:
                self.stop()
                raise

    def stop(self) -> None:
        """End the server; nothing happens if it is not running. It can be started again."""
        with self._lock:
            process, self._process, self._url = self._process, None, ""
            if process is None or self._owner != os.getpid():
                return
            _end(process)

    def crash(self) -> ModelServerCrashed:
        """The error to raise when a call found the server gone: how it ended and what it said last."""
        process = self._process
        status = process.poll() if process is not None else None
        ended = "The local model's server ended" + (f" with status {status}" if status is not None else "")
        return ModelServerCrashed(f"{ended}.{self._last_words()}", hint=_CRASH_HINT)

    def _spawn(self) -> subprocess.Popen[bytes]:
        order = {
            "model": str(self.model_path.absolute()),
            "context_tokens": self.context_tokens,
            "threads": self.threads,
            "api_key": self.api_key,
            "states": str(self.states.absolute()) if self.states and _made(self.states) else "",
        }
        # -P keeps the folder of the script off the module path. A session of its own keeps the terminal's Ctrl-C from
        # the child: this process decides when it ends.
        process = subprocess.Popen(
            [sys.executable, "-P", _serve.__file__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        arguments = (process.stderr, self._log)
        self._reader = threading.Thread(target=_collect, args=arguments, name="model-log", daemon=True)
        self._reader.start()
        assert process.stdin is not None  # noqa: S101 (it was asked for, three lines up)
        with contextlib.suppress(BrokenPipeError):  # it has ended already; reading its answer finds out
            process.stdin.write(json.dumps(order).encode() + b"\n")
            process.stdin.flush()
        return process

    def _ready(self, process: subprocess.Popen[bytes]) -> str:
        """Wait for the child's answer and return the address it listens at."""
        answers: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        threading.Thread(target=_first_line, args=(process.stdout, answers), name="model-ready", daemon=True).start()
        try:
            line = answers.get(timeout=self.start_seconds)
        except queue.Empty:
            raise ModelServerCrashed(
                f"The local model was not ready after {self.start_seconds:.0f} seconds.{self._last_words()}",
                hint=_CRASH_HINT,
            ) from None
        if not line:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(_STOP_SECONDS)
            raise self.crash()
        answer: dict[str, Any] = json.loads(line)
        if "url" in answer:
            return str(answer["url"])
        if answer["missing"]:
            raise MissingExtra(f"The local model cannot run: {answer['error']}.", hint=_EXTRA_HINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(_STOP_SECONDS)
        raise ModelFileError(f"The model {self.model_path} cannot be loaded.{self._last_words()}", hint=_FILE_HINT)

    def _last_words(self) -> str:
        if self._reader is not None and self._process is not None and self._process.poll() is not None:
            self._reader.join(1)  # it may not have read what the child said last
        lines = self.log[-_QUOTED_LINES:]
        return " Its last log lines: " + " / ".join(lines) + "." if lines else ""


def _made(folder: Path) -> bool:
    """Whether a folder is there and can be written to; it is made if need be."""
    with contextlib.suppress(OSError):
        private_folder(folder)
    return os.access(folder, os.W_OK)


def _cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _collect(stream: IO[bytes], log: collections.deque[str]) -> None:
    with stream:
        for line in stream:
            log.append(line.decode("utf-8", "replace").strip()[:_LOG_LINE_LENGTH])


def _first_line(stream: IO[bytes], answers: queue.SimpleQueue[bytes]) -> None:
    answers.put(stream.readline())


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.stdin is not None:
        with contextlib.suppress(OSError):
            process.stdin.close()
    try:
        process.wait(_STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    if process.stdout is not None:
        process.stdout.close()


def shared(model_path: Path, *, context_tokens: int = 8192, states: Path | None = None) -> LocalServer:
    """This process's server for a model, the same object at each call; not started yet. Stopped when the process ends.

    Args:
        model_path: the GGUF file.
        context_tokens: how much one call can read and write, in tokens.
        states: as for :class:`LocalServer`; that of the first call.
    """
    # The process id is part of the key, so a forked process starts a server of its own. setdefault() is one step, and
    # a LocalServer that is not started costs nothing, so no lock is needed (one held during a fork would stay held).
    key = (os.getpid(), model_path.absolute(), context_tokens)
    return _SHARED.setdefault(key, LocalServer(model_path, context_tokens=context_tokens, states=states))


_SHARED: dict[tuple[int, Path, int], LocalServer] = {}


@atexit.register
def _stop_shared() -> None:
    for server in _SHARED.values():
        server.stop()
