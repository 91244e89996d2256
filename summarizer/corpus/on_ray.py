"""The engine for a Ray cluster: documents are a Ray dataset, and actors of Ray take their records.

The process that runs the corpus stays the one that lists, commits and stops. What is pending becomes a dataset of one
row a document, mapped by a pool of actors (:mod:`summarizer.corpus.ray_actors`), each with its own connection to the
model; Ray places them, tries again what a lost machine had under way, and brings the results as they come.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import pickle
import socket
import threading
from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from summarizer.corpus.ray_actors import Desk, Order, Worker
from summarizer.corpus.work import Finished, Pending, Taken
from summarizer.errors import ClusterError, SettingsError
from summarizer.llm import Meter, Settings, Strategy

__all__ = ["OnRay"]

_STRETCH = 5_000  # documents of one dataset, through which Ray goes again when it has lost the one who reads them
_PATIENCE_S = 10.0  # for what is under way to be given up when the run stops

_log = logging.getLogger(__name__)

# for users who have not said what they want of Ray
_QUIET = {"RAY_USAGE_STATS_ENABLED": "0", "RAY_BACKEND_LOG_LEVEL": "fatal"}


class OnRay:
    """The engine that gives documents to a Ray cluster.

    The cluster is the one that this process has joined already (``ray.init``), or the one at ``RAY_ADDRESS``, or one
    that is started on this machine and ends with the run.

    Args:
        settings: which model is asked, by its name, and how. ``max_concurrency`` is how many documents are under way
            at once in the whole cluster.
        strategy: how it is asked.
        document_s: longest time for one document, in seconds; ``None`` for no limit.

    Raises:
        SettingsError: the local model is to be asked.
    """

    def __init__(self, settings: Settings, strategy: Strategy, *, document_s: float | None) -> None:
        if settings.is_local:
            raise SettingsError(
                "The local model cannot be asked from a Ray cluster: each worker would start one of its own.",
                hint="Give an endpoint that all workers reach (--base-url), or use --engine local.",
            )
        self._settings = settings
        self._strategy: Strategy = strategy
        self._document_s = document_s

    async def take(self, documents: AsyncIterator[Pending], finished: Finished, meter: Meter) -> None:
        """Take what is pending, until there is nothing more. What :data:`Finished` raises comes in a group.

        Raises:
            ClusterError: the cluster cannot be reached, or is lost on the way.
        """
        joined = await asyncio.to_thread(_join)
        try:
            await self._take(documents, finished, meter)
        except (Exception, BaseExceptionGroup) as error:
            fault = error.exceptions[0] if isinstance(error, BaseExceptionGroup) else error
            if type(fault).__module__.partition(".")[0] != "ray":
                raise
            raise _told(fault) from fault
        finally:
            if joined:
                await asyncio.to_thread(_leave)

    async def _take(self, documents: AsyncIterator[Pending], finished: Finished, meter: Meter) -> None:
        at_once = self._settings.limits.max_concurrency
        workers = min(at_once, _cpus())
        share = -(-at_once // workers)
        order = Order(
            replace(self._settings, max_concurrency=share, requests_per_minute=None),
            self._strategy,
            self._document_s,
            self._settings.requests_per_minute,
        )
        async with _opened(order, calls=at_once) as desk:
            under_way = _UnderWay(desk, at_once)
            results = _Results(desk, workers, share)

            async def settle(what_is_raised: contextlib.AbstractContextManager[Any]) -> None:
                async for number, taken in results:
                    if (document := await under_way.settled(number)) is not None:
                        _count(taken, meter)
                        if taken.outcomes:
                            with what_is_raised:
                                finished(document, taken)

            try:
                async with asyncio.TaskGroup() as group:
                    feeding = group.create_task(under_way.feed(documents))
                    await settle(contextlib.nullcontext())
                    feeding.cancel()  # at its end already, unless the results have ended too early
            except BaseException:  # a cancelled run as well
                desk.stop.remote()
                with contextlib.suppress(Exception):
                    async with asyncio.timeout(_PATIENCE_S):
                        await settle(contextlib.suppress(Exception))  # what is told is the first reason to stop
                raise
        if under_way:
            raise ClusterError(
                "The Ray cluster has lost documents that were under way.", hint="Resume the run to take them again."
            )


def _count(taken: Taken, meter: Meter) -> None:
    """Count here what a worker has counted there."""
    meter.add(taken.usage)
    for name in taken.stand_ins:
        if name not in meter.stand_ins:  # the worker's own warning is where nobody reads it
            _log.warning("Workers were answered by another model than the one they asked: %r.", name)
            meter.stand_in(name)


class _UnderWay:
    """The documents that the cluster has, by number; never more than there are places."""

    def __init__(self, desk: Any, places: int) -> None:
        self._desk = desk
        self._places = asyncio.Semaphore(places)
        self._documents: dict[int, Pending] = {}

    def __len__(self) -> int:
        return len(self._documents)

    async def feed(self, documents: AsyncIterator[Pending]) -> None:
        """Give the cluster one document after another, as soon as there is a place for it."""
        from ray import cloudpickle

        number = 0
        while True:
            await self._places.acquire()
            document = await anext(documents, None)
            if document is None:
                break
            self._documents[number] = document
            await self._desk.put.remote(number, cloudpickle.dumps(document))
            number += 1
        await self._desk.close.remote()

    async def settled(self, number: int) -> Pending | None:
        """The document that a result is about, which gives up its place; ``None`` if it has done so before."""
        document = self._documents.pop(number, None)
        if document is not None:
            await self._desk.drop.remote(number)
            self._places.release()
        return document


class _Results:
    """What the cluster takes, as it comes; iterated over by a thread, for Ray's iterators block.

    What Ray raises there is raised here.
    """

    def __init__(self, desk: Any, workers: int, share: int) -> None:
        self._desk = desk
        self._pool = (workers, share)
        self._loop = asyncio.get_running_loop()
        self._arrived: asyncio.Queue[Mapping[str, Any] | BaseException | None] = asyncio.Queue()
        self._ended = False
        threading.Thread(target=self._run, name="summarizer-ray", daemon=True).start()

    async def __aiter__(self) -> AsyncIterator[tuple[int, Taken]]:
        while not self._ended:
            row = await self._arrived.get()
            if row is None or isinstance(row, BaseException):
                self._ended = True
                if row is not None:
                    raise row
            elif row["taken"]:
                yield row["number"], pickle.loads(row["taken"])  # noqa: S301 - from our own workers

    def _run(self) -> None:
        import ray

        end: BaseException | None = None
        first = 0
        try:
            while ray.get(self._desk.has.remote(first)):
                rows = _dataset(self._desk, first, *self._pool)
                # nothing is fetched ahead: the last result before a pause would wait for the one after it
                for batch in rows.iter_batches(batch_size=None, batch_format="pyarrow", prefetch_batches=0):
                    for row in batch.to_pylist():
                        self._tell(row)
                first += _STRETCH
        except BaseException as error:  # noqa: BLE001 - told in the thread that waits for it
            end = error
        self._tell(end)

    def _tell(self, row: Mapping[str, Any] | BaseException | None) -> None:
        with contextlib.suppress(RuntimeError):  # the loop has been closed, so nobody waits any more
            self._loop.call_soon_threadsafe(self._arrived.put_nowait, row)


def _dataset(desk: Any, first: int, workers: int, share: int) -> Any:
    """The results of the documents from this number on, as a dataset."""
    import ray.data

    def documents(row: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
        for number in range(int(row["first"]), int(row["end"])):
            document = ray.get(desk.row.remote(number))
            if document is None:
                return
            yield {"number": number, "document": document}

    context = ray.data.DataContext.get_current().copy()
    context.enable_progress_bars = False
    context.target_max_block_size = 1  # byte: each document goes on as soon as it is there, and not with its neighbours
    with ray.data.DataContext.current(context):
        beginning = ray.data.from_items([{"first": first, "end": first + _STRETCH}])
        return beginning.flat_map(documents, num_cpus=0).map(
            Worker,
            fn_constructor_args=(desk,),
            compute=ray.data.ActorPoolStrategy(
                size=workers, max_concurrent_calls_per_actor=share, max_tasks_in_flight_per_actor=share
            ),
            num_cpus=1,
        )


@contextlib.asynccontextmanager
async def _opened(order: Order, *, calls: int) -> AsyncIterator[Any]:
    """A desk that has the order, until the end of the run."""
    import ray
    from ray.util.scheduling_strategies import NodeAffinitySchedulingStrategy

    here = NodeAffinitySchedulingStrategy(ray.get_runtime_context().get_node_id(), soft=False)
    # each document may wait for its turn, each worker for the end of the run, and one reader for the next document
    opening = ray.remote(Desk).options(num_cpus=0, scheduling_strategy=here, max_concurrency=2 * calls + 100)
    desk = opening.remote()
    try:
        await desk.take_order.remote(order)
        yield desk
    finally:
        ray.kill(desk)


def _join() -> bool:
    """Join a cluster, or start one. Gives whether it is to be left at the end."""
    for name, value in _QUIET.items():
        os.environ.setdefault(name, value)
    import ray
    import ray.data

    logging.getLogger("ray.data").setLevel(logging.WARNING)
    logging.getLogger("ray.data._internal.progress").setLevel(logging.ERROR)  # "progress bars disabled"
    if ray.is_initialized():
        return False
    address = os.environ.get("RAY_ADDRESS", "").strip()
    how: dict[str, Any] = {"address": address} if address else {"address": "local", "include_dashboard": False}
    try:
        _knock(address)
        ray.init(log_to_driver=False, logging_level=logging.ERROR, **how)
    except Exception as error:
        raise _told(error) from error
    return True


def _knock(address: str) -> None:
    """See that somebody is at an address; Ray itself would try for minutes."""
    place = urlsplit(address if "://" in address else f"//{address}")
    if place.port:
        socket.create_connection((place.hostname, place.port), timeout=_PATIENCE_S).close()


def _leave() -> None:
    import ray

    ray.shutdown()


def _cpus() -> int:
    import ray

    return max(1, int(ray.cluster_resources().get("CPU", 1)))


def _told(error: BaseException) -> ClusterError:
    """An error of Ray in words that a user understands."""
    said = str(error).strip() or type(error).__name__
    reason = " ".join(said.splitlines()[-1].split())[:300]  # a trace of the worker comes before it
    return ClusterError(
        f"The Ray cluster failed: {reason}", hint="Check RAY_ADDRESS and the state of the cluster, and resume the run."
    )
