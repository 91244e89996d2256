"""What calls tell of themselves: to the log, and to OpenTelemetry's own SDK."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import subprocess
import sys

import pytest
from pydantic import BaseModel

from summarizer.errors import InvalidAnswer, SummarizerError
from summarizer.llm import ChatModel, Meter, Question, Settings
from summarizer.llm.telemetry import LOGGER, Calls
from summarizer.llm.transport import set_testing
from summarizer.llm.usage import Usage
from tests.llm.scripted_server import completion, error

pytestmark = pytest.mark.integration

KEY = "sk-very-secret-0123456789"
SECRET = "what the document says"


class Party(BaseModel):
    name: str


@pytest.fixture(autouse=True)
def no_waits():
    set_testing(on=True)
    yield
    set_testing(on=False)


async def ask(server, **more):
    model = ChatModel(Settings(model="scripted", base_url=server.base_url, api_key=KEY, cache=False, **more))
    try:
        return await model.ask(Question("parties", [{"role": "user", "content": SECRET}], Party, 50), Meter())
    finally:
        await model.aclose()


def lines(caplog):
    return [record.getMessage() for record in caplog.records if record.name == LOGGER]


@pytest.fixture
def debug(caplog):
    with caplog.at_level(logging.DEBUG, logger="summarizer"):
        yield caplog


# ------------------------------------------------------------------------------------------------------------- the log


async def test_each_call_is_a_line_with_its_facts(server, debug):
    server.script(error(429, SECRET, headers={"retry-after": "2"}), completion(SECRET), completion({"name": SECRET}))
    await ask(server)
    first, second, third = (record.call for record in debug.records if record.name == LOGGER)
    assert {**first, "seconds": 0} == {
        "task": "parties",
        "model": "scripted",
        "attempt": 1,
        "call": 1,
        "status": 429,
        "outcome": "RateLimited",
        "retry_after_s": 2.0,
        "seconds": 0,
    }
    assert {**second, "seconds": 0, "waited_s": 0} == {
        "task": "parties",
        "model": "scripted",
        "attempt": 1,
        "call": 2,
        "waited_s": 0,
        "status": 200,
        "outcome": "answer",
        "finish": "stop",
        "prompt_tokens": 100,
        "reused_tokens": 60,
        "completion_tokens": 10,
        "seconds": 0,
    }
    assert (third["attempt"], third["call"]) == (2, 3)
    assert lines(debug)[0].startswith(
        "call task=parties model=scripted attempt=1 call=1 status=429 outcome=RateLimited"
    )
    assert second["seconds"] > 0


@pytest.mark.parametrize(
    "reply",
    [
        completion({"name": SECRET}),
        completion(SECRET),
        completion(None, refusal=SECRET),
        completion({"name": SECRET}, finish_reason=KEY),
        error(400, f"{SECRET} {KEY}"),
        error(500, f"{SECRET} {KEY}"),
    ],
)
async def test_neither_text_nor_key_is_told(server, debug, reply):
    server.script(reply)
    with contextlib.suppress(SummarizerError):
        await ask(server)
    ours = [record for record in debug.records if record.name.startswith("summarizer")]
    assert ours
    told = json.dumps([[record.getMessage(), str(vars(record))] for record in ours])
    assert SECRET not in told
    assert KEY not in told


def test_no_word_of_a_name_ends_the_line(debug):
    with Calls("t").one({"model": 'a b\nERROR "c"'}, "http://127.0.0.1/v1", attempt=1) as call:
        call.answered("stop", Usage())
    assert lines(debug)[0].startswith('call task=t model="a b\\nERROR \\"c\\"" attempt=1')


async def test_a_call_that_is_given_up_is_told(server, debug):
    def late(request):
        reply = completion({"name": "Norway"})
        reply.hang = 30.0
        return reply

    server.script(late)
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(ask(server), 0.5)
    assert "outcome=CancelledError" in lines(debug)[0]


def test_nothing_is_printed_or_imported_where_nobody_listens(tmp_path):
    (tmp_path / "file").write_text("no folder")
    script = (
        "import sys; from pathlib import Path; from summarizer.llm import ChatModel, ResponseCache, Usage\n"
        f"ResponseCache(Path({str(tmp_path / 'file')!r})).put('a', 'b', Usage())  # warns\n"
        "print('opentelemetry' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("False\n", "")


# ----------------------------------------------------------------------------------------------------------- the spans


@pytest.fixture(scope="module")
def exporter():
    pytest.importorskip("opentelemetry.sdk", reason="needs opentelemetry-sdk")
    from opentelemetry import trace
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import SimpleSpanProcessor
    from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

    exporter = InMemorySpanExporter()
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    trace.set_tracer_provider(provider)  # once in a process; it stays
    return exporter


@pytest.fixture
def spans(exporter):
    exporter.clear()
    return exporter.get_finished_spans


async def test_a_call_is_a_span_by_the_conventions(server, spans):
    server.script(completion({"name": SECRET}))
    await ask(server)
    (span,) = spans()
    port = int(server.base_url.rpartition(":")[2].removesuffix("/v1"))
    assert (span.name, span.kind.name, span.status.status_code.name) == ("chat scripted", "CLIENT", "UNSET")
    assert dict(span.attributes) == {
        "gen_ai.operation.name": "chat",
        "gen_ai.provider.name": "openai",
        "gen_ai.request.model": "scripted",
        "gen_ai.request.max_tokens": 50,
        "gen_ai.request.temperature": 0.0,
        "gen_ai.request.seed": 1,
        "gen_ai.output.type": "json",
        "gen_ai.response.finish_reasons": ("stop",),
        "gen_ai.usage.input_tokens": 100,
        "gen_ai.usage.cache_read.input_tokens": 60,
        "gen_ai.usage.output_tokens": 10,
        "http.response.status_code": 200,
        "server.address": "127.0.0.1",
        "server.port": port,
        "summarizer.task": "parties",
        "summarizer.attempt": 1,
    }


async def test_the_names_are_those_of_the_conventions(server, spans):
    conventions = pytest.importorskip("opentelemetry.semconv._incubating.attributes.gen_ai_attributes")
    server.script(completion({"name": "Norway"}))
    await ask(server)
    known = {value for name, value in vars(conventions).items() if name.startswith("GEN_AI_")}
    assert {name for name in spans()[0].attributes if name.startswith("gen_ai.")} <= known


async def test_a_failed_call_is_an_error_without_words(server, spans):
    server.script(error(503, f"{SECRET} {KEY}"), completion(SECRET))
    with pytest.raises(InvalidAnswer):
        await ask(server, attempts=1)
    first, second = spans()
    assert (first.status.status_code.name, first.status.description) == ("ERROR", "RateLimited")
    assert first.attributes["error.type"] == "503"
    assert "error.type" not in second.attributes
    assert second.attributes["summarizer.waited_s"] >= 0
    for span in (first, second):
        assert SECRET not in span.to_json()
        assert KEY not in span.to_json()


async def test_spans_belong_to_what_the_application_does(server, spans):
    from opentelemetry import trace

    server.script(completion({"name": "Norway"}))
    with trace.get_tracer("application").start_as_current_span("reads the news") as outer:
        await ask(server)
    assert spans()[0].parent.span_id == outer.get_span_context().span_id
