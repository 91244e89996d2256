"""The plain functions' way of running their async twins."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from collections.abc import Iterator

import pytest

from summarizer import background


async def answer() -> int:
    await asyncio.sleep(0)
    return 42


def test_runs_without_a_loop() -> None:
    assert background.run(answer()) == 42


async def test_runs_inside_a_running_loop() -> None:
    assert background.run(answer()) == 42


def test_errors_reach_the_caller() -> None:
    async def fail() -> None:
        raise KeyError("gone")

    with pytest.raises(KeyError, match="gone"):
        background.run(fail())


@pytest.fixture
def interrupts() -> Iterator[None]:
    """Interrupts are heard, as they are not by what a shell has started in the background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interrupts")
def test_an_interrupt_waits_until_the_work_has_ended() -> None:
    done = []

    async def work() -> None:
        await asyncio.sleep(0.2)  # until somebody waits
        os.kill(os.getpid(), signal.SIGINT)
        try:
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0.05)  # such as to write down what was used
            done.append("put away")

    with pytest.raises(KeyboardInterrupt):
        background.run(work())
    assert done == ["put away"]


def test_many_threads_share_one_loop() -> None:
    loops: set[int] = set()

    async def here() -> None:
        loops.add(id(asyncio.get_running_loop()))

    threads = [threading.Thread(target=lambda: background.run(here())) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(loops) == 1
