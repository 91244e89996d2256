"""What calls of a model tell of themselves: a line in the log, and a span where somebody traces.

Both are off unless an application sets them up, and cost next to nothing then. Neither holds words of a prompt, of a
document or of an answer, nor a key: tasks, names, numbers and kinds of error.

A line is a record of the logger :data:`LOGGER` at debug level; its facts are in ``record.call`` too, for handlers that
write JSON. A span follows the semantic conventions for generative AI of OpenTelemetry, and is made only where the
application has imported OpenTelemetry's API already.
"""

from __future__ import annotations

import json
import logging
import re
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from summarizer.llm.usage import Usage

__all__ = ["LOGGER", "Call", "Calls"]

LOGGER = "summarizer.llm.calls"
"""The name of the logger that has a line for each call."""

_log = logging.getLogger(LOGGER)

_PLAIN = re.compile(r"[\w.:/+@-]+", re.ASCII)
_REASON = re.compile(r"[a-z_]{1,40}")  # an endpoint's word is told only if it looks like one of the API

# By the semantic conventions: what the span says, and the fact of the line that says the same.
_ON_SPAN = {
    "gen_ai.response.finish_reasons": "finish",
    "gen_ai.usage.input_tokens": "prompt_tokens",
    "gen_ai.usage.cache_read.input_tokens": "reused_tokens",
    "gen_ai.usage.output_tokens": "completion_tokens",
    "http.response.status_code": "status",
    "summarizer.waited_s": "waited_s",
}


@dataclass(slots=True)
class Call:
    """One request, and what came of it.

    Attributes:
        facts: what is known of it, by name; in the order in which the line tells it.
    """

    facts: dict[str, Any] = field(default_factory=dict)

    def answered(self, finish: object, usage: Usage) -> None:
        """There is an answer.

        Args:
            finish: why the model stopped writing, in the endpoint's word.
            usage: what it has used.
        """
        self.facts |= {
            "status": 200,
            "outcome": "answer",
            "finish": finish if isinstance(finish, str) and _REASON.fullmatch(finish) else "other",
            "prompt_tokens": usage.prompt_tokens,
            "reused_tokens": usage.reused_tokens,
            "completion_tokens": usage.completion_tokens,
        }

    def failed(self, error: BaseException, status: int | None = None, retry_after_s: float | None = None) -> None:
        """There is none.

        Args:
            error: why; its class alone is told.
            status: the HTTP status, if there was one.
            retry_after_s: how long the endpoint asks to wait, in seconds.
        """
        told = {"status": status, "outcome": type(error).__name__, "retry_after_s": retry_after_s}
        self.facts |= {name: value for name, value in told.items() if value is not None}


class Calls:
    """The calls that one question takes.

    Args:
        task: what is asked, :attr:`~summarizer.llm.Question.task`.

    >>> calls = Calls("claims")
    >>> with calls.one({"model": "gpt"}, "http://127.0.0.1:8000/v1", attempt=1) as call:
    ...     call.answered("stop", Usage(calls=1, prompt_tokens=100, completion_tokens=10))
    >>> call.facts["finish"]
    'stop'
    """

    def __init__(self, task: str) -> None:
        self._task = task
        self._number = 0
        self._free = time.monotonic()

    @contextmanager
    def one(self, sent: Mapping[str, Any], base_url: str, *, attempt: int) -> Iterator[Call]:
        """One request, from its sending to its end; the line is written and the span closed when the block ends.

        Args:
            sent: the request.
            base_url: where it goes.
            attempt: how often the question has been asked with it; more than once where an answer did not fit.
        """
        self._number += 1
        began = time.monotonic()
        call = Call({"task": self._task, "model": str(sent.get("model")), "attempt": attempt, "call": self._number})
        if self._number > 1:
            call.facts["waited_s"] = round(began - self._free, 3)
        try:
            with _span(call, sent, base_url):
                yield call
        finally:
            self._free = time.monotonic()
            call.facts["seconds"] = round(self._free - began, 3)
            if _log.isEnabledFor(logging.DEBUG):
                _log.debug("call %s", _in_words(call.facts), extra={"call": call.facts})


def _in_words(facts: Mapping[str, Any]) -> str:
    """Facts as ``name=value``; what is not plain is quoted, so that nobody's words end a line."""
    return " ".join(
        f"{name}={value if _PLAIN.fullmatch(str(value)) else json.dumps(value)}" for name, value in facts.items()
    )


@contextmanager
def _span(call: Call, sent: Mapping[str, Any], base_url: str) -> Iterator[None]:
    if "opentelemetry.trace" not in sys.modules:  # nobody can have set up tracing, and to import it takes time
        yield
        return
    from opentelemetry import trace

    from summarizer import __version__

    with trace.get_tracer("summarizer", __version__).start_as_current_span(
        f"chat {call.facts['model']}",
        kind=trace.SpanKind.CLIENT,
        attributes=_asked(call, sent, base_url),
        record_exception=False,  # its message may quote what was sent
        set_status_on_exception=False,
    ) as span:
        try:
            yield
        finally:
            facts = call.facts
            told = {name: facts[fact] for name, fact in _ON_SPAN.items() if fact in facts}
            if "finish" in facts:
                told["gen_ai.response.finish_reasons"] = (facts["finish"],)
            if facts.get("outcome") != "answer":
                told["error.type"] = str(facts.get("status") or facts.get("outcome", "_OTHER"))
                span.set_status(trace.StatusCode.ERROR, facts.get("outcome"))
            span.set_attributes(told)


def _asked(call: Call, sent: Mapping[str, Any], base_url: str) -> dict[str, Any]:
    place = urlsplit(base_url)
    asked = {
        "gen_ai.operation.name": "chat",
        "gen_ai.provider.name": "openai",  # whose API it is; who runs the endpoint is not known
        "gen_ai.request.model": call.facts["model"],
        "gen_ai.request.max_tokens": sent.get("max_tokens", sent.get("max_completion_tokens")),
        "gen_ai.request.temperature": sent.get("temperature"),
        "gen_ai.request.seed": sent.get("seed"),
        "gen_ai.output.type": "json",
        "server.address": place.hostname,
        "server.port": place.port or {"http": 80, "https": 443}.get(place.scheme),
        "summarizer.task": call.facts["task"],
        "summarizer.attempt": call.facts["attempt"],
    }
    return {name: value for name, value in asked.items() if value is not None}
