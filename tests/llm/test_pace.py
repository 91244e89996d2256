"""How fast an endpoint is asked."""

from __future__ import annotations

import asyncio
import time

import pytest
from pydantic import BaseModel

from summarizer.llm import ChatModel, Meter, Question, Settings
from summarizer.llm.pace import Rate, Slots
from tests.llm.scripted_server import Reply, completion, error

PARIS = {"city": "Paris"}


class Capital(BaseModel):
    city: str


async def most_at_once(slots, rounds):
    """How many of many tasks are in a place at the same moment."""
    under_way, most = 0, 0

    async def one():
        nonlocal under_way, most
        async with slots:
            under_way += 1
            most = max(most, under_way)
            await asyncio.sleep(0.001)
            under_way -= 1

    await asyncio.gather(*(one() for _ in range(rounds)))
    return most


async def test_places_are_halved_for_each_sign_and_not_below_one():
    slots = Slots(8)
    sent = time.monotonic()
    slots.slower(sent)
    slots.slower(sent)  # was under way with the first
    assert slots.limit == 4
    for _ in range(5):
        slots.slower(time.monotonic())
    assert slots.limit == 1
    await most_at_once(slots, 8)  # those that were under way give their places back
    assert await most_at_once(slots, 5) == 1


async def test_places_come_back_with_the_answers():
    slots = Slots(4)
    slots.slower(time.monotonic())
    await most_at_once(slots, 8)
    assert await most_at_once(slots, 8) == 2
    for _ in range(20):
        slots.faster()
    assert slots.limit == 4
    assert await most_at_once(slots, 8) == 4


async def test_a_place_is_given_back_by_a_task_that_is_cancelled():
    slots = Slots(1)

    async def hold():
        async with slots:
            await asyncio.sleep(60)

    holders = [asyncio.create_task(hold()) for _ in range(3)]
    await asyncio.sleep(0)
    for holder in holders:
        holder.cancel()
    await asyncio.gather(*holders, return_exceptions=True)
    assert await most_at_once(slots, 2) == 1


async def test_a_rate_spreads_requests_evenly():
    began = time.monotonic()
    rate = Rate(per_minute=1200)
    await asyncio.gather(*(rate.turn() for _ in range(5)))
    assert time.monotonic() - began >= 0.2


async def test_without_a_rate_no_request_waits(monkeypatch):
    async def waited(seconds):
        pytest.fail(f"a request waited {seconds} s")

    free = Rate(None)
    monkeypatch.setattr(asyncio, "sleep", waited)
    await asyncio.gather(*(free.turn() for _ in range(1000)))


@pytest.mark.integration
async def test_what_an_endpoint_bears_is_found_out(server, no_waits):
    bears, questions = 3, 60

    def reply(_):
        if server.under_way > bears:
            return error(429, "Too many at once.")
        return Reply(completion(PARIS).body, hang=0.02)

    server.script(reply)
    meter = Meter()
    model = ChatModel(Settings(base_url=server.base_url, model="m", max_concurrency=16))
    question = Question("capital", [{"role": "user", "content": "?"}], Capital)
    await asyncio.gather(*(model.ask(question, meter) for _ in range(questions)))
    await model.aclose()
    assert meter.usage.calls - meter.usage.failed == questions
    assert meter.usage.failed < questions / 2


@pytest.mark.integration
async def test_an_endpoint_that_asks_to_slow_down_is_asked_less_at_once(server, no_waits):
    refused = 8
    counts = []

    def reply(_):
        counts.append(server.under_way)
        reply = error(429, "Slow down.") if len(counts) <= refused else completion(PARIS)
        reply.hang = 0.2
        return reply

    server.script(reply)
    model = ChatModel(Settings(base_url=server.base_url, model="m", max_concurrency=refused))
    question = Question("capital", [{"role": "user", "content": "?"}], Capital)
    await asyncio.gather(*(model.ask(question, Meter()) for _ in range(refused)))
    await model.aclose()
    assert max(counts[:refused]) > 4 >= max(counts[refused : refused + 4])  # those that are tried again, too
