"""An event loop in a thread of its own, on which the plain functions run their async twins.

So they work from any thread, and inside a running event loop too.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine
from typing import Any, TypeVar

__all__ = ["run"]

ResultT = TypeVar("ResultT")


_LEAVING_S = 15.0  # for what is cancelled to put its things away; a second interrupt leaves at once


def run(work: Coroutine[Any, Any, ResultT]) -> ResultT:
    """Run a coroutine on the background loop and wait for it; an interrupt cancels it, and waits until it has ended.

    >>> async def double(number: int) -> int:
    ...     return 2 * number
    >>> run(double(21))
    42
    """
    begun, ended = threading.Event(), threading.Event()

    async def watched() -> ResultT:
        begun.set()
        try:
            return await work
        finally:
            ended.set()

    future = asyncio.run_coroutine_threadsafe(watched(), _background.loop())
    try:
        return future.result()
    except BaseException:
        if future.cancel() and begun.is_set():
            ended.wait(_LEAVING_S)
        raise


class _Background:
    """One loop for the whole process, started when it is first needed."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None

    def loop(self) -> asyncio.AbstractEventLoop:
        with self._lock:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                threading.Thread(target=self._loop.run_forever, name="summarizer", daemon=True).start()
            return self._loop


_background = _Background()
