"""Every fault of an endpoint that is provided for, as a scripted reply: for the tests, and for soak runs.

The names are those of the table in ``docs/faults.md``, which a test goes through.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Mapping
from typing import Any

from tests.llm.scripted_server import Reply, completion, error

__all__ = ["ANSWERED", "FAULTS", "LASTING", "OF_THE_WIRE", "SLOW", "Fault"]

Fault = Callable[[Reply], Reply]
"""Makes a faulty reply of the good one."""

_HANG_S = 30.0  # longer than any client here waits
_DATES = {"date": "Wed, 21 Oct 2015 07:28:00 GMT", "retry-after": "Wed, 21 Oct 2015 07:28:01 GMT"}


def _always(reply: Reply) -> Fault:
    return lambda _: copy.deepcopy(reply)


def _delivered(**how: Any) -> Fault:
    """The good reply, delivered in another way."""
    return lambda good: Reply(good.body, **how)


def _content(good: Reply) -> str:
    return str(good.body["choices"][0]["message"]["content"])


def _half(good: Reply) -> Reply:
    return Reply(json.dumps(good.body).encode()[:80])


OF_THE_WIRE: Mapping[str, Fault] = {
    "HTTP 429": _always(error(429, "Slow down.")),
    "HTTP 429 with `Retry-After` in seconds": _always(error(429, "Slow down.", headers={"retry-after": "1"})),
    "HTTP 429 with `Retry-After` as a date": _always(error(429, "Slow down.", headers=_DATES)),
    "HTTP 500": _always(error(500, "Oops.")),
    "HTTP 502": _always(Reply(b"<html>Bad Gateway</html>", status=502, headers={"content-type": "text/html"})),
    "HTTP 503": _always(error(503, "Overloaded.")),
    "HTTP 200 that holds an error 502": _always(Reply({"error": {"message": "Upstream is down.", "code": 502}})),
    "connection reset": _always(Reply(reset=True)),
    "connection reset within the answer": _delivered(cut=40, reset=True),
    "connection closed within the answer": _delivered(cut=40),
    "half of the JSON": _half,
    "completion without a choice": lambda good: Reply({**good.body, "choices": []}),
}
"""Passing faults of the wire: the same question is sent again."""

SLOW: Mapping[str, Fault] = {
    "no answer": _delivered(hang=_HANG_S),
    "an answer that stalls": _delivered(stall=40),
    "an answer that comes in drops": _delivered(drip=0.05),
}

ANSWERED: Mapping[str, Fault] = {
    "answer that is cut off": lambda good: completion(_content(good)[:-4]),
    "JSON of another shape": _always(completion({"weather": ["rain", 3]})),
    "text in place of JSON": _always(completion("It rained, I think.")),
    "empty answer": _always(completion("")),
    "no content": _always(completion(None)),
}
"""Passing faults of the answer: the model is told what is wrong."""

LASTING: Mapping[str, Fault] = {
    "HTTP 429 with `Retry-After` above 60 s": _always(error(429, "Tomorrow.", headers={"retry-after": "3600"})),
    "HTTP 429, the quota is used up": _always(error(429, "Quota exceeded.", code="insufficient_quota")),
    "HTTP 401": _always(error(401, "Wrong key.")),
    "HTTP 404, the model is not known": _always(error(404, "The model does not exist.", code="model_not_found")),
    "HTTP 400, the text is too long": _always(error(400, "This model's maximum context length is 9 tokens.")),
    "HTTP 400 from a content filter": _always(error(400, "The prompt was filtered.", code="content_filter")),
    "JSON that is no completion": _always(Reply({"status": "ok"})),
    "web page": _always(Reply(b"<html>Welcome</html>", headers={"content-type": "text/html"})),
    "refusal": _always(completion(None, refusal="I would rather not.")),
    "`finish_reason` is `content_filter`": _always(completion("", finish_reason="content_filter")),
    "`finish_reason` is `length`": lambda good: completion(_content(good)[:-4], finish_reason="length"),
    "another model answers": lambda good: completion(_content(good), model="smaller"),
}

FAULTS: Mapping[str, Fault] = {**OF_THE_WIRE, **SLOW, **ANSWERED, **LASTING}
"""All of them, by name. ``connection refused`` is not among them: nobody is there to script it."""
