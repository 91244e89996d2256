"""The one path to a language model: any OpenAI-compatible endpoint, or the local model behind one."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import openai

from summarizer.errors import ProviderTimeout
from summarizer.llm.endpoint import (
    Address,
    Endpoint,
    LocalEndpoint,
    RemoteEndpoint,
    is_loopback,
    local_identity,
    local_name,
    only_model,
)
from summarizer.llm.exchange import Exchange, Route
from summarizer.llm.model import DraftT, ModelInfo, Question
from summarizer.llm.pace import Rate, Slots, Turns
from summarizer.llm.settings import Settings
from summarizer.llm.transport import LOCAL_PLACE, Context
from summarizer.llm.usage import Meter

if TYPE_CHECKING:
    from summarizer.llm.batches import Batches

__all__ = ["ChatModel"]

_PARKED = 1_000_000  # questions that wait for a batch cost nobody anything
_CONNECT_S = 10.0  # an endpoint that is there takes a connection at once, however long it thinks afterwards


class ChatModel:
    """A model behind an OpenAI-compatible endpoint, or the local one.

    Safe to use from several tasks, threads and event loops at once. Connections belong to an event loop.

    Args:
        settings: which model, and how. Without a model's name, the endpoint is asked for the one it has.
        endpoint: where requests go; default: what the settings say.
        batches: sends requests together, and waits for their answers as long as it takes: the settings' concurrency,
            rate and deadlines do not count then. Default: each goes by itself.
        turns: says when a request may be sent; default: the rate in the settings.

    Raises:
        SettingsError: no model is named, and the endpoint has none or several.
        ProviderError: no model is named, and the endpoint does not say which it has.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        endpoint: Endpoint | None = None,
        turns: Turns | None = None,
        batches: Batches | None = None,
    ) -> None:
        self._settings = settings
        self._turns = turns
        self._batches = batches
        self._limits = settings.limits
        self._route = Route(
            name=settings.model or only_model(settings),
            endpoint=endpoint or (LocalEndpoint(settings) if settings.is_local else RemoteEndpoint(settings)),
            place=LOCAL_PLACE if settings.is_local else settings.endpoint,
            mode=settings.mode,
            attempts=settings.attempts,
            timeout_s=self._limits.timeout_s,
        )
        self._lines: dict[asyncio.AbstractEventLoop, _Line] = {}
        self._lock = threading.Lock()

    @property
    def info(self) -> ModelInfo:
        """What is known of the model."""
        local = self._settings.is_local
        return ModelInfo(
            name=local_name(self._settings) if local else self._route.name,
            context_tokens=self._limits.context_tokens,
            strategy=self._settings.strategy or ("guided" if local else "single"),
        )

    @property
    def identity(self) -> dict[str, object]:
        """What decides an answer besides the question, for a cache; holds no key."""
        settings = self._settings
        if settings.is_local:
            which = local_identity(settings)
        else:
            which = {"model": self._route.name, "endpoint": settings.endpoint}
        return {**which, "mode": settings.mode}

    async def ask(self, question: Question[DraftT], meter: Meter) -> DraftT:
        """Answer one question with a draft that fits its schema.

        Raises:
            ProviderError: the endpoint failed, after the retries that make sense.
            ModelError: no valid answer, after the attempts allowed.
            BudgetExceeded: the meter's token budget is used up. Requests already under way are finished, so that a
                run with several at once can use somewhat more than its budget.
        """
        line = self._line()
        async with line.places:  # waiting for one's turn does not count against the deadline
            deadline_s = float("inf") if line.parks else self._limits.deadline_s
            exchange = Exchange(self._route, line, question, meter, deadline=time.monotonic() + deadline_s)
            limit = asyncio.timeout(None if line.parks else deadline_s)
            try:
                async with limit:
                    return await exchange.run()
            except TimeoutError:
                if not limit.expired():
                    raise
                raise ProviderTimeout(
                    f"No valid answer to {question.task!r} from {self._route.place} within {deadline_s:g} s.",
                    hint="Raise SUMMARIZER_DEADLINE (seconds), or use a faster model.",
                ) from None

    async def aclose(self) -> None:
        """Close the connections of the running event loop. The model can be used again; it then reconnects.

        The local model's server stays, since other models of this process may be asking it. It ends with the process.
        """
        with self._lock:
            line = self._lines.pop(asyncio.get_running_loop(), None)
        if line is not None:
            await line.hang_up()

    def _line(self) -> _Line:
        loop = asyncio.get_running_loop()
        with self._lock:
            for old in [each for each in self._lines if each.is_closed()]:
                del self._lines[old]
            if loop not in self._lines:
                self._lines[loop] = _Line(self._settings, self._turns, self._batches)
            return self._lines[loop]


class _Line:
    """What belongs to one event loop: its client, and how fast it asks."""

    def __init__(self, settings: Settings, turns: Turns | None, batches: Batches | None) -> None:
        timeout_s = settings.limits.timeout_s
        # A question keeps its place while it waits to try again, so that no other one runs into the same wall. What
        # it sends needs a slot, of which there are fewer while the endpoint asks to slow down.
        at_once = _PARKED if batches else settings.limits.max_concurrency
        self.places = asyncio.Semaphore(at_once)
        self.slots = Slots(at_once)
        self.rate = turns or Rate(None if batches else settings.requests_per_minute)
        self._batches = batches
        self._timeout = openai.Timeout(timeout_s, connect=min(_CONNECT_S, timeout_s))
        self._address: Address | None = None
        self._client: openai.AsyncOpenAI | None = None

    async def client(self, address: Address) -> openai.AsyncOpenAI:
        """A client for this address; the local server's changes when it is started again."""
        if self._client is None or self._address != address:
            old, self._address = self._client, address
            self._client = openai.AsyncOpenAI(
                base_url=address.base_url,
                api_key=address.api_key,
                max_retries=0,
                timeout=self._timeout,
                http_client=openai.DefaultAsyncHttpxClient(
                    timeout=self._timeout, trust_env=not is_loopback(address.base_url)
                ),
            )
            if old is not None:
                await old.close()
        return self._client

    @property
    def parks(self) -> bool:
        """Whether requests wait for others."""
        return self._batches is not None

    async def send(self, client: openai.AsyncOpenAI, sent: Mapping[str, Any], context: Context) -> tuple[Any, bool]:
        """What the endpoint answers to a request, and whether nobody has counted that answer before."""
        if self._batches is not None:
            return await self._batches.complete(client, sent, context)
        # The SDK's own limit is one for each piece of an answer: one that comes in drops would never meet it.
        async with asyncio.timeout(context.timeout_s):
            return await client.chat.completions.create(**sent), True

    async def hang_up(self) -> None:
        """Close the client."""
        if self._batches is not None:
            await self._batches.aclose()
        client, self._client = self._client, None
        if client is not None:
            await client.close()
