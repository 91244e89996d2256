"""The actors of a run on a Ray cluster: workers that take records, and the desk that holds what they share.

The desk has the settings, so that the key is in memory alone, and in no object that Ray may write to a disk; the
documents under way; and the turns of the one rate. Both are plain classes, which Ray makes into actors.
"""

from __future__ import annotations

import asyncio
import pickle
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from summarizer import __version__
from summarizer.corpus.work import Pending, Taken, Taker
from summarizer.errors import ClusterError, SettingsError, SummarizerError
from summarizer.llm import Meter, Settings, Strategy, Usage, connect
from summarizer.llm.pace import Rate

__all__ = ["Desk", "Order", "Worker"]

_BEGINNINGS = 3  # how often a document begins before it is the one to blame for the end of its workers


@dataclass(frozen=True, slots=True)
class Order:
    """What the workers are to do.

    Attributes:
        settings: which model they ask, and how; the limits are those of one worker.
        strategy: how it is asked.
        document_s: longest time for one document, in seconds; ``None`` for no limit.
        requests_per_minute: most requests of all workers together; ``None`` for no limit.
        version: the version of this package that gives the order.
    """

    settings: Settings
    strategy: Strategy
    document_s: float | None
    requests_per_minute: float | None
    version: str = __version__


class Desk:
    """The actor that holds what the workers of a run share."""

    def __init__(self) -> None:
        self._order: Order | None = None
        self._rate = Rate(None)
        self._rows: dict[int, bytes] = {}
        self._begun: dict[int, int] = {}
        self._put = 0
        self._closed = False
        self._stopped = asyncio.Event()
        self._news = asyncio.Condition()

    async def take_order(self, order: Order) -> None:
        """Keep the order. It comes in a message and not to the constructor, whose arguments Ray keeps elsewhere."""
        self._order = order
        self._rate = Rate(order.requests_per_minute)

    async def order(self) -> Order | None:
        """What to do."""
        return self._order

    async def put(self, number: int, row: bytes) -> None:
        """Add the next document."""
        async with self._news:
            self._rows[number] = row
            self._put = number + 1
            self._news.notify_all()

    async def close(self) -> None:
        """There are no further documents."""
        async with self._news:
            self._closed = True
            self._news.notify_all()

    async def stop(self) -> None:
        """The run stops: no document begins any more, and those under way are given up."""
        self._stopped.set()
        await self.close()

    async def stopped(self) -> None:
        """Wait until the run stops."""
        await self._stopped.wait()

    async def has(self, number: int) -> bool:
        """Whether there is a document of this number, as soon as that is known."""
        async with self._news:
            await self._news.wait_for(lambda: number < self._put or self._closed)
        return number < self._put and not self._stopped.is_set()

    async def row(self, number: int) -> bytes | None:
        """A document; ``None`` after the last one.

        Empty if it is finished: Ray asks again from the first one when it has lost those who read.
        """
        return self._rows.get(number, b"") if await self.has(number) else None

    async def drop(self, number: int) -> None:
        """A document is finished."""
        self._rows.pop(number, None)
        self._begun.pop(number, None)

    async def begins(self, number: int) -> int:
        """A document begins, for the how manieth time."""
        self._begun[number] = self._begun.get(number, 0) + 1
        return self._begun[number]

    async def turn(self) -> None:
        """Wait until the next request may be sent by anyone."""
        await self._rate.turn()


class _Turns:
    """The turns that the desk gives."""

    def __init__(self, desk: Any) -> None:
        self._desk = desk

    async def turn(self) -> None:
        await self._desk.turn.remote()


class Worker:
    """What an actor of the pool does; it has one model, and takes several documents at once.

    Args:
        desk: the handle of the desk.
    """

    def __init__(self, desk: Any) -> None:
        import ray

        self._desk = desk
        self._taker: Taker | SummarizerError
        try:
            self._taker = _taker(ray.get(desk.order.remote()), desk)
        except SummarizerError as error:  # told with the first document: what the constructor raises comes as a trace
            self._taker = error
        self._stop: asyncio.Future[None] | None = None

    async def __call__(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """Take the records of the document in a row; gives the row of its result."""
        number, data = int(row["number"]), bytes(row["document"])
        if not data:
            return {"number": number, "taken": b""}
        document: Pending = pickle.loads(data)  # noqa: S301 - from our own process
        if isinstance(self._taker, SummarizerError):
            taken = Taken.failed(document, self._taker, Usage(), read=True)
        elif await self._desk.begins.remote(number) > _BEGINNINGS:
            lost = ClusterError(
                f"The workers that took the records of {document.entry.place} ended {_BEGINNINGS} times.",
                hint="It may need more memory than a worker has, or break a reader. Try it with --engine local.",
            )
            taken = Taken.failed(document, lost, Usage(), read=True)
        else:
            taken = await self._take(document, self._taker)
        return {"number": number, "taken": pickle.dumps(taken)}

    async def _take(self, document: Pending, taker: Taker) -> Taken:
        """What comes of a document, unless the run stops before."""
        if self._stop is None:
            self._stop = asyncio.wrap_future(self._desk.stopped.remote().future())
        meter = Meter()
        taking = asyncio.ensure_future(taker.take(document, meter))
        either: set[asyncio.Future[Any]] = {taking, self._stop}
        await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
        if taking.done():
            return replace(taking.result(), stand_ins=meter.stand_ins)
        taking.cancel()
        await asyncio.wait({taking})
        return Taken({}, meter.usage, stand_ins=meter.stand_ins)


def _taker(order: Order, desk: Any) -> Taker:
    """What takes records by this order; raises a :class:`SettingsError` if this machine cannot follow it."""
    if order.version != __version__:
        raise SettingsError(
            f"A node of the Ray cluster has version {__version__} of this package, and this run is of {order.version}.",
            hint="Install the same version on all nodes.",
        )
    turns = _Turns(desk) if order.requests_per_minute else None
    return Taker(connect(order.settings, turns=turns), order.strategy, document_s=order.document_s)
