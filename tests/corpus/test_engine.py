"""What is told of an engine before anything is asked, and what the workers of a cluster share; Ray is not needed."""

from __future__ import annotations

import asyncio

import pytest

from summarizer.corpus import run
from summarizer.corpus.on_ray import OnRay
from summarizer.corpus.ray_actors import Desk
from summarizer.errors import ClusterError, MissingExtra, SettingsError
from summarizer.llm import Meter, Settings
from tests.corpus.small import Quick


@pytest.fixture
def with_ray(monkeypatch):
    monkeypatch.setattr("summarizer.corpus.extra.find_spec", lambda _: object())


def test_an_engine_that_is_not_known_is_told(corpus):
    with pytest.raises(SettingsError, match="'spark' is not known"):
        run([corpus], "out", engine="spark", model=Quick())


def test_without_ray_it_says_what_to_install(corpus, monkeypatch):
    monkeypatch.setattr("summarizer.corpus.extra.find_spec", lambda _: None)
    with pytest.raises(MissingExtra) as caught:
        run([corpus], "out", engine="ray", model="local")
    assert "pip install 'treaty-summarizer[ray]'" in caught.value.hint


@pytest.mark.usefixtures("with_ray")
def test_a_model_that_workers_cannot_be_given_is_refused(corpus, tmp_path):
    with pytest.raises(SettingsError, match="model object"):
        run([corpus], "out", engine="ray", model=Quick())
    with pytest.raises(SettingsError, match="each worker would start one of its own") as caught:
        run([corpus], "out", engine="ray", model="local")
    assert "--base-url" in caught.value.hint
    assert not list(tmp_path.glob("out/*"))


async def test_a_reader_that_comes_again_gets_the_same_numbers_and_nothing_that_is_finished():
    desk = Desk()
    await desk.put(0, b"first")
    await desk.put(1, b"second")
    assert [await desk.row(number) for number in (0, 1)] == [b"first", b"second"]
    await desk.drop(0)
    assert [await desk.row(number) for number in (0, 1)] == [b"", b"second"]
    await desk.close()
    assert await desk.row(2) is None
    assert await desk.row(1) == b"second"


async def test_a_reader_waits_for_the_next_document_or_the_end():
    desk = Desk()
    waiting = asyncio.ensure_future(desk.row(0))
    await asyncio.sleep(0)
    assert not waiting.done()
    await desk.put(0, b"first")
    assert await waiting == b"first"
    waiting = asyncio.ensure_future(desk.row(1))
    await desk.close()
    assert await waiting is None


async def test_when_the_run_stops_no_document_begins_and_the_workers_are_told():
    desk = Desk()
    await desk.put(0, b"first")
    told = asyncio.ensure_future(desk.stopped())
    await desk.stop()
    await told
    assert await desk.row(0) is None
    assert not await desk.has(0)


async def test_the_beginnings_of_a_document_are_counted_until_it_is_finished():
    desk = Desk()
    await desk.put(0, b"first")
    assert [await desk.begins(0) for _ in range(3)] == [1, 2, 3]
    await desk.drop(0)
    assert await desk.begins(0) == 1


class Lost(Exception):
    """An error of Ray."""


Lost.__module__ = "ray.exceptions"


@pytest.mark.parametrize("grouped", [False, True])
async def test_what_ray_raises_is_told_in_its_last_words(monkeypatch, grouped):
    error = Lost("Traceback ...\n  File ...\nModuleNotFoundError: No module named 'summarizer'\n")

    async def fail(*_):
        raise ExceptionGroup("", [error]) if grouped else error

    monkeypatch.setattr("summarizer.corpus.on_ray._join", lambda: False)
    engine = OnRay(Settings(base_url="http://127.0.0.1:9/v1", model="m"), "single", document_s=None)
    monkeypatch.setattr(engine, "_take", fail)
    with pytest.raises(ClusterError, match="The Ray cluster failed: ModuleNotFoundError: No module named") as caught:
        await engine.take(None, None, Meter())
    assert "RAY_ADDRESS" in caught.value.hint
