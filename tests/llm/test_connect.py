"""From settings to a model that answers: names, keys, cache, threads; against a real server."""

from __future__ import annotations

import asyncio
import logging
import threading
import traceback

import pytest

from summarizer.errors import AuthenticationFailed, ProviderUnreachable, RequestRefused, SettingsError, SummarizerError
from summarizer.llm import ChatModel, Meter, connect
from tests.llm.asking import GOOD, KEY, PARTY, ask, question, settings
from tests.llm.scripted_server import Reply, completion, error

pytestmark = pytest.mark.integration


async def test_no_key_where_none_is_set(server):
    server.script(completion(GOOD))
    await ask(server, api_key=None)
    assert server.requests[0].headers["authorization"] == "Bearer none"


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


def test_without_a_name_the_list_is_asked_for_again_when_it_does_not_come(server, no_waits):
    pages = iter([error(503), error(429)])
    server.models = lambda: next(pages, Reply({"data": [{"id": "scripted"}]}))
    assert connect(settings(server, model="")).info.name == "scripted"
    assert len(server.others) == 3


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
