"""Faults of the wire: which are tried again, after what wait, and what the caller is told in the end.

The SDK's own retries are off, so that nothing is tried twice over.
"""

from __future__ import annotations

import asyncio
import json
import math
import os
import re
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, TypeVar

import openai
from tenacity import (
    AsyncRetrying,
    RetryCallState,
    Retrying,
    retry_if_exception,
    wait_exponential_jitter,
    wait_random,
)

from summarizer.errors import (
    AuthenticationFailed,
    InvalidAnswer,
    ProviderTimeout,
    ProviderUnreachable,
    RateLimited,
    RequestRefused,
    SummarizerError,
)
from summarizer.llm.settings import OPENAI_URL, Mode

__all__ = [
    "LOCAL_PLACE",
    "LONGEST_WAIT_S",
    "TRIES",
    "Context",
    "Fault",
    "as_fault",
    "from_status",
    "retry_after",
    "set_testing",
    "with_retries",
    "with_retries_blocking",
]

T = TypeVar("T")

TRIES = 5
"""How often one request is sent before its fault is reported."""

LONGEST_WAIT_S = 60.0
"""The longest wait between two tries, in seconds. An endpoint that asks for more is not tried again."""

LOCAL_PLACE = "the local model"
"""The local model's endpoint in the words of a message."""

_TRANSIENT_STATUS = frozenset({408, 409, 429})
_QUOTED = 300  # characters of an endpoint's own words in a message
_MODERATION = re.compile(r"\bcontent[ _]filter|\bcontent_policy|\bwas flagged\b")
_KEY_LIKE = re.compile(r"\bsk-[\w*-]{4,}")

_backoff = wait_exponential_jitter(max=20)  # about 1, 2, 4 and 8 seconds, each up to one second longer
_SPREAD_S = 1.0  # those who are told to come back at one moment come one after another
_spread = wait_random(0, _SPREAD_S)


class _Waits:
    on = True


def set_testing(*, on: bool) -> None:
    """Switch the waits between tries off (``on=True``) or on again; for tests, of this package and of its users."""
    _Waits.on = not on


@dataclass(frozen=True, slots=True)
class Context:
    """What a message about a fault needs to know of the request.

    Attributes:
        place: the endpoint's address, or :data:`LOCAL_PLACE`.
        mode: how the schema reaches the model.
        timeout_s: longest wait for one request, in seconds.
        api_key: the key that must not be quoted.
    """

    place: str
    mode: Mode
    timeout_s: float
    api_key: str = field(repr=False)

    @property
    def hint(self) -> str:
        """What to look at when nothing more is known."""
        if self.place == LOCAL_PLACE:
            return "Try again; if it happens again, free some memory."
        return "Check that the server runs, and the address in OPENAI_BASE_URL (it often ends in /v1)."

    def without_key(self, text: str) -> str:
        """The text with asterisks in place of the key."""
        # "none" is sent where there is no key.
        return text.replace(self.api_key, "***") if len(self.api_key) > 4 else text

    def scrub(self, text: str) -> str:
        """The text without the key, on one line, shortened."""
        text = self.without_key(text)
        text = " ".join(_KEY_LIKE.sub("sk-***", text).split())
        return text if len(text) <= _QUOTED else text[:_QUOTED] + "..."


class Fault(Exception):
    """One failed request.

    Attributes:
        error: what to raise if this was the last try.
        transient: whether another try makes sense.
        wait_s: how long the endpoint asks to wait before it, in seconds.
        unknown_model: whether the endpoint seems not to know the model.
        status: the HTTP status, if there was an answer.
        reply: the endpoint's own words, all of them in lower case; for decisions, never for a message.
        counts: whether it is a request that counts; several questions may be told of one that failed.
    """

    def __init__(
        self,
        error: SummarizerError,
        *,
        transient: bool = False,
        wait_s: float | None = None,
        unknown_model: bool = False,
        status: int | None = None,
        reply: str = "",
        counts: bool = True,
    ) -> None:
        super().__init__(error.message)
        self.error = error
        self.transient = transient
        self.wait_s = wait_s
        self.unknown_model = unknown_model
        self.status = status
        self.reply = reply
        self.counts = counts


