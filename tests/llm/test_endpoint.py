"""The local model's endpoint, with a stand-in for its server."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from pydantic import BaseModel

from summarizer.errors import ModelFileError, ModelServerCrashed
from summarizer.llm import ChatModel, Meter, Question, Settings
from summarizer.llm.endpoint import LocalEndpoint, is_loopback, local_identity
from summarizer.llm.transport import set_testing
from tests.llm.scripted_server import Reply, completion

GOOD = completion({"city": "Oslo"})


class Capital(BaseModel):
    city: str


QUESTION = Question("capital", [{"role": "user", "content": "The capital of Norway?"}], Capital)


class StandIn:
    """Behaves like the local model's server: it can be started, and it can end. Each start gives it another key."""

    def __init__(self, server, start_s=0.0):
        self._server = server
        self._start_s = start_s
        self._up = False
        self.starts = 0
        self.starting_threads = []

    @property
    def base_url(self):
        return self._server.base_url

    @property
    def api_key(self):
        return f"key-of-start-{self.starts}"

    def start(self):
        self.starting_threads.append(threading.current_thread())
        time.sleep(self._start_s)
        self.starts += 1
        self._up = True

    def alive(self):
        return self._up

    def crash(self):
        return ModelServerCrashed("The stand-in ended.", hint="Free some memory.")

    def ends(self, _request=None):
        """A reply that takes the server down with it."""
        self._up = False
        return Reply({}, cut=0)


@pytest.fixture
def no_waits():
    set_testing(on=True)
    yield
    set_testing(on=False)


def local(stand_in, **more):
    settings = Settings(model="local", **more)
    return ChatModel(settings, endpoint=LocalEndpoint(settings, stand_in))


@pytest.mark.integration
async def test_it_is_started_by_the_first_question_alone(server):
    server.script(GOOD)
    stand_in = StandIn(server)
    model = local(stand_in)
    assert stand_in.starts == 0
    for _ in range(3):
        assert (await model.ask(QUESTION, Meter())).city == "Oslo"
    assert stand_in.starts == 1
    assert server.requests[0].headers["authorization"] == "Bearer key-of-start-1"
    await model.aclose()


@pytest.mark.integration
async def test_starting_does_not_hold_up_the_loop(server):
    server.script(GOOD)
    stand_in = StandIn(server, start_s=0.3)
    model = local(stand_in)
    task = asyncio.create_task(model.ask(QUESTION, Meter()))
    ticks = 0
    while not task.done():
        await asyncio.sleep(0.01)
        ticks += 1
    assert ticks >= 10
    assert stand_in.starting_threads != [threading.main_thread()]
    await model.aclose()


@pytest.mark.integration
async def test_after_a_crash_it_is_brought_back_and_asked_again(server, no_waits):
    stand_in = StandIn(server)
    server.script(stand_in.ends, GOOD)
    model = local(stand_in)
    meter = Meter()
    assert (await model.ask(QUESTION, meter)).city == "Oslo"
    assert stand_in.starts == 2
    assert server.requests[1].headers["authorization"] == "Bearer key-of-start-2"
    assert (meter.usage.calls, meter.usage.failed) == (2, 1)
    await model.aclose()


@pytest.mark.integration
async def test_a_question_that_brings_it_down_twice_is_given_up(server, no_waits):
    stand_in = StandIn(server)
    server.script(stand_in.ends, stand_in.ends, GOOD)
    model = local(stand_in)
    with pytest.raises(ModelServerCrashed, match="stand-in"):
        await model.ask(QUESTION, Meter())
    assert stand_in.starts == 2
    assert (await model.ask(QUESTION, Meter())).city == "Oslo", "the next question begins afresh"
    await model.aclose()


@pytest.mark.integration
async def test_a_crash_under_several_questions_starts_it_once(server, no_waits):
    stand_in = StandIn(server)
    together = threading.Barrier(3)

    def ends(request):
        together.wait(10)
        return stand_in.ends(request)

    server.script(ends, ends, ends, GOOD)
    model = local(stand_in, max_concurrency=3)
    answers = await asyncio.gather(*(model.ask(QUESTION, Meter()) for _ in range(3)))
    assert [answer.city for answer in answers] == ["Oslo"] * 3
    assert stand_in.starts == 2
    await model.aclose()


@pytest.mark.integration
async def test_its_server_is_the_one_of_the_process_with_room_as_set(server, monkeypatch, tmp_path):
    file = tmp_path / "own.gguf"
    file.write_bytes(b"GGUF")
    server.script(GOOD)
    asked_for = []

    def shared(path, *, context_tokens, states):
        asked_for.append((path, context_tokens, states))
        return StandIn(server)

    monkeypatch.setattr("summarizer.llm.local_server.shared", shared)
    model = ChatModel(Settings(model=str(file), context_tokens=2048, cache_dir=tmp_path))
    assert (await model.ask(QUESTION, Meter())).city == "Oslo"
    assert asked_for == [(file, 2048, tmp_path / "states")]
    await model.aclose()


@pytest.mark.integration
async def test_no_proxy_comes_between(server, monkeypatch):
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    server.script(GOOD)
    model = local(StandIn(server))
    assert (await model.ask(QUESTION, Meter())).city == "Oslo"
    await model.aclose()


async def test_without_its_file_it_says_how_to_get_it(tmp_path):
    model = ChatModel(Settings(model="local", cache_dir=tmp_path))
    meter = Meter()
    with pytest.raises(ModelFileError, match="summarizer model fetch"):
        await model.ask(QUESTION, meter)
    assert meter.usage.calls == 0
    await model.aclose()


async def test_a_file_that_is_not_a_model_is_refused(tmp_path):
    file = tmp_path / "notes.gguf"
    file.write_text("not a model")
    model = ChatModel(Settings(model=str(file)))
    with pytest.raises(ModelFileError, match="GGUF"):
        await model.ask(QUESTION, Meter())


def test_what_is_known_before_the_first_question():
    info = ChatModel(Settings()).info
    assert info.name.endswith(".gguf")
    assert (info.context_tokens, info.strategy) == (8192, "guided")
    assert ChatModel(Settings(strategy="single", context_tokens=4096)).info.strategy == "single"
    assert ChatModel(Settings(model="x/tiny.gguf")).info.name == "tiny.gguf"


def test_another_file_is_another_model(tmp_path):
    file = tmp_path / "own.gguf"
    absent = local_identity(Settings(model=str(file)))
    file.write_bytes(b"GGUF")
    first = local_identity(Settings(model=str(file)))
    file.write_bytes(b"GGUF and more")
    second = local_identity(Settings(model=str(file)))
    assert len({str(each) for each in (absent, first, second, local_identity(Settings()))}) == 4


@pytest.mark.parametrize(
    ("url", "here"),
    [
        ("http://localhost:1/v1", True),
        ("http://127.0.0.9:1/v1", True),
        ("http://[::1]:1/v1", True),
        ("http://10.0.0.1/v1", False),
        ("https://localhost.example.org/v1", False),
    ],
)
def test_loopback_addresses(url, here):
    assert is_loopback(url) is here


@pytest.mark.integration
def test_importing_the_package_does_not_import_the_client():
    code = (
        "import sys, summarizer.llm as llm; llm.Settings.from_env(model='local'); llm.FakeModel({}); "
        "print([name for name in ('openai', 'instructor', 'tenacity', 'sqlite3') if name in sys.modules])"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_names_of_the_package_can_all_be_had():
    import summarizer.llm as package

    assert set(package.__all__) <= set(dir(package))
    for name in package.__all__:
        assert getattr(package, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = package.nothing
