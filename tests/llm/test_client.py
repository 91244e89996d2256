"""Questions and their answers: the real client library against a real server on the loopback interface."""

from __future__ import annotations

import asyncio
import json
import logging

import pytest
from pydantic import BaseModel

from summarizer.errors import BudgetExceeded, InvalidAnswer
from summarizer.llm import ChatModel, Meter, Question
from summarizer.llm.model import schema_of
from tests.llm.asking import GOOD, KEY, PARTY, Party, ask, question, settings
from tests.llm.scripted_server import Reply, completion, error

pytestmark = pytest.mark.integration


async def test_a_valid_answer(server):
    server.script(completion(GOOD))
    meter = Meter()
    draft = await ask(server, meter)
    assert draft == PARTY
    assert type(draft) is Party
    used = meter.usage
    assert (used.calls, used.failed) == (1, 0)
    assert (used.prompt_tokens, used.reused_tokens, used.completion_tokens) == (100, 60, 10)
    assert used.seconds > 0


async def test_what_is_sent(server):
    server.script(completion(GOOD))
    await ask(server)
    [request] = server.requests
    assert request.path == "/v1/chat/completions"
    assert request.headers["authorization"] == f"Bearer {KEY}"
    assert request.body == {
        "model": "scripted",
        "messages": question().messages,
        "max_tokens": 50,
        "temperature": 0.0,
        "seed": 1,
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "Party", "schema": Party.model_json_schema(), "strict": True},
        },
    }
    properties = request.body["response_format"]["json_schema"]["schema"]["properties"]
    assert list(properties) == ["name", "seats"], "the order in which the model writes"


async def test_a_schema_with_holes_is_not_called_strict(server):
    class Loose(BaseModel):
        name: str = ""

    server.script(completion({}))
    await ask(server, asked=Question("t", [{"role": "user", "content": "x"}], Loose))
    assert "strict" not in server.requests[0].body["response_format"]["json_schema"]


async def test_text_that_looks_like_a_template_is_sent_as_it_is(server):
    server.script(completion(GOOD))
    text = "{{ 7 * 7 }} {% raw %} http://example.org/picture.png\n\n  indented"
    await ask(server, asked=question(text))
    assert server.requests[0].body["messages"][1]["content"] == text


async def test_tools_mode(server):
    server.script(completion(GOOD, tool="Party"))
    assert await ask(server, mode="tools") == PARTY
    body = server.requests[0].body
    assert body["tools"][0]["function"]["name"] == "Party"
    assert body["tools"][0]["function"]["strict"] is True
    assert body["tools"][0]["function"]["parameters"]["required"] == ["name", "seats"]
    assert body["tool_choice"] == {"type": "function", "function": {"name": "Party"}}
    assert "response_format" not in body


@pytest.mark.parametrize("mode", ["json", "md_json"])
async def test_modes_with_the_schema_in_the_prompt(server, mode):
    text = json.dumps(GOOD) if mode == "json" else f"Here it is:\n```json\n{json.dumps(GOOD)}\n```"
    server.script(completion(text))
    assert await ask(server, mode=mode) == PARTY
    body = server.requests[0].body
    assert '"seats"' in body["messages"][0]["content"]
    assert body.get("response_format") == ({"type": "json_object"} if mode == "json" else None)
    assert "tools" not in body


@pytest.mark.parametrize("mode", ["json_schema", "tools", "json", "md_json"])
async def test_an_answer_that_does_not_fit_is_asked_for_again_with_the_reason(server, mode):
    tool = "Party" if mode == "tools" else None
    server.script(completion({"name": "Norway", "seats": "x" * 5000}, tool=tool), completion(GOOD, tool=tool))
    meter = Meter()
    assert await ask(server, meter, mode=mode) == PARTY
    used = meter.usage
    assert (used.calls, used.failed, used.prompt_tokens, used.reused_tokens) == (2, 1, 200, 120)
    first, second = (request.body["messages"] for request in server.requests)
    assert second[: len(first)] == first
    assert second[len(first)]["role"] == "assistant"
    assert "seats: Input should be a valid integer" in second[-1]["content"]
    assert len(second[-1]["content"]) < 500


async def test_an_answer_in_the_wrong_place_is_asked_for_again(server):
    server.script(completion("Norway, I think."), completion(GOOD, tool="Party"))
    assert await ask(server, mode="tools") == PARTY


