"""What the local model has read of a task's beginning is kept in files, and never more than that."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from pydantic import BaseModel

from summarizer.llm import ChatModel, Meter, Question, Settings
from summarizer.llm.endpoint import LocalEndpoint
from summarizer.llm.local_server import LocalServer
from summarizer.llm.model_file import model_path
from tests.llm.scripted_server import Reply, completion


class City(BaseModel):
    city: str


def question(text="Which city?", task="capital", told="You name cities."):
    messages = [{"role": "system", "content": told}, {"role": "user", "content": text}]
    return Question(task, messages, City, shared=1)


class Running:
    """A local server that runs already."""

    def __init__(self, server):
        self.base_url = server.base_url
        self.api_key = "key"

    def start(self):
        raise AssertionError("it runs")

    def alive(self):
        return True


@pytest.fixture
def states(tmp_path):
    folder = tmp_path / "states"
    folder.mkdir()
    return folder


@pytest.fixture
def llama(server, states):
    """The server answers questions, and keeps and takes back states as llama.cpp's does."""

    def reply(request):
        if not request.path.startswith("/slots/0"):
            return completion({"city": "Oslo"})
        path = states / request.body["filename"]
        if request.path.endswith("save"):
            path.write_bytes(b"state")
        elif path.read_bytes() != b"state":
            return Reply({"error": {"code": 400, "message": "invalid slot save file"}}, status=400)
        return Reply({"id_slot": 0})

    server.script(reply)
    return server


def local(server, tmp_path):
    settings = Settings(model="local", cache_dir=tmp_path)
    return ChatModel(settings, endpoint=LocalEndpoint(settings, Running(server)))


def told(server):
    """The requests as short words."""
    return [
        request.path.rpartition("=")[2] if "/slots/" in request.path else request.body["messages"][-1]["content"]
        for request in server.requests
    ]


@pytest.mark.integration
async def test_a_beginning_is_read_once_and_kept(llama, states, tmp_path):
    model, meter = local(llama, tmp_path), Meter()
    for text in ("Which city?", "Which other?"):
        assert (await model.ask(question(text), meter)).city == "Oslo"
    assert told(llama) == [".", "save", "Which city?", "Which other?"]
    assert meter.usage.calls == 3
    assert [path.suffix for path in states.iterdir()] == [".state"]
    await model.aclose()


@pytest.mark.integration
async def test_another_process_takes_it_back(llama, tmp_path):
    first, second = local(llama, tmp_path), local(llama, tmp_path)
    await first.ask(question(), Meter())
    llama.requests.clear()
    await second.ask(question("Which other?"), Meter())
    assert told(llama) == ["restore", "Which other?"]
    await first.aclose()
    await second.aclose()


@pytest.mark.integration
async def test_tasks_are_told_apart_and_taken_back_in_turn(llama, states, tmp_path):
    model = local(llama, tmp_path)
    other = question("Which river?", "river", "You name rivers.")
    for one in (question(), other, question(), other):
        await model.ask(one, Meter())
    assert told(llama)[6:] == ["restore", "Which city?", "restore", "Which river?"]
    assert len(list(states.iterdir())) == 2
    await model.aclose()


@pytest.mark.integration
async def test_only_the_beginning_is_kept(llama, tmp_path):
    model = local(llama, tmp_path)
    await model.ask(question("The secret text of a document."), Meter())
    until_kept = llama.requests[: told(llama).index("save")]
    assert "secret" not in json.dumps([request.body for request in until_kept])
    await model.aclose()


@pytest.mark.integration
async def test_a_damaged_state_costs_nothing_but_time(llama, states, tmp_path):
    first, second = local(llama, tmp_path), local(llama, tmp_path)
    await first.ask(question(), Meter())
    (kept,) = states.iterdir()
    kept.write_bytes(b"st")
    llama.requests.clear()
    assert (await second.ask(question(), Meter())).city == "Oslo"
    assert told(llama) == ["restore", "Which city?"]
    assert not kept.exists()
    await first.aclose()
    await second.aclose()


@pytest.mark.integration
async def test_a_question_without_a_beginning_asks_for_no_state(llama, tmp_path):
    model = local(llama, tmp_path)
    await model.ask(Question("capital", [{"role": "user", "content": "Which?"}], City), Meter())
    assert told(llama) == ["Which?"]
    await model.aclose()


@pytest.mark.integration
async def test_the_oldest_are_dropped(llama, states, tmp_path):
    for number in range(20):
        (states / f"{number}.state").write_bytes(b"state")
    model = local(llama, tmp_path)
    await model.ask(question(), Meter())
    assert len(list(states.iterdir())) == 12
    await model.aclose()


@pytest.fixture
def real_model():
    path = Path(os.environ.get("SUMMARIZER_LOCAL_MODEL") or model_path())
    if not path.is_file():
        pytest.skip("the local model is not there: summarizer model fetch")
    return path


@pytest.mark.live
async def test_another_server_need_not_read_the_instructions_again(tmp_path, real_model):
    told = "You name cities. " + "Paris is in France, Lima is in Peru, Accra is in Ghana. " * 10
    reused, answers = [], []
    for _ in range(2):
        settings = Settings(model="local", cache_dir=tmp_path, local_model=real_model)
        with LocalServer(real_model, states=tmp_path / "states") as server:
            model, meter = ChatModel(settings, endpoint=LocalEndpoint(settings, server)), Meter()
            answers.append(await model.ask(question("The capital of Norway?", told=told), meter))
            reused.append((meter.usage.calls, meter.usage.reused_tokens))
            await model.aclose()
    assert answers[0] == answers[1]
    (first_calls, first), (second_calls, second) = reused
    assert (first_calls, second_calls) == (2, 1)  # the first one reads the instructions, and keeps them
    assert second == first > 100
