"""How fast an endpoint is asked: fewer requests at once when it says that it is too much, and a rate if one is set."""

from __future__ import annotations

import asyncio
import time
from types import TracebackType
from typing import Protocol

__all__ = ["Rate", "Slots", "Turns"]


class Slots:
    """Places for requests under way, for one event loop.

    Their number is halved when the endpoint asks to slow down, and grows again by one for each round of answers, up to
    what it was (additive increase, multiplicative decrease, as in TCP).

    Args:
        most: how many places there are at first, and at most.

    >>> slots = Slots(8)
    >>> slots.slower(began=time.monotonic())
    >>> slots.limit
    4
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._limit = float(most)
        self._places = asyncio.Semaphore(most)
        self._withheld = 0  # places that were given back and are not given out again
        self._slowed = float("-inf")

    @property
    def limit(self) -> int:
        """How many requests may be under way now."""
        return int(self._limit)

    def slower(self, began: float) -> None:
        """The endpoint refused a request because there were too many.

        Args:
            began: when that request was sent, on the clock of :func:`time.monotonic`. Requests that were under way
                together are refused together, which is one sign and not several.
        """
        if began >= self._slowed:
            self._slowed = time.monotonic()
            self._limit = max(1.0, self._limit / 2)

    def faster(self) -> None:
        """The endpoint answered a request."""
        self._limit = min(self._most, self._limit + 1 / self._limit)
        while self._withheld > self._most - self.limit:
            self._withheld -= 1
            self._places.release()

    async def __aenter__(self) -> None:
        await self._places.acquire()

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._withheld < self._most - self.limit:
            self._withheld += 1
        else:
            self._places.release()


class Turns(Protocol):
    """Says when a request may be sent."""

    async def turn(self) -> None:
        """Wait until the next request may be sent."""


class Rate:
    """Spreads requests evenly over time, for one event loop.

    Args:
        per_minute: the most requests in a minute; ``None`` for no limit.
    """

    def __init__(self, per_minute: float | None) -> None:
        self._interval_s = 60 / per_minute if per_minute else 0.0
        self._free = 0.0

    async def turn(self) -> None:
        """Wait until the next request may be sent."""
        now = time.monotonic()
        at = max(now, self._free)
        self._free = at + self._interval_s
        if at > now:
            await asyncio.sleep(at - now)
