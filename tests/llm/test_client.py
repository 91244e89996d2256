"""The real client library against a real server on the loopback interface."""

from __future__ import annotations

import asyncio
import json
import logging
import socket
import threading
import time
import traceback

import pytest
from pydantic import BaseModel, ConfigDict
from scripted_server import Reply, completion, error

from summarizer.errors import (
    AuthenticationFailed,
    BudgetExceeded,
    InvalidAnswer,
    ProviderTimeout,
    ProviderUnreachable,
    RateLimited,
    RequestRefused,
    SettingsError,
    SummarizerError,
    TruncatedAnswer,
)
from summarizer.llm import ChatModel, Meter, Question, Settings, connect
from summarizer.llm.model import schema_of
from summarizer.llm.transport import TRIES, set_testing

pytestmark = pytest.mark.integration

KEY = "sk-very-secret-0123456789"


class Party(BaseModel):
    """A state that takes part."""

    model_config = ConfigDict(extra="forbid")
    name: str
    seats: int


GOOD = {"name": "Norway", "seats": 3}
PARTY = Party(name="Norway", seats=3)


@pytest.fixture
def no_waits():
    set_testing(on=True)
    yield
    set_testing(on=False)


def question(text="Who?", max_tokens=50):
    messages = [{"role": "system", "content": "Answer."}, {"role": "user", "content": text}]
    return Question("parties", messages, Party, max_tokens)


def settings(server, **more):
    return Settings(**{"model": "scripted", "base_url": server.base_url, "api_key": KEY, "cache": False, **more})


async def ask(server, meter=None, asked=None, **more):
    model = ChatModel(settings(server, **more))
    try:
        return await model.ask(asked or question(), meter or Meter())
    finally:
        await model.aclose()


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


async def test_a_cut_answer(server):
    server.script(completion('{"name": "Nor', finish_reason="length"))
    meter = Meter()
    with pytest.raises(TruncatedAnswer, match="50 tokens"):
        await ask(server, meter)
    assert (len(server.requests), meter.usage.failed, meter.usage.completion_tokens) == (1, 1, 10)


@pytest.mark.parametrize(
    "reply", [completion(None, refusal="I won't."), completion("", finish_reason="content_filter")]
)
async def test_a_model_that_refuses_is_not_pressed(server, reply):
    server.script(reply)
    with pytest.raises(InvalidAnswer, match="refused") as caught:
        await ask(server)
    assert caught.value.message.endswith(".")
    assert ".." not in caught.value.message
    assert len(server.requests) == 1


async def test_slow_down_is_obeyed(server):
    server.script(error(429, "slow down", headers={"retry-after": "1"}), completion(GOOD))
    meter = Meter()
    assert await ask(server, meter) == PARTY
    assert server.requests[1].at - server.requests[0].at >= 1
    assert (meter.usage.calls, meter.usage.failed) == (2, 1)


async def test_a_wait_beyond_reason_is_reported_at_once(server):
    server.script(error(429, "come back tomorrow", headers={"retry-after": "86400"}))
    with pytest.raises(RateLimited, match="86400 s"):
        await ask(server)
    assert len(server.requests) == 1


@pytest.mark.parametrize("status", [408, 409, 500, 502, 503])
async def test_passing_faults_are_tried_again(server, no_waits, status):
    server.script(error(status), error(status), completion(GOOD))
    assert await ask(server) == PARTY


async def test_a_fault_that_stays_is_reported_after_some_tries(server, no_waits):
    server.script(error(503, "overloaded"))
    meter = Meter()
    with pytest.raises(RateLimited, match=r"503.*overloaded") as caught:
        await ask(server, meter)
    assert caught.value.retryable
    assert (meter.usage.calls, meter.usage.failed) == (TRIES, TRIES)


async def test_nobody_there(no_waits):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    model = ChatModel(Settings(model="m", base_url=f"http://127.0.0.1:{port}/v1"))
    with pytest.raises(ProviderUnreachable, match=f"127.0.0.1:{port}"):
        await model.ask(question(), Meter())
    await model.aclose()


async def test_no_answer_in_time(server, no_waits):
    server.script(Reply(hang=30))
    meter = Meter()
    with pytest.raises(ProviderTimeout, match=r"0\.1 s"):
        await ask(server, meter, timeout_s=0.1)
    assert meter.usage.calls == TRIES


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


@pytest.mark.parametrize("cut", [0, 20])
async def test_a_connection_that_breaks_is_tried_again(server, no_waits, cut):
    broken = completion(GOOD)
    broken.cut = cut
    server.script(broken, completion(GOOD))
    assert await ask(server) == PARTY


async def test_half_an_answer_is_not_taken_for_one(server, no_waits):
    server.script(Reply(b'{"choices": [{"mess'), completion(GOOD))
    assert await ask(server) == PARTY


async def test_a_wrong_key(server):
    server.script(error(401, f"Incorrect API key provided: {KEY}."))
    with pytest.raises(AuthenticationFailed, match="OPENAI_API_KEY"):
        await ask(server)
    assert len(server.requests) == 1


async def test_no_key_where_none_is_set(server):
    server.script(completion(GOOD))
    await ask(server, api_key=None)
    assert server.requests[0].headers["authorization"] == "Bearer none"


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