async def with_retries(request: Callable[[], Awaitable[T]], *, deadline: float) -> T:
    """The request's result, after further tries where its faults are transient.

    Args:
        request: sends one request; raises :class:`Fault`.
        deadline: when to have given up, on the clock of :func:`time.monotonic`.

    Raises:
        Fault: the last one, when another try makes no sense or its wait would be too long.
    """

    async def send() -> T:  # tenacity awaits what is plainly a coroutine function, and no other callable
        return await request()

    async def sleep(seconds: float) -> None:
        await asyncio.sleep(seconds if _Waits.on else 0)

    return await AsyncRetrying(sleep=sleep, **_policy(deadline))(send)


def with_retries_blocking(request: Callable[[], T], *, deadline: float) -> T:
    """The twin of :func:`with_retries` for a request that blocks."""
    return Retrying(sleep=lambda seconds: time.sleep(seconds if _Waits.on else 0), **_policy(deadline))(request)


def _policy(deadline: float) -> dict[str, Any]:
    """When to try again, and after what wait. All times are on a clock that nobody sets."""

    def wait(state: RetryCallState) -> float:
        fault = state.outcome.exception() if state.outcome else None
        asked = fault.wait_s if isinstance(fault, Fault) else None
        return _backoff(state) if asked is None else asked + _spread(state)

    def stop(state: RetryCallState) -> bool:
        longest = min(LONGEST_WAIT_S + _SPREAD_S, deadline - time.monotonic())
        return state.attempt_number >= TRIES or state.upcoming_sleep > longest

    again = retry_if_exception(lambda error: isinstance(error, Fault) and error.transient)
    return {"retry": again, "wait": wait, "stop": stop, "reraise": True}


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds to wait by ``Retry-After``: a number of seconds, or an HTTP date (RFC 9110, 10.2.3).

    A date is the endpoint's, and so is held against the endpoint's own clock, its ``Date``: the clock of this machine
    may be wrong, or be set while the wait lasts.

    Args:
        headers: the reply's headers; their names in lower case.

    >>> retry_after({"retry-after": "2"}), retry_after({"retry-after": "soon"}), retry_after({})
    (2.0, None, None)
    >>> retry_after({"retry-after": "Wed, 21 Oct 2015 07:28:00 GMT", "date": "Wed, 21 Oct 2015 07:27:50 GMT"})
    10.0
    """
    value = headers.get("retry-after", "")
    try:
        seconds = float(value)
    except ValueError:
        moment = _moment(value)
        if moment is None:
            return None
        seconds = (moment - (_moment(headers.get("date", "")) or datetime.now(UTC))).total_seconds()
    return max(0.0, seconds) if math.isfinite(seconds) else None


def _moment(value: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    # "-0000": the zone is not known, and the standard asks for GMT
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def as_fault(error: Exception, context: Context) -> Fault:
    """What an exception of the SDK means for the caller. Any other exception is a mistake, and is raised again."""
    if isinstance(error, openai.APITimeoutError | TimeoutError):
        return Fault(
            ProviderTimeout(
                f"No answer from {context.place} within {context.timeout_s:g} s.",
                hint="Raise SUMMARIZER_TIMEOUT (seconds), or use a faster model.",
            ),
            transient=True,
        )
    if isinstance(error, openai.APIStatusError):
        wait_s = retry_after(error.response.headers)
        return from_status(error.status_code, error.body, context, wait_s=wait_s)
    if isinstance(error, openai.APIConnectionError):
        return Fault(
            ProviderUnreachable(
                f"No connection to {context.place}: {context.scrub(_reason(error)).rstrip('.')}.",
                hint=context.hint,
            ),
            transient=True,
        )
    if not isinstance(error, openai.APIError | json.JSONDecodeError | UnicodeDecodeError):
        raise error
    # A body that is not JSON although its header says so: the connection broke, or something on the way spoke.
    return Fault(
        ProviderUnreachable(
            f"The answer from {context.place} is not JSON.",
            hint=context.hint,
        ),
        transient=True,
    )


def _reason(error: BaseException) -> str:
    """Why there is no connection: in the system's words where it has some, for the libraries often have none."""
    chain = [error]
    while inner := chain[-1].__cause__ or chain[-1].__context__:
        chain.append(inner)
    for cause in reversed(chain):
        if isinstance(cause, OSError) and cause.errno:
            return os.strerror(cause.errno) if cause.errno > 0 else str(cause.strerror)  # below 0: names not found
    said = [words for each in chain[1:] if (words := str(each))]
    return said[-1] if said else type(chain[-1]).__name__


