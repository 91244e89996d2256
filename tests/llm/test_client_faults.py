"""What becomes of a question when the endpoint fails: the real client library against a real server."""

from __future__ import annotations

import asyncio
import itertools
import time

import pytest

from summarizer.errors import (
    ProviderTimeout,
    RequestRefused,
)
from summarizer.llm import ChatModel, Meter
from tests.llm.asking import GOOD, PARTY, ask, question, settings
from tests.llm.scripted_server import Reply, completion, error

pytestmark = pytest.mark.integration


async def test_slow_down_is_obeyed(server):
    server.script(error(429, "slow down", headers={"retry-after": "1"}), completion(GOOD))
    meter = Meter()
    assert await ask(server, meter) == PARTY
    assert server.requests[1].at - server.requests[0].at >= 1
    assert (meter.usage.calls, meter.usage.failed) == (2, 1)


async def test_a_date_to_come_back_at_is_on_the_clock_of_the_endpoint(server):
    dates = {"date": "Wed, 21 Oct 2015 07:28:00 GMT", "retry-after": "Wed, 21 Oct 2015 07:28:01 GMT"}
    server.script(error(429, "slow down", headers=dates), completion(GOOD))
    assert await ask(server) == PARTY
    assert 1 <= server.requests[1].at - server.requests[0].at < 10


@pytest.mark.parametrize("jump_s", [-86_400, 86_400])
async def test_a_clock_that_is_set_neither_ends_nor_lengthens_anything(server, no_waits, monkeypatch, jump_s):
    real, looks = time.time, itertools.count()
    monkeypatch.setattr(time, "time", lambda: real() + jump_s * next(looks))
    server.script(error(503), Reply(hang=30), completion("no JSON"), completion(GOOD))
    meter = Meter()
    assert await ask(server, meter, timeout_s=1.0, deadline_s=60) == PARTY
    assert (len(server.requests), meter.usage.calls) == (4, 4)
    assert 1 <= meter.usage.seconds < 30


async def test_the_deadline_holds_over_all_tries(server):
    server.script(Reply(hang=30))
    started = time.monotonic()
    with pytest.raises(ProviderTimeout, match="SUMMARIZER_DEADLINE"):
        await ask(server, timeout_s=20, deadline_s=0.3)
    assert time.monotonic() - started < 5


async def test_waiting_for_ones_turn_does_not_count_against_the_deadline(server):
    server.script(lambda _: Reply(completion(GOOD).body, hang=0.5))
    model = ChatModel(settings(server, max_concurrency=1, deadline_s=1.5))
    answers = await asyncio.gather(*(model.ask(question(), Meter()) for _ in range(4)))
    assert answers == [PARTY] * 4
    await model.aclose()


async def test_an_unknown_model_names_those_that_are_known(server):
    server.models = ["small", "large"]
    server.script(error(404, "The model `scripted` does not exist.", code="model_not_found"))
    with pytest.raises(RequestRefused, match=r"SUMMARIZER_MODEL.*large, small"):
        await ask(server)


async def test_an_unknown_model_where_none_are_listed(server):
    server.models = None
    server.script(error(404, "model 'scripted' not found"))
    with pytest.raises(RequestRefused, match="SUMMARIZER_MODEL"):
        await ask(server)


async def test_an_endpoint_without_answer_formats(server):
    server.script(error(400, "'response_format' of type json_schema is not supported"))
    with pytest.raises(RequestRefused, match="SUMMARIZER_MODE to tools"):
        await ask(server)


@pytest.mark.parametrize(
    "reply",
    [
        Reply(b"<html>Welcome</html>", headers={"content-type": "text/html"}),
        Reply({"object": "something else"}),
        Reply({"choices": []}),
        Reply({"choices": [{"index": 0}]}),
        Reply("text"),
        Reply(["text"]),
        Reply(None),
        Reply({"choices": "text"}),
        Reply({"choices": ["text"]}),
        Reply({"choices": [{"message": "text"}]}),
        Reply({"choices": {"0": {"message": {"content": "text"}}}}),
        Reply({"error": "no"}),
        Reply(b"", headers={"content-type": "text/plain"}),
    ],
)
async def test_something_that_is_no_model(server, reply):
    server.script(reply)
    with pytest.raises(RequestRefused, match="/v1"):
        await ask(server)


async def test_a_refusal_for_the_length_changes_nothing(server):
    server.script(error(400, "'max_tokens' or 'max_completion_tokens' is too large; the maximum context length is 9."))
    with pytest.raises(RequestRefused, match="SUMMARIZER_CONTEXT_TOKENS"):
        await ask(server)
    assert len(server.requests) == 1


@pytest.mark.parametrize("reply", [Reply(hang=30), error(429, headers={"retry-after": "30"})])
async def test_cancelling_is_prompt_and_frees_the_place(server, reply):
    server.script(reply, completion(GOOD))
    model = ChatModel(settings(server, max_concurrency=1))
    meter = Meter()
    task = asyncio.create_task(model.ask(question(), meter))
    await asyncio.to_thread(server.received.wait, 10)
    await asyncio.sleep(0.05)
    started = time.monotonic()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert time.monotonic() - started < 1
    assert (meter.usage.calls, meter.usage.failed) == (1, 1)
    assert await asyncio.wait_for(model.ask(question(), meter), 10) == PARTY
    await model.aclose()