async def test_a_fault_behind_a_gateway_that_says_200(server, no_waits):
    server.script(Reply({"error": {"message": "upstream busy", "code": 502}}), completion(GOOD))
    meter = Meter()
    assert await ask(server, meter) == PARTY
    assert (meter.usage.calls, meter.usage.failed) == (2, 1)


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


async def test_a_refusal_for_the_length_changes_nothing(server):
    server.script(error(400, "'max_tokens' or 'max_completion_tokens' is too large; the maximum context length is 9."))
    with pytest.raises(RequestRefused, match="SUMMARIZER_CONTEXT_TOKENS"):
        await ask(server)
    assert len(server.requests) == 1


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


def test_one_model_in_several_threads_and_loops(server):
    server.script(lambda _: Reply(completion(GOOD).body, hang=0.02))
    model = ChatModel(settings(server))
    answers, meter = [], Meter()

    async def several():
        try:
            return await asyncio.gather(*(model.ask(question(), meter) for _ in range(5)))
        finally:
            await model.aclose()

    threads = [threading.Thread(target=lambda: answers.extend(asyncio.run(several()))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    answers += asyncio.run(several())
    assert answers == [PARTY] * 25
    assert meter.usage.calls == 25


async def test_it_can_be_used_after_it_was_closed(server):
    server.script(completion(GOOD))
    model = ChatModel(settings(server))
    for _ in range(2):
        assert await model.ask(question(), Meter()) == PARTY
        await model.aclose()
    await model.aclose()


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


async def test_a_mistake_in_a_draft_is_not_hidden(server):
    class Faulty(Party):
        def model_post_init(self, _):
            raise ZeroDivisionError("a mistake")

    server.script(completion(GOOD))
    with pytest.raises(ZeroDivisionError):
        await ask(server, asked=Question("t", question().messages, Faulty))
    assert len(server.requests) == 1


async def test_the_cache_is_in_front(server, tmp_path):
    server.script(completion(GOOD))
    for _ in range(2):
        model = connect(settings(server, cache=True, cache_dir=tmp_path))
        assert await model.ask(question(), Meter()) == PARTY
        await model.aclose()
    assert len(server.requests) == 1


async def test_without_a_name_the_only_model_is_taken(server):
    server.script(completion(GOOD))
    model = connect(settings(server, model=""))
    assert model.info.name == "scripted"
    assert model.info.strategy == "single"
    await model.ask(question(), Meter())
    assert server.requests[0].body["model"] == "scripted"
    await model.aclose()


@pytest.mark.parametrize(("models", "said"), [(["b", "a"], "a, b"), ([], "has 0")])
def test_without_a_name_several_models_are_listed(server, models, said):
    server.models = models
    with pytest.raises(SettingsError, match=f"(?s){said}.*SUMMARIZER_MODEL"):
        connect(settings(server, model=""))


@pytest.mark.parametrize("page", [{"data": None}, {"data": [{}]}, "text", [], {"data": "text"}, {"data": ["text"]}])
def test_without_a_name_and_with_an_odd_list(server, page):
    server.models = Reply(page)
    with pytest.raises(SettingsError, match="has 0"):
        connect(settings(server, model=""))


@pytest.mark.parametrize(
    ("page", "raised"),
    [(None, RequestRefused), (Reply(b"<html>"), ProviderUnreachable), (error(401), AuthenticationFailed)],
)
def test_without_a_name_and_without_a_list(server, page, raised):
    server.models = page
    with pytest.raises(raised):
        connect(settings(server, model=""))


@pytest.mark.parametrize(
    "replies",
    [
        [completion(GOOD)],
        [completion(f"no JSON but {KEY}")],
        [error(401, f"Incorrect API key provided: {KEY}.")],
        [error(400, f"Bearer {KEY} sent a bad request")],
        [error(500, f"debug: {KEY}")],
        [completion(None, refusal="No.")],
        [Reply(f"<html>{KEY}".encode(), headers={"content-type": "text/html"})],
        [Reply(b"{", headers={"x-key": KEY})],
    ],
)
async def test_the_key_goes_to_the_endpoint_and_nowhere_else(server, no_waits, tmp_path, caplog, capfd, replies):
    server.script(*replies)
    chosen = settings(server, cache=True, cache_dir=tmp_path)
    model = connect(chosen)
    shown = [repr(chosen), repr(model), repr(model.info), str(model._model.identity)]
    ours = logging.getLogger("summarizer")
    with caplog.at_level(logging.DEBUG, logger=ours.name):
        try:
            await model.ask(question(), Meter())
        except SummarizerError as caught:
            shown += [str(caught), repr(caught), "".join(traceback.format_exception(caught))]
    await model.aclose()
    shown += [record.getMessage() for record in caplog.records if record.name.startswith("summarizer")]
    shown += [*capfd.readouterr()]
    shown += [path.read_bytes().decode("latin-1") for path in tmp_path.rglob("*") if path.is_file()]
    assert not [text for text in shown if KEY in text]
    for request in server.requests:
        assert request.headers["authorization"] == f"Bearer {KEY}"
        assert KEY not in request.raw.decode().replace(f"no JSON but {KEY}", "")
        assert KEY not in request.path
