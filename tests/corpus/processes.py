"""Runs over the folder ``news`` as processes of their own; shared by the tests that end them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from tests.corpus.small import ROOT

__all__ = ["PATIENCE", "start", "wait_for"]

PATIENCE = 60  # seconds

_NOT_HANDED_ON = ("COV_", "PYTHON", "RAY_", "SUMMARIZER_")


def start(
    base_url: str,
    *options: str,
    program: Sequence[str] = ("-m", "summarizer"),
    env: Mapping[str, str] | None = None,
    cached: bool = False,
    **how: Any,
) -> subprocess.Popen[str]:
    """Begin or resume a run into the folder ``out``.

    Args:
        base_url: the endpoint.
        options: options of the command.
        program: what the interpreter is given to run.
        env: variables of the environment besides those of this process.
        cached: whether the response cache is used.
        how: options of :class:`subprocess.Popen`.
    """
    clean = {name: value for name, value in os.environ.items() if not name.startswith(_NOT_HANDED_ON)}
    command = ["run", "news", "--out", "out", "--resume", "--base-url", base_url, *([] if cached else ["--no-cache"])]
    return subprocess.Popen(
        [sys.executable, *program, *command, *options],
        env={**clean, "PYTHONPATH": str(ROOT), **(env or {})},
        **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "encoding": "utf-8", "preexec_fn": _hears, **how},
    )


def _hears() -> None:
    """What a shell starts in the background is deaf to interrupts, and so is what that starts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def wait_for(condition: Callable[[], object], process: subprocess.Popen[str], patience_s: float = PATIENCE) -> None:
    """Wait until something is so, or the process has ended; fails if neither comes."""
    until = time.monotonic() + patience_s
    while not condition() and process.poll() is None:
        assert time.monotonic() < until
        time.sleep(0.001)