def from_status(status: int, body: object, context: Context, *, wait_s: float | None = None) -> Fault:
    """What an HTTP status and the body with it mean for the caller."""
    words = _words(body)
    said = context.scrub(words)
    reply = words.lower()
    message = f"HTTP {status} from {context.place}" + (f": {said}" if said else ".")
    if status in _TRANSIENT_STATUS or status >= 500:
        return _overload(status, message, reply, wait_s)
    if _MODERATION.search(reply):  # this text is refused, the next one need not be
        return Fault(InvalidAnswer(message, hint="Use another model."), status=status, reply=reply)
    if status in (401, 403):
        hint = "Set OPENAI_API_KEY to a key that this endpoint accepts."
        if context.api_key == "none":
            hint = "This endpoint wants a key: set OPENAI_API_KEY."
        return Fault(AuthenticationFailed(message, hint=hint), status=status, reply=reply)
    return Fault(
        RequestRefused(message, hint=_refusal_hint(status, reply, context)),
        unknown_model=_names_unknown_model(status, reply),
        status=status,
        reply=reply,
    )


def _overload(status: int, message: str, reply: str, wait_s: float | None) -> Fault:
    if status == 429 and "insufficient_quota" in reply:  # waiting does not bring money
        error = RequestRefused(message, hint="Check the plan and the billing of the account behind OPENAI_API_KEY.")
        return Fault(error, status=status, reply=reply)
    hint = "Try again later, or with fewer documents at once (SUMMARIZER_CONCURRENCY)."
    if wait_s is not None and wait_s > LONGEST_WAIT_S:
        hint = f"The endpoint asks to wait {wait_s:.0f} s; try again then."
    if status == 408:
        return Fault(ProviderTimeout(message, hint=hint), transient=True, wait_s=wait_s, status=status, reply=reply)
    return Fault(RateLimited(message, hint=hint), transient=True, wait_s=wait_s, status=status, reply=reply)


def _words(body: object) -> str:
    """The words in an error body: the SDK hands over the ``error`` object of a JSON body, or the text."""
    if isinstance(body, dict):
        inner = body.get("error", body)
        if isinstance(inner, dict):
            parts = [inner.get("message") or inner.get("detail") or "", inner.get("code"), inner.get("param")]
            words = [str(part) for part in parts if isinstance(part, str | list) and part]
            return f"{words[0]} ({', '.join(words[1:])})" if len(words) > 1 else "".join(words)
        return str(inner)
    text = "" if body is None else str(body)
    return "" if text.lstrip().startswith("<") else text  # a web page says nothing that helps


def _names_unknown_model(status: int, reply: str) -> bool:
    return "model" in reply and (status == 404 or "model_not_found" in reply or "does not exist" in reply)


def _refusal_hint(status: int, reply: str, context: Context) -> str:
    if "context" in reply and ("length" in reply or "size" in reply or "exceed" in reply):
        return "Set SUMMARIZER_CONTEXT_TOKENS to what the model can read, so that long documents are split."
    formats = ("response_format", "json_schema", "structured output", "grammar", "json_object")
    if context.mode in ("json_schema", "json") and any(word in reply for word in formats):
        return "This endpoint does not take this answer format: set SUMMARIZER_MODE to tools or md_json."
    if context.mode == "tools" and "tool" in reply:
        return "This endpoint does not take tools: set SUMMARIZER_MODE to json_schema or md_json."
    if status == 404 and context.place != OPENAI_URL:
        return "Check the address in OPENAI_BASE_URL (it often ends in /v1) and the name in SUMMARIZER_MODEL."
    return "Check the model's name (SUMMARIZER_MODEL) and the mode (SUMMARIZER_MODE)."
