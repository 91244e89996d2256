from __future__ import annotations

import math
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from summarizer.errors import AuthenticationFailed, ProviderTimeout, RateLimited, RequestRefused
from summarizer.llm.transport import (
    TRIES,
    Context,
    Fault,
    as_fault,
    from_status,
    retry_after,
    with_retries,
)

KEY = "sk-very-secret-0123456789"
CONTEXT = Context("http://127.0.0.1:1/v1", "json_schema", 1.0, KEY)


def deadline(seconds=1000.0):
    return time.monotonic() + seconds


class Flaky:
    """Fails in the ways given, then succeeds."""

    def __init__(self, *faults):
        self.faults = list(faults)
        self.sent = 0

    async def __call__(self):
        self.sent += 1
        if self.faults:
            raise self.faults.pop(0)
        return "done"


def busy(wait_s=None):
    return Fault(RateLimited("Busy."), transient=True, wait_s=wait_s)


async def test_transient_faults_are_tried_again(no_waits):
    request = Flaky(busy(), busy(wait_s=30))
    assert await with_retries(request, deadline=deadline()) == "done"
    assert request.sent == 3


async def test_in_the_end_the_fault_is_reported(no_waits):
    request = Flaky(*(busy() for _ in range(100)))
    with pytest.raises(Fault, match="Busy"):
        await with_retries(request, deadline=deadline())
    assert request.sent == TRIES


@pytest.mark.parametrize("error", [Fault(RequestRefused("No.")), KeyError("a mistake")])
async def test_other_faults_are_reported_at_once(no_waits, error):
    request = Flaky(error)
    with pytest.raises(type(error)):
        await with_retries(request, deadline=deadline())
    assert request.sent == 1


@pytest.mark.parametrize(("wait_s", "left_s"), [(3600, 10_000), (30, 20)])
async def test_a_wait_that_is_too_long_is_not_begun(wait_s, left_s):
    request = Flaky(busy(wait_s=wait_s))
    started = time.monotonic()
    with pytest.raises(Fault):
        await with_retries(request, deadline=deadline(left_s))
    assert request.sent == 1
    assert time.monotonic() - started < 1


async def test_the_wait_asked_for_is_kept():
    started = time.monotonic()
    assert await with_retries(Flaky(busy(wait_s=0.3)), deadline=deadline()) == "done"
    assert time.monotonic() - started >= 0.3


@given(st.integers(0, 10**6))
def test_retry_after_reads_seconds_and_dates(seconds):
    now = datetime(2024, 11, 12, tzinfo=UTC)
    assert retry_after({"retry-after": str(seconds)}) == seconds
    for apart in (seconds, -seconds):
        moments = {"retry-after": now + timedelta(seconds=apart), "date": now}
        headers = {name: format_datetime(moment, usegmt=True) for name, moment in moments.items()}
        assert retry_after(headers) == max(0, apart)


def test_a_date_from_an_endpoint_that_does_not_say_what_time_it_has_is_held_against_the_clock_here():
    soon = format_datetime(datetime.now(UTC) + timedelta(seconds=30), usegmt=True)
    assert 20 < retry_after({"retry-after": soon}) <= 30


@given(st.text(), st.text())
@example("inf", "")
@example("Wed, 21 Oct 2015 07:28:00 GMT", "yesterday")
def test_retry_after_makes_something_sensible_of_anything(value, date):
    seconds = retry_after({"retry-after": value, "date": date})
    assert seconds is None or 0 <= seconds < math.inf


@pytest.mark.parametrize("status", [408, 409, 429, 500, 502, 503, 504, 529])
def test_statuses_that_pass(status):
    assert from_status(status, None, CONTEXT).transient


@pytest.mark.parametrize("status", [400, 401, 402, 403, 404, 413, 422])
def test_statuses_that_stay(status):
    fault = from_status(status, None, CONTEXT)
    assert not fault.transient
    assert not fault.error.retryable


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (401, AuthenticationFailed),
        (403, AuthenticationFailed),
        (404, RequestRefused),
        (408, ProviderTimeout),
        (429, RateLimited),
        (500, RateLimited),
    ],
)
def test_each_status_has_its_error(status, kind):
    assert type(from_status(status, {"message": "so"}, CONTEXT).error) is kind


def test_a_quota_that_is_used_up_is_not_waited_for():
    fault = from_status(429, {"message": "You exceeded your quota.", "code": "insufficient_quota"}, CONTEXT)
    assert not fault.transient
    assert "billing" in fault.error.hint


def test_a_wait_beyond_the_longest_is_told():
    assert "3600 s" in from_status(429, None, CONTEXT, wait_s=3600).error.hint


@pytest.mark.parametrize(
    ("mode", "words", "hint"),
    [
        ("json_schema", "'response_format' is not supported by this model", "SUMMARIZER_MODE to tools"),
        ("json", "json_object is not available", "SUMMARIZER_MODE to tools"),
        ("tools", "tool choice requires --enable-auto-tool-choice", "SUMMARIZER_MODE to json_schema"),
        ("json_schema", "This model's maximum context length is 2048 tokens", "SUMMARIZER_CONTEXT_TOKENS"),
        ("md_json", "the request exceeds the available context size", "SUMMARIZER_CONTEXT_TOKENS"),
    ],
)
def test_a_refusal_says_what_to_try(mode, words, hint):
    context = Context("http://127.0.0.1:1/v1", mode, 1.0, "none")
    assert hint in from_status(400, {"message": words}, context).error.hint


@pytest.mark.parametrize(
    "body",
    [
        f"the key {KEY} is wrong",
        {"message": f"the key {KEY} is wrong"},
        {"message": "no", "code": KEY, "param": KEY},
        {"error": {"message": KEY}},
        {"detail": [{"input": KEY}]},
        f"<html>{KEY}</html>",
        [KEY],
        {"message": "sk-very-se***6789 is wrong"},
    ],
)
@pytest.mark.parametrize("status", [400, 401, 404, 429, 500])
def test_the_key_is_never_quoted(status, body):
    fault = from_status(status, body, CONTEXT)
    assert "very" not in str(fault.error)
    assert "very" not in str(fault)


@given(st.one_of(st.none(), st.text(), st.dictionaries(st.text(), st.text()), st.lists(st.integers())))
def test_any_body_makes_a_short_message(body):
    assert len(str(from_status(400, body, CONTEXT).error)) < 700


def test_the_words_of_an_endpoint_are_quoted_on_one_short_line():
    message = from_status(400, {"message": "a\n b\t" + "c" * 1000}, CONTEXT).error.message
    assert "a b ccc" in message
    assert len(message) < 400


def test_where_no_key_was_sent_one_is_asked_for():
    context = Context("http://127.0.0.1:1/v1", "json_schema", 1.0, "none")
    assert "wants a key" in from_status(401, None, context).error.hint


def test_a_mistake_is_not_taken_for_a_fault():
    with pytest.raises(TypeError, match="a mistake"):
        as_fault(TypeError("a mistake"), CONTEXT)


def test_a_date_without_a_zone_is_read_as_gmt():
    headers = {"retry-after": "Wed, 21 Oct 2015 07:28:00 -0000", "date": "Wed, 21 Oct 2015 07:27:50 GMT"}
    assert retry_after(headers) == 10