@pytest.mark.parametrize("mode", ["json_schema", "tools", "md_json"])
async def test_after_all_attempts_the_answer_is_invalid(server, mode, caplog):
    server.script(completion("Norway, I think."))
    meter = Meter()
    with pytest.raises(InvalidAnswer, match=r"'parties'.* 2 attempts") as caught:
        await ask(server, meter, mode=mode, attempts=2)
    assert len(server.requests) == 2
    assert (meter.usage.calls, meter.usage.failed) == (2, 2)
    assert "SUMMARIZER_MODE" in caught.value.hint
    assert KEY not in caplog.text


@pytest.mark.parametrize(
    ("words", "gone", "instead"),
    [
        ("Unsupported value: 'temperature' does not support 0 with this model.", "temperature", None),
        ("Unknown field: seed", "seed", None),
        (
            "Unsupported parameter: 'max_tokens' is not supported here. Use 'max_completion_tokens' instead.",
            "max_tokens",
            "max_completion_tokens",
        ),
    ],
)
async def test_what_an_endpoint_does_not_take_is_left_out_from_then_on(server, words, gone, instead, caplog):
    server.script(error(400, words), completion(GOOD))
    model = ChatModel(settings(server))
    for _ in range(2):
        assert await model.ask(question(), Meter()) == PARTY
    await model.aclose()
    first, *later = [request.body for request in server.requests]
    assert gone in first
    assert len(later) == 2
    assert all(gone not in body for body in later)
    assert all(instead is None or body[instead] == 50 for body in later)
    assert sum(record.levelno == logging.WARNING for record in caplog.records) == 1


@pytest.mark.parametrize("mode", ["json_schema", "tools"])
async def test_a_schema_that_cannot_be_kept_strictly_is_sent_without_the_promise(server, mode):
    tool = "Party" if mode == "tools" else None
    server.script(error(400, "Invalid schema for 'Party': 'format' is not permitted."), completion(GOOD, tool=tool))
    assert await ask(server, mode=mode) == PARTY
    assert b'"strict"' in server.requests[0].raw
    assert b'"strict"' not in server.requests[1].raw


async def test_usage_is_estimated_where_the_endpoint_is_silent(server):
    silent = completion(GOOD)
    del silent.body["usage"]
    server.script(silent)
    meter = Meter()
    await ask(server, meter, asked=question("x" * 4000))
    assert 1000 <= meter.usage.prompt_tokens < 1100
    assert meter.usage.completion_tokens > 0


async def test_odd_usage_does_no_harm(server):
    server.script(completion(GOOD, usage={"prompt_tokens": None, "completion_tokens": -1}))
    meter = Meter()
    assert await ask(server, meter) == PARTY
    assert meter.usage.total_tokens == 0


async def test_a_budget_stops_before_the_next_request(server):
    server.script(completion("no JSON"))
    meter = Meter(budget=110)
    with pytest.raises(BudgetExceeded):
        await ask(server, meter, attempts=5)
    assert len(server.requests) == 1
    assert (meter.usage.calls, meter.usage.failed) == (1, 1)


async def test_no_more_at_once_than_allowed(server):
    server.script(lambda _: Reply(completion(GOOD).body, hang=0.05))
    model = ChatModel(settings(server, max_concurrency=3))
    await asyncio.gather(*(model.ask(question(), Meter()) for _ in range(12)))
    await model.aclose()
    assert server.most_at_once == 3


async def test_a_mistake_in_a_draft_is_not_hidden(server):
    class Faulty(Party):
        def model_post_init(self, _):
            raise ZeroDivisionError("a mistake")

    server.script(completion(GOOD))
    with pytest.raises(ZeroDivisionError):
        await ask(server, asked=Question("t", question().messages, Faulty))
    assert len(server.requests) == 1


@pytest.mark.parametrize("mode", ["json_schema", "tools", "json", "md_json"])
async def test_the_schema_is_made_once_and_sent_again_as_it_is(server, mode):
    server.script(completion("Norway, I think."), completion(GOOD, tool="Party" if mode == "tools" else None))
    await ask(server, mode=mode)
    await ask(server, mode=mode)
    first, _, third = (
        {**request.body, "messages": [m["content"] for m in request.body["messages"][:2]]}
        for request in server.requests[:3]
    )
    assert first == third
    assert schema_of(Party) == Party.model_json_schema()
    assert schema_of(Party) is schema_of(Party)
