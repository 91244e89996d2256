"""The work of a run: go through the corpus, find what is to do, do it, several documents at once."""

from __future__ import annotations

import asyncio
import contextlib
import json
import time
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Iterable, Mapping
from contextlib import aclosing
from dataclasses import dataclass, replace
from typing import Any, Protocol

from pydantic import BaseModel

from summarizer.corpus.breaker import Breaker, tried_again
from summarizer.corpus.entry import Entry, printable, unreadable
from summarizer.corpus.journal import Journal, Kind, Outcome
from summarizer.corpus.sources import Sources
from summarizer.corpus.standing import Plan, Progress, Standing
from summarizer.document import Document
from summarizer.errors import (
    BudgetExceeded,
    ClusterError,
    DocumentError,
    OutputError,
    ProviderTimeout,
    SummarizerError,
)
from summarizer.extract import Extractor
from summarizer.llm import Meter, Model, Strategy, Usage
from summarizer.llm.usage import Tally

__all__ = ["Engine", "Finished", "InProcess", "Pending", "Taken", "Taker", "Work"]

_BREATH = 100  # documents gone through before other tasks of the event loop get their turn


@dataclass(frozen=True, slots=True)
class Pending:
    """A document of which records are to be taken, and which."""

    entry: Entry
    wanting: tuple[Kind, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of a document.

    Attributes:
        outcomes: that of each record; none at all if the document was given up on the way.
        usage: what it has used.
        fault: what ended it, if that lies neither in the document nor in the answers.
        read: whether it could be read, so that the model was asked.
        stand_ins: other models that answered; told where the meter of the run is in another process.
    """

    outcomes: Mapping[Kind, Outcome]
    usage: Usage
    fault: SummarizerError | None = None
    read: bool = True
    stand_ins: tuple[str, ...] = ()

    @classmethod
    def failed(cls, document: Pending, error: Exception, usage: Usage, *, read: bool) -> Taken:
        """What came of a document that failed as a whole; ``error`` is its fault if it could be read."""
        fault = error if read and isinstance(error, SummarizerError) else None
        return cls(dict.fromkeys(document.wanting, _failure(error)), usage, fault, read)


Finished = Callable[[Pending, Taken], None]
"""Told what came of a document, one at a time. What it raises ends the work."""


class Engine(Protocol):
    """Takes records from documents, several at once, in whatever order they are finished."""

    async def take(self, documents: AsyncIterator[Pending], finished: Finished, meter: Meter) -> None:
        """Take what is pending, until there is nothing more.

        Args:
            documents: asked for the next one when it can begin at once, and not before.
            finished: told of each document, but for those that were given up on the way.
            meter: where usage is counted, at the latest before the document is finished.

        Raises:
            ClusterError: the machines that the work was given to have failed.
        """


class Work:
    """One run over a corpus.

    Args:
        journal: where everything is kept; a run has begun in it.
        sources: the corpus.
        engine: takes the records.
        budget: the tokens after which no further document begins, so that no record is cut short; ``None`` for none.
        progress: told after every document.

    Attributes:
        standing: how far the run is.
        stopped: why it stopped before its end; ``None`` if it did not.
    """

    def __init__(
        self,
        journal: Journal,
        sources: Sources,
        engine: Engine,
        *,
        budget: int | None,
        progress: Progress,
    ) -> None:
        self.standing = Standing("listing", Plan())
        self.stopped: SummarizerError | None = None
        self._journal = journal
        self._sources = sources
        self._engine = engine
        self._budget = budget
        self._progress = progress
        self._meter = _Spending(journal)
        self._breaker = Breaker()
        self._under_way: set[str] = set()
        self._began = 0.0

    @property
    def stand_ins(self) -> tuple[str, ...]:
        """The models that answered in this run in the place of the one that was asked."""
        return self._meter.stand_ins

    async def list(self, changes: tuple[str, ...]) -> None:
        """Go through the corpus and see what is to do, before anything is paid for.

        Args:
            changes: the settings that have changed, for the plan.

        Raises:
            DocumentError: no source holds a document.
            MissingExtra: they are tables, and what reads them is not installed.
            OutputError: the journal cannot be written.
        """
        plan = Plan(changes=changes)
        async with aclosing(self._entries()) as entries:
            async for entry in entries:
                listing = self._journal.list(entry)
                if listing == "repeated":
                    plan = replace(plan, repeated=plan.repeated + 1)
                    continue
                state = self._journal.state(entry)
                plan = replace(
                    plan,
                    documents=plan.documents + 1,
                    pending=plan.pending + bool(state.wanting),
                    failed=plan.failed + (state.failed and not state.wanting),
                    new=plan.new + (listing == "new"),
                    changed=plan.changed + (listing == "changed"),
                )
                if plan.documents % _BREATH == 0:
                    self._tell(plan=plan)
        if self._sources.fault:
            raise self._sources.fault
        gone = self._journal.all_listed()
        self._tell(plan=replace(plan, gone=gone, left_out=self._sources.left_out))

    async def ask(self) -> None:
        """Take the records that are to be taken, until there are none or it makes no sense to go on.

        Raises:
            OutputError: the journal cannot be written; what was committed before is in it.
        """
        self._began = time.monotonic()
        self._tell(stage="asking")
        if not self.standing.plan.pending:
            return
        try:
            async with aclosing(self._pending()) as documents:
                await self._engine.take(documents, self._finished, self._meter)
        except ClusterError as lost:
            self.stopped = lost
        except BaseExceptionGroup as faults:
            fault = faults.exceptions[0]
            if not isinstance(fault, _Stop):
                raise fault from None
            self.stopped = fault.error

    async def _pending(self) -> AsyncGenerator[Pending, None]:
        """The documents of which records are to be taken, until the budget is used up."""
        async with aclosing(self._entries()) as entries:
            async for entry in entries:
                if entry.place in self._under_way or not self._journal.expects(entry):
                    continue
                wanting = self._journal.state(entry).wanting
                if not wanting:
                    continue
                self.stopped = self._used_up()
                if self.stopped:
                    return  # what is under way is finished
                self._under_way.add(entry.place)
                yield Pending(entry, wanting)

    async def _entries(self) -> AsyncGenerator[Entry, None]:
        """The documents; a second one with the id of another is one that fails."""
        for number, entry in enumerate(self._sources, 1):
            if number % _BREATH == 0:
                await asyncio.sleep(0)
            holder = self._journal.holder(entry.id)
            if holder is None or holder == entry.place:
                yield entry
            else:
                yield unreadable(
                    entry.place,
                    DocumentError(
                        f"The id {entry.id!r} of {entry.place} is that of {holder} too.",
                        hint="Give each document an id of its own, or none.",
                    ),
                )

    def _used_up(self) -> BudgetExceeded | None:
        used = self._meter.usage.total_tokens
        if self._budget is None or used < self._budget:
            return None
        return BudgetExceeded(
            f"The budget of {self._budget:,} tokens for this run is used up ({used:,} tokens).",
            hint="Resume the run to go on; each run has a budget of its own.",
        )

    def _finished(self, document: Pending, taken: Taken) -> None:
        """Commit what came of a document, and see whether to go on."""
        entry = document.entry
        self._journal.commit(entry, taken.outcomes)
        self._under_way.discard(entry.place)
        failed = self._journal.state(entry).failed  # one of its other records may have failed in an earlier run
        self._tell(done=self.standing.done + (not failed), failed=self.standing.failed + failed)
        if not taken.read or (taken.fault is None and not taken.usage.calls):
            return  # nobody was asked, which says nothing of the endpoint
        if self._breaker.opens(taken.fault) and taken.fault is not None:
            raise _Stop(taken.fault)

    def _tell(self, **news: Any) -> None:
        seconds = time.monotonic() - self._began if self._began else 0.0
        self.standing = replace(self.standing, usage=self._meter.usage, seconds=seconds, **news)
        self._progress(self.standing)


class InProcess:
    """The engine that needs nothing else: tasks of one event loop.

    Args:
        taker: takes the records of one document.
        at_once: how many documents are under way at once.
    """

    def __init__(self, taker: Taker, at_once: int) -> None:
        self._taker = taker
        self._at_once = at_once

    async def take(self, documents: AsyncIterator[Pending], finished: Finished, meter: Meter) -> None:
        """Take what is pending, until there is nothing more. What :data:`Finished` raises comes in a group."""
        places = asyncio.Semaphore(self._at_once)

        async def one(document: Pending) -> None:
            finished(document, await self._taker.take(document, Tally(meter)))

        async with asyncio.TaskGroup() as group:
            while True:
                await places.acquire()
                document = await anext(documents, None)
                if document is None:
                    return
                group.create_task(one(document)).add_done_callback(lambda _: places.release())


class Taker:
    """Takes the records of one document after another, or of several at once.

    Args:
        model: the model that is asked.
        strategy: how it is asked.
        document_s: longest time for one document, in seconds; ``None`` for no limit.
    """

    def __init__(self, model: Model, strategy: Strategy, *, document_s: float | None) -> None:
        self._model = model
        self._strategy = strategy
        self._document_s = document_s

    async def take(self, pending: Pending, meter: Meter) -> Taken:
        """Take the records of a document; whatever is wrong with it is an outcome."""
        try:
            document = await asyncio.to_thread(pending.entry.read)
        except Exception as error:  # noqa: BLE001 - whatever is wrong with one document must not harm the others
            return Taken.failed(pending, error, meter.usage, read=False)
        outcomes: dict[Kind, Outcome] = {}
        fault = await self._take(document, pending.wanting, outcomes, meter)
        return Taken(outcomes, meter.usage, fault)

    async def _take(
        self, document: Document, wanting: tuple[Kind, ...], outcomes: dict[Kind, Outcome], meter: Meter
    ) -> SummarizerError | None:
        """Fill in the outcomes, and give the fault that ended it, if it lies neither in the document nor in answers."""
        extractor = Extractor(self._model, meter, strategy=self._strategy)
        take: dict[Kind, Callable[[Document], Awaitable[BaseModel]]]
        take = {"summary": extractor.treaty, "claims": extractor.claims}
        try:
            async with asyncio.timeout(self._document_s):
                for kind in wanting:
                    try:
                        outcomes[kind] = Outcome(record=(await take[kind](document)).model_dump_json())
                    except SummarizerError as fault:
                        if tried_again(fault):  # the next record would meet it too
                            outcomes.update(_missing(wanting, outcomes, fault))
                            return fault
                        outcomes[kind] = _failure(fault)
                    except Exception as fault:  # noqa: BLE001 - as above
                        outcomes[kind] = _failure(fault)
        except TimeoutError:
            late = ProviderTimeout(
                f"The records of this document were not there within {self._document_s:g} s.",
                hint="Give it more time (--deadline); the answers that came are in the response cache.",
            )
            outcomes.update(_missing(wanting, outcomes, late))
            answered = meter.usage.calls > meter.usage.failed  # then the endpoint is slow, and not gone
            return None if answered else late
        return None


class _Spending(Meter):
    """Counts in the journal too, request by request, so that the end of the process loses only what was under way."""

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal

    def add(self, usage: Usage) -> None:
        """Count something that was used, in both."""
        super().add(usage)
        with contextlib.suppress(OutputError):  # the document's own commit meets it too, and ends the run
            self._journal.spend(usage)


class _Stop(Exception):
    """Ends the run; documents under way are given up."""

    def __init__(self, error: SummarizerError) -> None:
        super().__init__(error.message)
        self.error = error


def _missing(wanting: Iterable[Kind], outcomes: Mapping[Kind, Outcome], error: Exception) -> dict[Kind, Outcome]:
    return {kind: _failure(error) for kind in wanting if kind not in outcomes}


def _failure(error: Exception) -> Outcome:
    """A failure as it is kept and written: what kind of error, what happened, what to do, whether to resume helps."""
    if isinstance(error, SummarizerError):
        message, hint = error.message, error.hint
    else:
        message, hint = f"Unexpected: {error}", "This is a fault of the program. Please report it."
    again = tried_again(error)
    told = {"error": type(error).__name__, "message": printable(message), "hint": printable(hint), "retryable": again}
    return Outcome(failure=json.dumps(told, ensure_ascii=False), again=again)
