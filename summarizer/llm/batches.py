"""Questions by the batch API of OpenAI: half the price, and an answer within a day.

Requests are gathered until none has come for a moment, and sent together. What a question asks next, after an answer
that does not fit for example, goes with the next batch. What has been sent is on a :class:`Shelf` that outlives the
process, so that nothing is paid for twice: before a batch is made, its name is there; a batch whose number did not come
back is found at the endpoint by that name; and an answer stays there until the shelf is emptied.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
import time
import uuid
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, Protocol

import openai
from openai.types import Batch
from openai.types.chat import ChatCompletion

from summarizer.errors import ProviderUnreachable, RateLimited, RequestRefused
from summarizer.llm.transport import Context, Fault, as_fault, from_status, with_retries

__all__ = ["Batches", "Parcel", "Shelf"]

POLL_S = 30.0
"""How often a batch is looked after, in seconds."""

LINGER_S = 2.0
"""A batch is sent when no further question has come for so long, in seconds."""

MOST_LINES = 50_000
MOST_BYTES = 180_000_000
"""What the API takes in one batch: so many questions, and 200 MB."""

_ENDED = ("completed", "expired", "cancelled", "failed")
_PASSING = ("batch_expired", "batch_completed", "batch_lost")  # another batch may have the answer

_NAME = "treaty-summarizer-batch"
_SLACK_S = 3600  # between the clocks of this machine and the endpoint's

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Parcel:
    """A batch that was sent, or was about to be, and is not collected.

    Attributes:
        name: what it is called here, and in its metadata there.
        keys: the questions in it.
        at: when it was sent, in seconds since 1970.
        id: its id at the endpoint; ``None`` if that did not come back.
    """

    name: str
    keys: tuple[str, ...]
    at: float
    id: str | None = None


class Shelf(Protocol):
    """Keeps batches and answers beyond the end of the process, in whatever way it ends."""

    def parcels(self) -> list[Parcel]:
        """The batches that are not collected."""

    def put(self, parcel: Parcel) -> None:
        """Keep a batch, or what is known of it by now."""

    def collect(self, parcel: Parcel, answers: Mapping[str, str]) -> None:
        """Keep the answers of a batch, and forget the batch."""

    def answer(self, key: str) -> tuple[str, bool] | None:
        """The answer to a question, a completion as JSON, and whether it is read for the first time."""


@dataclass(slots=True)
class _Gathered:
    """Lines for the next batch."""

    lines: dict[str, bytes] = field(default_factory=dict)
    size: int = 0


class Batches:
    """Sends requests as batches. Belongs to one event loop.

    Args:
        shelf: where batches and answers are kept.
    """

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._gathered = _Gathered()
        self._timer: asyncio.TimerHandle | None = None
        self._waiting: dict[str, list[asyncio.Future[None]]] = {}
        self._carried: dict[str, asyncio.Task[None]] = {}
        self._sent: set[str] = set()  # the questions in them
        self._all_carried = False

    async def complete(
        self, client: openai.AsyncOpenAI, sent: Mapping[str, Any], context: Context
    ) -> tuple[ChatCompletion, bool]:
        """The answer to a request, which may take a day, and whether it is a new one, that nobody has counted yet.

        Raises:
            Fault: there is none; a transient one if it makes sense to ask again in another batch.
            OutputError: the shelf cannot be used.
        """
        key = _key(sent, context.place)
        found = self._shelf.answer(key)
        if found is None:
            await self._wait(_Desk(client, context, self._shelf), key, sent)
            found = self._shelf.answer(key)
        if found is None:
            raise _reason({"code": "batch_lost", "message": "it did not arrive"}, context)
        answer, is_new = found
        return ChatCompletion.construct(**json.loads(answer)), is_new

    async def aclose(self) -> None:
        """Stop looking after batches; what was sent is on the shelf."""
        if self._timer is not None:
            self._timer.cancel()
        tasks = [*self._carried.values()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _wait(self, desk: _Desk, key: str, sent: Mapping[str, Any]) -> None:
        if not self._all_carried:
            self._all_carried = True
            for parcel in self._shelf.parcels():
                if parcel.name not in self._carried:
                    self._start(desk, parcel, None)
        future = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(key, []).append(future)
        if key not in self._sent:
            self._gather(desk, key, _line(key, sent))
        try:
            await future
        finally:
            waiting = self._waiting.get(key, [])  # none, if all have been told
            if future in waiting:
                waiting.remove(future)
                if not waiting:
                    del self._waiting[key]

    def _gather(self, desk: _Desk, key: str, line: bytes) -> None:
        gathered = self._gathered
        if key not in gathered.lines:
            gathered.lines[key] = line
            gathered.size += len(line)
        if self._timer is not None:
            self._timer.cancel()
        if len(gathered.lines) >= MOST_LINES or gathered.size >= MOST_BYTES:
            self._send(desk)
        else:
            self._timer = asyncio.get_running_loop().call_later(LINGER_S, self._send, desk)

    def _send(self, desk: _Desk) -> None:
        gathered, self._gathered = self._gathered, _Gathered()
        lines = {key: line for key, line in gathered.lines.items() if key in self._waiting}
        if lines:
            self._start(desk, Parcel(uuid.uuid4().hex, tuple(lines), time.time()), b"".join(lines.values()))

    def _start(self, desk: _Desk, parcel: Parcel, lines: bytes | None) -> None:
        self._sent.update(parcel.keys)
        self._carried[parcel.name] = asyncio.get_running_loop().create_task(self._carry(desk, parcel, lines))

    async def _carry(self, desk: _Desk, parcel: Parcel, lines: bytes | None) -> None:
        """One batch, from its sending to its answers, which those who wait are told of."""
        reasons: Mapping[str, Callable[[], Exception]] = {}
        try:
            reasons = await desk.carry(parcel, lines)
        except Exception as error:  # noqa: BLE001 - who waits for an answer gets it
            reasons = dict.fromkeys(parcel.keys, partial(_again, error))
            self._all_carried = False  # it may be on the shelf still
        finally:
            del self._carried[parcel.name]
            self._sent.difference_update(parcel.keys)
        for key in parcel.keys:
            for number, future in enumerate(each for each in self._waiting.pop(key, ()) if not each.done()):
                if key not in reasons:
                    future.set_result(None)
                    continue
                reason = reasons[key]()
                if isinstance(reason, Fault) and number:  # they share one line, which counts once
                    reason.counts = False
                future.set_exception(reason)


@dataclass(frozen=True, slots=True)
class _Desk:
    """Where batches are handed in and collected."""

    client: openai.AsyncOpenAI
    context: Context
    shelf: Shelf

    async def carry(self, parcel: Parcel, lines: bytes | None) -> Mapping[str, Callable[[], Exception]]:
        """Hand a batch in, wait for its end, put its answers on the shelf, and give the reasons where there are none.

        Args:
            parcel: the batch.
            lines: what is in it; ``None`` if an earlier process has handed it in.

        Raises:
            Fault: the endpoint failed, or refused the batch.
        """
        batch = await self._known(parcel) if lines is None else await self._made(parcel, lines)
        if batch is None:  # those who wait find no answer, and ask again
            self.shelf.collect(parcel, {})
            return {}
        _log.info("Batch %s has %d questions.", batch.id, len(parcel.keys))
        while batch.status not in _ENDED:
            await asyncio.sleep(POLL_S)
            batch = await self._try(self.client.batches.retrieve, batch.id)
        _log.info("Batch %s is %s.", batch.id, batch.status)
        answers, reasons = _sorted(await self._lines(batch), self.context)
        self.shelf.collect(parcel, answers)
        for key in parcel.keys:
            if key not in answers and key not in reasons:
                reasons[key] = partial(_reason, _of_all(batch), self.context)
        return reasons

    async def _made(self, parcel: Parcel, lines: bytes) -> Batch:
        """A new batch; after a try of which no answer came back, it may be there already."""
        try:
            file = await self._try(self.client.files.create, file=("batch.jsonl", lines), purpose="batch")
        except Fault as fault:
            if fault.status not in (404, 405):
                raise
            hint = "This endpoint seems to have no batch API: leave out --engine openai-batch."
            raise Fault(RequestRefused(fault.error.message, hint=hint), status=fault.status) from None
        self.shelf.put(parcel)
        tried = False

        async def make() -> Batch:
            nonlocal tried
            found = await self._found(parcel) if tried else None
            tried = True
            return found or await self.client.batches.create(
                input_file_id=file.id,
                endpoint="/v1/chat/completions",
                completion_window="24h",
                metadata={_NAME: parcel.name},
            )

        try:
            batch: Batch = await self._try(make)
        except Fault as fault:
            if fault.status is not None and fault.status < 500:  # refused, so there is none
                self.shelf.collect(parcel, {})
            raise
        self.shelf.put(replace(parcel, id=batch.id))
        return batch

    async def _known(self, parcel: Parcel) -> Batch | None:
        """A batch of an earlier process; ``None`` if it is not there."""
        batch: Batch | None
        try:
            if parcel.id is None:
                batch = await self._try(self._found, parcel)
            else:
                batch = await self._try(self.client.batches.retrieve, parcel.id)
        except Fault as fault:
            if fault.status != 404:
                raise
            batch = None
        if batch is None:
            _log.info("A batch of %d questions is not there (any more); they are asked again.", len(parcel.keys))
        return batch

    async def _found(self, parcel: Parcel) -> Batch | None:
        async for batch in self.client.batches.list(limit=100):  # the newest first
            if (batch.metadata or {}).get(_NAME) == parcel.name:
                return batch
            if batch.created_at < parcel.at - _SLACK_S:
                break
        return None

    async def _lines(self, batch: Batch) -> list[str]:
        """The lines of the output and of the errors."""
        files = [file_id for file_id in (batch.output_file_id, batch.error_file_id) if file_id]
        texts = [(await self._try(self.client.files.content, file_id)).text for file_id in files]
        return [line for text in texts for line in text.split("\n") if line.strip()]

    async def _try(self, request: Callable[..., Awaitable[Any]], *given: Any, **named: Any) -> Any:
        """What a call of the SDK gives, after further tries where its faults are transient."""

        async def once() -> Any:
            try:
                return await request(*given, **named)
            except Exception as error:  # noqa: BLE001 - sorted there; what is no fault is raised again
                raise as_fault(error, self.context) from None

        return await with_retries(once, deadline=float("inf"))


def _key(sent: Mapping[str, Any], place: str) -> str:
    """What a question is known by: a digest of what is asked, and where."""
    return hashlib.sha256(json.dumps([place, sent], sort_keys=True).encode()).hexdigest()


def _line(key: str, sent: Mapping[str, Any]) -> bytes:
    line = {"custom_id": key, "method": "POST", "url": "/v1/chat/completions", "body": sent}
    return json.dumps(line).encode() + b"\n"


def _sorted(lines: list[str], context: Context) -> tuple[dict[str, str], dict[str, Callable[[], Exception]]]:
    """The answers among the lines of a batch (completions as JSON), and the reasons where a line has none."""
    answers: dict[str, str] = {}
    reasons: dict[str, Callable[[], Exception]] = {}
    for line in lines:
        try:
            told = json.loads(line)
        except ValueError:
            continue
        key = told.get("custom_id") if isinstance(told, dict) else None
        if not isinstance(key, str):  # whose answer it is, is not known
            continue
        response, error = _object(told.get("response")), _object(told.get("error"))
        status, body = response.get("status_code"), _object(response.get("body"))
        if status == 200 and body.get("choices"):
            answers[key] = json.dumps(body)
        elif isinstance(status, int) and status != 200:
            reasons[key] = partial(from_status, status, body, context)
        else:
            reasons[key] = partial(_reason, error, context)
    return answers, reasons


def _object(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _of_all(batch: Batch) -> dict[str, Any]:
    """Why a batch has no line for a question."""
    errors = (batch.errors and batch.errors.data) or []
    if errors:
        return {"code": errors[0].code, "message": errors[0].message}
    return {"code": f"batch_{batch.status}", "message": f"it is {batch.status}"}


def _reason(error: Mapping[str, Any], context: Context) -> Fault:
    """What the reason in a line, or of a batch, means for the caller."""
    code = context.scrub(str(error.get("code", "unknown")))
    said = context.scrub(str(error.get("message", "no reason is given")))
    message = f"The batch at {context.place} has no answer: {said.rstrip('.')} ({code})."
    if code in _PASSING:
        return Fault(ProviderUnreachable(message, hint="Go on with --resume: it is asked again."), transient=True)
    if code == "token_limit_exceeded":
        hint = "Go on with --resume when other batches are done, or with fewer documents at once (--concurrency)."
        return Fault(RateLimited(message, hint=hint))
    return Fault(RequestRefused(message, hint="Look at the batch at the provider, and go on with --resume."))


def _again(error: Exception) -> Exception:
    """An error for each who waits, since each raises it in a task of its own; none of their lines was come to."""
    if not isinstance(error, Fault):
        return error
    return Fault(error.error, status=error.status, reply=error.reply, counts=False)
